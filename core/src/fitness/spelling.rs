//! One spelling for what people write in many: case, accents, hyphens, plurals, gym shorthand.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

/// Longest part of a text that is read as a name.
const MAX_CHARS: usize = 96;
/// Most words of a name.
const MAX_WORDS: usize = 12;

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

/// Words that say nothing about which exercise is meant.
const FILLER: &[&str] = &["the", "a", "an", "my", "some", "of", "with", "and", "for", "on", "do", "any", "exercise", "exercises"];

/// A name broken down, from what was written to what is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spelled {
    /// The words in small letters, without accents, shorthand spelled out.
    pub(super) words: Vec<String>,
    /// The same, without plurals.
    pub(super) singular: Vec<String>,
    /// The stems of the words that say something.
    pub(super) stems: Vec<String>,
}

impl Spelled {
    /// Breaks a name down. Long text is cut.
    pub(super) fn of(text: &str) -> Self {
        let words = words(text);
        let singular: Vec<String> = words.iter().map(|word| singular(word)).collect();
        let telling = |word: &&String| !FILLER.contains(&word.as_str());
        let stemmer = Stemmer::create(Algorithm::English);
        let stems = singular.iter().filter(telling).map(|word| stemmer.stem(word).into_owned()).collect();
        Self { words, singular, stems }
    }

    /// As one word: "push-up", "push up" and "pushup" are the same.
    pub(super) fn joined(&self) -> String {
        self.words.concat()
    }

    /// As one word without plurals.
    pub(super) fn joined_singular(&self) -> String {
        self.singular.concat()
    }

    /// As one word of stems.
    pub(super) fn joined_stems(&self) -> String {
        self.stems.concat()
    }
}

fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .take(MAX_CHARS)
        .nfkd()
        .filter(|it| !unicode_normalization::char::is_combining_mark(*it) && !matches!(it, '\'' | '\u{2019}'))
        .flat_map(char::to_lowercase)
        .collect();
    let mut words: Vec<String> = Vec::new();
    for word in plain.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()).take(MAX_WORDS) {
        match SHORTHAND.iter().find(|(short, _)| *short == word) {
            Some((_, long)) => words.extend(long.iter().map(|it| (*it).to_owned())),
            None => words.push(word.to_owned()),
        }
    }
    push_for_press(&mut words);
    words
}

/// "Press up" is the British push-up.
fn push_for_press(words: &mut [String]) {
    for place in 1..words.len() {
        if words[place] == "up" && words[place - 1] == "press" {
            words[place - 1] = "push".to_owned();
        }
    }
}

fn singular(word: &str) -> String {
    let cut = |letters: usize, ending: &str| {
        let kept = word.get(..word.len() - letters).unwrap_or(word);
        format!("{kept}{ending}")
    };
    match word {
        _ if word.len() <= 3 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => word.to_owned(),
        _ if word.ends_with("ies") => cut(3, "y"),
        _ if ["sses", "ches", "shes", "xes"].iter().any(|end| word.ends_with(end)) => cut(2, ""),
        _ if word.ends_with('s') => cut(1, ""),
        _ => word.to_owned(),
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
            assert_eq!(Spelled::of(one).joined_singular(), Spelled::of(other).joined_singular(), "{one} / {other}");
        }
    }

    #[test]
    fn text_of_any_kind_is_read() {
        for text in ["", "   ", "🏋️", "ß", "\u{202e}abc", "s", "ies", &"x".repeat(100_000), &"a ".repeat(100_000)] {
            assert!(Spelled::of(text).words.len() <= 3 * MAX_WORDS);
        }
    }
}
