//! "I'm skipping lunch": a meal that is left out on a day.

use super::scope::{meal, when};
use crate::language::phrases::Span;
use crate::language::reading::Reading;

/// "skipping lunch", "no breakfast for me tomorrow", "I won't have dinner on friday": left out, and not eaten elsewhere.
pub(super) fn skips(reading: &Reading, scope: Span) -> bool {
    let Some(meal) = meal(reading, scope) else { return false };
    let clause = reading.clause_at(meal.at.start);
    let before = |back: usize| meal.at.start.checked_sub(back).filter(|at| clause.holds(*at)).map_or("", |at| reading.text(at));
    let left_out = (1..=3).any(|back| {
        let skips = matches!(
            before(back),
            "skip" | "skipping" | "skipped" | "skips" | "miss" | "missing" | "missed" | "cancel" | "delete" | "remove" | "scrap"
        );
        skips && !meal.at.start.checked_sub(back).is_some_and(|at| reading.denied(at))
    });
    let left_out = left_out || before(1) == "out" && matches!(before(2), "leave" | "leaving" | "cut" | "miss" | "cutting");
    let dated = when(reading, scope).is_some();
    let ends = (meal.at.end..clause.end).all(|at| {
        !reading.words[at].is_word()
            || reading.days.iter().any(|day| day.at.holds(at))
            || matches!(
                reading.text(at),
                "for" | "me" | "us" | "please" | "on" | "then" | "at" | "all" | "thanks" | "the" | "i" | "am"
            )
            || matches!(reading.text(at), "not" | "hungry" | "fasting" | "this" | "time" | "morning")
    });
    let none = matches!(before(1), "no" | "without") && dated && ends;
    let uneaten = (2..=5).any(|back| before(back) == "not")
        && (1..=3).any(|back| matches!(before(back), "having" | "have" | "eating" | "eat" | "doing" | "do"))
        && dated
        && ends;
    left_out || none || uneaten
}
