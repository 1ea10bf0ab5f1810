//! A recipe as one athlete cooks it: its declared swaps applied, so that nothing in it is against a limit.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allergens, Food, FoodId, FoodLimits, Foods, Ingredient, Kind, Mealtime, Nutrients, Reason, Recipe, Swap, kinds};
use crate::athlete::Diet;

pub(super) const CHEAP_MAIN_USD: f64 = 2.0;
pub(super) const CHEAP_OTHER_USD: f64 = 1.0;

/// For each ingredient of a recipe what goes in: 0 the food as written, 1 the first swap, and so on. Together with the
/// recipe's id it is all a plan has to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Choices(pub Vec<u8>);

impl Choices {
    /// Without the foods as written at the end, which need no word: two choices of the same food are then equal, kept and read
    /// again or not.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        self.0.truncate(self.0.iter().rposition(|choice| *choice > 0).map_or(0, |last| last + 1));
        self
    }
}

/// One ingredient as it is really used.
#[derive(Clone, Debug, PartialEq)]
pub struct Used<'a> {
    /// The food.
    pub food: &'a Food,
    /// Grams of what is eaten, for the whole recipe.
    pub grams: f64,
    /// What a cook calls it.
    pub name: &'a str,
    /// What is done to it before the first step.
    pub prep: Option<&'a str>,
}

/// A recipe with its choices made. Amounts are for the whole recipe unless they say otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant<'a> {
    /// The recipe as written.
    pub recipe: &'a Recipe,
    /// What goes in, ingredient by ingredient.
    pub choices: Choices,
    /// The title with what goes in.
    pub title: String,
    /// The ingredients in the recipe's order.
    pub used: Vec<Used<'a>>,
    /// Nutrients of one serving.
    pub per_serving: Nutrients,
    /// Allergens in it.
    pub contains: Allergens,
    /// Allergens that may be in it.
    pub may_contain: Allergens,
    /// Kinds of food that some people keep apart.
    pub kinds: BTreeSet<Kind>,
    /// US dollars for one serving; an estimate wherever one of the foods' prices is.
    pub usd_per_serving: f64,
}

/// Why a recipe can't be made to fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfit<'a> {
    /// The ingredient that nothing can take the place of, as the recipe names it.
    pub ingredient: &'a str,
    /// Why it is out.
    pub reason: Reason,
}

impl Recipe {
    /// The recipe for an athlete with these limits: as written where it fits, else with the first declared swaps that do.
    pub fn fit<'a>(&'a self, limits: &FoodLimits<'_>, foods: &'a Foods) -> Result<Variant<'a>, Unfit<'a>> {
        if let Some(reason) = limits.why_not_done_so(self) {
            return Err(Unfit { ingredient: &self.title, reason });
        }
        let mut options: Vec<Vec<u8>> = Vec::with_capacity(self.ingredients.len());
        for ingredient in &self.ingredients {
            let open = |choice: &u8| limits.allows(foods.get(ingredient.choice(*choice)));
            let open: Vec<u8> = (0..=ingredient.swaps.len() as u8).filter(open).collect();
            if open.is_empty() {
                let reason = limits.why_not(foods.get(ingredient.food));
                return Err(Unfit { ingredient: &ingredient.name, reason: reason.unwrap_or_else(Reason::unknown) });
            }
            options.push(open);
        }
        let first: Vec<u8> = options.iter().map(|open| open[0]).collect();
        let fits = |choices: &Vec<u8>| limits.kinds_apart(&self.kinds(choices, foods)).is_none();
        let choices = std::iter::once(first.clone()).chain(self.without_a_kind(&first, &options, foods)).find(fits);
        match (choices, limits.kinds_apart(&self.kinds(&first, foods))) {
            (Some(choices), _) => {
                let variant = self.with(Choices(choices), foods);
                let out = limits.why_not_dish(&variant.title);
                out.map_or(Ok(variant), |reason| Err(Unfit { ingredient: &self.title, reason }))
            }
            (None, reason) => Err(Unfit { ingredient: &self.title, reason: reason.unwrap_or_else(Reason::unknown) }),
        }
    }

    /// The recipe with these choices. A choice that the recipe doesn't have is the food as written.
    pub fn with<'a>(&'a self, choices: Choices, foods: &'a Foods) -> Variant<'a> {
        let chosen = |(place, ingredient): (usize, &'a Ingredient)| {
            let swap = ingredient.swap(choices.0.get(place).copied().unwrap_or(0));
            let prep = swap.map_or(&ingredient.prep, |swap| &swap.prep).as_deref();
            match swap {
                Some(swap) => Used { food: foods.get(swap.food), grams: swap.g, name: &swap.name, prep },
                None => Used { food: foods.get(ingredient.food), grams: ingredient.g, name: &ingredient.name, prep },
            }
        };
        let used: Vec<Used<'a>> = self.ingredients.iter().enumerate().map(chosen).collect();
        let whole: Nutrients = used.iter().map(|it| it.food.nutrients(it.grams)).sum();
        let contains = used.iter().fold(Allergens::default(), |all, it| all | it.food.contains);
        let may_contain = used.iter().fold(Allergens::default(), |all, it| all | it.food.may_contain) - contains;
        let servings = f64::from(self.servings.max(1));
        Variant {
            recipe: self,
            title: self.title_with(&choices),
            per_serving: whole * (1.0 / servings),
            contains,
            may_contain,
            kinds: used.iter().flat_map(|it| kinds(it.food)).collect(),
            usd_per_serving: used.iter().map(|it| it.food.usd(it.grams)).sum::<f64>() / servings,
            used,
            choices,
        }
    }

    /// The choices that keep one kind of food out wherever another allowed food can take its place.
    fn without_a_kind(&self, first: &[u8], options: &[Vec<u8>], foods: &Foods) -> Vec<Vec<u8>> {
        let avoid = |kind: Kind| {
            let pick = |(place, ingredient): (usize, &Ingredient)| {
                let is = |choice: &&u8| !kinds(foods.get(ingredient.choice(**choice))).any(|it| it == kind);
                options[place].iter().find(is).copied().unwrap_or(first[place])
            };
            self.ingredients.iter().enumerate().map(pick).collect()
        };
        [Kind::Dairy, Kind::Meat, Kind::Fish].into_iter().map(avoid).collect()
    }

    fn kinds(&self, choices: &[u8], foods: &Foods) -> BTreeSet<Kind> {
        let food = |(ingredient, choice): (&Ingredient, &u8)| foods.get(ingredient.choice(*choice));
        self.ingredients.iter().zip(choices).map(food).flat_map(kinds).collect()
    }

    /// The title with what goes in: each swap's own title changes its part of it.
    fn title_with(&self, choices: &Choices) -> String {
        let mut title = self.title.clone();
        for (ingredient, choice) in self.ingredients.iter().zip(&choices.0).filter(|(_, choice)| **choice > 0) {
            if let Some(new) = ingredient.swap(*choice).and_then(|swap| swap.title.as_deref()) {
                title = if title == self.title { new.to_owned() } else { merged(&self.title, &title, new) };
            }
        }
        title
    }
}

impl Ingredient {
    /// The swap of a choice: none at 0, which is the food as written.
    fn swap(&self, choice: u8) -> Option<&Swap> {
        usize::from(choice).checked_sub(1).and_then(|place| self.swaps.get(place))
    }

    /// The food of a choice.
    fn choice(&self, choice: u8) -> FoodId {
        self.swap(choice).map_or(self.food, |swap| swap.food)
    }
}

impl Variant<'_> {
    /// The diets that this fits as it is, certificates included.
    pub fn fits(&self, diet: Diet, diets: &super::Diets) -> bool {
        let apart = |pair: &[Kind; 2]| !pair.iter().all(|kind| self.kinds.contains(kind));
        let allowed =
            |rules: &super::DietRules| self.used.iter().all(|it| rules.allows(it.food)) && rules.never_together.iter().all(apart);
        diets.with_base(diet).all(allowed)
    }

    /// Whether a serving is cheap: at most 2 dollars, or 1 where it is no lunch or dinner. The sums are a convention, below what
    /// USDA's Thrifty Food Plan spends on an adult's meal.
    pub fn is_for_small_budgets(&self) -> bool {
        let main = self.recipe.slots.iter().any(|slot| matches!(slot, Mealtime::Lunch | Mealtime::Dinner));
        self.usd_per_serving <= if main { CHEAP_MAIN_USD } else { CHEAP_OTHER_USD }
    }
}

/// The change from `old` to `new` applied to `current`, where what it changes still stands there.
fn merged(old: &str, current: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let same_start = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let rest = old.len().min(new.len()) - same_start;
    let same_end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let from = old[same_start..old.len() - same_end].join(" ");
    let to = new[same_start..new.len() - same_end].join(" ");
    let place = (!from.is_empty()).then(|| current.find(&from)).flatten();
    place.map_or_else(|| current.to_owned(), |at| format!("{}{to}{}", &current[..at], &current[at + from.len()..]))
}
