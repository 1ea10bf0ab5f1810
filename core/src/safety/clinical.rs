//! Diseases and medicines whose diet is a treatment: nothing is prescribed here. What we say instead, and what is left to do.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::athlete::{Condition, Profile};
use crate::words::words;

words! {
    /// A disease or medicine that a way of eating is part of the treatment of.
    Matter {
        /// Dialysis.
        Dialysis = "dialysis",
        /// An inborn error of metabolism.
        Phenylketonuria = "phenylketonuria",
        /// Feeding through a tube or a line.
        TubeOrParenteral = "tube_or_parenteral",
        /// Kidney disease.
        KidneyDisease = "kidney_disease",
        /// Insulin, and tablets that lower sugar as it does.
        Insulin = "insulin",
        /// Tablets that pass sugar into the urine.
        Sglt2 = "sglt2",
        /// Diabetes.
        Diabetes = "diabetes",
        /// Diabetes in a pregnancy.
        GestationalDiabetes = "gestational_diabetes",
        /// Warfarin and its kin.
        Warfarin = "warfarin",
        /// MAO inhibitors.
        Maoi = "maoi",
        /// Lithium.
        Lithium = "lithium",
        /// GLP-1 medicines.
        Glp1 = "glp1",
        /// Gout.
        Gout = "gout",
        /// Coeliac disease.
        Coeliac = "coeliac",
        /// Surgery of the stomach.
        Bariatric = "bariatric",
        /// Crohn's disease, ulcerative colitis and a stoma.
        BowelDisease = "bowel_disease",
        /// Cancer treatment.
        CancerTreatment = "cancer_treatment",
        /// Liver disease.
        LiverDisease = "liver_disease",
        /// Pancreatitis and gallstones.
        PancreasOrGallbladder = "pancreas_or_gallbladder",
        /// Medicines that grapefruit changes.
        StatinOrCalciumBlocker = "statin_or_calcium_blocker",
    }
}

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

/// Words before a matter, up to so many, that take it back or give it to somebody else.
const REACH: usize = 5;
const DENIALS: &[&str] = &["no", "not", "don't", "dont", "never", "without", "isn't", "haven't", "stopped", "off"];
const OTHERS: &[&str] = &[
    "mum", "mom", "mother", "dad", "father", "wife", "husband", "partner", "son", "daughter", "sister", "brother", "friend",
    "grandma", "grandpa", "aunt", "uncle", "dog", "cat",
];

impl Matter {
    /// What is known of it.
    pub fn clinical(self) -> Option<&'static Clinical> {
        BOOK.iter().find(|it| it.name == self)
    }
}

/// What a text tells of these matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The athlete has them.
    pub has: BTreeSet<Matter>,
    /// The athlete does not, or no longer.
    pub has_not: BTreeSet<Matter>,
}

/// The matters that a text tells of the athlete.
pub fn told(text: &str) -> Told {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|it| !it.is_empty()).collect();
    let mut told = Told::default();
    for it in BOOK.iter() {
        let said: Vec<bool> = it.words.iter().flat_map(|phrase| said(&words, phrase)).collect();
        match (said.contains(&true), said.contains(&false)) {
            (true, _) => told.has.insert(it.name),
            (false, true) => told.has_not.insert(it.name),
            (false, false) => false,
        };
    }
    told
}

/// The matters that a profile holds.
pub fn of_profile(profile: &Profile) -> impl Iterator<Item = Matter> {
    BOOK.iter().filter(|it| it.conditions.iter().any(|one| profile.conditions.contains(one))).map(|it| it.name)
}

/// For each time that a phrase is said of the athlete: whether it is so.
fn said(words: &[&str], phrase: &str) -> Vec<bool> {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    let places = words.windows(phrase.len()).enumerate().filter(|(_, window)| *window == phrase);
    let before = places.map(|(at, _)| &words[at.saturating_sub(REACH)..at]);
    let own = before.filter(|before| !before.iter().any(|word| OTHERS.contains(word)));
    own.map(|before| !before.iter().any(|word| DENIALS.contains(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_matter_is_known_and_has_its_words() {
        for matter in Matter::ALL {
            let it = matter.clinical().unwrap_or_else(|| panic!("{matter:?}"));
            assert!(!it.words.is_empty() && !it.why.is_empty() && !it.can.is_empty() && !it.ask.is_empty(), "{matter:?}");
            assert!(it.source.len() > 8, "{matter:?}");
        }
        assert_eq!(BOOK.len(), Matter::ALL.len());
    }

    #[test]
    fn what_is_told_of_oneself_counts() {
        for (text, matters) in [
            ("I take Warfarin every day", vec![Matter::Warfarin]),
            ("type 1 diabetes, on insulin", vec![Matter::Insulin, Matter::Diabetes]),
            ("i've got ckd stage 3", vec![Matter::KidneyDisease]),
            ("no kidney disease, i don't take warfarin", vec![]),
            ("my mum has gout", vec![]),
            ("I'm a coeliac", vec![Matter::Coeliac]),
            ("on Ozempic since May", vec![Matter::Glp1]),
            ("steak and lithium-ion batteries", vec![]),
        ] {
            assert_eq!(told(text).has, matters.into_iter().collect(), "{text}");
        }
        assert_eq!(told("I'm not on warfarin any more").has_not, BTreeSet::from([Matter::Warfarin]));
        assert_eq!(told("my mum has gout"), Told::default());
    }
}
