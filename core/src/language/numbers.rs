//! Numbers in words become number tokens.

use text2num::{Language, text2digits};

use super::tokens::{Kind, Token};

/// Longest number that is read, in words: "one hundred and twenty two point five".
const LONGEST: usize = 8;

/// Every word that can stand in a number.
pub(super) const WORDS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "point",
    "couple",
    "dozen",
];

/// Whether a word can stand in a number.
pub(super) fn is_number_word(word: &str) -> bool {
    WORDS.contains(&word)
}

/// Joins number words: "twenty five" is one token, 25. "One" stays what it was when it is no count ("the last one").
pub(super) fn join(words: Vec<Token>) -> Vec<Token> {
    let english = Language::english();
    let mut out: Vec<Token> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        match number_at(&words, at, &english) {
            Some((value, end)) if !is_pronoun(&words, at, end) => {
                out.push(number_token(&words[at..end], value));
                at = end;
            }
            _ => {
                out.push(words[at].clone());
                at += 1;
            }
        }
    }
    out
}

fn number_token(words: &[Token], value: f64) -> Token {
    let first = &words[0];
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    Token {
        typed: text.clone(),
        stem: text.clone(),
        text,
        kind: Kind::Number(value),
        glued: first.glued,
        hyphen: first.hyphen,
        mended: false,
    }
}

/// The longest number in words from here on.
fn number_at(words: &[Token], at: usize, english: &Language) -> Option<(f64, usize)> {
    let first = &words[at];
    let opens = first.is_word() && (is_number_word(&first.text) || is_a_hundred(words, at));
    if !opens {
        return small_word(words, at);
    }
    let inner =
        |word: &Token| word.is_word() && (is_number_word(&word.text) || matches!(word.text.as_str(), "and" | "point" | "a"));
    let end = words[at..].iter().take(LONGEST).take_while(|word| inner(word)).count() + at;
    let longest = (at + 1..=end).rev().find_map(|end| value_of(&words[at..end], english).map(|value| (value, end)));
    longest.or_else(|| small_word(words, at))
}

fn is_a_hundred(words: &[Token], at: usize) -> bool {
    words[at].text == "a" && words.get(at + 1).is_some_and(|next| matches!(next.text.as_str(), "hundred" | "thousand"))
}

fn value_of(words: &[Token], english: &Language) -> Option<f64> {
    let last = words.last()?;
    if !is_number_word(&last.text) {
        return None;
    }
    let (whole, decimals) = match words.iter().position(|word| word.text == "point") {
        Some(point) => (&words[..point], Some(&words[point + 1..])),
        None => (words, None),
    };
    let whole: f64 = digits_of(whole, english)?.parse().ok()?;
    let Some(decimals) = decimals else { return Some(whole) };
    let decimals: String = decimals.iter().map(|word| digits_of(std::slice::from_ref(word), english)).collect::<Option<_>>()?;
    format!("{whole}.{decimals}").parse().ok()
}

fn digits_of(words: &[Token], english: &Language) -> Option<String> {
    let phrase = words.iter().map(|word| if word.text == "a" { "one" } else { word.text.as_str() }).collect::<Vec<_>>();
    text2digits(&phrase.join(" "), english).ok()
}

/// "a couple of", "a dozen".
fn small_word(words: &[Token], at: usize) -> Option<(f64, usize)> {
    let next = |ahead: usize| words.get(at + ahead).map_or("", |word| word.text.as_str());
    let start = usize::from(next(0) == "a");
    let value = match next(start) {
        "couple" => 2.0,
        "dozen" => 12.0,
        _ => return None,
    };
    Some((value, at + start + 1 + usize::from(next(start + 1) == "of")))
}

/// "One" after "that", "last", "this", or before "of" is not a count.
fn is_pronoun(words: &[Token], at: usize, end: usize) -> bool {
    const POINTS: &[&str] = &[
        "that",
        "this",
        "the",
        "last",
        "other",
        "another",
        "which",
        "new",
        "wrong",
        "harder",
        "easier",
        "s",
        "every",
        "no",
        "any",
        "quick",
        "short",
        "each",
        "tomorrows",
        "todays",
        "my",
        "different",
    ];
    let word = words[at].text.as_str();
    let before = at.checked_sub(1).map_or("", |before| words[before].text.as_str());
    word == "one" && end == at + 1 && (POINTS.contains(&before) || before.ends_with("days"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokens::tokens;

    fn values(text: &str) -> Vec<f64> {
        join(tokens(text)).iter().filter_map(Token::number).collect()
    }

    #[test]
    fn words_become_numbers() {
        assert_eq!(values("three sets of twelve"), [3.0, 12.0]);
        assert_eq!(values("seventy-nine kilos"), [79.0]);
        assert_eq!(values("sixty two point five"), [62.5]);
        assert_eq!(values("a hundred and five"), [105.0]);
        assert_eq!(values("a couple of days"), [2.0]);
        assert!(values("the last one").is_empty());
        assert_eq!(values("five five five"), [5.0, 5.0, 5.0]);
        assert_eq!(values("nine nine eight"), [9.0, 9.0, 8.0]);
    }
}
