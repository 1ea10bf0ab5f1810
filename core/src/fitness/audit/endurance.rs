//! Hard intervals rare and apart, and no run much longer than those before it.

use chrono::NaiveDate;

use super::{Audit, Entry, Worst, at_least, at_most};
use crate::check::Check;
use crate::fitness::aerobic::{is_hard_interval, moderate_minutes, run_seconds};
use crate::fitness::volume::training_age;

impl Audit<'_> {
    pub(super) fn endurance(&self, checks: &mut Vec<Check>) {
        let rules = &self.world.training.intervals;
        let hard: Vec<&Entry<'_>> = self.entries.iter().filter(|entry| is_hard_interval(entry.planned, self.world)).collect();
        let per_week = self.plan.weeks.iter().map(|week| {
            let days = week.sessions.iter().filter(|session| hard.iter().any(|entry| entry.session.date == session.date));
            (days.count() as f64, format!("week {}", week.week))
        });
        let most = f64::from(rules.sessions_per_week_max.get(training_age(self.athlete)));
        let source = "training_rules, intervals: hard sessions a week by level";
        checks.push(at_most("hard_intervals_per_week", Worst::highest(per_week).filter(|_| !hard.is_empty()), most, source));
        checks.push(at_least(
            "hard_intervals_hours",
            apart(&hard),
            rules.hours_between.into(),
            "training_rules, intervals: hours between",
        ));
        checks.push(self.effort_of_intervals(&hard));
        checks.push(self.single_runs());
        checks.push(self.aerobic_minutes());
    }

    /// Hard intervals only for those whose limits allow the effort.
    fn effort_of_intervals(&self, hard: &[&Entry<'_>]) -> Check {
        let needed = self.world.training.intervals.rpe_needed;
        let ok = hard.is_empty() || self.limits.rpe_max >= needed;
        let source = "contraindications: highest effort; training_rules, intervals";
        Check::new("hard_intervals_effort", ok, self.limits.rpe_max, format!("{needed} where intervals are planned"), source)
    }

    /// Each run after the first week against the longest of the days before it.
    fn single_runs(&self) -> Check {
        let rules = &self.world.training.running;
        let mut runs: Vec<(NaiveDate, u32)> = self
            .plan
            .weeks
            .iter()
            .flat_map(|week| &week.sessions)
            .map(|session| (session.date, run_seconds(session, self.world)))
            .filter(|(_, seconds)| *seconds > 0)
            .collect();
        runs.sort();
        let first = runs.first().map(|(date, _)| *date);
        let ratios = runs.iter().enumerate().filter_map(|(number, (date, seconds))| {
            let days = |other: &NaiveDate| (*date - *other).num_days();
            if first.is_none_or(|first| days(&first) < 7) {
                return None;
            }
            let recent = runs[..number].iter().filter(|(other, _)| days(other) <= i64::from(rules.longest_days));
            let longest = recent.map(|(_, seconds)| *seconds).max()?;
            Some((f64::from(*seconds) / f64::from(longest) * 100.0, date.to_string()))
        });
        let source = "Frandsen 2025: percent of the longest run in 30 days; runs of the first week are taken as known";
        at_most("single_run_percent", Worst::highest(ratios), rules.single_run_max_percent.into(), source)
    }

    /// For information: what the plan holds of the weekly endurance minutes.
    fn aerobic_minutes(&self) -> Check {
        let loaded = self.plan.weeks.iter().filter(|week| !week.deload);
        let minutes =
            loaded.map(|week| moderate_minutes(week.sessions.iter().flat_map(|session| &session.exercises), self.world));
        let least = minutes.fold(f64::INFINITY, f64::min);
        let target = self.world.training.aerobic.moderate_minutes_per_week;
        let source = "WHO 2020: moderate minutes a week, vigorous ones twice; walking outside the sessions brings the rest";
        Check::new("aerobic_minutes", true, if least.is_finite() { least.round() } else { 0.0 }, f64::from(target), source)
    }
}

/// The fewest hours between two days with hard intervals.
fn apart(hard: &[&Entry<'_>]) -> Option<Worst> {
    let mut days: Vec<NaiveDate> = hard.iter().map(|entry| entry.session.date).collect();
    days.sort();
    days.dedup();
    let gaps = days.windows(2).map(|pair| ((pair[1] - pair[0]).num_hours() as f64, pair[1].to_string()));
    Worst::lowest(gaps)
}
