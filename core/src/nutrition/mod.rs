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
//!
//! # Meals
//!
//! - [`plan_meals`] makes a [`MealPlan`] from an athlete, its [`targets::Targets`] and a [`MealRequest`]. Where the figures
//!   can't be met, [`MealPlan::adjusted`] names what gave way; a [`MealRefusal`] says that nothing can be planned, and why.
//! - A plan keeps ids, portions and wishes, never nutrition: [`Served::nutrients`], [`MealDay::nutrients`] and [`Served::foods`]
//!   sum it; [`Served::title`] names it; [`DishRef::variant`] gives the recipe as it is cooked, with steps.
//! - [`apply_meals`] is the only door for changes ([`MealEdit`]). It gives a new plan and what changed, and leaves the old one
//!   as it was, which is how undo works. [`DayAims::of`] says what one day is held to.
//! - [`audit_meals`] holds every rule against a plan: the `checks` that go with it.
//! - [`groceries`] lists what to buy for so many days, [`as_text`] writes it as plain text, [`meals`] is the plan as other
//!   programs read it.
//! - `fettle_optimiser` knows nothing of food: numbers in, the cheapest week out.

mod allergens;
mod candidate;
mod diets;
mod eaten;
mod food;
mod foods;
mod groceries;
mod left_out;
mod limits;
mod meal_audit;
mod meal_document;
mod meal_edit;
mod meal_plan;
mod measures;
mod nutrients;
mod planning;
mod recipe;
mod recipes;
mod sides;
mod steps;
pub mod targets;
mod variant;
mod vocabulary;

pub use allergens::Allergens;
pub use candidate::{Candidate, DishRef, Main, PORTIONS};
pub use diets::{DayBounds, DietFault, DietRules, Diets, MealBounds, Per, Servings};
pub use food::{Food, FoodId, Price, Usda};
pub use foods::{FoodFault, FoodMatch, Foods, Hidden};
pub use groceries::{AisleList, Grocery, PackFault, Packs, Shelf, ShelfFault, ShopNameFault, ShopNames, as_text, groceries};
pub use left_out::{LeftOut, LeftOutFault};
pub use limits::{FoodLimits, Reason, kinds};
pub use meal_audit::audit_meals;
pub use meal_document::{MealDocument, meals};
pub use meal_edit::{MealChange, MealEdit, MealEditRefusal, MealWish, MealsEdited, apply_meals};
pub use meal_plan::{Adjusted, Course, MealDay, MealPlan, PlannedMeal, Served, SideServed, Target, Wish};
pub use measures::{Measures, weight};
pub use nutrients::Nutrients;
pub use planning::{DayAims, ENERGY_WITHIN, MACRO_WITHIN, MealRefusal, MealRequest, plan_meals, week_in_numbers};
pub use recipe::{Ingredient, Recipe, RecipeId, Swap, Utensil};
pub use recipes::{RecipeFault, Recipes};
pub use sides::{Side, SideFault, Sides};
pub use variant::{Choices, Unfit, Used, Variant};
pub use vocabulary::*;
