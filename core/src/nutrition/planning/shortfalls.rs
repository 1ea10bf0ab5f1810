//! Fibre and sodium that the limits do not allow to be met: told, not traded.

use super::gave_way::limits;
use super::kitchen::Kitchen;
use crate::nutrition::{Adjusted, MealPlan, Nutrient, Target};

/// Share of the days from which a shortfall is told.
const TOLD: f64 = 0.25;

/// What a plan falls short of on more than a few days.
pub(super) fn of(kitchen: &Kitchen<'_>, plan: &MealPlan) -> Vec<Adjusted> {
    let days: Vec<_> = super::days(kitchen, plan).collect();
    let count = days.len().max(1) as f64;
    let share = |misses: usize| misses as f64 / count;
    let mean = |nutrient: Nutrient| (days.iter().map(|(_, eaten)| eaten.at_least(nutrient)).sum::<f64>() / count).round();
    let short = days.iter().filter(|(aims, eaten)| eaten.at_least(Nutrient::Fiber) < aims.fiber_g(eaten.kcal())).count();
    let salty = days.iter().filter(|(aims, eaten)| eaten.at_least(Nutrient::Sodium) > aims.sodium_mg_max).count();
    let limits = limits(kitchen);
    let fiber = Adjusted {
        target: Target::Fiber,
        from: kitchen.targets.fiber_g,
        to: mean(Nutrient::Fiber),
        why: format!("{limits}, the days hold less fibre than 14 g for each 1,000 kcal."),
    };
    let sodium = Adjusted {
        target: Target::Sodium,
        from: kitchen.targets.sodium_mg_max,
        to: mean(Nutrient::Sodium),
        why: format!("{limits}, the days hold more sodium than they should."),
    };
    let fiber = (share(short) > TOLD).then_some(fiber);
    fiber.into_iter().chain((share(salty) > TOLD).then_some(sodium)).collect()
}
