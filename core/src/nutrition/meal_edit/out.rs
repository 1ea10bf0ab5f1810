//! A meal that is eaten out.

use chrono::NaiveDate;

use super::settle::{Basis, settle, week_of};
use super::{MealChange, MealEditRefusal, MealsEdited, told};
use crate::nutrition::planning::Freedom;
use crate::nutrition::{Course, Mealtime};
use fettle_optimiser::Effort;

pub(super) fn out(basis: &Basis<'_>, date: NaiveDate, slot: Mealtime) -> Result<MealsEdited, MealEditRefusal> {
    let (day, meal) = basis.find(date, slot)?;
    let mut plan = basis.plan.clone();
    plan.days[day].meals[meal].course = Course::Out;
    let kitchen = basis.kitchen(&plan);
    let freedom = |at: usize, _: usize| if at == day { Freedom::Portion } else { Freedom::Fixed };
    let plan = settle(&kitchen, &plan, week_of(&plan, day), &freedom, Effort::MEAL);
    let words = format!("{} is free", told::capital(slot.name()));
    let free = MealChange { date, slot: Some(slot), words, why: "you eat out".to_owned() };
    let others = told::changes(basis, &plan, "so that the day has room for it").into_iter().filter(|it| it.slot != Some(slot));
    let changes = std::iter::once(free).chain(others).collect();
    Ok(MealsEdited { plan, changes })
}
