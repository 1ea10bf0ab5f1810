//! Progression: the plan moves on with what was really done.
//!
//! The log is read against what the plan asked for on each day, and the load, repetitions and sets that follow are written
//! into the sessions to come. Everything is worked out anew from the whole log, so the same log always gives the same plan.

mod asked;
mod believe;
mod case;
mod course;
mod easing;
mod endurance;
mod fall;
mod history;
mod judge;
mod ladder;
mod loading;
mod news;
mod one_rm;
mod pause;
mod phrase;
mod reach;
mod rewrite;
mod rise;
mod slot;
mod variation;
mod week;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Change, ExerciseId, LogEntry, WorkoutPlan};
use crate::Knowledge;
use crate::athlete::Athlete;

pub use ladder::Ladder;
pub use loading::{Against, Loading};
pub(crate) use news::{change, name};
pub use one_rm::estimate_1rm;
pub(crate) use phrase::day_words;
pub use phrase::load_words;
pub(crate) use variation::is_counted_so;

/// A plan in the light of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Advanced {
    /// The plan. Sessions before today, and those the log already speaks of, are as they were.
    pub plan: WorkoutPlan,
    /// What changed; nothing when the same log is read again.
    pub changes: Vec<Change>,
    /// Figures of the last week that look like slips and were left out. The same each time the same log is read.
    pub doubts: Vec<Doubt>,
}

/// A figure that is too far from everything known to be believed. Meant for the athlete, as a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Whose sets.
    pub exercise: ExerciseId,
    /// Of which day.
    pub date: NaiveDate,
    /// The question.
    pub words: String,
}

/// Rewrites loads, repetitions and sets of the sessions from today on in the light of the log.
///
/// Loads are kilograms. A session of today that the log already speaks of stays as it is.
pub fn advance(plan: &WorkoutPlan, log: &[LogEntry], athlete: &Athlete, world: &Knowledge, today: NaiveDate) -> Advanced {
    let history = history::History::read(plan, log, athlete, world, today);
    let (plan, changes) = rewrite::rewrite(plan, &history, athlete, world, today);
    Advanced { plan, changes, doubts: history.doubts }
}
