//! One spelling for what people write in many: case, accents, hyphens, plurals.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

/// Longest part of a text that is read as a name.
const MAX_CHARS: usize = 96;
/// Most words of a name.
const MAX_WORDS: usize = 12;

/// Words that say nothing about which exercise is meant.
const FILLER: &[&str] = &["the", "a", "an", "my", "some", "of", "with", "and", "for", "on", "do", "any", "exercise", "exercises"];

/// A name broken down, from what was written to what is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spelled {
    /// The words in small letters, without accents.
    pub(super) words: Vec<String>,
    /// The same, without plurals.
    pub(crate) singular: Vec<String>,
    /// The stems of the words that say something.
    pub(super) stems: Vec<String>,
}

impl Spelled {
    /// Breaks a name down. Long text is cut.
    pub(crate) fn of(text: &str) -> Self {
        Self::of_words(words(text))
    }

    /// Breaks a name down that is in words already.
    pub(crate) fn of_words(words: Vec<String>) -> Self {
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
    pub(crate) fn joined_singular(&self) -> String {
        self.singular.concat()
    }

    /// As one word of stems.
    pub(super) fn joined_stems(&self) -> String {
        self.stems.concat()
    }
}

/// The words of a name in small letters, without accents and plurals. Long text is cut.
pub(crate) fn singular_words(text: &str) -> Vec<String> {
    words(text).iter().map(|word| singular(word)).collect()
}

/// The words of a name in small letters, without accents. Long text is cut.
pub(crate) fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .take(MAX_CHARS)
        .nfkd()
        .filter(|it| !unicode_normalization::char::is_combining_mark(*it) && !matches!(it, '\'' | '\u{2019}'))
        .flat_map(char::to_lowercase)
        .collect();
    let words = plain.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(MAX_WORDS).map(str::to_owned).collect()
}

fn singular(word: &str) -> String {
    let cut = |letters: usize, ending: &str| {
        let kept = word.get(..word.len() - letters).unwrap_or(word);
        format!("{kept}{ending}")
    };
    match word {
        _ if word.len() <= 3 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => word.to_owned(),
        _ if word.ends_with("ies") => cut(3, "y"),
        // As "smoothies" ends.
        _ if word.ends_with("ie") && word.len() > 4 => cut(2, "y"),
        _ if word.ends_with("oes") && word.len() > 5 => cut(2, ""),
        _ if ["sses", "ches", "shes", "xes"].iter().any(|end| word.ends_with(end)) => cut(2, ""),
        _ if word.ends_with('s') => cut(1, ""),
        _ => word.to_owned(),
    }
}
