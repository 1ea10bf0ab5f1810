//! Finds exercises anywhere in a sentence: by name, by alias, in another order of words.

use std::collections::HashMap;

use super::phrases::{Mark, Span};
use super::spelling::Stems;
use super::tokens::{Kind, Token};
use crate::fitness::ExerciseId;

/// Longest name that is read, in tokens.
const LONGEST: usize = 7;

/// What people write for a part of a name, and the part.
const SHORT_PARTS: &[(&str, &str)] = &[
    ("db", "dumbbell"),
    ("dbs", "dumbbell"),
    ("bb", "barbell"),
    ("kb", "kettlebell"),
    ("kbs", "kettlebell"),
    ("dl", "deadlift"),
    ("flye", "fly"),
    ("flyes", "fly"),
    ("flys", "fly"),
    ("bw", "bodyweight"),
    ("legged", "leg"),
    ("armed", "arm"),
    ("alt", "alternating"),
    ("incl", "incline"),
    ("rev", "reverse"),
    ("banded", "band"),
    ("weight", "weighted"),
    ("1", "single"),
];

/// Names of exercises by the stems of their words, spaces left out: "push up", "push-up" and "pushups" are one.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    names: HashMap<String, ExerciseId>,
    /// The same stems in alphabetical order.
    bags: HashMap<String, ExerciseId>,
    joined: Vec<String>,
}

impl NameIndex {
    /// Adds a name of the catalogue. The first exercise with a name keeps it.
    pub(super) fn add(&mut self, name: &str, id: &ExerciseId, stems: &mut Stems) {
        let parts = parts_of(name, stems);
        self.joined.extend(joined(name));
        self.names.entry(parts.concat()).or_insert_with(|| id.clone());
        self.bags.entry(bag(&parts)).or_insert_with(|| id.clone());
    }

    /// Adds a name that most people mean this exercise by. It wins over the catalogue's.
    pub(super) fn add_everyday(&mut self, name: &str, id: &str, stems: &mut Stems) {
        let parts = parts_of(name, stems);
        self.joined.extend(joined(name));
        self.names.insert(parts.concat(), id.into());
        let plain = parts
            .iter()
            .all(|part| !matches!(part.as_str(), "i" | "to" | "the" | "on" | "in" | "my" | "with" | "from" | "go" | "at"));
        if parts.len() > 1 && plain {
            self.bags.insert(bag(&parts), id.into());
        }
    }

    /// Names of two words as one, for the spelling of "benhcpress".
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.joined.iter().map(String::as_str)
    }

    /// Every exercise that is named, the longest name at each place.
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<Mark<ExerciseId>> {
        let parts: Vec<Option<String>> = tokens.iter().map(part_of).collect();
        let mut found = Vec::new();
        for start in 0..tokens.len() {
            let longest = (1..=LONGEST).rev().map(|length| start + length).filter(|&end| end <= tokens.len());
            found.extend(
                longest
                    .filter_map(|end| self.named(tokens, &parts, start, end).map(|what| (end, what)))
                    .next()
                    .map(|(end, what)| Mark { at: Span::new(start, end), what }),
            );
        }
        without_overlaps(found)
    }

    fn named(&self, tokens: &[Token], parts: &[Option<String>], start: usize, end: usize) -> Option<ExerciseId> {
        let parts = parts.get(start..end)?;
        if let [only] = tokens.get(start..end)? {
            let plain = only.is_word().then(|| short_part(&only.text).unwrap_or(&only.text))?;
            return self.names.get(plain).or_else(|| self.names.get(&singular(plain))).cloned();
        }
        let (Some(Some(_)), Some(Some(_))) = (parts.first(), parts.last()) else { return None };
        let words: Vec<&str> = parts.iter().map(Option::as_deref).collect::<Option<_>>()?;
        let whole = words.concat();
        let by_name = self.names.get(&whole).or_else(|| self.names.get(&whole.replacen("pressup", "pushup", 1)));
        by_name.or_else(|| if words.len() > 1 { self.bags.get(&bag(&words)) } else { None }).cloned()
    }
}

/// Of marks that overlap the longest stays, then the first.
pub(super) fn without_overlaps<T>(mut marks: Vec<Mark<T>>) -> Vec<Mark<T>> {
    marks.sort_by_key(|mark| (usize::MAX - mark.at.len(), mark.at.start));
    let mut kept: Vec<Mark<T>> = Vec::new();
    for mark in marks {
        if !kept.iter().any(|other| other.at.touches(mark.at)) {
            kept.push(mark);
        }
    }
    kept.sort_by_key(|mark| mark.at);
    kept
}

fn part_of(token: &Token) -> Option<String> {
    match token.kind {
        Kind::Word => Some(short_part(&token.text).unwrap_or(&token.stem).to_owned()),
        Kind::Number(_) if token.text == "one" => Some("single".to_owned()),
        Kind::Number(_) => Some(short_part(&token.text).unwrap_or(&token.text).to_owned()),
        Kind::Sign(_) => None,
    }
}

fn short_part(word: &str) -> Option<&'static str> {
    SHORT_PARTS.iter().find(|(short, _)| *short == word).map(|(_, long)| *long)
}

fn parts_of(name: &str, stems: &mut Stems) -> Vec<String> {
    let plain = name.to_lowercase().replace('\'', "").replace('&', " and ");
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let [word] = words.as_slice() {
        return vec![short_part(word).unwrap_or(word).to_owned()];
    }
    words
        .into_iter()
        .map(|word| short_part(word).map_or_else(|| if word == "one" { "single".into() } else { stems.of(word) }, str::to_owned))
        .collect()
}

/// A name of one word is known by that word and its plural only: "rowing" is no row, "boxing" no box.
fn singular(word: &str) -> String {
    let plain = word.strip_suffix('s').filter(|root| root.len() > 2 && !root.ends_with('s')).unwrap_or(word);
    short_part(plain).unwrap_or(plain).to_owned()
}

fn bag<S: AsRef<str>>(parts: &[S]) -> String {
    let mut sorted: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    sorted.sort_unstable();
    sorted.join(" ")
}

fn joined(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let plain = words.len() == 2 && name.len() >= 7 && words.iter().all(|word| word.chars().all(|c| c.is_ascii_alphabetic()));
    plain.then(|| words.concat().to_lowercase())
}
