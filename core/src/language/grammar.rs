//! The pieces that the small grammars for figures share: parsers over tokens.

use winnow::combinator::opt;
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::TokenSlice;
use winnow::token::any;

use super::phrases::{Mark, Span};
use super::tokens::Token;

pub(super) type Input<'t> = TokenSlice<'t, Token>;
pub(super) type Parsed<T> = Result<T, EmptyError>;

/// Any number.
pub(super) fn number(input: &mut Input<'_>) -> Parsed<f64> {
    any.verify_map(|token: &Token| token.number()).parse_next(input)
}

/// A whole number up to a bound.
pub(super) fn whole_up_to(most: f64) -> impl FnMut(&mut Input<'_>) -> Parsed<f64> {
    move |input| number.verify(|value: &f64| value.fract() == 0.0 && (0.0..=most).contains(value)).parse_next(input)
}

/// One of these words.
pub(super) fn word(words: &'static [&'static str]) -> impl FnMut(&mut Input<'_>) -> Parsed<()> {
    move |input| any.verify(|token: &&Token| token.is_word() && words.contains(&token.text.as_str())).void().parse_next(input)
}

/// One of these signs.
pub(super) fn sign(signs: &'static str) -> impl FnMut(&mut Input<'_>) -> Parsed<()> {
    move |input| {
        any.verify(|token: &&Token| matches!(token.kind, super::tokens::Kind::Sign(sign) if signs.contains(sign)))
            .void()
            .parse_next(input)
    }
}

/// A token without a space before it.
pub(super) fn glued<'t, T>(mut parser: impl FnMut(&mut Input<'t>) -> Parsed<T>) -> impl FnMut(&mut Input<'t>) -> Parsed<T> {
    move |input| {
        let joined = input.first().is_some_and(|token| token.glued);
        if joined { parser(input) } else { Err(EmptyError) }
    }
}

/// Words that may be left out.
pub(super) fn maybe(words: &'static [&'static str]) -> impl FnMut(&mut Input<'_>) -> Parsed<()> {
    move |input| opt(word(words)).void().parse_next(input)
}

/// Reads with a parser from one place on; gives what it read and where it ended.
pub(super) fn read_at<T>(tokens: &[Token], start: usize, mut parser: impl FnMut(&mut Input<'_>) -> Parsed<T>) -> Option<Mark<T>> {
    let mut input = TokenSlice::new(tokens.get(start..)?);
    let what = parser(&mut input).ok()?;
    let end = tokens.len() - input.len();
    (end > start).then(|| Mark { at: Span::new(start, end), what })
}

/// Reads with a parser wherever it fits, from left to right.
pub(super) fn read_all<T>(tokens: &[Token], mut parser: impl FnMut(&mut Input<'_>) -> Parsed<T>) -> Vec<Mark<T>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read_at(tokens, at, &mut parser) {
            Some(mark) => {
                at = mark.at.end;
                found.push(mark);
            }
            None => at += 1,
        }
    }
    found
}
