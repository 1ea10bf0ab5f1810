//! What people tell in passing is read as it was meant: by general rules, each shown by several sentences.

use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::language::{Asked, Context, understand};
use fettle_tests::corpus::read;

/// Sentences, what must stand in what was read, and what must not.
fn reads(sentences: &[(&str, &str, &str)]) {
    for (text, must, must_not) in sentences {
        holds(text, &read(text), must, must_not);
    }
}

fn holds(text: &str, read: &str, must: &str, must_not: &str) {
    assert!(read.contains(must), "{text}: {read}");
    assert!(must_not.is_empty() || !read.contains(must_not), "{text}: {read}");
}

/// What a sentence is read as where something was asked.
fn answers(asked: Asked, text: &str) -> String {
    let context = Context { today: "2026-11-22".parse().unwrap(), asked: Some(asked), units: Units::Metric };
    serde_json::to_string(&understand(text, &context, Knowledge::built_in()).intents).unwrap()
}

#[test]
fn a_minors_age_is_never_lost() {
    for wish in ["how much protein do i need", "what should i train today", "swap squats", "log 60kg bench 3x8", "show my plan"] {
        for told in ["im 16", "i'm only 15", "i am 14 and 60kg", "im 17 years old", "im 13 yo"] {
            for text in [format!("{wish} {told}"), format!("{wish}, {told}"), format!("{told}, {wish}")] {
                assert!(read(&text).contains("\"age\":1"), "{text}: {}", read(&text));
            }
        }
    }
    reads(&[
        ("I'm 16, 60kg", "\"age\":16.0", ""),
        ("16 yr old 60 kilos", "\"age\":16.0", ""),
        ("ive been veggie since i was 12", "vegetarian", "\"age\""),
        ("my son is 16 and wants to train", "", "\"age\""),
    ]);
    holds("asked", &answers(Asked::WeightKg, "im 15, 60kg"), "\"age\":15.0", "");
}

#[test]
fn an_answer_does_not_swallow_an_allergy() {
    for (asked, text) in [
        (Asked::DaysPerWeek, "3, allergic to nuts"),
        (Asked::MealsPerDay, "3 but im allergic to nuts"),
        (Asked::MinutesPerSession, "30 and i have a nut allergy"),
    ] {
        holds(text, &answers(asked, text), "\"allergens\":[\"tree_nut\",\"peanut\"]", "");
    }
}

#[test]
fn facts_of_others_are_theirs() {
    reads(&[
        ("shellfish allergy is my sisters not mine, please remove it", "\"without\":{\"allergens\":[\"crustacean\"", ""),
        ("the nut allergy is my wife's, not mine", "\"allergens\":[\"tree_nut\"", "without"),
        ("no nuts please my son's allergic", "\"allergens\":[\"tree_nut\"", "without"),
        ("allergic to nuts?? no i never said that", "\"without\":{\"allergens\"", ""),
        ("you misunderstood, I LIKE beetroot, it's my husband who doesn't", "\"without\":{\"dislikes\":[\"beetroot\"", ""),
        ("my wife hates mushrooms, I love them", "", "dislikes"),
        ("my husband hates beetroot", "\"dislikes\":[\"beetroot\"", ""),
        ("missus is veggie im not", "", "diets"),
    ]);
}

#[test]
fn what_a_food_does_tells_what_it_is() {
    reads(&[
        ("dairy gives me the runs so no cheese no milk no cream", "\"diets\":[\"dairy_free\"]", "dislikes"),
        ("no soy, gives me rashes", "\"allergens\":[\"soy\"]", "dislikes"),
        ("strawberries bring me out in a rash", "\"food_allergies\":[\"strawberry\"]", ""),
        ("gluten gives me stomach cramps", "gluten", ""),
        ("Sulfites give me migraines so wine and dried apricots are out", "\"allergens\":[\"sulphite\"]", "dislikes"),
        ("blender died so smoothies are off", "\"kitchen_lacks\":[\"blender\"]", "dislikes"),
        ("im alergic to shelfish and also kinda strawberrys", "\"food_allergies\":[\"strawberry\"]", "unread"),
        ("whenever i have eggs i get a rash", "\"allergens\":[\"egg\"]", ""),
        ("pineapple burns my mouth", "\"dislikes\":[\"pineapple\"]", ""),
        ("alergic to glutin", "\"allergens\":[\"gluten\"]", "unread"),
        ("intolerant to lactos so lactose free milk works", "lactose_free", "unread"),
        ("allergic to 🥜", "\"allergens\":[\"peanut\"]", ""),
        ("🥑🤮", "\"dislikes\":[\"avocado\"]", ""),
        ("celery allergy of all things, treadmill at home", "\"allergens\":[\"celery\"]", "unread"),
    ]);
}

#[test]
fn the_later_goal_counts_and_what_is_over_is_no_goal() {
    reads(&[
        ("bulk is over, put me on a cut", "\"goal\":\"lose_fat\"", ""),
        ("I've finished losing weight, now I want to get stronger", "\"goal\":\"gain_strength\"", ""),
        ("no longer cutting, lets build muscle", "\"goal\":\"build_muscle\"", ""),
        ("lose the protein bars", "\"dislikes\":[\"protein bar\"]", "goal"),
    ]);
}

#[test]
fn the_figure_nearest_its_noun_is_meant() {
    reads(&[
        ("I only have 1 hour break so cook time max 20 mins", "\"max_cook_minutes\":20.0", ""),
        ("i work 12 hours so cooking 15 mins max", "\"max_cook_minutes\":15.0", ""),
        ("training 45 mins, cooking 20 mins", "\"minutes_per_session\":45.0,\"max_cook_minutes\":20.0", ""),
        ("i dont have 60 minutes anymore, new job. 35 max", "\"minutes_per_session\":35.0", ""),
        ("gain about a quarter kilo weekly", "\"rate_kg_per_week\":0.25", ""),
        ("target weight is 165 lbs, currently 198.6", "\"weight_kg\":90.08", ""),
        ("lost 2 kilos, 91 now", "\"intent\":\"log_weight\",\"weight_kg\":91.0", ""),
        ("Down 3 lbs this week, I'm at 187!", "\"weight_kg\":84.82", ""),
        ("Low-carb was the doctors idea, exercise was mine; 57, male, 101 kilos, 180", "\"height_cm\":180.0", ""),
        ("Finished upper B, took me 70 min, way too long, can we trim it to 50", "\"minutes\":50", ""),
        ("been on my feet 12 hrs, not happening today", "", "activity"),
    ]);
}

#[test]
fn foods_come_and_go_as_it_was_said() {
    reads(&[
        ("leave out the curry on thursday", "\"without\":[\"curry\"]", ""),
        ("the tortilla has too many eggs", "\"without\":[\"egg\",\"tortilla\"]", ""),
        ("dinner tonight make it chicken no scratch that make it shrimp", "\"with\":[\"shrimp\"]", "without"),
        ("make it beef, no wait, chicken", "\"with\":[\"chicken\"]", ""),
        ("we never finished the chilli so just put it in again tomorrow", "\"with\":[\"chilli\"]", "without"),
        ("too tired to cook. got eggs, half a bag of spinach and some feta", "\"with\":[\"egg\",\"feta\",\"spinach\"]", ""),
        ("nothing spicy tonight", "\"without\":[\"spicy\"]", ""),
        ("not the chicken, the beef", "\"with\":[\"beef\"]", "\"with\":[\"chicken\""),
        (
            "add peanut butter to my list and make sure tomorrows breakfast isnt porridge",
            "\"without\":[\"porridge\"]",
            "\"with\":",
        ),
        ("something under 500 kcal tonight", "\"style\":\"lighter\"", ""),
        ("change lunch: same protein, half the carbs", "\"diets\":[\"low_carb\"]", ""),
        ("15 minutes dinner please", "\"style\":\"faster\"", ""),
    ]);
}

#[test]
fn days_that_are_out_are_out() {
    holds(
        "asked",
        &answers(Asked::DaysPerWeek, "lie in so wednesday's out"),
        "[\"mon\",\"tue\",\"thu\",\"fri\",\"sat\",\"sun\"]",
        "",
    );
    reads(&[
        ("Just weekdays. Weekends are chaos.", "[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\"]", ""),
        ("its Tuesday and Thursday, not Tuesday and Friday", "[\"tue\",\"thu\"]", ""),
    ]);
}

#[test]
fn what_changes_the_care_of_a_body_is_kept() {
    reads(&[
        ("aching hips at night, im 27 weeks", "\"pregnancy_trimester\":2", ""),
        ("im 6 weeks into the plan", "", "pregnancy"),
        ("not pregnant anymore, little Otis arrived 2 weeks ago", "\"conditions\":[\"postpartum\"]", ""),
        ("it isnt my left shoulder its the right", "\"limitations\":[{\"area\":\"shoulder\"", "without"),
        ("been told to eat mediterranean style by the cardiologist", "\"mediterranean\"", "heart_disease"),
    ]);
}

#[test]
fn a_kitchen_is_what_there_is() {
    for text in ["just a hob and a microwave", "camping stove only", "only got a hob"] {
        holds(text, &read(text), "\"kitchen_lacks\":[\"oven\"", "\"hob\"");
    }
}
