//! Only what no longer fits is replaced; the rest stays.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::basis::Basis;
use super::fill::fill;
use super::substitutes::substitutes;
use super::{EditRefusal, Edited};
use crate::fitness::progression::{day_words, name};
use crate::fitness::{Change, Exercise, ExerciseId, PlannedExercise, Request, Session, Week, WorkoutPlan, programme};

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
    let whole = settled.plan.weeks.iter().flat_map(|week| &week.sessions).all(|session| !session.exercises.is_empty());
    if whole && settled.recheck.broken.is_empty() { settled.told(changes, "") } else { rebuilt(basis, settled.plan, from) }
}

/// When too much no longer fits, the weeks to come are planned anew; what is left of this one stays as it was mended.
fn rebuilt(basis: &Basis<'_>, mut draft: WorkoutPlan, from: NaiveDate) -> Result<Edited, EditRefusal> {
    let to_come = |week: &Week| week.sessions.iter().all(|session| session.date >= from) && !week.sessions.is_empty();
    let first = draft.weeks.iter().position(to_come);
    let start = first.and_then(|number| draft.weeks[number].sessions.iter().map(|session| session.date).min());
    let (Some(number), Some(start)) = (first, start) else {
        return Err(EditRefusal::new("Too much of this week no longer fits. Ask me for a new plan and it will."));
    };
    let weeks = u8::try_from(draft.weeks.len() - number).unwrap_or(u8::MAX);
    let request = Request { weeks, start, seed: basis.seed };
    let anew = programme(basis.athlete, basis.world, &request).map_err(|refusal| {
        EditRefusal::new(format!("{} {}", refusal.message, refusal.nearest.unwrap_or_default()).trim().to_owned())
    })?;
    draft.weeks.truncate(number);
    for week in &mut draft.weeks {
        week.sessions.retain(|session| !session.exercises.is_empty());
    }
    draft.weeks.extend(anew.plan.weeks.into_iter().map(|week| Week { week: week.week.saturating_add(number as u8), ..week }));
    let words = format!("From {} on the plan is new", day_words(start));
    let change = Change::whole(words, "too much of the old one no longer fits what you told me");
    Ok(Edited { plan: draft, changes: vec![change] })
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
