//! What people mean by "fish", "spicy food" or "nuts".

use std::collections::{BTreeSet, HashMap};

use serde::Deserialize;

use super::{FoodFault, Foods};
use crate::nutrition::{Allergens, Class, Food, FoodId};
use crate::search::singular_words;

/// A kind of food under one of its names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    words: Vec<String>,
    #[serde(default)]
    classes: BTreeSet<Class>,
    #[serde(default)]
    allergens: Allergens,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    foods: BTreeSet<FoodId>,
    #[serde(default)]
    keep: BTreeSet<FoodId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: Vec<Family>,
}

/// Every family by what people call it.
#[derive(Debug)]
pub(super) struct Families {
    all: Vec<Family>,
    by_words: HashMap<String, usize>,
}

impl Families {
    pub(super) fn read() -> Result<Self, FoodFault> {
        let file: Result<File, _> = toml::from_str(include_str!("../../../data/food_families.toml"));
        let all = file.map_err(|error| FoodFault::Rules { file: "food_families.toml", error: Box::new(error) })?.family;
        let mut by_words = HashMap::new();
        for (place, family) in all.iter().enumerate() {
            for words in &family.words {
                by_words.insert(singular_words(words).concat(), place);
            }
        }
        Ok(Self { all, by_words })
    }

    /// The family of this name, given as words without plurals.
    pub(super) fn named(&self, words: &[String]) -> Option<&Family> {
        self.by_words.get(&words.concat()).and_then(|&place| self.all.get(place))
    }
}

impl Family {
    /// The foods of the family, in the order of the table.
    pub(super) fn foods(&self, foods: &Foods) -> Vec<FoodId> {
        let bears: BTreeSet<FoodId> = foods.with_names(&self.names).into_iter().chain(self.foods.iter().copied()).collect();
        let belongs = |food: &&Food| {
            self.classes.contains(&food.class) || !(self.allergens & food.contains).is_empty() || bears.contains(&food.id)
        };
        foods.all().iter().filter(belongs).map(|food| food.id).filter(|id| !self.keep.contains(id)).collect()
    }
}
