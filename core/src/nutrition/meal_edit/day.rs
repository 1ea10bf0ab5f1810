//! Days without some foods, or by a way of eating.

use chrono::NaiveDate;

use super::refit::refit_week;
use super::settle::{Basis, week_of};
use super::swap::why;
use super::{MealEditRefusal, MealWish, MealsEdited, told};
use crate::nutrition::Wish;

pub(super) fn days(basis: &Basis<'_>, from: NaiveDate, to: NaiveDate, wish: &MealWish) -> Result<MealsEdited, MealEditRefusal> {
    let mut plan = basis.plan.clone();
    let reached: Vec<usize> = (0..plan.days.len()).filter(|&day| (from..=to).contains(&plan.days[day].date)).collect();
    let (Some(&first), Some(&last)) = (reached.first(), reached.last()) else {
        return Err(MealEditRefusal::new(format!("There are no meals planned from {from} to {to}.")));
    };
    plan.wishes.push(Wish { from, to, without: wish.without.clone(), diets: wish.diets.clone() });
    let kitchen = basis.kitchen(&plan);
    let empty = reached.iter().find(|&&day| kitchen.menu(kitchen.menu_on(&plan.days[day], &plan)).candidates.is_empty());
    if empty.is_some() {
        return Err(MealEditRefusal::new(format!("None of my recipes fits your limits and this, too ({}).", why(wish))));
    }
    let mut day = first;
    while day <= last {
        let week = week_of(&plan, day);
        plan.days = refit_week(basis, &kitchen, &plan, &(first..last + 1), week.clone()).days;
        day = week.end;
    }
    let changes = told::changes(basis, &plan, &why(wish));
    Ok(MealsEdited { plan, changes })
}
