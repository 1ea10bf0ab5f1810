//! Which foods are to be on the plate and which must not be, by the words around them.

use std::collections::BTreeSet;

use super::names::foods;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// Foods that come and foods that go.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) with: BTreeSet<String>,
    pub(super) without: BTreeSet<String>,
}

/// Settles for each food of a stretch whether it comes or goes.
pub(super) fn roles(reading: &Reading, within: Span) -> Roles {
    let mut roles = Roles::default();
    let mut last: Option<(Span, bool)> = None;
    let diets: Vec<Span> =
        reading.marks.iter().filter(|mark| matches!(mark.what, Meaning::Diet(_))).map(|mark| mark.at).collect();
    let swaps = reading.has(Cue::Swap, within);
    let meant = |food: &Mark<String>| {
        !(diets.iter().any(|diet| is_way_of_eating(reading, *diet, food.at)) || swaps && is_dish_around(reading, food.at))
    };
    for food in foods(reading, within).into_iter().filter(meant) {
        let listed = last.filter(|(at, _)| is_listed(reading, *at, food.at)).map(|(_, out)| out);
        let out = listed.unwrap_or_else(|| goes(reading, within, &food));
        last = Some((food.at, out));
        if out {
            roles.without.insert(food.what)
        } else {
            roles.with.insert(food.what)
        };
    }
    roles.with = roles.with.difference(&roles.without).cloned().collect();
    roles
}

/// "swap cream for coconut milk in the curry": where it is swapped, and nothing that goes.
fn is_dish_around(reading: &Reading, at: Span) -> bool {
    reading.before(at.start, 2) == "in" && matches!(reading.before(at.start, 1), "the" | "my" | "this" | "that" | "tonights")
}

/// "chicken and rice", "eggs, milk or cheese".
pub(in crate::language) fn is_listed(reading: &Reading, before: Span, at: Span) -> bool {
    before.end <= at.start
        && (before.end..at.start)
            .all(|at| !reading.words[at].is_word() || matches!(reading.text(at), "and" | "or" | "nor" | "the" | "any" | "some"))
}

/// "dairy free", "low carb": part of a way of eating. "No meat" names the food.
fn is_way_of_eating(reading: &Reading, diet: Span, food: Span) -> bool {
    diet.touches(food) && !matches!(reading.text(diet.start), "no" | "not" | "without" | "avoid")
}

fn goes(reading: &Reading, within: Span, food: &Mark<String>) -> bool {
    let at = food.at;
    let before = |back: usize| reading.before(at.start, back);
    let clause = reading.clause_at(at.start);
    let swapped = reading.cues(Cue::Swap, within).any(|cue| cue.end <= at.start) && !comes(reading, at);
    let replaced = reading.cues(Cue::InsteadOf, within).any(|cue| cue.end <= at.start && at.start - cue.end <= 2);
    let disliked = [Cue::Dislike, Cue::Bored]
        .iter()
        .any(|cue| reading.cues(*cue, clause).any(|cue| cue.end <= at.start && at.start - cue.end <= 4));
    let free = reading.text(at.end) == "free";
    let taken_out = reading
        .cues(Cue::DropIt, clause)
        .any(|cue| cue.end <= at.start && at.start - cue.end <= 3 || cue.start <= at.start && at.end <= cue.end);
    let held = matches!((before(2), before(1)), ("hold" | "skip" | "ditch" | "lose" | "minus", "the")) || before(1) == "minus";
    let left = (1..=3).any(|back| matches!(before(back), "leave" | "leaving" | "keep" | "cut"))
        && (at.end..(at.end + 2).min(reading.len())).any(|at| reading.text(at) == "out");
    reading.denied(at.start) || swapped || replaced || disliked || free || taken_out || held || left
}

/// "for chicken", "with tofu", "something that has chickpeas".
fn comes(reading: &Reading, at: Span) -> bool {
    let with =
        |back: usize| matches!(reading.before(at.start, back), "has" | "contains" | "have" | "includes" | "containing" | "uses");
    (1..=3).any(|back| matches!(reading.before(at.start, back), "for" | "with" | "to" | "into"))
        || (1..=3).any(|back| {
            with(back) && matches!(reading.before(at.start, back + 1), "that" | "which" | "something" | "anything" | "one")
        })
}
