//! Settling a plan after a change: the optimiser fills what is open, everything else keeps its dish.

use std::ops::Range;

use chrono::NaiveDate;

use super::MealEditRefusal;
use crate::Knowledge;
use crate::athlete::Athlete;
use crate::nutrition::planning::{DAYS_AT_ONCE, Freedom, Kitchen, Table};
use crate::nutrition::targets::Targets;
use crate::nutrition::{MealPlan, Mealtime};
use fettle_optimiser::{Effort, solve};

/// What a change starts from.
pub(super) struct Basis<'a> {
    pub(super) plan: &'a MealPlan,
    pub(super) athlete: &'a Athlete,
    pub(super) targets: &'a Targets,
    pub(super) world: &'a Knowledge,
}

impl Basis<'_> {
    /// Where a meal stands in the plan.
    pub(super) fn find(&self, date: NaiveDate, slot: Mealtime) -> Result<(usize, usize), MealEditRefusal> {
        let day = self.plan.days.iter().position(|day| day.date == date);
        let day = day.ok_or_else(|| MealEditRefusal::new(format!("There are no meals planned for {date}.")))?;
        let meal = self.plan.days[day].meals.iter().position(|meal| meal.slot == slot);
        let meal = meal.ok_or_else(|| MealEditRefusal::new(format!("You have no {} planned that day.", slot.name())))?;
        Ok((day, meal))
    }

    /// The kitchen for a plan.
    pub(super) fn kitchen(&self, plan: &MealPlan) -> Kitchen<'_> {
        Kitchen::of(self.athlete, self.targets, self.world, plan)
    }
}

/// The seven days, counted from the plan's first, that a day belongs to.
pub(super) fn week_of(plan: &MealPlan, day: usize) -> Range<usize> {
    let start = day / DAYS_AT_ONCE * DAYS_AT_ONCE;
    start..plan.days.len().min(start + DAYS_AT_ONCE)
}

/// Settles one week of a plan: what each meal may become is said by day and meal.
pub(super) fn settle<'k>(
    kitchen: &'k Kitchen<'k>,
    plan: &'k MealPlan,
    days: Range<usize>,
    freedom: &dyn Fn(usize, usize) -> Freedom<'k>,
    effort: Effort,
) -> MealPlan {
    let mut changed = plan.clone();
    let table = Table::lay(kitchen, plan, days, freedom);
    let week = solve(&table.problem, Some(&table.now), effort, plan.seed);
    table.serve(&week, &mut changed);
    changed
}
