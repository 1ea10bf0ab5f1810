//! How long cooking may take.

use crate::athlete::{CookMinutes, ProfilePatch};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// "20 minutes max in the kitchen": of several figures the one nearest to a word of cooking.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    let credible = |minutes: f64| (1.0..=240.0).contains(&minutes);
    let said: Vec<(f64, Span)> = reading
        .free_measures(reading.whole())
        .filter(|mark| !is_a_shift(reading, mark.at) && is_of_the_kitchen(reading, mark.at))
        .filter_map(|mark| Some((mark.what.minutes()?, mark.at)).filter(|(minutes, _)| credible(*minutes)))
        .collect();
    let Some((minutes, at)) = said.into_iter().min_by_key(|(_, at)| far_from_cooking(reading, *at)) else { return };
    if let Ok(minutes) = CookMinutes::new(minutes.round().clamp(0.0, 240.0) as u16) {
        patch.max_cook_minutes = Some(minutes);
        reading.take(at);
    }
}

/// How many words part a figure from the nearest word of cooking: the one that stands nearest is meant.
fn far_from_cooking(reading: &Reading, at: Span) -> usize {
    let sentence = reading.sentence_at(at.start);
    let words = reading.marks.iter().filter(|mark| {
        sentence.holds(mark.at.start)
            && matches!(mark.what, Meaning::Cue(Cue::Cooking | Cue::MealWord) | Meaning::Meal(_) | Meaning::Food)
    });
    let far = |mark: &Mark<Meaning>| {
        let joined = usize::from(reading.clause_at(mark.at.start) != reading.clause_at(at.start));
        let apart = if mark.at.end <= at.start { at.start - mark.at.end } else { mark.at.start.saturating_sub(at.end) };
        apart + 4 * joined
    };
    words.map(far).min().unwrap_or(usize::MAX)
}

/// Whether minutes are minutes of cooking.
fn is_of_the_kitchen(reading: &Reading, at: Span) -> bool {
    let whole = reading.whole();
    let clause = reading.clause_at(at.start);
    let sentence = reading.sentence_at(at.start);
    // "no time at lunch": an hour of the day, and nothing to eat.
    let hour = |at: usize| matches!(reading.before(at, 1), "at" | "before" | "after" | "over");
    let of_food = reading.marks.iter().any(|mark| match mark.what {
        Meaning::Diet(_) | Meaning::Food | Meaning::Allergen(_) => true,
        Meaning::Meal(_) => !hour(mark.at.start),
        _ => false,
    });
    let kit = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Equipment(_)));
    let eats = !reading.has(Cue::TrainingWord, whole) && (reading.has(Cue::MealPlan, whole) || of_food && !kit);
    let trains = reading.has(Cue::TrainingWord, clause) && !reading.has(Cue::MealWord, clause);
    let paced =
        reading.has(Cue::PerWeek, clause) || reading.has(Cue::RealPlan, sentence) && !reading.has(Cue::MealWord, sentence);
    !paced
        && (eats
            || reading.has(Cue::Cooking, clause) && !trains
            || reading.has(Cue::Cooking, sentence) && !reading.has(Cue::TrainingWord, sentence))
}

/// "a twelve hour shift": how long something else takes.
fn is_a_shift(reading: &Reading, at: Span) -> bool {
    matches!(
        reading.text(at.end),
        "shift" | "shifts" | "day" | "days" | "commute" | "drive" | "flight" | "sleep" | "ago" | "later" | "break" | "breaks"
    )
}
