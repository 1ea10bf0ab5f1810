//! A harder or an easier exercise for the same thing.

use crate::Knowledge;
use crate::fitness::{Dose, Exclusions, Exercise, Mode, PlannedExercise, RepRange, Session};

/// Repetitions to begin a harder variation with, where the old range had grown beyond.
const FRESH: RepRange = RepRange { min: 8, max: 12 };

/// The first harder exercise that this athlete may do and this session does not hold yet.
pub(super) fn harder<'a>(
    from: &Exercise,
    session: &Session,
    exclusions: &Exclusions<'_>,
    world: &'a Knowledge,
) -> Option<&'a Exercise> {
    first_of(&from.progressions, from, session, exclusions, world)
}

/// The first easier exercise that this athlete may do and this session does not hold yet.
pub(super) fn easier<'a>(
    from: &Exercise,
    session: &Session,
    exclusions: &Exclusions<'_>,
    world: &'a Knowledge,
) -> Option<&'a Exercise> {
    first_of(&from.regressions, from, session, exclusions, world)
}

fn first_of<'a>(
    ids: &[crate::fitness::ExerciseId],
    from: &Exercise,
    session: &Session,
    exclusions: &Exclusions<'_>,
    world: &'a Knowledge,
) -> Option<&'a Exercise> {
    let new = |to: &&Exercise| session.exercises.iter().all(|planned| planned.id != to.id);
    let alike = |to: &&Exercise| to.mode == from.mode && to.category == from.category && to.pattern == from.pattern;
    let candidates = ids.iter().filter_map(|id| world.exercises.get(id));
    candidates.filter(alike).filter(new).find(|to| exclusions.why_not_in(to, session).is_none())
}

/// The same place in a session with another variation, begun where a new exercise is begun.
pub(super) fn planned(old: &PlannedExercise, to: &Exercise, why: String) -> PlannedExercise {
    let dose = match old.dose {
        Dose::Reps(range) if range.min > FRESH.max => Dose::Reps(FRESH),
        Dose::Reps(range) => Dose::Reps(range),
        Dose::Seconds(seconds) => Dose::Seconds((seconds / 2).next_multiple_of(5).clamp(10, 60)),
        Dose::Metres(metres) => Dose::Metres((metres / 2).next_multiple_of(5).clamp(5, 100)),
    };
    PlannedExercise { id: to.id.clone(), dose, load_kg: None, percent_1rm: None, ramp_sets: 0, why, ..old.clone() }
}

/// Whether a dose is of the kind in which the sets of an exercise are counted.
pub(crate) fn is_counted_so(mode: Mode, dose: Dose) -> bool {
    matches!((mode, dose), (Mode::Reps, Dose::Reps(_)) | (Mode::Time, Dose::Seconds(_)) | (Mode::Distance, Dose::Metres(_)))
}
