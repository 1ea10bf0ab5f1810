//! Volume, time, zones, balance and first loads.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{ByGoal, ByLevel};
use crate::fitness::ExerciseId;

/// Bounds of weekly sets for one muscle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Fewest for a major muscle.
    pub min: u8,
    /// Where a plan aims: first and last.
    pub target: (u8, u8),
    /// Most for any muscle.
    pub max: u8,
}

/// Bounds by level and stage.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are levels and stages")]
pub struct WeeklySets {
    pub beginner: Bounds,
    pub intermediate: Bounds,
    pub advanced: Bounds,
    pub older_start: Bounds,
    pub maintenance: Bounds,
}

/// How fast weekly sets may grow: the larger of the two.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Increase {
    /// Sets a week.
    pub sets: u8,
    /// Percent a week.
    pub percent: u8,
}

/// Lighter weeks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deload {
    /// A block's weeks, the lighter one included.
    pub every_weeks: ByLevel<u8>,
    /// Share of the sets that is kept.
    pub sets_kept_percent: u8,
    /// Share of the sets that may be kept at most.
    pub sets_kept_percent_max: u8,
    /// Percent points off the share of the one-repetition maximum.
    pub percent_1rm_off: u8,
    /// Repetitions more in reserve.
    pub rir_more: u8,
}

/// The length of a session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeRules {
    /// Seconds to get an exercise ready.
    pub setup_seconds: f64,
    /// Seconds of a ramp set with its rest.
    pub ramp_set_seconds: f64,
    /// Seconds of a repetition.
    pub seconds_per_rep: f64,
    /// Seconds of a metre.
    pub seconds_per_metre: f64,
    /// Share of the rest that is left when sets alternate.
    pub superset_rest: f64,
    /// Warm-up and cool-down of short sessions, the shortest first.
    pub frames: Vec<ShortFrame>,
    /// Minutes that one set of a whole programme takes.
    pub minutes_per_set: ByGoal<f64>,
    /// A rest above this adds to those minutes.
    pub usual_rest_seconds: u16,
}

/// Warm-up and cool-down of sessions below a length.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortFrame {
    /// For sessions shorter than this.
    pub below_minutes: u16,
    /// Minutes of warm-up.
    pub warmup: u16,
    /// Minutes of cool-down.
    pub cooldown: u16,
}

/// Warm-up sets with a rising load.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ramp {
    /// Before the first heavy compound exercise.
    pub first: u8,
    /// Before the others.
    pub other: u8,
    /// Sessions shorter than this have the short form.
    pub short_below_minutes: u16,
    /// The short form of `first`.
    pub short_first: u8,
    /// The short form of `other`.
    pub short_other: u8,
    /// Share of the working load, set by set.
    pub percent: Vec<u8>,
}

/// Doses by the part an exercise plays.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are the parts an exercise plays")]
pub struct Zones {
    pub main: Zone,
    pub second: Zone,
    pub isolation: Zone,
}

/// One dose.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Fewest and most repetitions.
    pub reps: (u8, u8),
    /// Seconds of rest when short of time, and with time.
    pub rest: (u16, u16),
    /// Repetitions in reserve in the first week and in the last loaded one.
    pub rir: (u8, u8),
    /// Fewest and most sets of one exercise.
    pub sets: (u8, u8),
}

/// Doses that do not come from a zone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each is for")]
pub struct SpecialReps {
    pub beginner_strength_main: (u8, u8),
    pub body_weight: (u8, u8),
    pub body_weight_isolation: (u8, u8),
    pub hard_body_weight: (u8, u8),
    pub power: (u8, u8),
    pub ballistic: BTreeSet<ExerciseId>,
    pub ballistic_reps: (u8, u8),
    pub core: (u8, u8),
    pub beginner_rir_min: u8,
    pub hold_seconds: ByLevel<u16>,
    pub balance_seconds: u16,
    pub carry_metres: u16,
    pub step_metres: u16,
    pub balance_metres: u16,
}

/// Balance of the week.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceRules {
    /// Pulling sets for each pushing set, at least.
    pub pull_push_min: f64,
    /// Share of the pulls in each plane, at least.
    pub plane_share_min: f64,
    /// Squat-type sets for each hinge-type set.
    pub squat_hinge: (f64, f64),
    /// Sets from which the ratios are owed.
    pub owed_from_sets: u16,
}

/// Loads to start with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstLoad {
    /// What the shares are multiplied by.
    pub level_factor: ByLevel<f64>,
    /// Weights to lift.
    pub light: Vec<LoadShare>,
    /// Help of assisted exercises.
    pub help: Vec<LoadShare>,
}

/// A load as a share of body weight.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadShare {
    /// The exercise.
    pub id: ExerciseId,
    /// Share of body weight.
    pub share: f64,
    /// Kilograms between one weight and the next.
    pub step: f64,
}
