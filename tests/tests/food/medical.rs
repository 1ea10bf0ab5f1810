//! Diseases and medicines: what must not be served, held against a second list of words.

use std::collections::BTreeSet;

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Matter, Profile};
use fettle_core::nutrition::{Class, FoodLimits, State};
use fettle_tests::chance::Chance;
use fettle_tests::clinic::{NEVER, OUT, UNDERDONE, breaches, is_out, plan, planned_for, somebody};
use serde_json::json;

fn with(matter: &str) -> Athlete {
    Athlete::resolve(Profile::from_json(&json!({"medical": [matter]}).to_string()).expect("a profile"))
}

#[test]
fn no_food_of_the_second_list_is_allowed() {
    let world = Knowledge::built_in();
    let mut wrong = Vec::new();
    for (matter, ..) in OUT {
        let athlete = with(matter);
        let limits = FoodLimits::of(&athlete, world);
        let (mut out, mut left) = (0, 0);
        for food in world.foods.all() {
            let allowed = limits.allows(food);
            left += usize::from(allowed);
            out += usize::from(!allowed);
            if is_out(matter, food.id.as_str()) && allowed {
                wrong.push(format!("{} with {matter}", food.id));
            }
        }
        assert!(out > 0 && left > 300, "{matter}: {out} out, {left} left");
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn meals_of_somebody_with_a_matter_hold_nothing_of_its_list() {
    let mut chance = Chance::new(7);
    for (place, matter) in planned_for().enumerate() {
        let profile = somebody(&mut chance, matter);
        let plan = plan(&profile, 1, place as u64);
        let found = plan.as_ref().map(|plan| breaches(matter, plan)).unwrap_or_default();
        assert_eq!(found, Vec::<String>::new(), "{profile}");
    }
}

#[test]
fn alpha_gal_without_anything_else_leaves_a_plan() {
    for (matter, ..) in OUT {
        let plan = plan(&json!({"medical": [matter], "sex": "female", "age": 30, "height_cm": 165, "weight_kg": 62}), 1, 3);
        assert!(plan.is_some(), "no day for {matter}");
    }
}

#[test]
fn no_meals_are_planned_where_a_diet_is_weighed_by_a_clinic() {
    for matter in NEVER {
        assert!(plan(&json!({"medical": [matter]}), 1, 1).is_none(), "{matter}");
    }
}

#[test]
fn keto_is_not_planned_with_what_it_endangers() {
    for matter in ["insulin", "sglt2", "gestational_diabetes", "kidney_disease", "pancreas_or_gallbladder", "porphyria"] {
        assert!(plan(&json!({"medical": [matter], "diets": ["keto"]}), 1, 1).is_none(), "{matter}");
    }
    assert!(plan(&json!({"diets": ["keto"], "sex": "male", "age": 30, "height_cm": 180, "weight_kg": 80}), 1, 1).is_some());
}

/// A recipe whose words leave egg, meat or fish less than done says so in its file, and the other way round.
#[test]
fn what_is_not_cooked_through_is_declared() {
    const ANIMAL: &[Class] =
        &[Class::Egg, Class::Beef, Class::Pork, Class::Lamb, Class::Game, Class::Poultry, Class::Fish, Class::Moll, Class::Crust];
    let world = Knowledge::built_in();
    let mut wrong = Vec::new();
    for recipe in world.recipes.all() {
        let raw =
            recipe.ingredients.iter().map(|it| world.foods.get(it.food)).any(|food| {
                ANIMAL.contains(&food.class) && (food.state == State::Raw || food.id.as_str().starts_with("smoked_"))
            });
        let text = format!("{} {}", recipe.title, recipe.steps.join(" ")).to_lowercase();
        let told = UNDERDONE.iter().find(|word| text.contains(*word)).filter(|_| raw);
        let rare = text.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "rare" | "raw" | "medium-rare")) && raw;
        let rare = rare && !text.contains("raw in taste");
        if (told.is_some() || rare) && recipe.underdone.is_none() {
            wrong.push(format!("{}: {told:?}", recipe.id));
        }
        if recipe.underdone.is_some() && !raw {
            wrong.push(format!("{}: nothing of an animal in it", recipe.id));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn in_pregnancy_no_recipe_stays_underdone_and_no_food_is_unsafe() {
    const UNSAFE: &[&str] = &[
        "liver",
        "brie",
        "camembert",
        "blue_cheese",
        "roquefort",
        "queso_fresco",
        "feta",
        "goat_cheese_soft",
        "smoked_salmon",
        "oysters",
        "swordfish",
        "shark",
        "tilefish",
        "mackerel_king",
        "tuna_yellowfin",
        "caviar",
        "alfalfa",
        "beer",
        "red_wine",
        "white_wine",
        "spirits",
        "salami",
        "pepperoni",
        "kelp",
    ];
    let world = Knowledge::built_in();
    for profile in
        [json!({"pregnancy_trimester": 1}), json!({"conditions": ["pregnancy"]}), json!({"medical": ["gestational_diabetes"]})]
    {
        let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a profile"));
        let limits = FoodLimits::of(&athlete, world);
        let fitting: Vec<_> = world.recipes.all().iter().filter_map(|recipe| recipe.fit(&limits, &world.foods).ok()).collect();
        assert!(fitting.len() > 200, "{} recipes for {profile}", fitting.len());
        for variant in fitting {
            assert!(variant.recipe.underdone.is_none(), "{}", variant.title);
            let bad = variant.used.iter().find(|used| {
                let id = used.food.id.as_str();
                UNSAFE.iter().any(|part| id.contains(part)) && !id.contains("wine_vinegar")
            });
            assert_eq!(bad.map(|used| used.food.id.as_str()), None, "{}", variant.title);
        }
    }
}

#[test]
fn kidney_disease_bounds_protein_however_it_was_told() {
    use fettle_core::nutrition::targets::Targets;
    let body = json!({"sex": "male", "age": 50, "height_cm": 180, "weight_kg": 80, "goal": "build_muscle"});
    for told in [json!({"conditions": ["kidney_disease"]}), json!({"medical": ["kidney_disease"]})] {
        let mut profile = body.clone();
        profile.as_object_mut().expect("an object").extend(told.as_object().expect("an object").clone());
        let targets = Targets::of(&Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a profile")));
        assert_eq!((targets.protein_g, targets.protein_range_g.max, targets.sodium_mg_max), (64.0, 64.0, 2000.0));
    }
}

#[test]
fn every_matter_of_the_second_list_is_one_of_ours() {
    let ours: BTreeSet<&str> = Matter::ALL.iter().map(|it| it.name()).collect();
    let listed = OUT.iter().map(|(name, ..)| *name).chain(NEVER.iter().copied());
    assert_eq!(listed.filter(|name| !ours.contains(name)).collect::<Vec<_>>(), Vec::<&str>::new());
}
