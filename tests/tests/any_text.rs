//! Whatever is typed, the first readers of a text answer and never fall over.

use fettle_core::Knowledge;
use fettle_core::safety::{answer, red_flag};
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

#[test]
fn a_megabyte_is_read_too() {
    let long = "no chest , or never kill bp 210 / 115 kcal under ".repeat(20_000);
    let _ = red_flag(&long);
    let _ = Knowledge::built_in().exercises.find(&long);
}
