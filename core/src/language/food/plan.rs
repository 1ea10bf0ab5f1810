//! "meals for 3 days", "10 days of food", "redo the meal plan": a plan of meals should be made.

use super::energy::energy;
use super::parts::own_part;
use super::scope::days;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, PlanKind};

/// Reads a wish for so many days of meals.
pub(in crate::language) fn days_of_meals(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let sentence = match reading.cues(Cue::MealPlan, sentence).find(|at| reading.is_free(*at)) {
            Some(at) => own_part(reading, sentence, at, &[Cue::Show]),
            None => sentence,
        };
        let Some((days, at)) = days(reading, sentence).filter(|(_, at)| of_meals(reading, sentence, *at)) else { continue };
        let what = if reading.has(Cue::TrainingWord, sentence) { PlanKind::Both } else { PlanKind::Meals };
        found.add(sentence.start, Intent::CreatePlan { what, weeks: None, days: Some(days) });
        reading.take(at);
        let words: Vec<Span> = reading.cues(Cue::Make, sentence).chain(reading.cues(Cue::MealPlan, sentence)).collect();
        words.into_iter().for_each(|at| reading.take(at));
        return;
    }
}

/// "3 days of lunches", "meals for 3 days": the days are days of food, not of training.
fn of_meals(reading: &Reading, sentence: Span, at: Span) -> bool {
    let meal = |span: Span| {
        reading.has_any(&[Cue::MealWord, Cue::MealPlan], span)
            || reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Meal(_)) && span.holds(mark.at.start))
    };
    let after = matches!(reading.text(at.end), "of" | "worth") && meal(Span::new(at.end, sentence.end.min(at.end + 6)));
    let linked = (1..=4).any(|back| matches!(reading.before(at.start, back), "for" | "next" | "covering" | "over" | "of"));
    let behind = reading
        .cues(Cue::MealPlan, sentence)
        .any(|cue| cue.end <= at.start && (cue.end..at.start).all(|place| !reading.words[place].is_word()));
    let before = linked && meal(Span::new(sentence.start, at.start));
    let plan = matches!(reading.text(at.end), "meal" | "food" | "menu")
        || (at.end..(at.end + 3).min(sentence.end))
            .any(|place| reading.cues(Cue::MealPlan, sentence).any(|cue| cue.start == place));
    let food = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Food | Meaning::Diet(_) | Meaning::Allergen(_)));
    let of_food = (food || energy(reading, reading.whole()).is_some())
        && !reading.has(Cue::TrainingWord, reading.whole())
        && (sentence.start..at.start).any(|place| reading.text(place) == "plan");
    let fixed = reading.has_any(&[Cue::PerWeek, Cue::ShowGroceries], sentence);
    let question = matches!(reading.text(sentence.start), "how" | "is" | "can" | "what");
    (after || before || plan || behind || of_food) && !fixed && (!question || reading.has(Cue::Make, sentence))
}
