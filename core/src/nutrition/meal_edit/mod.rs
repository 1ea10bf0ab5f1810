//! Changing a plan of meals as life happens: one door, and every change is held against all rules again.
//!
//! [`apply_meals`] gives the changed plan with what changed and why. It never changes the plan it is given: whoever keeps that
//! one can undo. Figures are met again by the portions of the day's other meals, which keep their dishes.

mod day;
mod guests;
mod refit;
mod settle;
mod suits;
mod swap;
mod told;
mod uncooked;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::planning::{below_floor, suits};
use super::targets::Targets;
use super::{MealPlan, MealStyle, Mealtime, RecipeId};
use crate::Knowledge;
use crate::athlete::{Athlete, Diet, People};

/// A change to a plan of meals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum MealEdit {
    /// Another dish for one meal; a meal that was eaten out is planned again.
    Swap {
        /// The day.
        date: NaiveDate,
        /// The meal; of two snacks the first.
        slot: Mealtime,
        /// What it should be like.
        #[serde(default)]
        wish: MealWish,
    },
    /// Days without some foods, or by a way of eating: "no fish this week", "make Friday vegan".
    Days {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
        /// What counts then. A style or a recipe is for single meals and is not looked at.
        wish: MealWish,
    },
    /// A meal is eaten out.
    Out {
        /// The day.
        date: NaiveDate,
        /// The meal.
        slot: Mealtime,
    },
    /// A meal is left out that day: the others carry its energy as far as portions go.
    Skip {
        /// The day.
        date: NaiveDate,
        /// The meal.
        slot: Mealtime,
    },
    /// So many eat one meal: recipe and groceries follow, that day only.
    Guests {
        /// The day.
        date: NaiveDate,
        /// The meal.
        slot: Mealtime,
        /// How many eat, the athlete among them.
        people: People,
    },
    /// The profile or the targets have changed: only what no longer fits is replaced, portions follow.
    Refit {
        /// The first day.
        from: NaiveDate,
    },
}

impl MealEdit {
    /// The ways of eating that it wishes for.
    fn diets(&self) -> &BTreeSet<Diet> {
        const NONE: &BTreeSet<Diet> = &BTreeSet::new();
        match self {
            Self::Swap { wish, .. } | Self::Days { wish, .. } => &wish.diets,
            Self::Out { .. } | Self::Skip { .. } | Self::Guests { .. } | Self::Refit { .. } => NONE,
        }
    }
}

/// What a meal should be like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MealWish {
    /// Foods that are not wanted, in any words.
    pub without: BTreeSet<String>,
    /// Foods, dishes or ways of cooking that are wanted, in any words: one of each.
    pub with: BTreeSet<String>,
    /// Ways of eating that count.
    pub diets: BTreeSet<Diet>,
    /// How it differs from what is planned.
    pub style: Option<MealStyle>,
    /// This very recipe.
    pub recipe: Option<RecipeId>,
}

/// One change of a plan. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MealChange {
    /// The day.
    pub date: NaiveDate,
    /// The meal, where one is meant.
    pub slot: Option<Mealtime>,
    /// What changed: "Chicken tikka traybake -> Tofu tikka traybake".
    pub words: String,
    /// Why: "you asked for it".
    pub why: String,
}

/// A changed plan.
#[derive(Clone, Debug, PartialEq)]
pub struct MealsEdited {
    /// The plan.
    pub plan: MealPlan,
    /// What changed and why, and what the change costs.
    pub changes: Vec<MealChange>,
}

/// Why a change was not made. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct MealEditRefusal {
    /// What is in the way, and the nearest thing that can be done.
    pub message: String,
    /// Dishes that would do instead, the best first: titles.
    pub nearest: Vec<String>,
}

impl MealEditRefusal {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), nearest: Vec::new() }
    }
}

/// Changes a plan, or says what stands in the way. Hard rules hold for every dish that comes in, and for every dish that stays
/// on the days of the change. Days that the change does not reach stay as they are.
///
/// # Errors
/// When no dish fits what is asked, or the plan has no such meal.
pub fn apply_meals(
    plan: &MealPlan,
    edit: &MealEdit,
    athlete: &Athlete,
    targets: &Targets,
    world: &Knowledge,
) -> Result<MealsEdited, MealEditRefusal> {
    suits(athlete, edit.diets(), world).map_err(|refusal| MealEditRefusal::new(refusal.message))?;
    let table = settle::Basis { plan, athlete, targets, world };
    match edit {
        MealEdit::Swap { date, slot, wish } => swap::swap(&table, *date, *slot, wish).and_then(|it| enough_to_eat(&table, it)),
        MealEdit::Days { from, to, wish } => day::days(&table, *from, *to, wish).and_then(|it| enough_to_eat(&table, it)),
        MealEdit::Out { date, slot } => uncooked::out(&table, *date, *slot).and_then(|it| enough_to_eat(&table, it)),
        MealEdit::Skip { date, slot } => uncooked::skip(&table, *date, *slot).and_then(|it| enough_to_eat(&table, it)),
        MealEdit::Guests { date, slot, people } => guests::guests(&table, *date, *slot, *people),
        // What harms goes at once, even where too little is left.
        MealEdit::Refit { from } => refit::refit(&table, *from),
    }
}

/// Refuses a wish that would take a day below its floor.
fn enough_to_eat(basis: &settle::Basis<'_>, edited: MealsEdited) -> Result<MealsEdited, MealEditRefusal> {
    let below = |plan: &MealPlan| below_floor(plan, basis.athlete, basis.targets, basis.world);
    let (before, after) = (below(basis.plan), below(&edited.plan));
    match after.into_iter().find(|day| !before.contains(day)) {
        Some(day) => Err(MealEditRefusal::new(format!(
            "That would make {} too small a day for you, so I left it as it is. Wish for something else, or for another day.",
            day.format("%A")
        ))),
        None => Ok(edited),
    }
}
