//! What is bought is what is eaten: the same foods, raw where they are bought raw, for everybody, neither too little nor a pack
//! too much.

use std::collections::BTreeMap;

use serde_json::Value;

use super::table::Table;
use super::{list, text};

/// Nobody buys a second pack for a spoonful: so much of the largest pack may be missing, in g.
const SPOONFUL: f64 = 40.0;
/// The largest pack in g.
const PACK: f64 = 1000.0;

/// What nobody buys as it is eaten, what is bought for it, and the column of the table that both have the same of; an empty
/// column means weight.
const BOUGHT: &[(&str, &str, &str)] = &[
    ("rice_brown_long_grain_cooked", "rice_brown_long_grain_dry", "kcal"),
    ("rice_white_long_grain_cooked", "rice_white_long_grain_dry", "kcal"),
    ("rice_white_short_grain_cooked", "rice_white_short_grain_dry", "kcal"),
    ("quinoa_cooked", "quinoa_dry", "kcal"),
    ("buckwheat_groats_cooked", "buckwheat_groats_kasha_dry", "kcal"),
    ("bulgur_cooked", "bulgur_dry", "kcal"),
    ("couscous_cooked", "couscous_dry", "kcal"),
    ("millet_cooked", "millet_dry", "kcal"),
    ("pasta_cooked", "pasta_dry", "kcal"),
    ("pasta_whole_wheat_cooked", "pasta_whole_wheat_dry", "kcal"),
    ("chicken_breast_skinless_roasted", "chicken_breast_skinless_raw", "protein_g"),
    ("turkey_breast_roasted", "turkey_breast_skinless_raw", "protein_g"),
    ("salmon_atlantic_farmed_cooked", "salmon_atlantic_farmed_raw", "protein_g"),
    ("potato_boiled_peeled", "potato_raw", ""),
    ("egg_hard_boiled", "egg_whole_raw", ""),
    ("egg_poached", "egg_whole_raw", ""),
    ("chickpeas_cooked", "chickpeas_canned_drained", ""),
    ("kidney_beans_cooked", "kidney_beans_canned_drained", ""),
    ("pinto_beans_cooked", "pinto_beans_canned_drained", ""),
    ("black_beans_cooked", "black_beans_canned", ""),
    ("white_beans_cooked", "white_beans_canned", ""),
    ("great_northern_beans_cooked", "white_beans_canned", ""),
];
/// What comes from the tap.
const FREE: &str = "water_tap";

/// The food to buy and the grams of it for what is eaten.
fn to_buy<'a>(table: &Table, eaten: &'a str, grams: f64) -> (&'a str, f64) {
    let Some((_, buy, column)) = BOUGHT.iter().find(|(cooked, _, _)| *cooked == eaten) else { return (eaten, grams) };
    let amount = |id: &str| table.rows.get(id).and_then(|row| row.amount(column));
    match (amount(eaten), amount(buy)) {
        (Some(cooked), Some(raw)) if raw > 0.0 => (buy, grams * cooked / raw),
        _ => (buy, grams),
    }
}

/// Holds the list against the plates.
pub(super) fn groceries(table: &Table, profile: &Value, line: &Value, found: &mut Vec<String>) {
    let people = profile["people"].as_f64().unwrap_or(1.0);
    let mut eaten: BTreeMap<&str, f64> = BTreeMap::new();
    let meals = list(&line["meals"]["days"]).iter().flat_map(|day| list(&day["meals"]));
    for row in meals.flat_map(|meal| list(&meal["ingredients"])) {
        let (id, grams) = to_buy(table, text(&row["food"]), row["grams"].as_f64().unwrap_or(0.0));
        *eaten.entry(id).or_default() += grams * people;
    }
    eaten.remove(FREE);
    let mut bought: BTreeMap<&str, f64> = BTreeMap::new();
    for aisle in list(&line["groceries"]) {
        for item in list(&aisle["items"]) {
            let id = text(&item["food"]);
            if bought.insert(id, item["grams"].as_f64().unwrap_or(0.0)).is_some() {
                found.push(format!("groceries twice: {id}"));
            }
            if table.rows.get(id).is_none_or(|row| row.cell("aisle") != text(&aisle["aisle"])) {
                found.push(format!("groceries aisle of {id}"));
            }
        }
    }
    for (id, need) in &eaten {
        match bought.get(id) {
            None if *need > 0.1 => found.push(format!("groceries lack {id}")),
            Some(grams) => amount(table, id, *need, *grams, found),
            None => {}
        }
    }
    let more = bought.keys().filter(|id| !eaten.contains_key(*id));
    found.extend(more.map(|id| format!("groceries beyond the plates: {id}")));
}

fn amount(table: &Table, id: &str, need: f64, bought: f64, found: &mut Vec<String>) {
    let Some(row) = table.rows.get(id) else { return };
    let peel = row.amount("refuse_pct").unwrap_or(0.0).min(90.0) / 100.0;
    let piece = row.amount("g_per_piece").unwrap_or(0.0).max(PACK);
    let most = need / (1.0 - peel) * 1.02 + piece / (1.0 - peel);
    // A spoonful is small against the need, too: half of a food is never forgotten.
    let least = (need - SPOONFUL).max(need * 0.9 - 1.0).min(need);
    if bought < least - 0.5 || bought > most {
        found.push(format!("groceries amount of {id}: {bought} g for {need:.0} g eaten"));
    }
}
