//! Figures and dates as people read them.

use chrono::{Datelike, Days, NaiveDate};

use crate::athlete::{Area, CM_PER_INCH, Units, Weekday, lb_from_kg};
use crate::fitness::{Dose, Exercise, PlannedExercise};
use crate::language::When;

/// "60 kg" or "135 lb".
pub(super) fn weight(kilograms: f64, units: Units) -> String {
    match units {
        Units::Metric => format!("{} kg", trimmed(kilograms)),
        Units::Imperial => format!("{} lb", trimmed((lb_from_kg(kilograms) * 2.0).round() / 2.0)),
    }
}

/// "178 cm" or "5'10\"".
pub(super) fn height(centimetres: f64, units: Units) -> String {
    let inches = (centimetres / CM_PER_INCH).round();
    match units {
        Units::Metric => format!("{} cm", trimmed(centimetres)),
        Units::Imperial => format!("{}'{}\"", (inches / 12.0).floor(), inches % 12.0),
    }
}

/// At most two decimals, none that say nothing.
pub(super) fn trimmed(figure: f64) -> String {
    let text = format!("{figure:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "Mon 23 Nov".
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%a %-d %b").to_string()
}

/// "today", "tomorrow" or "on Mon 23 Nov".
pub(super) fn on_day(date: NaiveDate, today: NaiveDate) -> String {
    match date.signed_duration_since(today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => format!("on {}", day(date)),
    }
}

/// "90 s" or "2 min".
pub(super) fn rest(seconds: u16) -> String {
    if seconds >= 120 && seconds.is_multiple_of(30) {
        format!("{} min", trimmed(f64::from(seconds) / 60.0))
    } else {
        format!("{seconds} s")
    }
}

/// "3 x 8-12", "3 x 30 s", "2 x 20 m", with "a side" where one side works at a time.
pub(super) fn sets(planned: &PlannedExercise, exercise: Option<&Exercise>) -> String {
    let once = match planned.dose {
        Dose::Reps(range) if range.min == range.max => range.min.to_string(),
        Dose::Reps(range) => format!("{}-{}", range.min, range.max),
        Dose::Seconds(seconds) if seconds >= 120 => format!("{} min", trimmed(f64::from(seconds) / 60.0)),
        Dose::Seconds(seconds) => format!("{seconds} s"),
        Dose::Metres(metres) => format!("{metres} m"),
    };
    let side = if exercise.is_some_and(|exercise| exercise.unilateral) { " a side" } else { "" };
    if planned.sets == 1 { format!("{once}{side}") } else { format!("{} x {once}{side}", planned.sets) }
}

/// The whole dose in one line.
pub(super) fn dose(planned: &PlannedExercise, exercise: Option<&Exercise>, units: Units) -> String {
    let mut parts = vec![sets(planned, exercise)];
    parts.extend(planned.load_kg.map(|kilograms| format!("at {}", weight(kilograms, units))));
    let mut line = parts.join(" ");
    if let Some(reserve) = planned.rir {
        line.push_str(&format!(", stop with {reserve} left in you"));
    }
    if planned.sets > 1 {
        line.push_str(&format!(", rest {}", rest(planned.rest_seconds)));
    }
    line
}

/// The date that a word means, seen from today. A week has none.
pub(super) fn date_of(when: When, today: NaiveDate) -> Option<NaiveDate> {
    match when {
        When::Today => Some(today),
        When::Tomorrow => today.checked_add_days(Days::new(1)),
        When::Yesterday => today.checked_sub_days(Days::new(1)),
        When::Date(date) => Some(date),
        When::Day(weekday) => next_weekday(weekday, today),
        When::Week | When::NextWeek => None,
    }
}

/// The same for what is told as done or missed: a day of the week is the last such day, today included.
pub(super) fn date_told(when: When, today: NaiveDate) -> Option<NaiveDate> {
    match when {
        When::Day(weekday) => {
            let back = (today.weekday().num_days_from_monday() + 7 - weekday.index()) % 7;
            today.checked_sub_days(Days::new(u64::from(back)))
        }
        other => date_of(other, today),
    }
}

/// The nearest such day from today on, today included.
fn next_weekday(weekday: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = (weekday.index() + 7 - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(Days::new(u64::from(ahead)))
}

/// "a, b and c".
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A part of the body as one says it.
pub(super) fn part(area: Area) -> String {
    match area {
        Area::Quad => "thigh".to_owned(),
        Area::Achilles => "Achilles tendon".to_owned(),
        Area::Chest => "chest muscle".to_owned(),
        other => plain(other.name()),
    }
}

/// A fixed name as words: "low_back" becomes "low back".
pub(super) fn plain(name: &str) -> String {
    name.replace('_', " ")
}
