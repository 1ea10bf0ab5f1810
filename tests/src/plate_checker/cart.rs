//! What is bought is what is eaten: the same foods, for everybody, neither too little nor a pack too much.

use std::collections::BTreeMap;

use serde_json::Value;

use super::table::Table;
use super::{list, text};

/// Nobody buys a second pack for a spoonful: so much of the largest pack may be missing, in g.
const SPOONFUL: f64 = 40.0;
/// The largest pack in g.
const PACK: f64 = 1000.0;

/// Holds the list against the plates.
pub(super) fn groceries(table: &Table, profile: &Value, line: &Value, found: &mut Vec<String>) {
    let people = profile["people"].as_f64().unwrap_or(1.0);
    let mut eaten: BTreeMap<&str, f64> = BTreeMap::new();
    let meals = list(&line["meals"]["days"]).iter().flat_map(|day| list(&day["meals"]));
    for row in meals.flat_map(|meal| list(&meal["ingredients"])) {
        *eaten.entry(text(&row["food"])).or_default() += row["grams"].as_f64().unwrap_or(0.0) * people;
    }
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
