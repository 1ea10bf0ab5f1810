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
    for food in foods(reading, within).into_iter().filter(meant).filter(|food| !is_put_on_the_list(reading, food.at)) {
        if last.is_some_and(|(at, _)| is_taken_back(reading, at, food.at)) {
            // "make it chicken, no scratch that, make it shrimp".
            roles.with.clear();
            last = Some((food.at, false));
            roles.with.insert(food.what);
            continue;
        }
        let instead = last.is_some_and(|(at, _)| is_put_instead(reading, at, food.at, within));
        let listed = last.filter(|(at, _)| is_listed(reading, *at, food.at)).map(|(_, out)| out && !instead);
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

/// "no wait", "scratch that", "actually": between two foods, the first is taken back.
fn is_taken_back(reading: &Reading, first: Span, second: Span) -> bool {
    (first.end..second.start).any(|at| {
        matches!(
            (reading.text(at), reading.text(at + 1)),
            ("scratch" | "forget", "that") | ("no", "wait" | "make" | "scratch" | "actually" | "sorry") | ("i", "mean" | "meant")
        )
    })
}

/// "not the chicken, the beef": the second comes in the place of the first, where no list goes on.
fn is_put_instead(reading: &Reading, first: Span, second: Span, within: Span) -> bool {
    let not = reading.before(first.start, 1) == "not"
        || reading.before(first.start, 2) == "not" && reading.before(first.start, 1) == "the";
    let bare = (first.end..second.start).all(|at| !reading.words[at].is_word() || reading.text(at) == "the");
    let ends = foods(reading, Span::new(second.end, within.end)).is_empty();
    not && bare && second.start > first.end && ends && foods(reading, Span::new(within.start, first.start)).is_empty()
}

/// "add peanut butter to my list": for the shop, and no dish.
fn is_put_on_the_list(reading: &Reading, at: Span) -> bool {
    let listed = |at: usize| reading.text(at) == "list" && matches!(reading.before(at, 1), "my" | "the" | "our" | "shopping");
    matches!(reading.text(at.end), "to" | "on" | "off" | "from") && (at.end..at.end + 4).any(listed)
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
        && (at.end..(at.end + 2).min(reading.len())).any(|at| reading.text(at) == "out")
        || (1..=2)
            .any(|back| before(back) == "out" && matches!(before(back + 1), "leave" | "leaving" | "cut" | "take" | "taking"));
    let nothing = (1..=2).any(|back| before(back) == "nothing");
    let left = nothing || left || is_too_much(reading, at) || is_wondered_at(reading, at);
    if is_unfinished(reading, at) {
        return false;
    }
    reading.denied(at.start) || swapped || replaced || disliked || free || taken_out || held || left
}

/// "too many eggs", "too much rice", "less bread", and the dish that has too many.
fn is_too_much(reading: &Reading, at: Span) -> bool {
    let before = |back: usize| reading.before(at.start, back);
    let less = (1..=2).any(|back| matches!(before(back), "less" | "fewer"));
    let too = (1..=2).any(|back| matches!(before(back), "much" | "many") && matches!(before(back + 1), "too" | "so"));
    let has = matches!(reading.text(at.end), "has" | "have")
        && reading.text(at.end + 1) == "too"
        && matches!(reading.text(at.end + 2), "much" | "many");
    less || too || has
}

/// "why is there salmon in this": it should not be.
fn is_wondered_at(reading: &Reading, at: Span) -> bool {
    let why = (2..=4).any(|back| matches!(reading.before(at.start, back), "why" | "whys"));
    why && matches!(reading.before(at.start, 1), "there" | "always" | "so" | "the")
}

/// "we never finished the chilli, put it in again": what is left of it should be eaten.
fn is_unfinished(reading: &Reading, at: Span) -> bool {
    let finished = |back: usize| matches!(reading.before(at.start, back), "finish" | "finished" | "used" | "ate");
    let not = |back: usize| matches!(reading.before(at.start, back), "never" | "not");
    let again = (at.end..reading.len().min(at.end + 10)).any(|at| {
        matches!(reading.text(at), "again") || reading.text(at) == "put" && matches!(reading.text(at + 1), "it" | "them")
    });
    again && (1..=3).any(|back| finished(back) && (1..=2).any(|more| not(back + more)))
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
