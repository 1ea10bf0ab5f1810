//! "different breakfast tomorrow please": another meal.

use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, MealName, MealSlots, When};

/// Reads a wish for another meal.
pub(in crate::language) fn swap_meal(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let meal = meal(reading, sentence);
        let food = meal.is_some() || names_meal(reading, sentence);
        if !food || !wants_another(reading, sentence) || reading.has(Cue::RealPlan, sentence) && meal.is_none() {
            continue;
        }
        let when = reading
            .free_days(sentence)
            .find_map(|mark| Some((mark.what.when()?, mark.at)))
            .filter(|(when, _)| *when != When::Week);
        let slots = MealSlots { meal, when: when.map(|(when, _)| when), ..MealSlots::default() };
        found.add(sentence.start, Intent::SwapMeal(Box::new(slots)));
        reading.take(sentence);
        return;
    }
}

fn meal(reading: &Reading, sentence: Span) -> Option<MealName> {
    let meals = reading.meanings(sentence, |meaning| if let Meaning::Meal(meal) = meaning { Some(meal) } else { None });
    meals.first().map(|mark| mark.what)
}

fn names_meal(reading: &Reading, sentence: Span) -> bool {
    (sentence.start..sentence.end)
        .any(|at| matches!(reading.words[at].stem.as_str(), "meal" | "recip" | "dish") && reading.is_free(Span::new(at, at + 1)))
}

fn wants_another(reading: &Reading, sentence: Span) -> bool {
    let verb = reading.cues(Cue::Swap, sentence).any(|at| !reading.denied(at.start));
    let other = (sentence.start..sentence.end).any(|at| {
        matches!(
            reading.text(at),
            "another" | "different" | "else" | "instead" | "other" | "alternative" | "swap" | "new" | "replace"
        )
    });
    let not_this = reading.has(Cue::Dislike, sentence)
        && (sentence.start..sentence.end)
            .any(|at| matches!(reading.text(at), "this" | "that" | "tonights" | "todays" | "tomorrows"));
    let question = matches!(reading.text(sentence.start), "what" | "is" | "how" | "does")
        && !(sentence.start..sentence.end).any(|at| reading.text(at) == "else" || reading.text(at) == "instead");
    (verb || other || not_this) && !question
}
