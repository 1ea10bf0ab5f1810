//! What stands beside the lifts: balance first, endurance after, and the days that have no lifts.

mod balance;
mod easy;
mod hard;
mod runs;

use super::basis::Basis;
use super::calendar::{Day, Theme, week_shape};
use super::job::Job;
use super::need::ENDURANCE_SHARE;
use super::pool::{Candidate, Pool};
use super::running::Runner;
use crate::athlete::{Experience, Goal};
use crate::fitness::time::{Bout, work_seconds};
use crate::fitness::{Dose, PlannedExercise};

/// Which week it is, for what grows from week to week.
#[derive(Clone, Copy, Debug)]
pub(super) struct WeekOf {
    /// Weeks before it.
    pub(super) number: u32,
    /// Loaded weeks before it.
    pub(super) loaded: u16,
    pub(super) deload: bool,
}

/// Chooses and doses everything that is no lift.
pub(super) struct Beside<'b, 'p, 'w> {
    basis: &'b Basis<'w>,
    pool: &'p Pool<'w>,
    days: &'b [Day],
    runner: Option<Runner<'b>>,
    /// The day for hard intervals, the same in every week; not known before the first.
    hard_day: Option<Option<usize>>,
}

impl<'b, 'p, 'w> Beside<'b, 'p, 'w> {
    pub(super) fn new(basis: &'b Basis<'w>, pool: &'p Pool<'w>, days: &'b [Day]) -> Self {
        let mut beside = Self { basis, pool, days, runner: None, hard_day: None };
        let runs = basis.athlete.goal == Goal::Endurance && beside.named("jogging").is_some() && !basis.is_gentle();
        let tempo =
            basis.athlete.experience > Experience::Beginner && beside.may_go_hard(8.0) && beside.named("tempo_run").is_some();
        beside.runner = runs.then(|| Runner::new(&basis.rules.running, basis.athlete.experience, tempo));
        beside
    }

    fn named(&self, id: &str) -> Option<&'p Candidate<'w>> {
        self.pool.for_job(Job::Endurance).find(|candidate| candidate.exercise.id.as_str() == id)
    }

    fn may_go_hard(&self, effort: f64) -> bool {
        let intervals = &self.basis.rules.intervals;
        self.basis.limits.rpe_max >= effort && self.basis.athlete.age <= intervals.age_max && !self.basis.is_expecting()
    }

    /// Seconds that are kept free of lifts on a day.
    pub(super) fn reserve(&self, day: usize, needed: f64) -> f64 {
        self.seconds(&self.balance(day)) + self.endurance_reserve(needed)
    }

    /// A fixed part of a session that endurance shares, else a part of what the lifts do not need.
    fn endurance_reserve(&self, needed: f64) -> f64 {
        let work = f64::from(self.basis.work_minutes()) * 60.0;
        let share = match self.basis.athlete.goal {
            Goal::Endurance if week_shape(self.basis.athlete, self.basis.rules).combined => return work * ENDURANCE_SHARE,
            Goal::Endurance => 0.25,
            Goal::LoseFat | Goal::GeneralHealth => 0.25,
            Goal::Maintain => 0.15,
            Goal::BuildMuscle | Goal::GainStrength => 0.0,
        };
        let least = f64::from(self.basis.rules.aerobic.finisher_minutes_min) * 60.0 + self.basis.rules.time.setup_seconds;
        Some((work * share).min(work - needed * 60.0)).filter(|reserve| *reserve >= least).unwrap_or(0.0)
    }

    /// Seconds that these take.
    pub(super) fn seconds(&self, entries: &[PlannedExercise]) -> f64 {
        entries.iter().map(|entry| self.entry_seconds(entry)).sum()
    }

    fn entry_seconds(&self, entry: &PlannedExercise) -> f64 {
        let one_side = self.pool.all().iter().any(|candidate| candidate.exercise.id == entry.id && candidate.exercise.unilateral);
        let rules = &self.basis.rules.time;
        let work = work_seconds(entry.dose, one_side, rules);
        Bout { sets: entry.sets, work, rest: entry.rest_seconds, ramp: 0, partner_sets: None }.seconds(rules)
    }

    /// What follows the lifts on each day with so many seconds left, and what the days without lifts have.
    pub(super) fn week(&mut self, left: &[f64], week: WeekOf) -> Vec<Vec<PlannedExercise>> {
        let runs = self.runs_of(left, week);
        let hard = self.hard_day.unwrap_or_else(|| self.interval_day(left));
        self.hard_day = Some(hard);
        (0..self.days.len())
            .map(|day| match self.days[day].theme {
                Theme::Recovery => self.recovery(left[day]),
                Theme::Endurance | Theme::Steady => self.endurance_day(day, left[day], week, runs[day], hard == Some(day)),
                _ => self.finisher(day, left[day], week, runs[day], hard == Some(day)),
            })
            .collect()
    }
}

fn entry(candidate: &Candidate<'_>, sets: u8, dose: Dose, rest: u16, why: String) -> PlannedExercise {
    PlannedExercise {
        id: candidate.exercise.id.clone(),
        sets,
        dose,
        rir: None,
        percent_1rm: None,
        load_kg: None,
        rest_seconds: rest,
        ramp_sets: 0,
        superset: None,
        chosen_on: None,
        why,
    }
}
