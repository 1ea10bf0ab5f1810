//! What was really done.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ExerciseId;
use crate::athlete::Area;
use crate::words::words;

/// One set as it was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PerformedSet {
    /// Repetitions, where they count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reps: Option<u16>,
    /// Seconds, where time counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Load in kilograms; none for body weight. For assisted exercises: the help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_kg: Option<f64>,
    /// Effort of the set, 1 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rpe: Option<f64>,
}

/// All sets of one exercise, told at once. The day is that of the log entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Performed {
    /// The exercise.
    pub exercise: ExerciseId,
    /// The sets, in order.
    pub sets: Vec<PerformedSet>,
    /// Whether no figure was told: the sets are those of the plan, with the fewest repetitions asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untold: bool,
}

words! {
    /// How much of a session was done.
    SessionDone {
        /// Everything.
        All = "all",
        /// Some of it.
        Part = "part",
        /// Nothing.
        None = "none",
    }
}

words! {
    /// How a session felt.
    Feel {
        /// Too light.
        Easy = "easy",
        /// As planned.
        Right = "right",
        /// Too heavy.
        Hard = "hard",
    }
}

/// One line of the training log. Its id is made from the event that caused it, so that writing it twice changes nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogEntry {
    /// Unique within the athlete's log.
    pub id: String,
    /// The day it happened.
    pub date: NaiveDate,
    /// What happened.
    #[serde(flatten)]
    pub logged: Logged,
}

/// What can stand in the training log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Logged {
    /// Sets of one exercise.
    Sets(Performed),
    /// A whole session.
    Session {
        /// How much of it.
        done: SessionDone,
        /// How it felt.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        feel: Option<Feel>,
    },
    /// Endurance work.
    Cardio {
        /// The exercise.
        exercise: ExerciseId,
        /// Minutes moved.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        minutes: Option<f64>,
        /// Kilometres covered.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        distance_km: Option<f64>,
        /// Effort, 1 to 10.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        rpe: Option<f64>,
    },
    /// Body weight.
    Weight {
        /// Kilograms.
        weight_kg: f64,
    },
    /// Pain that was reported.
    Pain {
        /// Where.
        area: Area,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_sets_survives_being_written_and_read() {
        let date = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let performed = Performed {
            exercise: "push_up".into(),
            sets: vec![PerformedSet { reps: Some(8), ..PerformedSet::default() }],
            untold: false,
        };
        let entry = LogEntry { id: "1".into(), date, logged: Logged::Sets(performed) };
        let text = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<LogEntry>(&text).unwrap(), entry, "{text}");
    }
}
