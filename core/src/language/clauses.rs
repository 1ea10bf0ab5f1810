//! Sentences and clauses, and how far a "no" reaches.

use super::phrases::Span;
use super::reading::Reading;
use super::tokens::{Kind, Token};

/// Words that begin a clause of their own.
const JOINERS: &[&str] = &["and", "but", "then", "so", "because", "also", "plus", "though", "although", "while", "except", "btw"];

/// Words that deny what follows.
const DENIERS: &[&str] =
    &["no", "not", "never", "without", "nor", "neither", "cant", "dont", "zero", "none", "stop", "stopped", "minus", "lack"];

/// Words that turn a denial round: "nothing but dumbbells", "no problem with squats".
const EXCEPTIONS: &[&str] = &["but", "except", "only", "just", "problem", "problems", "issue", "issues", "matter", "apart"];

/// How many words a denial reaches.
const REACH: usize = 7;

/// For each token the number of its sentence and of its clause. What belongs together is not split.
pub(super) fn split(words: &[Token], whole: &[Span]) -> (Vec<usize>, Vec<usize>) {
    let (mut sentences, mut clauses) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
    let (mut sentence, mut clause) = (0, 0);
    for (at, token) in words.iter().enumerate() {
        let inside = whole.iter().any(|span| span.start < at && at < span.end);
        let back = token.text == "and" && words.get(at + 1).is_some_and(|next| next.text == "back");
        let exception = back
            || token.text == "but"
                && at > 0
                && matches!(words[at - 1].text.as_str(), "anything" | "nothing" | "everything" | "all");
        let joins = token.is_word() && JOINERS.contains(&token.text.as_str()) && !exception;
        if joins && !inside && at > 0 {
            clause += 1;
        }
        sentences.push(sentence);
        clauses.push(clause);
        if inside {
            continue;
        }
        match token.kind {
            Kind::Sign('.') if shortens(words, at) => {}
            Kind::Sign('.' | '!' | '?' | ';') => {
                let more = words.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Sign('.' | '!' | '?')));
                sentence += usize::from(!more);
                clause += usize::from(!more);
            }
            Kind::Sign(',') => clause += 1,
            Kind::Sign('-') if !token.glued => clause += 1,
            _ => {}
        }
    }
    (sentences, clauses)
}

/// "max. 35 minutes": the stop of a short form ends nothing.
fn shortens(words: &[Token], at: usize) -> bool {
    let short = at.checked_sub(1).is_some_and(|at| matches!(words[at].text.as_str(), "max" | "min" | "approx" | "ca" | "no"));
    short && words.get(at + 1).is_some_and(|next| next.number().is_some())
}

/// Whether a denial before this place reaches it. A list joined by "or" is denied as a whole.
pub(super) fn denied(reading: &Reading, at: usize) -> bool {
    let mut crossed_or = reading.text(at) == "or";
    let mut crossed_for = false;
    for back in 1..=REACH {
        let Some(here) = at.checked_sub(back) else { return false };
        let token = &reading.words[here];
        match token.kind {
            Kind::Sign('.' | '!' | '?' | ';' | ':') => return false,
            Kind::Sign(',') if !crossed_or && !continues_list(reading, here) => return false,
            Kind::Word if matches!(token.text.as_str(), "or" | "nor") => crossed_or = true,
            Kind::Word if token.text == "it" && reading.text(here + 1) == "is" && reading.text(here + 2) != "not" => {
                return false;
            }
            Kind::Word if token.text == "btw" => return false,
            Kind::Word if EXCEPTIONS.contains(&token.text.as_str()) => return false,
            Kind::Word if token.text == "because" => return false,
            Kind::Word if matches!(token.text.as_str(), "and" | "then" | "so") && !joins_nouns(reading, here) => {
                return false;
            }
            Kind::Word if token.text == "for" => crossed_for = true,
            Kind::Word if DENIERS.contains(&token.text.as_str()) => {
                let ends_there =
                    crossed_for && matches!(token.text.as_str(), "no" | "without") && reading.text(here + 1) != "need";
                return !ends_there && !softened(reading, here);
            }
            _ => {}
        }
    }
    false
}

/// "no barbell, bench or rack": the comma goes on to an "or".
fn continues_list(reading: &Reading, comma: usize) -> bool {
    (comma + 1..comma + 5).any(|at| matches!(reading.text(at), "or" | "nor"))
}

/// "no squats and lunges": what follows begins no clause of its own.
fn joins_nouns(reading: &Reading, and: usize) -> bool {
    const STARTS: &[&str] =
        &["i", "a", "an", "my", "the", "have", "got", "just", "make", "want", "only", "we", "can", "some", "it", "is", "please"];
    let next = reading.words.get(and + 1);
    next.is_some_and(|token| token.is_word() && !STARTS.contains(&token.text.as_str()) && !DENIERS.contains(&token.text.as_str()))
}

/// "no problem", "not only", "no wait", "no, ...".
fn softened(reading: &Reading, denier: usize) -> bool {
    const AFTER_NO: &[&str] = &[
        "wait", "sorry", "actually", "scratch", "just", "only", "idea", "worries", "matter", "doubt", "make", "i", "problem",
        "undo", "cancel", "stop", "change", "go", "take", "put", "remove", "delete", "revert",
    ];
    let next = reading.words.get(denier + 1);
    let next_is = |words: &[&str]| next.is_some_and(|token| words.contains(&token.text.as_str()));
    match reading.text(denier) {
        "no" => next.is_some_and(|token| !token.is_word()) || next_is(AFTER_NO),
        "not" => next_is(&["only", "just"]),
        _ => false,
    }
}
