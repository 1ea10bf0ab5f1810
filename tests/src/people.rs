//! Random profiles over every field, from a seed: the same seed is the same person.

use fettle_core::Knowledge;
use fettle_core::athlete::{Activity, Area, Condition, Equipment, Experience, Goal, Severity, Sex, Weekday};
use serde_json::{Map, Value, json};

use crate::chance::Chance;

/// The profile of a seed.
pub fn profile(seed: u64) -> Value {
    // A factor keeps neighbouring seeds far apart.
    let chance = &mut Chance::new(seed.wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mut profile = Map::new();
    let mut set = |name: &str, value: Value| profile.insert(name.to_owned(), value);
    set("id", json!(format!("person {seed}")));
    body(chance, &mut set);
    wishes(chance, &mut set);
    kit(chance, &mut set);
    limits(chance, &mut set);
    Value::Object(profile)
}

type Set<'s> = dyn FnMut(&str, Value) -> Option<Value> + 's;

fn body(chance: &mut Chance, set: &mut Set<'_>) {
    if !chance.one_in(10) {
        let age = if chance.one_in(6) { chance.between(5, 20) } else { chance.between(18, 100) };
        set("age", json!(age));
    }
    if !chance.one_in(4) {
        set("sex", json!(chance.one(Sex::ALL).name()));
        set("height_cm", json!(chance.between(140, 205)));
        set("weight_kg", json!(chance.between(40, 160)));
    }
    if chance.one_in(5) {
        set("body_fat_pct", json!(chance.between(5, 50)));
        set("target_weight_kg", json!(chance.between(45, 120)));
    }
    if chance.one_in(12) {
        set("pregnancy_trimester", json!(chance.between(1, 3)));
    }
    if chance.one_in(15) {
        set("lactation_months", json!(chance.one(&["0-6", "7-12"])));
    }
}

fn wishes(chance: &mut Chance, set: &mut Set<'_>) {
    if !chance.one_in(8) {
        set("goal", json!(chance.one(Goal::ALL).name()));
    }
    if !chance.one_in(8) {
        set("experience", json!(chance.one(Experience::ALL).name()));
    }
    set("activity", json!(chance.one(Activity::ALL).name()));
    if !chance.one_in(8) {
        set("days_per_week", json!(chance.between(1, 7)));
    }
    if !chance.one_in(8) {
        let minutes = if chance.one_in(3) { chance.between(10, 240) } else { *chance.one(&[10, 15, 20, 30, 45, 60, 75, 90]) };
        set("minutes_per_session", json!(minutes));
    }
    if chance.one_in(3) {
        let days: Vec<&str> = chance.some(Weekday::ALL, 9).into_iter().map(Weekday::name).collect();
        set("weekdays", json!(days));
    }
}

fn kit(chance: &mut Chance, set: &mut Set<'_>) {
    let names = |things: Vec<Equipment>| things.into_iter().map(Equipment::name).collect::<Vec<_>>();
    match chance.between(0, 5) {
        0 => None,
        1 => set("equipment", json!(["none"])),
        2 => set("equipment", json!(["full_gym"])),
        3 => set(
            "equipment",
            json!(names(chance.some(&[Equipment::Dumbbell, Equipment::Bench, Equipment::Band, Equipment::PullupBar], 4))),
        ),
        4 => set(
            "equipment",
            json!(names(chance.some(&[Equipment::Barbell, Equipment::Rack, Equipment::Bench, Equipment::Kettlebell], 5))),
        ),
        _ => set("equipment", json!(names(chance.some(Equipment::ALL, 14)))),
    };
}

fn limits(chance: &mut Chance, set: &mut Set<'_>) {
    if chance.one_in(3) {
        let areas = chance.some(Area::ALL, 3);
        let limitations: Vec<Value> =
            areas.into_iter().map(|area| json!({"area": area.name(), "severity": chance.one(Severity::ALL).name()})).collect();
        set("limitations", json!(limitations));
    }
    if chance.one_in(3) {
        let conditions: Vec<&str> = chance.some(Condition::ALL, 3).into_iter().map(Condition::name).collect();
        set("conditions", json!(conditions));
    }
    if chance.one_in(4) {
        set("no_jumping", json!(true));
    }
    if chance.one_in(4) {
        let all = Knowledge::built_in().exercises.all();
        let avoided: Vec<&str> =
            (0..chance.between(1, 12)).map(|_| all[chance.between(0, all.len() as u64 - 1) as usize].id.as_str()).collect();
        set("avoid_exercises", json!(avoided));
    }
}
