//! Changing a plan as life happens: one door, and every change is held against all rules again.

mod adjust;
mod basis;
mod fill;
mod leave_out;
mod mend;
mod refit;
mod shift;
mod shorten;
mod substitutes;
mod swap;
mod told;
mod travel;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::basis::Basis;
use super::{Change, Direction, ExerciseId, SwapReason, WorkoutPlan};
use crate::Knowledge;
use crate::athlete::{Athlete, Equipment};

/// A change to a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// One exercise for another, in every session from a day on.
    Swap {
        /// Which one goes.
        exercise: ExerciseId,
        /// Which one comes; the best fit when nobody said.
        with: Option<ExerciseId>,
        /// Why.
        reason: Option<SwapReason>,
        /// The first day.
        from: NaiveDate,
    },
    /// A session in fewer minutes.
    Shorten {
        /// Its day.
        date: NaiveDate,
        /// The minutes there are.
        minutes: u16,
    },
    /// A session on another day; two sessions change places when both days are taken.
    Move {
        /// Its day.
        from: NaiveDate,
        /// The new day.
        to: NaiveDate,
    },
    /// No session on a day that had one.
    LeaveOut {
        /// Its day.
        date: NaiveDate,
    },
    /// Everything a notch easier or harder.
    Adjust {
        /// Which way.
        direction: Direction,
        /// The first day.
        from: NaiveDate,
    },
    /// Only what no longer fits the athlete's limits, kit and minutes is replaced.
    Refit {
        /// The first day.
        from: NaiveDate,
    },
    /// A stretch of days with other things to train with.
    Travel {
        /// The first day away.
        from: NaiveDate,
        /// The last day away.
        to: NaiveDate,
        /// What there is; nothing means nothing but a floor.
        equipment: BTreeSet<Equipment>,
    },
}

/// A changed plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edited {
    /// The plan.
    pub plan: WorkoutPlan,
    /// What changed and why; also what the change costs.
    pub changes: Vec<Change>,
}

/// Why a change was not made. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct EditRefusal {
    /// What is in the way, and the nearest thing that can be done.
    pub message: String,
    /// Exercises that would do instead, the best first.
    pub nearest: Vec<ExerciseId>,
}

impl EditRefusal {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), nearest: Vec::new() }
    }
}

/// Changes a plan, or says what stands in the way and what can be done instead.
///
/// Every hard rule that the plan kept is kept by the changed plan: what breaks one is mended or refused. Sessions before
/// the first day of the change stay as they are. The seed decides between exercises that suit equally well.
pub fn apply(plan: &WorkoutPlan, edit: &Edit, athlete: &Athlete, world: &Knowledge, seed: u64) -> Result<Edited, EditRefusal> {
    let basis = Basis::of(plan, athlete, world, seed);
    match edit {
        Edit::Swap { exercise, with, reason, from } => {
            swap::swap(&basis, &swap::Wish { exercise, with: with.as_ref(), reason: *reason, from: *from })
        }
        Edit::Shorten { date, minutes } => shorten::shorten(&Basis { short: Some((*date, *minutes)), ..basis }, *date, *minutes),
        Edit::Move { from, to } => shift::shift(&basis, *from, *to),
        Edit::LeaveOut { date } => leave_out::leave_out(&basis, *date),
        Edit::Adjust { direction, from } => adjust::adjust(&basis, *direction, *from),
        Edit::Refit { from } => refit::refit(&basis, *from),
        Edit::Travel { from, to, equipment } => travel::travel(&basis, *from, *to, equipment),
    }
}
