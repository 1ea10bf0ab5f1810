//! Brings changed sessions back inside every bound, by as little as it takes.

use chrono::NaiveDate;

use super::basis::Basis;
use super::fill::within;
use crate::fitness::aerobic::run_seconds;
use crate::fitness::balance::Tally;
use crate::fitness::progression::{change, name};
use crate::fitness::time::{frame, session_minutes};
use crate::fitness::volume::{Volume, is_hard, session_max, weekly_bounds};
use crate::fitness::{Change, Dose, ExerciseId, Mechanic, Muscle, Pattern, PlannedExercise, Session, Week, WorkoutPlan};

/// Most sets of one exercise that mending leads to.
const SETS_MAX: u8 = 5;

/// Why an exercise of a session had to give way.
type Reasons = Vec<(NaiveDate, ExerciseId, String)>;

/// Mends the sessions that a change touched; tells what it took. Where a week still has more pushing than pulling then, its
/// later sessions give way too.
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
        let first = week.sessions.iter().filter(|session| touched(session)).map(|session| session.date).min();
        let touched: Vec<NaiveDate> =
            week.sessions.iter().filter(|session| touched(session)).map(|session| session.date).collect();
        pull_with_push(basis, week, &|session| touched.contains(&session.date), &mut reasons);
        pull_with_push(basis, week, &|session| Some(session.date) >= first, &mut reasons);
        week.sessions.iter_mut().for_each(unpair_singles);
    }
    runs_grow_slowly(basis, plan, &touched, &mut reasons);
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
            (Some(old), Some(new)) if old == new => None,
            (Some(old), Some(new)) => change(&old, &new, why.clone(), basis.athlete.units, basis.world)
                .or_else(|| Some(Change::of(id, format!("{} with more in reserve", name(id, basis.world)), why.as_str()))),
            (Some(_), None) => Some(Change::of(id, format!("{} is left out", name(id, basis.world)), why.as_str())),
            _ => None,
        };
        told.extend(change.filter(|change| {
            !told
                .iter()
                .any(|other| other.exercise == change.exercise && (other.why == change.why || other.words == change.words))
        }));
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
    while session_minutes(session, basis.world) > f64::from(basis.minutes_for(session)) {
        let Some(place) = first_to_give(basis, session, |_| 1.0) else { break };
        reasons.push(one_set_less(session, place, format!("you have {} minutes", basis.minutes_for(session))));
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

/// Runs after a touched session are no longer than a tenth above the longest of late, as far as the change made them so.
fn runs_grow_slowly(basis: &Basis<'_>, plan: &mut WorkoutPlan, touched: &impl Fn(&Session) -> bool, reasons: &mut Reasons) {
    let rules = &basis.world.training.running;
    let run = |session: &Session| run_seconds(session, basis.world);
    let mut runs: Vec<(NaiveDate, u32)> = Vec::new();
    let mut changed = false;
    for session in plan.weeks.iter_mut().flat_map(|week| &mut week.sessions) {
        changed |= touched(session);
        let known = runs.first().is_none_or(|(first, _)| days_between(*first, session.date) < 7);
        let late = runs.iter().filter(|(date, _)| days_between(*date, session.date) <= i64::from(rules.longest_days));
        let most = late.map(|(_, seconds)| *seconds).max().map(|longest| longest * u32::from(rules.single_run_max_percent) / 100);
        if let Some(most) = most.filter(|most| changed && !known && run(session) > *most) {
            reasons.extend(shorter_run(basis, session, most));
        }
        if run(session) > 0 {
            runs.push((session.date, run(session)));
        }
    }
}

/// Shortens the runs of a session until they are no more than so many seconds together.
fn shorter_run(basis: &Basis<'_>, session: &mut Session, most: u32) -> Reasons {
    let mut reasons = Reasons::new();
    for place in 0..session.exercises.len() {
        let over = run_seconds(session, basis.world).saturating_sub(most);
        let alone = Session { exercises: vec![session.exercises[place].clone()], ..session.clone() };
        let Dose::Seconds(seconds) = session.exercises[place].dose else { continue };
        if over == 0 || run_seconds(&alone, basis.world) == 0 {
            continue;
        }
        let sets = u32::from(session.exercises[place].sets.max(1));
        let less = u16::try_from(over.div_ceil(sets)).unwrap_or(u16::MAX);
        session.exercises[place].dose = Dose::Seconds((seconds.saturating_sub(less) / 10 * 10).max(10));
        let why = "one run goes up by a tenth at most from the longest of late".to_owned();
        reasons.push((session.date, session.exercises[place].id.clone(), why));
    }
    reasons
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// At least as much pulling as pushing, or what a limit asks for: more pulling where it fits, else less pushing.
fn pull_with_push(basis: &Basis<'_>, week: &mut Week, touched: &impl Fn(&Session) -> bool, reasons: &mut Reasons) {
    let least = basis.limits.pull_push_min.max(basis.world.training.balance.pull_push_min);
    let is_push = |pattern| matches!(pattern, Pattern::HorizontalPush | Pattern::VerticalPush);
    let push = |id: &ExerciseId| f64::from(u8::from(basis.exercise(id).is_some_and(|exercise| is_push(exercise.pattern))));
    while !Tally::of_week(week, basis.world).pulls_enough(least) {
        let why = || "your shoulders need the pulling to keep up with the pushing".to_owned();
        let reason = one_more_pull(basis, week, touched, why()).or_else(|| one_less_in_week(basis, week, touched, push, why()));
        let Some(reason) = reason else { break };
        reasons.push(reason);
    }
}

/// Gives one set more to a pull of a touched session, where minutes and bounds allow.
fn one_more_pull(
    basis: &Basis<'_>,
    week: &mut Week,
    touched: &impl Fn(&Session) -> bool,
    why: String,
) -> Option<(NaiveDate, ExerciseId, String)> {
    let most = basis.limits.sets_max.unwrap_or(SETS_MAX).min(SETS_MAX);
    let is_pull = |pattern| matches!(pattern, Pattern::HorizontalPull | Pattern::VerticalPull);
    let pulls = |planned: &PlannedExercise| {
        planned.sets < most && basis.exercise(&planned.id).is_some_and(|exercise| is_pull(exercise.pattern))
    };
    let places: Vec<(usize, usize)> = (0..week.sessions.len())
        .filter(|number| touched(&week.sessions[*number]))
        .flat_map(|number| (0..week.sessions[number].exercises.len()).map(move |place| (number, place)))
        .filter(|(number, place)| pulls(&week.sessions[*number].exercises[*place]))
        .collect();
    for (number, place) in places {
        week.sessions[number].exercises[place].sets += 1;
        if is_inside(basis, week, number) {
            return Some((week.sessions[number].date, week.sessions[number].exercises[place].id.clone(), why));
        }
        week.sessions[number].exercises[place].sets -= 1;
    }
    None
}

/// Whether a session keeps its bounds and no muscle has too much in its week.
fn is_inside(basis: &Basis<'_>, week: &Week, number: usize) -> bool {
    let most = f64::from(weekly_bounds(basis.athlete, &basis.world.training).max);
    fits(basis, &week.sessions[number]) && most_over(&Volume::of_week(week, basis.world), most).is_none()
}

/// Whether a session keeps its minutes and no muscle has too much in it.
pub(super) fn fits(basis: &Basis<'_>, session: &Session) -> bool {
    let most = f64::from(session_max(basis.athlete, &basis.world.training));
    session_minutes(session, basis.world) <= f64::from(basis.minutes_for(session))
        && most_over(&Volume::of_session(session, basis.world), most).is_none()
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
