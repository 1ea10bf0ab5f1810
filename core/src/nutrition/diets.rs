//! Ways of eating: what each leaves out, and the bounds it sets for a day and a week.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Allergens, Class, Food, FoodId, Foods, Kind, Nutrient, Standing, Trait};
use crate::athlete::{Condition, Diet, Matter};
use crate::words::words;

/// What is wrong with the diets' file.
#[derive(Debug, thiserror::Error)]
pub enum DietFault {
    /// The file is not what is expected.
    #[error("diets.toml: {0}")]
    Unreadable(#[from] Box<toml::de::Error>),
    /// A diet has no rules, or two sets of them.
    #[error("diets.toml: {0:?} must stand there exactly once")]
    NotOnce(Diet),
    /// A base that is no diet without a base of its own.
    #[error("diets.toml: {0:?} builds on a diet that builds on another")]
    Base(Diet),
}

/// Bounds of one day. What is absent is not bounded.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DayBounds {
    /// Most carbohydrate without fibre in g.
    pub net_carb_g_max: Option<f64>,
    /// Most carbohydrate in g.
    pub carb_g_max: Option<f64>,
    /// Most carbohydrate in percent of the energy.
    pub carb_pct_kcal_max: Option<f64>,
    /// Least and most fat in percent of the energy.
    pub fat_pct_kcal: Option<[f64; 2]>,
    /// Least and most protein in g per kg of body weight.
    pub protein_g_per_kg: Option<[f64; 2]>,
    /// Most sodium in mg.
    pub sodium_mg_max: Option<f64>,
    /// Least fibre in g per 1,000 kcal.
    pub fiber_g_per_1000kcal_min: Option<f64>,
}

/// Bounds of one meal that is no snack.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MealBounds {
    /// Least and most carbohydrate in g.
    pub carb_g: Option<[f64; 2]>,
}

words! {
    /// What servings are counted over.
    Per {
        /// A day.
        Day = "day",
        /// Seven days.
        Week = "week",
    }
}

/// How many servings of a kind of food a pattern of eating has.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Servings {
    /// What is counted, in words.
    pub of: String,
    /// Over how long.
    pub per: Per,
    /// At least.
    #[serde(default)]
    pub min: Option<f64>,
    /// At most.
    #[serde(default)]
    pub max: Option<f64>,
    /// Grams of one serving as eaten.
    pub grams: f64,
    /// Grams of one serving of a food in its dry state.
    #[serde(default)]
    pub grams_dry: Option<f64>,
    /// The classes that count.
    pub classes: BTreeSet<Class>,
    /// The foods that count.
    #[serde(default)]
    pub foods: BTreeSet<FoodId>,
}

/// Everything one way of eating asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DietRules {
    /// The diet.
    pub id: Diet,
    /// Its name in a sentence: "not vegan".
    pub name: String,
    /// A diet whose rules hold too.
    #[serde(default)]
    pub base: Option<Diet>,
    /// For each trait the standings that are good enough.
    #[serde(default)]
    pub require: BTreeMap<Trait, BTreeSet<Standing>>,
    /// Standings that are let in with a certificate.
    #[serde(default)]
    pub certified: BTreeMap<Trait, BTreeSet<Standing>>,
    /// What the shopper is told about those: "buy halal-certified".
    #[serde(default)]
    pub certificate: Option<String>,
    /// Allergens that no recipe holds.
    #[serde(default)]
    pub deny_allergens: Allergens,
    /// Allergens that no recipe may hold by cross-contact either.
    #[serde(default)]
    pub deny_may_contain: Allergens,
    /// Kinds of food that are out.
    #[serde(default)]
    pub deny_classes: BTreeSet<Class>,
    /// Foods with these words in a name or alias are out.
    #[serde(default)]
    pub deny_words: Vec<String>,
    /// Foods that are out. Those that `deny_words` means are among them once the file is read.
    #[serde(default)]
    pub deny_foods: BTreeSet<FoodId>,
    /// Foods that stay in against allergens, classes and words.
    #[serde(default)]
    pub keep: BTreeSet<FoodId>,
    /// Kinds of food that never meet in one meal.
    #[serde(default)]
    pub never_together: Vec<[Kind; 2]>,
    /// Bounds of a day.
    #[serde(default)]
    pub day: DayBounds,
    /// Bounds of a meal.
    #[serde(default)]
    pub meal: MealBounds,
    /// Servings over a day or week.
    #[serde(default)]
    pub servings: Vec<Servings>,
    /// Nutrients that this diet easily lacks.
    #[serde(default)]
    pub nutrient_watch: Vec<Nutrient>,
    /// Conditions with which it isn't planned.
    #[serde(default)]
    pub unsuitable: BTreeSet<Condition>,
    /// Diseases and medicines with which it isn't planned.
    #[serde(default)]
    pub unsuitable_with: BTreeSet<Matter>,
    /// What to know, for the athlete.
    #[serde(default)]
    pub note: Option<String>,
    /// Where the rules come from.
    pub source: String,
}

/// Every diet of the profile's list.
#[derive(Debug)]
pub struct Diets(Vec<DietRules>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    diet: Vec<DietRules>,
}

impl Diets {
    /// Reads the diets: each stands there once. Words become the foods that bear them.
    pub fn read(text: &str, foods: &Foods) -> Result<Self, DietFault> {
        let file: File = toml::from_str(text).map_err(Box::new)?;
        let mut all = Vec::with_capacity(Diet::ALL.len());
        for &diet in Diet::ALL {
            let mut found = file.diet.iter().filter(|it| it.id == diet);
            let (Some(rules), None) = (found.next(), found.next()) else { return Err(DietFault::NotOnce(diet)) };
            let mut rules = rules.clone();
            rules.deny_foods.extend(foods.with_names(&rules.deny_words));
            rules.deny_foods.retain(|id| !rules.keep.contains(id));
            all.push(rules);
        }
        let all = Self(all);
        let stacked = all.0.iter().find(|it| it.base.is_some_and(|base| all.get(base).base.is_some()));
        stacked.map_or(Ok(()), |it| Err(DietFault::Base(it.id)))?;
        Ok(all)
    }

    /// The rules of one diet.
    pub fn get(&self, diet: Diet) -> &DietRules {
        &self.0[diet as usize]
    }

    /// The rules of a diet, and those of its base.
    pub fn with_base(&self, diet: Diet) -> impl Iterator<Item = &DietRules> {
        let rules = self.get(diet);
        std::iter::once(rules).chain(rules.base.map(|base| self.get(base)))
    }
}

impl DietRules {
    /// Whether the food fits this diet on its own, its base aside. What nobody knows doesn't fit.
    pub fn allows(&self, food: &Food) -> bool {
        self.require.keys().all(|of| self.stands(*of, food)) && !self.denies(food)
    }

    /// Whether the food fits only with a certificate.
    pub fn asks_for_certificate(&self, food: &Food) -> bool {
        self.certified.iter().any(|(of, standings)| standings.contains(&food.standing(*of)))
    }

    fn stands(&self, of: Trait, food: &Food) -> bool {
        let standing = food.standing(of);
        let in_list = |lists: &BTreeMap<Trait, BTreeSet<Standing>>| lists.get(&of).is_some_and(|list| list.contains(&standing));
        in_list(&self.require) || in_list(&self.certified)
    }

    fn denies(&self, food: &Food) -> bool {
        let by_kind = || {
            !(self.deny_allergens & food.contains).is_empty()
                || !(self.deny_may_contain & (food.contains | food.may_contain)).is_empty()
                || self.deny_classes.contains(&food.class)
        };
        self.deny_foods.contains(&food.id) || !self.keep.contains(&food.id) && by_kind()
    }
}
