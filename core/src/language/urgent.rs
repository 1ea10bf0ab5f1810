//! Signs that need help now. They are read before anything else and silence everything else.

use super::lexicon::Meaning;
use super::phrases::Span;
use super::reading::Reading;
use super::{Intent, UrgentKind};

/// The urgent sign in an utterance, if there is one. Thoughts of self-harm come first.
pub(super) fn urgent(reading: &Reading) -> Option<Intent> {
    let kinds =
        reading.marks.iter().filter_map(|mark| if let Meaning::Urgent(kind) = mark.what { Some((kind, mark.at)) } else { None });
    let now = |kind: UrgentKind, at: Span| kind != UrgentKind::Medical || !is_past(reading, at);
    let said: Vec<UrgentKind> = kinds
        .filter(|(kind, at)| now(*kind, *at) && !is_harmless(reading, *kind, *at))
        .filter(|(_, at)| !reading.denied(at.start) || starts_with_denial(reading, at.start))
        .map(|(kind, _)| kind)
        .collect();
    let first =
        [UrgentKind::SelfHarm, UrgentKind::Medical, UrgentKind::EatingDisorder].into_iter().find(|kind| said.contains(kind));
    first.map(|kind| Intent::Urgent { kind })
}

/// "dislocated my shoulder in 2019" is history.
fn is_past(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    (sentence.start..sentence.end).any(|at| {
        let year =
            reading.words[at].number().is_some_and(|number| (1950.0..2100.0).contains(&number) && reading.before(at, 1) == "in");
        let habit = matches!(reading.text(at), "sometimes" | "occasionally" | "often" | "used");
        year || habit
            || (reading.text(at) == "ago" && reading.before(at, 1).starts_with("year"))
            || (reading.text(at) == "last" && matches!(reading.text(at + 1), "year" | "summer" | "winter"))
    })
}

/// "passed out on the sofa", "chest is sore from benching": sleep and worked muscles.
fn is_harmless(reading: &Reading, kind: UrgentKind, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let holds = |words: &[&str]| (sentence.start..sentence.end).any(|at| words.contains(&reading.text(at)));
    let fell_asleep =
        reading.words[at.start].stem == "pass" && holds(&["sofa", "couch", "tv", "movie", "drunk", "asleep", "netflix"]);
    let worked = (at.start..at.end).any(|at| reading.text(at) == "chest")
        && (at.start..at.end).any(|at| matches!(reading.text(at), "sore" | "tight" | "aching" | "ache" | "hurts" | "hurt"))
        && holds(&["sore", "doms", "stretch"])
        && (holds(&["bench", "benching", "dips", "flies", "pecs", "press", "presses", "doms"]) || !reading.exercises.is_empty());
    let smells = reading.text(at.start) == "faint" && holds(&["smell", "line", "memory", "hope"]);
    match kind {
        UrgentKind::Medical => fell_asleep || worked || smells,
        UrgentKind::EatingDisorder => gave_up_one_food(reading, at) || names_what_is_left_out(reading, at),
        UrgentKind::SelfHarm => false,
    }
}

/// "I eat nothing that isn't vegan": a way of eating.
fn names_what_is_left_out(reading: &Reading, at: Span) -> bool {
    let diet = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_)) && mark.at.start >= at.end);
    reading.text(at.end - 1) == "nothing" && matches!(reading.text(at.end), "that" | "which" | "with") && diet
}

/// "stopped eating meat": one food of many, and no fast.
fn gave_up_one_food(reading: &Reading, at: Span) -> bool {
    let all = ["food", "meal", "meals", "dinner", "lunch", "breakfast"];
    reading.text(at.end - 1) == "eating"
        && !all.contains(&reading.text(at.end))
        && reading.marks.iter().any(|mark| mark.what == Meaning::Food && mark.at.start == at.end)
}

/// "can not breathe": the denial is part of the sign.
fn starts_with_denial(reading: &Reading, at: usize) -> bool {
    matches!(reading.text(at), "not" | "no" | "can" | "could" | "nothing")
}
