//! The slots of intents that have many. A slot is there only when it was said.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::When;
use crate::athlete::{Diet, Equipment};
use crate::fitness::{ExerciseId, Feel, SessionDone};
pub use crate::nutrition::{MealStyle, Mealtime as MealName};

/// Sets that were done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SetSlots {
    /// Of which exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<ExerciseId>,
    /// How many sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<u8>,
    /// Repetitions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reps: Option<Reps>,
    /// Load in kilograms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_kg: Option<f64>,
    /// Effort, 1 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rpe: Option<f64>,
    /// Seconds of each set, where time counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// The day, where it was not today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// Repetitions of several sets: a number when all were alike, a list when they differed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Reps {
    /// The same in every set.
    Same(u16),
    /// One figure per set.
    Each(Vec<u16>),
}

/// Endurance work that was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct CardioSlots {
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<ExerciseId>,
    /// Minutes moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<f64>,
    /// Kilometres covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_km: Option<f64>,
    /// Effort, 1 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rpe: Option<f64>,
    /// The day, where it was not today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// A whole session that was done, or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoneSlots {
    /// How much of it.
    pub done: SessionDone,
    /// How it felt.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub feel: Option<Feel>,
    /// When it was.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub when: Option<When>,
}

/// A change of planned meals: of one meal, of a day's, or of a week's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MealSlots {
    /// Which meal; every one when none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meal: Option<MealName>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Foods that are not wanted then: lower case, singular.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<String>,
    /// Foods, dishes or ways of cooking that are wanted then: lower case, singular.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub with: BTreeSet<String>,
    /// Ways of eating that count then.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub diets: BTreeSet<Diet>,
    /// What it should be like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<MealStyle>,
    /// The meal is eaten out: nothing is to be planned.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub out: bool,
    /// The meal is left out that day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub skip: bool,
    /// So many eat then, the athlete among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u8>,
    /// So many more than usual eat then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guests: Option<u8>,
    /// Others eat along, and nobody said how many.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub company: bool,
}

/// Which recipe is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RecipeSlots {
    /// Of which meal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meal: Option<MealName>,
    /// When it is planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Its name, as it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipe: Option<String>,
    /// For so many people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u8>,
}

/// What to buy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct GrocerySlots {
    /// For so many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u8>,
    /// For which day or week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Foods that are there already: lower case, singular.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub have: BTreeSet<String>,
}

/// Days away from home.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TravelSlots {
    /// The day or the week, when no first and last day was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<When>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<When>,
    /// What there is to train with.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub equipment: BTreeSet<Equipment>,
    /// What there is not, of the usual things, where nothing else was named.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<Equipment>,
}
