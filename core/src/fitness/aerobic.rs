//! Endurance minutes of a plan, and what counts as a hard interval session or as a run.

use super::{Category, Dose, PlannedExercise, Session};
use crate::Knowledge;

/// Minutes of endurance work at moderate effort; a vigorous minute counts twice (WHO 2020).
pub fn moderate_minutes<'e>(entries: impl Iterator<Item = &'e PlannedExercise>, world: &Knowledge) -> f64 {
    let vigorous = world.training.aerobic.vigorous_from_met;
    entries
        .filter_map(|entry| {
            let exercise = world.exercises.get(&entry.id).filter(|exercise| exercise.category == Category::Cardio)?;
            let Dose::Seconds(seconds) = entry.dose else { return None };
            let minutes = f64::from(seconds) * f64::from(entry.sets) / 60.0;
            Some(if exercise.met >= vigorous { minutes * 2.0 } else { minutes })
        })
        .sum()
}

/// Whether an entry is a hard interval bout: an exercise that always is, or any endurance exercise but easy running and walking
/// in more than one set.
pub fn is_hard_interval(entry: &PlannedExercise, world: &Knowledge) -> bool {
    let cardio = world.exercises.get(&entry.id).is_some_and(|exercise| exercise.category == Category::Cardio);
    let easy = matches!(entry.id.as_str(), "jogging" | "walking");
    cardio && (world.training.aerobic.hard.contains(&entry.id) || (entry.sets > 1 && !easy))
}

/// Seconds of a session's run, from the first running step to the last; 0 without a run.
pub fn run_seconds(session: &Session, world: &Knowledge) -> u32 {
    let runs = session.exercises.iter().filter(|entry| world.training.running.exercises.contains(&entry.id));
    runs.map(|entry| {
        let Dose::Seconds(seconds) = entry.dose else { return 0 };
        let sets = u32::from(entry.sets);
        sets * u32::from(seconds) + sets.saturating_sub(1) * u32::from(entry.rest_seconds)
    })
    .sum()
}
