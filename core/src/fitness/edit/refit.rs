//! Only what no longer fits is replaced; the rest stays.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::basis::Basis;
use super::fill::fill;
use super::substitutes::substitutes;
use super::{EditRefusal, Edited};
use crate::fitness::progression::name;
use crate::fitness::{Change, Exercise, ExerciseId, PlannedExercise, Session, WorkoutPlan};

/// Replaces what no longer fits the athlete's limits, kit or minutes, from a day on.
pub(super) fn refit(basis: &Basis<'_>, from: NaiveDate) -> Result<Edited, EditRefusal> {
    let mut draft = basis.plan.clone();
    let touched = |session: &Session| session.date >= from;
    if !basis.sessions().any(touched) {
        return Err(EditRefusal::new("No session is planned from that day on. Ask for a new plan and it will fit."));
    }
    let changes = refitted(basis, &mut draft, touched);
    let settled = basis.settle(draft, touched);
    if settled.plan == *basis.plan {
        return Ok(Edited { plan: settled.plan, changes: Vec::new() });
    }
    settled.told(changes, "A new plan will fit: ask me for one.")
}

/// Replaces in the touched sessions what can't be done there; tells what.
pub(super) fn refitted(basis: &Basis<'_>, draft: &mut WorkoutPlan, touched: impl Fn(&Session) -> bool) -> Vec<Change> {
    let mut choices = Choices { basis, made: BTreeMap::new(), told: Vec::new() };
    for session in draft.weeks.iter_mut().flat_map(|week| &mut week.sessions).filter(|session| touched(session)) {
        choices.refit(session);
    }
    choices.told
}

/// What was chosen for what, so that it stays the same from session to session.
struct Choices<'a, 'b> {
    basis: &'b Basis<'a>,
    made: BTreeMap<ExerciseId, Vec<&'a Exercise>>,
    told: Vec<Change>,
}

impl<'a> Choices<'a, '_> {
    fn refit(&mut self, session: &mut Session) {
        let mut kept: Vec<PlannedExercise> = Vec::with_capacity(session.exercises.len());
        for place in 0..session.exercises.len() {
            let planned = session.exercises[place].clone();
            let exercise = self.basis.exercise(&planned.id);
            match exercise.map(|exercise| (exercise, self.basis.why_not(exercise, session))) {
                Some((_, None)) => kept.push(planned),
                Some((exercise, Some(exclusion))) => {
                    let rest = &session.exercises[place + 1..];
                    let new = self.choose(exercise, session, &kept, rest);
                    kept.extend(new.map(|new| self.put(&planned, exercise, new, &exclusion.because)));
                    self.tell(exercise, new, &exclusion.because);
                }
                None => {}
            }
        }
        session.exercises = kept;
    }

    /// The first choice that can be done in a session and is not there yet.
    fn choose(
        &mut self,
        old: &Exercise,
        session: &Session,
        before: &[PlannedExercise],
        after: &[PlannedExercise],
    ) -> Option<&'a Exercise> {
        let basis = self.basis;
        let ranked = self
            .made
            .entry(old.id.clone())
            .or_insert_with(|| substitutes(basis, old, None).into_iter().map(|found| found.exercise).collect());
        let free = |to: &&&Exercise| before.iter().chain(after).all(|planned| planned.id != to.id);
        ranked.iter().filter(free).find(|to| basis.why_not(to, session).is_none()).copied()
    }

    fn put(&self, planned: &PlannedExercise, old: &Exercise, new: &Exercise, because: &str) -> PlannedExercise {
        fill(self.basis, planned, old, new, format!("In for {}: {because}.", old.name))
    }

    fn tell(&mut self, old: &Exercise, new: Option<&Exercise>, because: &str) {
        let words = match new {
            Some(new) => format!("{} -> {}", old.name, new.name),
            None => format!("{} is left out", name(&old.id, self.basis.world)),
        };
        if !self.told.iter().any(|change| change.words == words) {
            self.told.push(Change::of(&old.id, words, because));
        }
    }
}
