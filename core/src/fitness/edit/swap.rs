//! One exercise for another.

use chrono::NaiveDate;

use super::basis::{Basis, Settled};
use super::fill::fill;
use super::substitutes::{is_same_work, substitutes};
use super::{EditRefusal, Edited};
use crate::fitness::progression::day_words;
use crate::fitness::{Change, Exercise, ExerciseId, Session, SwapReason, WorkoutPlan};

/// How many substitutes are tried before a swap is given up.
const TRIES: usize = 8;

/// What the athlete wants.
pub(super) struct Wish<'a> {
    pub(super) exercise: &'a ExerciseId,
    pub(super) with: Option<&'a ExerciseId>,
    pub(super) reason: Option<SwapReason>,
    pub(super) from: NaiveDate,
}

/// Puts another exercise in the place of one, in every session from a day on.
pub(super) fn swap(basis: &Basis<'_>, wish: &Wish<'_>) -> Result<Edited, EditRefusal> {
    let Some(old) = basis.exercise(wish.exercise) else {
        return Err(EditRefusal::new(format!("I don't know \"{}\". Say its usual name and I look again.", wish.exercise)));
    };
    if !basis.sessions().any(|session| holds(session, wish)) {
        return Err(not_planned(basis, old, wish));
    }
    match wish.with {
        Some(with) => with_wish(basis, wish, old, with),
        None => with_best(basis, wish, old),
    }
}

fn holds(session: &Session, wish: &Wish<'_>) -> bool {
    session.date >= wish.from && session.exercises.iter().any(|planned| planned.id == *wish.exercise)
}

fn not_planned(basis: &Basis<'_>, old: &Exercise, wish: &Wish<'_>) -> EditRefusal {
    let planned = basis.sessions().filter(|session| session.date >= wish.from).flat_map(|session| &session.exercises);
    let ids: Vec<&ExerciseId> = planned.map(|planned| &planned.id).collect();
    let alike = substitutes(basis, old, None).into_iter().map(|found| &found.exercise.id).filter(|id| ids.contains(id));
    let nearest: Vec<ExerciseId> = alike.take(3).cloned().collect();
    let hint = if nearest.is_empty() { String::new() } else { format!(" Did you mean {}?", names(basis, &nearest)) };
    EditRefusal { message: format!("{} is not planned from {} on.{hint}", old.name, day_words(wish.from)), nearest }
}

fn with_wish(basis: &Basis<'_>, wish: &Wish<'_>, old: &Exercise, with: &ExerciseId) -> Result<Edited, EditRefusal> {
    let Some(new) = basis.exercise(with).filter(|new| new.id != old.id) else {
        return Err(instead(basis, wish, old, old, format!("I need another exercise than {} for that.", old.name)));
    };
    if !is_same_work(old, new) {
        return Err(instead(basis, wish, old, old, format!("{} is another kind of work than {}.", new.name, old.name)));
    }
    let session = basis.sessions().find(|session| holds(session, wish));
    if let Some(exclusion) = session.and_then(|session| basis.why_not(new, session)) {
        return Err(instead(basis, wish, old, new, format!("{} is out: {}.", new.name, exclusion.because)));
    }
    let settled = put(basis, wish, old, &[new]);
    if settled.plan == *basis.plan {
        return Err(instead(basis, wish, old, new, format!("{} is already in those sessions.", new.name)));
    }
    if settled.recheck.broken.is_empty() {
        return settled.told(vec![told(wish, old, new)], "");
    }
    match settled.told(Vec::new(), "") {
        Err(refusal) => Err(instead(basis, wish, old, old, refusal.message)),
        done => done,
    }
}

fn with_best(basis: &Basis<'_>, wish: &Wish<'_>, old: &Exercise) -> Result<Edited, EditRefusal> {
    let ranked: Vec<&Exercise> = open(basis, wish, old);
    let mut second_best: Option<(&Exercise, Settled)> = None;
    for first in 0..ranked.len().min(TRIES) {
        let settled = put(basis, wish, old, &ranked[first..]);
        if !settled.recheck.broken.is_empty() || settled.plan == *basis.plan {
            continue;
        }
        if settled.recheck.missed.is_empty() {
            return settled.told(vec![told(wish, old, ranked[first])], "");
        }
        let missed = |settled: &Settled| settled.recheck.missed.len();
        if second_best.as_ref().is_none_or(|(_, best)| missed(&settled) < missed(best)) {
            second_best = Some((ranked[first], settled));
        }
    }
    match second_best {
        Some((new, settled)) => settled.told(vec![told(wish, old, new)], ""),
        None => Err(nothing_else(old)),
    }
}

fn nothing_else(old: &Exercise) -> EditRefusal {
    EditRefusal::new(format!(
        "Nothing else that you can do with what there is trains what {} does. I can leave it out when you shorten the session, or tell \
         me what else there is to train with.",
        old.name
    ))
}

/// Substitutes that are open on the first day of the swap, best first.
fn open<'a>(basis: &Basis<'a>, wish: &Wish<'_>, old: &Exercise) -> Vec<&'a Exercise> {
    let Some(session) = basis.sessions().find(|session| holds(session, wish)) else { return Vec::new() };
    let free = |to: &&Exercise| session.exercises.iter().all(|planned| planned.id != to.id);
    let found = substitutes(basis, old, wish.reason).into_iter().map(|found| found.exercise);
    found.filter(free).filter(|to| basis.why_not(to, session).is_none()).collect()
}

/// The plan with the first of these that fits, in each session.
fn put(basis: &Basis<'_>, wish: &Wish<'_>, old: &Exercise, choices: &[&Exercise]) -> Settled {
    let mut draft: WorkoutPlan = basis.plan.clone();
    for session in draft.weeks.iter_mut().flat_map(|week| &mut week.sessions).filter(|session| holds(session, wish)) {
        let fits =
            |to: &&&Exercise| session.exercises.iter().all(|planned| planned.id != to.id) && basis.why_not(to, session).is_none();
        let Some(new) = choices.iter().find(fits) else { continue };
        let why = format!("In for {}{}.", old.name, because(wish));
        for planned in session.exercises.iter_mut().filter(|planned| planned.id == *wish.exercise) {
            *planned = fill(basis, planned, old, new, why.clone());
            planned.chosen_on = Some(wish.from);
        }
    }
    basis.settle(draft, |session| session.date >= wish.from && changed(basis.plan, session))
}

/// Whether a session of a draft is not as it was.
fn changed(plan: &WorkoutPlan, session: &Session) -> bool {
    !plan.weeks.iter().flat_map(|week| &week.sessions).any(|old| old == session)
}

fn told(wish: &Wish<'_>, old: &Exercise, new: &Exercise) -> Change {
    let why = match wish.with {
        Some(_) => "you asked for it, and it fits".to_owned(),
        None => format!("it is the nearest that fits{}", because(wish)),
    };
    Change::of(&old.id, format!("{} -> {} from {} on", old.name, new.name, day_words(wish.from)), why)
}

fn because(wish: &Wish<'_>) -> &'static str {
    match wish.reason {
        Some(SwapReason::Pain) => " and is easy on what hurts",
        Some(SwapReason::Equipment) => " with what there is",
        Some(SwapReason::Dislike) => ", since you don't like it",
        Some(SwapReason::TooHard) => ", a step easier",
        Some(SwapReason::TooEasy) => ", a step harder",
        Some(SwapReason::Variety) => ", for a change",
        None => "",
    }
}

/// A refusal with the nearest three that would do.
fn instead(basis: &Basis<'_>, wish: &Wish<'_>, old: &Exercise, like: &Exercise, message: String) -> EditRefusal {
    let like = if is_same_work(old, like) { like } else { old };
    let nearest: Vec<ExerciseId> =
        open(basis, wish, like).iter().filter(|to| to.id != old.id).take(3).map(|to| to.id.clone()).collect();
    let hint = if nearest.is_empty() { String::new() } else { format!(" These would do: {}.", names(basis, &nearest)) };
    EditRefusal { message: format!("{message}{hint}"), nearest }
}

fn names(basis: &Basis<'_>, ids: &[ExerciseId]) -> String {
    ids.iter().filter_map(|id| basis.exercise(id)).map(|exercise| exercise.name.as_str()).collect::<Vec<_>>().join(", ")
}
