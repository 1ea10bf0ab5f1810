//! A small language for signs: words in order, with room for other words between them. The data file explains it.

use std::collections::{HashMap, HashSet};

use rapidfuzz::distance::osa;

use super::reading::Reading;

/// Small words that may stand anywhere between two words of a pattern.
const SMALL_WORDS: &[&str] = &[
    "a", "all", "am", "an", "and", "are", "at", "be", "been", "being", "bit", "both", "feel", "feeling", "feels", "felt", "get",
    "gets", "getting", "got", "had", "has", "have", "her", "his", "i", "im", "in", "is", "it", "its", "ive", "just", "keep",
    "kind", "kinda", "like", "little", "my", "now", "of", "on", "pretty", "quite", "really", "so", "some", "sort", "still",
    "suddenly", "super", "that", "the", "this", "to", "up", "very", "was", "were", "with", "your",
];

/// Words that start something new: "shoulder pain, no chest pain".
const BARRIERS: &[&str] = &["no", "without", "nor", "zero"];

const MOST_SMALL_WORDS: usize = 3;
const COMMA: usize = 2;
const FULL_STOP: usize = 5;

/// Every word of every pattern, numbered.
#[derive(Default)]
pub(super) struct Vocabulary {
    exact: HashMap<String, usize>,
    beginnings: Vec<(String, usize)>,
    by_first_letter: HashMap<char, Vec<(String, usize)>>,
    size: usize,
    /// Words of patterns that forgive no slip.
    unforgiving: HashSet<String>,
    /// Real words one slip away from a pattern's.
    real_words: HashSet<String>,
    /// What `$name` stands for.
    groups: HashMap<String, String>,
}

/// Words in order.
pub(super) struct Pattern(Vec<Step>);

struct Step {
    /// Any of these, by number.
    words: Vec<usize>,
    /// How many other words may stand before it; `None`: small words only.
    room: Option<usize>,
}

impl Vocabulary {
    /// A vocabulary without patterns: which words forgive no slip, which real words are no slips, and the groups.
    pub(super) fn new(unforgiving: Vec<String>, real_words: Vec<String>, groups: HashMap<String, String>) -> Self {
        let (unforgiving, real_words) = (unforgiving.into_iter().collect(), real_words.into_iter().collect());
        Self { unforgiving, real_words, groups, ..Self::default() }
    }

    /// How many words there are: their numbers go so far.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// The numbers of the words that a written word may be.
    pub(super) fn meanings(&self, written: &str) -> Vec<usize> {
        let mut found: Vec<usize> = self.exact.get(written).copied().into_iter().collect();
        found.extend(self.beginnings.iter().filter(|(start, _)| written.starts_with(start)).map(|(_, number)| *number));
        if found.is_empty() && !self.real_words.contains(written) {
            let near = written.chars().next().and_then(|first| self.by_first_letter.get(&first));
            found.extend(near.into_iter().flatten().filter(|(word, _)| is_typo(written, word)).map(|(_, number)| *number));
        }
        found
    }

    /// The numbers of "pain|hurt*|$joint".
    fn numbers(&mut self, choice: &str) -> Vec<usize> {
        let group = choice.strip_prefix('$').map(|name| self.groups.get(name).cloned().unwrap_or_default());
        match group {
            Some(words) => words.split('|').map(|word| self.number(word)).collect(),
            None => vec![self.number(choice)],
        }
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(start) = word.strip_suffix('*') {
            return self.beginning(start);
        }
        if let Some(number) = self.exact.get(word) {
            return *number;
        }
        self.size += 1;
        self.exact.insert(word.to_owned(), self.size);
        if word.len() >= 5 && !self.unforgiving.contains(word) {
            let first = word.chars().next().unwrap_or_default();
            self.by_first_letter.entry(first).or_default().push((word.to_owned(), self.size));
        }
        self.size
    }

    fn beginning(&mut self, start: &str) -> usize {
        if let Some((_, number)) = self.beginnings.iter().find(|(known, _)| *known == start) {
            return *number;
        }
        self.size += 1;
        self.beginnings.push((start.to_owned(), self.size));
        self.size
    }
}

/// One slip in a word of five letters or more, two in a long one.
fn is_typo(written: &str, word: &str) -> bool {
    let most = if word.len() >= 9 { 2 } else { 1 };
    written.len() >= 4 && written.len().abs_diff(word.len()) <= most && osa::distance(written.chars(), word.chars()) <= most
}

impl Pattern {
    /// Reads one line.
    pub(super) fn read(line: &str, vocabulary: &mut Vocabulary) -> Self {
        let (mut steps, mut room) = (Vec::new(), None);
        for part in line.split_whitespace() {
            match part.strip_prefix('~') {
                Some(figure) => room = figure.parse().ok(),
                None => {
                    let words = part.split('|').flat_map(|choice| vocabulary.numbers(choice)).collect();
                    steps.push(Step { words, room: room.take() });
                }
            }
        }
        Self(steps)
    }

    /// The numbers of the words it may begin with.
    pub(super) fn first_words(&self) -> &[usize] {
        self.0.first().map_or(&[], |step| &step.words)
    }

    /// Where it stands: the first and the last word. Most patterns lack a word, and nobody looks for those.
    pub(super) fn places<'a>(&'a self, reading: &'a Reading) -> impl Iterator<Item = (usize, usize)> + 'a {
        let (first, rest) = self.0.split_at(self.0.len().min(1));
        let words = if self.0.iter().all(|step| step.is_anywhere(reading)) { reading.words.len() } else { 0 };
        let starts = (0..words).filter(|&place| first.iter().any(|step| step.is(reading, place)));
        starts.filter_map(|start| end(rest, reading, start).map(|end| (start, end)))
    }
}

/// The last word of the remaining steps, when they follow after `place`.
fn end(steps: &[Step], reading: &Reading, place: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(place) };
    let mut passed = 0;
    for next in place + 1..reading.words.len() {
        let word = &reading.words[next];
        passed += if word.starts_sentence {
            FULL_STOP
        } else if word.after_comma {
            COMMA
        } else {
            0
        };
        if passed > step.room.unwrap_or(MOST_SMALL_WORDS) {
            return None;
        }
        if step.is(reading, next)
            && let Some(last) = end(rest, reading, next)
        {
            return Some(last);
        }
        if BARRIERS.contains(&word.text.as_str()) {
            return None;
        }
        if step.room.is_none() && !SMALL_WORDS.contains(&word.text.as_str()) {
            return None;
        }
        passed += 1;
    }
    None
}

impl Step {
    fn is_anywhere(&self, reading: &Reading) -> bool {
        self.words.iter().any(|word| reading.holds(*word))
    }

    fn is(&self, reading: &Reading, place: usize) -> bool {
        reading.words[place].meanings.iter().any(|meaning| self.words.contains(meaning))
    }
}
