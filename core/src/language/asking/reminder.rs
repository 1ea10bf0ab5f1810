//! "remind me at 7am on mon, wed and fri".

use std::collections::BTreeSet;

use crate::athlete::Weekday;
use crate::language::Intent;
use crate::language::cue::Cue;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span};
use crate::language::profile::schedule::spanned;
use crate::language::reading::Reading;
use crate::language::understand::Found;

/// Hours that "at 7" means in the morning; earlier ones are in the afternoon.
const MORNING: std::ops::RangeInclusive<u32> = 6..=11;

/// Reads a wish to be reminded.
pub(in crate::language) fn set_reminder(reading: &mut Reading, found: &mut Found) {
    let whole = reading.whole();
    let Some(cue) = reading.free_cue(Cue::Remind, whole) else { return };
    if reading.has(Cue::RemindOf, whole) {
        return;
    }
    let scope = Span::new(reading.clause_at(cue.start).start, whole.end);
    let time = time(reading, scope);
    let named = spanned(reading, reading.free_days(scope).cloned().collect());
    let days: Vec<Mark<BTreeSet<Weekday>>> = named
        .into_iter()
        .map(|mark| Mark { at: mark.at, what: mark.what.weekdays().into_iter().collect() })
        .filter(|mark: &Mark<BTreeSet<Weekday>>| !mark.what.is_empty() && !reading.denied(mark.at.start))
        .collect();
    let weekdays: BTreeSet<Weekday> = days.iter().flat_map(|mark| mark.what.iter().copied()).collect();
    let text = time.as_ref().map(|mark| format!("{:02}:{:02}", mark.what.0, mark.what.1));
    let off = is_off(reading, cue.start);
    found.add(cue.start, Intent::SetReminder { time: text, weekdays: weekdays.into_iter().collect(), off });
    let clause = reading.clause_at(cue.start);
    reading.take(clause);
    for at in time.map(|mark| mark.at).into_iter().chain(days.into_iter().map(|mark| mark.at)) {
        reading.take(at);
    }
    let times: Vec<Span> =
        reading.measures.iter().filter(|mark| is_time(mark.what) && scope.holds(mark.at.start)).map(|mark| mark.at).collect();
    times.into_iter().for_each(|at| reading.take(at));
}

/// "no more reminders", "stop reminding me", "don't remind me".
fn is_off(reading: &Reading, cue: usize) -> bool {
    const OFF: &[&str] = &["stop", "no", "cancel", "delete", "remove", "disable", "off", "end", "quit", "without"];
    let before = (cue.saturating_sub(3)..cue).map(|at| reading.text(at));
    reading.denied(cue) || before.into_iter().any(|word| OFF.contains(&word)) || reading.text(cue + 1) == "off"
}

fn is_time(measure: Measure) -> bool {
    matches!(measure, Measure::Clock(..) | Measure::Colon(..))
}

/// The time that was said last: "18:00. actually make it 19:15".
fn time(reading: &Reading, scope: Span) -> Option<Mark<(u32, u32)>> {
    let measured = reading.free_measures(scope).filter_map(|mark| match mark.what {
        Measure::Clock(hour, minute) => Some(Mark { at: mark.at, what: half_of_day(reading, mark.at.end, hour, minute) }),
        Measure::Colon(hour, minute) if hour < 24 => Some(Mark { at: mark.at, what: (hour, minute) }),
        _ => None,
    });
    measured.filter(|mark| reading.before(mark.at.start, 1) != "not").last().or_else(|| bare_hour(reading, scope))
}

/// "at 7" and "at 6.30", read as the hour people mean.
fn bare_hour(reading: &Reading, scope: Span) -> Option<Mark<(u32, u32)>> {
    let number = reading
        .bare_numbers(scope)
        .into_iter()
        .find(|mark| matches!(reading.before(mark.at.start, 1), "at" | "around" | "by" | "for" | "about" | "it"))?;
    let hour = number.what.trunc();
    let minute = ((number.what - hour) * 100.0).round();
    if !(0.0..24.0).contains(&hour) || !(0.0..60.0).contains(&minute) {
        return None;
    }
    Some(Mark { at: number.at, what: half_of_day(reading, number.at.end, hour as u32, minute as u32) })
}

fn half_of_day(reading: &Reading, end: usize, hour: u32, minute: u32) -> (u32, u32) {
    let written_out = reading.measures.iter().any(|mark| mark.at.end == end && mark.at.len() > 1);
    let words: Vec<&str> = (0..reading.len()).map(|at| reading.text(at)).collect();
    let late = words.iter().any(|word| matches!(*word, "evening" | "afternoon" | "night" | "tonight" | "pm"));
    let early = words.iter().any(|word| matches!(*word, "morning" | "am"));
    let clock_says = matches!(
        words.get(end.wrapping_sub(1)),
        Some(
            &"am"
                | &"pm"
                | &"morning"
                | &"evening"
                | &"afternoon"
                | &"m"
                | &"."
                | &"noon"
                | &"midday"
                | &"midnight"
                | &"night"
                | &"tonight"
        )
    );
    if hour >= 12 || early || (written_out && clock_says) {
        return (hour, minute);
    }
    if late || !MORNING.contains(&hour) && hour > 0 { (hour + 12, minute) } else { (hour, minute) }
}
