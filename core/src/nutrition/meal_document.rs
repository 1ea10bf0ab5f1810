//! A plan of meals as other programs read it: titles, grams and nutrients looked up and summed, field names fixed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Adjusted, Course, FoodId, FoodLimits, MealDay, MealPlan, Mealtime, Nutrients, RecipeId, Served};
use crate::Knowledge;
use crate::athlete::{Athlete, Weekday};

/// What to eat over some days.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MealDocument<'p> {
    /// Days in order.
    pub days: Vec<DayDocument>,
    /// Targets that gave way under the limits.
    pub adjusted: &'p [Adjusted],
}

/// One day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DayDocument {
    /// The day.
    pub date: NaiveDate,
    /// Its day of the week.
    pub weekday: Weekday,
    /// The day's targets are those of a training day.
    pub training: bool,
    /// Meals in the order of the day. A meal that is eaten out or left out is not among them.
    pub meals: Vec<MealRow>,
    /// What the day's meals add up to.
    #[schemars(with = "std::collections::BTreeMap<String, f64>")]
    pub totals: Nutrients,
}

/// One meal.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MealRow {
    /// Which.
    pub slot: Mealtime,
    /// The recipe's id.
    pub recipe: RecipeId,
    /// Where the recipe comes from.
    pub source: &'static str,
    /// Its title with what goes in, and what is next to it.
    pub title: String,
    /// Servings of the recipe for the athlete.
    pub servings: f64,
    /// Minutes from start to table; a leftover only needs warming.
    pub minutes: u16,
    /// The day it was cooked, where it is a leftover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leftover_from: Option<NaiveDate>,
    /// What is on the athlete's plate.
    pub ingredients: Vec<IngredientRow>,
    /// What the plate holds.
    #[schemars(with = "std::collections::BTreeMap<String, f64>")]
    pub nutrition: Nutrients,
}

/// One ingredient on the plate.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct IngredientRow {
    /// The food.
    pub food: FoodId,
    /// What a cook calls it.
    pub name: String,
    /// Grams of what is eaten.
    pub grams: f64,
    /// The grams as a cook measures them.
    pub household: String,
    /// What the shopper has to look for on the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Minutes to warm a leftover.
const WARMING: u16 = 5;

/// A plan with everything looked up.
pub fn meals<'p>(plan: &'p MealPlan, athlete: &Athlete, world: &Knowledge) -> MealDocument<'p> {
    let limits = FoodLimits::of(athlete, world);
    let days = plan.days.iter().map(|day| day_document(plan, day, athlete, world, &limits));
    MealDocument { days: days.collect(), adjusted: &plan.adjusted }
}

fn day_document(plan: &MealPlan, day: &MealDay, athlete: &Athlete, world: &Knowledge, limits: &FoodLimits<'_>) -> DayDocument {
    let meals = day.meals.iter().filter_map(|meal| match &meal.course {
        Course::Dish(served) => meal_row(plan, day, meal.slot, served, athlete, world, limits),
        Course::Out | Course::Skipped | Course::Open => None,
    });
    DayDocument {
        date: day.date,
        weekday: Weekday::of(day.date),
        training: day.trains,
        meals: meals.collect(),
        totals: day.nutrients(world),
    }
}

fn meal_row(
    plan: &MealPlan,
    day: &MealDay,
    slot: Mealtime,
    served: &Served,
    athlete: &Athlete,
    world: &Knowledge,
    limits: &FoodLimits<'_>,
) -> Option<MealRow> {
    let variant = served.dish.variant(world)?;
    let cooked = plan.cooked_on(day.date, &served.dish, world);
    let names = variant.used.iter().map(|used| used.name.to_owned());
    let names = names.chain(served.sides.iter().map(|side| world.foods.get(side.food).name.clone()));
    let ingredients = served.foods(world).into_iter().zip(names).map(|((id, grams), name)| {
        let food = world.foods.get(id);
        let household = food.measures.say(grams, athlete.units);
        let grams = (grams * 100.0).round() / 100.0;
        IngredientRow { food: id, name, grams, household, label: limits.label(food).map(str::to_owned) }
    });
    Some(MealRow {
        slot,
        recipe: variant.recipe.id.clone(),
        source: served.dish.source(),
        title: served.title(world),
        servings: served.portion,
        minutes: if cooked < day.date { WARMING.min(variant.recipe.minutes) } else { variant.recipe.minutes },
        leftover_from: (cooked < day.date).then_some(cooked),
        ingredients: ingredients.collect(),
        nutrition: served.nutrients(world),
    })
}
