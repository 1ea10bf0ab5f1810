//! What must never stand in a meal of somebody with a disease or a medicine: written down a second time, as plain words held
//! against the ids of the food table, and held against plans.

use std::sync::LazyLock;

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Matter, Profile};
use fettle_core::nutrition::targets::Targets;
use fettle_core::nutrition::{Allergens, MealPlan, MealRequest, plan_meals};
use serde_json::{Value, json};

use crate::chance::Chance;

/// For a matter: parts of ids that are out, and parts that are meant by none of these.
pub const OUT: &[(&str, &[&str], &[&str])] = &[
    ("g6pd", &["fava", "falafel"], &[]),
    (
        "alpha_gal",
        &[
            "beef",
            "veal",
            "pork",
            "bacon",
            "ham_",
            "salami",
            "pepperoni",
            "chorizo",
            "sausage",
            "bratwurst",
            "frankfurter",
            "lamb_",
            "goat",
            "bison",
            "venison",
            "rabbit",
            "lard",
            "tallow",
            "gelatin",
            "marshmallow",
            "broth",
            "pastrami",
            "milk",
            "cheese",
            "yogurt",
            "butter_",
            "cream",
            "ghee",
            "whey",
            "cheddar",
            "parmesan",
            "feta",
            "ricotta",
            "kefir",
            "mozzarella",
        ],
        &[
            "soy_milk",
            "almond_milk",
            "rice_milk",
            "coconut_milk",
            "oat_milk",
            "coconut_cream",
            "peanut_butter",
            "almond_butter",
            "cashew_butter",
            "seed_butter",
            "butter_beans",
            "butterhead",
            "butternut",
            "vegetable_broth",
            "graham",
            "bowl",
            "cream_of",
            "gram_flour",
            "creamer",
            "collard",
        ],
    ),
    (
        "coeliac",
        &["wheat", "barley", "rye_", "seitan", "bulgur", "couscous", "semolina", "spelt", "farro", "soy_sauce", "panko", "beer"],
        &["buckwheat"],
    ),
    (
        "maoi",
        &[
            "cheddar",
            "parmesan",
            "blue_cheese",
            "gouda",
            "gruyere",
            "brie",
            "camembert",
            "roquefort",
            "swiss_cheese",
            "feta",
            "provolone",
            "romano",
            "soy_sauce",
            "tamari",
            "miso",
            "tempeh",
            "natto",
            "fish_sauce",
            "oyster_sauce",
            "worcestershire",
            "hoisin",
            "teriyaki",
            "sauerkraut",
            "kimchi",
            "yeast_extract",
            "fava",
            "salami",
            "pepperoni",
            "chorizo",
            "bacon",
            "ham_",
            "jerky",
            "smoked",
            "pickled_herring",
            "herring_pickled",
            "kippered",
            "liver",
            "wine",
            "beer",
            "spirits",
        ],
        &["wine_vinegar", "graham", "tamarind", "fresh_ham"],
    ),
    ("warfarin", &["cranberr", "grapefruit", "pomelo"], &[]),
    ("statin_or_calcium_blocker", &["grapefruit", "pomelo", "marmalade"], &[]),
    (
        "histamine_intolerance",
        &[
            "cheddar",
            "parmesan",
            "blue_cheese",
            "gouda",
            "gruyere",
            "feta",
            "salami",
            "bacon",
            "ham_",
            "soy_sauce",
            "tamari",
            "miso",
            "tempeh",
            "sauerkraut",
            "kimchi",
            "tuna",
            "sardine",
            "mackerel",
            "anchov",
            "herring",
            "smoked",
            "tomato",
            "spinach",
            "eggplant",
            "avocado",
            "wine",
            "beer",
            "fish_sauce",
        ],
        &["white_wine_vinegar", "graham", "tomatillo", "tamarind", "fresh_ham"],
    ),
    (
        "gout",
        &["liver", "anchov", "sardine", "herring", "mussel", "scallop", "yeast_extract", "beer", "wine", "spirits"],
        &["wine_vinegar", "deliver"],
    ),
    (
        "oral_allergy_syndrome",
        &[
            "apple",
            "pear",
            "peach",
            "plum",
            "cherries",
            "apricot",
            "nectarine",
            "kiwi",
            "hazelnut",
            "almond",
            "walnut",
            "celery",
            "carrot",
        ],
        &["pineapple", "pearl", "spear"],
    ),
    ("latex_allergy", &["banana", "avocado", "kiwi", "papaya", "chestnuts_raw"], &["banana_pepper", "water_chestnut"]),
    ("haemochromatosis", &["liver", "oysters", "mussels", "clams", "beer", "wine", "spirits"], &["wine_vinegar"]),
    ("kidney_disease", &["starfruit", "carambola"], &[]),
    (
        "immunosuppressed",
        &["grapefruit", "brie", "camembert", "blue_cheese", "oysters", "smoked_salmon", "alfalfa", "salami"],
        &[],
    ),
    (
        "trying_to_conceive",
        &["liver", "swordfish", "shark", "tilefish", "mackerel_king", "beer", "wine", "spirits"],
        &["wine_vinegar"],
    ),
    (
        "gestational_diabetes",
        &[
            "liver",
            "swordfish",
            "shark",
            "tilefish",
            "mackerel_king",
            "brie",
            "camembert",
            "blue_cheese",
            "oysters",
            "smoked_salmon",
            "beer",
            "wine",
            "spirits",
            "alfalfa",
        ],
        &["wine_vinegar"],
    ),
];

/// Matters that no meals are planned for.
pub const NEVER: &[&str] = &[
    "dialysis",
    "phenylketonuria",
    "tube_or_parenteral",
    "hereditary_fructose_intolerance",
    "dysphagia",
    "therapeutic_ketogenic_diet",
];

/// Whether a food must not stand in a meal of somebody with this matter.
pub fn is_out(matter: &str, food: &str) -> bool {
    OUT.iter().filter(|(name, ..)| *name == matter).any(|(_, out, meant_else)| {
        let name = format!("{food}_");
        out.iter().any(|part| name.contains(part)) && !meant_else.iter().any(|part| name.contains(part))
    })
}

/// The ids of what a plan serves, and the recipes.
pub fn served(plan: &MealPlan) -> Vec<(String, &'static str)> {
    let world = Knowledge::built_in();
    let dishes = plan.days.iter().flat_map(|day| day.served());
    dishes
        .flat_map(|(_, served)| {
            let recipe = served.dish.recipe().to_string();
            served.foods(world).into_iter().map(move |(food, _)| (recipe.clone(), food.as_str()))
        })
        .collect()
}

/// Words of a step that leave egg, meat or fish less than cooked through.
pub const UNDERDONE: &[&str] = &[
    "runny",
    "soft-boiled",
    "soft boiled",
    "medium rare",
    "medium-rare",
    "for medium",
    "still pink",
    "whites are set",
    "whites are firm",
    "still soft",
    "creamy and just set",
    "as you like it",
    "steaming; do not boil",
    "just firm",
    "sashimi",
    "tartare",
    "ceviche",
];

/// Anybody with a matter, made from chance: body, aims, diets and allergens of their own.
pub fn somebody(chance: &mut Chance, matter: &str) -> Value {
    let pick = |chance: &mut Chance, from: &[&str]| (*chance.one(from)).to_owned();
    let mut profile = json!({
        "age": chance.between(19, 78), "sex": pick(chance, &["male", "female"]), "height_cm": chance.between(152, 192),
        "weight_kg": chance.between(50, 110), "goal": pick(chance, &["lose_fat", "build_muscle", "maintain", "general_health", "endurance"]),
        "activity": pick(chance, &["sedentary", "light", "moderate", "active"]), "meals_per_day": chance.between(3, 5), "medical": [matter],
    });
    if chance.one_in(3) {
        profile["diets"] = json!([pick(chance, &["vegetarian", "vegan", "pescatarian", "gluten_free", "halal", "low_sodium"])]);
    }
    if chance.one_in(4) {
        profile["allergens"] = json!([pick(chance, &["milk", "egg", "soy", "tree_nut", "fish", "sesame"])]);
    }
    profile
}

/// A plan for that person, where one can be made.
///
/// # Panics
/// When the profile is none.
pub fn plan(profile: &Value, days: u8, seed: u64) -> Option<MealPlan> {
    let world = Knowledge::built_in();
    let athlete = Athlete::resolve(Profile::from_json(&profile.to_string()).expect("a credible profile"));
    let start = chrono::NaiveDate::from_ymd_opt(2026, 11, 23)?;
    plan_meals(&athlete, &Targets::of(&athlete), world, &MealRequest::new(start, days, seed)).ok()
}

/// What is wrong with a plan for somebody with a matter.
pub fn breaches(matter: &str, plan: &MealPlan) -> Vec<String> {
    static GLUTEN: LazyLock<Allergens> = LazyLock::new(|| [fettle_core::athlete::Allergen::Gluten].into_iter().collect());
    let world = Knowledge::built_in();
    let mut found = Vec::new();
    for (recipe, food) in served(plan) {
        let held = world.foods.named(food).is_some_and(|it| !(*GLUTEN & (it.contains | it.may_contain)).is_empty());
        if is_out(matter, food) || matter == "coeliac" && held {
            found.push(format!("{food} in {recipe} with {matter}"));
        }
    }
    if matches!(matter, "immunosuppressed" | "gestational_diabetes") {
        let dishes = plan.days.iter().flat_map(|day| day.served()).filter_map(|(_, served)| served.dish.variant(world));
        found.extend(dishes.filter_map(|variant| {
            let steps = variant.recipe.steps.join(" ").to_lowercase();
            let word = UNDERDONE.iter().find(|word| steps.contains(*word))?;
            Some(format!("{} says {word} with {matter}", variant.title))
        }));
    }
    found
}

/// Every matter there are meals for, by name.
pub fn planned_for() -> impl Iterator<Item = &'static str> {
    Matter::ALL.iter().map(|it| it.name()).filter(|name| !NEVER.contains(name))
}
