//! Plans held against the food table by a checker that shares nothing with the planner, and that checker held against plans
//! with something wrong in them.

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::nutrition::targets::Targets;
use fettle_core::nutrition::{MealRequest, Target, audit_meals, groceries, meals, plan_meals};
use fettle_tests::eaters;
use fettle_tests::plate_checker::{PlateChecker, PlateTally};
use serde_json::{Value, json};

/// One line of output, as the command writes it.
fn line(profile: &Value, seed: u64) -> Value {
    let world = Knowledge::built_in();
    let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).unwrap());
    let targets = Targets::of(&athlete);
    let start = "2026-03-02".parse().unwrap();
    match plan_meals(&athlete, &targets, world, &MealRequest::new(start, 7, seed)) {
        Ok(plan) => json!({
            "id": profile["id"],
            "targets": targets,
            "meals": meals(&plan, &athlete, world),
            "groceries": groceries(&plan, &athlete, world, start, 7),
            "adjusted": plan.adjusted,
            "checks": audit_meals(&athlete, &targets, world, &plan),
        }),
        Err(refusal) => {
            json!({"id": profile["id"], "error": {"code": refusal.code, "message": refusal.message, "field": refusal.field}})
        }
    }
}

#[test]
fn no_plate_of_a_random_week_is_against_its_eater() {
    let (checker, mut tally) = (PlateChecker::read(), PlateTally::default());
    for seed in 0..40 {
        let profile = Value::from(eaters::limited(seed));
        tally.take(&profile, &line(&profile, seed), &checker);
    }
    println!("{tally}");
    assert!(tally.violations.is_empty(), "{tally}");
    assert!(tally.planned >= 30, "{tally}");
}

/// Names of allergens and diets, with a food that each must be kept from. Most of them hide it.
const ALLERGENS: &[(&str, &str)] = &[
    ("celery", "vegetable_broth"),
    ("gluten", "soy_sauce"),
    ("crustacean", "shrimp_raw"),
    ("egg", "mayonnaise"),
    ("fish", "worcestershire_sauce"),
    ("lupin", "lupin_beans_dry"),
    ("milk", "ghee_clarified_butter"),
    ("mollusc", "mussels_raw"),
    ("mustard", "curry_powder"),
    ("tree_nut", "pesto"),
    ("peanut", "lupin_beans_dry"),
    ("sesame", "hummus_commercial"),
    ("soy", "miso"),
    ("sulphite", "red_wine"),
];
const DIETS: &[(&str, &str)] = &[
    ("vegan", "honey"),
    ("vegetarian", "gelatin_unsweetened"),
    ("lacto_vegetarian", "egg_whole_raw"),
    ("ovo_vegetarian", "milk_whole"),
    ("pescatarian", "chicken_breast_skinless_raw"),
    ("gluten_free", "soy_sauce"),
    ("dairy_free", "butter_salted"),
    ("lactose_free", "milk_whole"),
    ("keto", "rice_brown_long_grain_dry"),
    ("paleo", "lentils_dry"),
    ("whole30", "honey"),
    ("low_fodmap", "garlic_powder"),
    ("halal", "pork_ground_raw"),
    ("kosher", "shrimp_raw"),
    ("jain", "onion_raw"),
    ("hindu_no_beef", "veal_ground_raw"),
    ("nut_free", "walnuts"),
];
const DISLIKES: &[(&str, &str)] = &[
    ("mushrooms", "mushroom_cremini_raw"),
    ("fish", "fish_sauce"),
    ("aubergine", "eggplant_raw"),
    ("pork", "pork_ground_raw"),
    ("coriander", "coriander_leaf_dried"),
];

const HARMFUL: &[(&str, &str)] = &[("kiwi", "kiwifruit_green"), ("strawberries", "strawberries_frozen")];

/// A plan with a food put where the first ingredient of the first meal was.
fn with_food(good: &Value, food: &str) -> Value {
    let mut bad = good.clone();
    bad["meals"]["days"][0]["meals"][0]["ingredients"][0]["food"] = json!(food);
    bad
}

#[test]
fn the_checker_sees_each_kind_of_violation_that_is_planted() {
    let (checker, eater) = (PlateChecker::read(), json!({"age": 30, "sex": "male", "height_cm": 180, "weight_kg": 80}));
    let good = line(&eater, 1);
    assert_eq!(checker.violations(&eater, &good), Vec::<String>::new());
    let sees = |profile: &Value, bad: &Value, kind: &str| {
        let found = checker.violations(profile, bad);
        assert!(found.iter().any(|it| it.starts_with(kind)), "`{kind}` isn't seen for {profile}: {found:?}");
    };
    let with = |field: &str, value: Value| {
        let mut profile = eater.clone();
        profile[field] = value;
        profile
    };
    for (field, kind, planted) in [
        ("allergens", "allergen", ALLERGENS),
        ("diets", "diet", DIETS),
        ("dislikes", "dislike", DISLIKES),
        ("food_allergies", "food allergy", HARMFUL),
    ] {
        for (name, food) in planted {
            sees(&with(field, json!([name])), &with_food(&good, food), &format!("{kind} {name}"));
        }
    }
    sees(&with("pregnancy_trimester", json!(1)), &with_food(&good, "swordfish_raw"), "condition");
    sees(&with("conditions", json!(["hypertension"])), &with_food(&good, "grapefruit_pink_or_red"), "condition");
    sees(&with("conditions", json!(["kidney_disease"])), &with_food(&good, "starfruit_carambola"), "condition");
    sees(&eater, &with_food(&good, "phoenix_raw"), "unknown food");
    sees(&with("people", json!(4)), &good, "groceries amount");
    sees(&with("meals_per_day", json!(6)), &good, "meals on");
    sees(&with("max_cook_minutes", json!(1)), &good, "minutes of");
    for (place, value, kind) in [
        ("/meals/days/2/meals/1/nutrition/kcal", json!(1.0), "sum of kcal"),
        ("/meals/days/2/meals/1/nutrition/fiber_g", json!(99.0), "sum of fiber_g"),
        ("/meals/days/2/meals/1/ingredients/0/grams", json!(0.0), "grams of"),
        ("/meals/days/2/meals/1/ingredients", json!([]), "plate is empty"),
        ("/meals/days/3/totals/protein_g", json!(1.0), "totals of protein_g"),
        ("/meals/days/3/totals/kcal", json!(1100.0), "floor of"),
        ("/groceries/0/items/0/grams", json!(0.0), "groceries amount"),
        ("/groceries/0/items", json!([]), "groceries lack"),
        ("/groceries/0/items/0/food", json!("phoenix_raw"), "groceries beyond"),
        ("/meals/days", json!([]), "no days"),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).expect("a place in the plan") = value;
        sees(&eater, &bad, kind);
    }
    let mut cheeseburger = with_food(&good, "cheddar");
    cheeseburger["meals"]["days"][0]["meals"][0]["ingredients"][1]["food"] = json!("beef_chuck_roast_raw");
    sees(&with("diets", json!(["kosher"])), &cheeseburger, "together");
}

/// 1,400 kcal and 190 g of protein cannot be had from plants without soy and gluten.
#[test]
fn what_cannot_be_met_is_named_with_its_figure() {
    let profile = json!({"age": 30, "sex": "female", "height_cm": 170, "weight_kg": 75, "kcal": 1400, "diets": ["vegan"],
        "allergens": ["soy", "gluten"]});
    let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).unwrap());
    let targets = Targets { kcal: 1400.0, protein_g: 190.0, fat_g: 40.0, carb_g: 70.0, ..Targets::of(&athlete) };
    let request = MealRequest::new("2026-03-02".parse().unwrap(), 7, 1);
    let plan = plan_meals(&athlete, &targets, Knowledge::built_in(), &request).expect("the nearest plan there is");
    println!("{:?}", plan.adjusted);
    let protein = plan.adjusted.iter().find(|it| it.target == Target::Protein).expect("protein gives way");
    assert!(protein.from == 190.0 && (60.0..180.0).contains(&protein.to), "{protein:?}");
    assert!(protein.why.contains("vegan") && protein.why.contains(&format!("{:.0} g", protein.to)), "{protein:?}");
    let line = json!({
        "meals": meals(&plan, &athlete, Knowledge::built_in()),
        "groceries": groceries(&plan, &athlete, Knowledge::built_in(), request.start, 7),
    });
    assert_eq!(PlateChecker::read().violations(&profile, &line), Vec::<String>::new());
}
