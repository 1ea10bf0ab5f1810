//! What people say is understood as well as it was: the labelled sentences that rules were written for may not rot.

use fettle_tests::corpus::{score, score_talk};

/// A corpus, and the shares of intents and of slots that may not fall further.
const CORPORA: &[(&str, &str, f64, f64)] = &[
    ("develop", include_str!("../corpus/develop.jsonl"), 0.98, 0.98),
    ("develop_2", include_str!("../corpus/develop_2.jsonl"), 0.91, 0.92),
    ("training", include_str!("../corpus/training.jsonl"), 0.94, 0.94),
    ("food", include_str!("../corpus/food.jsonl"), 0.96, 0.92),
    ("develop_3", include_str!("../corpus/develop_3.jsonl"), 0.96, 0.96),
    ("food_2", include_str!("../corpus/food_2.jsonl"), 0.98, 0.98),
    ("food_3", include_str!("../corpus/food_3.jsonl"), 0.95, 0.95),
    ("food_4", include_str!("../corpus/food_4.jsonl"), 0.95, 0.96),
    ("food_5", include_str!("../corpus/food_5.jsonl"), 0.92, 0.80),
    ("develop_food_2", include_str!("../corpus/develop_food_2.jsonl"), 0.96, 0.96),
    ("develop_food", include_str!("../corpus/develop_food.jsonl"), 0.94, 0.95),
    ("develop_training_2", include_str!("../corpus/develop_training_2.jsonl"), 0.97, 0.97),
    ("training_3", include_str!("../corpus/training_3.jsonl"), 0.96, 0.96),
    ("training_4", include_str!("../corpus/training_4.jsonl"), 0.95, 0.86),
];

#[test]
fn corpora_stay_understood() {
    for (name, lines, intents, slots) in CORPORA {
        let score = score(lines).unwrap();
        let (has_intents, has_slots) = (score.intents_right(), score.slots_right());
        assert!(has_intents >= *intents, "{name}: {:.1} % of intents", 100.0 * has_intents);
        assert!(has_slots >= *slots, "{name}: {:.1} % of slots", 100.0 * has_slots);
    }
}

/// Talk that nothing was learned from and no rule was written for.
#[test]
fn talk_of_strangers_stays_understood() {
    let score = score_talk(include_str!("../corpus/talk/trial.tsv")).unwrap();
    assert!(score.intents_right() >= 0.68, "{:.1} % of intents", 100.0 * score.intents_right());
}

/// What must never be misread, because acting on it would do harm.
#[test]
fn harm_is_never_misread() {
    for (text, must, must_not) in [
        ("I'm not allergic to nuts", "", "set_profile\",\"allergens"),
        ("I'm allergic to peanuts and shrimp", "\"peanut\"", "without"),
        ("dairy is fine, it's eggs I can't have", "\"allergens\":[\"egg\"]", ""),
        ("I'm allergic to kiwi", "\"food_allergies\":[\"kiwi\"]", "dislikes"),
        ("allergic to bananas and gribbles", "unread_allergy", "unclear"),
        ("dont buy anything that isnt halal", "\"diets\":[\"halal\"]", "without"),
        ("I don't eat anything with a face", "\"diets\":[\"vegetarian\"]", "without"),
        ("leave it, forget i asked", "cancel", "forget_me"),
        ("my sister visits on saturday and she is vegan so make saturday vegan", "swap_meal", "set_profile"),
        ("I've stopped eating", "eating_disorder", ""),
        ("I stopped eating meat last year", "", "urgent"),
        ("I can eat fish", "", "\"intent\":\"set_profile\",\"allergens\""),
        ("a meal plan with no nuts, i'm allergic", "\"tree_nut\"", "without"),
        ("meal plan with no nuts i'm allergic", "\"tree_nut\"", "without"),
        ("my little one is allergic to nuts", "\"tree_nut\"", "postpartum"),
        ("my daughter can't have milk, allergic, what's for dinner", "\"milk\"", "without"),
        ("can I have a beer tonight", "question", "swap_meal"),
        ("allergic to dragonfruit powder stuff", "set_profile", "unclear"),
        ("severe allergy to gribbles", "unread_allergy", "unclear"),
        ("delete the last set", "undo", "forget_me"),
        ("don't delete my data", "", "forget_me"),
        ("chest pain when I walk upstairs", "urgent", ""),
        ("I want to kill myself", "self_harm", ""),
        ("haven't eaten for four days to get thin", "eating_disorder", ""),
        ("my knee hurts", "report_pain", ""),
    ] {
        let read = fettle_tests::corpus::read(text);
        assert!(read.contains(must), "{text}: {read}");
        assert!(must_not.is_empty() || !read.contains(must_not), "{text}: {read}");
    }
}

/// An allergy stands in what was understood, whatever else was said in the same breath and whichever came first.
#[test]
fn an_allergy_told_in_passing_is_never_lost() {
    const WISHES: &[&str] = &[
        "whats for dinner tonight",
        "swap tomorrows lunch",
        "shopping list please",
        "how do i cook tonights dinner",
        "eating out on friday",
        "no fish this week",
        "i did 3x8 squats at 60kg",
        "300 kcal less please",
        "2 friends come on saturday",
        "hungry all the time",
        "dont like mushrooms",
        "make it cheaper",
    ];
    const TOLD: &[(&str, &str)] = &[
        ("i'm allergic to milk", "milk"),
        ("milk allergy btw", "milk"),
        ("my son is allergic to eggs", "egg"),
        ("sesame makes my throat swell", "sesame"),
        ("i cant have shellfish, allergic", "crustacean"),
        ("im coeliac", "gluten"),
    ];
    for (wish, (told, allergen)) in WISHES.iter().flat_map(|wish| TOLD.iter().map(move |told| (wish, told))) {
        for joined in [", ", " and ", ". ", " btw "] {
            for text in [format!("{wish}{joined}{told}"), format!("{told}{joined}{wish}")] {
                let read = fettle_tests::corpus::read(&text);
                let kept = read.split("\"allergens\":[").nth(1).is_some_and(|list| list.contains(allergen));
                assert!(kept && !read.contains("\"without\":{\"allergens"), "{text}: {read}");
            }
        }
    }
}
