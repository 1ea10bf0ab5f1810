//! "can't do Friday, do Saturday instead", "push it to thurs": a session on another day.

use crate::athlete::Weekday;
use crate::language::cue::Cue;
use crate::language::dates::DayName;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, When};

/// Reads a wish to have a session on another day.
pub(in crate::language) fn move_session(reading: &mut Reading, found: &mut Found) {
    let days: Vec<(When, Span)> = single_days(reading);
    if days.is_empty() || is_standing(reading) {
        return;
    }
    let Some(cue) = wish(reading, &days) else { return };
    let scope = reading.whole();
    let from = days.iter().find(|(_, at)| goes(reading, *at, scope)).copied();
    let comes = |day: &&(When, Span)| Some(**day) != from && !taken_back(reading, day.1);
    let instead = days.iter().filter(comes).find(|day| reading.text(day.1.end) == "instead");
    let to = instead.or_else(|| days.iter().rev().find(comes)).copied();
    let (from, to) = match (from, to) {
        (None, Some(to)) => match leftover(reading, &days, to) {
            Some(from) => (Some(from), Some(to)),
            None => (None, Some(to)),
        },
        other => other,
    };
    let (from, to) = (from.map(|(when, _)| when).or_else(|| found.missed()), to.map(|(when, _)| when));
    if from.is_none() && to.is_none() {
        return;
    }
    found.add(cue.start.min(days[0].1.start), Intent::MoveSession { from, to });
    reading.take(cue);
    days.iter().for_each(|(_, at)| reading.take(*at));
    let clauses: Vec<Span> = days.iter().map(|(_, at)| reading.clause_at(at.start)).collect();
    for clause in clauses {
        if reading.free_measures(clause).next().is_none() && reading.free_exercises(clause).next().is_none() {
            reading.take(clause);
        }
    }
}

/// A wish for another day of which the listener heard that it is one: the day after "to" or "till" is where the session goes, or the
/// second of two.
pub(in crate::language) fn heard_move(reading: &Reading) -> Intent {
    let days: Vec<(When, Span)> = reading.days.iter().filter_map(|mark| Some((one_day(&mark.what)?, mark.at))).collect();
    let days: Vec<&(When, Span)> = days.iter().filter(|(when, _)| !matches!(when, When::Week | When::NextWeek)).collect();
    let is_goal = |at: Span| matches!(reading.before(at.start, 1), "to" | "til" | "till" | "until" | "it");
    match days[..] {
        [] => Intent::MoveSession { from: Some(When::Today), to: None },
        [(to, at)] if is_goal(*at) || reading.text(at.end) == "instead" => Intent::MoveSession { from: None, to: Some(*to) },
        [(from, _)] => Intent::MoveSession { from: Some(*from), to: None },
        [(from, _), (to, _), ..] => Intent::MoveSession { from: Some(*from), to: Some(*to) },
    }
}

/// Days that nobody took, where no meal and no reminder is meant.
fn single_days(reading: &Reading) -> Vec<(When, Span)> {
    let habit = |mark: &Mark<DayName>| {
        let plural = matches!(mark.what, DayName::Every(_)) && reading.text(mark.at.end - 1).ends_with('s');
        plural && !matches!(reading.text(mark.at.end), "session" | "workout" | "one" | "training" | "on" | "to" | "is" | "no")
    };
    let fits = |mark: &&Mark<DayName>| {
        if habit(mark) {
            return false;
        }
        let clause = reading.clause_at(mark.at.start);
        reading.is_free(mark.at) && !reading.has_any(&[Cue::MealWord, Cue::Remind, Cue::ShowLeaderboard], clause)
    };
    reading
        .days
        .iter()
        .filter(fits)
        .filter_map(|mark| Some((one_day(&mark.what)?, mark.at)))
        .filter(|(when, _)| *when != When::Week)
        .collect()
}

/// A weekend begins on its Saturday.
fn one_day(name: &DayName) -> Option<When> {
    let weekend = matches!(name, DayName::Every(days) if days.as_slice() == [Weekday::Sat, Weekday::Sun]);
    if weekend { Some(When::Day(Weekday::Sat)) } else { name.when() }
}

/// Every week from now on is a matter of the profile: "change my training days to tue and sat".
fn is_standing(reading: &Reading) -> bool {
    let whole = reading.whole();
    if matches!(
        reading.words.first().map(|token| token.stem.as_str()),
        Some("move" | "shift" | "push" | "postpon" | "reschedul" | "bump")
    ) {
        return false;
    }
    let days = (whole.start..whole.end)
        .any(|at| reading.text(at) == "days" && matches!(reading.before(at, 1), "my" | "training" | "workout" | "gym" | "the"));
    let every = reading
        .days
        .iter()
        .any(|mark| matches!(&mark.what, DayName::Every(days) if days.len() > 1 && *days != [Weekday::Sat, Weekday::Sun]))
        || reading.days.iter().filter(|mark| matches!(mark.what, DayName::Every(_))).count() > 1;
    let several = single_days(reading).len() > 2 && !reading.has(Cue::Move, whole);
    days || every || several || reading.has(Cue::PerWeek, whole)
}

/// What makes it a wish to move.
fn wish(reading: &Reading, days: &[(When, Span)]) -> Option<Span> {
    let clause_of_day = |cue: &Span| days.iter().any(|(_, at)| reading.clause_at(at.start) == reading.clause_at(cue.start));
    let sentence_of_day = |cue: &Span| days.iter().any(|(_, at)| reading.sentence_at(at.start) == reading.sentence_at(cue.start));
    let whole = reading.whole();
    let exercise = |at: Span| {
        let clause = reading.clause_at(at.start);
        reading.free_exercises(clause).next().is_some() || reading.has(Cue::Pain, clause)
    };
    let moves = reading.cues(Cue::Move, whole).find(|at| {
        reading.is_free(*at)
            && clause_of_day(at)
            && !exercise(*at)
            && !shows(reading, *at)
            && !hurries(reading, *at)
            && !is_short(reading, *at)
    });
    let away = || {
        let busy = reading
            .cues(Cue::CannotDay, whole)
            .find(|at| reading.is_free(*at) && sentence_of_day(at) && !figures(reading, *at))?;
        let answer = days.len() > 1 || reading.has(Cue::Move, whole) || reading.has(Cue::Instead, whole);
        let this_once = matches!(reading.text(busy.start), "not" | "does" | "busy" | "working" | "away")
            && (whole.start..whole.end).any(|at| reading.text(at) == "this" && reading.text(at + 1) == "week");
        let off = matches!(reading.text(busy.start), "can" | "is" | "something" | "clash") || this_once;
        (answer || off).then_some(busy)
    };
    let instead = || {
        let cue = reading
            .cues(Cue::Instead, whole)
            .chain(reading.cues(Cue::InsteadOf, whole))
            .find(|at| clause_of_day(at) && !exercise(*at) && !shows(reading, *at))?;
        Some(cue)
    };
    moves.or_else(away).or_else(instead)
}

/// "pushed for time" is no push.
fn hurries(reading: &Reading, cue: Span) -> bool {
    reading.cues(Cue::Rush, reading.whole()).any(|rush| rush.touches(cue) && rush.len() > cue.len())
}

/// "can we do a 15 minute version today" is short; "pushing the pram" pushes something else.
fn is_short(reading: &Reading, cue: Span) -> bool {
    reading.text(cue.start) == "can" && figures(reading, cue) || reading.text(cue.start) == "pushing"
}

/// "what do I do tomorrow" shows, it does not move.
fn shows(reading: &Reading, cue: Span) -> bool {
    let clause = reading.clause_at(cue.start);
    let opener = reading.text(clause.start);
    let question = matches!(opener, "what" | "how" | "show" | "when" | "which" | "did" | "remind" | "is");
    question || (clause.start..cue.start).any(|at| matches!(reading.text(at), "what" | "did"))
}

/// "friday I only have 40 minutes" is short, not away.
fn figures(reading: &Reading, cue: Span) -> bool {
    reading.free_measures(reading.clause_at(cue.start)).any(|mark| mark.what.minutes().is_some())
}

/// Whether a day is the one left behind.
fn goes(reading: &Reading, at: Span, scope: Span) -> bool {
    let before = |back: usize| reading.before(at.start, back);
    let comes = matches!(before(1), "to" | "until" | "till" | "til" | "for") || (before(1) == "on" && before(2) == "it");
    if comes {
        return false;
    }
    let instead_of = reading.cues(Cue::InsteadOf, scope).any(|cue| cue.end == at.start || cue.end + 1 == at.start);
    let from = before(1) == "from"
        || matches!((before(2), before(1)), ("rather" | "better", "than"))
        || before(1) == "than" && (scope.start..at.start).any(|at| matches!(reading.text(at), "better" | "easier" | "suits"));
    let possessive = reading.text(at.end - 1).ends_with("days")
        || reading.text(at.end - 1).ends_with("tomorrows")
        || matches!(reading.text(at.end), "session" | "workout" | "one" | "training");
    let clause = reading.clause_at(at.start);
    let out = reading.cues(Cue::CannotDay, clause).any(|cue| !cue.touches(at) && !is_instead(reading, cue));
    let missed = reading.cues(Cue::Skipped, clause).next().is_some()
        || reading
            .cues(Cue::CannotDay, clause)
            .any(|cue| cue.touches(at) && cue.len() > 1 && (reading.text(cue.start) == "can" || cue.start == at.start));
    let after_move = reading
        .cues(Cue::Move, clause)
        .any(|cue| cue.end == at.start && !reading.text(at.end).is_empty() && !reading.text(cue.start).starts_with("do"));
    instead_of || from || possessive || out || missed || after_move || is_moved(reading, at)
}

/// "need to reschedule saturday", "move thursday", "postpone today": nothing but the day itself is moved.
fn is_moved(reading: &Reading, at: Span) -> bool {
    let verb = |at: usize| {
        matches!(
            reading.words[at].stem.as_str(),
            "move"
                | "reschedul"
                | "schedul"
                | "rearrang"
                | "postpon"
                | "shift"
                | "push"
                | "delay"
                | "bump"
                | "defer"
                | "chang"
                | "switch"
        )
    };
    let small = |place: usize| matches!(reading.text(place), "the" | "my" | "this" | "re" | "on" | "around");
    let link = (1..=2)
        .take_while(|back| *back == 1 || small(at.start.wrapping_sub(back - 1)))
        .find(|back| at.start.checked_sub(*back).is_some_and(verb));
    link.is_some()
}

fn is_instead(reading: &Reading, cue: Span) -> bool {
    reading.text(cue.start) == "instead"
}

/// "no, make it Friday": of several days that come, the last.
fn taken_back(reading: &Reading, at: Span) -> bool {
    reading.before(at.start, 1) == "not"
}

/// "swap wednesday and thursday": the other day that was named.
fn leftover(reading: &Reading, days: &[(When, Span)], to: (When, Span)) -> Option<(When, Span)> {
    if let [first, second] = days
        && let other = if *second == to { first } else { second }
        && (other.0 == When::Today || *second == to && reading.has(Cue::Instead, reading.clause_at(to.1.start)))
        && reading.clause_at(other.1.start) != reading.clause_at(to.1.start)
    {
        return Some(*other);
    }
    let pair = reading.text(to.1.start.saturating_sub(1)) == "and" || reading.text(to.1.start.saturating_sub(1)) == "with";
    days.iter().find(|day| **day != to && pair && day.1.end + 1 == to.1.start).copied()
}
