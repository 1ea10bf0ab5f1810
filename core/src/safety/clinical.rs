//! Diseases and medicines whose diet is a treatment: nothing is prescribed here. What we say instead, and what is left to do.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

pub use crate::athlete::Matter;
use crate::athlete::{Condition, Profile};
use crate::words::words;

mod told;
mod unknown;

pub use told::{Told, has_milk, is_fasting, told};
pub use unknown::{takes_back, unknown};

words! {
    /// What a matter means for planning meals.
    Stance {
        /// No meals are planned.
        Never = "never",
        /// None until whoever treats it agreed.
        AskFirst = "ask_first",
        /// Planned, with a word.
        Mind = "mind",
    }
}

/// What is known of a matter. The words are for the athlete.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clinical {
    /// Which.
    pub name: Matter,
    words: Vec<String>,
    #[serde(default)]
    conditions: BTreeSet<Condition>,
    /// Few carbohydrates, skipped meals or fasting are dangerous with it, and this is why.
    #[serde(default)]
    pub fasting: Option<String>,
    /// Whether the carbohydrate of each meal is shown.
    #[serde(default)]
    pub carbs: bool,
    /// What it means for planning meals.
    pub action: Stance,
    /// What we don't do, and the reason.
    pub why: String,
    /// What we can still do.
    pub can: String,
    /// Whom to ask.
    pub ask: String,
    /// Where this comes from.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    matter: Vec<Clinical>,
}

static BOOK: LazyLock<Vec<Clinical>> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "the data is part of the build and read by the tests")]
    let file: File = toml::from_str(include_str!("../../data/clinical_food.toml")).expect("the built-in data is whole");
    file.matter
});

/// What is known of a matter.
pub fn clinical(matter: Matter) -> Option<&'static Clinical> {
    BOOK.iter().find(|it| it.name == matter)
}

/// The matters that a profile holds, those that its conditions bring with them included.
pub fn of_profile(profile: &Profile) -> BTreeSet<Matter> {
    let by_condition = BOOK.iter().filter(|it| it.conditions.iter().any(|one| profile.conditions.contains(one)));
    profile.medical.iter().copied().chain(by_condition.map(|it| it.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_matter_is_known_and_has_its_words() {
        for matter in Matter::ALL {
            let it = clinical(*matter).unwrap_or_else(|| panic!("{matter:?}"));
            assert!(!it.words.is_empty() && !it.why.is_empty() && !it.can.is_empty() && !it.ask.is_empty(), "{matter:?}");
            assert!(it.source.len() > 8, "{matter:?}");
        }
        assert_eq!(BOOK.len(), Matter::ALL.len());
    }
}
