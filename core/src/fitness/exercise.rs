//! One exercise of the catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Category, Force, Impact, JointLoad, Mechanic, Mode, Muscle, Pattern, Tag};
use crate::athlete::{Area, Equipment, Experience};

/// The catalogue's name for an exercise, such as `goblet_squat`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ExerciseId(pub String);

impl ExerciseId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ExerciseId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<&str> for ExerciseId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// One exercise: what it trains, what it needs, what it loads, and how to do it well.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Unique id.
    pub id: ExerciseId,
    /// The usual name.
    pub name: String,
    /// Other names people type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How it moves the body.
    pub pattern: Pattern,
    /// Muscles that a set counts for whole.
    pub primary: Vec<Muscle>,
    /// Muscles that a set counts for in part: weight 0.25 or 0.5.
    #[serde(default)]
    pub secondary: BTreeMap<Muscle, f64>,
    /// Everything it needs, all at once.
    pub equipment: Vec<Equipment>,
    /// Many joints or one.
    pub mechanic: Mechanic,
    /// One side at a time.
    #[serde(default)]
    pub unilateral: bool,
    /// Direction of the effort.
    pub force: Force,
    /// The training age it takes.
    pub level: Experience,
    /// Load of landing.
    pub impact: Impact,
    /// Load on the joints; those not named are low.
    #[serde(default)]
    pub joints: JointLoads,
    /// How a set is counted.
    pub mode: Mode,
    /// Metabolic equivalent of the activity, in MET (2024 Adult Compendium).
    pub met: f64,
    /// What it trains.
    pub category: Category,
    /// Properties that limitations can exclude.
    #[serde(default)]
    pub tags: BTreeSet<Tag>,
    /// Easier exercises for the same thing.
    #[serde(default)]
    pub regressions: Vec<ExerciseId>,
    /// Harder exercises for the same thing.
    #[serde(default)]
    pub progressions: Vec<ExerciseId>,
    /// What to do, 3 to 5 short lines.
    pub cues: Vec<String>,
    /// What goes wrong most often.
    pub faults: Vec<String>,
    /// When to breathe.
    pub breathing: String,
    /// What keeps it safe.
    pub safety: String,
}

/// Load on each joint, graded against the other exercises of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JointLoads(BTreeMap<Area, JointLoad>);

impl JointLoads {
    /// The load on one joint.
    pub fn on(&self, area: Area) -> JointLoad {
        self.0.get(&area).copied().unwrap_or(JointLoad::Low)
    }
}

impl Exercise {
    /// How much of one set counts for a muscle: 1 direct, 0.25 or 0.5 indirect, 0 not at all (Pelland 2024).
    pub fn share(&self, muscle: Muscle) -> f64 {
        if self.primary.contains(&muscle) { 1.0 } else { self.secondary.get(&muscle).copied().unwrap_or(0.0) }
    }
}
