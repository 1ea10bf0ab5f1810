//! Hard intervals, once a week.

use super::super::calendar::Theme;
use super::super::pool::Candidate;
use super::{Beside, entry};
use crate::athlete::{Experience, Goal};
use crate::fitness::{Dose, PlannedExercise};

/// Fewest repeats that make intervals worth it.
const LEAST_INTERVALS: u8 = 3;

impl<'p, 'w> Beside<'_, 'p, 'w> {
    /// The day for hard intervals, where the goal asks for them and the limits allow them.
    pub(super) fn interval_day(&self, left: &[f64]) -> Option<usize> {
        let needed = self.basis.rules.intervals.rpe_needed;
        let wanted = match self.basis.athlete.goal {
            Goal::LoseFat => true,
            Goal::Endurance => self.runner.is_none() && self.basis.athlete.experience > Experience::Beginner,
            _ => false,
        };
        if !wanted || !self.may_go_hard(needed) || self.interval_machine().is_none() {
            return None;
        }
        let cardio = |day: &usize| matches!(self.days[*day].theme, Theme::Endurance | Theme::Steady);
        let roomy = |day: &usize| self.days[*day].theme != Theme::Recovery && self.intervals(left[*day]).is_some();
        let all = 0..self.days.len();
        all.clone().filter(roomy).find(cardio).or_else(|| all.rev().find(roomy))
    }

    fn interval_machine(&self) -> Option<&'p Candidate<'w>> {
        let here = |candidate: &&Candidate<'_>| !self.basis.rules.running.exercises.contains(&candidate.exercise.id);
        self.basis.rules.aerobic.interval_on.iter().find_map(|id| self.named(id.as_str()).filter(here))
    }

    pub(super) fn intervals(&self, left: f64) -> Option<PlannedExercise> {
        let candidate = self.interval_machine()?;
        let dose = self.basis.rules.intervals.dose(self.basis.training_age());
        let mut sets = dose.sets;
        let words = |sets: u8| {
            let pace = if self.basis.is_beginner() { "brisk, 6 to 7 of 10" } else { "hard, 8 of 10" };
            format!("{sets} times {} s {pace}, then {} s easy. The one hard effort of the week.", dose.seconds, dose.rest)
        };
        while sets >= LEAST_INTERVALS {
            let planned = entry(candidate, sets, Dose::Seconds(dose.seconds), dose.rest, words(sets));
            if self.entry_seconds(&planned) <= left {
                return Some(planned);
            }
            sets -= 1;
        }
        None
    }
}
