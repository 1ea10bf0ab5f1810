//! Everything a notch easier or harder, inside every bound.

use chrono::NaiveDate;

use super::basis::Basis;
use super::fill::fill;
use super::mend::fits;
use super::{EditRefusal, Edited};
use crate::athlete::Experience;
use crate::fitness::progression::{Loading, change, day_words};
use crate::fitness::volume::is_hard;
use crate::fitness::{Change, Direction, Exercise, ExerciseId, PlannedExercise, Session, WorkoutPlan};

/// Reserve beyond which sets get too easy to train anything.
const RESERVE_MAX: u8 = 5;

/// Share of the load kept by one notch down.
const LIGHTER: f64 = 0.95;

/// Fewest sets that a notch down leaves.
const SETS_MIN: u8 = 2;

/// Most sets of one exercise that a notch up leads to.
const SETS_MAX: u8 = 5;

/// Makes all lifts from a day on a notch easier or harder.
pub(super) fn adjust(basis: &Basis<'_>, direction: Direction, from: NaiveDate) -> Result<Edited, EditRefusal> {
    let notches = [(true, false), (false, false), (false, true)].map(|(sets, vary)| Notch { sets, vary, direction, from });
    for notch in notches {
        let (draft, varied) = notched(basis, notch);
        let settled = basis.settle(draft, |session| session.date >= from);
        let grew = notch.sets && settled.recheck.missed.iter().any(|check| check.rule == "weekly_sets_increase");
        let at_a_cost = direction == Direction::Harder && settled.is_mended();
        if settled.recheck.broken.is_empty() && !grew && !at_a_cost && settled.plan != *basis.plan {
            let turned = told(basis, &settled.plan, direction, from);
            return settled.told(std::iter::once(turned).chain(varied).collect(), "");
        }
    }
    Err(EditRefusal::new(nothing_left(basis, direction, from)))
}

/// How a plan is turned.
#[derive(Clone, Copy)]
struct Notch {
    /// Sets change.
    sets: bool,
    /// Where a dose has nothing left to give, exercises change.
    vary: bool,
    direction: Direction,
    from: NaiveDate,
}

/// The plan a notch on, and the exercises that changed.
fn notched(basis: &Basis<'_>, notch: Notch) -> (WorkoutPlan, Vec<Change>) {
    let (mut draft, mut varied) = (basis.plan.clone(), Vec::<Change>::new());
    let weeks = draft.weeks.iter_mut().filter(|week| notch.direction == Direction::Easier || !week.deload);
    for session in weeks.flat_map(|week| &mut week.sessions).filter(|session| session.date >= notch.from) {
        for place in 0..session.exercises.len() {
            let old = session.exercises[place].clone();
            let Some(exercise) = basis.exercise(&old.id).filter(|exercise| is_hard(exercise)) else { continue };
            let new = turned(basis, notch, session, &old, exercise);
            let said = change(&old, &new, words(notch.direction).to_owned(), basis.athlete.units, basis.world);
            let said = said.filter(|said| old.id != new.id && !varied.iter().any(|told| told.words == said.words));
            varied.extend(said);
            session.exercises[place] = new;
            if session.exercises[place].sets > old.sets && !fits(basis, session) {
                session.exercises[place].sets = old.sets;
            }
        }
    }
    (draft, varied)
}

fn words(direction: Direction) -> &'static str {
    match direction {
        Direction::Easier => "a notch easier, as you asked",
        Direction::Harder => "a notch harder, as you asked",
    }
}

/// The notch in one line, with its figures.
fn told(basis: &Basis<'_>, after: &WorkoutPlan, direction: Direction, from: NaiveDate) -> Change {
    let (old, new) = (Figures::of(basis.plan, from), Figures::of(after, from));
    let mut parts = Vec::new();
    if old.sets != new.sets {
        parts.push(format!("{} -> {} sets over the plan", old.sets, new.sets));
    }
    if old.reserve != new.reserve {
        let when = if new.reserve > old.reserve { "earlier" } else { "later" };
        parts.push(format!("stop a rep {when}"));
    }
    if old.loads.to_bits() != new.loads.to_bits() && old.loads > 0.0 {
        parts.push(format!("loads {:+.0} %", (new.loads / old.loads - 1.0) * 100.0));
    }
    let what = if parts.is_empty() { "other exercises".to_owned() } else { parts.join(", ") };
    Change::whole(format!("From {} on: {what}", day_words(from)), words(direction))
}

/// What a plan asks for from a day on, in sums.
struct Figures {
    sets: u32,
    reserve: u32,
    loads: f64,
}

impl Figures {
    fn of(plan: &WorkoutPlan, from: NaiveDate) -> Self {
        let sessions = plan.weeks.iter().flat_map(|week| &week.sessions).filter(|session| session.date >= from);
        let planned: Vec<&PlannedExercise> = sessions.flat_map(|session| &session.exercises).collect();
        Self {
            sets: planned.iter().map(|planned| u32::from(planned.sets)).sum(),
            reserve: planned.iter().filter_map(|planned| planned.rir).map(u32::from).sum(),
            loads: planned.iter().filter_map(|planned| planned.load_kg).sum(),
        }
    }
}

fn turned(basis: &Basis<'_>, notch: Notch, session: &Session, old: &PlannedExercise, exercise: &Exercise) -> PlannedExercise {
    let mut new = match notch.direction {
        Direction::Easier => easier(basis, notch, old, exercise),
        Direction::Harder => harder(basis, notch, old, exercise),
    };
    if notch.vary && new == *old {
        new = variation(basis, notch.direction, session, old, exercise).unwrap_or(new);
    }
    if new != *old {
        new.chosen_on = Some(notch.from);
    }
    new
}

fn easier(basis: &Basis<'_>, notch: Notch, old: &PlannedExercise, exercise: &Exercise) -> PlannedExercise {
    let mut new = old.clone();
    new.rir = old.rir.map(|rir| rir.saturating_add(1).min(RESERVE_MAX.max(rir)));
    if notch.sets && old.sets > SETS_MIN {
        new.sets = old.sets - 1;
    }
    if let (Some(load), Some(loading)) = (old.load_kg, loading(basis, exercise)) {
        let body = basis.athlete.profile.weight_kg.map(crate::athlete::WeightKg::get);
        new.load_kg = Some(loading.lightened(load, LIGHTER, body));
    }
    new
}

fn harder(basis: &Basis<'_>, notch: Notch, old: &PlannedExercise, exercise: &Exercise) -> PlannedExercise {
    let mut new = old.clone();
    let least = least_reserve(basis);
    new.rir = old.rir.map(|rir| if rir > least { rir - 1 } else { rir });
    let most = basis.limits.sets_max.unwrap_or(SETS_MAX).min(SETS_MAX);
    if notch.sets && old.sets < most && exercise.mechanic == crate::fitness::Mechanic::Compound {
        new.sets = old.sets + 1;
    }
    if let (Some(load), Some(loading)) = (old.load_kg.filter(|_| new.rir != old.rir), loading(basis, exercise)) {
        new.load_kg = loading.raised(load, true).filter(|next| *next <= load * 1.1).or(Some(load));
    }
    new
}

fn loading(basis: &Basis<'_>, exercise: &Exercise) -> Option<Loading> {
    Loading::of(exercise, basis.world, basis.athlete.units, &[])
}

/// Repetitions that are left in reserve at the hardest: beginners keep two, and limits may ask for more.
fn least_reserve(basis: &Basis<'_>) -> u8 {
    let by_limit = (10.0 - basis.limits.rpe_max).ceil().clamp(0.0, 9.0) as u8;
    by_limit.max(if basis.athlete.experience == Experience::Beginner { 2 } else { 1 })
}

/// An easier or harder exercise, where the dose itself has nothing left to give.
fn variation(
    basis: &Basis<'_>,
    direction: Direction,
    session: &Session,
    old: &PlannedExercise,
    exercise: &Exercise,
) -> Option<PlannedExercise> {
    let ids: &[ExerciseId] = match direction {
        Direction::Easier => &exercise.regressions,
        Direction::Harder => &exercise.progressions,
    };
    let free = |to: &&Exercise| session.exercises.iter().all(|planned| planned.id != to.id);
    let alike = |to: &&Exercise| to.category == exercise.category && to.pattern == exercise.pattern;
    let to = ids
        .iter()
        .filter_map(|id| basis.exercise(id))
        .filter(free)
        .filter(alike)
        .find(|to| basis.why_not(to, session).is_none())?;
    let step = if direction == Direction::Easier { "easier" } else { "harder" };
    Some(fill(basis, old, exercise, to, format!("A step {step} than {}, as you asked.", exercise.name)))
}

fn nothing_left(basis: &Basis<'_>, direction: Direction, from: NaiveDate) -> String {
    if !basis.sessions().any(|session| session.date >= from) {
        return format!("No session is planned from {} on. Ask for a new plan and say how hard it should be.", day_words(from));
    }
    match direction {
        Direction::Easier => "It is as easy as this plan goes. Fewer days or shorter sessions would be easier still.",
        Direction::Harder => {
            "It is as hard as is good for you now. More minutes or another day a week would make room; log your sets and the loads \
             will grow."
        }
    }
    .to_owned()
}
