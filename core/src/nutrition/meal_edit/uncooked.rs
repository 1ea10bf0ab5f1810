//! A meal that nobody cooks: it is eaten out, or left out.

use chrono::NaiveDate;

use super::settle::{Basis, settle, week_of};
use super::{MealChange, MealEditRefusal, MealsEdited, told};
use crate::nutrition::planning::Freedom;
use crate::nutrition::{Course, Mealtime};
use fettle_optimiser::Effort;

/// How a change is told: what becomes of the meal, why, and what the others change for.
struct Words {
    becomes: &'static str,
    why: &'static str,
    others: &'static str,
}

/// Leaves room for a meal that is eaten out.
pub(super) fn out(basis: &Basis<'_>, date: NaiveDate, slot: Mealtime) -> Result<MealsEdited, MealEditRefusal> {
    let words = Words { becomes: "is free", why: "you eat out", others: "so that the day has room for it" };
    uncooked(basis, date, slot, Course::Out, &words)
}

/// Leaves a meal out. The day's figures stay as they are, so the other meals grow where their portions allow.
pub(super) fn skip(basis: &Basis<'_>, date: NaiveDate, slot: Mealtime) -> Result<MealsEdited, MealEditRefusal> {
    let words = Words { becomes: "is left out", why: "you skip it", others: "so that the day still feeds you" };
    uncooked(basis, date, slot, Course::Skipped, &words)
}

fn uncooked(
    basis: &Basis<'_>,
    date: NaiveDate,
    slot: Mealtime,
    course: Course,
    words: &Words,
) -> Result<MealsEdited, MealEditRefusal> {
    let (day, meal) = basis.find(date, slot)?;
    let mut plan = basis.plan.clone();
    plan.days[day].meals[meal].course = course;
    let kitchen = basis.kitchen(&plan);
    let freedom = |at: usize, _: usize| if at == day { Freedom::Portion } else { Freedom::Fixed };
    let plan = settle(&kitchen, &plan, week_of(&plan, day), &freedom, Effort::MEAL);
    let told = format!("{} {}", told::capital(slot.name()), words.becomes);
    let first = MealChange { date, slot: Some(slot), words: told, why: words.why.to_owned() };
    let others = told::changes(basis, &plan, words.others).into_iter().filter(|it| it.slot != Some(slot));
    let changes = std::iter::once(first).chain(others).collect();
    Ok(MealsEdited { plan, changes })
}
