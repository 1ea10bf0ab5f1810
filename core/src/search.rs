//! Finding things the way people write their names: by name, alias, plural and typo.

mod bearers;
mod spelling;

use std::collections::HashMap;

use rapidfuzz::distance::osa;

pub(crate) use bearers::Bearers;
pub(crate) use spelling::{Spelled, singular_words, words};

/// From this score on nobody needs to ask.
pub const SURE: f64 = 0.86;

/// From this score on it is worth asking whether this is meant.
pub const LIKELY: f64 = 0.6;

const MOST_MATCHES: usize = 8;
const MOST_CANDIDATES: usize = 48;
const SAME_WORDS: f64 = 1.0;
const SAME_SINGULAR: f64 = 0.99;
const SAME_STEMS: f64 = 0.97;
const NEVER_CERTAIN: f64 = 0.95;
/// The weight of a word that no exercise has: between a common one ("press") and a rare one ("zercher").
const UNKNOWN_WORD: f64 = 4.0;
/// Below this score a match is noise.
const NOISE: f64 = 0.54;

/// Every name and alias, ready to be compared.
#[derive(Debug, Default)]
pub(crate) struct Index {
    phrases: Vec<Phrase>,
    by_words: HashMap<String, usize>,
    by_singular: HashMap<String, usize>,
    by_stems: HashMap<String, Vec<usize>>,
    by_gram: HashMap<[char; 3], Vec<usize>>,
    weights: HashMap<String, f64>,
}

/// One name or alias.
#[derive(Debug)]
struct Phrase {
    /// The place of what bears it.
    bearer: usize,
    /// As one word without plurals.
    joined: String,
    stems: Vec<String>,
}

impl Index {
    /// Reads every name once, each with the place of what bears it, in the order of the places.
    pub(crate) fn of(names: impl Iterator<Item = (usize, Spelled)>) -> Self {
        let mut index = Self::default();
        for (bearer, name) in names {
            index.add(bearer, &name);
        }
        let bearers = index.phrases.last().map_or(0, |phrase| phrase.bearer + 1);
        index.weigh(bearers);
        index
    }

    /// The places of what a text may mean with their scores from 0 to 1, best first, at most eight.
    pub(crate) fn find(&self, asked: &Spelled) -> Vec<(usize, f64)> {
        let mut matches: Vec<(usize, f64)> = self.scores(asked).into_iter().collect();
        matches.sort_by(|(one, one_score), (other, other_score)| other_score.total_cmp(one_score).then(one.cmp(other)));
        matches.truncate(MOST_MATCHES);
        matches
    }

    fn add(&mut self, bearer: usize, name: &Spelled) {
        let (joined, phrase) = (name.joined_singular(), self.phrases.len());
        self.by_words.entry(name.joined()).or_insert(bearer);
        self.by_singular.entry(joined.clone()).or_insert(bearer);
        let same_stems = self.by_stems.entry(name.joined_stems()).or_default();
        if !same_stems.contains(&bearer) {
            same_stems.push(bearer);
        }
        for gram in grams(&joined) {
            let holders = self.by_gram.entry(gram).or_default();
            if holders.last() != Some(&phrase) {
                holders.push(phrase);
            }
        }
        self.phrases.push(Phrase { bearer, joined, stems: name.stems.clone() });
    }

    /// Rare words tell more than common ones.
    fn weigh(&mut self, bearers: usize) {
        let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
        for phrase in &self.phrases {
            for stem in &phrase.stems {
                let places = holders.entry(stem).or_default();
                if places.last() != Some(&phrase.bearer) {
                    places.push(phrase.bearer);
                }
            }
        }
        let weight = |places: Vec<usize>| (1.0 + bearers as f64 / places.len() as f64).ln();
        self.weights = holders.into_iter().map(|(stem, places)| (stem.to_owned(), weight(places))).collect();
    }

    /// The best score of each bearer that comes near.
    fn scores(&self, asked: &Spelled) -> HashMap<usize, f64> {
        let mut scores = HashMap::new();
        let mut raise = |bearer: usize, score: f64| {
            let best = scores.entry(bearer).or_insert(0.0_f64);
            *best = best.max(score);
        };
        if asked.words.is_empty() {
            return scores;
        }
        let joined = asked.joined_singular();
        for phrase in self.candidates(&joined) {
            let score = NEVER_CERTAIN * self.likeness(asked, &joined, phrase);
            if score >= NOISE {
                raise(phrase.bearer, score);
            }
        }
        for &bearer in self.by_stems.get(&asked.joined_stems()).into_iter().flatten() {
            raise(bearer, SAME_STEMS);
        }
        self.by_singular.get(&joined).into_iter().for_each(|&bearer| raise(bearer, SAME_SINGULAR));
        self.by_words.get(&asked.joined()).into_iter().for_each(|&bearer| raise(bearer, SAME_WORDS));
        scores
    }

    /// The phrases that share the most letters in a row with what was asked.
    fn candidates(&self, joined: &str) -> Vec<&Phrase> {
        let mut shared = vec![0_u16; self.phrases.len()];
        for gram in grams(joined) {
            for &phrase in self.by_gram.get(&gram).into_iter().flatten() {
                shared[phrase] += 1;
            }
        }
        // Shared letters, held against the phrase's own length, so that long names do not crowd out short ones.
        let nearness = |phrase: usize| f64::from(shared[phrase]) / (self.phrases[phrase].joined.len() + joined.len()) as f64;
        let mut near: Vec<(f64, usize)> =
            (0..shared.len()).filter(|&phrase| shared[phrase] > 0).map(|phrase| (nearness(phrase), phrase)).collect();
        if near.len() > MOST_CANDIDATES {
            near.select_nth_unstable_by(MOST_CANDIDATES, |one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            near.truncate(MOST_CANDIDATES);
        }
        near.into_iter().map(|(_, phrase)| &self.phrases[phrase]).collect()
    }

    /// How alike a phrase is to what was asked, letter by letter or word by word, whichever says more.
    fn likeness(&self, asked: &Spelled, joined: &str, phrase: &Phrase) -> f64 {
        let all_asked = self.covered(&asked.stems, &phrase.stems);
        let all_told = self.covered(&phrase.stems, &asked.stems);
        let by_letter = letter_by_letter(joined, &phrase.joined).max(letter_by_letter(&asked.joined(), &phrase.joined));
        by_letter.max(all_asked * (0.5 + 0.5 * all_told))
    }

    /// The share of the words, by weight, that the others hold too.
    fn covered(&self, words: &[String], others: &[String]) -> f64 {
        let (mut held, mut whole) = (0.0, 0.0);
        for word in words {
            let weight = self.weights.get(word).copied().unwrap_or(UNKNOWN_WORD);
            let best = others.iter().map(|other| alike(word, other)).fold(0.0, f64::max);
            held += weight * best;
            whole += weight;
        }
        if whole > 0.0 { held / whole } else { 0.0 }
    }
}

/// How alike two names are. One slip in a name of some length is hardly anything else; in a short one it may be another.
fn letter_by_letter(one: &str, other: &str) -> f64 {
    let slips = osa::distance(one.chars(), other.chars());
    let (one_long, other_long) = (one.chars().count(), other.chars().count());
    match (slips, one_long.min(other_long)) {
        (0, _) => 1.0,
        (1, 6..) => 0.94,
        (1, 5) if same_letters(one, other) => 0.94,
        (2, 10..) => 0.9,
        _ => 1.0 - slips as f64 / one_long.max(other_long).max(1) as f64,
    }
}

fn same_letters(one: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}

/// How alike two words are, where that can be a typo or a word cut short; otherwise not at all.
fn alike(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 4 {
        return 0.0;
    }
    if long.starts_with(short) {
        return 0.9;
    }
    if long.len() - short.len() > 2 {
        return 0.0;
    }
    let likeness = osa::normalized_similarity(one.chars(), other.chars());
    if likeness >= 0.7 { likeness } else { 0.0 }
}

/// Every three letters in a row, with a mark before the first and after the last.
fn grams(joined: &str) -> Vec<[char; 3]> {
    let letters: Vec<char> = std::iter::once('^').chain(joined.chars()).chain(std::iter::once('$')).collect();
    letters.windows(3).map(|it| [it[0], it[1], it[2]]).collect()
}
