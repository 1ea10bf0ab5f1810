//! What a food costs where the table has no price.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::FoodFault;
use crate::nutrition::Price;

/// Estimates in US dollars per kilogram.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prices {
    source: String,
    class: BTreeMap<String, f64>,
    food: BTreeMap<String, f64>,
}

impl Prices {
    pub(super) fn read() -> Result<Self, FoodFault> {
        let prices = toml::from_str(include_str!("../../../data/food_prices.toml"));
        prices.map_err(|error| FoodFault::Rules { file: "food_prices.toml", error: Box::new(error) })
    }

    /// The estimate for a food, or for its class.
    pub(super) fn estimate(&self, food: &str, class: &str) -> Option<Price> {
        let usd_per_kg = *self.food.get(food).or_else(|| self.class.get(class))?;
        Some(Price { usd_per_kg, source: self.source.clone(), estimated: true })
    }
}
