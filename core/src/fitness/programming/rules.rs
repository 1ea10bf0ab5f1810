//! The figures that plans are made of, read from `data/training_rules.toml`, where each has its source.

mod dose;
mod endurance;
mod standing;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::athlete::{Experience, Goal};

pub use dose::{
    BalanceRules, Bounds, Deload, FirstLoad, Increase, LoadShare, Ramp, ShortFrame, SpecialReps, TimeRules, WeeklySets, Zone,
    Zones,
};
pub use endurance::{Aerobic, IntervalDose, Intervals, Running, WalkRun};
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

#[cfg(test)]
mod tests {
    use crate::Knowledge;

    #[test]
    fn every_exercise_named_is_known() {
        let world = Knowledge::built_in();
        let rules = &world.training;
        let aerobic = &rules.aerobic;
        let lists = [&aerobic.steady, &aerobic.gentle, &aerobic.interval_on, &aerobic.mobility].into_iter().flatten();
        let sets = [&aerobic.hard, &rules.running.exercises, &rules.special_reps.ballistic].into_iter().flatten();
        let loads = rules.first_load.light.iter().chain(&rules.first_load.help).map(|load| &load.id);
        for id in rules.standing.named().chain(lists).chain(sets).chain(loads) {
            assert!(world.exercises.get(id).is_some(), "training_rules names {id}");
        }
    }

    #[test]
    fn percent_follows_the_table_and_falls_between_its_rows() {
        let rules = &Knowledge::built_in().training;
        assert_eq!([1, 5, 8, 10, 12].map(|reps| rules.percent_for(reps)), [100, 87, 80, 75, 67]);
        assert_eq!([0, 13, 17, 60].map(|reps| rules.percent_for(reps)), [100, 66, 63, 50]);
    }
}
