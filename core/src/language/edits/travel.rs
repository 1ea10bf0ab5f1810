//! "I'm travelling next week with no equipment", "hotel gym only dumbbells from Monday to Friday": days away from home.

use std::collections::BTreeSet;

use crate::athlete::Equipment;
use crate::language::cue::Cue;
use crate::language::dates::DayName;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, TravelSlots, When};

/// Reads that somebody trains elsewhere for some days.
pub(in crate::language) fn travel(reading: &mut Reading, found: &mut Found) {
    let whole = reading.whole();
    let Some(cue) = reading.cues(Cue::Away, whole).find(|at| reading.is_free(*at) && !reading.denied(at.start)) else { return };
    let moved = moves_a_session(reading);
    let days: Vec<Mark<DayName>> =
        reading.free_days(whole).filter(|mark| !moved.iter().any(|clause| clause.holds(mark.at.start))).cloned().collect();
    let things = things(reading);
    let plain = reading.cues(Cue::Away, whole).any(|at| is_plain(reading, at));
    let (from, to) = ends(reading, &days);
    let when = days.iter().find_map(|mark| mark.what.when()).filter(|_| from.is_none() && to.is_none());
    let dated = when.is_some() || to.is_some();
    let fits = plain && (dated || !things.is_empty()) || dated && !things.is_empty();
    if !fits || is_something_else(reading) {
        return;
    }
    let slots =
        TravelSlots { when, from, to, equipment: things.iter().map(|mark| mark.what).collect(), without: BTreeSet::new() };
    found.add(cue.start, Intent::Travel(slots));
    take_all_but_other_wishes(reading);
}

/// "and move Friday's session to Saturday": a clause of its own with both its days.
fn moves_a_session(reading: &Reading) -> Vec<Span> {
    let own = |clause: &Span| {
        let days = reading.free_days(*clause).count();
        clause.start > 0 && days > 1 && reading.has(Cue::Move, *clause) && !reading.has(Cue::Away, *clause)
    };
    reading.clauses().into_iter().filter(own).collect()
}

/// The utterance tells of the days away, but for clauses that hold another wish and nothing of a place, a day or a thing.
pub(super) fn take_all_but_other_wishes(reading: &mut Reading) {
    let moved = moves_a_session(reading);
    let own: Vec<Span> =
        reading.clauses().into_iter().filter(|clause| !moved.contains(clause) && !is_another_wish(reading, *clause)).collect();
    own.into_iter().for_each(|clause| reading.take(clause));
}

/// "and the plan has been too hard", "and show me my progress".
fn is_another_wish(reading: &Reading, clause: Span) -> bool {
    let complains = reading.has_any(&[Cue::TooHard, Cue::TooEasy, Cue::Easier, Cue::Harder], clause)
        && reading.has_any(&[Cue::RealPlan, Cue::TrainingWord], clause);
    let thing = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Equipment(_)) && clause.holds(mark.at.start));
    let asks = reading.has_any(&[Cue::Progress, Cue::Explain], clause)
        && !thing
        && !reading.has(Cue::Away, clause)
        && reading.free_days(clause).next().is_none();
    clause.start > 0 && (complains || asks)
}

/// "travelling", "hotel", "on holiday": no other reading.
fn is_plain(reading: &Reading, at: Span) -> bool {
    !matches!(
        reading.text(at.start),
        "away" | "at" | "with" | "in" | "visiting" | "staying" | "stay" | "stopping" | "crashing" | "out"
    )
}

/// Goals, meals, sessions to move or to log, and things of every week.
fn is_something_else(reading: &Reading) -> bool {
    let whole = reading.whole();
    let food = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Food | Meaning::Meal(_)));
    let moved = moves_a_session(reading);
    let moves = reading.cues(Cue::Move, whole).any(|cue| !moved.iter().any(|clause| clause.holds(cue.start)));
    let skipped = reading.cues(Cue::Skipped, whole).any(|cue| reading.text(cue.start) != "no");
    let others =
        skipped || reading.has_any(&[Cue::PerWeek, Cue::GoalOnly], whole) || reading.free_cue(Cue::Remind, whole).is_some();
    food || moves || lasts(reading) || others
}

/// Whether it holds for good; "no equipment at all" does not say so.
pub(super) fn lasts(reading: &Reading) -> bool {
    reading.cues(Cue::Lasting, reading.whole()).any(|at| reading.text(at.start) != "at")
}

/// What there is to train with; "hotel gym, only dumbbells" has dumbbells.
fn things(reading: &Reading) -> Vec<Mark<Equipment>> {
    let named =
        reading.meanings(reading.whole(), |meaning| if let Meaning::Equipment(thing) = meaning { Some(thing) } else { None });
    let free: Vec<Mark<Equipment>> =
        named.into_iter().filter(|mark| mark.what != Equipment::FullGym || says_whole_gym(reading, mark.at)).collect();
    let (out, here): (Vec<_>, Vec<_>) =
        free.into_iter().partition(|mark| mark.what != Equipment::None && reading.denied(mark.at.start));
    if here.is_empty() && !out.is_empty() {
        return out.into_iter().take(1).map(|mark| Mark { at: mark.at, what: Equipment::None }).collect();
    }
    here
}

/// "a hotel gym" has some things only; "a proper gym there" has all.
fn says_whole_gym(reading: &Reading, at: Span) -> bool {
    let small = (1..=3).any(|back| {
        matches!(reading.before(at.start, back), "hotel" | "hotels" | "small" | "tiny" | "airbnb" | "apartment" | "cruise")
    });
    reading.denied(at.start) || !small
}

/// "from Monday to Friday", "Mon-Fri", "until Thursday".
pub(super) fn ends(reading: &Reading, days: &[Mark<DayName>]) -> (Option<When>, Option<When>) {
    if let Some(DayName::Every(range)) = days.iter().map(|mark| &mark.what).find(|name| name.weekdays().len() > 1) {
        return (range.first().map(|day| When::Day(*day)), range.last().map(|day| When::Day(*day)));
    }
    let joined = |left: &Mark<DayName>, right: &Mark<DayName>| {
        (left.at.end..right.at.start).all(|at| {
            !reading.words[at].is_word() || matches!(reading.text(at), "to" | "until" | "till" | "til" | "through" | "and")
        })
    };
    let pair = days.windows(2).find(|pair| joined(&pair[0], &pair[1]));
    if let Some([from, to]) = pair {
        return (from.what.when(), to.what.when());
    }
    let until =
        days.iter().find(|mark| (1..=2).any(|back| matches!(reading.before(mark.at.start, back), "until" | "till" | "til")));
    (None, until.and_then(|mark| mark.what.when()))
}

/// The days and things of an utterance that is taken for one about days away.
pub(in crate::language) fn slots(reading: &Reading) -> TravelSlots {
    let days: Vec<Mark<DayName>> = reading.days.clone();
    let (from, to) = ends(reading, &days);
    let when = days.iter().find_map(|mark| mark.what.when()).filter(|_| from.is_none() && to.is_none());
    let equipment: BTreeSet<Equipment> = things(reading).iter().map(|mark| mark.what).collect();
    TravelSlots { when, from, to, equipment, without: BTreeSet::new() }
}
