//! Red flags: words that stop coaching before anything else reads them. No model, no diagnosis: a sign, and what to do now.

mod answer;
mod figures;
mod pattern;
mod reading;
mod signs;

use std::sync::LazyLock;

use crate::language::UrgentKind;
use pattern::{Pattern, Vocabulary};
use reading::Reading;
use signs::{Help, Sign, Way};

pub use answer::{answer, ask};

/// A sign that needs help now and no coaching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedFlag {
    /// What kind of help.
    pub kind: UrgentKind,
    /// Stable name of the sign, such as `chest_pain`.
    pub sign: &'static str,
}

/// Most characters of a text that are read: twice what one utterance holds.
const MAX_CHARS: usize = 4_000;

/// The first and gravest sign that a text speaks of. Typos are forgiven; a plain "no chest pain" is no sign.
pub fn red_flag(text: &str) -> Option<RedFlag> {
    let book: &'static Book = &BOOK;
    let read: String = text.chars().take(MAX_CHARS).collect();
    let reading = Reading::of(&read, &book.vocabulary);
    let may_be = book.ways_begun(&reading);
    let told = book.signs.iter().find(|sign| sign.ways.iter().any(|way| may_be[way.number] && way.is_told(&reading)));
    let by_words = told.map(|sign| RedFlag { kind: sign.kind, sign: &sign.name });
    by_words.or_else(|| figures::red_flag(&reading))
}

/// Whether a text holds the words of a sign and, in the same sentence, what makes them ordinary: "passed out on the sofa".
pub fn has_excuse(text: &str) -> bool {
    let book: &'static Book = &BOOK;
    let read: String = text.chars().take(MAX_CHARS).collect();
    let reading = Reading::of(&read, &book.vocabulary);
    let may_be = book.ways_begun(&reading);
    let mut ways = book.signs.iter().flat_map(|sign| &sign.ways);
    ways.any(|way| may_be[way.number] && way.is_excused(&reading))
}

/// The signs with their patterns read.
struct Book {
    vocabulary: Vocabulary,
    signs: Vec<KnownSign>,
    /// By the number of a word: the ways with a pattern that begins with it.
    begins: Vec<Vec<usize>>,
    ways: usize,
}

struct KnownSign {
    name: String,
    kind: UrgentKind,
    help: Help,
    heard: String,
    ways: Vec<KnownWay>,
}

struct KnownWay {
    /// Among all ways of all signs.
    number: usize,
    told: Vec<Pattern>,
    unless: Vec<Pattern>,
    can_be_denied: bool,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "the data is part of the build and read by the tests")]
    Book::read(include_str!("../../data/red_flags.toml")).expect("the built-in data is whole")
});

impl Book {
    fn read(text: &str) -> Result<Self, toml::de::Error> {
        let file: signs::File = toml::from_str(text)?;
        let mut vocabulary = Vocabulary::new(file.exact, file.real_words, file.groups);
        let mut signs: Vec<KnownSign> = file.sign.into_iter().map(|sign| KnownSign::read(sign, &mut vocabulary)).collect();
        let mut begins = vec![Vec::new(); vocabulary.size() + 1];
        let mut ways = 0;
        for way in signs.iter_mut().flat_map(|sign| &mut sign.ways) {
            way.number = ways;
            ways += 1;
            way.told.iter().flat_map(Pattern::first_words).for_each(|word| begins[*word].push(way.number));
        }
        Ok(Self { vocabulary, signs, begins, ways })
    }

    /// By its number: whether the text holds a word that a way begins with.
    fn ways_begun(&self, reading: &Reading) -> Vec<bool> {
        let mut begun = vec![false; self.ways];
        let words = reading.words.iter().flat_map(|word| &word.meanings);
        words.flat_map(|word| &self.begins[*word]).for_each(|way| begun[*way] = true);
        begun
    }
}

impl KnownSign {
    fn read(sign: Sign, vocabulary: &mut Vocabulary) -> Self {
        // Whoever speaks of self-harm is heard, whatever stands before it.
        let can_be_denied = sign.kind != UrgentKind::SelfHarm;
        let ways = sign.way.iter().map(|way| KnownWay::read(way, can_be_denied, vocabulary)).collect();
        Self { name: sign.name, kind: sign.kind, help: sign.help, heard: sign.heard, ways }
    }
}

impl KnownWay {
    fn read(way: &Way, can_be_denied: bool, vocabulary: &mut Vocabulary) -> Self {
        let mut read = |lines: &[String]| lines.iter().map(|line| Pattern::read(line, vocabulary)).collect();
        Self { number: 0, told: read(&way.told), unless: read(&way.unless), can_be_denied }
    }

    fn is_told(&self, reading: &Reading) -> bool {
        self.told.iter().flat_map(|pattern| pattern.places(reading)).any(|place| {
            let denied = self.can_be_denied && reading.denies(place);
            !self.excuses(reading, place) && !denied
        })
    }

    fn is_excused(&self, reading: &Reading) -> bool {
        self.told.iter().flat_map(|pattern| pattern.places(reading)).any(|place| self.excuses(reading, place))
    }

    /// Whether what makes the words at this place ordinary stands in the same sentence.
    fn excuses(&self, reading: &Reading, place: (usize, usize)) -> bool {
        let sentences = reading.sentences(place);
        self.unless.iter().any(|pattern| pattern.places(reading).any(|other| sentences.contains(&other.0)))
    }
}

#[cfg(test)]
mod tests;
