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
    for (old, week) in plan.weeks.iter().zip(&mut next.weeks) {
        for (old, session) in old.sessions.iter().zip(&mut week.sessions).filter(|(old, _)| open(old)) {
            for change in write_in_time(old, session, week.deload, writer, freedom) {
                add(&mut changes, change);
            }
        }
    }
    (next, changes)
}

/// Rewrites a session, the copy of an old one, as freely as its minutes allow.
fn write_in_time(old: &Session, session: &mut Session, light: bool, writer: &Writer<'_>, freedom: Freedom) -> Vec<Change> {
    let most = old.minutes.max(writer.athlete.minutes);
    for freedom in [freedom, Freedom { vary: false, ..freedom }, Freedom { vary: false, grow: false, ..freedom }] {
        let changes = write(old, session, light, writer, freedom);
        if session.minutes <= most {
            return changes;
        }
        session.clone_from(old);
    }
    Vec::new()
}

fn write(old: &Session, session: &mut Session, light: bool, writer: &Writer<'_>, freedom: Freedom) -> Vec<Change> {
    let mut changes = Vec::new();
    for (place, old) in old.exercises.iter().enumerate() {
        let (new, why) = writer.slot(session, light, old, freedom);
        changes.extend(change(old, &new, why, writer.athlete.units, writer.world));
        session.exercises[place] = new;
    }
    if old.exercises.iter().zip(&session.exercises).any(|(old, new)| length_differs(old, new)) {
        session.minutes = whole_minutes(session, writer.world);
    }
    changes
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
