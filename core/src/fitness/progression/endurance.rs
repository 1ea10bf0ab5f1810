//! Running: no single run much longer than the longest that was really done.

use chrono::NaiveDate;

use super::history::{Effort, History};
use super::pause::days_between;
use crate::fitness::{Category, Dose, Exercise, PlannedExercise, Tag};

/// Most that a single run exceeds the longest of the last 30 days (Frandsen 2025).
const SINGLE_RUN: f64 = 1.1;

/// Days in which a run counts as the longest of late.
const LATE_DAYS: i64 = 30;

/// Effort above which a run is repeated rather than made longer.
const EASY_RPE: f64 = 6.0;

/// Shortest run that is planned, in seconds.
const SHORTEST: f64 = 300.0;

/// The most seconds for the n-th coming run, and why; nothing while no run is in the log.
pub(super) fn cap(
    exercise: &Exercise,
    planned: &PlannedExercise,
    history: &History,
    today: NaiveDate,
    nth: i32,
) -> Option<(u16, String)> {
    let steady = planned.sets == 1 && exercise.category == Category::Cardio && exercise.tags.contains(&Tag::JumpingOrRunning);
    let Dose::Seconds(wanted) = planned.dose else { return None };
    let runs: Vec<&Effort> = history.endurance.get(&exercise.id).into_iter().flatten().collect();
    let late = runs.iter().filter(|run| days_between(run.date, today) <= LATE_DAYS).map(|run| run.seconds);
    let longest = late.reduce(f64::max)?;
    let last = runs.last()?;
    let hard = last.rpe.is_some_and(|rpe| rpe > EASY_RPE);
    let grown = if hard { longest } else { longest * SINGLE_RUN.powi(nth.clamp(1, 60)) };
    let most = (grown.max(SHORTEST) / 30.0).floor() * 30.0;
    let minutes = (longest / 60.0).round();
    let why = if hard {
        format!("the last run took effort {}: the same once more", last.rpe.unwrap_or(EASY_RPE))
    } else {
        format!("your longest run of late was {minutes} min; one run goes up by a tenth at most")
    };
    (steady && f64::from(wanted) > most).then_some((most as u16, why))
}
