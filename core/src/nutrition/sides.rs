//! Small things next to a meal, from the food table: a fruit, a slice of bread, a handful of nuts.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{FoodId, Mealtime};

/// The sides' file can't be read.
#[derive(Debug, thiserror::Error)]
#[error("sides.toml: {0}")]
pub struct SideFault(#[from] toml::de::Error);

/// Something small that goes with a meal.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The food.
    pub food: FoodId,
    /// Grams of one unit.
    pub g: f64,
    /// Units at most.
    pub most: u8,
    /// What stands in "with ...".
    pub name: String,
    /// The meals it goes with.
    pub meals: BTreeSet<Mealtime>,
}

/// Every side, in the order of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sides {
    side: Vec<Side>,
}

impl Sides {
    /// Reads the sides.
    pub fn read(text: &str) -> Result<Self, SideFault> {
        Ok(toml::from_str(text)?)
    }

    /// All sides.
    pub fn all(&self) -> &[Side] {
        &self.side
    }

    /// The side of this food.
    pub fn of(&self, food: FoodId) -> Option<&Side> {
        self.side.iter().find(|side| side.food == food)
    }
}
