//! Phrases as people write them in the data files, and where they stand in a sentence.
//!
//! A phrase is words separated by spaces. Every word stands for all its forms ("swap": swapped, swapping).
//! `=word` is that form only, `a|b` either word, `[a|b]` may be left out, `..` up to three words of any kind,
//! `#` a number.

use std::collections::HashMap;
use std::sync::Arc;

use super::spelling::Stems;
use super::tokens::{Kind, Token};

/// Widest gap that `..` spans, in words.
const WIDEST_GAP: usize = 3;
/// Most variants that one phrase may stand for.
const MOST_VARIANTS: usize = 500;

/// One step of a phrase: any of these words, or a gap.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    AnyOf(Vec<Form>),
    Gap,
}

#[derive(Clone, Debug, PartialEq)]
enum Form {
    Stem(String),
    /// The word and its stem.
    Exact(String, String),
    Value(f64),
    AnyNumber,
}

/// A place in a sentence: from the first token to the one after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub(super) fn holds(self, at: usize) -> bool {
        (self.start..self.end).contains(&at)
    }

    pub(super) fn touches(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the other lies inside and is shorter.
    pub(super) fn swallows(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end && other.len() < self.len()
    }
}

/// Something that was found at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark<T> {
    pub(super) at: Span,
    pub(super) what: T,
}

/// The steps of a phrase and what it means.
type Known<T> = (Arc<[Step]>, T);

/// Phrases and what they mean.
#[derive(Debug)]
pub(super) struct PhraseBook<T> {
    by_first: HashMap<String, Vec<Known<T>>>,
    /// Those that begin with a number, by what follows it: many do, and in figures most are soon ruled out. With the order in
    /// which they were added.
    by_second: HashMap<String, Vec<(usize, Known<T>)>>,
    numbered: usize,
}

/// What a phrase begins with when it begins with a number.
const NUMBER: &str = "#";

/// Where a phrase stands whose number may be followed by anything.
const ANYTHING: &str = "";

impl<T> Default for PhraseBook<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new(), by_second: HashMap::new(), numbered: 0 }
    }
}

impl<T: Copy + PartialEq> PhraseBook<T> {
    /// Adds a phrase. An error says what is wrong with it.
    pub(super) fn add(&mut self, phrase: &str, meaning: T, stems: &mut Stems) -> Result<(), String> {
        for steps in variants(phrase, stems)? {
            let steps: Arc<[Step]> = steps.into();
            let Some(Step::AnyOf(forms)) = steps.first() else {
                return Err(format!("`{phrase}` must begin with a word"));
            };
            for first in forms.iter().map(Form::key) {
                if first == NUMBER {
                    self.add_numbered(&steps, meaning);
                } else {
                    self.by_first.entry(first).or_default().push((Arc::clone(&steps), meaning));
                }
            }
        }
        Ok(())
    }

    fn add_numbered(&mut self, steps: &Arc<[Step]>, meaning: T) {
        let seconds = match steps.get(1) {
            Some(Step::AnyOf(forms)) => forms.iter().map(Form::key).collect(),
            Some(Step::Gap) | None => vec![ANYTHING.to_owned()],
        };
        self.numbered += 1;
        for second in seconds {
            self.by_second.entry(second).or_default().push((self.numbered, (Arc::clone(steps), meaning)));
        }
    }

    /// Phrases that may begin with a number before this token, in the order in which they were added.
    fn numbered(&self, next: Option<&Token>) -> impl Iterator<Item = &Known<T>> {
        let number = next.and_then(Token::number).map(|_| NUMBER);
        let keys = [Some(ANYTHING), number, next.map(|token| token.stem.as_str())];
        let mut phrases: Vec<_> = keys.iter().flatten().filter_map(|key| self.by_second.get(*key)).flatten().collect();
        phrases.sort_by_key(|(place, _)| *place);
        phrases.into_iter().map(|(_, phrase)| phrase)
    }

    /// Every place where a phrase stands; of one meaning only the longest at each start.
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<Mark<T>> {
        let mut found: Vec<Mark<T>> = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            let here = found.len();
            let numbered = token.number().map(|_| self.numbered(tokens.get(start + 1)));
            let spelled = self.by_first.get(token.stem.as_str());
            for (steps, meaning) in numbered.into_iter().flatten().chain(spelled.into_iter().flatten()) {
                if let Some(end) = matched(steps, tokens, start) {
                    let at = Span::new(start, end);
                    match found[here..].iter_mut().find(|mark| mark.what == *meaning) {
                        Some(mark) => mark.at.end = mark.at.end.max(end),
                        None => found.push(Mark { at, what: *meaning }),
                    }
                }
            }
        }
        found
    }
}

fn matched(steps: &[Step], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(at) };
    if *step == Step::Gap {
        return (0..=WIDEST_GAP)
            .take_while(|&skipped| skipped == 0 || tokens.get(at + skipped - 1).is_some_and(|token| !is_pause(token)))
            .find_map(|skipped| matched(rest, tokens, at + skipped));
    }
    let token = tokens.get(at)?;
    let fits = matches!(step, Step::AnyOf(forms) if forms.iter().any(|form| form.fits(token)));
    if fits { matched(rest, tokens, at + 1) } else { None }
}

impl Form {
    fn fits(&self, token: &Token) -> bool {
        match self {
            Self::Stem(stem) => token.stem == *stem,
            Self::Exact(word, _) => token.text == *word,
            Self::Value(value) => token.number() == Some(*value),
            Self::AnyNumber => token.number().is_some(),
        }
    }

    fn key(&self) -> String {
        match self {
            Self::Stem(stem) | Self::Exact(_, stem) => stem.clone(),
            Self::Value(_) | Self::AnyNumber => NUMBER.to_owned(),
        }
    }

    fn of(word: &str, stems: &mut Stems) -> Self {
        match (word, word.strip_prefix('='), word.parse()) {
            ("#", ..) => Self::AnyNumber,
            (_, Some(exact), _) => Self::Exact(exact.to_owned(), stems.of(exact)),
            (_, _, Ok(value)) => Self::Value(value),
            _ => Self::Stem(stems.of(word)),
        }
    }
}

fn is_pause(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('.' | ',' | '!' | '?' | ';'))
}

/// All the plain sequences that a phrase stands for.
fn variants(phrase: &str, stems: &mut Stems) -> Result<Vec<Vec<Step>>, String> {
    let mut all: Vec<Vec<Step>> = vec![Vec::new()];
    for part in phrase.split_whitespace() {
        let (inner, optional) = match part.strip_prefix('[') {
            Some(rest) => (rest.strip_suffix(']').ok_or_else(|| format!("`{phrase}`: `[` without `]`"))?, true),
            None => (part, false),
        };
        let mut next = if optional { all.clone() } else { Vec::new() };
        for choice in choices(inner, stems) {
            next.extend(all.iter().map(|variant| [variant.as_slice(), choice.as_slice()].concat()));
        }
        if next.len() > MOST_VARIANTS {
            return Err(format!("`{phrase}` stands for too many variants"));
        }
        all = next;
    }
    all.retain(|steps| !steps.is_empty());
    Ok(all)
}

/// The alternatives of one part: plain words share a step, "5k" is two steps.
fn choices(part: &str, stems: &mut Stems) -> Vec<Vec<Step>> {
    if part == ".." {
        return vec![vec![Step::Gap]];
    }
    let (mixed, plain): (Vec<&str>, Vec<&str>) = part.split('|').filter(|word| !word.is_empty()).partition(|word| is_mixed(word));
    let mut choices: Vec<Vec<Step>> = mixed.iter().map(|word| split_mixed(word, stems)).collect();
    if !plain.is_empty() {
        choices.push(vec![Step::AnyOf(plain.into_iter().map(|word| Form::of(word, stems)).collect())]);
    }
    choices
}

fn is_mixed(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit() || c == '#') && word.ends_with(char::is_alphabetic)
}

fn split_mixed(word: &str, stems: &mut Stems) -> Vec<Step> {
    let at = word.find(char::is_alphabetic).unwrap_or(word.len());
    [&word[..at], &word[at..]].map(|part| Step::AnyOf(vec![Form::of(part, stems)])).into()
}

/// Whether a word stands in a list of words with a space between them.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The words of a phrase, without its signs.
pub(super) fn words_of(phrase: &str) -> impl Iterator<Item = &str> {
    phrase
        .split(|c: char| c.is_whitespace() || "[]|=".contains(c))
        .filter(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::spelling::stem;
    use crate::language::tokens::tokens;

    fn found(phrase: &str, text: &str) -> Option<(usize, usize)> {
        let mut book = PhraseBook::default();
        book.add(phrase, (), &mut Stems::default()).unwrap();
        let mut tokens = tokens(text);
        tokens.iter_mut().for_each(|token| token.stem = stem(&token.text));
        book.find(&tokens).first().map(|mark| (mark.at.start, mark.at.end))
    }

    #[test]
    fn phrases_bend() {
        assert_eq!(found("swap out", "swapping out squats"), Some((0, 2)));
        assert_eq!(found("how [do|should] [i] do", "so how do i do it"), Some((1, 5)));
        assert_eq!(found("=skipped", "skip it"), None);
        assert_eq!(found("take .. back", "take that last one back"), Some((0, 5)));
        assert_eq!(found("take .. back", "take it, no, back"), None);
        assert_eq!(found("only # exercises", "only 3 exercises"), Some((0, 3)));
        assert_eq!(found("# .. times|4", "do 3 or so times"), Some((1, 5)));
        assert_eq!(found("#|two =sets|5 #", "two sets 5"), Some((0, 3)));
        assert_eq!(found("#|5 =sets|5 #", "at 5 5 6"), Some((1, 4)));
        assert_eq!(found("5 [to] eat", "5 ate"), None);
        assert_eq!(found("5 [to] eat", "5 eating"), Some((0, 2)));
    }
}
