//! "only dumbbells today", "the gym is closed this week": other things to train with for named days, at home or not.

use std::collections::BTreeSet;

use super::travel::{ends, lasts, take_all_but_other_wishes};
use crate::athlete::Equipment;
use crate::language::cue::Cue;
use crate::language::dates::DayName;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, TravelSlots, When};

/// Words that make a list of things all there is.
const ONLY: &str = "only just nothing no without all not cannot";

/// Words of buying, of doing, of planning anew and of every week: what is said is no matter of a few days.
const LASTING: &str = "bought buy buying ordered joined join new always usually every now from did done used was were had log logged \
    plan programme program routine regularly anymore longer sold broke cancelled quit left";

/// Words that close a gym.
const CLOSED: &str = "closed shut closes closing";

/// Reads what there is to train with on some days only.
pub(in crate::language) fn once(reading: &mut Reading, found: &mut Found) {
    let whole = reading.whole();
    let Some((when, from, to)) = days(reading) else { return };
    let another = reading.free_exercises(whole).next().is_some()
        && reading.has_any(&[Cue::SomethingElse, Cue::Instead, Cue::InsteadOf], whole);
    if another {
        return;
    }
    let things = things(reading);
    let closed = gym_is_closed(reading);
    if is_lasting(reading) || (things.is_empty() && !closed) || !(closed || limits(reading, whole)) {
        return;
    }
    let (without, equipment): (Vec<_>, Vec<_>) =
        things.iter().partition(|mark| mark.what != Equipment::None && is_missing(reading, mark));
    let mut slots = TravelSlots { when, from, to, equipment: kinds(&equipment), without: kinds(&without) };
    slots.equipment.remove(&Equipment::FullGym);
    if closed {
        slots.without.insert(Equipment::FullGym);
    }
    if !slots.equipment.is_empty() {
        slots.without.clear();
    }
    let minutes = reading.free_measures(whole).any(|mark| mark.what.minutes().is_some());
    found.add(things.first().map_or(0, |mark| mark.at.start), Intent::Travel(slots));
    if minutes {
        things.iter().for_each(|mark| reading.take(mark.at));
    } else {
        take_all_but_other_wishes(reading);
    }
}

fn kinds(marks: &[&Mark<Equipment>]) -> BTreeSet<Equipment> {
    marks.iter().map(|mark| mark.what).collect()
}

/// The days that are named, if they are a few and to come.
fn days(reading: &Reading) -> Option<(Option<When>, Option<When>, Option<When>)> {
    let days: Vec<Mark<DayName>> = reading.free_days(reading.whole()).cloned().collect();
    let linked = (0..reading.len()).any(|at| matches!(reading.text(at), "until" | "till" | "til" | "from"));
    let (from, to) = ends(reading, &days);
    let ends = linked && to.is_some() && days.iter().all(|mark| matches!(mark.what, DayName::One(_)));
    if ends {
        return Some((None, from, to));
    }
    let [only] = days.as_slice() else { return None };
    match &only.what {
        DayName::One(When::Yesterday) | DayName::Every(_) => None,
        DayName::One(when) => Some((Some(*when), None, None)),
    }
}

fn things(reading: &Reading) -> Vec<Mark<Equipment>> {
    let named =
        reading.meanings(reading.whole(), |meaning| if let Meaning::Equipment(thing) = meaning { Some(thing) } else { None });
    let exercise = |at: Span| reading.exercises.iter().any(|mark| mark.at.touches(at) && mark.at.len() > at.len());
    named.into_iter().filter(|mark| !exercise(mark.at)).collect()
}

/// Whether the words say that this is all there is, or that something is missing.
fn limits(reading: &Reading, whole: Span) -> bool {
    (whole.start..whole.end).any(|at| among(ONLY, reading.text(at)))
}

fn is_missing(reading: &Reading, mark: &Mark<Equipment>) -> bool {
    let clause = reading.clause_at(mark.at.start);
    let out = (clause.start..mark.at.start).any(|at| matches!(reading.text(at), "no" | "without" | "not" | "cannot"));
    let but = (clause.start..mark.at.start).any(|at| matches!(reading.text(at), "but" | "except" | "only" | "just"));
    (out || reading.denied(mark.at.start)) && !but
}

fn gym_is_closed(reading: &Reading) -> bool {
    let gym = reading.marks.iter().find(|mark| mark.what == Meaning::Equipment(Equipment::FullGym)).map(|mark| mark.at);
    let Some(gym) = gym else { return false };
    let clause = reading.clause_at(gym.start);
    let closed = (clause.start..clause.end).any(|at| among(CLOSED, reading.text(at)));
    let unreached = (clause.start..gym.start)
        .any(|at| matches!((reading.text(at), reading.text(at + 1)), ("get" | "go" | "access" | "use" | "make" | "reach", _)))
        && (clause.start..gym.start).any(|at| matches!(reading.text(at), "not" | "cannot" | "can"))
        && reading.denied(gym.start);
    closed || unreached
}

/// Of every week, told as done, with food, with other figures, an answer to a question, or to be planned anew.
fn is_lasting(reading: &Reading) -> bool {
    let whole = reading.whole();
    let begins = |at: usize| reading.text(at) == "from" && reading.days.iter().any(|mark| mark.at.start == at + 1);
    let said = (whole.start..whole.end).any(|at| among(LASTING, reading.text(at)) && !begins(at));
    let food = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Food | Meaning::Meal(_)));
    let figures = reading.free_measures(whole).any(|mark| mark.what.minutes().is_none());
    let others =
        reading.has_any(&[Cue::PerWeek, Cue::GoalOnly, Cue::Skipped, Cue::Standing, Cue::Remind, Cue::Move, Cue::Swap], whole);
    said || food || figures || others || lasts(reading) || reading.asked.is_some()
}
