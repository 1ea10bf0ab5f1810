//! No exercise is ever open to an athlete against their limits: held against a second reading of the same data.

use fettle_core::Knowledge;
use fettle_core::athlete::{Area, Athlete, Condition, Equipment, Experience, Profile};
use fettle_core::fitness::Exclusions;
use fettle_tests::second_reading::{exercises, out, rules};
use proptest::prelude::*;
use serde_json::{Value, json};

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
                prop_assert_eq!(shut.is_some(), out(&profile, &rules, exercise), "{}: {:?}", id, shut);
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
