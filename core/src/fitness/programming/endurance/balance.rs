//! Balance work, for those whom it keeps on their feet.

use super::super::job::Job;
use super::super::need::TIGHT_BELOW_MINUTES;
use super::super::pool::Candidate;
use super::{Beside, entry};
use crate::athlete::Condition;
use crate::fitness::{Dose, Mode, PlannedExercise};

/// Days of balance work that everybody who needs it gets (WHO 2020).
const BALANCE_DAYS: usize = 3;
/// Seconds of a slow flow, such as tai chi.
const FLOW_SECONDS: u16 = 120;

impl Beside<'_, '_, '_> {
    /// Balance work of a day, for those it keeps on their feet.
    pub(in crate::fitness::programming) fn balance(&self, day: usize) -> Vec<PlannedExercise> {
        let named = |condition| self.basis.athlete.profile.conditions.contains(&condition);
        let needs = self.basis.is_older() || named(Condition::Osteoporosis) || named(Condition::OlderAdult);
        if !needs || day >= BALANCE_DAYS {
            return Vec::new();
        }
        let mut candidates: Vec<_> = self.pool.for_job(Job::Balance).collect();
        candidates.sort_by_key(|candidate| (-candidate.suits, &candidate.exercise.id));
        let turn = day.checked_rem(candidates.len().min(2)).unwrap_or(0);
        candidates.get(turn).map(|candidate| self.balance_entry(candidate)).into_iter().collect()
    }

    fn balance_entry(&self, candidate: &Candidate<'_>) -> PlannedExercise {
        let special = &self.basis.rules.special_reps;
        let flows = candidate.exercise.met > 3.0;
        let (sets, dose) = match candidate.exercise.mode {
            Mode::Distance => (2, Dose::Metres(special.balance_metres)),
            Mode::Time if flows => (1, Dose::Seconds(FLOW_SECONDS)),
            _ => (2, Dose::Seconds(special.balance_seconds)),
        };
        let sets = if self.basis.work_minutes() < TIGHT_BELOW_MINUTES { 1 } else { sets };
        let why = "Balance first, while you are fresh: it is what keeps you on your feet. A wall within reach.";
        entry(candidate, sets, dose, 30.max(self.basis.limits.rest_seconds_min.min(60)), why.to_owned())
    }
}
