//! A training plan: weeks of sessions of exercises with their dose. Names and cues stay in the catalogue.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ExerciseId;
use crate::athlete::Equipment;

/// A training plan over several weeks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WorkoutPlan {
    /// Weeks in order of their dates.
    pub weeks: Vec<Week>,
}

/// Seven days of training.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Week {
    /// 1 for the first.
    pub week: u8,
    /// A lighter week to recover.
    pub deload: bool,
    /// Sessions in order of their dates.
    pub sessions: Vec<Session>,
}

/// One training session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    /// The day.
    pub date: NaiveDate,
    /// What it is, such as "Upper body A".
    pub title: String,
    /// Whole length by the stated formula, in minutes, rounded up.
    pub minutes: u16,
    /// General warm-up in minutes.
    pub warmup_minutes: u16,
    /// What to do, in order.
    pub exercises: Vec<PlannedExercise>,
    /// Cool-down in minutes.
    pub cooldown_minutes: u16,
    /// What there is to train with on this day, where it is not the usual kit: on a journey.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub away: Option<BTreeSet<Equipment>>,
}

/// One exercise with its dose.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlannedExercise {
    /// The exercise.
    pub id: ExerciseId,
    /// Working sets (of each side, where one side works at a time).
    pub sets: u8,
    /// How long a set is.
    #[serde(flatten)]
    pub dose: Dose,
    /// Repetitions left in reserve at the end of a set.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rir: Option<u8>,
    /// Share of the one-repetition maximum in percent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub percent_1rm: Option<u8>,
    /// Load in kilograms, where a log or body weight allows one. For dumbbells: each. For assisted exercises: the help.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub load_kg: Option<f64>,
    /// Rest between sets in seconds.
    pub rest_seconds: u16,
    /// Warm-up sets with a rising load before the working sets.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub ramp_sets: u8,
    /// Exercises of a session with the same letter alternate.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub superset: Option<char>,
    /// The day from which the athlete wanted it so. Progression keeps the dose until a later log speaks of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chosen_on: Option<NaiveDate>,
    /// Why this exercise is here, for this athlete.
    pub why: String,
}

/// A planned exercise as it is written. Every turn reads some dozens of them, and a flattened dose would have each read twice.
#[derive(Deserialize)]
struct AsWritten {
    id: ExerciseId,
    sets: u8,
    reps: Option<RepRange>,
    seconds: Option<u16>,
    metres: Option<u16>,
    rir: Option<u8>,
    percent_1rm: Option<u8>,
    load_kg: Option<f64>,
    rest_seconds: u16,
    #[serde(default)]
    ramp_sets: u8,
    superset: Option<char>,
    chosen_on: Option<NaiveDate>,
    why: String,
}

impl<'de> Deserialize<'de> for PlannedExercise {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = AsWritten::deserialize(deserializer)?;
        let dose = match (written.reps, written.seconds, written.metres) {
            (Some(reps), None, None) => Dose::Reps(reps),
            (None, Some(seconds), None) => Dose::Seconds(seconds),
            (None, None, Some(metres)) => Dose::Metres(metres),
            _ => return Err(serde::de::Error::custom("one of reps, seconds and metres is wanted")),
        };
        let AsWritten { id, sets, rir, percent_1rm, load_kg, rest_seconds, ramp_sets, superset, chosen_on, why, .. } = written;
        Ok(Self { id, sets, dose, rir, percent_1rm, load_kg, rest_seconds, ramp_sets, superset, chosen_on, why })
    }
}

fn is_zero(count: &u8) -> bool {
    *count == 0
}

/// How long a set is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dose {
    /// By repetitions.
    Reps(RepRange),
    /// By seconds of work.
    Seconds(u16),
    /// By metres.
    Metres(u16),
}

/// Repetitions from the first to the last of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RepRange {
    /// Fewest.
    pub min: u8,
    /// Most; with all sets here, the load goes up.
    pub max: u8,
}
