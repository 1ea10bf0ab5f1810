//! "bench 3x8 60 yesterday", "on monday I did squats 5x5 100": the day that was trained on.

use crate::language::When;
use crate::language::dates::DayName;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;

/// Gives every single lift and run the day that was named with it.
pub(in crate::language) fn dated(reading: &mut Reading, found: &mut Found) {
    let days: Vec<(When, Span)> = reading
        .days
        .iter()
        .filter_map(|mark| if let DayName::One(when) = mark.what { Some((when, mark.at)) } else { None })
        .filter(|(when, _)| matches!(when, When::Yesterday | When::Day(_) | When::Date(_)))
        .filter(|(_, at)| !matches!(reading.before(at.start, 1), "until" | "next" | "every" | "by" | "to" | "for"))
        .collect();
    if days.is_empty() {
        return;
    }
    found.date_logs(|at| day_of(reading, &days, at));
    if found.is_dated() {
        days.into_iter().for_each(|(_, at)| reading.take(at));
    }
}

/// The day before a place in its sentence, else the first one after it.
fn day_of(reading: &Reading, days: &[(When, Span)], at: usize) -> Option<When> {
    let sentence = reading.sentence_at(at);
    let here = || days.iter().filter(|(_, day)| sentence.holds(day.start));
    let clause = reading.clause_at(at);
    let own = here().find(|(_, day)| clause.holds(day.start));
    let before = here().rfind(|(_, day)| day.start <= at);
    own.or(before).or_else(|| here().next()).map(|(when, _)| *when)
}
