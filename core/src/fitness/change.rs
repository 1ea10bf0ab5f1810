//! What changed in a plan, and why, in words for the athlete.

use serde::{Deserialize, Serialize};

use super::ExerciseId;

/// One change. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The exercise, where one is meant.
    pub exercise: Option<ExerciseId>,
    /// What changed: "Bench Press 60 -> 62.5 kg".
    pub words: String,
    /// Why: "all 3 sets of 10 done twice with reps to spare".
    pub why: String,
}

impl Change {
    /// A change of one exercise.
    pub(super) fn of(exercise: &ExerciseId, words: String, why: impl Into<String>) -> Self {
        Self { exercise: Some(exercise.clone()), words, why: why.into() }
    }

    /// A change of a whole session or plan.
    pub(super) fn whole(words: impl Into<String>, why: impl Into<String>) -> Self {
        Self { exercise: None, words: words.into(), why: why.into() }
    }
}
