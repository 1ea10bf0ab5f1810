//! Endurance work, intervals and running.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{ByGoal, ByLevel};
use crate::athlete::Experience;
use crate::fitness::ExerciseId;

/// Endurance work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each is for")]
pub struct Aerobic {
    pub moderate_minutes_per_week: u16,
    pub vigorous_from_met: f64,
    pub steps_per_day: u16,
    pub steps_per_day_older: u16,
    pub finisher_minutes_min: u16,
    pub finisher_minutes_max: ByGoal<u16>,
    pub day_minutes_max: ByLevel<u16>,
    pub recovery_minutes_max: u16,
    pub gentle_met_max: f64,
    pub gentle_rpe_max: f64,
    pub steady: Vec<ExerciseId>,
    pub gentle: Vec<ExerciseId>,
    pub hard: BTreeSet<ExerciseId>,
    pub interval_on: Vec<ExerciseId>,
    pub mobility: Vec<ExerciseId>,
    pub mobility_reps: (u8, u8),
    pub mobility_seconds: u16,
}

/// Hard intervals.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each is for")]
pub struct Intervals {
    pub sessions_per_week_max: ByLevel<u8>,
    pub hours_between: u16,
    pub rpe_needed: f64,
    pub age_max: u8,
    pub beginner: IntervalDose,
    pub intermediate: IntervalDose,
    pub advanced: IntervalDose,
}

/// Work and rest, so many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntervalDose {
    /// Times.
    pub sets: u8,
    /// Seconds of work.
    pub seconds: u16,
    /// Seconds of rest.
    pub rest: u16,
}

impl Intervals {
    /// The dose for a training age.
    pub fn dose(&self, level: Experience) -> IntervalDose {
        match level {
            Experience::Beginner => self.beginner,
            Experience::Intermediate => self.intermediate,
            Experience::Advanced => self.advanced,
        }
    }
}

/// Running.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each is for")]
pub struct Running {
    pub exercises: BTreeSet<ExerciseId>,
    pub single_run_max_percent: u16,
    pub longest_days: u16,
    pub first_minutes: ByLevel<u16>,
    pub longest_minutes: ByLevel<u16>,
    pub easy_percent_of_long: u16,
    pub deload_percent: u16,
    pub tempo: IntervalDose,
    pub walk_run: Vec<WalkRun>,
}

/// Run, then walk, so many times; times in seconds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "said above")]
pub struct WalkRun {
    pub sets: u8,
    pub run: u16,
    pub walk: u16,
}
