//! A text as words, ready to be held against the signs.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use super::pattern::Vocabulary;

/// A text as words.
pub(super) struct Reading {
    /// The words in order.
    pub(super) words: Vec<Word>,
    /// By the number of a pattern word: whether any word may be it.
    held: Vec<bool>,
}

/// One word where it stands.
pub(super) struct Word {
    /// Small letters without accents and apostrophes.
    pub(super) text: String,
    /// A comma or a dash stands before it.
    pub(super) after_comma: bool,
    /// It is the first of a sentence.
    pub(super) starts_sentence: bool,
    /// The numbers of the pattern words it may be.
    pub(super) meanings: Vec<usize>,
}

/// A word that is part of a name and no part of a body: "chest day", "blood pressure".
const NAMES: &[(&str, &[&str])] = &[
    (
        "chest",
        &[
            "press",
            "presses",
            "day",
            "days",
            "fly",
            "flys",
            "flies",
            "flyes",
            "workout",
            "workouts",
            "exercise",
            "exercises",
            "dip",
            "dips",
            "supported",
            "expander",
            "muscle",
            "muscles",
            "machine",
            "pass",
            "stretch",
            "stretches",
            "opener",
            "session",
            "gains",
            "pump",
            "routine",
            "volume",
            "training",
            "size",
            "sets",
            "freezer",
            "height",
        ],
    ),
    ("blood", &["pressure", "sugar", "test", "tests", "work", "type", "flow", "glucose"]),
    ("calf", &["raise", "raises", "stretch", "stretches", "machine", "press", "muscle", "workout"]),
    ("suicide", &["sprint", "sprints", "run", "runs", "drill", "drills", "grip", "squeeze"]),
    ("stroke", &["rate", "coach", "technique", "count", "work", "drill", "drills", "length"]),
    ("breast", &["stroke"]),
];

/// Verbs that make the next word something to train: "do chest".
const TRAINING: &[&str] = &["do", "doing", "did", "does", "train", "training", "trained", "hit", "hitting", "work", "working"];

/// Words that keep a chest a chest: "after chest pain".
const PAIN: &[&str] = &["pain", "pains", "tightness", "pressure", "discomfort"];

/// What may stand between a "no" and what it denies.
const DENIED_THROUGH: &[&str] = &[
    "a",
    "actual",
    "an",
    "any",
    "been",
    "ever",
    "experience",
    "experienced",
    "experiencing",
    "feel",
    "feeling",
    "felt",
    "get",
    "getting",
    "got",
    "going",
    "gonna",
    "had",
    "has",
    "have",
    "having",
    "history",
    "i",
    "ive",
    "kind",
    "known",
    "more",
    "my",
    "of",
    "real",
    "really",
    "signs",
    "sign",
    "sort",
    "such",
    "suffer",
    "suffered",
    "symptoms",
    "the",
    "to",
    "trying",
    "want",
    "wanna",
    "with",
    "like",
    "be",
    "been",
    "do",
    "am",
    "be",
    "in",
    "is",
    "there",
    "was",
    "at",
    "all",
    "so",
    "far",
];

const DENIALS: &[&str] = &[
    "no", "not", "without", "zero", "never", "dont", "doesnt", "didnt", "havent", "hasnt", "isnt", "aint", "arent", "wasnt",
    "nor", "deny", "denies", "denied", "free",
];

/// After "never", words that turn it round: "never had chest pain like this".
const TURNS: &[&str] = &["like", "before", "until", "till", "this", "such", "as", "except"];

impl Reading {
    /// Reads a text against the words of the signs.
    pub(super) fn of(text: &str, vocabulary: &Vocabulary) -> Self {
        let plain: String = text
            .nfkd()
            .filter(|it| !unicode_normalization::char::is_combining_mark(*it) && !matches!(it, '\'' | '\u{2019}' | '`'))
            .flat_map(char::to_lowercase)
            .collect();
        let mut words: Vec<Word> = Vec::new();
        let (mut after_comma, mut starts_sentence) = (false, false);
        for piece in pieces(&plain) {
            match piece {
                "," | "-" | "(" | ")" => after_comma = true,
                "." | "!" | "?" | ";" | "\n" | ":" => starts_sentence = true,
                _ => {
                    words.push(Word { text: piece.to_owned(), after_comma, starts_sentence, meanings: Vec::new() });
                    (after_comma, starts_sentence) = (false, false);
                }
            }
        }
        let mut reading = Self { words, held: vec![false; vocabulary.size() + 1] };
        for place in 0..reading.words.len() {
            if !reading.is_name(place) {
                let meanings = vocabulary.meanings(&reading.words[place].text);
                meanings.iter().for_each(|number| reading.held[*number] = true);
                reading.words[place].meanings = meanings;
            }
        }
        reading
    }

    /// Whether any word may be this word of a pattern.
    pub(super) fn holds(&self, number: usize) -> bool {
        self.held.get(number) == Some(&true)
    }

    /// The words of every sentence that a place touches.
    pub(super) fn sentences(&self, (start, end): (usize, usize)) -> RangeInclusive<usize> {
        let first = (0..=start).rev().find(|&it| it == 0 || self.words[it].starts_sentence).unwrap_or(0);
        let after = (end + 1..self.words.len()).find(|&it| self.words[it].starts_sentence).unwrap_or(self.words.len());
        first..=after.saturating_sub(1)
    }

    /// Whether a "no" stands right before a place, with nothing between that could turn it.
    pub(super) fn denies(&self, (start, end): (usize, usize)) -> bool {
        let sentence = self.sentences((start, end));
        let mut listed = false;
        for place in (*sentence.start()..start).rev() {
            let word = &self.words[place];
            listed |= self.words[place + 1].after_comma;
            if DENIALS.contains(&word.text.as_str()) {
                let turned = word.text == "never"
                    && self.words[end + 1..=*sentence.end()].iter().any(|it| TURNS.contains(&it.text.as_str()));
                let ends_in_or = self.words[place..=*sentence.end()].iter().any(|it| matches!(it.text.as_str(), "or" | "nor"));
                return !turned && (!listed || ends_in_or);
            }
            let goes_on = DENIED_THROUGH.contains(&word.text.as_str())
                || matches!(word.text.as_str(), "or" | "nor")
                || (!word.meanings.is_empty() && self.in_a_list(place));
            if !goes_on {
                return false;
            }
        }
        false
    }

    /// Whether a sign's word belongs to a list with "or": "no chest pain, dizziness or fainting".
    fn in_a_list(&self, place: usize) -> bool {
        let sentence = self.sentences((place, place));
        self.words[sentence].iter().any(|it| matches!(it.text.as_str(), "or" | "nor"))
    }

    fn is_name(&self, place: usize) -> bool {
        let text = |at: usize| self.words.get(at).map(|word| word.text.as_str());
        let word = text(place).unwrap_or_default();
        let before = place.checked_sub(1).and_then(text).unwrap_or_default();
        let after = text(place + 1).unwrap_or_default();
        let joined = self.words.get(place + 1).is_some_and(|next| !next.after_comma && !next.starts_sentence);
        let first_half = joined && NAMES.iter().any(|(first, seconds)| *first == word && seconds.contains(&after));
        let second_half = NAMES.iter().any(|(first, seconds)| *first == before && seconds.contains(&word));
        let trained = TRAINING.contains(&before) || (before == "after" && !PAIN.contains(&after));
        first_half || second_half || (word == "chest" && trained)
    }
}

/// Words and the marks between them; a mark between two digits belongs to the number.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|it: char| !it.is_alphanumeric() && !is_mark(it));
        let first = rest.chars().next()?;
        let length = if is_mark(first) { first.len_utf8() } else { word_length(rest) };
        let (piece, left) = rest.split_at(length);
        rest = left;
        Some(piece)
    })
}

fn is_mark(letter: char) -> bool {
    matches!(letter, ',' | '.' | '!' | '?' | ';' | ':' | '\n' | '(' | ')')
}

fn word_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut before_digit = false;
    while let Some((place, letter)) = letters.next() {
        let digit_next = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let inside_number = matches!(letter, ',' | '.') && before_digit && digit_next;
        if !letter.is_alphanumeric() && !inside_number {
            return place;
        }
        before_digit = letter.is_ascii_digit();
    }
    text.len()
}
