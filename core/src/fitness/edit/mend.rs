//! Brings changed sessions back inside every bound, by as little as it takes.

use chrono::NaiveDate;

use super::basis::Basis;
use super::fill::within;
use crate::fitness::balance::Tally;
use crate::fitness::progression::{change, name};
use crate::fitness::time::{frame, session_minutes};
use crate::fitness::volume::{Volume, is_hard, session_max, weekly_bounds};
use crate::fitness::{Change, Dose, ExerciseId, Mechanic, Muscle, Pattern, PlannedExercise, Session, Week, WorkoutPlan};

/// Why an exercise of a session had to give way.
type Reasons = Vec<(NaiveDate, ExerciseId, String)>;

/// Mends the sessions that a change touched; tells what it took.
pub(super) fn mend(basis: &Basis<'_>, plan: &mut WorkoutPlan, touched: impl Fn(&Session) -> bool) -> Vec<Change> {
    let before = plan.clone();
    let mut reasons = Reasons::new();
    for session in plan.weeks.iter_mut().flat_map(|week| &mut week.sessions).filter(|session| touched(session)) {
        bound_frame(basis, session);
        bound_doses(basis, session, &mut reasons);
        unpair_singles(session);
        fewer_sets_in(basis, session, &mut reasons);
        in_minutes(basis, session, &mut reasons);
    }
    for week in plan.weeks.iter_mut().filter(|week| week.sessions.iter().any(&touched)) {
        fewer_sets_in_week(basis, week, &touched, &mut reasons);
        pull_with_push(basis, week, &touched, &mut reasons);
        week.sessions.iter_mut().filter(|session| touched(session)).for_each(unpair_singles);
    }
    changes(basis, &before, plan, &reasons)
}

/// What differs after mending, each told once with its first reason.
fn changes(basis: &Basis<'_>, before: &WorkoutPlan, after: &WorkoutPlan, reasons: &Reasons) -> Vec<Change> {
    let session =
        |plan: &WorkoutPlan, day| plan.weeks.iter().flat_map(|week| &week.sessions).find(|session| session.date == day).cloned();
    let mut told: Vec<Change> = Vec::new();
    for (date, id, why) in reasons {
        let planned = |plan| session(plan, *date)?.exercises.into_iter().find(|planned| planned.id == *id);
        let change = match (planned(before), planned(after)) {
            (Some(old), Some(new)) => change(&old, &new, why.clone(), basis.athlete.units, basis.world),
            (Some(_), None) => Some(Change::of(id, format!("{} is left out", name(id, basis.world)), why.as_str())),
            _ => None,
        };
        told.extend(change.filter(|change| !told.iter().any(|other| other.words == change.words)));
    }
    told
}

/// Warm-up and cool-down no shorter than the athlete's limits ask for.
fn bound_frame(basis: &Basis<'_>, session: &mut Session) {
    let least = frame(&basis.limits, basis.athlete.minutes, &basis.world.training.time);
    session.warmup_minutes = session.warmup_minutes.max(least.warmup);
    session.cooldown_minutes = session.cooldown_minutes.max(least.cooldown);
}

/// Effort, repetitions, holds, rests and sets inside the athlete's limits.
fn bound_doses(basis: &Basis<'_>, session: &mut Session, reasons: &mut Reasons) {
    for planned in &mut session.exercises {
        let old = planned.clone();
        bound_dose(basis, planned);
        if old != *planned {
            reasons.push((session.date, old.id, "what you told me to mind bounds the dose".to_owned()));
        }
    }
}

fn bound_dose(basis: &Basis<'_>, planned: &mut PlannedExercise) {
    let limits = &basis.limits;
    if !basis.exercise(&planned.id).is_some_and(is_hard) {
        return;
    }
    planned.dose = match planned.dose {
        Dose::Reps(range) => Dose::Reps(within(range.min, range.max, limits)),
        Dose::Seconds(seconds) => Dose::Seconds(seconds.min(limits.hold_seconds_max)),
        Dose::Metres(metres) => Dose::Metres(metres),
    };
    let reserve = (10.0 - limits.rpe_max).ceil().clamp(0.0, 9.0) as u8;
    planned.rir = planned.rir.map(|rir| rir.max(reserve));
    planned.percent_1rm = planned.percent_1rm.filter(|_| limits.loads_allowed).map(|share| share.min(limits.percent_1rm_max));
    planned.sets = limits.sets_max.map_or(planned.sets, |most| planned.sets.min(most)).max(1);
    if planned.sets > 1 {
        planned.rest_seconds = planned.rest_seconds.max(limits.rest_seconds_min);
    }
}

/// An exercise whose partner has gone alternates with nobody.
pub(super) fn unpair_singles(session: &mut Session) {
    let letters: Vec<char> = session.exercises.iter().filter_map(|planned| planned.superset).collect();
    let alone = |letter: char| letters.iter().filter(|other| **other == letter).count() < 2;
    for planned in &mut session.exercises {
        planned.superset = planned.superset.filter(|letter| !alone(*letter));
    }
}

/// No muscle over the sets of one session.
fn fewer_sets_in(basis: &Basis<'_>, session: &mut Session, reasons: &mut Reasons) {
    let bound = f64::from(session_max(basis.athlete, &basis.world.training));
    while let Some(muscle) = most_over(&Volume::of_session(session, basis.world), bound) {
        let share = |id: &ExerciseId| basis.exercise(id).map_or(0.0, |exercise| exercise.share(muscle));
        let Some(place) = first_to_give(basis, session, share) else { break };
        let why = format!("{} would get too much in one session", muscle.name().replace('_', " "));
        reasons.push(one_set_less(session, place, why));
    }
}

fn most_over(volume: &Volume, bound: f64) -> Option<Muscle> {
    let over = volume.trained().filter(|(_, sets)| *sets > bound + 1e-9);
    over.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(muscle, _)| muscle)
}

/// The place that gives up a set first: one with more than one, where a set counts most, isolation, the later one. The last
/// set of a session stays.
pub(super) fn first_to_give(basis: &Basis<'_>, session: &Session, counts: impl Fn(&ExerciseId) -> f64) -> Option<usize> {
    let last_one = session.exercises.len() == 1 && session.exercises.iter().all(|planned| planned.sets <= 1);
    let places = session.exercises.iter().enumerate().filter(|(_, planned)| counts(&planned.id) > 0.0 && !last_one);
    let key = |(place, planned): &(usize, &PlannedExercise)| {
        let isolation = basis.exercise(&planned.id).is_some_and(|exercise| exercise.mechanic == Mechanic::Isolation);
        (planned.sets > 1, (counts(&planned.id) * 4.0) as u32, isolation, *place)
    };
    places.max_by_key(key).map(|(place, _)| place)
}

fn one_set_less(session: &mut Session, place: usize, why: String) -> (NaiveDate, ExerciseId, String) {
    let planned = &mut session.exercises[place];
    let id = planned.id.clone();
    planned.sets = planned.sets.saturating_sub(1);
    if planned.sets == 0 {
        session.exercises.remove(place);
    }
    (session.date, id, why)
}

/// No session over the athlete's minutes.
fn in_minutes(basis: &Basis<'_>, session: &mut Session, reasons: &mut Reasons) {
    while session_minutes(session, basis.world) > f64::from(basis.athlete.minutes) {
        let Some(place) = first_to_give(basis, session, |_| 1.0) else { break };
        reasons.push(one_set_less(session, place, format!("you have {} minutes", basis.athlete.minutes)));
    }
}

/// No muscle over the sets of a week.
fn fewer_sets_in_week(basis: &Basis<'_>, week: &mut Week, touched: &impl Fn(&Session) -> bool, reasons: &mut Reasons) {
    let bound = f64::from(weekly_bounds(basis.athlete, &basis.world.training).max);
    while let Some(muscle) = most_over(&Volume::of_week(week, basis.world), bound) {
        let share = |id: &ExerciseId| basis.exercise(id).map_or(0.0, |exercise| exercise.share(muscle));
        let why = format!("{} would get too much in a week", muscle.name().replace('_', " "));
        let Some(reason) = one_less_in_week(basis, week, touched, share, why) else { break };
        reasons.push(reason);
    }
}

/// At least as much pulling as pushing, or what a limit asks for.
fn pull_with_push(basis: &Basis<'_>, week: &mut Week, touched: &impl Fn(&Session) -> bool, reasons: &mut Reasons) {
    let least = basis.limits.pull_push_min.max(basis.world.training.balance.pull_push_min);
    let is_push = |pattern| matches!(pattern, Pattern::HorizontalPush | Pattern::VerticalPush);
    let push = |id: &ExerciseId| f64::from(u8::from(basis.exercise(id).is_some_and(|exercise| is_push(exercise.pattern))));
    while !Tally::of_week(week, basis.world).pulls_enough(least) {
        let why = "shoulders need as much pulling as pushing".to_owned();
        let Some(reason) = one_less_in_week(basis, week, touched, push, why) else { break };
        reasons.push(reason);
    }
}

/// Takes one set from the touched session of a week that has most of what counts.
fn one_less_in_week(
    basis: &Basis<'_>,
    week: &mut Week,
    touched: &impl Fn(&Session) -> bool,
    counts: impl Fn(&ExerciseId) -> f64,
    why: String,
) -> Option<(NaiveDate, ExerciseId, String)> {
    let of_one = |planned: &PlannedExercise| counts(&planned.id) * f64::from(planned.sets);
    let sum = |session: &Session| session.exercises.iter().map(of_one).sum::<f64>();
    let sessions = week.sessions.iter_mut().filter(|session| touched(session));
    let giving = sessions.filter_map(|session| Some((first_to_give(basis, session, &counts)?, session)));
    let (place, session) = giving.max_by(|one, other| sum(one.1).total_cmp(&sum(other.1)))?;
    Some(one_set_less(session, place, why))
}
