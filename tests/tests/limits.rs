//! No exercise is ever open to an athlete against their limits: held against a second reading of the same data that
//! shares no type and no line with the first.

use fettle_core::Knowledge;
use fettle_core::athlete::{Area, Athlete, Condition, Equipment, Experience, Profile};
use fettle_core::fitness::Exclusions;
use proptest::prelude::*;
use serde_json::{Value, json};

const RULES: &str = include_str!("../../core/data/contraindications.toml");

pub(crate) fn rules() -> Vec<Value> {
    let file: Value = toml::from_str(RULES).expect("the rules are TOML");
    file["rules"].as_array().expect("a list of rules").clone()
}

/// The catalogue as plain values, in the order of the program's own.
pub(crate) fn exercises() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/data/exercises");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder of exercises") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("a readable file");
        let file: Value = toml::from_str(&text).expect("exercises are TOML");
        found.extend(file["exercise"].as_array().expect("a list of exercises").clone());
    }
    found
}

/// The subjects of the rules that hold for a profile, worked out by hand from the words of the profile alone.
pub(crate) fn held(profile: &Value) -> Vec<Value> {
    let mut held = Vec::new();
    for limitation in list(&profile["limitations"]) {
        held.push(json!({"area": limitation["area"], "severity": limitation["severity"]}));
    }
    let mut conditions = list(&profile["conditions"]);
    let age = profile["age"].as_u64().unwrap_or(35);
    let told = |name: &str| list(&profile["conditions"]).contains(&json!(name));
    if profile["pregnancy_trimester"].is_u64() {
        conditions.push(json!("pregnancy"));
    }
    if let (Some(height), Some(weight)) = (profile["height_cm"].as_f64(), profile["weight_kg"].as_f64())
        && weight >= 35.0 * (height / 100.0) * (height / 100.0)
    {
        conditions.push(json!("obesity_bmi35plus"));
    }
    if age < 13 {
        conditions.push(json!("under_13"));
    } else if age < 18 {
        conditions.push(json!("minor_13_17"));
    } else if age >= 65 {
        conditions.push(json!("older_adult_65plus"));
    }
    for condition in conditions {
        held.push(json!({"condition": condition}));
        if condition == "pregnancy" {
            match profile["pregnancy_trimester"].as_u64() {
                Some(number) => held.push(json!({"condition": condition, "stage": format!("trimester_{number}")})),
                None => held.extend((1..=3).map(|it| json!({"condition": "pregnancy", "stage": format!("trimester_{it}")}))),
            }
        }
        if condition == "postpartum" {
            let late = profile["lactation_months"] == "7-12";
            held.push(json!({"condition": condition, "stage": if late { "weeks_12_on" } else { "weeks_0_6" }}));
        }
    }
    if profile["lactation_months"] == "0-6" && !told("postpartum") {
        held.push(json!({"condition": "postpartum", "stage": "weeks_6_12"}));
    }
    held
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn rank(ladder: &[&str], value: &Value, otherwise: &str) -> usize {
    let name = value.as_str().unwrap_or(otherwise);
    ladder.iter().position(|step| *step == name).expect("a step of the ladder")
}

fn denies(deny: &Value, exercise: &Value) -> bool {
    let impacts = ["none", "low", "moderate", "high"];
    let loads = ["low", "med", "high"];
    let named = |list_of: &str, value: &Value| list(&deny[list_of]).contains(value);
    let too_hard_a_landing = deny["impact_max"].is_string()
        && rank(&impacts, &exercise["impact"], "none") > rank(&impacts, &deny["impact_max"], "high");
    let joint = |area: &str, most: &Value| rank(&loads, &exercise["joints"][area], "low") > rank(&loads, most, "high");
    let a_joint_too_much = deny["joint_max"].as_object().is_some_and(|caps| caps.iter().any(|(area, most)| joint(area, most)));
    let energy = exercise["met"].as_f64().unwrap_or(f64::INFINITY);
    named("patterns", &exercise["pattern"])
        || list(&exercise["tags"]).iter().any(|tag| named("tags", tag))
        || named("categories", &exercise["category"])
        || named("exercises", &exercise["id"])
        || too_hard_a_landing
        || a_joint_too_much
        || deny["met_max"].as_f64().is_some_and(|most| energy >= most)
        || (deny["allow_only"].is_array() && !named("allow_only", &exercise["id"]))
}

/// Whether any limit speaks against the exercise.
pub(crate) fn out(profile: &Value, athlete: &Athlete, rules: &[Value], exercise: &Value) -> bool {
    let mut subjects = held(profile);
    while let Some(subject) = subjects.pop() {
        for rule in rules.iter().filter(|rule| rule["for"] == subject) {
            if denies(&rule["deny"], exercise) {
                return true;
            }
            if rule["base"].is_string() {
                subjects.push(json!({"condition": rule["base"]}));
            }
        }
    }
    let lands = rank(&["none", "low", "moderate", "high"], &exercise["impact"], "none") > 1;
    let jumps = lands || list(&exercise["tags"]).contains(&json!("jumping_or_running"));
    let levels = ["beginner", "intermediate", "advanced"];
    let above = rank(&levels, &exercise["level"], "advanced") > rank(&levels, &profile["experience"], "beginner");
    let lacks = list(&exercise["equipment"]).iter().any(|thing| {
        let thing = thing.as_str().and_then(Equipment::named).expect("a thing we know");
        !athlete.kit.has(thing)
    });
    (profile["no_jumping"] == true && jumps) || list(&profile["avoid_exercises"]).contains(&exercise["id"]) || above || lacks
}

fn names<T: Copy>(all: &'static [T], name: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| name(*value)).collect()
}

fn some_of(names: Vec<&'static str>, most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(names, 0..=most)
}

fn limitation() -> impl Strategy<Value = Value> {
    let areas = proptest::sample::select(names(Area::ALL, Area::name));
    (areas, proptest::sample::select(vec!["mild", "moderate", "severe"]))
        .prop_map(|(area, severity)| json!({"area": area, "severity": severity}))
}

fn body() -> impl Strategy<Value = Value> {
    let age = proptest::option::of(1_u8..=110);
    let size = proptest::option::of((100_u16..=250, 25_u16..=350));
    let trimester = proptest::option::weighted(0.1, 1_u8..=3);
    let nursing = proptest::option::weighted(0.1, proptest::sample::select(vec!["0-6", "7-12"]));
    (age, size, trimester, nursing).prop_map(|(age, size, trimester, nursing)| {
        json!({
            "age": age, "height_cm": size.map(|it| it.0), "weight_kg": size.map(|it| it.1),
            "pregnancy_trimester": trimester, "lactation_months": nursing,
        })
    })
}

fn profile() -> impl Strategy<Value = Value> {
    let ids: Vec<&'static str> = Knowledge::built_in().exercises.all().iter().map(|it| it.id.as_str()).collect();
    (
        body(),
        some_of(names(Equipment::ALL, Equipment::name), 12),
        proptest::bool::weighted(0.5),
        proptest::collection::vec(limitation(), 0..=3),
        some_of(names(Condition::ALL, Condition::name), 3),
        proptest::option::of(proptest::sample::select(names(Experience::ALL, Experience::name))),
        (any::<bool>(), some_of(ids, 3)),
    )
        .prop_map(|(body, mut equipment, gym, limitations, conditions, experience, (no_jumping, avoid))| {
            if gym {
                equipment.push("full_gym");
            }
            let mut profile = body;
            profile["equipment"] = json!(equipment);
            profile["limitations"] = json!(limitations);
            profile["conditions"] = json!(conditions);
            profile["experience"] = json!(experience);
            profile["no_jumping"] = json!(no_jumping);
            profile["avoid_exercises"] = json!(avoid);
            profile
        })
}

#[test]
fn nothing_is_open_against_a_limit_and_nothing_is_shut_without_one() {
    let (rules, exercises) = (rules(), exercises());
    let world = Knowledge::built_in();
    assert_eq!(exercises.len(), world.exercises.all().len());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 500, ..ProptestConfig::default() });
    runner
        .run(&profile(), |profile| {
            let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a credible profile"));
            let exclusions = Exclusions::of(&athlete, world);
            for exercise in &exercises {
                let id = exercise["id"].as_str().expect("an id");
                let known = world.exercises.get(&id.into()).expect("the same catalogue");
                let shut = exclusions.why_not(known);
                prop_assert_eq!(shut.is_some(), out(&profile, &athlete, &rules, exercise), "{}: {:?}", id, shut);
            }
            Ok(())
        })
        .unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn an_exercise_that_is_no_number_is_not_light() {
    let world = Knowledge::built_in();
    let athlete = Athlete::resolve(Profile::from_json(r#"{"conditions":["heart_disease"]}"#).expect("a profile"));
    let mut walk = world.exercises.get(&"walking".into()).expect("walking").clone();
    let exclusions = Exclusions::of(&athlete, world);
    assert!(exclusions.why_not(&walk).is_none());
    walk.met = f64::NAN;
    assert!(exclusions.why_not(&walk).is_some());
}
