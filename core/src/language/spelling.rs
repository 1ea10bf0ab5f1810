//! Mends misspelled words against the words that mean something to the coach.

use std::collections::{HashMap, HashSet};

use rapidfuzz::distance::osa;
use rust_stemmers::{Algorithm, Stemmer};

/// The words the coach knows, and those it knows to leave alone.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    /// By length: the words a misspelled one may have meant.
    shelves: Vec<Vec<Entry>>,
    places: HashMap<String, (usize, usize)>,
    /// Stems of the words that mean something.
    stems: HashSet<String>,
    everyday: HashSet<String>,
}

#[derive(Debug)]
struct Entry {
    word: String,
    letters: u32,
    /// How many phrases the word stands in.
    uses: u32,
}

/// The stem of an English word.
pub(super) fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// Stems found so far: the same words stand in many phrases.
#[derive(Debug, Default)]
pub(super) struct Stems(HashMap<String, String>);

impl Stems {
    pub(super) fn of(&mut self, word: &str) -> String {
        if let Some(known) = self.0.get(word) {
            return known.clone();
        }
        let found = stem(word);
        self.0.insert(word.to_owned(), found.clone());
        found
    }
}

impl Spelling {
    /// Adds a word that means something.
    pub(super) fn learn(&mut self, word: &str) {
        if let Some(&(shelf, place)) = self.places.get(word) {
            self.shelves[shelf][place].uses += 1;
            return;
        }
        let length = word.chars().count();
        if self.shelves.len() <= length {
            self.shelves.resize_with(length + 1, Vec::new);
        }
        self.places.insert(word.to_owned(), (length, self.shelves[length].len()));
        self.shelves[length].push(Entry { word: word.to_owned(), letters: letters(word), uses: 1 });
        self.stems.insert(stem(word));
    }

    /// Adds an everyday word that is no misspelling of anything.
    pub(super) fn leave_alone(&mut self, word: &str) {
        self.everyday.insert(word.to_owned());
    }

    /// Whether the word needs no mending.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.knows_exactly(word) || self.is_form(word)
    }

    fn knows_exactly(&self, word: &str) -> bool {
        self.places.contains_key(word) || self.everyday.contains(word)
    }

    /// What a misspelled word most likely was; nothing when it is known or nothing is near.
    pub(super) fn mend(&self, word: &str) -> Option<String> {
        if self.knows(word) || !word.is_ascii() {
            return None;
        }
        let full = format!("{word}g");
        let clipped = word.ends_with("in") && word.len() > 3;
        if clipped && self.knows_exactly(&full) {
            return Some(full);
        }
        if let Some(near) = self.one_vowel_off(word).filter(|_| clipped) {
            return Some(near);
        }
        if clipped && self.is_form(&full) {
            return Some(full);
        }
        if let Some(form) = self.same_stem(word) {
            return Some(form);
        }
        for short in [squeezed(word, 2), squeezed(word, 1)] {
            if short != word && self.knows_exactly(&short) {
                return Some(short);
            }
        }
        self.nearest(word).or_else(|| self.same_sound(word)).or_else(|| self.nearest_inflected(word))
    }

    /// "glutin" is gluten, and no short form of a verb: all letters are right but one vowel.
    fn one_vowel_off(&self, word: &str) -> Option<String> {
        let shelf = self.shelves.get(word.len())?;
        let near =
            |entry: &&Entry| consonants(&entry.word) == consonants(word) && osa::distance(word.chars(), entry.word.chars()) == 1;
        shelf.iter().filter(near).max_by_key(|entry| entry.uses).map(|entry| entry.word.clone())
    }

    /// "minits": the consonants are right, and two vowels are not.
    fn same_sound(&self, word: &str) -> Option<String> {
        let sound = consonants(word);
        if sound.len() < 4 {
            return None;
        }
        let length = word.len();
        let nearby = self.shelves.iter().take(length + 3).skip(length.saturating_sub(1)).flatten();
        let near = |entry: &&Entry| {
            let same_start = word.chars().next() == entry.word.chars().next();
            same_start && consonants(&entry.word) == sound && osa::distance(word.chars(), entry.word.chars()) <= 2
        };
        nearby.filter(near).max_by_key(|entry| entry.uses).map(|entry| entry.word.clone())
    }

    /// A regular form of a known word: "kettlebells", "pressed".
    fn is_form(&self, word: &str) -> bool {
        const ENDINGS: [(&str, bool); 6] =
            [("s", false), ("es", false), ("ly", false), ("d", false), ("ed", true), ("ing", true)];
        ENDINGS.into_iter().filter_map(|(ending, verb)| Some((word.strip_suffix(ending)?, verb))).any(|(root, verb)| {
            let silent = format!("{root}e");
            let once = root.get(..root.len().saturating_sub(1)).filter(|_| verb && is_doubled(root));
            let known = |root: &str| self.knows_exactly(root) && stem(root) == stem(word);
            known(root) || (verb && known(&silent)) || once.is_some_and(known)
        })
    }

    /// "minuts", "runing": the stem is right, the form is not.
    fn same_stem(&self, word: &str) -> Option<String> {
        let root = stem(word);
        if !self.stems.contains(&root) {
            return None;
        }
        self.nearest(word).filter(|near| stem(near) == root)
    }

    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let shape = letters(word);
        let reach = reach(length);
        let nearby = self.shelves.iter().take(length + reach + 1).skip(length.saturating_sub(reach).max(3)).flatten();
        nearby
            .filter(|entry| (entry.letters ^ shape).count_ones() as usize <= 2 * reach)
            .filter_map(|entry| cost(word, entry, reach).map(|cost| (cost, entry)))
            .min_by(|(a, left), (b, right)| a.cmp(b).then(right.uses.cmp(&left.uses)).then(left.word.cmp(&right.word)))
            .map(|(_, entry)| entry.word.clone())
    }

    /// "relpaced" is near to no known word, but its root is.
    fn nearest_inflected(&self, word: &str) -> Option<String> {
        const ENDINGS: [&str; 5] = ["ing", "ed", "es", "s", "d"];
        ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|root| root.len() >= 4).find_map(|root| {
            let root_known = self.places.contains_key(root);
            if root_known { Some(root.to_owned()) } else { self.nearest(root) }
        })
    }
}

/// "runn": the last letter stands twice.
fn is_doubled(root: &str) -> bool {
    let mut last = root.chars().rev();
    matches!((last.next(), last.next()), (Some(a), Some(b)) if a == b)
}

/// Edits that a word of this length may be away. Short words are only ever two swapped letters away.
fn reach(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// What it takes to get from a typed word to a known one: swapped letters cost least, a wrong first letter costs extra.
fn cost(typed: &str, entry: &Entry, reach: usize) -> Option<u32> {
    let distance = osa::distance_with_args(typed.chars(), entry.word.chars(), &osa::Args::default().score_cutoff(reach))?;
    let same_letters = typed.len() == entry.word.len() && sorted(typed) == sorted(&entry.word);
    let same_start = typed.chars().next() == entry.word.chars().next();
    let same_end = typed.chars().last() == entry.word.chars().last();
    let short = typed.len().min(entry.word.len());
    let too_bold = match (distance, short) {
        (1, 0..=3) => !same_letters && squeezed(&entry.word, 1) != typed,
        (2, _) => !same_start,
        _ => false,
    };
    if too_bold {
        return None;
    }
    let mut cost = 10 * distance as u32;
    cost -= if same_letters { 4 } else { 0 };
    cost += if same_start { 0 } else { 5 };
    cost += if same_end { 0 } else { 1 };
    cost += if same_letters || typed.len() != entry.word.len() { 0 } else { 2 };
    Some(cost)
}

fn sorted(word: &str) -> Vec<u8> {
    let mut bytes = word.as_bytes().to_vec();
    bytes.sort_unstable();
    bytes
}

/// The word without vowels, each run of one consonant once.
fn consonants(word: &str) -> String {
    let all: String = word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect();
    squeezed(&all, 1)
}

/// One bit per letter of the alphabet that stands in the word.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

/// The word with runs of one letter cut to `most`.
fn squeezed(word: &str, most: usize) -> String {
    let mut out = String::new();
    let mut run = 0;
    for c in word.chars() {
        run = if out.ends_with(c) { run + 1 } else { 1 };
        if run <= most {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling() -> Spelling {
        let mut spelling = Spelling::default();
        for word in ["dumbbell", "bench", "weight", "shoulder", "replace", "yes", "start", "plan", "thursday", "minutes"] {
            spelling.learn(word);
        }
        spelling.leave_alone("beach");
        spelling
    }

    #[test]
    fn mends_what_is_near_and_leaves_the_rest() {
        let spelling = spelling();
        let mended = |word| spelling.mend(word);
        assert_eq!(mended("wieght").as_deref(), Some("weight"));
        assert_eq!(mended("relpaced").as_deref(), Some("replace"));
        assert_eq!(mended("yse").as_deref(), Some("yes"));
        assert_eq!(mended("yesss").as_deref(), Some("yes"));
        assert_eq!(mended("thrusday").as_deref(), Some("thursday"));
        assert_eq!(mended("beach"), None);
        assert_eq!(mended("coffee"), None);
        assert_eq!(mended("weights"), None);
    }
}
