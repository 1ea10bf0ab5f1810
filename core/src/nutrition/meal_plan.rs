//! A plan of meals: dates, dishes by id, portions. Nutrition is never kept in it, always summed anew.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DishRef, FoodId, Mealtime, RecipeId};
use crate::Knowledge;
use crate::athlete::{Diet, People};
use crate::words::words;

/// What to eat over some days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MealPlan {
    /// Days in order.
    pub days: Vec<MealDay>,
    /// What was asked of some days beyond the profile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Wish>,
    /// Targets that could not be met and gave way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjusted: Vec<Adjusted>,
    /// Food that is there already, in grams; no need to buy it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pantry: Vec<(FoodId, f64)>,
    /// Chose among equals.
    pub seed: u64,
}

/// The meals of one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MealDay {
    /// The day.
    pub date: NaiveDate,
    /// Whether it is a training day: a little more carbohydrate.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trains: bool,
    /// Meals in the order of the day.
    pub meals: Vec<PlannedMeal>,
}

/// One meal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedMeal {
    /// Which.
    pub slot: Mealtime,
    /// What there is.
    pub course: Course,
    /// So many eat this time; the usual number where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<People>,
}

/// What a meal is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// A dish.
    Dish(Served),
    /// Eaten out: nothing is planned, and the rest of the day leaves room.
    Out,
    /// Left out that day: the other meals carry its energy.
    Skipped,
    /// Nothing fits.
    Open,
}

/// A dish with its portion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Served {
    /// The dish.
    pub dish: DishRef,
    /// Servings for the athlete.
    pub portion: f64,
    /// Small things next to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<SideServed>,
    /// The athlete asked for this dish.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked: bool,
}

/// So much of a side.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SideServed {
    /// The food.
    pub food: FoodId,
    /// Grams of it.
    pub grams: f64,
}

/// What was asked of some days beyond the profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wish {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Foods that are not wanted.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<String>,
    /// Ways of eating that count.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub diets: BTreeSet<Diet>,
}

words! {
    /// What can give way.
    Target {
        /// Energy a day.
        Kcal = "kcal",
        /// Protein a day.
        Protein = "protein_g",
        /// Fat a day.
        Fat = "fat_g",
        /// Carbohydrate a day.
        Carb = "carb_g",
        /// Fibre a day.
        Fiber = "fiber_g",
        /// Sodium a day.
        Sodium = "sodium_mg",
        /// Saturated fat a day.
        SatFat = "sat_fat_g",
        /// Carbohydrate without fibre a day, where a diet bounds it.
        NetCarb = "net_carb_g",
        /// Carbohydrate a day, where a diet bounds it.
        CarbBound = "carb_g_max",
        /// Phosphorus a day.
        Phosphorus = "phosphorus_mg",
        /// US dollars a day, where the budget is low.
        Dollars = "usd",
        /// Times a week that one recipe comes up.
        RecipeRepeats = "recipe_repeats",
        /// Meals a day.
        MealsPerDay = "meals_per_day",
        /// Minutes to cook one meal.
        CookMinutes = "max_cook_minutes",
    }
}

/// A target that gave way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Adjusted {
    /// Which.
    pub target: Target,
    /// What it was, for a day.
    pub from: f64,
    /// What it is now.
    pub to: f64,
    /// Why, for the athlete.
    pub why: String,
}

impl MealPlan {
    /// The day of a date.
    pub fn day(&self, date: NaiveDate) -> Option<&MealDay> {
        self.days.iter().find(|day| day.date == date)
    }

    /// The figure that a target gave way to.
    pub fn adjusted(&self, target: Target) -> Option<f64> {
        self.adjusted.iter().find(|it| it.target == target).map(|it| it.to)
    }

    /// The wishes that count on a day.
    pub fn wishes_on(&self, date: NaiveDate) -> impl Iterator<Item = &Wish> {
        self.wishes.iter().filter(move |wish| (wish.from..=wish.to).contains(&date))
    }

    /// Most times that one recipe comes up within seven days, leftovers and what was asked for included.
    pub fn most_often(&self) -> Option<u8> {
        let week = |start: usize| {
            let days = &self.days[start..self.days.len().min(start + 7)];
            let mut counts: BTreeMap<&RecipeId, u8> = BTreeMap::new();
            let served = days.iter().flat_map(MealDay::served);
            served.for_each(|(_, served)| *counts.entry(served.dish.recipe()).or_default() += 1);
            counts.into_values().max()
        };
        (0..self.days.len()).filter_map(week).max()
    }

    /// Times that a dish is planned.
    pub fn times(&self, dish: &DishRef) -> u8 {
        self.days.iter().filter(|day| day.has(dish)).count() as u8
    }

    /// The day on which a dish that is eaten on a day was cooked: that day, or an earlier one of which it is a leftover.
    pub fn cooked_on(&self, date: NaiveDate, dish: &DishRef, world: &Knowledge) -> NaiveDate {
        let keeps = dish.variant(world).map_or(0, |variant| i64::from(variant.recipe.keeps_days));
        let eaten = self.days.iter().filter(|day| day.date <= date && day.has(dish)).map(|day| day.date);
        let next = |cooked: Option<NaiveDate>, day: NaiveDate| match cooked {
            Some(cooked) if (day - cooked).num_days() <= keeps => Some(cooked),
            _ => Some(day),
        };
        eaten.fold(None, next).unwrap_or(date)
    }
}

impl MealDay {
    /// Every dish that is served.
    pub fn served(&self) -> impl Iterator<Item = (Mealtime, &Served)> {
        self.meals.iter().filter_map(|meal| Some((meal.slot, meal.course.dish()?)))
    }

    /// Whether a dish is served.
    pub fn has(&self, dish: &DishRef) -> bool {
        self.served().any(|(_, served)| served.dish == *dish)
    }
}

impl Course {
    /// The dish, where there is one.
    pub fn dish(&self) -> Option<&Served> {
        match self {
            Self::Dish(served) => Some(served),
            Self::Out | Self::Skipped | Self::Open => None,
        }
    }

    /// Whether nothing is to be cooked, because that was asked for.
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Out | Self::Skipped)
    }
}

impl PlannedMeal {
    /// A meal with nothing on the plate yet.
    pub fn open(slot: Mealtime) -> Self {
        Self { slot, course: Course::Open, people: None }
    }

    /// So many eat, where usually so many do.
    pub fn eaters(&self, usually: Option<People>) -> u8 {
        self.people.or(usually).map_or(1, People::get)
    }
}
