//! Targets that can't be met under the limits: which of them gives way most cheaply, and by how much.

use super::dishes::MOST_A_WEEK;
use super::kitchen::Kitchen;
use super::lanes::{CARB, FAT, KCAL, PROTEIN};
use super::table::{Freedom, Table};
use super::{DAYS_AT_ONCE, fill, gave_way, missed, shortfalls};
use crate::nutrition::{Adjusted, MealPlan, Target};
use fettle_optimiser::{Effort, solve};

/// Days off their figures, as a share of all, that are put up with.
const PUT_UP_WITH: f64 = 1.0 / 7.0;
/// How much cheaper it is to miss a target that may give way.
const SOFTER: f32 = 0.08;
/// How long to search for where the limits pull, and for a week with targets that gave way.
const PULL: Effort = Effort { steps: 200, rounds: 1 };
const SETTLE: Effort = Effort { steps: 700, rounds: 1 };
/// Changes of a target that are none, as a share of it.
const NO_CHANGE: f64 = 0.02;

/// What gives way together: the first is what it is about, the others make up for it.
const WAYS: [&[Target]; 4] = [
    &[Target::Carb, Target::Fat],
    &[Target::Protein, Target::Carb, Target::Fat],
    &[Target::Kcal, Target::Carb, Target::Fat],
    &[Target::Protein, Target::Kcal, Target::Carb, Target::Fat],
];

/// What a change of a target by all of it costs: the split of fat and carbohydrate matters least, energy most.
fn price(target: Target) -> f64 {
    match target {
        Target::Kcal => 1.5,
        Target::Protein => 1.0,
        _ => 0.2,
    }
}

/// Lets the cheapest target give way where days miss their figures, and notes what else the limits cost.
pub(crate) fn adjust(kitchen: &Kitchen<'_>, plan: &mut MealPlan) {
    mend(kitchen, plan);
    if off_too_often(kitchen, plan) {
        let way = cheapest_way(kitchen, plan);
        *plan = pulled(kitchen, plan, way, PULL);
        fill(kitchen, plan, SETTLE);
        mend(kitchen, plan);
    }
    plan.adjusted.extend(repeats(plan));
    let short = shortfalls::of(kitchen, plan);
    plan.adjusted.extend(short);
}

/// Whether more days miss their figures than are put up with.
fn off_too_often(kitchen: &Kitchen<'_>, plan: &MealPlan) -> bool {
    missed(kitchen, plan) as f64 > plan.days.len() as f64 * PUT_UP_WITH
}

/// Plans anew those days that miss their figures, where they are few. The others stay.
fn mend(kitchen: &Kitchen<'_>, plan: &mut MealPlan) {
    for start in (0..plan.days.len()).step_by(DAYS_AT_ONCE) {
        let days = start..plan.days.len().min(start + DAYS_AT_ONCE);
        let misses = |day: &usize| !on_target(kitchen, plan, *day);
        let missed: Vec<usize> = days.clone().filter(misses).collect();
        if missed.is_empty() || missed.len() * 2 > days.len() {
            continue;
        }
        let mut mended = plan.clone();
        let freedom = |day: usize, _: usize| if missed.contains(&day) { Freedom::Any } else { Freedom::Fixed };
        let table = Table::lay(kitchen, plan, days, &freedom);
        let seed = plan.seed.wrapping_add(0x5eed);
        let week = solve(&table.problem, Some(&table.now), Effort::WEEK.for_days(missed.len()), seed);
        table.serve(&week, &mut mended);
        if missed.iter().any(|day| on_target(kitchen, &mended, *day)) {
            plan.days = mended.days;
        }
    }
}

fn on_target(kitchen: &Kitchen<'_>, plan: &MealPlan, day: usize) -> bool {
    kitchen.aims(&plan.days[day], plan).are_met(&plan.days[day].nutrients(kitchen.world))
}

/// The way that costs least, by sketches. Where its changes alone cost more than all of another, a way is not sketched to the end.
fn cheapest_way(kitchen: &Kitchen<'_>, plan: &MealPlan) -> &'static [Target] {
    let mut best = (WAYS[0], true, f64::INFINITY);
    for way in WAYS {
        let mut sketch = pulled(kitchen, plan, way, Effort::SKETCH);
        if !best.1 && changes_cost(&sketch) >= best.2 {
            continue;
        }
        fill(kitchen, &mut sketch, Effort::SKETCH);
        let (off, cost) = (off_too_often(kitchen, &sketch), cost(kitchen, &sketch));
        if (off, cost) < (best.1, best.2) {
            best = (way, off, cost);
        }
    }
    best.0
}

/// What a plan's changes cost, with what is still missed.
fn cost(kitchen: &Kitchen<'_>, plan: &MealPlan) -> f64 {
    changes_cost(plan) + missed(kitchen, plan) as f64 * 0.2
}

fn changes_cost(plan: &MealPlan) -> f64 {
    plan.adjusted.iter().map(|it| price(it.target) * (it.to / it.from - 1.0).abs()).sum()
}

/// The plan with some targets where the limits pull them while those are soft.
fn pulled(kitchen: &Kitchen<'_>, plan: &MealPlan, way: &[Target], effort: Effort) -> MealPlan {
    let mut pulled = MealPlan { adjusted: Vec::new(), ..plan.clone() };
    let days = 0..plan.days.len().min(DAYS_AT_ONCE);
    let mut table = Table::lay(kitchen, &pulled, days, &|_, _| Freedom::Any);
    for bounds in &mut table.problem.wished {
        for lane in way.iter().filter_map(|target| lane(*target)) {
            bounds.below[lane] *= SOFTER;
            bounds.above[lane] *= SOFTER;
        }
    }
    let week = solve(&table.problem, None, effort.for_days(plan.days.len()), plan.seed);
    table.serve(&week, &mut pulled);
    let means = gave_way::means(kitchen, &pulled);
    let changed = means.into_iter().filter(|it| way.contains(&it.target) && (it.to / it.from - 1.0).abs() > NO_CHANGE);
    pulled.adjusted = gave_way::in_words(kitchen, changed.collect(), way[0]);
    pulled
}

fn lane(target: Target) -> Option<usize> {
    match target {
        Target::Kcal => Some(KCAL),
        Target::Protein => Some(PROTEIN),
        Target::Fat => Some(FAT),
        Target::Carb => Some(CARB),
        _ => None,
    }
}

/// Recipes that come up more often than is usual, because there are too few.
fn repeats(plan: &MealPlan) -> Option<Adjusted> {
    let most = plan.most_often()?;
    let why = "So few of my recipes keep your limits that one comes up more often.".to_owned();
    let (from, to) = (f64::from(MOST_A_WEEK), f64::from(most));
    (most > MOST_A_WEEK).then_some(Adjusted { target: Target::RecipeRepeats, from, to, why })
}
