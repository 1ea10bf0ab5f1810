//! Targets: worked a second time by a script that shares no code, and what must hold for everybody.

use chrono::{Days, NaiveDate};
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::nutrition::targets::adaptive::{Intake, TooEarly, Weighing, estimate};
use fettle_core::nutrition::targets::{Micronutrient, Targets};
use fettle_core::{Knowledge, athlete::Sex};
use proptest::prelude::*;
use serde_json::{Value, json};

fn athlete(profile: &Value) -> Athlete {
    Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a credible profile"))
}

/// The cases come from `tests/worked/targets.py`.
#[test]
fn worked_cases_come_out_the_same() {
    let cases = include_str!("../worked/targets.jsonl");
    let mut count = 0;
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let targets = serde_json::to_value(Targets::of(&athlete(&case["profile"]))).unwrap();
        for (name, expected) in case["expected"].as_object().unwrap() {
            assert_eq!(targets[name].as_f64(), expected.as_f64(), "{name} of {}: {:#}", case["profile"], targets["why"]);
        }
        count += 1;
    }
    assert!(count >= 20, "{count} cases");
}

fn anyone() -> impl Strategy<Value = Value> {
    let goals = ["lose_fat", "build_muscle", "gain_strength", "endurance", "general_health", "maintain"];
    let body = (13u8..100, 120.0..215.0f64, 30.0..220.0f64, prop::sample::select(vec!["male", "female", "unspecified"]));
    let aims = (
        prop::sample::select(goals.to_vec()),
        prop::option::of(prop::sample::select(vec!["sedentary", "light", "moderate", "active", "very_active"])),
        prop::option::of(0.0..1.5f64),
        prop::option::of(30.0..200.0f64),
        prop::option::of(500u16..6000),
    );
    let stage = (
        prop::option::weighted(0.1, 1u8..=3),
        prop::option::weighted(0.1, prop::sample::select(vec!["0-6", "7-12"])),
        prop::option::weighted(0.1, prop::sample::select(vec!["eating_disorder_history", "kidney_disease", "diabetes"])),
        prop::option::weighted(0.3, prop::sample::select(vec!["vegan", "keto", "low_carb", "halal", "low_sodium"])),
    );
    (body, aims, stage).prop_map(
        |((age, height, weight, sex), (goal, activity, rate, target, kcal), (trimester, nursing, ill, diet))| {
            let mut profile = json!({"age": age, "height_cm": height, "weight_kg": weight, "sex": sex, "goal": goal});
            let mut put = |name: &str, value: Option<Value>| {
                if let Some(value) = value {
                    profile[name] = value;
                }
            };
            put("activity", activity.map(Into::into));
            put("rate_kg_per_week", rate.map(Into::into));
            put("target_weight_kg", target.map(Into::into));
            put("kcal", kcal.map(Into::into));
            put("pregnancy_trimester", trimester.map(Into::into));
            put("lactation_months", nursing.map(Into::into));
            put("conditions", ill.map(|ill| json!([ill])));
            put("diets", diet.map(|diet| json!([diet])));
            profile
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn nobody_is_planned_below_a_floor(profile in anyone()) {
        let athlete = athlete(&profile);
        let targets = Targets::of(&athlete);
        for check in &targets.checks {
            // Somebody who needs more than 30 kcal per kg just to keep a low weight has the availability as an aim.
            prop_assert!(check.ok || check.rule == "energy_availability", "{profile}: {check:?} {:#?}", targets.why);
        }
        let for_two = !profile["pregnancy_trimester"].is_null() || !profile["lactation_months"].is_null();
        let floor = if for_two { 1800.0 } else if athlete.sex == Sex::Female { 1200.0 } else { 1500.0 };
        prop_assert!(targets.kcal >= floor);
        let bmi = athlete.profile.weight_kg.unwrap().get() / (athlete.profile.height_cm.unwrap().get() / 100.0).powi(2);
        let guarded = for_two || athlete.age < 18 || bmi < 18.5 || profile["conditions"] == json!(["eating_disorder_history"]);
        prop_assert!(!guarded || targets.kcal + 5.0 >= targets.tdee_kcal, "a deficit for {profile}: {targets:#?}");
        prop_assert!(targets.kcal + 5.0 >= 0.75 * targets.tdee_kcal, "{profile}");
    }

    #[test]
    fn energy_and_macros_say_the_same(profile in anyone()) {
        let targets = Targets::of(&athlete(&profile));
        let summed = 4.0 * (targets.protein_g + targets.carb_g) + 9.0 * targets.fat_g;
        // Carbohydrate never falls below nothing, so a keto day of very little energy may hold a little more than it should.
        prop_assert!((summed - targets.kcal).abs() <= 12.0 || summed > targets.kcal && targets.carb_g <= 50.0, "{profile}: {targets:#?}");
        for figure in [targets.protein_g, targets.fat_g, targets.carb_g, targets.fiber_g, targets.water_l] {
            prop_assert!(figure.is_finite() && figure >= 0.0);
        }
        prop_assert!(targets.protein_g <= targets.protein_range_g.max && targets.fat_g <= targets.fat_range_g.max + 0.5);
    }

    #[test]
    fn training_days_and_rest_days_make_the_same_week(profile in anyone(), training in 0u8..=7) {
        let targets = Targets::of(&athlete(&profile));
        let (on, off) = (targets.of_day(true, training), targets.of_day(false, training));
        let week = f64::from(training) * on.kcal + f64::from(7 - training) * off.kcal;
        prop_assert!((week - 7.0 * targets.kcal).abs() < 1.0, "{week} and {}", 7.0 * targets.kcal);
        prop_assert!(training == 0 || on.carb_g + 1e-9 >= off.carb_g || training == 7);
        prop_assert!(off.kcal >= 0.85 * targets.kcal);
    }
}

#[test]
fn an_eating_disorder_a_minor_and_the_underweight_see_no_figures() {
    let withheld = |profile: Value| Targets::of(&athlete(&profile)).withheld.is_some();
    assert!(withheld(json!({"conditions": ["eating_disorder_history"]})));
    assert!(withheld(json!({"age": 16})));
    assert!(withheld(json!({"height_cm": 170, "weight_kg": 50, "goal": "lose_fat"})));
    assert!(!withheld(json!({"height_cm": 170, "weight_kg": 70, "goal": "lose_fat"})));
}

#[test]
fn an_untold_trimester_adds_nothing_and_takes_nothing() {
    let body = |more: Value| {
        let mut profile =
            json!({"sex": "female", "age": 31, "height_cm": 168, "weight_kg": 66, "activity": "light", "goal": "lose_fat"});
        profile.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Targets::of(&athlete(&profile))
    };
    let untold = body(json!({"conditions": ["pregnancy"]}));
    assert_eq!(untold.tdee_kcal, body(json!({"pregnancy_trimester": 1})).tdee_kcal);
    assert_eq!(body(json!({"pregnancy_trimester": 2})).tdee_kcal - untold.tdee_kcal, 340.0);
    assert!(untold.kcal >= untold.tdee_kcal && untold.why.iter().any(|line| line.contains("nothing is added yet")));
}

#[test]
fn the_rate_that_is_said_is_the_one_that_is_left() {
    for rate in [0.25, 0.5, 0.75, 1.0] {
        let profile = json!({"sex": "male", "age": 40, "height_cm": 180, "weight_kg": 90, "activity": "sedentary", "goal": "lose_fat",
            "rate_kg_per_week": rate});
        let targets = Targets::of(&athlete(&profile));
        let said = format!("about {:.1} kg a week", (targets.tdee_kcal - targets.kcal) / 1100.0);
        assert!(targets.why.iter().any(|line| line.contains(&said)), "{said}: {:#?}", targets.why);
        assert!(targets.why.iter().any(|line| line.starts_with(&format!("You named {rate:.1} kg"))), "{:#?}", targets.why);
    }
}

#[test]
fn iron_differs_by_sex_age_stage_and_meat() {
    let iron = |profile: Value| {
        let watch = Knowledge::built_in().intakes.watch(&athlete(&profile));
        watch.rows().iter().find(|row| row.nutrient == Micronutrient::Iron).unwrap().reference
    };
    assert_eq!(iron(json!({"sex": "male", "age": 30})), 8.0);
    assert_eq!(iron(json!({"sex": "female", "age": 30})), 18.0);
    assert_eq!(iron(json!({"sex": "female", "age": 60})), 8.0);
    assert_eq!(iron(json!({"age": 30})), 18.0);
    assert_eq!(iron(json!({"sex": "female", "age": 30, "pregnancy_trimester": 2})), 27.0);
    assert_eq!(iron(json!({"sex": "male", "age": 30, "diets": ["vegan"]})), 8.0 * 1.8);
}

#[test]
fn everybody_has_something_to_watch() {
    for age in 13..=110 {
        for sex in ["male", "female", "unspecified"] {
            let watch = Knowledge::built_in().intakes.watch(&athlete(&json!({"sex": sex, "age": age})));
            assert_eq!(watch.rows().len(), Micronutrient::ALL.len(), "{sex} of {age}");
        }
    }
}

fn day(place: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(place)
}

fn weighings(every: u64, days: u64, kg: impl Fn(u64) -> f64) -> Vec<Weighing> {
    (0..=days).step_by(every as usize).map(|place| Weighing { date: day(place), weight_kg: kg(place) }).collect()
}

#[test]
fn the_trend_decides_and_a_salty_day_does_not() {
    let eaten = Intake { kcal: 2000.0, adherence: 0.9 };
    // 0.1 kg a day down means 770 kcal a day more used than eaten; half of the way there, at most a tenth of the formula.
    let losing = estimate(&weighings(2, 27, |day| 80.0 - 0.1 * day as f64), eaten, 2390.0, day(27)).unwrap();
    assert!((losing.measured_kcal - 2770.0).abs() < 1.0, "{losing:?}");
    assert_eq!(losing.change_kcal, 190.0);
    // A single day 1.5 kg up moves the trend little: the plan holds.
    let salty = weighings(2, 27, |day| if day == 14 { 81.5 } else { 80.0 });
    assert_eq!(estimate(&salty, eaten, 2000.0, day(27)).unwrap().change_kcal, 0.0);
    // Somebody else on the scales is not believed at all.
    let other = weighings(2, 27, |day| if day == 26 { 55.0 } else { 80.0 });
    assert_eq!(estimate(&other, eaten, 2000.0, day(27)).unwrap().change_kcal, 0.0);
}

#[test]
fn too_little_is_no_ground_for_a_change() {
    let eaten = Intake { kcal: 2000.0, adherence: 0.9 };
    let few = estimate(&weighings(5, 15, |_| 80.0), eaten, 2000.0, day(15));
    assert_eq!(few, Err(TooEarly::Weighings { more: 2, days: 0 }));
    let short = estimate(&weighings(1, 9, |_| 80.0), eaten, 2000.0, day(9));
    assert_eq!(short, Err(TooEarly::Weighings { more: 0, days: 5 }));
    let off_plan = estimate(&weighings(2, 27, |_| 80.0), Intake { adherence: 0.5, ..eaten }, 2000.0, day(27));
    assert_eq!(off_plan, Err(TooEarly::Adherence));
}

proptest! {
    #[test]
    fn an_estimate_never_jumps(slope in -0.5..0.5f64, noise in prop::collection::vec(-1.5..1.5f64, 28), formula in 1300.0..4500.0f64) {
        let weighed = weighings(1, 27, |day| 80.0 + slope * day as f64 + noise[day as usize]);
        if let Ok(estimate) = estimate(&weighed, Intake { kcal: formula, adherence: 1.0 }, formula, day(27)) {
            prop_assert!(estimate.change_kcal.abs() <= 0.1 * formula + 5.0);
            prop_assert!(estimate.trend_kg_per_week.is_finite());
        }
    }
}
