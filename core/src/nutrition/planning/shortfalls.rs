//! Bounds of days and of the week that the limits do not allow to be kept: told, not traded.

use super::gave_way::limits;
use super::kitchen::Kitchen;
use super::{DayAims, budget};
use crate::nutrition::{Adjusted, MealPlan, Nutrient, Nutrients, Target};

/// Planned days with what they are held to.
type Days = Vec<(DayAims, Nutrients)>;

/// What a plan falls short of, with the day or the mean that is furthest from its bound.
pub(super) fn of(kitchen: &Kitchen<'_>, plan: &MealPlan) -> Vec<Adjusted> {
    let days: Days = super::days(kitchen, plan).filter(|(_, eaten)| eaten.kcal() > 0.0).collect();
    if days.is_empty() {
        return Vec::new();
    }
    let limits = limits(kitchen);
    let by_day = [fiber(&days), net_carb(&days), carb(&days)];
    let by_mean = [sodium(kitchen, &days), sat_fat(&days), phosphorus(kitchen, &days)];
    let told = |(target, from, to, what): (Target, f64, f64, String)| Adjusted {
        target,
        from: from.round(),
        to: to.round(),
        why: format!("{limits}, {what}."),
    };
    let short = by_day.into_iter().chain(by_mean).flatten().map(told);
    short.chain(budget::exceeded(kitchen, plan)).collect()
}

type Short = Option<(Target, f64, f64, String)>;

/// The day furthest beyond a bound, and how many are beyond it.
fn furthest(days: &Days, beyond: impl Fn(&(DayAims, Nutrients)) -> Option<(f64, f64)>) -> Option<(f64, f64, String)> {
    let over: Vec<(f64, f64)> = days.iter().filter_map(beyond).collect();
    let worst = over.iter().copied().max_by(|one, other| (one.1 - one.0).abs().total_cmp(&(other.1 - other.0).abs()))?;
    Some((worst.0, worst.1, format!("{} of {} days", over.len(), days.len())))
}

fn fiber(days: &Days) -> Short {
    let (from, to, on) = furthest(days, |(aims, eaten)| {
        let (least, has) = (aims.fiber_g(eaten.kcal()), eaten.at_least(Nutrient::Fiber));
        (has < least).then_some((least, has))
    })?;
    let per_1000 = days[0].0.fiber_per_1000_kcal;
    Some((Target::Fiber, from, to, format!("{on} hold less fibre than {per_1000:.0} g for each 1,000 kcal")))
}

fn net_carb(days: &Days) -> Short {
    let (from, to, on) = furthest(days, |(aims, eaten)| {
        let has = eaten.carb() - eaten.at_least(Nutrient::Fiber);
        aims.net_carb_g_max.filter(|most| has > *most).map(|most| (most, has))
    })?;
    Some((Target::NetCarb, from, to, format!("{on} hold more carbohydrate without fibre than the diet's {from:.0} g")))
}

fn carb(days: &Days) -> Short {
    let (from, to, on) = furthest(days, |(aims, eaten)| {
        let share = aims.carb_percent_max.map(|percent| percent * eaten.kcal() / 400.0);
        let most = aims.carb_g_max.into_iter().chain(share).reduce(f64::min);
        most.filter(|most| eaten.carb() > *most).map(|most| (most, eaten.carb()))
    })?;
    Some((Target::CarbBound, from, to, format!("{on} hold more carbohydrate than the diet's {from:.0} g")))
}

fn mean(days: &Days, of: impl Fn(&(DayAims, Nutrients)) -> f64) -> f64 {
    days.iter().map(of).sum::<f64>() / days.len() as f64
}

fn over(target: Target, (most, has): (f64, f64), name: &str) -> Short {
    (has > most).then(|| (target, most, has, format!("the days hold more {name} than they should")))
}

fn sodium(kitchen: &Kitchen<'_>, days: &Days) -> Short {
    let rule = days.iter().find(|(aims, eaten)| aims.sodium_is_rule && eaten.at_least(Nutrient::Sodium) > aims.sodium_mg_max);
    let most = rule.map_or(kitchen.targets.sodium_mg_max, |(aims, _)| aims.sodium_mg_max);
    let has =
        rule.map_or_else(|| mean(days, |(_, eaten)| eaten.at_least(Nutrient::Sodium)), |(_, it)| it.at_least(Nutrient::Sodium));
    over(Target::Sodium, (most, has), "sodium")
}

fn sat_fat(days: &Days) -> Short {
    let most = mean(days, |(aims, _)| aims.sat_fat_g_max);
    over(Target::SatFat, (most, mean(days, |(_, eaten)| eaten.at_least(Nutrient::SatFat))), "saturated fat")
}

fn phosphorus(kitchen: &Kitchen<'_>, days: &Days) -> Short {
    let row = kitchen.watch.rows().iter().find(|row| row.nutrient.name() == Nutrient::Phosphorus.name())?;
    over(Target::Phosphorus, (row.upper?, mean(days, |(_, eaten)| eaten.at_least(Nutrient::Phosphorus))), "phosphorus")
}
