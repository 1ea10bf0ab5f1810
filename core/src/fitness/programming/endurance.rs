//! What stands beside the lifts: balance first, endurance after, and the days that have no lifts.

use super::basis::Basis;
use super::calendar::{Day, Theme, week_shape};
use super::job::Job;
use super::need::{ENDURANCE_SHARE, TIGHT_BELOW_MINUTES};
use super::pool::{Candidate, Pool};
use super::running::{Run, RunDay, RunKind, Runner};
use crate::athlete::{Condition, Equipment, Experience, Goal};
use crate::fitness::time::{Bout, work_seconds};
use crate::fitness::{Dose, Mode, PlannedExercise, RepRange};

/// Days of balance work that everybody who needs it gets (WHO 2020).
const BALANCE_DAYS: usize = 3;
/// Stretches on a recovery day, and on another day without lifts.
const STRETCHES: (usize, usize) = (4, 2);
/// Seconds of a slow flow, such as tai chi.
const FLOW_SECONDS: u16 = 120;
/// What cannot be had in the middle of a session.
const ELSEWHERE: &[Equipment] = &[Equipment::Pool, Equipment::Bicycle, Equipment::Skates, Equipment::Poles];
/// Fewest repeats that make intervals worth it.
const LEAST_INTERVALS: u8 = 3;

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
}

impl<'b, 'p, 'w> Beside<'b, 'p, 'w> {
    pub(super) fn new(basis: &'b Basis<'w>, pool: &'p Pool<'w>, days: &'b [Day]) -> Self {
        let mut beside = Self { basis, pool, days, runner: None };
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
        (work * share).min(work - needed * 60.0).max(0.0)
    }

    /// Seconds that these take.
    pub(super) fn reserve_of_balance(&self, entries: &[PlannedExercise]) -> f64 {
        self.seconds(entries)
    }

    fn seconds(&self, entries: &[PlannedExercise]) -> f64 {
        entries.iter().map(|entry| self.entry_seconds(entry)).sum()
    }

    fn entry_seconds(&self, entry: &PlannedExercise) -> f64 {
        let one_side = self.pool.all().iter().any(|candidate| candidate.exercise.id == entry.id && candidate.exercise.unilateral);
        let rules = &self.basis.rules.time;
        let work = work_seconds(entry.dose, one_side, rules);
        Bout { sets: entry.sets, work, rest: entry.rest_seconds, ramp: 0, partner_sets: None }.seconds(rules)
    }

    /// Balance work of a day, for those it keeps on their feet.
    pub(super) fn balance(&self, day: usize) -> Vec<PlannedExercise> {
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

    /// What follows the lifts on each day with so many seconds left, and what the days without lifts have.
    pub(super) fn week(&mut self, left: &[f64], week: WeekOf) -> Vec<Vec<PlannedExercise>> {
        let runs = self.runs_of(left, week);
        let hard = self.interval_day(left);
        (0..self.days.len())
            .map(|day| match self.days[day].theme {
                Theme::Recovery => self.recovery(left[day]),
                Theme::Endurance | Theme::Steady => self.endurance_day(day, left[day], week, runs[day], hard == Some(day)),
                _ => self.finisher(day, left[day], week, runs[day], hard == Some(day)),
            })
            .collect()
    }

    /// The run of each day: on endurance days, or on every strength day that shares them, never two days running.
    fn runs_of(&mut self, left: &[f64], week: WeekOf) -> Vec<Option<Run>> {
        let setup = self.basis.rules.time.setup_seconds;
        let mut planned = vec![None; self.days.len()];
        let Some(runner) = &mut self.runner else { return planned };
        let own = self.days.iter().any(|day| day.theme == Theme::Endurance);
        let mut chosen: Vec<usize> = Vec::new();
        for (number, day) in self.days.iter().enumerate() {
            let suits = if own { day.theme == Theme::Endurance } else { day.theme.is_resistance() };
            if suits && !chosen.iter().any(|&other| self.days[other].touches(*day)) {
                chosen.push(number);
            }
        }
        let room = |&day: &usize| RunDay {
            day: week.number * 7 + u32::from(self.days[day].offset),
            room: (left[day] - setup - 1.0).max(0.0) as u32,
        };
        let rooms: Vec<RunDay> = chosen.iter().map(room).collect();
        for (&day, run) in chosen.iter().zip(runner.week(&rooms, week.deload)) {
            planned[day] = (run.length() > 0).then_some(run);
        }
        planned
    }

    /// The day for hard intervals, where the goal asks for them and the limits allow them.
    fn interval_day(&self, left: &[f64]) -> Option<usize> {
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

    fn intervals(&self, left: f64) -> Option<PlannedExercise> {
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

    fn finisher(&self, day: usize, left: f64, week: WeekOf, run: Option<Run>, hard: bool) -> Vec<PlannedExercise> {
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

    fn endurance_day(&self, day: usize, left: f64, week: WeekOf, run: Option<Run>, hard: bool) -> Vec<PlannedExercise> {
        let mut entries = Vec::new();
        if let Some(run) = run {
            entries.extend(self.run(run));
        } else if let Some(intervals) = self.intervals(left).filter(|_| hard && !week.deload) {
            entries.push(intervals);
            entries.extend(self.easy_after(&entries, day, left, week));
        } else {
            entries.extend(self.steady_day(day, left, week));
        }
        self.stretch(entries, left, STRETCHES.1)
    }

    /// Easy minutes after intervals, as many as an easy day has beyond them.
    fn easy_after(&self, done: &[PlannedExercise], day: usize, left: f64, week: WeekOf) -> Option<PlannedExercise> {
        let took = self.seconds(done);
        let minutes = self.day_minutes(week).saturating_sub((took / 60.0) as u16).min(self.minutes_in(left - took));
        let candidate = self.steady(true, day).filter(|candidate| done.iter().all(|entry| entry.id != candidate.exercise.id))?;
        let why = "Easy to finish, until your breath is calm again.".to_owned();
        (minutes >= self.basis.rules.aerobic.finisher_minutes_min).then(|| steady_entry(candidate, minutes, why))
    }

    /// Minutes of an endurance day.
    fn day_minutes(&self, week: WeekOf) -> u16 {
        let most = self.basis.rules.aerobic.day_minutes_max.get(self.basis.training_age());
        let grown = (most * 2 / 3).saturating_add(week.loaded.saturating_mul(2)).min(most);
        if week.deload { grown * 3 / 4 } else { grown }
    }

    fn steady_day(&self, day: usize, left: f64, week: WeekOf) -> Option<PlannedExercise> {
        let minutes = self.day_minutes(week).min(self.minutes_in(left));
        let candidate = self.steady(true, day).filter(|_| minutes > 0)?;
        let why = format!("{minutes} easy minutes: you can talk in full sentences. They count toward the 150 of the week.");
        Some(steady_entry(candidate, minutes, why))
    }

    fn recovery(&self, left: f64) -> Vec<PlannedExercise> {
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
        let open =
            |id: &&crate::fitness::ExerciseId| self.pool.for_job(Job::Mobility).any(|candidate| candidate.exercise.id == **id);
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

    fn run(&self, run: Run) -> Option<PlannedExercise> {
        let id = if run.kind == RunKind::Tempo { "tempo_run" } else { "jogging" };
        let candidate = self.named(id)?;
        let minutes = run.length() / 60;
        let why = match run.kind {
            RunKind::WalkRun if run.sets > 1 => format!(
                "Run {}, walk {}, {} times, slow enough to talk. If it was harder than 6 of 10, do this run again before the next.",
                clock(run.seconds),
                clock(run.rest),
                run.sets
            ),
            RunKind::WalkRun => format!("{minutes} minutes without a walk, slow enough to talk."),
            RunKind::Easy => "Talking pace: most running should feel easy.".to_owned(),
            RunKind::Long => {
                format!("Your longest this week, {minutes} minutes: never more than a tenth over your longest in 30 days.")
            }
            RunKind::Tempo => "Comfortably hard: a few words at a time. The one hard run of the week.".to_owned(),
        };
        Some(entry(candidate, run.sets, Dose::Seconds(run.seconds), run.rest, why))
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

    fn listed(&self, list: &[crate::fitness::ExerciseId], whole_day: bool) -> Option<&'p Candidate<'w>> {
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

/// Seconds as a runner says them: "90 s", "3 min".
fn clock(seconds: u16) -> String {
    if seconds.is_multiple_of(60) && seconds > 60 { format!("{} min", seconds / 60) } else { format!("{seconds} s") }
}
