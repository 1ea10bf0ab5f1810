//! Running: from walk-and-run to half an hour for beginners, then longer by at most a tenth of the longest run.

use super::rules::{IntervalDose, Running};
use crate::athlete::Experience;

/// One run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) sets: u8,
    pub(super) seconds: u16,
    pub(super) rest: u16,
    pub(super) kind: RunKind,
}

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunKind {
    /// Running with walk breaks.
    WalkRun,
    /// At talking pace.
    Easy,
    /// The longest of the week, at talking pace.
    Long,
    /// Comfortably hard.
    Tempo,
}

impl Run {
    /// Seconds from the first running step to the last.
    pub(super) fn length(&self) -> u32 {
        u32::from(self.sets) * u32::from(self.seconds) + u32::from(self.sets.saturating_sub(1)) * u32::from(self.rest)
    }

    /// The run cut down to so many seconds: fewer times, or a shorter single run in whole minutes.
    fn cut_to(mut self, seconds: u32) -> Self {
        while self.sets > 1 && self.length() > seconds {
            self.sets -= 1;
        }
        if self.length() > seconds {
            self.seconds = ((seconds / 60) * 60).min(u32::from(u16::MAX)) as u16;
        }
        self
    }
}

/// A day to run on.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunDay {
    /// Days after the plan's first day.
    pub(super) day: u32,
    /// Seconds there are.
    pub(super) room: u32,
}

/// Where an athlete stands from run to run.
pub(super) struct Runner<'r> {
    rules: &'r Running,
    level: Experience,
    /// Whether a hard run may be planned.
    tempo: bool,
    /// The next step of the walk-and-run list.
    step: usize,
    /// Every run so far: its day and seconds.
    done: Vec<(u32, u32)>,
    /// Seconds of the next long run.
    long: u32,
}

impl<'r> Runner<'r> {
    /// Before the first run.
    pub(super) fn new(rules: &'r Running, level: Experience, tempo: bool) -> Self {
        let long = u32::from(rules.first_minutes.get(level)) * 60;
        Self { rules, level, tempo, step: 0, done: Vec::new(), long }
    }

    /// The runs of a week, each at most as long as its day has seconds.
    pub(super) fn week(&mut self, days: &[RunDay], deload: bool) -> Vec<Run> {
        if self.level == Experience::Beginner { self.learn(days, deload) } else { self.build(days, deload) }
    }

    fn learn(&mut self, days: &[RunDay], deload: bool) -> Vec<Run> {
        let lesson = |day: &RunDay| {
            let run = self.lesson(day.day);
            self.step += usize::from(!deload);
            self.take(if deload { self.lighter(run) } else { run }, *day)
        };
        days.iter().map(lesson).collect()
    }

    /// The run that comes next; after the list, a tenth longer each third time.
    fn lesson(&self, day: u32) -> Run {
        if let Some(step) = self.rules.walk_run.get(self.step) {
            return Run { sets: step.sets, seconds: step.run, rest: step.walk, kind: RunKind::WalkRun };
        }
        if self.step.is_multiple_of(3) {
            single(self.most(day).min(self.longest_ever()), RunKind::Long)
        } else {
            single(self.longest(day) * u32::from(self.rules.easy_percent_of_long) / 100, RunKind::Easy)
        }
    }

    fn build(&mut self, days: &[RunDay], deload: bool) -> Vec<Run> {
        let planned = |number: usize| match number {
            _ if number + 1 == days.len() => single(self.long, RunKind::Long),
            0 if self.tempo && !deload => tempo(self.rules.tempo),
            _ => single(self.long * u32::from(self.rules.easy_percent_of_long) / 100, RunKind::Easy),
        };
        let planned: Vec<Run> = (0..days.len()).map(planned).collect();
        let lighter = |run: Run| if deload { self.lighter(run) } else { run };
        let planned: Vec<Run> = planned.into_iter().map(lighter).collect();
        let runs = planned.into_iter().zip(days).map(|(run, day)| self.take(run, *day)).collect();
        if let (false, Some(last)) = (deload, days.last()) {
            self.long = self.most(last.day).min(self.longest_ever());
        }
        runs
    }

    /// Where the long run stops growing, in seconds.
    fn longest_ever(&self) -> u32 {
        u32::from(self.rules.longest_minutes.get(self.level)) * 60
    }

    fn lighter(&self, run: Run) -> Run {
        run.cut_to(run.length() * u32::from(self.rules.deload_percent) / 100)
    }

    /// Seconds of the longest run of the last weeks.
    fn longest(&self, day: u32) -> u32 {
        let recent = |(done, _): &&(u32, u32)| day.saturating_sub(*done) <= u32::from(self.rules.longest_days);
        self.done.iter().filter(recent).map(|(_, length)| *length).max().unwrap_or(0)
    }

    /// The longest run there may be on a day; in the first week nothing is known yet.
    fn most(&self, day: u32) -> u32 {
        self.longest(day) * u32::from(self.rules.single_run_max_percent) / 100
    }

    /// The run inside the day's time and the rule of a tenth.
    fn take(&mut self, run: Run, day: RunDay) -> Run {
        let first_week = day.day < 7;
        let run = run.cut_to(if first_week { day.room } else { day.room.min(self.most(day.day)) });
        self.done.push((day.day, run.length()));
        run
    }
}

fn single(seconds: u32, kind: RunKind) -> Run {
    Run { sets: 1, seconds: (seconds / 60 * 60).min(u32::from(u16::MAX)) as u16, rest: 0, kind }
}

fn tempo(dose: IntervalDose) -> Run {
    Run { sets: dose.sets, seconds: dose.seconds, rest: dose.rest, kind: RunKind::Tempo }
}
