//! A meal that is left out for a day.

use chrono::NaiveDate;

use super::settle::{Basis, settle, week_of};
use super::{MealChange, MealEditRefusal, MealsEdited, told};
use crate::nutrition::planning::Freedom;
use crate::nutrition::{Course, Mealtime};
use fettle_optimiser::Effort;

/// Leaves a meal out. The day's figures stay as they are, so the other meals grow where their portions allow.
pub(super) fn skip(basis: &Basis<'_>, date: NaiveDate, slot: Mealtime) -> Result<MealsEdited, MealEditRefusal> {
    let (day, meal) = basis.find(date, slot)?;
    let mut plan = basis.plan.clone();
    plan.days[day].meals[meal].course = Course::Skipped;
    let kitchen = basis.kitchen(&plan);
    let freedom = |at: usize, _: usize| if at == day { Freedom::Portion } else { Freedom::Fixed };
    let plan = settle(&kitchen, &plan, week_of(&plan, day), &freedom, Effort::MEAL);
    let words = format!("{} is left out", told::capital(slot.name()));
    let gone = MealChange { date, slot: Some(slot), words, why: "you skip it".to_owned() };
    let others = told::changes(basis, &plan, "so that the day still feeds you");
    let others = others.into_iter().filter(|it| it.slot != Some(slot));
    let changes = std::iter::once(gone).chain(others).collect();
    Ok(MealsEdited { plan, changes })
}
