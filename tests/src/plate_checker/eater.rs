//! Who must not eat what, said anew from the words of the profile and the columns of the table.

use serde_json::Value;

use super::table::Row;
use super::{has, texts};

/// What a name hides, whatever the table says: words of a name, and the allergens that an eater has to be kept from.
const TRAPS: &[(&[&str], &[&str])] = &[
    (&["soy sauce", "shoyu", "teriyaki", "hoisin"], &["soy", "gluten"]),
    (&["miso", "tofu", "tempeh", "edamame", "tamari", "soy milk"], &["soy"]),
    (&["oat", "barley", "rye", "spelt", "bulgur", "couscous", "semolina", "freekeh", "farro", "seitan"], &["gluten"]),
    (&["worcestershire", "fish sauce", "anchovy", "dashi", "surimi"], &["fish"]),
    (&["oyster sauce"], &["mollusc"]),
    (&["pesto"], &["milk", "tree_nut"]),
    (&["almond", "walnut", "cashew", "hazelnut", "pecan", "pistachio", "macadamia", "pine nut"], &["tree_nut"]),
    (&["hummus", "tahini", "halva", "sesame"], &["sesame"]),
    (&["ghee", "whey", "casein", "parmesan", "feta", "mozzarella", "cheddar", "ricotta"], &["milk"]),
    (&["caesar dressing"], &["fish", "egg", "milk"]),
    (&["kimchi"], &["fish", "crustacean"]),
    (&["stock", "broth", "bouillon"], &["celery"]),
    (&["curry powder"], &["mustard", "celery"]),
    (&["lupin"], &["lupin", "peanut"]),
    (&["wine", "dried apricot"], &["sulphite"]),
    (&["chocolate"], &["milk", "tree_nut", "peanut"]),
];
/// Foods that bear such a word and hide nothing.
const NO_TRAP: &[&str] = &["water_chestnuts_raw", "mushroom_oyster_raw"];

const MEAT: &[&str] = &["beef", "pork", "lamb", "game", "poultry", "deli"];
const SEAFOOD: &[&str] = &["fish", "crust", "moll"];
const MILKS: &[&str] = &["milk", "cheese", "dairy"];
/// Roots, bulbs and fungi that Jains don't eat.
const UNDER_GROUND: &[&str] =
    &["onion", "garlic", "potato", "carrot", "beetroot", "radish", "turnip", "parsnip", "ginger root", "leek", "mushroom"];
/// Hard cheese and butter hold next to no lactose.
const NO_LACTOSE: &[&str] =
    &["butter", "ghee", "cheddar", "parmesan", "provolone", "swiss", "gouda", "edam", "gruyere", "romano", "fontina", "goat"];

/// Why an eater must not have a food: the rule's name first.
pub(super) fn why_not(profile: &Value, id: &str, food: &Row) -> Option<String> {
    let allergen = texts(&profile["allergens"]).find(|it| holds(id, food, it));
    let diet = texts(&profile["diets"]).find(|it| !suits(it, food));
    let harmed = texts(&profile["food_allergies"]).find(|it| is_meant(it, food));
    let dislike = texts(&profile["dislikes"]).find(|it| is_meant(it, food));
    None.or_else(|| allergen.map(|it| format!("allergen {it} in {id}")))
        .or_else(|| diet.map(|it| format!("diet {it} without {id}")))
        .or_else(|| harmed.map(|it| format!("food allergy {it} in {id}")))
        .or_else(|| dislike.map(|it| format!("dislike {it} in {id}")))
        .or_else(|| is_unsafe(profile, food).then(|| format!("condition without {id}")))
}

fn holds(id: &str, food: &Row, allergen: &str) -> bool {
    let told = food.list("contains").contains(allergen) || food.list("may_contain").contains(allergen);
    let hides = |(words, hidden): &(&[&str], &[&str])| hidden.contains(&allergen) && words.iter().any(|it| food.bears(it));
    let imitates = food.bears("vegan") || food.bears("free");
    told || !NO_TRAP.contains(&id) && !imitates && TRAPS.iter().any(hides)
}

fn suits(diet: &str, food: &Row) -> bool {
    let is = |column: &str| food.cell(column) == "yes";
    let without = |allergens: &[&str]| !allergens.iter().any(|it| food.list("contains").contains(it));
    let surely = |it: &str| !food.list("contains").contains(it) && !food.list("may_contain").contains(it);
    let no = |classes: &[&str]| !food.is_of(classes);
    let bears = |words: &[&str]| words.iter().any(|it| food.bears(it));
    let vegetarian = is("vegetarian") && no(MEAT) && no(SEAFOOD) && without(&["fish", "crustacean", "mollusc"]);
    match diet {
        "vegan" => vegetarian && is("vegan") && no(MILKS) && without(&["egg", "milk"]) && !bears(&["honey", "gelatin"]),
        "vegetarian" => vegetarian,
        "lacto_vegetarian" => vegetarian && without(&["egg"]),
        "ovo_vegetarian" => vegetarian && without(&["milk"]),
        "pescatarian" => is("pescatarian") && no(MEAT),
        "gluten_free" => is("gluten_free") && surely("gluten"),
        "dairy_free" => is("dairy_free") && without(&["milk"]),
        "lactose_free" => without(&["milk"]) || bears(NO_LACTOSE),
        "keto" => ["yes", "limit"].contains(&food.cell("keto")),
        "paleo" => is("paleo"),
        "whole30" => is("whole30"),
        "low_fodmap" => food.cell("fodmap") == "low",
        "halal" => ["yes", "if_certified"].contains(&food.cell("halal")) && no(&["pork", "alc"]),
        "kosher" => !["no", "check", ""].contains(&food.cell("kosher")) && no(&["pork", "crust", "moll"]),
        "jain" => vegetarian && without(&["egg"]) && no(&["broth", "alc"]) && !bears(UNDER_GROUND) && !bears(&["honey"]),
        "hindu_no_beef" => no(&["beef"]) && !bears(&["beef", "veal", "gelatin"]),
        "nut_free" => surely("tree_nut") && surely("peanut"),
        "low_carb" | "mediterranean" | "dash" | "low_sodium" | "diabetes_friendly" => true,
        _ => false,
    }
}

fn is_meant(dislike: &str, food: &Row) -> bool {
    let contains = |it: &str| food.list("contains").contains(it);
    match dislike {
        "fish" => food.is_of(&["fish"]) || contains("fish"),
        "pork" => food.is_of(&["pork"]) || food.bears("pork") || food.bears("ham") || food.bears("lard"),
        "eggs" | "egg" => food.is_of(&["egg"]) || contains("egg"),
        "nuts" => contains("tree_nut") || contains("peanut"),
        // Leaf and seed: who leaves it out means both.
        "coriander" => food.bears("coriander") || food.bears("cilantro"),
        "olives" => food.bears("olive") && !food.is_of(&["oil"]),
        _ => food.bears(dislike),
    }
}

fn is_unsafe(profile: &Value, food: &Row) -> bool {
    let told = |names: &[&str]| names.iter().any(|it| has(&profile["conditions"], it));
    let pregnant = profile["pregnancy_trimester"].is_u64() || told(&["pregnancy"]);
    let nursing = profile["lactation_months"].is_string() || told(&["postpartum"]);
    let minor = profile["age"].as_u64().is_some_and(|age| age < 18);
    let warned = |caution: &str| food.list("cautions").contains(caution);
    let heated = food.cell("pregnancy") == "caution_heat" && food.cell("state") == "raw";
    let risky = food.cell("pregnancy") != "none" && !heated || ["moderate", "high"].contains(&food.cell("mercury"));
    pregnant && (risky || warned("vitamin_a_pregnancy") || warned("iodine_excess"))
        || (pregnant || nursing || minor) && (food.cell("mercury") == "high" || food.is_of(&["alc"]))
        || told(&["heart_disease", "hypertension"]) && warned("grapefruit_drug_interaction")
        || told(&["kidney_disease"]) && warned("starfruit_kidney_disease")
}

/// Whether two kinds meet on a plate that kosher cooking keeps apart.
pub(super) fn meets_apart(plate: &[&Row]) -> bool {
    let any = |of: &dyn Fn(&Row) -> bool| plate.iter().any(|food| of(food));
    let meat = any(&|food| food.is_of(MEAT) || food.cell("kosher").starts_with("meat"));
    let milk =
        any(&|food| food.is_of(MILKS) || food.cell("kosher").starts_with("dairy") || food.list("contains").contains("milk"));
    let fish = any(&|food| food.is_of(&["fish"]) || food.list("contains").contains("fish"));
    meat && (milk || fish)
}
