//! Food: what is in it, who may eat it, and the recipes it becomes.
//!
//! - [`Foods`] (`world.foods`) is the table: [`Foods::get`] by [`FoodId`], [`Foods::named`] and [`Foods::find`] by what people
//!   write, [`Foods::family`] for "fish" or "spicy food". [`FoodId`] is `Copy`; [`FoodId::place`] indexes a table of one's own.
//! - [`Nutrients`] add up, scale and keep an unknown unknown: [`Nutrients::get`] gives an amount that is whole,
//!   [`Nutrients::at_least`] what is known of it. Energy, protein, fat and carbohydrate are always known.
//! - [`FoodLimits::of`] gathers what an athlete must not eat; [`FoodLimits::why_not`] answers for one food,
//!   [`FoodLimits::without`] adds a wish ("no fish this week"), [`FoodLimits::label`] says what the shopper must look for.
//! - [`Recipes`] (`world.recipes`) are our own. [`Recipe::fit`] gives the [`Variant`] that an athlete may eat, or why there is
//!   none. A plan stores [`RecipeId`] and [`Choices`]; [`Recipe::with`] makes the same [`Variant`] of them again, with title,
//!   ingredients in grams, [`Variant::steps_for`] any servings, nutrients and dollars of a serving.
//! - [`Diets`] (`world.diets`) hold what each diet leaves out and its bounds for a meal, a day and a week;
//!   [`FoodLimits::diets`] are those of one athlete.

mod allergens;
mod diets;
mod food;
mod foods;
mod limits;
mod measures;
mod nutrients;
mod recipe;
mod recipes;
mod steps;
pub mod targets;
mod variant;
mod vocabulary;

pub use allergens::Allergens;
pub use diets::{DayBounds, DietFault, DietRules, Diets, MealBounds, Per, Servings};
pub use food::{Food, FoodId, Price, Usda};
pub use foods::{FoodFault, FoodMatch, Foods, Hidden};
pub use limits::{FoodLimits, Reason, kinds};
pub use measures::{Measures, weight};
pub use nutrients::Nutrients;
pub use recipe::{Ingredient, Recipe, RecipeId, Swap, Utensil};
pub use recipes::{RecipeFault, Recipes};
pub use variant::{Choices, Unfit, Used, Variant};
pub use vocabulary::*;
