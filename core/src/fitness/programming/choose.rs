//! Which exercise fills each place of the week.

use super::basis::Basis;
use super::calendar::Day;
use super::dose::{Prescription, prescribe};
use super::job::Job;
use super::pool::{Candidate, Load, Pool, bit};
use super::rules::Tier;
use super::template::{Role, Slot, slots};
use crate::athlete::{Experience, Goal};
use crate::fitness::time::work_seconds;
use crate::fitness::{Dose, Muscle};

/// What a job costs for each better one that the place would rather have.
const SECOND_CHOICE_COST: i32 = 35;

/// What an exercise gains for a muscle that few train and nothing does yet.
const COVERAGE: i32 = 45;

/// A place of the week with the exercise that fills it.
#[derive(Clone, Debug)]
pub(super) struct Place<'p, 'w> {
    /// Which day of the week.
    pub(super) day: usize,
    /// Which place of the day's template; places added later come after.
    pub(super) slot: usize,
    pub(super) role: Role,
    /// Jobs that fill it.
    pub(super) jobs: &'static [Job],
    /// Places of a day with the same number alternate; 0 stands alone.
    pub(super) pair: u8,
    pub(super) candidate: &'p Candidate<'w>,
    pub(super) prescription: Prescription,
    /// Seconds of work in one set.
    pub(super) work: f64,
    pub(super) ramp: u8,
    pub(super) sets: u8,
}

/// The exercises chosen so far.
pub(super) struct Choice<'p, 'w> {
    pub(super) places: Vec<Place<'p, 'w>>,
}

/// What the block before chose, by day and place.
pub(super) type Before = Vec<(usize, usize, crate::fitness::ExerciseId)>;

/// Fills the places of the week, day by day. What the block before had stays where it is a main lift, or where the athlete is
/// still learning; with `rotate` the rest changes.
pub(super) fn choose<'p, 'w>(
    basis: &Basis<'_>,
    pool: &'p Pool<'w>,
    days: &[Day],
    before: &Before,
    rotate: bool,
) -> Choice<'p, 'w> {
    let mut choice = Choice { places: Vec::new() };
    for (number, day) in days.iter().enumerate() {
        for (place, slot) in slots(day.theme, day.number).iter().enumerate() {
            choice.fill(basis, pool, days, (number, place, *slot), before, rotate);
        }
    }
    choice
}

impl<'p, 'w> Choice<'p, 'w> {
    fn fill(
        &mut self,
        basis: &Basis<'_>,
        pool: &'p Pool<'w>,
        days: &[Day],
        (day, number, slot): (usize, usize, Slot),
        before: &Before,
        rotate: bool,
    ) {
        if slot.role == Role::Power && !has_power(basis) {
            return;
        }
        let busy = self.trained_next_to(days, day);
        let kept = before.iter().find(|(other, place, _)| (*other, *place) == (day, number)).map(|(_, _, id)| id);
        let fits = |candidate: &Candidate<'_>| {
            candidate.tier > Tier::Never
                && candidate.primary & busy == 0
                && !self.has(day, candidate)
                && plays(candidate, slot.role)
        };
        let score = |candidate: &Candidate<'_>, rank: usize| {
            let kept = kept.map_or(0, |id| continuity(basis, slot.role, candidate.exercise.id == *id, rotate));
            self.score(basis, candidate, slot.role, day) + kept - (rank.min(4) as i32) * SECOND_CHOICE_COST
        };
        let ranked =
            slot.jobs.iter().enumerate().flat_map(|(rank, job)| pool.for_job(*job).map(move |candidate| (rank, candidate)));
        let best = ranked
            .filter(|(_, candidate)| fits(candidate))
            .max_by_key(|(rank, candidate)| (score(candidate, *rank), std::cmp::Reverse(&candidate.exercise.id)));
        if let Some((_, candidate)) = best {
            self.places.push(place(basis, candidate, day, number, slot, self.is_first_heavy(day)));
        }
    }

    /// The muscles that the days before and after train directly.
    pub(super) fn trained_next_to(&self, days: &[Day], day: usize) -> u32 {
        let near = |place: &&Place<'_, '_>| days[place.day].touches(days[day]);
        self.places.iter().filter(near).fold(0, |bits, place| bits | place.candidate.primary)
    }

    fn has(&self, day: usize, candidate: &Candidate<'_>) -> bool {
        self.places.iter().any(|place| place.day == day && place.candidate.exercise.id == candidate.exercise.id)
    }

    fn is_first_heavy(&self, day: usize) -> bool {
        !self.places.iter().any(|place| place.day == day && place.prescription.ramps)
    }

    fn score(&self, basis: &Basis<'_>, candidate: &Candidate<'_>, role: Role, day: usize) -> i32 {
        let same = |place: &&Place<'_, '_>| place.candidate.exercise.id == candidate.exercise.id;
        let used = self.places.iter().filter(same).count() as i32;
        let alike = |place: &&Place<'_, '_>| place.candidate.job == candidate.job && place.candidate.primary == candidate.primary;
        let alike = self.places.iter().filter(alike).count() as i32;
        let same_day = self.places.iter().filter(|place| place.day == day && place.candidate.job != candidate.job);
        let overlap: u32 = same_day.map(|place| (place.candidate.primary & candidate.primary).count_ones()).sum();
        let trained = self.places.iter().fold(0, |bits, place| bits | place.candidate.primary);
        let new = (candidate.primary & !trained & seldom_trained()).count_ones() as i32;
        candidate.suits + new * COVERAGE + in_role(basis, candidate, role)
            - used.min(2) * repetition_cost(basis, role)
            - alike * 3
            - (overlap.min(3) * 8) as i32
    }
}

/// Muscles that little trains directly where there is no kit.
fn seldom_trained() -> u32 {
    [Muscle::Hamstrings, Muscle::Lats, Muscle::Abs].iter().fold(0, |bits, &muscle| bits | bit(muscle))
}

/// Where strength is the goal or the lift is new, practice counts for more than variety.
fn repetition_cost(basis: &Basis<'_>, role: Role) -> i32 {
    match role {
        Role::Main if basis.athlete.goal == Goal::GainStrength => 15,
        Role::Isolation | Role::Core => 22,
        _ if basis.is_beginner() => 18,
        _ => 35,
    }
}

fn in_role(basis: &Basis<'_>, candidate: &Candidate<'_>, role: Role) -> i32 {
    let one_side = if candidate.exercise.unilateral && candidate.job != Job::Lunge { -20 } else { 0 };
    let strong = basis.athlete.goal == Goal::GainStrength && basis.rules.standing.strength_main.contains(&candidate.exercise.id);
    match role {
        Role::Main if strong => 45,
        Role::Main => one_side,
        Role::Second if strong => 10,
        _ => 0,
    }
}

fn continuity(basis: &Basis<'_>, role: Role, same: bool, rotate: bool) -> i32 {
    let keeps = !rotate || role == Role::Main || basis.athlete.experience == Experience::Beginner;
    match (same, keeps) {
        (true, true) => 120,
        (true, false) => -30,
        (false, _) => 0,
    }
}

/// Power work is for healthy lifters with the time for it.
fn has_power(basis: &Basis<'_>) -> bool {
    let athlete = basis.athlete;
    athlete.goal == Goal::GainStrength
        && athlete.experience > Experience::Beginner
        && athlete.minutes >= 60
        && !basis.is_older()
        && !basis.is_expecting()
        && basis.limits.rpe_max >= 8.0
        && basis.limits.reps_min <= basis.rules.special_reps.power.0
}

/// Whether the exercise can play this part at all.
fn plays(candidate: &Candidate<'_>, role: Role) -> bool {
    role != Role::Power || (candidate.tier >= Tier::Good && candidate.load != Load::Band)
}

/// A place with its dose and no sets yet.
pub(super) fn place<'p, 'w>(
    basis: &Basis<'_>,
    candidate: &'p Candidate<'w>,
    day: usize,
    number: usize,
    slot: Slot,
    first_heavy: bool,
) -> Place<'p, 'w> {
    let prescription = prescribe(basis, candidate, slot.role);
    let heavy = matches!(slot.role, Role::Main | Role::Second);
    let alone = heavy && basis.athlete.goal == Goal::GainStrength;
    let work = work_seconds(prescription.dose, candidate.exercise.unilateral, &basis.rules.time);
    Place {
        day,
        slot: number,
        role: slot.role,
        jobs: slot.jobs,
        pair: if alone || !basis.supersets { 0 } else { slot.pair },
        candidate,
        prescription,
        work,
        ramp: if prescription.ramps { ramp(basis, prescription.dose, first_heavy) } else { 0 },
        sets: 0,
    }
}

fn ramp(basis: &Basis<'_>, dose: Dose, first: bool) -> u8 {
    let ramp = &basis.rules.ramp;
    let light = matches!(dose, Dose::Reps(reps) if reps.min >= ramp.short_from_reps);
    let short =
        light || basis.athlete.minutes < ramp.short_below_minutes || basis.is_beginner() || basis.is_older() || basis.is_gentle();
    match (short, first) {
        (true, true) => ramp.short_first,
        (true, false) => ramp.short_other,
        (false, true) => ramp.first,
        (false, false) => ramp.other,
    }
}
