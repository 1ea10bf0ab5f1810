//! Every rule of food held against a plan: after planning, and after every change.

mod days;
mod foods;
mod week;

use super::planning::{Asked, DayAims, shares};
use super::targets::Targets;
use super::{FoodLimits, MealDay, MealPlan, Nutrients};
use crate::Knowledge;
use crate::athlete::Athlete;
use crate::check::Check;

/// Everything the rules are held against, looked up once.
struct MealAudit<'a> {
    athlete: &'a Athlete,
    targets: &'a Targets,
    world: &'a Knowledge,
    plan: &'a MealPlan,
    days: Vec<AuditedDay<'a>>,
}

/// One day with its limits, its aims and what is eaten.
struct AuditedDay<'a> {
    day: &'a MealDay,
    limits: FoodLimits<'a>,
    aims: DayAims,
    eaten: Nutrients,
}

/// Holds every rule against a plan of meals, one row for each. It looks at nothing but the plan, the profile and the food table:
/// what the planner thought of does not count.
pub fn audit_meals(athlete: &Athlete, targets: &Targets, world: &Knowledge, plan: &MealPlan) -> Vec<Check> {
    let days = plan.days.iter().map(|day| {
        let limits = Asked::on(day, plan).limits(athlete, world);
        let aims = DayAims::of(day, plan, athlete, targets, limits.diets());
        AuditedDay { day, limits, aims, eaten: day.nutrients(world) }
    });
    let audit = MealAudit { athlete, targets, world, plan, days: days.collect() };
    let mut checks = Vec::with_capacity(48);
    audit.foods(&mut checks);
    audit.meals(&mut checks);
    audit.figures(&mut checks);
    audit.diet_bounds(&mut checks);
    audit.week(&mut checks);
    audit.assumed(&mut checks);
    checks
}

impl MealAudit<'_> {
    /// What was taken for granted, as rows that pass.
    fn assumed(&self, checks: &mut Vec<Check>) {
        const SOURCE: &str = "assumed, because the profile does not say";
        if self.athlete.profile.meals_per_day.is_none() {
            let figure = format!("{} meals a day", shares(self.athlete).len());
            checks.push(Check::new("assumed_meals_per_day", true, figure, "say otherwise and the plan follows", SOURCE));
        }
        let unknown = self.days.first().into_iter().flat_map(|day| day.limits.not_understood());
        checks.extend(unknown.map(|text| {
            let figure = format!("no food found for \"{text}\"");
            Check::new("assumed_dislikes", true, figure, "name a food, or a kind of food", SOURCE)
        }));
    }
}

/// A rule that no figure may exceed; the worst of them stands for all.
fn at_most(rule: &str, figures: impl Iterator<Item = f64>, bound: f64, source: &str) -> Option<Check> {
    let worst = figures.reduce(f64::max)?;
    Some(Check::new(rule, worst <= bound + 1e-6, rounded(worst), rounded(bound), source))
}

/// A rule that no figure may fall below.
fn at_least(rule: &str, figures: impl Iterator<Item = f64>, bound: f64, source: &str) -> Option<Check> {
    let worst = figures.reduce(f64::min)?;
    Some(Check::new(rule, worst + 1e-6 >= bound, rounded(worst), rounded(bound), source))
}

fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
