//! More or fewer people at one meal.

use chrono::NaiveDate;

use super::settle::Basis;
use super::{MealChange, MealEditRefusal, MealsEdited};
use crate::athlete::People;
use crate::nutrition::Mealtime;

/// Sets how many eat one meal. The athlete's own plate stays as it is.
pub(super) fn guests(basis: &Basis<'_>, date: NaiveDate, slot: Mealtime, people: People) -> Result<MealsEdited, MealEditRefusal> {
    let (day, meal) = basis.find(date, slot)?;
    let mut plan = basis.plan.clone();
    let planned = &mut plan.days[day].meals[meal];
    let Some(served) = planned.course.dish() else {
        let message = format!("No dish is planned for that {}. Ask for another dish first, then tell me who comes.", slot.name());
        return Err(MealEditRefusal::new(message));
    };
    let title = served.title(basis.world);
    planned.people = Some(people);
    let words = format!("{title}, for {}", people.get());
    let why = "recipe and groceries follow, for this meal only".to_owned();
    Ok(MealsEdited { plan, changes: vec![MealChange { date, slot: Some(slot), words, why }] })
}
