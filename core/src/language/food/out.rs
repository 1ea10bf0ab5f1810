//! "eating out tonight", "at my mum's on sunday": nothing is to be cooked.

use super::scope::{meal, speaks_of_meals};
use crate::language::MealName;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::Span;
use crate::language::reading::Reading;

pub(super) fn is_out(reading: &Reading, scope: Span, place: bool) -> bool {
    let hit = reading
        .cues(Cue::EatOut, scope)
        .any(|at| (!reading.denied(at.start) || reading.text(at.start) == "not") && !works_out(reading, at));
    let evening = of_the_evening(reading, scope).is_some() || meal(reading, reading.sentence_at(scope.start)).is_some();
    let away = evening && reading.cues(Cue::EatOut, scope).any(|at| reading.text(at.start) == "out");
    let food = away || meal(reading, scope).is_some() || speaks_of_meals(reading, scope) || is_plainly_out(reading, scope);
    let lighter = reading
        .cues(Cue::Lighter, scope)
        .any(|cue| reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Meal(_)) && mark.at.start == cue.end));
    let wants = lighter || reading.has_any(&[Cue::Faster, Cue::Cheaper], scope);
    hit && food && !wants && (place || is_plainly_out(reading, scope))
}

/// "work out on friday", "drop out": no meal.
fn works_out(reading: &Reading, at: Span) -> bool {
    reading.text(at.start) == "out"
        && matches!(
            reading.before(at.start, 1),
            "work" | "working" | "worked" | "drop" | "run" | "ran" | "is" | "leave" | "keep" | "cut"
        )
}

/// Words that leave no doubt, even without a meal.
fn is_plainly_out(reading: &Reading, scope: Span) -> bool {
    reading.cues(Cue::EatOut, scope).any(|at| {
        matches!(
            reading.words[at.start].stem.as_str(),
            "eat" | "dine" | "restaur" | "takeaway" | "takeout" | "order" | "meal" | "buffet" | "cater" | "nando" | "nandos"
        ) || (at.start..at.end).any(|at| {
            reading.text(at).starts_with("mum")
                || matches!(reading.words[at].stem.as_str(), "restaur" | "pub" | "cafe" | "canteen")
        })
    })
}

/// "tonight", "saturday night", "tuesday evening": the meal of that hour.
pub(super) fn of_the_evening(reading: &Reading, scope: Span) -> Option<MealName> {
    let hour = |at: usize| {
        matches!(reading.text(at), "tonight" | "evening" | "tonights") || reading.text(at) == "night" && at > scope.start
    };
    (scope.start..scope.end).any(hour).then_some(MealName::Dinner)
}

/// "a bacon butty every morning".
pub(super) fn of_the_morning(reading: &Reading, scope: Span) -> Option<MealName> {
    (scope.start..scope.end).any(|at| matches!(reading.text(at), "morning" | "mornings")).then_some(MealName::Breakfast)
}

/// The same where a food is wished for: "tonight" alone leaves the meal open.
pub(super) fn evening_meal(reading: &Reading, scope: Span) -> Option<MealName> {
    of_the_evening(reading, scope).filter(|_| (scope.start..scope.end).any(|at| matches!(reading.text(at), "evening" | "night")))
}
