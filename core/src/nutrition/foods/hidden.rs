//! Allergens that a name doesn't tell: soy sauce holds wheat, Worcestershire sauce fish.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{FoodFault, Foods};
use crate::nutrition::{Allergens, Class, FoodId};
use crate::search::singular_words;

/// What foods of some names or classes hide.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// Names of foods, each as words that stand one after the other.
    #[serde(default)]
    pub words: Vec<String>,
    /// Kinds of food.
    #[serde(default)]
    pub classes: BTreeSet<Class>,
    /// Foods of such a name that hide nothing.
    #[serde(default)]
    pub keep: BTreeSet<FoodId>,
    /// What they hold.
    #[serde(default)]
    pub contains: Allergens,
    /// What they may hold.
    #[serde(default)]
    pub may_contain: Allergens,
    /// The reason, for the athlete.
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hidden: Vec<Hidden>,
}

impl Hidden {
    /// Every rule of the data.
    pub fn read() -> Result<Vec<Self>, FoodFault> {
        let file: Result<File, _> = toml::from_str(include_str!("../../../data/hidden.toml"));
        file.map(|file| file.hidden).map_err(|error| FoodFault::Rules { file: "hidden.toml", error: Box::new(error) })
    }

    /// Whether something of this name hides it, whatever table it comes from.
    pub fn applies_to(&self, name: &str) -> bool {
        let name = singular_words(name);
        let inside = |words: &String| {
            let words = singular_words(words);
            name.windows(words.len().max(1)).any(|it| it == words)
        };
        self.words.iter().any(inside)
    }

    /// The foods of the table that it is about.
    pub(super) fn foods(&self, foods: &Foods) -> Vec<FoodId> {
        let of_class = foods.all().iter().filter(|food| self.classes.contains(&food.class)).map(|food| food.id);
        let named = foods.with_names(&self.words).into_iter();
        named.chain(of_class).filter(|id| !self.keep.contains(id)).collect()
    }
}
