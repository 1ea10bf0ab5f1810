//! A second reading of the data: what a profile rules out, worked out from plain values. It shares no type and no line with the
//! planner, so that each can be held against the other.

use serde_json::{Value, json};

const RULES: &str = include_str!("../../core/data/contraindications.toml");

/// The contraindication rules as plain values.
pub fn rules() -> Vec<Value> {
    let file: Value = toml::from_str(RULES).expect("the rules are TOML");
    file["rules"].as_array().expect("a list of rules").clone()
}

/// The catalogue as plain values, in the order of the program's own.
pub fn exercises() -> Vec<Value> {
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
pub fn held(profile: &Value) -> Vec<Value> {
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
    let share = |muscle: &str| {
        let primary = list(&exercise["primary"]).iter().any(|name| name.as_str() == Some(muscle));
        if primary { 1.0 } else { exercise["secondary"][muscle].as_f64().unwrap_or(0.0) }
    };
    let trains = |muscle: &str, least: &Value| share(muscle) >= least.as_f64().unwrap_or(0.0);
    let a_muscle_at_work = exercise["category"] != "cardio"
        && deny["muscles"].as_object().is_some_and(|muscles| muscles.iter().any(|(muscle, least)| trains(muscle, least)));
    let energy = exercise["met"].as_f64().unwrap_or(f64::INFINITY);
    named("patterns", &exercise["pattern"])
        || list(&exercise["tags"]).iter().any(|tag| named("tags", tag))
        || named("categories", &exercise["category"])
        || named("exercises", &exercise["id"])
        || too_hard_a_landing
        || a_joint_too_much
        || a_muscle_at_work
        || deny["met_max"].as_f64().is_some_and(|most| energy >= most)
        || (deny["allow_only"].is_array() && !named("allow_only", &exercise["id"]))
}

/// What every home has, what a commercial gym may lack, and what comes with something else.
const HOUSEHOLD: [&str; 7] = ["none", "mat", "wall", "chair", "table", "door", "towel"];
const NOT_IN_A_GYM: [&str; 13] = [
    "pool",
    "skates",
    "bicycle",
    "poles",
    "sandbag",
    "sled",
    "ski_erg",
    "arm_ergometer",
    "heavy_bag",
    "battle_rope",
    "backpack",
    "stairs",
    "air_bike",
];
const COMES_WITH: [(&str, &[&str]); 2] = [("plates", &["barbell", "ez_bar", "trap_bar"]), ("bench", &["incline_bench"])];

/// Whether a thing is within reach of somebody.
fn is_there(profile: &Value, thing: &Value) -> bool {
    let thing = thing.as_str().unwrap_or("unknown");
    let owned = list(&profile["equipment"]);
    let owns = |name: &str| owned.contains(&json!(name));
    let gym = |name: &str| owns("full_gym") && !NOT_IN_A_GYM.contains(&name);
    let comes_along = || COMES_WITH.iter().any(|(part, wholes)| *part == thing && wholes.iter().any(|whole| owns(whole)));
    HOUSEHOLD.contains(&thing) || owns(thing) || gym(thing) || comes_along()
}

/// Whether any limit speaks against the exercise.
pub fn out(profile: &Value, rules: &[Value], exercise: &Value) -> bool {
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
    let lacks = list(&exercise["equipment"]).iter().any(|thing| !is_there(profile, thing));
    (profile["no_jumping"] == true && jumps) || list(&profile["avoid_exercises"]).contains(&exercise["id"]) || above || lacks
}
