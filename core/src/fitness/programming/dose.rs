//! How much of an exercise: repetitions or seconds, sets, rest, reserve, share of the one-repetition maximum, first load.

use super::basis::Basis;
use super::job::Job;
use super::pool::{Candidate, Load};
use super::rules::{LoadShare, Zone};
use super::template::Role;
use crate::athlete::{Experience, Goal};
use crate::fitness::{Dose, ExerciseId, Limits, Mechanic, Mode, Pattern, RepRange, Tag};

/// What stays the same for an exercise through a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prescription {
    pub(super) dose: Dose,
    pub(super) rest: u16,
    /// Repetitions in reserve in the first week and in the last loaded one, where repetitions are counted.
    pub(super) rir: Option<(u8, u8)>,
    /// Fewest and most sets.
    pub(super) sets: (u8, u8),
    /// Whether a share of the one-repetition maximum says something.
    pub(super) by_percent: bool,
    /// Whether it needs ramp sets.
    pub(super) ramps: bool,
}

/// The dose of an exercise in its part.
pub(super) fn prescribe(basis: &Basis<'_>, candidate: &Candidate<'_>, role: Role) -> Prescription {
    let role = if candidate.job.is_small() { role.max(Role::Isolation) } else { role };
    let zone = zone(basis, candidate, role);
    let by_reps = candidate.exercise.mode == Mode::Reps;
    let lift = candidate.load == Load::Weight && candidate.exercise.mechanic == Mechanic::Compound && by_reps;
    let heavy = lift && matches!(role, Role::Main | Role::Second);
    Prescription {
        dose: dose(basis, candidate, zone),
        rest: rest(basis, zone),
        rir: by_reps.then(|| reserve(basis, zone)),
        sets: sets(basis, zone),
        by_percent: heavy && basis.limits.loads_allowed,
        ramps: heavy,
    }
}

fn zone(basis: &Basis<'_>, candidate: &Candidate<'_>, role: Role) -> Zone {
    let zones = basis.zones();
    let special = &basis.rules.special_reps;
    let strength = basis.athlete.goal == Goal::GainStrength;
    match role {
        Role::Power => Zone { reps: special.power, rest: (120, 120), rir: (5, 4), sets: (3, 3) },
        Role::Main if strength && !basis.rules.standing.strength_main.contains(&candidate.exercise.id) => {
            with_reps(basis, candidate, zones.second, false)
        }
        Role::Main if strength && basis.is_beginner() && !basis.is_older() => {
            Zone { reps: special.beginner_strength_main, ..zones.main }
        }
        Role::Main => with_reps(basis, candidate, zones.main, false),
        Role::Second => with_reps(basis, candidate, zones.second, false),
        Role::Isolation => with_reps(basis, candidate, zones.isolation, true),
        Role::Core => Zone { reps: special.core, ..zones.isolation },
    }
}

/// Where the load cannot be chosen, the repetitions follow what a body can do.
fn with_reps(basis: &Basis<'_>, candidate: &Candidate<'_>, zone: Zone, isolation: bool) -> Zone {
    let special = &basis.rules.special_reps;
    let exercise = candidate.exercise;
    let hard =
        exercise.level == Experience::Advanced || (candidate.job == Job::Pulldown && exercise.tags.contains(&Tag::Hanging));
    let high = basis.is_older() || basis.athlete.goal == Goal::Endurance;
    let reps = match candidate.load {
        Load::Body if hard => special.hard_body_weight,
        Load::Body | Load::Band if high => zone.reps,
        Load::Body if isolation => special.body_weight_isolation,
        Load::Body | Load::Band => special.body_weight,
        Load::Weight => zone.reps,
    };
    Zone { reps, ..zone }
}

fn dose(basis: &Basis<'_>, candidate: &Candidate<'_>, zone: Zone) -> Dose {
    let special = &basis.rules.special_reps;
    match (candidate.exercise.mode, candidate.exercise.pattern) {
        (Mode::Reps, _) => Dose::Reps(within(zone.reps, &basis.limits)),
        (Mode::Time, _) => Dose::Seconds(special.hold_seconds.get(basis.training_age()).min(basis.limits.hold_seconds_max)),
        (Mode::Distance, Pattern::Carry) => Dose::Metres(special.carry_metres),
        (Mode::Distance, Pattern::Balance) => Dose::Metres(special.balance_metres),
        (Mode::Distance, _) => Dose::Metres(special.step_metres),
    }
}

/// The repetitions inside the limits, with room to progress where the limits leave any.
fn within((low, high): (u8, u8), limits: &Limits) -> RepRange {
    let min = low.clamp(limits.reps_min, limits.reps_max.max(limits.reps_min));
    let width = high.saturating_sub(low).max(2);
    let max = if min == low { high } else { min.saturating_add(width) };
    RepRange { min, max: max.clamp(min, limits.reps_max.max(min)) }
}

fn rest(basis: &Basis<'_>, zone: Zone) -> u16 {
    let (short, roomy) = zone.rest;
    let rest = if basis.is_short() { short } else { roomy };
    rest.max(basis.limits.rest_seconds_min)
}

fn reserve(basis: &Basis<'_>, zone: Zone) -> (u8, u8) {
    let least = (10.0 - basis.limits.rpe_max).ceil().clamp(0.0, 9.0) as u8;
    let least = if basis.is_beginner() { least.max(basis.rules.special_reps.beginner_rir_min) } else { least };
    (zone.rir.0.max(least), zone.rir.1.max(least))
}

fn sets(basis: &Basis<'_>, zone: Zone) -> (u8, u8) {
    let most = basis.limits.sets_max.map_or(zone.sets.1, |most| most.min(zone.sets.1)).max(1);
    (zone.sets.0.clamp(1, most), most)
}

impl Prescription {
    /// Repetitions in reserve in one loaded week of so many, counted from 0.
    pub(super) fn rir_in(&self, week: usize, weeks: usize) -> Option<u8> {
        let (first, last) = self.rir?;
        let steps = weeks.saturating_sub(1).max(1);
        let fall = usize::from(first.saturating_sub(last)) * week.min(steps);
        Some(first.saturating_sub((fall / steps) as u8).max(last.min(first)))
    }

    /// The share of the one-repetition maximum that leaves this reserve after the last repetition of the range.
    pub(super) fn percent(&self, basis: &Basis<'_>, rir: u8) -> Option<u8> {
        let Dose::Reps(reps) = self.dose else { return None };
        let percent = basis.rules.percent_for(reps.max.saturating_add(rir));
        self.by_percent.then_some(percent.min(basis.limits.percent_1rm_max))
    }
}

/// A first load from body weight, rounded down to a weight that exists; for assisted exercises the help, rounded up.
pub(super) fn first_load(basis: &Basis<'_>, id: &ExerciseId) -> Option<f64> {
    let weight = basis.athlete.profile.weight_kg?.get();
    let rules = &basis.rules.first_load;
    let named = |list: &'_ [LoadShare]| list.iter().find(|share| share.id == *id).map(|share| (share.share, share.step));
    if !basis.limits.loads_allowed {
        return None;
    }
    if let Some((share, step)) = named(&rules.help) {
        return Some((weight * share / step).ceil() * step);
    }
    let (share, step) = named(&rules.light)?;
    let factor = if basis.is_gentle() { 1.0 } else { rules.level_factor.get(basis.training_age()) };
    Some(((weight * share * factor / step).floor() * step).max(step))
}
