//! Nutrition added up from grams by the table, and the least energy of a day.

use serde_json::Value;

use super::table::{Row, Table};
use super::{list, text};

/// Grams are written to a hundredth, amounts to a thousandth: half of each is lost.
const GRAMS_LOST: f64 = 0.005;
const AMOUNT_LOST: f64 = 0.0006;
/// Least energy of a day (AHA/ACC/TOS 2013): women, and whoever isn't known to be one.
const FLOORS: (f64, f64) = (1200.0, 1500.0);

/// A meal's amounts are those of its grams.
pub(super) fn meal(table: &Table, meal: &Value, plate: &[(&Row, f64)], found: &mut Vec<String>) {
    for column in &table.amounts {
        let known = plate.iter().all(|(food, _)| food.amount(column).is_some());
        let per_gram = |food: &Row| food.amount(column).unwrap_or(0.0) / 100.0;
        let sum: f64 = plate.iter().map(|(food, grams)| per_gram(food) * grams).sum();
        let lost: f64 = plate.iter().map(|(food, _)| per_gram(food) * GRAMS_LOST).sum::<f64>() + AMOUNT_LOST;
        let nutrition = &meal["nutrition"];
        let told = if known { &nutrition[column.as_str()] } else { &nutrition["at_least"][column.as_str()] };
        if told.as_f64().is_none_or(|told| (told - sum).abs() > lost) {
            found.push(format!("sum of {column} in {}: {told}, by the table {sum:.3}", text(&meal["recipe"])));
        }
    }
}

/// A day's totals are those of its meals, it has every meal, and no less energy than its eater's floor.
pub(super) fn day(profile: &Value, day: &Value, found: &mut Vec<String>) {
    let meals = list(&day["meals"]);
    let Some(totals) = day["totals"].as_object() else { return found.push("totals missing".to_owned()) };
    let amounts = totals.iter().filter_map(|(name, told)| Some((name, told.as_f64()?)));
    for (name, told) in amounts {
        let sum: f64 = meals.iter().map(|meal| meal["nutrition"][name].as_f64().unwrap_or(f64::NAN)).sum();
        // A meal without the amount makes the sum no number, which is a fault, too.
        if sum.is_nan() || (told - sum).abs() > AMOUNT_LOST * (meals.len() + 1) as f64 {
            found.push(format!("totals of {name} on {}: {told}, meals {sum:.3}", day["date"]));
        }
    }
    let floor = if profile["sex"] == "female" { FLOORS.0 } else { FLOORS.1 };
    let kcal = day["totals"]["kcal"].as_f64().unwrap_or(0.0);
    if kcal < floor - 0.5 {
        found.push(format!("floor of {floor} kcal on {}: {kcal}", day["date"]));
    }
    if profile["meals_per_day"].as_u64().is_some_and(|count| count != meals.len() as u64) {
        found.push(format!("meals on {}: {} instead of {}", day["date"], meals.len(), profile["meals_per_day"]));
    }
}
