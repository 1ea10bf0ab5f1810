//! Foods that are left out for a disease or a medicine, whatever else the athlete eats.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Allergens, Caution, Class, Food, FoodId, Foods, Standing, Trait};
use crate::athlete::Matter;

/// What one or several matters leave out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The matters.
    #[serde(rename = "for")]
    matters: BTreeSet<Matter>,
    /// The reason in a few words.
    pub because: String,
    /// What is out, in words.
    pub summary: String,
    #[serde(default)]
    classes: BTreeSet<Class>,
    #[serde(default)]
    allergens: Allergens,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    foods: BTreeSet<FoodId>,
    #[serde(default)]
    cautions: BTreeSet<Caution>,
    #[serde(default)]
    meat_from: BTreeSet<Class>,
    #[serde(default)]
    keep: BTreeSet<FoodId>,
    /// Where the rule comes from.
    pub source: String,
}

/// The table can't be read.
#[derive(Debug, thiserror::Error)]
#[error("left_out.toml: {0}")]
pub struct LeftOutFault(#[from] Box<toml::de::Error>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    left_out: Vec<LeftOut>,
}

impl LeftOut {
    /// Reads the table. Words become the foods that bear them.
    pub(crate) fn read(text: &str, foods: &Foods) -> Result<Vec<Self>, LeftOutFault> {
        let mut all = toml::from_str::<File>(text).map_err(Box::new)?.left_out;
        for it in &mut all {
            it.foods.extend(foods.with_names(&it.words));
            it.foods.retain(|food| !it.keep.contains(food));
        }
        Ok(all)
    }

    /// Whether it holds for somebody with these matters.
    pub fn is_for(&self, matters: &BTreeSet<Matter>) -> bool {
        !self.matters.is_disjoint(matters)
    }

    /// Whether it leaves this food out. What may hold something counts as holding it.
    pub fn denies(&self, food: &Food) -> bool {
        if self.keep.contains(&food.id) {
            return false;
        }
        let holds = !(self.allergens & (food.contains | food.may_contain)).is_empty();
        let warned = food.cautions.iter().any(|caution| self.cautions.contains(caution));
        let of_a_kind = self.classes.contains(&food.class) || self.foods.contains(&food.id);
        holds || warned || of_a_kind || self.is_other_meat(food)
    }

    fn is_other_meat(&self, food: &Food) -> bool {
        let vegetarian = food.standing(Trait::Vegetarian) == Standing::Yes;
        !self.meat_from.is_empty() && !vegetarian && !self.meat_from.contains(&food.class)
    }
}
