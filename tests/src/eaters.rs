//! Random profiles for food: bodies as people have them, ways of eating, allergens, dislikes. The same seed is the same person.

use fettle_core::athlete::{Activity, Allergen, Budget, Diet, Goal};
use serde_json::{Map, Value, json};

use crate::chance::Chance;

/// What people leave out, in their own words.
const DISLIKES: &[&str] =
    &["mushrooms", "fish", "olives", "aubergine", "tofu", "coriander", "beetroot", "liver", "cottage cheese", "pork"];
/// Cuisines that people like.
const CUISINES: &[&str] = &["italian", "indian", "mexican", "thai", "japanese", "greek", "everyday", "middle_eastern"];

/// An adult without diets, allergens or dislikes.
pub fn plain(seed: u64) -> Map<String, Value> {
    let chance = &mut Chance::new(seed.wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mut profile = Map::new();
    let sex = *chance.one(&["female", "male"]);
    let (tall, heavy) = if sex == "female" { (155, 20) } else { (166, 21) };
    let height = tall + chance.below(24);
    let bmi = heavy + chance.below(10);
    profile.insert("id".to_owned(), json!(format!("eater {seed}")));
    profile.insert("age".to_owned(), json!(chance.between(18, 70)));
    profile.insert("sex".to_owned(), json!(sex));
    profile.insert("height_cm".to_owned(), json!(height));
    profile.insert("weight_kg".to_owned(), json!((bmi * height * height) as f64 / 10_000.0));
    profile.insert("goal".to_owned(), json!(chance.one(Goal::ALL).name()));
    profile.insert("activity".to_owned(), json!(chance.one(Activity::ALL).name()));
    profile.insert("weekdays".to_owned(), json!(["mon", "wed", "fri"]));
    profile.insert("meals_per_day".to_owned(), json!(chance.between(3, 5)));
    profile
}

/// Somebody with limits: up to two diets, up to three allergens, dislikes, people, minutes, a budget.
pub fn limited(seed: u64) -> Map<String, Value> {
    let mut profile = plain(seed);
    let chance = &mut Chance::new(seed.wrapping_mul(0x9fb2_1c65_1e98_df25));
    let mut set = |name: &str, value: Value| profile.insert(name.to_owned(), value);
    let diets = if chance.one_in(4) { 2 } else { 1 };
    set("diets", json!(chance.some(Diet::ALL, diets).into_iter().map(Diet::name).collect::<Vec<_>>()));
    set("allergens", json!(chance.some(Allergen::ALL, 3).into_iter().map(Allergen::name).collect::<Vec<_>>()));
    set("dislikes", json!(chance.some(DISLIKES, 2)));
    set("cuisines", json!(chance.some(CUISINES, 3)));
    set("people", json!(chance.between(1, 6)));
    set("meals_per_day", json!(chance.between(2, 6)));
    set("budget", json!(chance.one(Budget::ALL).name()));
    if chance.one_in(3) {
        set("max_cook_minutes", json!(chance.between(10, 90)));
    }
    if chance.one_in(8) {
        set("kcal", json!(chance.between(1200, 4000)));
    }
    profile
}
