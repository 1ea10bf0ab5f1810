//! "done, felt easy", "skipped yesterday", "did about half of it": a whole session.

use crate::fitness::{Feel, SessionDone};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{DoneSlots, Intent, When};

/// Reads what became of a session.
pub(in crate::language) fn log_session(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        if days_done(reading, found, sentence) {
            continue;
        }
        let Some((done, cue)) = outcome(reading, sentence).filter(|(_, cue)| !gives_way(reading, *cue)) else { continue };
        let feel = feel(reading, cue, sentence);
        let when = day(reading, cue, sentence);
        found.add(
            cue.start,
            Intent::LogSession(DoneSlots { done, feel: feel.map(|(feel, _)| feel), when: when.map(|(when, _)| when) }),
        );
        let clause = reading.clause_at(cue.start);
        reading.take(if done == SessionDone::None && reading.is_free(clause) { clause } else { cue });
        for at in feel.map(|(_, at)| at).into_iter().chain(when.map(|(_, at)| at)) {
            reading.take(at);
        }
        if feel.is_some() {
            take_complaints(reading, sentence);
        }
        return;
    }
}

/// "brutal, really hard": more words of how it felt are no wish to change the plan.
fn take_complaints(reading: &mut Reading, sentence: Span) {
    let told = |at: &Span| !reading.has(Cue::RealPlan, reading.clause_at(at.start));
    let all: Vec<Span> = [Cue::TooHard, Cue::TooEasy].iter().flat_map(|cue| reading.cues(*cue, sentence)).filter(told).collect();
    all.into_iter().for_each(|at| reading.take(at));
}

/// "I did monday and tuesday": a session on each. Whether it was that.
fn days_done(reading: &mut Reading, found: &mut Found, sentence: Span) -> bool {
    let small = |at: usize| {
        matches!(reading.text(at), "on" | "the" | "my" | "and" | "both" | "," | "session" | "sessions" | "workout" | "workouts")
    };
    let days: Vec<(When, Span)> = reading
        .free_days(sentence)
        .filter_map(|mark| Some((mark.what.when()?, mark.at)))
        .filter(|(when, _)| matches!(when, When::Day(_) | When::Yesterday))
        .collect();
    let Some((first, last)) = days.first().zip(days.last()).map(|(first, last)| (first.1, last.1)) else { return false };
    let opener = (sentence.start..first.start)
        .find(|at| matches!(reading.text(*at), "did" | "trained" | "completed" | "finished"))
        .filter(|at| (at + 1..first.start).all(small) && !reading.denied(at + 1));
    let rest = |at: usize| small(at) || days.iter().any(|(_, day)| day.holds(at)) || !reading.words[at].is_word();
    let only = (first.start..sentence.end).all(rest) && !asks(reading, sentence);
    let led =
        opener.is_some_and(|at| (sentence.start..at).all(|at| matches!(reading.text(at), "i" | "have" | "we" | "and" | "just")));
    if !(led && only) || last.end > sentence.end {
        return false;
    }
    for (when, at) in days {
        found.add(at.start, Intent::LogSession(DoneSlots { done: SessionDone::All, feel: None, when: Some(when) }));
    }
    reading.take(sentence);
    true
}

fn outcome(reading: &Reading, sentence: Span) -> Option<(SessionDone, Span)> {
    if asks(reading, sentence) {
        return None;
    }
    let diet = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_)) && sentence.holds(mark.at.start));
    let kit = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Equipment(_)) && sentence.holds(mark.at.start));
    let except = kit && reading.cues(Cue::Part, sentence).any(|at| matches!(reading.text(at.start), "everything" | "all"));
    let history = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Condition(_)) && sentence.holds(mark.at.start));
    if diet || history || except || reading.has(Cue::MealWord, sentence) {
        return None;
    }
    let none = reading
        .free_cue(Cue::Skipped, sentence)
        .map(|at| (SessionDone::None, at))
        .filter(|(_, at)| session_at_stake(reading, *at));
    let part = reading.free_cue(Cue::Part, sentence).map(|at| (SessionDone::Part, at));
    let done = || reading.said(Cue::Done, sentence).map(|at| (SessionDone::All, at)).filter(|(_, at)| is_report(reading, *at));
    let hurried = reading.has(Cue::Rush, sentence) && (sentence.start..sentence.end).any(|at| reading.text(at) == "please");
    let partly = part.filter(|(_, at)| !hurried && !begins_wish(reading, *at));
    match (none, partly) {
        (Some(none), Some(part)) if part.1.len() > none.1.len() => Some(part),
        (Some(none), _) => Some(none),
        (None, Some(part)) => Some(part),
        (None, None) => done(),
    }
}

fn asks(reading: &Reading, sentence: Span) -> bool {
    const OPENERS: &[&str] = &[
        "how", "what", "when", "why", "should", "is", "does", "do", "can", "could", "would", "will", "who", "have", "am", "are",
    ];
    let first = reading.text(sentence.start);
    let question = OPENERS.contains(&first) && reading.text(sentence.start + 1) != "not";
    question || reading.text(sentence.start + 1) == "if"
}

/// "missed yesterday", "didn't train": a session or a day is meant, not an exercise or a meal.
fn session_at_stake(reading: &Reading, cue: Span) -> bool {
    let clause = reading.clause_at(cue.start);
    let after = Span::new(cue.start, clause.end);
    let exercise = reading.free_exercises(after).any(|mark| mark.at.start >= cue.end && mark.at.start <= cue.end + 1);
    let plain_skip = reading.text(cue.start) == "skip";
    let intends = matches!(reading.before(cue.start, 1), "to" | "will" | "gonna" | "can" | "a");
    !exercise && !plain_skip && !intends && !reading.has(Cue::MealWord, clause)
}

/// "done" as a report: not "can be done", "get it done in 20 minutes".
fn is_report(reading: &Reading, cue: Span) -> bool {
    let before = reading.before(cue.start, 1);
    let clause = reading.clause_at(cue.start);
    let blocked = matches!(
        before,
        "be" | "to"
            | "get"
            | "getting"
            | "never"
            | "will"
            | "being"
            | "when"
            | "once"
            | "until"
            | "with"
            | "us"
            | "lets"
            | "going"
            | "must"
    );
    let years = reading.text(cue.start) == "done" && matches!(before, "have" | "has") && !reading.text(cue.end).is_empty();
    let then_sets = reading.text(cue.start) == "did" && reading.free_exercises(clause).next().is_some();
    let warmed_up = (clause.start..cue.start)
        .any(|at| matches!((reading.text(at), reading.text(at + 1)), ("warm", "up") | ("warmup", _) | ("check", "in")));
    let of_the_plan = reading.text(cue.end) == "with"
        && reading.has(Cue::RealPlan, reading.sentence_at(cue.start))
        && reading.text(cue.end + 1) == "this";
    let blocked = blocked || of_the_plan;
    let challenge = (clause.start..clause.end).any(|at| reading.text(at) == "challenge");
    let lone = clause.len() <= cue.len() + 1 && cue.len() == 1;
    let of_what_was_told = lone && (follows_a_log(reading, clause) || opens_a_log(reading, cue, clause));
    let blocked = blocked || warmed_up || challenge || of_what_was_told;
    let alone = reading.text(cue.start) != "complete"
        || cue.len() > 1
        || reading.words.iter().filter(|token| token.is_word()).count() == 1;
    alone && !blocked && !years && !then_sets && !reading.has(Cue::Remind, clause)
}

/// "no training on tuesday, do it on wednesday": the session moves, none is missed.
fn gives_way(reading: &Reading, cue: Span) -> bool {
    let clause = reading.clause_at(cue.start);
    let day = |within: Span| reading.free_days(within).next().is_some();
    reading.text(cue.start) == "no"
        && day(Span::new(clause.start, clause.end))
        && reading.cues(Cue::Move, Span::new(clause.end, reading.len())).any(|cue| day(reading.clause_at(cue.start)))
}

/// "done, 45 minutes on the bike": what was done is logged right behind.
fn opens_a_log(reading: &Reading, cue: Span, clause: Span) -> bool {
    let next = reading.clause_at(clause.end.min(reading.len().saturating_sub(1)));
    cue.start == 0
        && next.start > clause.start
        && reading.text(cue.end) == ","
        && reading.exercises.iter().any(|mark| next.holds(mark.at.start) && !reading.is_free(mark.at))
}

/// "half an hour on the bike, finished": the clause before was logged, and this is its end.
fn follows_a_log(reading: &Reading, clause: Span) -> bool {
    let comma = clause.start.checked_sub(1).filter(|&at| reading.words[at].is_sign(','));
    let before = comma.and_then(|at| at.checked_sub(1)).map(|at| reading.clause_at(at));
    before.is_some_and(|before| {
        before.start < clause.start
            && reading.exercises.iter().any(|mark| before.holds(mark.at.start) && !reading.is_free(mark.at))
    })
}

fn begins_wish(reading: &Reading, cue: Span) -> bool {
    let clause = reading.clause_at(cue.start);
    let wish = (clause.start..cue.start).any(|at| matches!(reading.text(at), "want" | "can" | "could" | "would" | "need"));
    let hours = reading.measures.iter().any(|mark| mark.at.touches(cue));
    let other = matches!(reading.text(cue.end.saturating_sub(1)), "the" | "my" | "this" | "that" | "todays")
        && cue.len() > 1
        && !reading.words.get(cue.end).is_none_or(|token| {
            !token.is_word()
                || matches!(
                    token.stem.as_str(),
                    "workout"
                        | "session"
                        | "train"
                        | "exercis"
                        | "set"
                        | "plan"
                        | "routin"
                        | "it"
                        | "thing"
                        | "stuff"
                        | "first"
                        | "last"
                        | "half"
                        | "main"
                        | "start"
                        | "program"
                        | "programm"
                        | "way"
                        | "rep"
                        | "work"
                )
        });
    wish && !reading.text(cue.start).starts_with("could") || hours || other
}

/// How it felt; words of effort count anywhere in the same sentence or the next.
fn feel(reading: &Reading, cue: Span, sentence: Span) -> Option<(Feel, Span)> {
    let next = reading.sentence_at(sentence.end.min(reading.len().saturating_sub(1)));
    let reach = if next.start == sentence.end { Span::new(sentence.start, next.end) } else { sentence };
    let felt = [(Cue::FeltRight, Feel::Right), (Cue::FeltHard, Feel::Hard), (Cue::FeltEasy, Feel::Easy)];
    let marks = felt.iter().flat_map(|(kind, feel)| reading.cues(*kind, reach).map(move |at| (*feel, at)));
    marks
        .filter(|(_, at)| reading.is_free(*at) && !at.touches(cue) && !reading.denied(at.start))
        .filter(|(_, at)| at.start < sentence.end || !asks(reading, next))
        .max_by_key(|(_, at)| at.len())
}

/// The day of the cue's own clause; where none stands there, the only one of the sentence.
fn day(reading: &Reading, cue: Span, sentence: Span) -> Option<(When, Span)> {
    own_day(reading, cue, sentence).or_else(|| {
        let days: Vec<(When, Span)> = reading.free_days(sentence).filter_map(|mark| Some((mark.what.when()?, mark.at))).collect();
        let [(when @ (When::Day(_) | When::Yesterday | When::Today), at)] = days[..] else { return None };
        (at.end <= cue.start).then_some((when, at))
    })
}

fn own_day(reading: &Reading, cue: Span, sentence: Span) -> Option<(When, Span)> {
    let clause = reading.clause_at(cue.start);
    let here =
        reading.days.iter().filter(|mark| sentence.holds(mark.at.start) && (clause.holds(mark.at.start) || mark.at.touches(cue)));
    here.filter_map(|mark| Some((mark.what.when()?, mark.at)))
        .filter(|(when, _)| !matches!(when, When::Week | When::NextWeek | When::Tomorrow))
        .find(|(_, at)| reading.is_free(*at) || at.touches(cue))
}
