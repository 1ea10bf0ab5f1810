//! "ran 5k in 28 mins", "half an hour on the elliptical": endurance work that was done.

use super::figures::{Piece, piece};
use super::region::{Region, regions};
use super::sets::is_cardio;
use crate::knowledge::Knowledge;
use crate::language::cue::Cue;
use crate::language::grammar::read_at;
use crate::language::measures::Measure;
use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{CardioSlots, Intent};

/// Longest time that is taken, in minutes.
const MOST_MINUTES: f64 = 1_440.0;
/// Longest way that is taken, in kilometres.
const MOST_KM: f64 = 500.0;

/// Reads all endurance work that was done.
pub(in crate::language) fn log_cardio(reading: &mut Reading, found: &mut Found, world: &Knowledge) {
    let mut earlier = false;
    for region in regions(reading) {
        let Some(place) = region.exercise else { continue };
        let mut mark = reading.exercises[place].clone();
        let long =
            |what: Measure| matches!(what, Measure::Km(_)) || matches!(what, Measure::Seconds(seconds) if seconds >= 180.0);
        let measured = reading.measures.iter().any(|other| region.at.holds(other.at.start) && long(other.what));
        if measured && mark.what.as_str() == "barbell_row" {
            mark.what = "rowing_machine".into();
        }
        if !is_cardio(&mark.what, world) || !reports(reading, region.at) {
            continue;
        }
        let slots = figures(reading, &region, mark.at, earlier);
        if slots.minutes.is_none() && slots.distance_km.is_none() {
            continue;
        }
        earlier = true;
        found.add(mark.at.start, Intent::LogCardio(CardioSlots { exercise: Some(mark.what), ..slots }));
        reading.take(region.at);
    }
    nameless(reading, found);
}

/// "did a 10k in 52 minutes": a way and a time with no exercise are a run.
fn nameless(reading: &mut Reading, found: &mut Found) {
    for clause in reading.clauses() {
        let told = (clause.start..clause.end)
            .any(|at| matches!(reading.text(at), "did" | "done" | "finished" | "completed" | "parkrun"));
        let raced = || {
            let way = reading.free_measures(clause).any(|mark| matches!(mark.what, Measure::Km(_)));
            let time = reading.free_measures(clause).any(|mark| matches!(mark.what, Measure::Seconds(_) | Measure::Colon(..)));
            way && time && clause.len() <= 9 && (clause.start..clause.end).any(|at| reading.text(at) == "in")
        };
        if !(told || raced())
            || !reading.is_free(clause)
            || !reports(reading, clause)
            || reading.free_exercises(clause).next().is_some()
        {
            continue;
        }
        let slots = figures(reading, &Region { exercise: None, at: clause }, Span::new(clause.end, clause.end), false);
        if slots.distance_km.is_some() {
            found.add(clause.start, Intent::LogCardio(CardioSlots { exercise: Some("jogging".into()), ..slots }));
            reading.take(clause);
        }
    }
}

/// The work in words of which the listener heard that they tell some: what it was, or a run where only a way is told, and its
/// figures. Work that has no name here is asked for.
pub(in crate::language) fn heard_cardio(reading: &Reading, world: &Knowledge) -> Option<Intent> {
    let mark = reading.exercises.iter().find(|mark| is_cardio(&mark.what, world));
    let whole = reading.whole();
    let name = mark.map_or_else(|| Span::new(whole.end, whole.end), |mark| mark.at);
    let slots = figures(reading, &Region { exercise: None, at: whole }, name, false);
    let exercise = mark.map(|mark| mark.what.clone()).or_else(|| slots.distance_km.map(|_| "jogging".into()));
    Some(Intent::LogCardio(CardioSlots { exercise, ..slots }))
}

/// Whether the words tell what was done: no wish, no plan, no question.
fn reports(reading: &Reading, at: Span) -> bool {
    const WISHES: &str = "want able goal train would prep hope aim should could can will how going gonna remind instead challenge if like every \
    per swap replace better faster further is try need sub";
    const REPORTS: &str =
        "did ran done went was felt just finished swam rode feels walked jogged cycled rowed hiked spent biked managed covered";
    let words: Vec<&str> = reading.words[at.start..at.end].iter().map(|token| token.stem.as_str()).collect();
    let texts: Vec<&str> = reading.words[at.start..at.end].iter().map(|token| token.text.as_str()).collect();
    let told = texts.iter().any(|word| among(REPORTS, word));
    let wish = words.iter().any(|word| among(WISHES, word) && !(told && matches!(*word, "like" | "is")));
    let avoids = reading.cues(Cue::Avoid, at).any(|cue| !reading.exercises.iter().any(|mark| mark.at.touches(cue)));
    !wish && !avoids && !reading.has_any(&[Cue::PerWeek, Cue::PerDay, Cue::GoalOnly], at) && !owns(reading, at)
        || (told && !wish && !reading.has(Cue::PerDay, at))
}

/// "I have a treadmill": told of as a thing; "with my son" is not.
fn owns(reading: &Reading, at: Span) -> bool {
    reading.cues(Cue::Have, at).any(|cue| {
        matches!(
            reading.text(cue.start),
            "have" | "got" | "own" | "bought" | "there" | "borrowed" | "ordered" | "access" | "add" | "can" | "using" | "only"
        )
    })
}

fn figures(reading: &Reading, region: &Region, name: Span, earlier: bool) -> CardioSlots {
    let mut slots = CardioSlots::default();
    let mut at = region.at.start;
    while at < region.at.end {
        let Some(mark) = read_at(&reading.words[..region.at.end], at, piece) else { break };
        let end = if name.holds(at) { at + 1 } else { mark.at.end };
        if !name.holds(at) {
            take_piece(&mut slots, &mark.what, reading, at, earlier);
        }
        at = end;
    }
    slots
}

fn take_piece(slots: &mut CardioSlots, piece: &Piece, reading: &Reading, at: usize, earlier: bool) {
    match piece {
        Piece::Seconds(seconds) => slots.minutes = slots.minutes.or(credible(seconds / 60.0, MOST_MINUTES)),
        Piece::Colon(minutes, seconds) => {
            slots.minutes = credible(f64::from(*minutes) + f64::from(*seconds) / 60.0, MOST_MINUTES)
        }
        Piece::Km(km) => slots.distance_km = slots.distance_km.or(credible(*km, MOST_KM)),
        Piece::Effort(rpe) => slots.rpe = Some(*rpe),
        Piece::At(rpe, _) if *rpe <= 10.0 && slots.minutes.is_some() => slots.rpe = Some(*rpe),
        Piece::Bare(minutes) | Piece::For(minutes) if slots.minutes.is_none() => {
            let stated = matches!(reading.before(at, 1), "in" | "for")
                || matches!(piece, Piece::For(_))
                || (earlier && reading.text(at + 1) == "on");
            if stated {
                slots.minutes = credible(*minutes, MOST_MINUTES);
            }
        }
        _ => {}
    }
}

/// Kept to a hundredth.
fn credible(value: f64, most: f64) -> Option<f64> {
    (0.05..=most).contains(&value).then(|| (value * 100.0).round() / 100.0)
}
