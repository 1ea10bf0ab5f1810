//! Which days have runs, and what each run is.

use super::super::calendar::Theme;
use super::super::running::{Run, RunDay, RunKind};
use super::{Beside, WeekOf, entry};
use crate::fitness::{Dose, PlannedExercise};

impl Beside<'_, '_, '_> {
    /// The run of each day: on endurance days, or on every strength day that shares them, never two days running.
    pub(super) fn runs_of(&mut self, left: &[f64], week: WeekOf) -> Vec<Option<Run>> {
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

    pub(super) fn run(&self, run: Run) -> Option<PlannedExercise> {
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
}

/// Seconds as a runner says them: "90 s", "3 min".
fn clock(seconds: u16) -> String {
    if seconds.is_multiple_of(60) && seconds > 60 { format!("{} min", seconds / 60) } else { format!("{seconds} s") }
}
