//! What a meal can be, whatever its source.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Choices, Class, Food, FoodId, FoodLimits, Foods, Mealtime, Nutrients, Recipe, RecipeId, Role, Variant};
use crate::Knowledge;

/// A dish by its source: all that a plan keeps of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum DishRef {
    /// A recipe of our own with its choices.
    Own {
        /// The recipe.
        recipe: RecipeId,
        /// Which food goes in for each ingredient.
        #[serde(default, skip_serializing_if = "as_written")]
        choices: Choices,
    },
}

fn as_written(choices: &Choices) -> bool {
    choices.0.iter().all(|choice| *choice == 0)
}

impl DishRef {
    /// The recipe's id, whatever goes in.
    pub fn recipe(&self) -> &RecipeId {
        match self {
            Self::Own { recipe, .. } => recipe,
        }
    }

    /// A name that differs for whatever goes in: "own:miso_salmon_traybake:1.0".
    pub fn name(&self) -> String {
        match self {
            Self::Own { recipe, choices } => {
                let choices: Vec<String> = choices.0.iter().map(u8::to_string).collect();
                format!("own:{recipe}:{}", choices.join("."))
            }
        }
    }

    /// The source in one word.
    pub fn source(&self) -> &'static str {
        match self {
            Self::Own { .. } => "own",
        }
    }

    /// The recipe as it is cooked, where it is one of ours that still exists.
    pub fn variant<'w>(&self, world: &'w Knowledge) -> Option<Variant<'w>> {
        match self {
            Self::Own { recipe, choices } => Some(world.recipes.get(recipe)?.with(choices.clone(), &world.foods)),
        }
    }
}

/// Something that can be a meal: everything the planner asks of a dish.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The dish.
    pub dish: DishRef,
    /// Its title with what goes in.
    pub title: String,
    /// The meals it is for.
    pub slots: BTreeSet<Mealtime>,
    /// Where it comes from, in one word.
    pub cuisine: String,
    /// Minutes from start to table.
    pub minutes: u16,
    /// Minutes of those with the hands on it.
    pub active_minutes: u16,
    /// Days it keeps in the fridge.
    pub keeps_days: u8,
    /// Nutrients of one serving.
    pub per_serving: Nutrients,
    /// Grams of each food in one serving.
    pub foods: Vec<(FoodId, f64)>,
    /// US dollars for one serving.
    pub usd_per_serving: f64,
    /// What the protein and the starch mostly come from.
    pub mains: BTreeSet<Main>,
}

/// What a dish is made around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Main {
    /// Meat or fish of a kind: all beef is alike.
    Kind(Class),
    /// One food.
    Food(FoodId),
}

impl Main {
    /// Its name in the data.
    pub fn name(self) -> String {
        match self {
            Self::Kind(class) => class.name().to_owned(),
            Self::Food(food) => food.to_string(),
        }
    }
}

/// Portions a cook can measure, in servings.
pub const PORTIONS: [f64; 11] = [0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0];

/// Kinds of which one food is as another.
const ALIKE: &[Class] = &[
    Class::Beef,
    Class::Pork,
    Class::Lamb,
    Class::Game,
    Class::Poultry,
    Class::Deli,
    Class::Crust,
    Class::Moll,
    Class::Egg,
    Class::Oats,
    Class::Bread,
];
/// What fills a plate.
const STARCHES: &[Class] = &[Class::Grain, Class::Wheat, Class::Oats, Class::Bread, Class::Gluten];

impl Candidate {
    /// A recipe of our own for these limits, or nothing where it can't be made to fit.
    pub fn own(recipe: &Recipe, limits: &FoodLimits<'_>, foods: &Foods) -> Option<Self> {
        recipe.fit(limits, foods).ok().map(|variant| Self::of(&variant))
    }

    /// A recipe of our own as it is cooked.
    pub fn of(variant: &Variant<'_>) -> Self {
        let recipe = variant.recipe;
        let servings = f64::from(recipe.servings.max(1));
        Self {
            dish: DishRef::Own { recipe: recipe.id.clone(), choices: variant.choices.clone().trimmed() },
            title: variant.title.clone(),
            slots: recipe.slots.clone(),
            cuisine: recipe.cuisine.clone(),
            minutes: recipe.minutes,
            active_minutes: recipe.active_minutes,
            keeps_days: recipe.keeps_days,
            per_serving: variant.per_serving,
            foods: variant.used.iter().map(|used| (used.food.id, used.grams / servings)).collect(),
            usd_per_serving: variant.usd_per_serving,
            mains: mains(variant),
        }
    }

    /// Whether one of the foods is in it.
    pub fn holds(&self, foods: &BTreeSet<FoodId>) -> bool {
        self.foods.iter().any(|(food, _)| foods.contains(food))
    }
}

fn mains(variant: &Variant<'_>) -> BTreeSet<Main> {
    let most = |wanted: &dyn Fn(&Food) -> bool, amount: &dyn Fn(&Nutrients) -> f64| {
        let wanted = variant.used.iter().filter(|used| wanted(used.food));
        let brings = wanted.map(|used| (used.food, amount(&used.food.nutrients(used.grams))));
        brings.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(food, _)| main(food))
    };
    let protein = most(&|_| true, &Nutrients::protein);
    let starch = most(&|food| STARCHES.contains(&food.class) || food.role == Role::StarchyVegetable, &Nutrients::carb);
    protein.into_iter().chain(starch).collect()
}

fn main(food: &Food) -> Main {
    if ALIKE.contains(&food.class) { Main::Kind(food.class) } else { Main::Food(food.id) }
}
