//! What an athlete must not or should not do, gathered from limitations, conditions, age and wishes.

use std::collections::BTreeMap;

use super::{Exercise, Pattern};
use crate::Knowledge;
use crate::athlete::Athlete;

/// Why an exercise is never planned for an athlete. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Stable name of the rule: `equipment`, `limitation`, `condition`, `impact`, `avoided`, `level`.
    pub rule: &'static str,
    /// The reason in a few words: "your knee", "no barbell here".
    pub because: String,
}

/// Everything that bounds one athlete's training beyond the usual.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Highest effort of a set, 1 to 10.
    pub rpe_max: f64,
    /// Highest share of the one-repetition maximum in percent.
    pub percent_1rm_max: u8,
    /// Fewest repetitions of a set.
    pub reps_min: u8,
    /// Most repetitions of a set.
    pub reps_max: u8,
    /// Longest hold in seconds.
    pub hold_seconds_max: u16,
    /// Shortest rest in seconds.
    pub rest_seconds_min: u16,
    /// General warm-up in minutes.
    pub warmup_minutes: u16,
    /// Cool-down in minutes.
    pub cooldown_minutes: u16,
    /// Weekly pulling sets for each pushing set, at least.
    pub pull_push_min: f64,
    /// Most sets of one exercise, where a condition bounds them.
    pub sets_max: Option<u8>,
    /// Whether a first load may be worked out from a one-repetition maximum.
    pub loads_allowed: bool,
    /// How to do a pattern under these limits.
    pub notes: BTreeMap<Pattern, String>,
}

/// Holds every exercise of the catalogue against one athlete.
pub struct Exclusions<'a> {
    athlete: &'a Athlete,
}

impl<'a> Exclusions<'a> {
    /// Gathers the athlete's limits.
    pub fn of(athlete: &'a Athlete, _world: &'a Knowledge) -> Self {
        Self { athlete }
    }

    /// Why this exercise is out, or nothing when it may be planned.
    pub fn why_not(&self, exercise: &Exercise) -> Option<Exclusion> {
        let missing = exercise.equipment.iter().find(|thing| !self.athlete.kit.has(**thing))?;
        Some(Exclusion { rule: "equipment", because: format!("no {} here", missing.name().replace('_', " ")) })
    }

    /// The bounds on dose and effort.
    pub fn limits(&self) -> Limits {
        Limits {
            rpe_max: 10.0,
            percent_1rm_max: 100,
            reps_min: 1,
            reps_max: 30,
            hold_seconds_max: 120,
            rest_seconds_min: 30,
            warmup_minutes: 5,
            cooldown_minutes: 3,
            pull_push_min: 1.0,
            sets_max: None,
            loads_allowed: true,
            notes: BTreeMap::new(),
        }
    }
}
