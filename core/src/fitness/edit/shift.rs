//! A session on another day.

use chrono::{Days, NaiveDate};

use super::basis::Basis;
use super::{EditRefusal, Edited};
use crate::fitness::progression::day_words;
use crate::fitness::volume::is_hard;
use crate::fitness::{Change, Muscle, Session, WorkoutPlan};

/// Hours that hard work for one muscle should lie apart.
const HOURS_APART: i64 = 48;

/// Days around a wish in which another day is looked for.
const SEARCH_DAYS: u64 = 3;

/// Moves a session to a free day; where both days are taken, the sessions change places.
pub(super) fn shift(basis: &Basis<'_>, from: NaiveDate, to: NaiveDate) -> Result<Edited, EditRefusal> {
    if basis.session_on(from).is_none() {
        let next = basis.next_session_words(from);
        return Err(EditRefusal::new(format!("No session is planned on {}. {next}", day_words(from))));
    }
    if from == to {
        return Err(EditRefusal::new(format!("It is on {} already. Name another day and I move it.", day_words(to))));
    }
    tried(basis, from, to, "").or_else(|_| {
        let instead = match other_day(basis, from, to) {
            Some(day) => format!("{} would work.", day_words(day)),
            None => format!("It stays on {}; I can shorten it if that helps.", day_words(from)),
        };
        tried(basis, from, to, &instead)
    })
}

fn tried(basis: &Basis<'_>, from: NaiveDate, to: NaiveDate, instead: &str) -> Result<Edited, EditRefusal> {
    let draft = in_their_weeks(moved(basis.plan, from, to), [from, to]);
    let swapped = basis.session_on(to);
    let mut changes: Vec<Change> = basis.session_on(from).map(|session| told(session, swapped, from, to)).into_iter().collect();
    let near = if swapped.is_some() { vec![to, from] } else { vec![to] };
    changes.extend(near.iter().filter_map(|day| too_near(basis, &draft, *day)));
    basis.settle(draft, |session| near.contains(&session.date)).without("muscle_rest_hours").told(changes, instead)
}

/// The free day nearest to the one that was wanted, else to the one that was planned, on which nothing stands in the way.
fn other_day(basis: &Basis<'_>, from: NaiveDate, wanted: NaiveDate) -> Option<NaiveDate> {
    let around = |day: NaiveDate| {
        (1..=SEARCH_DAYS).flat_map(move |days| [day.checked_sub_days(Days::new(days)), day.checked_add_days(Days::new(days))])
    };
    let days = around(wanted).chain(around(from)).flatten();
    let free = |day: &NaiveDate| *day != from && basis.session_on(*day).is_none();
    let rested = |edited: Edited| edited.changes.len() == 1;
    days.filter(free).find(|day| tried(basis, from, *day, "").is_ok_and(rested))
}

fn moved(plan: &WorkoutPlan, from: NaiveDate, to: NaiveDate) -> WorkoutPlan {
    let mut draft = plan.clone();
    for session in draft.weeks.iter_mut().flat_map(|week| &mut week.sessions) {
        session.date = match session.date {
            date if date == from => to,
            date if date == to => from,
            date => date,
        };
    }
    draft
}

/// Sessions in the order of their dates: one that was moved beyond the days of its week joins the week it falls into.
fn in_their_weeks(mut plan: WorkoutPlan, days: [NaiveDate; 2]) -> WorkoutPlan {
    let mut moved: Vec<(usize, Session)> = Vec::new();
    for (number, week) in plan.weeks.iter_mut().enumerate() {
        let (out, stay) = week.sessions.drain(..).partition(|session: &Session| days.contains(&session.date));
        week.sessions = stay;
        moved.extend(out.into_iter().map(|session: Session| (number, session)));
    }
    for (own, session) in moved {
        let number = week_of(&plan, own, session.date);
        if let Some(week) = plan.weeks.get_mut(number) {
            week.sessions.push(session);
            week.sessions.sort_by_key(|session| session.date);
        }
    }
    plan
}

fn week_of(plan: &WorkoutPlan, own: usize, date: NaiveDate) -> usize {
    let dates = |number: &usize| plan.weeks[*number].sessions.iter().map(|session| session.date);
    let after_before = (0..own).flat_map(|number| dates(&number)).all(|other| other < date);
    let before_after = (own + 1..plan.weeks.len()).flat_map(|number| dates(&number)).all(|other| other > date);
    if after_before && before_after {
        return own;
    }
    let begun = |number: &usize| dates(number).min().is_some_and(|first| first <= date);
    (0..plan.weeks.len()).rev().find(begun).unwrap_or(0)
}

fn told(session: &Session, swapped: Option<&Session>, from: NaiveDate, to: NaiveDate) -> Change {
    let (from, to) = (day_words(from), day_words(to));
    match swapped {
        Some(other) => Change::whole(
            format!("{} moves to {to}, {} to {from}", session.title, other.title),
            "both days were taken, so they change places",
        ),
        None => Change::whole(format!("{} moves from {from} to {to}", session.title), "you asked for it"),
    }
}

/// A warning where the same muscles work hard again too soon.
fn too_near(basis: &Basis<'_>, plan: &WorkoutPlan, day: NaiveDate) -> Option<Change> {
    let all = || plan.weeks.iter().flat_map(|week| &week.sessions);
    let session = all().find(|session| session.date == day)?;
    let near = |other: &&Session| {
        let hours = other.date.signed_duration_since(day).num_hours().abs();
        hours > 0 && hours < HOURS_APART
    };
    let (other, muscle) = all().filter(near).find_map(|other| Some((other, shared(basis, session, other)?)))?;
    let words = format!("{} and {} both train {}", day_words(day.min(other.date)), day_words(day.max(other.date)), plain(muscle));
    Some(Change::whole(words, "less than 48 hours apart: take the second one lighter if you are still sore"))
}

fn plain(muscle: Muscle) -> String {
    muscle.name().replace('_', " ")
}

/// A muscle that lifts of both sessions train directly.
fn shared(basis: &Basis<'_>, one: &Session, other: &Session) -> Option<Muscle> {
    let works = |session: &Session, muscle: Muscle| {
        let exercises = session.exercises.iter().filter_map(|planned| basis.exercise(&planned.id));
        exercises.filter(|exercise| is_hard(exercise)).any(|exercise| exercise.primary.contains(&muscle))
    };
    Muscle::ALL.iter().copied().find(|muscle| works(one, *muscle) && works(other, *muscle))
}
