//! Which clauses of a sentence a wish for a meal is read from, and what stands beside them.

use std::collections::BTreeSet;

use super::guests;
use super::meals::diets;
use super::names::foods;
use super::scope::{meal, speaks_of_meals, when};
use crate::language::cue::Cue;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::{MealSlots, When};

/// "date night on saturday! we're going to a restaurant": the day stands in the short sentence before.
pub(super) fn lent_day(reading: &Reading, sentence: Span, slots: &MealSlots) -> Option<When> {
    let before = reading.sentence_at(sentence.start.checked_sub(1)?);
    let words = (before.start..before.end).filter(|&at| reading.words[at].is_word()).count();
    let open = slots.out || slots.skip || slots.company || slots.people.is_some() || slots.guests.is_some();
    let plain = before.start < sentence.start && words <= 6 && !reading.has(Cue::TrainingWord, before);
    when(reading, before).filter(|_| open && plain).map(|(when, _)| when)
}

/// "too tired to cook. got eggs, half a bag of spinach and some feta": what is there stands in a short sentence beside the wish.
pub(super) fn lent_foods(reading: &Reading, sentence: Span) -> BTreeSet<String> {
    let beside = reading.sentences().into_iter().find(|other| {
        let first =
            (other.start..other.end).find(|&at| !matches!(reading.text(at), "i" | "we" | "have" | "ve" | "just" | "only"));
        let has =
            first.is_some_and(|at| matches!(reading.text(at), "got") || at > other.start && reading.before(at, 1) == "have");
        *other != sentence
            && has
            && other.len() <= 16
            && meal(reading, *other).is_none()
            && !reading.has(Cue::ShowGroceries, *other)
    });
    let there = beside.map(|other| foods(reading, other)).unwrap_or_default();
    there.into_iter().filter(|food| !reading.denied(food.at.start)).map(|food| food.what).collect()
}

/// The clauses of a sentence from the first to the last that speaks of food or of a day.
pub(super) fn stretch(reading: &Reading, sentence: Span) -> Option<Span> {
    let clauses = clauses_of_meals(reading, sentence);
    let untouched = clauses.iter().all(|clause| reading.is_free(*clause));
    if !untouched && foods(reading, sentence).is_empty() && meal(reading, sentence).is_none() {
        return None;
    }
    let about = |clause: &&Span| {
        meal(reading, **clause).is_some()
            || !foods(reading, **clause).is_empty()
            || when(reading, **clause).is_some()
            || diets(reading, **clause).next().is_some()
            || speaks_of_meals(reading, **clause)
            || guests::company(reading, **clause).is_some_and(|company| company.people.is_some())
            || reading
                .has_any(&[Cue::EatOut, Cue::OtherMeal, Cue::Faster, Cue::Cheaper, Cue::Lighter, Cue::MoreProtein], **clause)
    };
    let told = reading.clauses().iter().any(|clause| sentence.holds(clause.start) && tells_of_an_allergy(reading, *clause));
    let placed = clauses.iter().any(|clause| meal(reading, *clause).is_some() || when(reading, *clause).is_some());
    if told && !placed {
        return None;
    }
    let first = clauses.iter().find(about)?;
    let last = clauses.iter().rev().find(about)?;
    Some(Span::new(first.start, last.end))
}

/// The clauses of a sentence, without those that are another matter: one that was read, asks to see something, takes something
/// back, or tells what the athlete never eats.
fn clauses_of_meals(reading: &Reading, sentence: Span) -> Vec<Span> {
    let clauses: Vec<Span> = reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start)).collect();
    let free = |clause: &Span| {
        (clause.start..clause.end).any(|at| reading.words[at].is_word() && reading.is_free(Span::new(at, at + 1)))
    };
    let other = |clause: &Span| {
        let start = (clause.start..clause.end).find(|&at| !matches!(reading.text(at), "and" | "also" | "then" | "so" | "please"));
        let Some(start) = start else { return true };
        let sees = matches!(reading.text(start), "show" | "what" | "list" | "send")
            && !(start..clause.end).any(|at| matches!(reading.text(at), "about" | "else" | "if" | "instead" | "different"));
        let sees =
            sees || reading.text(start) == "while" && (start..start + 7).any(|at| reading.text(at) == "show" && clause.holds(at));
        let undoes = reading.cues(Cue::Undo, *clause).any(|at| at.start == start);
        let never = says_what_is_never_eaten(reading, *clause);
        let mine =
            (never || says_for_me(reading, *clause)) && meal(reading, *clause).is_none() && when(reading, *clause).is_none();
        sees || undoes || mine || tells_of_an_allergy(reading, *clause)
    };
    let meant: Vec<Span> = clauses.iter().copied().filter(|clause| free(clause) && !other(clause)).collect();
    if meant.is_empty() { clauses } else { meant }
}

/// "I don't eat pork, and please swap tonight's dinner": a fact beside the wish.
fn says_what_is_never_eaten(reading: &Reading, clause: Span) -> bool {
    let all_but = reading.cues(Cue::Dislike, clause).any(|cue| {
        reading.text(cue.start) == "eat" && cue.len() > 2 && matches!(reading.before(cue.start, 1), "i" | "we" | "ll" | "will")
    });
    all_but
        || (clause.start..clause.end).any(|at| {
            matches!(
                (reading.text(at), reading.text(at + 1), reading.text(at + 2)),
                ("i" | "we", "do", "not") | ("i" | "we", "never", _)
            ) && (at..(at + 4).min(clause.end)).any(|at| matches!(reading.text(at), "eat" | "touch"))
        })
}

/// "swap lunch, sesame makes my throat swell": it holds for good.
fn tells_of_an_allergy(reading: &Reading, clause: Span) -> bool {
    let named = (clause.start..clause.end)
        .any(|at| reading.words[at].stem.starts_with("allerg") || matches!(reading.text(at), "coeliac" | "celiac" | "coeliacs"));
    (named || reading.has(Cue::Harms, clause))
        && when(reading, clause).is_none()
        && meal(reading, clause).is_none()
        && !guests::tells_of_visitors(reading, clause)
}

pub(super) fn says_for_me(reading: &Reading, clause: Span) -> bool {
    (clause.start..clause.end).any(|at| reading.text(at) == "for" && reading.text(at + 1) == "me")
}

/// "could friday be gluten free, my mate has coeliac": why it is wished for, and no fact of the athlete.
pub(super) fn take_what_visitors_need(reading: &mut Reading, sentence: Span) {
    let behind = Span::new(sentence.start, reading.len());
    let needs: Vec<Span> = reading
        .clauses()
        .into_iter()
        .filter(|clause| behind.holds(clause.start) && guests::tells_of_visitors(reading, *clause))
        .collect();
    needs.into_iter().for_each(|clause| reading.take(clause));
}
