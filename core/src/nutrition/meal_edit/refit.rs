//! The profile has changed: what no longer fits is replaced, the rest keeps its dish.

use std::ops::Range;

use chrono::NaiveDate;

use super::settle::{Basis, settle, week_of};
use super::{MealEditRefusal, MealsEdited, told};
use crate::nutrition::planning::{DAYS_AT_ONCE, Freedom, Kitchen, adjust, shares};
use crate::nutrition::{MealDay, MealPlan, PlannedMeal, Served};
use fettle_optimiser::Effort;

pub(super) fn refit(basis: &Basis<'_>, from: NaiveDate) -> Result<MealsEdited, MealEditRefusal> {
    let mut plan = MealPlan { adjusted: Vec::new(), ..basis.plan.clone() };
    plan.days.iter_mut().filter(|day| day.date >= from).for_each(|day| with_slots(basis, day));
    let first = plan.days.iter().position(|day| day.date >= from);
    let first = first.ok_or_else(|| MealEditRefusal::new(format!("There are no meals planned from {from} on.")))?;
    let kitchen = basis.kitchen(&plan);
    if kitchen.menu(0).candidates.is_empty() {
        return Err(MealEditRefusal::new("None of my recipes keeps all of your limits together. Take back one and I can plan."));
    }
    let reached = first..plan.days.len();
    for start in (0..plan.days.len()).step_by(DAYS_AT_ONCE).filter(|start| start + DAYS_AT_ONCE > first) {
        let week = week_of(&plan, start);
        plan.days = refit_week(basis, &kitchen, &plan, &reached, week).days;
    }
    // Only a plan that is new from its first day may let targets give way: earlier days were eaten by the old ones.
    if first == 0 {
        adjust(&kitchen, &mut plan);
    } else {
        plan.adjusted.clone_from(&basis.plan.adjusted);
    }
    let changes = told::changes(basis, &plan, "your profile changed");
    Ok(MealsEdited { plan, changes })
}

/// The day with the meals that the profile has now; those that were there keep what they have.
fn with_slots(basis: &Basis<'_>, day: &mut MealDay) {
    let mut old = std::mem::take(&mut day.meals);
    day.meals = shares(basis.athlete)
        .iter()
        .map(|(slot, _)| {
            let place = old.iter().position(|meal| meal.slot == *slot);
            place.map_or(PlannedMeal::open(*slot), |place| old.remove(place))
        })
        .collect();
}

/// One week with every dish on the reached days that no longer fits replaced, and portions as the figures ask.
pub(super) fn refit_week(
    basis: &Basis<'_>,
    kitchen: &Kitchen<'_>,
    plan: &MealPlan,
    reached: &Range<usize>,
    week: Range<usize>,
) -> MealPlan {
    let freedom = freedom_within(basis, kitchen, plan, reached.clone());
    let changed = settle(kitchen, plan, week.clone(), &freedom, Effort::DAYS);
    replace_missed(kitchen, &changed, reached, week)
}

/// What each meal of some days may become: its own dish where that fits, the same recipe with other food where that does, or
/// any. Other days stay.
fn freedom_within<'k>(
    basis: &'k Basis<'_>,
    kitchen: &'k Kitchen<'k>,
    plan: &'k MealPlan,
    reached: Range<usize>,
) -> impl Fn(usize, usize) -> Freedom<'k> {
    move |day, meal| {
        let planned = &plan.days[day];
        if !reached.contains(&day) {
            return Freedom::Fixed;
        }
        let menu = kitchen.menu(kitchen.menu_on(planned, plan));
        let Some(served) = planned.meals[meal].course.dish() else { return Freedom::Any };
        let same = menu.candidates.iter().find(|it| it.dish == served.dish);
        let variant = menu.candidates.iter().find(|it| it.dish.recipe() == served.dish.recipe());
        match (same.filter(|_| allowed(basis, menu, served)), variant) {
            (Some(_), _) => Freedom::Portion,
            (None, Some(variant)) => Freedom::Among { dishes: vec![variant], want: None },
            (None, None) => Freedom::Any,
        }
    }
}

/// Whether a dish still keeps every limit.
fn allowed(basis: &Basis<'_>, menu: &crate::nutrition::planning::Menu<'_>, served: &Served) -> bool {
    let dish = Served { sides: Vec::new(), ..served.clone() };
    dish.foods(basis.world).into_iter().all(|(food, _)| menu.limits.allows(basis.world.foods.get(food)))
}

/// Days of a week that miss their figures with the dishes they have get any dishes.
fn replace_missed(kitchen: &Kitchen<'_>, plan: &MealPlan, reached: &Range<usize>, week: Range<usize>) -> MealPlan {
    let misses = |day: &usize| {
        let planned = &plan.days[*day];
        !kitchen.aims(planned, plan).are_met(&planned.nutrients(kitchen.world))
    };
    let missed: Vec<usize> = week.clone().filter(|day| reached.contains(day)).filter(misses).collect();
    if missed.is_empty() {
        return plan.clone();
    }
    let freedom = |day: usize, _: usize| if missed.contains(&day) { Freedom::Any } else { Freedom::Fixed };
    settle(kitchen, plan, week, &freedom, Effort::DAYS)
}
