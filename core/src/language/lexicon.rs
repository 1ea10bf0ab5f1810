//! The words the coach understands, read once from the data files.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::MealName;
use super::classes::Classes;
use super::cue::Cue;
use super::danger::DangerEar;
use super::listener::Listener;
use super::names::NameIndex;
use super::numbers;
use super::phrases::{PhraseBook, words_of};
use super::spelling::{Spelling, Stems};
use super::tokens::{self, Token};
use crate::athlete::{Activity, Allergen, Area, Budget, Condition, Diet, Equipment, Experience, Goal, Severity, Sex};
use crate::fitness::Catalogue;

/// What a phrase can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Cue(Cue),
    Equipment(Equipment),
    Area(Area),
    Severity(Severity),
    Condition(Condition),
    Diet(Diet),
    Allergen(Allergen),
    Meal(MealName),
    Food,
    /// A way of cooking, by its own name.
    Cuisine,
    Budget(Budget),
    Goal(Goal),
    /// Names a goal only where the talk is of goals.
    GoalWord(Goal),
    Experience(Experience),
    Activity(Activity),
    Sex(Sex),
    Urgent(super::UrgentKind),
    /// Looks like something and is nothing.
    Nothing,
}

/// What is wrong with a language file.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {wrong}")]
pub struct LexiconFault {
    /// The data file.
    pub file: String,
    /// What is wrong with it.
    pub wrong: String,
}

/// Every phrase, name and word the coach understands.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) phrases: PhraseBook<Meaning>,
    pub(super) names: NameIndex,
    pub(super) listener: Listener,
    pub(super) danger: DangerEar,
    pub(super) classes: Classes,
    spelling: Spelling,
    shorthand: HashMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Tables(BTreeMap<String, BTreeMap<String, Vec<String>>>);

macro_rules! files {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../../data/language/", $name)))),*] };
}

const FILES: &[(&str, &str)] = files!("equipment.toml" "body.toml" "food.toml" "foods.toml" "kitchen.toml" "athlete.toml" "talk.toml" "training.toml" "asking.toml" "everyday.toml");
const LEARNED: &[u8] = include_bytes!("../../data/language/learned.bin");
const DANGER: &[u8] = include_bytes!("../../data/language/danger.bin");
const CLASSES: &str = include_str!("../../data/language/classes.txt");
const SHORTHAND: &str = include_str!("../../data/language/shorthand.toml");
const COMMON: &str = include_str!("../../data/language/common.txt");
const ENGLISH: &str = include_str!("../../data/language/english.txt");

impl Lexicon {
    /// Reads the language files, and the exercises' names from the catalogue.
    pub fn read(catalogue: &Catalogue) -> Result<Self, LexiconFault> {
        let mut lexicon = Self::default();
        lexicon.read_shorthand()?;
        let mut stems = Stems::default();
        for exercise in catalogue.all() {
            for name in std::iter::once(&exercise.name).chain(&exercise.aliases) {
                lexicon.learn_words(name);
                lexicon.names.add(name, &exercise.id, &mut stems);
            }
        }
        for (file, text) in FILES {
            lexicon.read_file(text, &mut stems).map_err(|wrong| LexiconFault { file: (*file).to_owned(), wrong })?;
        }
        numbers::WORDS.iter().for_each(|word| lexicon.spelling.learn(word));
        super::dates::WORDS
            .iter()
            .copied()
            .chain(super::measures::WORDS.split(' '))
            .for_each(|word| lexicon.spelling.learn(word));
        lexicon.names.words().for_each(|word| lexicon.spelling.learn(word));
        COMMON.split_whitespace().chain(ENGLISH.split_whitespace()).for_each(|word| lexicon.spelling.leave_alone(word));
        let fault = |file: &'static str| move |wrong| LexiconFault { file: file.to_owned(), wrong };
        lexicon.listener = Listener::read(LEARNED).map_err(fault("learned.bin"))?;
        lexicon.danger = DangerEar::read(DANGER).map_err(fault("danger.bin"))?;
        lexicon.classes = Classes::read(CLASSES).map_err(fault("classes.txt"))?;
        Ok(lexicon)
    }

    fn read_shorthand(&mut self) -> Result<(), LexiconFault> {
        let read: HashMap<String, String> = toml::from_str(SHORTHAND)
            .map_err(|error| LexiconFault { file: "shorthand.toml".to_owned(), wrong: error.to_string() })?;
        for (short, long) in read {
            self.spelling.leave_alone(&short);
            self.shorthand.insert(short, long.split_whitespace().map(str::to_owned).collect());
        }
        Ok(())
    }

    fn read_file(&mut self, text: &str, stems: &mut Stems) -> Result<(), String> {
        let tables: Tables = toml::from_str(text).map_err(|error| error.to_string())?;
        for (table, entries) in tables.0 {
            for (key, phrases) in entries {
                for phrase in &phrases {
                    self.learn_words(phrase);
                    if matches!(table.as_str(), "food" | "allergen") {
                        self.learn_plural(phrase);
                    }
                    match table.as_str() {
                        "exercise" => self.names.add_everyday(phrase, &key, stems),
                        _ => self.phrases.add(phrase, meaning(&table, &key)?, stems)?,
                    }
                }
            }
        }
        Ok(())
    }

    fn learn_words(&mut self, phrase: &str) {
        words_of(&phrase.to_lowercase()).for_each(|word| self.spelling.learn(word));
    }

    /// "raisins": a food is misspelled in the plural, too.
    fn learn_plural(&mut self, phrase: &str) {
        let plain = phrase.len() >= 5 && phrase.chars().all(char::is_alphabetic) && !phrase.ends_with('s');
        let many = match phrase.strip_suffix('y') {
            Some(root) if !root.ends_with(['a', 'e', 'o', 'u']) => format!("{root}ies"),
            _ => format!("{phrase}s"),
        };
        if plain {
            self.spelling.learn(&many);
        }
    }

    /// Cuts a text into tokens: shorthand spelled out, spelling mended, number words joined, stems found.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut out = Vec::new();
        for token in tokens::tokens(text) {
            self.spell(token, &mut out);
        }
        out.truncate(tokens::MAX_TOKENS);
        let mut out = numbers::join(out);
        for token in out.iter_mut().filter(|token| token.is_word()) {
            token.stem = super::spelling::stem(&token.text);
        }
        out
    }

    fn spell(&self, mut token: Token, out: &mut Vec<Token>) {
        if token.is_word()
            && !self.shorthand.contains_key(&token.text)
            && let Some(word) = self.spelling.mend(&token.text)
        {
            token.text = word;
            token.mended = true;
        }
        match self.shorthand.get(&token.text) {
            Some(long) if token.is_word() => {
                for (place, word) in long.iter().enumerate() {
                    let glued = token.glued && place == 0;
                    out.push(Token { text: word.clone(), glued, hyphen: token.hyphen && place == 0, ..token.clone() });
                }
            }
            _ => out.push(token),
        }
    }
}

fn meaning(table: &str, key: &str) -> Result<Meaning, String> {
    let found = match table {
        "cue" => Cue::named(key).map(Meaning::Cue),
        "equipment" => Equipment::named(key).map(Meaning::Equipment),
        "area" => Area::named(key).map(Meaning::Area),
        "severity" => Severity::named(key).map(Meaning::Severity),
        "condition" => Condition::named(key).map(Meaning::Condition),
        "diet" => Diet::named(key).map(Meaning::Diet),
        "allergen" => Allergen::named(key).map(Meaning::Allergen),
        "meal" => MealName::named(key).map(Meaning::Meal),
        "food" => Some(Meaning::Food),
        "cuisine" => Some(Meaning::Cuisine),
        "budget" => Budget::named(key).map(Meaning::Budget),
        "goal" => Goal::named(key).map(Meaning::Goal),
        "goal_word" => Goal::named(key).map(Meaning::GoalWord),
        "experience" => Experience::named(key).map(Meaning::Experience),
        "activity" => Activity::named(key).map(Meaning::Activity),
        "sex" => Sex::named(key).map(Meaning::Sex),
        "urgent" => super::UrgentKind::named(key).map(Meaning::Urgent),
        "nothing" => Some(Meaning::Nothing),
        _ => None,
    };
    found.ok_or_else(|| format!("[{table}] knows no `{key}`"))
}
