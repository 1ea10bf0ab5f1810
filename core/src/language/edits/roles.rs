//! Which exercise goes and which one comes, by the words between them.

use crate::fitness::ExerciseId;
use crate::language::cue::Cue;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// Which exercise goes and which one comes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Roles {
    pub(super) from: Option<ExerciseId>,
    pub(super) with: Option<ExerciseId>,
}

/// Settles who goes and who comes among the exercises of a scope.
pub(super) fn roles(reading: &Reading, scope: Span, named: &[Mark<ExerciseId>]) -> Roles {
    in_place_of(reading, scope, named)
        .or_else(|| rather_than(reading, scope, named))
        .or_else(|| after_swap(reading, scope, named))
        .or_else(|| before_instead(reading, scope, named))
        .unwrap_or_else(|| in_order(named))
}

fn id(mark: &Mark<ExerciseId>) -> Option<ExerciseId> {
    Some(mark.what.clone())
}

/// "B instead of A", "instead of A can I do B".
fn in_place_of(reading: &Reading, scope: Span, named: &[Mark<ExerciseId>]) -> Option<Roles> {
    let cue = reading.cues(Cue::InsteadOf, scope).next()?;
    let Some(from) = named.iter().find(|mark| mark.at.start >= cue.end) else { return usual_one(reading, cue, named) };
    let with = named
        .iter()
        .rev()
        .find(|mark| mark.at.start < cue.start)
        .or_else(|| named.iter().find(|mark| mark.at.start >= from.at.end));
    Some(Roles { from: id(from), with: with.and_then(id).filter(|with| *with != from.what) })
}

/// "wall press-ups rather than the ordinary ones": what stands before comes.
fn usual_one(reading: &Reading, cue: Span, named: &[Mark<ExerciseId>]) -> Option<Roles> {
    const USUAL: &[&str] = &[
        "ordinary", "normal", "regular", "standard", "usual", "proper", "full", "other", "planned", "what", "this", "that",
        "these", "those", "it", "them",
    ];
    let usual = (cue.end..(cue.end + 3).min(reading.len())).any(|at| USUAL.contains(&reading.text(at)));
    let with = named.iter().rev().find(|mark| mark.at.start < cue.start).filter(|_| usual)?;
    Some(Roles { from: None, with: id(with) })
}

/// "I'd rather do B than A", "prefer B to A".
fn rather_than(reading: &Reading, scope: Span, named: &[Mark<ExerciseId>]) -> Option<Roles> {
    let cue = reading.cues(Cue::Prefer, scope).next()?;
    let with = named.iter().find(|mark| mark.at.start >= cue.end)?;
    let from =
        named.iter().find(|mark| mark.at.start > with.at.end).or_else(|| named.iter().find(|mark| mark.at.end <= cue.start));
    Some(Roles { from: from.and_then(id), with: id(with) })
}

/// "swap A for B", "replace A with B", "A is taken, swap for B".
fn after_swap(reading: &Reading, scope: Span, named: &[Mark<ExerciseId>]) -> Option<Roles> {
    let cue = reading.cues(Cue::Swap, scope).chain(reading.cues(Cue::DropIt, scope)).min()?;
    let after: Vec<&Mark<ExerciseId>> = named.iter().filter(|mark| mark.at.start >= cue.end).collect();
    let before = named.iter().rev().find(|mark| mark.at.end <= cue.start);
    match after.as_slice() {
        [first, .., last] => Some(Roles { from: id(first), with: id(last) }),
        [only] if comes(reading, only.at) && (before.is_some() || !is_noun(reading, cue)) => {
            Some(Roles { from: before.and_then(id), with: id(only) })
        }
        [only] => Some(Roles { from: id(only), with: None }),
        [] => None,
    }
}

/// "a replacement for", "a sub for": what follows goes.
fn is_noun(reading: &Reading, cue: Span) -> bool {
    let noun = matches!(
        reading.text(cue.start),
        "replacement" | "sub" | "subs" | "substitute" | "alternative" | "swap" | "replacements"
    );
    noun && (matches!(reading.text(cue.end), "for" | "to") || matches!(reading.text(cue.end - 1), "for" | "to"))
}

/// Whether the words before an exercise say that it comes: "for", "with", "to".
fn comes(reading: &Reading, at: Span) -> bool {
    (1..=2).any(|back| matches!(reading.before(at.start, back), "for" | "with" | "to" | "by" | "into"))
}

/// "don't fancy A, can I do B instead", "give me B instead".
fn before_instead(reading: &Reading, scope: Span, named: &[Mark<ExerciseId>]) -> Option<Roles> {
    let cue = reading.cues(Cue::Instead, scope).next()?;
    let clause = reading.clause_at(cue.start);
    let wish = |at: usize| {
        matches!(reading.text(at), "do" | "can" | "try" | "give" | "have" | "use" | "could" | "let" | "please" | "rather" | "we")
    };
    let asked_for = (clause.start..cue.start).any(wish) || reading.text(clause.start) == "just";
    let with = named.iter().rev().find(|mark| mark.at.end <= cue.start && clause.holds(mark.at.start));
    let with = with.filter(|mark| asked_for || mark.at.end == cue.start)?;
    let from = named.iter().rev().find(|mark| mark.at.end <= with.at.start && mark.what != with.what);
    Some(Roles { from: from.and_then(id), with: id(with) })
}

fn in_order(named: &[Mark<ExerciseId>]) -> Roles {
    let from = named.first();
    let with = named.get(1).filter(|with| from.is_some_and(|from| from.what != with.what));
    Roles { from: from.and_then(id), with: with.and_then(id) }
}
