//! A week of meals for an athlete: from limits and targets to a plan that keeps them.

mod adjust;
mod aims;
mod bounds;
mod budget;
mod dishes;
mod gave_way;
mod kitchen;
mod lanes;
mod points;
mod refusal;
mod shortfalls;
mod slots;
mod table;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::targets::Targets;
use super::{FoodId, FoodLimits, MealDay, MealPlan, Nutrients, PlannedMeal};
use crate::Knowledge;
use crate::athlete::{Athlete, Weekday};
use fettle_optimiser::{Effort, Problem, solve_unless};

pub(crate) use adjust::adjust;
pub use aims::{DayAims, ENERGY_WITHIN, MACRO_WITHIN};
pub(crate) use dishes::MOST_A_WEEK;
pub(crate) use kitchen::{Asked, Kitchen, Menu};
pub(crate) use refusal::suits;
pub(crate) use slots::shares;
pub(crate) use table::{Freedom, Table};

/// What is asked of a plan of meals.
#[derive(Clone, Debug, PartialEq)]
pub struct MealRequest {
    /// The first day.
    pub start: NaiveDate,
    /// How many days.
    pub days: u8,
    /// Another seed, another choice among equals.
    pub seed: u64,
    /// The days with training; `None` takes them from the profile's weekdays.
    pub training: Option<BTreeSet<NaiveDate>>,
    /// Food that is there already, in grams.
    pub pantry: Vec<(FoodId, f64)>,
}

/// A plan, or why there can be none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct MealRefusal {
    /// Stable code.
    pub code: &'static str,
    /// What stands in the way, and what can be done instead. Meant for the athlete.
    pub message: String,
    /// The profile's field to blame.
    pub field: Option<&'static str>,
}

/// Kilocalories that rounding may take.
const KCAL_ROUNDED: f64 = 0.5;

/// Days that are planned at once.
pub(crate) const DAYS_AT_ONCE: usize = 7;

/// Plans meals for an athlete.
///
/// Hard rules hold for every dish: it is made for the athlete's limits before it is looked at. Where the figures cannot be met
/// under them, the plan is the nearest there is and [`MealPlan::adjusted`] says what gave way.
///
/// # Errors
/// When no dish, or so few dishes keep the rules that a day would have a meal without one or less energy than its floor, or when a
/// diet is not for this athlete.
pub fn plan_meals(
    athlete: &Athlete,
    targets: &Targets,
    world: &Knowledge,
    request: &MealRequest,
) -> Result<MealPlan, MealRefusal> {
    suits(athlete, &BTreeSet::new(), world)?;
    let mut plan = blank(athlete, request);
    let kitchen = Kitchen::of(athlete, targets, world, &plan);
    refusal::something_to_cook(&kitchen)?;
    fill(&kitchen, &mut plan, Effort::WEEK);
    adjust(&kitchen, &mut plan);
    refusal::enough_to_eat(&kitchen, &plan)?;
    Ok(plan)
}

/// The first seven days of a request as numbers, for another solver to be held against ours; nothing where there is no plan.
pub fn week_in_numbers(athlete: &Athlete, targets: &Targets, world: &Knowledge, request: &MealRequest) -> Option<Problem> {
    let plan = blank(athlete, request);
    let kitchen = Kitchen::of(athlete, targets, world, &plan);
    refusal::something_to_cook(&kitchen).ok()?;
    Some(Table::lay(&kitchen, &plan, 0..plan.days.len().min(DAYS_AT_ONCE), &|_, _| Freedom::Any).problem)
}

/// Fills every day of a plan anew. A week that is far from its figures is left at a first sketch: something has to give way first.
fn fill(kitchen: &Kitchen<'_>, plan: &mut MealPlan, effort: Effort) {
    for start in (0..plan.days.len()).step_by(DAYS_AT_ONCE) {
        let days = start..plan.days.len().min(start + DAYS_AT_ONCE);
        let table = Table::lay(kitchen, plan, days.clone(), &|_, _| Freedom::Any);
        let hopeless = |week: &[u32]| bounds::hopeless(&table.problem, week);
        let seed = plan.seed.wrapping_add(start as u64);
        let week = solve_unless(&table.problem, None, effort.for_days(days.len()), seed, hopeless);
        table.serve(&week, plan);
    }
}

/// The planned days with their aims and what is eaten.
pub(crate) fn days<'p>(kitchen: &'p Kitchen<'_>, plan: &'p MealPlan) -> impl Iterator<Item = (DayAims, Nutrients)> + 'p {
    plan.days.iter().map(|day| (kitchen.aims(day, plan), day.nutrients(kitchen.world)))
}

/// What each day of a plan is held to, without a look at what may be cooked: limits are made once for each set of wishes.
pub(crate) fn aims_of(plan: &MealPlan, athlete: &Athlete, targets: &Targets, world: &Knowledge) -> Vec<DayAims> {
    let mut known: Vec<(Asked, FoodLimits<'_>)> = Vec::new();
    let aims = |day: &MealDay| {
        let asked = Asked::on(day, plan);
        let place = known.iter().position(|(it, _)| *it == asked).unwrap_or_else(|| {
            let limits = asked.limits(athlete, world);
            known.push((asked, limits));
            known.len() - 1
        });
        DayAims::of(day, plan, athlete, targets, known[place].1.diets())
    };
    plan.days.iter().map(aims).collect()
}

/// Days with less energy than their floor; a meal out counts with its usual share.
pub(crate) fn below_floor(plan: &MealPlan, athlete: &Athlete, targets: &Targets, world: &Knowledge) -> Vec<NaiveDate> {
    let aims = aims_of(plan, athlete, targets, world);
    let all = plan.days.iter().zip(aims.into_iter().zip(plan.days.iter().map(|day| day.nutrients(world))));
    let planned = all.filter(|(day, _)| day.served().next().is_some());
    planned.filter(|(_, (aims, eaten))| eaten.kcal() + KCAL_ROUNDED < aims.floor_kcal).map(|(day, _)| day.date).collect()
}

/// Days that miss energy or a macro.
pub(crate) fn missed(kitchen: &Kitchen<'_>, plan: &MealPlan) -> usize {
    days(kitchen, plan).filter(|(aims, eaten)| !aims.are_met(eaten)).count()
}

/// A plan with every meal open.
fn blank(athlete: &Athlete, request: &MealRequest) -> MealPlan {
    let dates = request.start.iter_days().take(usize::from(request.days));
    let day = |date: NaiveDate| {
        let meals = shares(athlete).iter().map(|(slot, _)| PlannedMeal::open(*slot));
        MealDay { date, trains: trains(athlete, request, date), meals: meals.collect() }
    };
    MealPlan {
        days: dates.map(day).collect(),
        wishes: Vec::new(),
        adjusted: Vec::new(),
        pantry: request.pantry.clone(),
        seed: request.seed,
    }
}

fn trains(athlete: &Athlete, request: &MealRequest, date: NaiveDate) -> bool {
    match &request.training {
        Some(days) => days.contains(&date),
        None => athlete.profile.weekdays.contains(&Weekday::of(date)),
    }
}

impl MealRequest {
    /// So many days from a day on, with nothing in the pantry.
    pub fn new(start: NaiveDate, days: u8, seed: u64) -> Self {
        Self { start, days, seed, training: None, pantry: Vec::new() }
    }
}
