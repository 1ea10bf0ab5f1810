//! Danger in people's own words. Red flags are rules and come first; but people have more words for wanting to die, for being afraid
//! of food or for a stroke than any list. What is heard here is likely and not sure: the coach shows where help is, and asks.

use super::UrgentKind;
use super::learned::{Learned, Trait, likelihood, named};
use super::spelling::stem;
use super::tokens::{Kind, tokens};
use crate::knowledge::Knowledge;
use crate::safety::has_excuse;

/// What the figures tell apart, in the order of the file: danger at all, and of which kind.
pub const DANGERS: [&str; 4] = ["danger", "medical", "self_harm", "eating_disorder"];

/// How likely danger must be for the coach to ask.
const LIKELY: f64 = 0.35;
/// The same where a red flag was read and excused, as in "passed out on the sofa".
const LIKELY_THOUGH_EXCUSED: f64 = 0.75;
/// Words of a sentence that is listened to by itself.
const FEWEST_WORDS: usize = 3;
/// How far apart two words may stand and still be heard together.
const REACH: usize = 4;
/// Letters of the pieces of words that are heard, whatever the spelling.
const PIECES: [usize; 3] = [3, 4, 5];

/// The ear for danger.
#[derive(Debug, Default)]
pub(super) struct DangerEar(Learned);

impl DangerEar {
    /// Reads the learned figures. What is wrong with the file is said in words.
    pub(super) fn read(file: &'static [u8]) -> Result<Self, String> {
        let learned = Learned::read(file)?;
        if learned.names == DANGERS { Ok(Self(learned)) } else { Err(format!("it tells {:?} apart", learned.names)) }
    }

    /// The kind of danger that is likeliest, and how likely danger is.
    fn hear(&self, traits: &[Trait]) -> Option<(UrgentKind, f64)> {
        let [danger, medical, self_harm, eating] = self.0.weigh(traits)[..] else { return None };
        let kinds = [(medical, UrgentKind::Medical), (eating, UrgentKind::EatingDisorder), (self_harm, UrgentKind::SelfHarm)];
        let (_, kind) = kinds.into_iter().max_by_key(|(sum, _)| *sum)?;
        Some((kind, likelihood(danger)))
    }
}

/// The danger that a text may tell of. Total: any text gives an answer. Of texts about danger it hears many and not all, and some
/// that only sound like it: `docs/understanding.md` has the figures.
pub fn possible_danger(text: &str, world: &Knowledge) -> Option<UrgentKind> {
    let heard = danger_parts(text).into_iter().filter_map(|part| world.language.danger.hear(&danger_traits(part, world)));
    let (kind, sure) = heard.max_by(|one, other| one.1.total_cmp(&other.1)).filter(|(_, sure)| *sure >= LIKELY)?;
    (sure >= LIKELY_THOUGH_EXCUSED || !has_excuse(text)).then_some(kind)
}

/// What the ear listens to: the whole, and each sentence by itself, so that ordinary ones beside it hide no cry for help.
pub fn danger_parts(text: &str) -> Vec<&str> {
    let sentences = text.split(['.', '!', '?', ';', '\n']).filter(|part| part.split_whitespace().count() >= FEWEST_WORDS);
    let sentences: Vec<&str> = sentences.collect();
    let others = if sentences.len() > 1 { sentences } else { Vec::new() };
    std::iter::once(text).chain(others).collect()
}

/// What a text looks like to the ear for danger, each trait once, in ascending order: its words, alone, in threes and in pairs that need not stand
/// side by side; the classes of its words; and pieces of words, so that a slip of the finger is heard too.
pub fn danger_traits(text: &str, world: &Knowledge) -> Vec<Trait> {
    let words: Vec<Word> = tokens(text).into_iter().filter_map(|token| Word::of(&token.text, token.kind, world)).collect();
    let mut out = Vec::with_capacity(24 * words.len());
    for sentence in words.split(|word| word.ends) {
        for (at, word) in sentence.iter().enumerate() {
            out.push(named(&[&word.name]));
            of_pieces(&word.name, &mut out);
            out.extend(word.classes.iter().map(|class| named(&["{", class, "}"])));
            if let Some([second, third]) = sentence.get(at + 1..at + 3) {
                out.push(named(&[&word.name, " ", &second.name, " ", &third.name]));
            }
            of_pairs(word, &sentence[at + 1..], &mut out);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// A word as the ear hears it, or the end of a sentence.
struct Word {
    name: String,
    classes: Vec<&'static str>,
    ends: bool,
}

impl Word {
    fn of(text: &str, kind: Kind, world: &Knowledge) -> Option<Self> {
        let (name, classes, ends) = match kind {
            Kind::Word => (text.to_owned(), world.language.classes.of(&stem(text)), false),
            Kind::Number(_) => ("#".to_owned(), Vec::new(), false),
            Kind::Sign('.' | '!' | '?' | ';') => (String::new(), Vec::new(), true),
            Kind::Sign(_) => return None,
        };
        Some(Self { name, classes, ends })
    }

    /// Its first class, or itself.
    fn class(&self) -> [&str; 2] {
        self.classes.first().map_or(["", &self.name], |class| ["{", class])
    }
}

fn of_pairs(word: &Word, after: &[Word], out: &mut Vec<Trait>) {
    for (gap, other) in after.iter().take(REACH).enumerate() {
        let between = if gap == 0 { " " } else { "_" };
        out.push(named(&[&word.name, between, &other.name]));
        if gap < 2 && !(word.classes.is_empty() && other.classes.is_empty()) {
            let ([a, b], [c, d]) = (word.class(), other.class());
            out.push(named(&["2:", a, b, between, c, d]));
        }
    }
}

fn of_pieces(name: &str, out: &mut Vec<Trait>) {
    let letters: Vec<char> = std::iter::once('<').chain(name.chars()).chain(std::iter::once('>')).collect();
    for length in PIECES {
        out.extend(letters.windows(length).map(|piece| named(&["c:", &piece.iter().collect::<String>()])));
    }
}
