//! What the coach waits for: an answer to a question, or a yes.

use serde::{Deserialize, Serialize};

use crate::language::{Asked, Intent, UrgentKind};

/// What the next words may be an answer to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Awaiting {
    /// An answer about the athlete.
    Answer(Asked),
    /// A yes before this is done.
    Yes(Intent),
    /// Word that a doctor has cleared the athlete after a warning sign.
    Clearance,
    /// The time zone, before this is done.
    Zone(Intent),
    /// Word that the athlete is safe, after words that may tell of danger.
    Safe(Worry),
}

/// Words that may tell of danger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Worry {
    pub(super) kind: UrgentKind,
    /// What was said. It is read once more when nothing is wrong.
    pub(super) said: String,
    /// What was awaited then.
    pub(super) before: Option<Box<Awaiting>>,
}

impl Awaiting {
    /// Whether the question still stands after something else was said in between.
    pub(super) fn outlasts_others(&self) -> bool {
        match self {
            Self::Answer(_) | Self::Clearance | Self::Zone(_) | Self::Safe(_) => true,
            Self::Yes(_) => false,
        }
    }

    pub(super) fn wants_number(&self) -> bool {
        matches!(
            self,
            Self::Answer(
                Asked::DaysPerWeek
                    | Asked::MinutesPerSession
                    | Asked::Age
                    | Asked::WeightKg
                    | Asked::HeightCm
                    | Asked::MealsPerDay
                    | Asked::Trimester
            )
        )
    }
}
