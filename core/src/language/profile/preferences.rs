//! Exercises not to be planned, no jumping, and the units to show.

use crate::athlete::{ProfilePatch, Units};
use crate::fitness::{Catalogue, ExerciseId};
use crate::language::cue::Cue;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// Reads likes, dislikes and units.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch, exercises: &Catalogue) {
    jumping(reading, patch);
    avoided(reading, patch, exercises);
    units(reading, patch);
}

fn jumping(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named = |at: Span| reading.exercises.iter().any(|mark| mark.at.touches(at));
    let fine = reading.free_cue(Cue::JumpingFine, reading.whole()).filter(|at| !named(*at));
    let listed = (0..reading.len()).find(|&at| {
        matches!(reading.text(at), "jumping" | "jumps")
            && matches!(reading.before(at, 1), "or" | "and" | "nor")
            && reading.denied(at)
    });
    let listed = listed.map(|at| Span::new(at, at + 1)).filter(|at| reading.is_free(*at) && !named(*at));
    let cue = reading.free_cue(Cue::NoJumping, reading.whole()).or(listed);
    match (cue, fine) {
        (_, Some(at)) if !reading.denied(at.start) => {
            patch.no_jumping = Some(false);
            reading.take(at);
        }
        (Some(_), _) => {
            patch.no_jumping = Some(true);
            let all: Vec<Span> = reading.cues(Cue::NoJumping, reading.whole()).collect();
            all.into_iter().chain(listed).for_each(|at| reading.take(at));
        }
        _ => {}
    }
}

fn avoided(reading: &mut Reading, patch: &mut ProfilePatch, exercises: &Catalogue) {
    let named: Vec<Mark<ExerciseId>> = reading.free_exercises(reading.whole()).cloned().collect();
    let mut last: Option<(Span, bool)> = None;
    for mark in named {
        let goes_on = last.filter(|(at, _)| is_listed(reading, *at, mark.at)).map(|(_, out)| out);
        let verdict = verdict(reading, mark.at, exercises.get(&mark.what).is_some()).or(goes_on);
        match verdict {
            Some(true) => drop(patch.avoid_exercises.insert(mark.what.0)),
            Some(false) => drop(patch.without.avoid_exercises.insert(mark.what.0)),
            None => continue,
        }
        last = Some((mark.at, verdict == Some(true)));
        reading.take(mark.at);
    }
}

/// "lunges, burpees and planks": only commas and joining words between them.
fn is_listed(reading: &Reading, before: Span, at: Span) -> bool {
    (before.end..at.start).all(|at| {
        !reading.words[at].is_word() && reading.words[at].number().is_none() || matches!(reading.text(at), "and" | "or" | "nor")
    })
}

/// Whether an exercise is out, back in, or only mentioned.
fn verdict(reading: &Reading, at: Span, known: bool) -> Option<bool> {
    if !known {
        return None;
    }
    let clause = reading.clause_at(at.start);
    let thing =
        reading.marks.iter().any(|mark| matches!(mark.what, crate::language::lexicon::Meaning::Equipment(_)) && mark.at == at);
    let again = reading
        .cues(Cue::AgainFine, clause)
        .find(|cue| (!cue.touches(at) || cue.swallows(at)) && !reading.denied(cue.start) && is_again(reading, *cue));
    let avoid = reading.cues(Cue::Avoid, clause).find(|cue| cue.start < at.start && !touches_more(reading, *cue, at));
    let them = banned_by_pronoun(reading, at) || banned_behind(reading, at) || drops_for_good(reading, at);
    let verb = avoid.is_some_and(|cue| !matches!(reading.text(cue.start), "no" | "without") || cue.len() > 1);
    match (avoid, again) {
        (Some(_), _) if thing && !verb => None,
        (Some(cue), _)
            if !reading.denied(cue.start) || matches!(reading.text(cue.start), "not" | "no" | "never" | "can" | "without") =>
        {
            Some(true)
        }
        _ if !thing && reading.before(at.start, 1) == "not" && matches!(reading.before(at.start, 2), "do" | "can") => Some(true),
        (_, Some(_)) => Some(false),
        _ if them && !thing => Some(true),
        _ => None,
    }
}

/// "leg extensions do my head in, never put them in my plan": the exercise that "them" stands for.
fn banned_by_pronoun(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let next = reading.exercises.iter().map(|mark| mark.at.start).find(|start| *start >= at.end).unwrap_or(sentence.end);
    let within = Span::new(at.end, next.min(sentence.end));
    let pronoun = |at: usize| matches!(reading.text(at), "them" | "it" | "those" | "that" | "these");
    reading.cues(Cue::Avoid, within).any(|cue| {
        let never_again = reading.text(cue.start) == "never" && reading.text(cue.end - 1) == "again";
        let strong = cue.len() > 1 && !matches!(reading.text(cue.end - 1), "want" | "like" | "enjoy" | "do");
        never_again || strong && (pronoun(cue.end) || (cue.start + 1..cue.end).any(pronoun))
    })
}

/// "remove box jumps from my programme forever": out of this plan and of every later one.
pub(in crate::language) fn drops_for_good(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let lasting = (sentence.start..sentence.end).any(|at| {
        matches!(reading.text(at), "forever" | "permanently")
            || matches!((reading.text(at), reading.text(at + 1)), ("for", "good" | "ever") | ("ever", "again"))
    });
    lasting && reading.cues(Cue::DropIt, sentence).any(|cue| cue.start < at.start)
}

/// "leg press and hack squat should never show up": said behind the names.
fn banned_behind(reading: &Reading, at: Span) -> bool {
    let named = |place: usize| reading.exercises.iter().any(|mark| mark.at.holds(place));
    let joins = |place: usize| {
        !reading.words[place].is_word() || matches!(reading.text(place), "and" | "or" | "are" | "is") || named(place)
    };
    reading.cues(Cue::Avoid, reading.sentence_at(at.start)).any(|cue| {
        matches!(reading.text(cue.start), "should" | "must" | "may" | "can" | "banned" | "forbidden" | "off")
            && cue.start >= at.end
            && (at.end..cue.start).all(joins)
    })
}

/// "again" and the like; "now" and "love" alone are not enough.
fn is_again(reading: &Reading, cue: Span) -> bool {
    let hoped =
        (1..=4).any(|back| matches!(reading.before(cue.start, back), "want" | "wanna" | "would" | "like" | "to" | "hope"));
    let able = reading.text(cue.start) == "able" && hoped;
    !able && (!matches!(reading.text(cue.start), "now" | "love") || cue.len() > 1)
}

/// A denial so far before that it denies something else.
fn touches_more(reading: &Reading, cue: Span, at: Span) -> bool {
    let around = matches!(reading.text(cue.start), "leave" | "keep" | "cut" | "take");
    cue.touches(at) && cue.end > at.end && !around
        || at.start.saturating_sub(cue.end) > 6
        || reading.free_measures(Span::new(cue.end, at.start)).next().is_some()
}

fn units(reading: &mut Reading, patch: &mut ProfilePatch) {
    let unit_of = |at: usize| match reading.text(at) {
        "metric" | "kilos" | "kilograms" | "kg" | "kgs" | "centimetres" | "cm" => Some(Units::Metric),
        "imperial" | "pounds" | "lbs" | "lb" | "stone" | "feet" | "stones" => Some(Units::Imperial),
        _ => None,
    };
    let free = |at: usize| {
        reading.is_free(Span::new(at, at + 1))
            && !reading.measures.iter().any(|mark| mark.at.holds(at))
            && !matches!(reading.before(at, 1), "few" | "my")
    };
    let said: Vec<(usize, Units)> = (0..reading.len()).filter(|&at| free(at)).filter_map(|at| Some((at, unit_of(at)?))).collect();
    let number = said.iter().any(|(at, _)| reading.words.get(at.wrapping_sub(1)).is_some_and(|token| token.number().is_some()));
    let loses = reading.has(Cue::LoseAmount, reading.whole());
    let Some((at, units)) = said.iter().rev().find(|(at, _)| !is_left(reading, *at)).copied() else { return };
    let short = reading.whole().len() <= 3;
    if !number && !loses && (short || reading.has(Cue::UseUnits, reading.sentence_at(at))) {
        patch.units = Some(units);
        reading.take(Span::new(at, at + 1));
    }
}

/// "not kilos", "from pounds": the unit that is left.
fn is_left(reading: &Reading, at: usize) -> bool {
    reading.denied(at) || matches!(reading.before(at, 1), "from" | "of" | "than")
}
