//! Which words belong to which exercise: its own clause, and the clauses beside it that hold nothing but figures.

use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;
use crate::language::tokens::Kind;

/// An exercise that was named, if any, with the words that tell of it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::language) struct Region {
    /// Place of the exercise among the reading's exercises.
    pub(in crate::language) exercise: Option<usize>,
    pub(in crate::language) at: Span,
}

/// Words that can stand between figures.
const FIGURE_WORDS: &str = "last easy hard did twice times x by at for of set sets rep reps round rounds each side leg arm per with bodyweight body weight rpe rir in the tank \
    left nothing felt like a an single double triple then and lb lbs pounds kg to failure about only just total more \
    reserve bw both sides s maybe around had have probably still could done it was all effort took me working out got";

/// The regions of all exercises that nobody took, in order.
pub(in crate::language) fn regions(reading: &Reading) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut waiting: Option<usize> = None;
    for clause in reading.clauses() {
        let named: Vec<usize> = (0..reading.exercises.len())
            .filter(|&place| clause.holds(reading.exercises[place].at.start) && reading.is_free(reading.exercises[place].at))
            .collect();
        if named.is_empty() {
            if leads_to_figures(reading, clause) && regions.last().is_some_and(|last| last.at.end == clause.start) {
                regions.last_mut().into_iter().for_each(|last| last.at.end = clause.end);
                continue;
            }
            if is_figures(reading, clause) {
                match regions.last_mut() {
                    Some(last) if last.at.end == clause.start && waiting.is_none() => last.at.end = clause.end,
                    _ => waiting = waiting.or(Some(clause.start)),
                }
            } else {
                waiting = None;
            }
            continue;
        }
        let mut start = waiting.take().unwrap_or(clause.start);
        for (count, &place) in named.iter().enumerate() {
            let next = named.get(count + 1).map(|&next| reading.exercises[next].at.start);
            let end = next.unwrap_or(clause.end);
            regions.push(Region { exercise: Some(place), at: Span::new(start, end) });
            start = end;
        }
    }
    regions
}

/// Whether a clause holds a number and nothing but figures.
pub(in crate::language) fn is_figures(reading: &Reading, clause: Span) -> bool {
    let tokens = &reading.words[clause.start..clause.end];
    let number = tokens.iter().any(|token| token.number().is_some())
        || tokens.iter().any(|token| matches!(token.text.as_str(), "failure" | "tank" | "left"));
    let measured = |at: usize| reading.measures.iter().any(|mark| mark.at.holds(at));
    let only = (clause.start..clause.end).all(|at| {
        let token = &reading.words[at];
        match token.kind {
            Kind::Word => measured(at) || among(FIGURE_WORDS, token.text.as_str()),
            Kind::Number(_) | Kind::Sign(_) => true,
        }
    });
    number && only && !weighs(reading, clause) && reading.is_free(clause)
}

/// "bw 89.4": what stands on the scales, and no load.
fn weighs(reading: &Reading, clause: Span) -> bool {
    let figure = |at: usize| reading.words.get(at).and_then(|token| token.number()).is_some_and(|value| value >= LIGHTEST);
    reading.text(clause.start) == "bw" && figure(clause.start + 1) && clause.len() <= 3
}

/// Less is no body weight without its unit.
const LIGHTEST: f64 = 35.0;

/// "20 minutes of walking, easy, effort 3/10": a word of how it was between the exercise and its figures.
fn leads_to_figures(reading: &Reading, clause: Span) -> bool {
    let short = clause.len() <= 3
        && (clause.start..clause.end).all(|at| !reading.words[at].is_word() || among(FIGURE_WORDS, reading.text(at)));
    short && !is_figures(reading, clause) && clause.end < reading.len() && is_figures(reading, reading.clause_at(clause.end))
}
