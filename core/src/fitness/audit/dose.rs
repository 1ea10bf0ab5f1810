//! Effort, load, repetitions, holds, rests and sets inside what the athlete's limits allow.

use super::{Audit, Entry, Worst, at_least, at_most};
use crate::check::Check;
use crate::fitness::volume::is_hard;
use crate::fitness::{Category, Dose};

impl Audit<'_> {
    pub(super) fn doses(&self, checks: &mut Vec<Check>) {
        const SOURCE: &str = "contraindications: bounds of the dose";
        let limits = &self.limits;
        let effort = self.figures(|entry| entry.planned.rir.map(|rir| 10.0 - f64::from(rir)));
        checks.push(at_most("rpe_max", Worst::highest(effort), limits.rpe_max, SOURCE));
        let percent = self.figures(|entry| entry.planned.percent_1rm.map(f64::from));
        checks.push(at_most("percent_1rm_max", Worst::highest(percent), limits.percent_1rm_max.into(), SOURCE));
        let fewest = self.figures(|entry| reps(entry).map(|(min, _)| min));
        checks.push(at_least("reps_min", Worst::lowest(fewest), limits.reps_min.into(), SOURCE));
        let most = self.figures(|entry| reps(entry).map(|(_, max)| max));
        checks.push(at_most("reps_max", Worst::highest(most), limits.reps_max.into(), SOURCE));
        let holds = self.figures(hold);
        checks.push(at_most("hold_seconds_max", Worst::highest(holds), limits.hold_seconds_max.into(), SOURCE));
        let rests = self.figures(|entry| (entry.planned.sets > 1).then(|| f64::from(entry.planned.rest_seconds)));
        checks.push(at_least("rest_seconds_min", Worst::lowest(rests), limits.rest_seconds_min.into(), SOURCE));
        if let Some(sets_max) = limits.sets_max {
            let sets = self.figures(|entry| Some(f64::from(entry.planned.sets)));
            checks.push(at_most("sets_per_exercise_max", Worst::highest(sets), sets_max.into(), SOURCE));
        }
        checks.push(self.loads(SOURCE));
    }

    /// A figure of every lift that has it.
    fn figures<'s>(&'s self, figure: impl Fn(&Entry<'_>) -> Option<f64> + 's) -> impl Iterator<Item = (f64, String)> + 's {
        let lifts = self.entries.iter().filter(|entry| entry.exercise.is_some_and(is_hard));
        lifts.filter_map(move |entry| Some((figure(entry)?, format!("{}, week {}", entry.planned.id, entry.week))))
    }

    /// Loads are finite and not negative; shares of a one-repetition maximum only where one may be used.
    fn loads(&self, source: &str) -> Check {
        let broken = |entry: &&Entry<'_>| {
            let absurd = entry.planned.load_kg.is_some_and(|load| !(0.0..=1000.0).contains(&load));
            absurd || (entry.planned.percent_1rm.is_some() && !self.limits.loads_allowed)
        };
        let broken = self.entries.iter().filter(broken).count();
        Check::new("loads", broken == 0, broken, 0.0, source)
    }
}

fn reps(entry: &Entry<'_>) -> Option<(f64, f64)> {
    match entry.planned.dose {
        Dose::Reps(reps) => Some((f64::from(reps.min), f64::from(reps.max))),
        _ => None,
    }
}

/// Seconds of a hold; endurance, mobility and balance work is no hold.
fn hold(entry: &Entry<'_>) -> Option<f64> {
    let held = entry.exercise.is_some_and(|exercise| matches!(exercise.category, Category::Strength | Category::Core));
    match entry.planned.dose {
        Dose::Seconds(seconds) if held => Some(f64::from(seconds)),
        _ => None,
    }
}
