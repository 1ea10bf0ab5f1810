//! Whatever is typed, the first readers of a text answer and never fall over.

use fettle_core::Knowledge;
use fettle_core::safety::{answer, red_flag};
use fettle_tests::chance::Chance;
use fettle_tests::junk::{Place, fault, places, texts};
use proptest::prelude::*;

/// Text as it comes: any characters, sign words, numbers, marks, direction marks and emoji, in any order.
fn anything() -> impl Strategy<Value = String> {
    let words = proptest::sample::select(vec![
        "chest", "pain", "no", "never", "or", "1,000", "kcal", "bp", "210/115", "...", ",", "\u{202e}", "\u{0}", "🏋️",
        "e\u{301}", "ß", "myself", "kill", "'", "’", "numb", "a", "1e309", "-0", "hundred", "ﬁ", "İ", "\n", "under", "calories",
    ]);
    prop_oneof![any::<String>(), proptest::collection::vec(words, 0..40).prop_map(|words| words.join(" ")), ".{0,300}"]
}

proptest! {
    #[test]
    fn any_text_is_read(text in anything()) {
        if let Some(flag) = red_flag(&text) {
            prop_assert!(!answer(&flag).body.is_empty());
        }
        let world = Knowledge::built_in();
        let found = world.exercises.find(&text);
        prop_assert!(found.iter().all(|it| it.score > 0.0 && it.score <= 1.0));
        prop_assert!(world.exercises.family(&text).len() <= world.exercises.all().len());
    }

    #[test]
    fn a_sign_is_heard_whatever_follows(after in ".{0,200}") {
        let text = format!("I have chest pain. {after}");
        prop_assert!(red_flag(&text).is_some(), "{text}");
    }
}

/// Each bad text in some places of the dialogs, other places for other texts: `junk_speed` tries all of them.
#[test]
fn bad_text_is_answered_wherever_it_comes() {
    let (places, texts) = (places(), texts());
    assert!(places.len() > 200, "{} places", places.len());
    for (number, text) in texts.iter().enumerate() {
        for place in places.iter().skip(number).step_by(texts.len()) {
            let (next, reply) = place.say(text);
            assert_eq!(fault(&reply), None, "{}: `{}`", place.name, text.chars().take(60).collect::<String>());
            assert!(next.revision() > place.conversation.revision(), "{}", place.name);
        }
    }
}

#[test]
fn anything_is_answered_wherever_it_comes() {
    let places: Vec<Place> = places();
    let mut runner =
        proptest::test_runner::TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&(anything(), 0..places.len()), |(text, place)| {
            let (_, reply) = places[place].say(&text);
            prop_assert_eq!(fault(&reply), None, "{}: {:?}", places[place].name, text);
            Ok(())
        })
        .unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn a_megabyte_is_read_too() {
    let long = "no chest , or never kill bp 210 / 115 kcal under ".repeat(20_000);
    let _ = red_flag(&long);
    let _ = Knowledge::built_in().exercises.find(&long);
}

/// Keys, links and pasted files are full of figures, and none of them is a setting or a set.
#[test]
fn pasted_data_changes_nothing() {
    let mut chance = Chance::new(2026);
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(['+', '/']).collect();
    for _ in 0..200 {
        let data: String = (0..1_500).map(|_| *chance.one(&letters)).collect();
        assert_eq!(fettle_tests::corpus::read(&data), r#"[{"intent":"unclear"}]"#, "{data}");
    }
}
