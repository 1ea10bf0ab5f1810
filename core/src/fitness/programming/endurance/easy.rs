//! Easy endurance: after the lifts, on days of its own, and to recover.

use super::super::job::Job;
use super::super::pool::Candidate;
use super::super::running::Run;
use super::{Beside, WeekOf, entry};
use crate::athlete::Equipment;
use crate::fitness::{Dose, ExerciseId, Mode, PlannedExercise, RepRange};

/// Stretches on a recovery day, and on another day without lifts.
const STRETCHES: (usize, usize) = (4, 2);
/// What cannot be had in the middle of a session.
const ELSEWHERE: &[Equipment] = &[Equipment::Pool, Equipment::Bicycle, Equipment::Skates, Equipment::Poles];

impl<'p, 'w> Beside<'_, 'p, 'w> {
    pub(super) fn finisher(&self, day: usize, left: f64, week: WeekOf, run: Option<Run>, hard: bool) -> Vec<PlannedExercise> {
        if let Some(run) = run {
            return self.run(run).into_iter().collect();
        }
        if hard && !week.deload {
            return self.intervals(left).into_iter().collect();
        }
        let aerobic = &self.basis.rules.aerobic;
        let most = aerobic.finisher_minutes_max.get(self.basis.athlete.goal);
        let minutes = self.minutes_in(left).min(most);
        let candidate = self.steady(false, day).filter(|_| minutes >= aerobic.finisher_minutes_min);
        let why = "Easy pace, you can talk in sentences: good for the heart, and it does not eat into the lifts.";
        candidate.map(|candidate| steady_entry(candidate, minutes, why.to_owned())).into_iter().collect()
    }

    /// Whole minutes of one exercise that fit, after its set-up.
    fn minutes_in(&self, seconds: f64) -> u16 {
        ((seconds - self.basis.rules.time.setup_seconds - 1.0).max(0.0) / 60.0) as u16
    }

    pub(super) fn endurance_day(
        &self,
        day: usize,
        left: f64,
        week: WeekOf,
        run: Option<Run>,
        hard: bool,
    ) -> Vec<PlannedExercise> {
        let mut entries = Vec::new();
        if let Some(run) = run {
            entries.extend(self.run(run));
        } else if let Some(intervals) = self.intervals(left).filter(|_| hard && !week.deload) {
            entries.push(intervals);
        } else {
            entries.extend(self.steady_day(day, left, week));
        }
        self.stretch(entries, left, STRETCHES.1)
    }

    fn steady_day(&self, day: usize, left: f64, week: WeekOf) -> Option<PlannedExercise> {
        let most = self.basis.rules.aerobic.day_minutes_max.get(self.basis.training_age());
        let grown = (most * 2 / 3).saturating_add(week.loaded.saturating_mul(2)).min(most);
        let minutes = if week.deload { grown * 3 / 4 } else { grown };
        let minutes = minutes.min(self.minutes_in(left));
        let candidate = self.steady(true, day).filter(|_| minutes > 0)?;
        let why = format!("{minutes} easy minutes: you can talk in full sentences. They count toward the 150 of the week.");
        Some(steady_entry(candidate, minutes, why))
    }

    pub(super) fn recovery(&self, left: f64) -> Vec<PlannedExercise> {
        let most = self.basis.rules.aerobic.recovery_minutes_max;
        let minutes = (self.minutes_in(left) / 2).min(most);
        let gentle = self.listed(&self.basis.rules.aerobic.gentle, true).filter(|_| minutes > 0);
        let why = "Moving without training: blood flows, legs loosen, nothing gets tired.";
        let entries = gentle.map(|candidate| steady_entry(candidate, minutes, why.to_owned())).into_iter().collect();
        self.stretch(entries, left, STRETCHES.0)
    }

    /// Adds stretches while they fit.
    fn stretch(&self, mut entries: Vec<PlannedExercise>, left: f64, most: usize) -> Vec<PlannedExercise> {
        let aerobic = &self.basis.rules.aerobic;
        let open = |id: &&ExerciseId| self.pool.for_job(Job::Mobility).any(|candidate| candidate.exercise.id == **id);
        for id in aerobic.mobility.iter().filter(open).take(most) {
            let Some(candidate) = self.pool.for_job(Job::Mobility).find(|candidate| candidate.exercise.id == *id) else {
                continue;
            };
            let (min, max) = aerobic.mobility_reps;
            let dose = match candidate.exercise.mode {
                Mode::Reps => Dose::Reps(RepRange { min, max }),
                _ => Dose::Seconds(aerobic.mobility_seconds),
            };
            let stretch = entry(candidate, 1, dose, 0, "Slow and easy, as far as it feels good.".to_owned());
            if self.seconds(&entries) + self.entry_seconds(&stretch) + 1.0 <= left {
                entries.push(stretch);
            }
        }
        entries
    }

    /// What to do at an easy pace: a first choice, another on each day where there are several.
    fn steady(&self, whole_day: bool, day: usize) -> Option<&'p Candidate<'w>> {
        let aerobic = &self.basis.rules.aerobic;
        let list = if self.basis.is_gentle() || self.basis.is_older() { &aerobic.gentle } else { &aerobic.steady };
        let turn = if whole_day { day % 2 } else { 0 };
        let mut liked: Vec<_> = list.iter().filter_map(|id| self.open_steady(id.as_str(), whole_day)).collect();
        liked.sort_by_key(|candidate| !candidate.preferred);
        liked.get(turn).or(liked.first()).copied().or_else(|| self.easiest(whole_day))
    }

    fn listed(&self, list: &[ExerciseId], whole_day: bool) -> Option<&'p Candidate<'w>> {
        list.iter().find_map(|id| self.open_steady(id.as_str(), whole_day)).or_else(|| self.easiest(whole_day))
    }

    fn open_steady(&self, id: &str, whole_day: bool) -> Option<&'p Candidate<'w>> {
        self.named(id).filter(|candidate| self.is_steady(candidate, whole_day))
    }

    fn is_steady(&self, candidate: &Candidate<'_>, whole_day: bool) -> bool {
        let rules = &self.basis.rules;
        let exercise = candidate.exercise;
        let elsewhere = exercise.equipment.iter().any(|thing| ELSEWHERE.contains(thing));
        let too_hard = self.basis.is_gentle() && exercise.met > rules.aerobic.gentle_met_max;
        !rules.aerobic.hard.contains(&exercise.id)
            && !rules.running.exercises.contains(&exercise.id)
            && (whole_day || !elsewhere)
            && !too_hard
    }

    fn easiest(&self, whole_day: bool) -> Option<&'p Candidate<'w>> {
        let all = self.pool.for_job(Job::Endurance).filter(|candidate| self.is_steady(candidate, whole_day));
        all.min_by(|one, other| {
            (!one.preferred, one.exercise.impact).cmp(&(!other.preferred, other.exercise.impact)).then_with(|| {
                one.exercise.met.total_cmp(&other.exercise.met).then_with(|| one.exercise.id.cmp(&other.exercise.id))
            })
        })
    }
}

fn steady_entry(candidate: &Candidate<'_>, minutes: u16, why: String) -> PlannedExercise {
    entry(candidate, 1, Dose::Seconds(minutes.saturating_mul(60)), 0, why)
}
