//! A changed plan against the hard rules: what was kept must stay kept.

use super::WorkoutPlan;
use super::audit;
use crate::Knowledge;
use crate::athlete::Athlete;
use crate::check::{Check, Figure};

/// What a plan aims at rather than what keeps it safe. A session cut short or moved on request may miss these, and says so.
const AIMS: &[&str] = &[
    "weekly_sets_increase",
    "pull_planes",
    "squat_hinge_min",
    "squat_hinge_max",
    "muscle_rest_hours",
    "weekdays",
    "days_per_week",
    "deload_present",
    "deload_sets_percent",
    "aerobic_minutes",
];

/// Start of the names of the rules on the fewest weekly sets, which are aims too.
const FEWEST_SETS: &str = "weekly_sets_min_";

/// What a change did to the rules that the plan kept before.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Recheck {
    /// Hard rules that are broken now. Such a change is never made.
    pub(crate) broken: Vec<Check>,
    /// Aims that are missed now.
    pub(crate) missed: Vec<Check>,
}

/// Holds a plan after a change against the plan before it. What was no better before is nobody's doing.
pub(crate) fn recheck(athlete: &Athlete, world: &Knowledge, before: &WorkoutPlan, after: &WorkoutPlan) -> Recheck {
    let failing: Vec<Check> = audit(athlete, world, after).into_iter().filter(|check| !check.ok).collect();
    if failing.is_empty() {
        return Recheck::default();
    }
    let old = audit(athlete, world, before);
    let new =
        failing.into_iter().filter(|check| !old.iter().any(|old| old.rule == check.rule && !old.ok && !is_worse(check, old)));
    let (missed, broken) = new.partition(|check| is_aim(&check.rule));
    Recheck { broken, missed }
}

fn is_aim(rule: &str) -> bool {
    AIMS.contains(&rule) || rule.starts_with(FEWEST_SETS)
}

/// Whether a figure is farther beyond its bound than the one before.
fn is_worse(check: &Check, before: &Check) -> bool {
    let beyond = |check: &Check| match (&check.figure, &check.bound) {
        (Figure::Number(figure), Figure::Number(bound)) => Some((figure - bound).abs()),
        _ => None,
    };
    match (beyond(check), beyond(before)) {
        (Some(now), Some(then)) => now > then + 1e-9,
        _ => check.figure != before.figure,
    }
}
