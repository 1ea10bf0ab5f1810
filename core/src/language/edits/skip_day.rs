//! "skip friday", "I need a rest day tomorrow", "taking thursday off": a session to come that is left out.

use chrono::{Datelike, Days, NaiveDate};

use crate::fitness::SessionDone;
use crate::language::cue::Cue;
use crate::language::dates::DayName;
use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{DoneSlots, Intent, When};

/// Reads that a session to come is left out, or can't be done on its day.
pub(in crate::language) fn skip_day(reading: &mut Reading, found: &mut Found, today: NaiveDate) {
    let Some((when, at)) = only_day(reading) else { return };
    let sentence = reading.sentence_at(at.start);
    if reading.asked.is_some() || is_something_else(reading, sentence) {
        return;
    }
    let intent = if skips(reading, at) || rests(reading, sentence, at) || refuses(reading, sentence, when) {
        Intent::LogSession(DoneSlots { done: SessionDone::None, feel: None, when: Some(to_come(when, today)) })
    } else if cannot(reading, sentence) {
        Intent::MoveSession { from: Some(when), to: None }
    } else {
        return;
    };
    found.add(at.start, intent);
    reading.take(sentence);
}

/// A day of the week is a date to come, so that nobody takes it for one that was missed.
fn to_come(when: When, today: NaiveDate) -> When {
    let When::Day(day) = when else { return when };
    let ahead = (day.index() + 7 - today.weekday().num_days_from_monday()) % 7;
    When::Date(today + Days::new(u64::from(ahead)))
}

/// The one day that is named, if it is no habit and not over.
fn only_day(reading: &Reading) -> Option<(When, Span)> {
    let days: Vec<_> = reading.free_days(reading.whole()).collect();
    let [only] = days.as_slice() else { return None };
    match &only.what {
        DayName::One(When::Yesterday | When::Week | When::NextWeek) | DayName::Every(_) => None,
        DayName::One(when) => Some((*when, only.at)),
    }
}

/// Another wish, a meal, an exercise, a group, or a question.
fn is_something_else(reading: &Reading, sentence: Span) -> bool {
    let asks = matches!(reading.text(sentence.start), "is" | "what" | "when" | "how" | "why" | "should" | "do" | "did" | "was");
    let exercise = reading.free_exercises(sentence).next().is_some();
    let always =
        (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "every" | "always" | "never" | "each" | "anymore"));
    asks || exercise
        || always
        || reading
            .has_any(&[Cue::MealWord, Cue::Remind, Cue::ShowLeaderboard, Cue::PerWeek, Cue::Instead, Cue::Skipped], sentence)
            && !reading.text(sentence.start).starts_with("skip")
        || sentence != reading.whole() && reading.has_any(&[Cue::Move, Cue::Instead], reading.whole())
}

/// "skip friday", "skipping tomorrow's session", "leave out thursday".
fn skips(reading: &Reading, at: Span) -> bool {
    let small = |place: usize| {
        matches!(reading.text(place), "on" | "the" | "my" | "this" | "session" | "training" | "workout" | "gym" | "for")
    };
    let verb = (1..=4)
        .take_while(|back| *back == 1 || at.start >= *back && small(at.start + 1 - back))
        .filter_map(|back| at.start.checked_sub(back))
        .find(|place| {
            matches!(reading.text(*place), "skip" | "skipping" | "drop" | "cancel" | "omit")
                || (reading.text(*place) == "out" && reading.before(*place, 1) == "leave")
        });
    verb.is_some_and(|place| !reading.denied(place))
}

/// "a rest day tomorrow", "taking friday off", "day off on thursday".
fn rests(reading: &Reading, sentence: Span, at: Span) -> bool {
    let word = |at: usize| reading.text(at);
    let rest_day = (sentence.start..sentence.end)
        .any(|at| matches!((word(at), word(at + 1)), ("rest", "day") | ("recovery", "day") | ("day", "off")));
    let wants = (sentence.start..sentence.end).any(|at| {
        matches!(
            word(at),
            "need" | "want" | "take" | "taking" | "have" | "having" | "like" | "please" | "make" | "making" | "give"
        )
    });
    let off = word(at.end) == "off" && !matches!(word(at.end + 1), "work" | "school" | "uni");
    let short = (sentence.start..sentence.end).filter(|at| reading.words[*at].is_word()).count() <= 4;
    let works = (sentence.start..sentence.end).any(|at| matches!(word(at), "work" | "school" | "job" | "not"));
    rest_day && (wants || short) && !works || off && wants && !works
}

/// "I won't be able to train on wednesday".
fn cannot(reading: &Reading, sentence: Span) -> bool {
    let word = |at: usize| reading.text(at);
    (sentence.start..sentence.end)
        .any(|at| matches!((word(at), word(at + 1), word(at + 2), word(at + 3)), ("not", "be", "able", "to")))
}

/// "not training today, my kid is ill", "I'm not going to train tonight".
fn refuses(reading: &Reading, sentence: Span, when: When) -> bool {
    let trains = |at: usize| {
        matches!(reading.words[at].stem.as_str(), "train" | "exercis" | "workout" | "lift" | "gym")
            || reading.text(at).starts_with("work") && reading.text(at + 1) == "out"
    };
    let not = (sentence.start..sentence.end).find(|&at| reading.text(at) == "not");
    let meant = not.is_some_and(|not| {
        let able = matches!(reading.before(not, 1), "can" | "could" | "did" | "have" | "do" | "does" | "was");
        let ill = (sentence.start..sentence.end).any(|at| {
            matches!(reading.text(at), "sick" | "ill" | "fever" | "flu" | "hungover" | "migraine" | "poorly" | "covid" | "unwell")
        });
        (!able || ill && reading.before(not, 1) == "can") && (not + 1..(not + 5).min(sentence.end)).any(trains)
    });
    let unfit = (sentence.start..sentence.end).any(|at| {
        let to = (at + 2..at + 4).find(|&at| reading.text(at) == "to");
        is_unfit(reading, at) && to.is_some_and(|to| (to + 1..(to + 3).min(sentence.end)).any(trains))
    });
    let meant = meant || unfit;
    let moves = reading.cues(Cue::Move, reading.whole()).any(|cue| not.is_none_or(|not| cue.start != not + 1));
    meant && when == When::Today && !moves && !reading.has(Cue::Instead, reading.whole())
}

/// "too ill to", "too tired to"; "ill" is otherwise short for "I will".
fn is_unfit(reading: &Reading, at: usize) -> bool {
    const UNFIT: &str = "ill sick tired sore busy hungover knackered exhausted poorly";
    reading.text(at) == "too" && reading.words.get(at + 1).is_some_and(|token| among(UNFIT, token.typed.as_str()))
}
