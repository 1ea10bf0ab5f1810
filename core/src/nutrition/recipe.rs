//! One recipe as a cook wrote it.

use std::collections::BTreeSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FoodId, Mealtime};
use crate::search::singular_words;
use crate::words::words;

/// The name of a recipe of our own, such as `chicken_tikka_traybake`. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RecipeId(pub String);

impl RecipeId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecipeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<&str> for RecipeId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

words! {
    /// What a recipe needs beyond a knife, a board and a bowl.
    Utensil {
        /// Hob.
        Hob = "hob",
        /// Oven.
        Oven = "oven",
        /// Grill.
        Grill = "grill",
        /// Microwave.
        Microwave = "microwave",
        /// Pot.
        Pot = "pot",
        /// Pan.
        Pan = "pan",
        /// Baking tray.
        BakingTray = "baking tray",
        /// Baking dish.
        BakingDish = "baking dish",
        /// Muffin tin.
        MuffinTin = "muffin tin",
        /// Loaf tin.
        LoafTin = "loaf tin",
        /// Blender.
        Blender = "blender",
        /// Food processor.
        FoodProcessor = "food processor",
        /// Kettle.
        Kettle = "kettle",
        /// Toaster.
        Toaster = "toaster",
        /// Wok.
        Wok = "wok",
        /// Steamer.
        Steamer = "steamer",
        /// Rice cooker.
        RiceCooker = "rice cooker",
        /// Waffle iron.
        WaffleIron = "waffle iron",
    }
}

/// Another food in an ingredient's place.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swap {
    /// The food.
    pub food: FoodId,
    /// Grams of what is eaten, for the whole recipe.
    pub g: f64,
    /// What a cook calls it.
    pub name: String,
    /// What is done to it before the first step.
    #[serde(default)]
    pub prep: Option<String>,
    /// The recipe's title with it, where the ingredient stands in the title.
    #[serde(default)]
    pub title: Option<String>,
}

/// One ingredient, and what can take its place.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ingredient {
    /// The food.
    pub food: FoodId,
    /// Grams of what is eaten, for the whole recipe.
    pub g: f64,
    /// What a cook calls it; the steps name it in braces.
    pub name: String,
    /// What is done to it before the first step: "finely chopped".
    #[serde(default)]
    pub prep: Option<String>,
    /// Other foods that really work in its place, best first.
    #[serde(default)]
    pub swaps: Vec<Swap>,
}

/// A recipe. Nothing nutritional is written down: it is summed over the ingredients.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Unique id.
    pub id: RecipeId,
    /// Its name, with every ingredient as written.
    pub title: String,
    /// The meals it is for.
    pub slots: BTreeSet<Mealtime>,
    /// Where the dish comes from, in one word: "indian", "everyday".
    pub cuisine: String,
    /// People it feeds.
    pub servings: u8,
    /// Minutes from start to table.
    pub minutes: u16,
    /// Minutes of those with the hands on it.
    pub active_minutes: u16,
    /// What it needs.
    pub equipment: Vec<Utensil>,
    /// Days it keeps in the fridge; 0: eat at once.
    pub keeps_days: u8,
    /// Whether it freezes well.
    pub freezes: bool,
    /// What goes in.
    pub ingredients: Vec<Ingredient>,
    /// What to do, in order; `{name}` stands for an ingredient.
    pub steps: Vec<String>,
    /// What of egg, meat or fish is not cooked through, where that is so: not for a pregnancy or a weakened immune system.
    #[serde(default)]
    pub underdone: Option<String>,
    /// Why a serving is outside 150 to 1,200 kcal, where it is.
    #[serde(default)]
    pub why_kcal: Option<String>,
}

/// Minutes up to which a recipe is quick.
const QUICK: u16 = 15;

impl Recipe {
    /// On the table within 15 minutes.
    pub fn is_quick(&self) -> bool {
        self.minutes <= QUICK
    }

    /// Whether these words stand in its name, or name the kitchen it comes from.
    pub fn is_called(&self, text: &str) -> bool {
        let (title, words) = (singular_words(&self.title), singular_words(text));
        let named = !words.is_empty() && title.windows(words.len()).any(|it| it == words);
        named || self.cuisine == text.trim().to_lowercase().replace([' ', '-'], "_")
    }

    /// Cooked once for several meals: at least four servings that keep for three days.
    pub fn is_batch(&self) -> bool {
        self.servings >= 4 && self.keeps_days >= 3
    }
}
