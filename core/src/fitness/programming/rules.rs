//! The figures that plans are made of, read from `data/training_rules.toml`, where each has its source.

mod standing;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::athlete::{Experience, Goal};
use crate::fitness::ExerciseId;

pub use standing::{Standing, Tier};

/// The file of training rules is not what is expected.
#[derive(Debug, thiserror::Error)]
#[error("training_rules: {0}")]
pub struct TrainingRulesFault(Box<toml::de::Error>);

/// Every figure of the planner.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingRules {
    /// Percent of the one-repetition maximum by repetitions to failure, in rising order of repetitions.
    pub percent_by_reps: Vec<(u8, u8)>,
    /// Hard sets per muscle and week.
    pub weekly_sets: WeeklySets,
    /// Hard sets per muscle in one session, at most.
    pub session_sets_max: ByLevel<u8>,
    /// Exercises in one session, at most.
    pub session_exercises_max: ByLevel<u8>,
    /// How fast weekly sets may grow.
    pub increase: Increase,
    /// Lighter weeks.
    pub deload: Deload,
    /// Resistance sessions a week by condition, at most.
    pub resistance_days_max: BTreeMap<String, u8>,
    /// The length of a session.
    pub time: TimeRules,
    /// Warm-up sets with a rising load.
    pub ramp: Ramp,
    /// Repetitions, rest and reserve by goal.
    pub zones: ByGoal<Zones>,
    /// The same for those of 65 and older.
    pub zones_older: Zones,
    /// Doses that do not come from a zone.
    pub special_reps: SpecialReps,
    /// Balance of the week.
    pub balance: BalanceRules,
    /// Endurance work.
    pub aerobic: Aerobic,
    /// Hard intervals.
    pub intervals: Intervals,
    /// Running.
    pub running: Running,
    /// Loads to start with.
    pub first_load: FirstLoad,
    /// How readily an exercise is chosen.
    pub standing: Standing,
}

/// One value for each training age.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByLevel<T> {
    beginner: T,
    intermediate: T,
    advanced: T,
}

impl<T: Copy> ByLevel<T> {
    /// The value for a training age.
    pub fn get(&self, level: Experience) -> T {
        match level {
            Experience::Beginner => self.beginner,
            Experience::Intermediate => self.intermediate,
            Experience::Advanced => self.advanced,
        }
    }
}

/// One value for each goal.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByGoal<T> {
    lose_fat: T,
    build_muscle: T,
    gain_strength: T,
    endurance: T,
    general_health: T,
    maintain: T,
}

impl<T: Copy> ByGoal<T> {
    /// The value for a goal.
    pub fn get(&self, goal: Goal) -> T {
        match goal {
            Goal::LoseFat => self.lose_fat,
            Goal::BuildMuscle => self.build_muscle,
            Goal::GainStrength => self.gain_strength,
            Goal::Endurance => self.endurance,
            Goal::GeneralHealth => self.general_health,
            Goal::Maintain => self.maintain,
        }
    }
}

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
    /// Lifts with at least so many repetitions have the short form.
    pub short_from_reps: u8,
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

impl TrainingRules {
    /// Reads the file's text.
    pub fn read(text: &str) -> Result<Self, TrainingRulesFault> {
        toml::from_str(text).map_err(|error| TrainingRulesFault(Box::new(error)))
    }

    /// Percent of the one-repetition maximum at which so many repetitions are the last possible.
    pub fn percent_for(&self, reps_to_failure: u8) -> u8 {
        let after = self.percent_by_reps.iter().position(|&(reps, _)| reps >= reps_to_failure);
        match after {
            Some(0) => self.percent_by_reps[0].1,
            Some(place) => between(self.percent_by_reps[place - 1], self.percent_by_reps[place], reps_to_failure),
            None => self.percent_by_reps.last().map_or(50, |&(_, percent)| percent),
        }
    }
}

/// The percentage between two rows of the table, rounded down.
fn between(low: (u8, u8), high: (u8, u8), reps: u8) -> u8 {
    let steps = u32::from(high.0.saturating_sub(low.0)).max(1);
    let fall = u32::from(low.1.saturating_sub(high.1)) * u32::from(reps.saturating_sub(low.0));
    low.1.saturating_sub(fall.div_ceil(steps) as u8)
}
