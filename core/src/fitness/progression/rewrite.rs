//! Writes what the log says into the sessions to come.

use chrono::NaiveDate;

use super::asked::sessions;
use super::history::History;
use super::news::change;
use super::slot::{Freedom, Writer};
use crate::Knowledge;
use crate::athlete::Athlete;
use crate::fitness::recheck::recheck;
use crate::fitness::time::whole_minutes;
use crate::fitness::{Change, PlannedExercise, Session, WorkoutPlan};

/// From the whole rewrite to the one that leaves exercises and sets alone: the first that breaks no rule is taken.
const FREEDOMS: [Freedom; 4] = [
    Freedom { vary: true, grow: true, cut: true },
    Freedom { vary: false, grow: true, cut: true },
    Freedom { vary: true, grow: true, cut: false },
    Freedom { vary: false, grow: true, cut: false },
];

/// The plan in the light of the log, and what changed.
pub(super) fn rewrite(
    plan: &WorkoutPlan,
    history: &History,
    athlete: &Athlete,
    world: &Knowledge,
    today: NaiveDate,
) -> (WorkoutPlan, Vec<Change>) {
    let open = |session: &Session| session.date >= today && !history.spoken.contains(&session.date);
    let next_day = sessions(plan).map(|(session, _)| session).filter(|session| open(session)).map(|session| session.date).min();
    let Some(next_day) = next_day.filter(|_| !history.spoken.is_empty() || !history.pains.is_empty()) else {
        return (plan.clone(), Vec::new());
    };
    let writer = Writer::new(plan, athlete, world, history, (today, next_day));
    for freedom in FREEDOMS {
        let (next, changes) = attempt(plan, &writer, freedom, open);
        if !is_reshaped(plan, &next) || recheck(athlete, world, plan, &next).broken.is_empty() {
            return (next, changes);
        }
    }
    (plan.clone(), Vec::new())
}

/// Whether more than loads differ: no rule depends on those.
fn is_reshaped(old: &WorkoutPlan, new: &WorkoutPlan) -> bool {
    let (old, new) = (sessions(old), sessions(new));
    old.zip(new).any(|((old, _), (new, _))| old.exercises.iter().zip(&new.exercises).any(|(old, new)| length_differs(old, new)))
}

fn attempt(
    plan: &WorkoutPlan,
    writer: &Writer<'_>,
    freedom: Freedom,
    open: impl Fn(&Session) -> bool,
) -> (WorkoutPlan, Vec<Change>) {
    let (mut next, mut changes) = (plan.clone(), Vec::new());
    for week in &mut next.weeks {
        for session in week.sessions.iter_mut().filter(|session| open(session)) {
            let (written, news) = in_time(session, week.deload, writer, freedom);
            *session = written;
            for change in news {
                add(&mut changes, change);
            }
        }
    }
    (next, changes)
}

/// The session rewritten as freely as its minutes allow.
fn in_time(session: &Session, light: bool, writer: &Writer<'_>, freedom: Freedom) -> (Session, Vec<Change>) {
    let tighter = [freedom, Freedom { vary: false, ..freedom }, Freedom { vary: false, grow: false, ..freedom }];
    let mut written = tighter.iter().map(|freedom| write(session, light, writer, *freedom));
    let most = session.minutes.max(writer.athlete.minutes);
    written.find(|(written, _)| written.minutes <= most).unwrap_or_else(|| (session.clone(), Vec::new()))
}

fn write(session: &Session, light: bool, writer: &Writer<'_>, freedom: Freedom) -> (Session, Vec<Change>) {
    let (mut next, mut changes) = (session.clone(), Vec::new());
    for place in 0..session.exercises.len() {
        let old = &session.exercises[place];
        let (new, why) = writer.slot(&next, light, old, freedom);
        changes.extend(change(old, &new, why, writer.athlete.units, writer.world));
        next.exercises[place] = new;
    }
    if session.exercises.iter().zip(&next.exercises).any(|(old, new)| length_differs(old, new)) {
        next.minutes = whole_minutes(&next, writer.world);
    }
    (next, changes)
}

fn length_differs(old: &PlannedExercise, new: &PlannedExercise) -> bool {
    old.id != new.id || old.sets != new.sets || old.dose != new.dose
}

/// A change that says the same of the same exercise is told once.
fn add(changes: &mut Vec<Change>, change: Change) {
    if !changes.iter().any(|told| told.exercise == change.exercise && told.why == change.why) {
        changes.push(change);
    }
}
