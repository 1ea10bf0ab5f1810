//! Another dish for one meal.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::settle::{Basis, settle, week_of};
use super::suits::Wished;
use super::{MealEditRefusal, MealWish, MealsEdited, told};
use crate::nutrition::planning::{Asked, Freedom, Kitchen};
use crate::nutrition::{Candidate, Course, FoodLimits, MealPlan, MealStyle, Mealtime, Nutrients, Served};
use fettle_optimiser::Effort;

/// How much less or more a meal has to be, to be lighter, cheaper, or richer in protein.
const LIGHTER: f64 = 0.8;
const CHEAPER: f64 = 0.85;
const MORE_PROTEIN: f64 = 1.15;
/// Dishes that are looked at for one meal.
const MOST_LOOKED_AT: usize = 24;
/// Titles that a refusal names.
const NEAREST: usize = 3;

/// The meal as it is planned, to be compared with.
struct Planned<'p> {
    served: Option<&'p Served>,
    minutes: u16,
    usd: f64,
    nutrients: Nutrients,
}

pub(super) fn swap(basis: &Basis<'_>, date: NaiveDate, slot: Mealtime, wish: &MealWish) -> Result<MealsEdited, MealEditRefusal> {
    let (day, meal) = basis.find(date, slot)?;
    let mut plan = basis.plan.clone();
    let course = &mut plan.days[day].meals[meal].course;
    if course.is_free() {
        *course = Course::Open;
    }
    let kitchen = basis.kitchen(&plan);
    let planned = planned(basis, day, meal);
    let asked = with_wish(basis, &plan, day, wish);
    let dishes = candidates(basis, &kitchen, &plan, (day, Some(slot)), &asked);
    let wished = Wished::of(wish, basis.world);
    let suits = |it: &&Candidate| suits(it, wish, &wished, &planned);
    // A dish that was asked for by name may come at any meal.
    let others = if wish.with.is_empty() { Vec::new() } else { candidates(basis, &kitchen, &plan, (day, None), &asked) };
    let mut fitting: Vec<&Candidate> = dishes.iter().filter(suits).collect();
    if fitting.is_empty() {
        fitting = others.iter().filter(|it| wished.names(it)).filter(suits).collect();
    }
    if fitting.iter().any(|it| wished.names(it)) {
        fitting.retain(|it| wished.names(it));
    }
    if fitting.is_empty() {
        return Err(nothing(&dishes, slot, wish, &wished));
    }
    let want = planned.want(wish.style);
    let changed = with_one_of(&kitchen, &plan, (day, meal), best(fitting, &planned), want);
    let mut changed = changed;
    mark_asked(&mut changed, day, meal, !wish.with.is_empty() || wish.recipe.is_some());
    let changes = told::changes(basis, &changed, &why(wish));
    Ok(MealsEdited { plan: changed, changes })
}

fn planned<'p>(basis: &'p Basis<'_>, day: usize, meal: usize) -> Planned<'p> {
    let served = basis.plan.days[day].meals[meal].course.dish();
    let variant = served.and_then(|served| served.dish.variant(basis.world));
    Planned {
        served,
        minutes: variant.as_ref().map_or(u16::MAX, |variant| variant.recipe.minutes),
        usd: variant.as_ref().map_or(f64::INFINITY, |variant| variant.usd_per_serving),
        nutrients: served.map(|served| served.nutrients(basis.world)).unwrap_or_default(),
    }
}

/// The limits of the day and of the wish.
fn with_wish<'a>(basis: &'a Basis<'_>, plan: &MealPlan, day: usize, wish: &MealWish) -> FoodLimits<'a> {
    let mut asked = Asked::on(&plan.days[day], plan);
    asked.without.extend(wish.without.iter().cloned());
    asked.diets.extend(&wish.diets);
    asked.limits(basis.athlete, basis.world)
}

/// The dishes for a meal, or for any, under the limits of a wish.
fn candidates(
    basis: &Basis<'_>,
    kitchen: &Kitchen<'_>,
    plan: &MealPlan,
    (day, slot): (usize, Option<Mealtime>),
    limits: &FoodLimits<'_>,
) -> Vec<Candidate> {
    let menu = kitchen.menu(kitchen.menu_on(&plan.days[day], plan));
    let dishes = slot.map_or_else(|| menu.candidates.iter().collect(), |slot| menu.dishes(slot));
    let recipes = dishes.into_iter().filter_map(|it| basis.world.recipes.get(it.dish.recipe()));
    recipes.filter_map(|recipe| Candidate::own(recipe, limits, &basis.world.foods)).collect()
}

/// Whether a dish is what is wished for.
fn suits(candidate: &Candidate, wish: &MealWish, wished: &Wished, planned: &Planned<'_>) -> bool {
    if let Some(recipe) = &wish.recipe {
        return candidate.dish.recipe() == recipe;
    }
    let same = planned.served.is_some_and(|served| served.dish.recipe() == candidate.dish.recipe());
    let other_food = planned.served.is_none_or(|served| served.dish != candidate.dish);
    let asked_for_food = !wish.without.is_empty() || !wish.diets.is_empty();
    let another = if asked_for_food && wish.style.is_none() { other_food } else { !same };
    another && wished.suits(candidate) && wish.style.is_none_or(|style| planned.is_beaten(candidate, style))
}

impl Planned<'_> {
    fn is_beaten(&self, candidate: &Candidate, style: MealStyle) -> bool {
        let density = |it: &Nutrients| it.protein() / it.kcal().max(1.0);
        match style {
            MealStyle::Faster => candidate.minutes < self.minutes,
            MealStyle::Cheaper => candidate.usd_per_serving <= self.usd * CHEAPER,
            MealStyle::MoreProtein => density(&candidate.per_serving) >= density(&self.nutrients) * MORE_PROTEIN,
            MealStyle::Lighter | MealStyle::Different => true,
        }
    }

    /// Energy that the meal should have, where the wish says so.
    fn want(&self, style: Option<MealStyle>) -> Option<f64> {
        let lighter = self.nutrients.kcal() * LIGHTER * LIGHTER;
        (style == Some(MealStyle::Lighter) && lighter > 0.0).then_some(lighter)
    }
}

/// The dishes that are nearest to what was planned in how their energy is split.
fn best<'c>(mut dishes: Vec<&'c Candidate>, planned: &Planned<'_>) -> Vec<&'c Candidate> {
    let split = |it: &Nutrients| [it.protein() * 4.0, it.fat() * 9.0, it.carb() * 4.0].map(|part| part / it.kcal().max(1.0));
    let wanted = split(&planned.nutrients);
    let away = |it: &Candidate| split(&it.per_serving).iter().zip(wanted).map(|(one, other)| (one - other).abs()).sum::<f64>();
    if planned.served.is_some() {
        dishes.sort_by(|one, other| away(one).total_cmp(&away(other)));
    }
    dishes.truncate(MOST_LOOKED_AT);
    dishes
}

fn with_one_of(
    kitchen: &Kitchen<'_>,
    plan: &MealPlan,
    (day, meal): (usize, usize),
    dishes: Vec<&Candidate>,
    want: Option<f64>,
) -> MealPlan {
    let freedom = |at_day: usize, at_meal: usize| match (at_day == day, at_meal == meal) {
        (true, true) => Freedom::Among { dishes: dishes.clone(), want },
        (true, false) => Freedom::Portion,
        (false, _) => Freedom::Fixed,
    };
    settle(kitchen, plan, week_of(plan, day), &freedom, Effort::MEAL)
}

fn mark_asked(plan: &mut MealPlan, day: usize, meal: usize, asked: bool) {
    if let Course::Dish(served) = &mut plan.days[day].meals[meal].course {
        served.asked = asked;
    }
}

/// Says that there is no such dish, and what comes nearest: kin of what was wished for, where its kin is known.
fn nothing(dishes: &[Candidate], slot: Mealtime, wish: &MealWish, wished: &Wished) -> MealEditRefusal {
    let kin: Vec<String> = dishes.iter().filter(|it| wished.is_kin(it)).take(NEAREST).map(|it| it.title.clone()).collect();
    if let (false, Some(name)) = (kin.is_empty(), wish.with.first()) {
        let message = format!("My book has no {name} for you. The nearest: {}.", kin.join("; "));
        return MealEditRefusal { message, nearest: kin };
    }
    let wished = why(wish);
    let nearest: Vec<String> = dishes.iter().take(NEAREST).map(|it| it.title.clone()).collect();
    let instead = if nearest.is_empty() { String::new() } else { format!(" I can do: {}.", nearest.join("; ")) };
    MealEditRefusal { message: format!("I have no {} like that ({wished}) within your limits.{instead}", slot.name()), nearest }
}

/// The wish in words, as a reason.
pub(super) fn why(wish: &MealWish) -> String {
    let mut parts: Vec<String> = Vec::new();
    let list = |words: &BTreeSet<String>| words.iter().cloned().collect::<Vec<_>>().join(" and ");
    if !wish.diets.is_empty() {
        parts.push(wish.diets.iter().map(|diet| diet.name().replace('_', " ")).collect::<Vec<_>>().join(", "));
    }
    if !wish.without.is_empty() {
        parts.push(format!("without {}", list(&wish.without)));
    }
    if !wish.with.is_empty() {
        parts.push(format!("with {}", list(&wish.with)));
    }
    parts.extend(wish.style.map(|style| style.name().replace('_', " ")));
    if parts.is_empty() { "another dish, as you asked".to_owned() } else { format!("{}, as you asked", parts.join(", ")) }
}
