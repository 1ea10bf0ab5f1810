//! "shopping list for 3 days", "I already have rice and eggs": what to buy.

use std::collections::BTreeSet;

use super::names::foods;
use super::parts::own_part;
use super::scope::{days, when};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{GrocerySlots, Intent};

/// Reads wishes for the grocery list, and what is there already.
pub(in crate::language) fn show_groceries(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let asked = reading
            .cues(Cue::ShowGroceries, sentence)
            .filter(|at| reading.is_free(*at) && !reading.denied(at.start) && reading.before(at.start, 1) != "forgot")
            .max_by_key(|at| at.len());
        let have = have(reading, sentence);
        if asked.is_none() && !tells_stock(reading, sentence, &have) {
            continue;
        }
        let part = asked.map_or(sentence, |at| own_part(reading, sentence, at, OWN));
        if asked.is_some_and(|at| keeps_it_cheap(reading, sentence, at)) {
            continue;
        }
        let mut slots = slots(reading, part);
        if slots.have.is_empty() && asked.is_some() {
            slots.have = told_before(reading, sentence);
        }
        let sentence = part;
        found.add(asked.map_or(sentence.start, |at| at.start), Intent::ShowGroceries(slots));
        let plan = reading.has(Cue::Make, sentence) && reading.has(Cue::MealPlan, sentence);
        reading.take(asked.filter(|_| plan).unwrap_or(sentence));
        return;
    }
}

/// What belongs to the wish for a list.
const OWN: &[Cue] = &[Cue::ShowGroceries, Cue::Undo, Cue::NotEaten];

/// "we're skint, keep the shopping as cheap as you can": how much may be spent, and no wish to see the list.
fn keeps_it_cheap(reading: &Reading, sentence: Span, at: Span) -> bool {
    let bare =
        (at.start..at.end).all(|at| matches!(reading.text(at), "the" | "shopping" | "groceries" | "weekly" | "shop" | "food"));
    let budget = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Budget(_)) && sentence.holds(mark.at.start));
    let asks = (sentence.start..sentence.end).any(|at| {
        matches!(reading.text(at), "list" | "show" | "send" | "what" | "give" | "see" | "need" | "print" | "get" | "buy")
    });
    bare && budget && !asks
}

/// "We have chicken and lentils in. Shopping list without those?": what the sentence before says is there.
fn told_before(reading: &Reading, sentence: Span) -> BTreeSet<String> {
    let pronoun = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "those" | "them" | "that" | "these"));
    let Some(last) = sentence.start.checked_sub(1).filter(|_| pronoun) else { return BTreeSet::new() };
    let before = reading.sentence_at(last);
    let owns = (before.start..before.end).any(|at| matches!(reading.text(at), "have" | "got" | "left" | "bought"));
    if !owns || reading.has_any(&[Cue::Dislike, Cue::NotEaten], before) {
        return BTreeSet::new();
    }
    foods(reading, before).into_iter().map(|food| food.what).collect()
}

/// The slots of a sentence about the shopping.
pub(in crate::language) fn slots(reading: &Reading, sentence: Span) -> GrocerySlots {
    GrocerySlots {
        days: days(reading, sentence).map(|(days, _)| days),
        when: when(reading, sentence).map(|(when, _)| when),
        have: have(reading, sentence),
    }
}

/// Foods that are there already.
fn have(reading: &Reading, sentence: Span) -> BTreeSet<String> {
    if !reading.has(Cue::HaveFood, sentence) {
        return BTreeSet::new();
    }
    foods(reading, sentence).into_iter().map(|food| food.what).collect()
}

/// "I already have rice": no wish for a meal, no limit of the athlete.
fn tells_stock(reading: &Reading, sentence: Span, have: &BTreeSet<String>) -> bool {
    let meal = reading
        .marks
        .iter()
        .any(|mark| matches!(mark.what, Meaning::Meal(_) | Meaning::Diet(_)) && sentence.holds(mark.at.start));
    let strong = reading.cues(Cue::HaveFood, sentence).any(|at| is_strong(reading, at));
    let other = reading.has_any(&[Cue::Dislike, Cue::CanEat, Cue::Swap, Cue::Cooking, Cue::MealPlan, Cue::Lasting], sentence);
    let asks = matches!((reading.text(sentence.start), reading.text(sentence.start + 1)), ("can" | "could" | "may", "i" | "we"));
    let question = asks || reading.text(sentence.end.saturating_sub(1)) == "?";
    !have.is_empty() && !meal && strong && !other && !question && !speaks_of_allergies(reading, sentence)
}

fn speaks_of_allergies(reading: &Reading, within: Span) -> bool {
    (within.start..within.end).any(|at| reading.words[at].stem.starts_with("allerg"))
}

/// "already", "in the fridge", "off the list": not just "have" or "there is".
fn is_strong(reading: &Reading, at: Span) -> bool {
    let first = reading.text(at.start);
    let whole = |word: &str| (at.start..at.end).any(|at| reading.text(at) == word);
    let shelf = [
        "fridge",
        "freezer",
        "cupboard",
        "garden",
        "allotment",
        "cupboards",
        "pantry",
        "larder",
        "list",
        "stock",
        "already",
        "plenty",
        "loads",
        "enough",
        "need",
    ];
    shelf.iter().any(|word| whole(word))
        || matches!(first, "stocked" | "bought" | "stash")
        || (at.len() > 1 && matches!(first, "have" | "got" | "at" | "in" | "left" | "no"))
}
