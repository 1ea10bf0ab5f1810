//! "less spicy", "use up the yoghurt", "move the pasta to saturday", "my wife hates it": other meals, and none of them is named.

use std::collections::BTreeSet;

use super::meals::style;
use super::names::foods;
use super::scope::meal;
use crate::language::asking::question::{Form, form};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, MealSlots, MealStyle};

/// Most words of a wish that names no meal.
const SHORT: usize = 12;
/// How many words may stand between "less" and the food.
const NEAR: usize = 3;
/// Most minutes that are quick.
const QUICK: f64 = 30.0;

/// What may stand before the words that count.
const LEADS: &str = "please kindly pls can could you i we make put give it with a an bit little just but and ok also so then some \
    something anything nothing want would like need have do me us there is are way far much this plan has";

/// Who else sits at the table.
const OTHERS: &str =
    "wife husband partner missus hubby girlfriend boyfriend son daughter kid kids child children he she they mum dad";

/// Reads what is to be eaten up, and dishes that go to another day.
pub(in crate::language) fn kept_food(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let Some((slots, at)) = moved(reading, sentence).or_else(|| used_up(reading, sentence)) else { continue };
        found.add(at.start, Intent::SwapMeal(Box::new(slots)));
        reading.take(at);
    }
}

/// "move the pasta to saturday".
fn moved(reading: &Reading, sentence: Span) -> Option<(MealSlots, Span)> {
    let at = (sentence.start..sentence.end).find(|&at| matches!(reading.text(at), "move" | "shift" | "push" | "bring"))?;
    let clause = reading.clause_at(at);
    let food = foods(reading, clause).into_iter().find(|food| food.at.start > at && food.at.start - at <= NEAR)?;
    let day = reading.free_days(clause).find(|day| {
        day.at.start >= food.at.end && matches!(reading.before(day.at.start, 1), "to" | "on" | "onto" | "till" | "until")
    })?;
    let slots = MealSlots {
        with: BTreeSet::from([food.what]),
        meal: meal(reading, clause).map(|meal| meal.what),
        when: day.what.when(),
        ..MealSlots::default()
    };
    Some((slots, Span::new(at, clause.end)))
}

/// "use up the yoghurt", "the shop had salmon, can we use it".
fn used_up(reading: &Reading, sentence: Span) -> Option<(MealSlots, Span)> {
    let is_used = (sentence.start..sentence.end).any(|at| {
        matches!(reading.text(at), "use" | "using")
            && matches!(reading.text(at + 1), "up" | "it" | "them" | "those" | "that" | "these")
            && !reading.denied(at)
    });
    let other = form(reading, sentence) == Some(Form::Knowledge) || reading.has(Cue::ShowGroceries, sentence);
    let with: BTreeSet<String> = foods(reading, sentence).into_iter().map(|food| food.what).collect();
    let slots = MealSlots { with, meal: meal(reading, sentence).map(|meal| meal.what), ..MealSlots::default() };
    (is_used && !other && !slots.with.is_empty() && reading.is_free(sentence)).then_some((slots, sentence))
}

/// Reads wishes for other meals that name neither a meal nor a day, where nothing else was meant.
pub(in crate::language) fn bare_wish(reading: &mut Reading, found: &mut Found) {
    if !found.is_small_talk() || reading.asked.is_some() || is_about_training(reading) {
        return;
    }
    for sentence in reading.sentences() {
        let words = (sentence.start..sentence.end).filter(|&at| reading.words[at].is_word()).count();
        let open = words <= SHORT && form(reading, sentence) != Some(Form::Knowledge);
        let wish = more_or_less(reading, sentence)
            .or_else(|| any_food(reading, sentence))
            .or_else(|| refused(reading, sentence).then(MealSlots::default));
        let Some(slots) = wish.filter(|_| open) else { continue };
        found.add(sentence.start, Intent::SwapMeal(Box::new(slots)));
        reading.take(sentence);
        return;
    }
}

fn is_about_training(reading: &Reading) -> bool {
    let whole = reading.whole();
    reading.has_any(&[Cue::TrainingWord, Cue::SessionWord, Cue::MealPlan], whole)
        || reading.free_exercises(whole).next().is_some()
        || reading.measures.iter().any(|mark| mark.what.kg().is_some())
}

/// "less spicy", "more protein, less faff", "please put less bread, more fruit".
fn more_or_less(reading: &Reading, sentence: Span) -> Option<MealSlots> {
    let first = (sentence.start..sentence.end).find(|&at| !among(LEADS, reading.text(at)))?;
    let too = reading.text(first) == "too" && matches!(reading.text(first + 1), "much" | "many");
    if !too && !matches!(reading.text(first), "less" | "fewer" | "more" | "extra") {
        return None;
    }
    let mut slots = MealSlots { style: style(reading, sentence), ..MealSlots::default() };
    for food in foods(reading, sentence) {
        let amount = (1..=NEAR)
            .map(|back| reading.before(food.at.start, back))
            .find(|word| matches!(*word, "less" | "fewer" | "more" | "extra" | "too"));
        match amount {
            Some("less" | "fewer" | "too") => slots.without.insert(food.what),
            Some(_) => slots.with.insert(food.what),
            None => false,
        };
    }
    (slots != MealSlots::default()).then_some(slots)
}

/// "one handed food please", "need food I can eat in 10 minutes".
fn any_food(reading: &Reading, sentence: Span) -> Option<MealSlots> {
    let word = |words: &[&str]| (sentence.start..sentence.end).any(|at| words.contains(&reading.text(at)));
    let food = word(&["food", "dish", "meal"]) && word(&["please", "need", "want", "got"]);
    let effort = word(&["something", "anything"])
        && word(&["less", "without", "easy", "minimal"])
        && word(&["washing", "faff", "effort", "dishes"]);
    let facts = reading.marks.iter().any(|mark| {
        sentence.holds(mark.at.start) && matches!(mark.what, Meaning::Diet(_) | Meaning::Allergen(_) | Meaning::Budget(_))
    });
    let timed = reading.free_measures(sentence).any(|mark| mark.what.minutes().is_some_and(|minutes| minutes <= QUICK));
    let fast = timed.then_some(MealStyle::Faster);
    let style = style(reading, sentence).or(fast);
    ((food || effort) && !facts && !reading.has_any(&[Cue::ShowGroceries, Cue::Lasting], sentence))
        .then(|| MealSlots { style, ..MealSlots::default() })
}

/// "wife hates it", "the kids won't eat this".
fn refused(reading: &Reading, sentence: Span) -> bool {
    let them = (sentence.start..sentence.end).any(|at| among(OTHERS, reading.text(at)));
    them && reading.cues(Cue::Dislike, sentence).chain(reading.cues(Cue::NotEaten, sentence)).any(|cue| {
        matches!(reading.text(cue.end), "it" | "this" | "that")
            && !reading.words.get(cue.end + 1).is_some_and(|next| next.is_word())
    })
}
