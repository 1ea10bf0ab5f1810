//! What a shop sells of food that recipes count cooked, and how much of it that is.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::nutrition::{Food, FoodId, Foods, Nutrients};

/// The shelf's file can't be read.
#[derive(Debug, thiserror::Error)]
#[error("shelf.toml: {0}")]
pub struct ShelfFault(#[from] toml::de::Error);

/// What stays the same on the way from the shop to the plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Same {
    /// The energy: grains take up water.
    Energy,
    /// The protein: meat loses water and fat.
    Protein,
    /// The weight.
    Weight,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sold {
    eaten: BTreeSet<FoodId>,
    buy: FoodId,
    by: Same,
}

/// Everything that is bought otherwise than it is eaten.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shelf {
    free: BTreeSet<FoodId>,
    sold: Vec<Sold>,
}

impl Shelf {
    /// Reads the shelf.
    pub fn read(text: &str) -> Result<Self, ShelfFault> {
        Ok(toml::from_str(text)?)
    }

    /// The food to buy and its grams, for so many grams of what is eaten; nothing where it comes from the tap.
    pub fn bought(&self, eaten: FoodId, grams: f64, foods: &Foods) -> Option<(FoodId, f64)> {
        if self.free.contains(&eaten) {
            return None;
        }
        let sold = self.sold.iter().find(|sold| sold.eaten.contains(&eaten));
        Some(sold.map_or((eaten, grams), |sold| (sold.buy, grams * sold.by.ratio(foods.get(eaten), foods.get(sold.buy)))))
    }

    /// Every food that is eaten with the one that is bought for it.
    pub fn pairs(&self) -> impl Iterator<Item = (FoodId, FoodId)> {
        self.sold.iter().flat_map(|sold| sold.eaten.iter().map(|eaten| (*eaten, sold.buy)))
    }
}

impl Same {
    /// Grams to buy for a gram that is eaten.
    fn ratio(self, eaten: &Food, bought: &Food) -> f64 {
        let of = |amount: fn(&Nutrients) -> f64| amount(&eaten.per_100g) / amount(&bought.per_100g).max(1e-9);
        match self {
            Self::Energy => of(Nutrients::kcal),
            Self::Protein => of(Nutrients::protein),
            Self::Weight => 1.0,
        }
    }
}
