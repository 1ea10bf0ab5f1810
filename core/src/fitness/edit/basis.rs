//! What every change stands on.

use chrono::NaiveDate;

use super::{EditRefusal, Edited, mend, told};
use crate::Knowledge;
use crate::athlete::Athlete;
use crate::fitness::progression::day_words;
use crate::fitness::recheck::{Recheck, recheck};
use crate::fitness::time::whole_minutes;
use crate::fitness::{Change, Exclusion, Exclusions, Exercise, ExerciseId, Limits, Session, WorkoutPlan};

/// The plan before the change, the athlete, and what bounds both.
pub(super) struct Basis<'a> {
    pub(super) plan: &'a WorkoutPlan,
    pub(super) athlete: &'a Athlete,
    pub(super) world: &'a Knowledge,
    pub(super) exclusions: Exclusions<'a>,
    pub(super) limits: Limits,
    pub(super) seed: u64,
    /// A day with fewer minutes than usual.
    pub(super) short: Option<(NaiveDate, u16)>,
}

impl<'a> Basis<'a> {
    pub(super) fn of(plan: &'a WorkoutPlan, athlete: &'a Athlete, world: &'a Knowledge, seed: u64) -> Self {
        let exclusions = Exclusions::of(athlete, world);
        let limits = exclusions.limits();
        Self { plan, athlete, world, exclusions, limits, seed, short: None }
    }

    /// The minutes there are for a session.
    pub(super) fn minutes_for(&self, session: &Session) -> u16 {
        let short = self.short.filter(|(day, _)| *day == session.date).map_or(u16::MAX, |(_, minutes)| minutes);
        short.min(self.athlete.minutes)
    }

    /// The sessions of the plan, in order.
    pub(super) fn sessions(&self) -> impl Iterator<Item = &'a Session> {
        self.plan.weeks.iter().flat_map(|week| &week.sessions)
    }

    /// The session on a day.
    pub(super) fn session_on(&self, date: NaiveDate) -> Option<&'a Session> {
        self.sessions().find(|session| session.date == date)
    }

    /// The exercise of the catalogue.
    pub(super) fn exercise(&self, id: &ExerciseId) -> Option<&'a Exercise> {
        self.world.exercises.get(id)
    }

    /// Why an exercise can't be done in a session, with what there is on that day.
    pub(super) fn why_not(&self, exercise: &Exercise, session: &Session) -> Option<Exclusion> {
        self.exclusions.why_not_in(exercise, session)
    }

    /// Finishes a draft: lengths are counted, bounds mended, and all rules held against it again.
    pub(super) fn settle(&self, mut draft: WorkoutPlan, touched: impl Fn(&Session) -> bool) -> Settled {
        let mended = mend::mend(self, &mut draft, &touched);
        let changed = |session: &&mut Session| !self.sessions().any(|old| old == &**session);
        for session in draft.weeks.iter_mut().flat_map(|week| &mut week.sessions).filter(changed) {
            session.minutes = whole_minutes(session, self.world);
        }
        let recheck = recheck(self.athlete, self.world, self.plan, &draft);
        Settled { plan: draft, mended, recheck }
    }

    /// The day of the next session on or after a date, in words for a refusal.
    pub(super) fn next_session_words(&self, date: NaiveDate) -> String {
        match self.sessions().map(|session| session.date).filter(|day| *day >= date).min() {
            Some(day) => format!("The next session is on {}.", day_words(day)),
            None => "No session is planned after that.".to_owned(),
        }
    }
}

/// A draft with what was mended in it and what the rules say.
pub(super) struct Settled {
    pub(super) plan: WorkoutPlan,
    mended: Vec<Change>,
    pub(super) recheck: Recheck,
}

impl Settled {
    /// The changed plan with everything that is to be told, or why it can't be.
    pub(super) fn told(self, mut changes: Vec<Change>, instead: &str) -> Result<Edited, EditRefusal> {
        if let Some(check) = self.recheck.broken.first() {
            return Err(EditRefusal::new(format!("That would break a rule I keep: {}. {instead}", told::broken(check))));
        }
        changes.extend(self.mended);
        changes.extend(told::missed(&self.recheck.missed));
        Ok(Edited { plan: self.plan, changes })
    }

    /// Whether anything had to give way.
    pub(super) fn is_mended(&self) -> bool {
        !self.mended.is_empty()
    }

    /// The same without an aim that such a change misses by its nature.
    pub(super) fn without(mut self, rule: &str) -> Self {
        self.recheck.missed.retain(|check| check.rule != rule);
        self
    }

    /// The same for days on which there is nothing to pull with: what can't be mended is told.
    pub(super) fn mended_as_far_as_can_be(mut self) -> Self {
        let (pull, broken) = self.recheck.broken.into_iter().partition(|check| check.rule == "pull_push");
        self.recheck.broken = broken;
        self.recheck.missed.extend::<Vec<_>>(pull);
        self
    }

    /// The same when one session is missing for once: a week is not measured by it.
    pub(super) fn for_once(mut self) -> Self {
        self.recheck.missed.clear();
        self.recheck.broken.retain(|check| check.rule != "pull_push");
        self
    }

    /// The same, when what was mended is told by the change itself.
    pub(super) fn told_apart(mut self) -> Self {
        self.mended.clear();
        self
    }
}
