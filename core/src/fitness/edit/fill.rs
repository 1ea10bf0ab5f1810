//! An exercise in another one's place: its dose.

use super::basis::Basis;
use crate::athlete::Experience;
use crate::fitness::progression::{Loading, is_counted_so};
use crate::fitness::{Category, Dose, Exercise, Limits, Mechanic, Mode, Pattern, PlannedExercise, RepRange, Tag};

/// The place of one exercise with another one in it: as many sets, the same rest, and a dose that suits what came in. The load
/// follows from the log.
pub(super) fn fill(basis: &Basis<'_>, old: &PlannedExercise, from: &Exercise, to: &Exercise, why: String) -> PlannedExercise {
    let loaded = |exercise| Loading::of(exercise, basis.world, basis.athlete.units, &[]).is_some();
    let alike = is_counted_so(to.mode, old.dose) && loaded(from) == loaded(to);
    let dose = if alike { old.dose } else { first_dose(to, loaded(to), &basis.limits, old.dose) };
    let by_reps = matches!(dose, Dose::Reps(_));
    let heavy = loaded(to) && to.mechanic == Mechanic::Compound;
    PlannedExercise {
        id: to.id.clone(),
        dose,
        rir: old.rir.or(Some(reserve(&basis.limits))).filter(|_| by_reps && to.category != Category::Cardio),
        percent_1rm: old.percent_1rm.filter(|_| heavy && alike),
        load_kg: None,
        ramp_sets: if heavy { old.ramp_sets } else { 0 },
        chosen_on: None,
        why,
        ..old.clone()
    }
}

fn reserve(limits: &Limits) -> u8 {
    (10.0 - limits.rpe_max).ceil().clamp(2.0, 9.0) as u8
}

fn first_dose(to: &Exercise, loaded: bool, limits: &Limits, old: Dose) -> Dose {
    let hard = to.level == Experience::Advanced || to.tags.contains(&Tag::Hanging);
    match (to.mode, to.category, old) {
        (Mode::Time, Category::Cardio, Dose::Seconds(seconds)) => Dose::Seconds(seconds),
        (Mode::Time, Category::Cardio, _) => Dose::Seconds(300),
        (Mode::Time, ..) => Dose::Seconds(30.min(limits.hold_seconds_max)),
        (Mode::Distance, ..) => Dose::Metres(if to.pattern == Pattern::Carry { 30 } else { 10 }),
        (Mode::Reps, ..) if loaded => Dose::Reps(within(8, 12, limits)),
        (Mode::Reps, ..) if hard => Dose::Reps(within(4, 8, limits)),
        (Mode::Reps, ..) => Dose::Reps(within(8, 15, limits)),
    }
}

/// Repetitions inside what the athlete's limits allow.
pub(super) fn within(min: u8, max: u8, limits: &Limits) -> RepRange {
    let highest = limits.reps_max.max(limits.reps_min).max(1);
    let min = min.clamp(limits.reps_min.max(1), highest);
    RepRange { min, max: max.clamp(min, highest) }
}
