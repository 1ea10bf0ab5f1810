//! Gym shorthand, spelled out before a name is compared.

use crate::search::{Spelled, words};

/// Gym shorthand, spelled out.
const SHORTHAND: &[(&str, &[&str])] = &[
    ("db", &["dumbbell"]),
    ("dbs", &["dumbbell"]),
    ("dumbell", &["dumbbell"]),
    ("dumbells", &["dumbbell"]),
    ("bb", &["barbell"]),
    ("barbel", &["barbell"]),
    ("kb", &["kettlebell"]),
    ("kbs", &["kettlebell"]),
    ("ham", &["hamstring"]),
    ("hams", &["hamstring"]),
    ("bw", &["bodyweight"]),
    ("trx", &["suspension"]),
    ("rdl", &["romanian", "deadlift"]),
    ("rdls", &["romanian", "deadlift"]),
    ("sldl", &["stiff", "leg", "deadlift"]),
    ("dl", &["deadlift"]),
    ("ohp", &["overhead", "press"]),
    ("bss", &["bulgarian", "split", "squat"]),
    ("ghr", &["glute", "hamstring", "raise"]),
    ("tgu", &["turkish", "get", "up"]),
    ("ext", &["extension"]),
    ("tri", &["triceps"]),
    ("tris", &["triceps"]),
    ("bi", &["biceps"]),
    ("bis", &["biceps"]),
    ("lats", &["lat"]),
    ("sa", &["single", "arm"]),
    ("sl", &["single", "leg"]),
    ("one", &["single"]),
    ("1", &["single"]),
    ("flye", &["fly"]),
    ("flyes", &["fly"]),
    ("flys", &["fly"]),
    ("pressup", &["pushup"]),
    ("pressups", &["pushup"]),
    ("calves", &["calf"]),
    ("ups", &["up"]),
];

/// Breaks the name of an exercise down, shorthand spelled out.
pub(super) fn spelled(text: &str) -> Spelled {
    let mut spelled_out: Vec<String> = Vec::new();
    for word in words(text) {
        match SHORTHAND.iter().find(|(short, _)| *short == word) {
            Some((_, long)) => spelled_out.extend(long.iter().map(|it| (*it).to_owned())),
            None => spelled_out.push(word),
        }
    }
    push_for_press(&mut spelled_out);
    Spelled::of_words(spelled_out)
}

/// "Press up" is the British push-up.
fn push_for_press(words: &mut [String]) {
    for place in 1..words.len() {
        if words[place] == "up" && words[place - 1] == "press" {
            words[place - 1] = "push".to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_spellings_are_one() {
        for (one, other) in [
            ("Push-Up", "pushups"),
            ("press ups", "push up"),
            ("DB bench", "dumbbell bench"),
            ("Farmer's Carry", "farmers carry"),
            ("crunches", "Crunch"),
            ("flies", "flyes"),
            ("dumbbell presses", "Dumbell Press"),
            ("  BÜLGARIAN split squats ", "bulgarian split-squat"),
        ] {
            assert_eq!(spelled(one).joined_singular(), spelled(other).joined_singular(), "{one} / {other}");
        }
    }

    #[test]
    fn text_of_any_kind_is_read() {
        for text in ["", "   ", "🏋️", "ß", "\u{202e}abc", "s", "ies", &"x".repeat(100_000), &"a ".repeat(100_000)] {
            assert!(spelled(text).singular.len() <= 36);
        }
    }
}
