//! Whether days x minutes allow the fewest sets of every major muscle, and whether anything is left that trains one.

use serde_json::Value;

use super::{Case, Checker, PULL, bounds, is_older, items, number, session_most, sessions, text};
use crate::second_reading;

impl Checker {
    /// Sets that days, minutes and exercises hold against 7 movements x the fewest sets: the formula of the planner's own page,
    /// written down once more.
    pub(super) fn is_owed(&self, case: &Case<'_>) -> bool {
        let Some(first) = sessions(case.workouts).map(|(_, session)| session).next() else { return false };
        let minutes = case.profile["minutes_per_session"].as_f64().unwrap_or(45.0);
        let frame = number(&first["warmup"]["minutes"]) + number(&first["cooldown"]["minutes"]);
        let goal = case.profile["goal"].as_str().unwrap_or("general_health");
        let balance = if is_older(case.profile) { 3.5 } else { 0.0 };
        let share = if is_combined(case.profile) { 0.4 } else { 1.0 };
        let a_set = match goal {
            "build_muscle" => 3.6,
            "gain_strength" => 4.4,
            "maintain" => 3.4,
            _ => 3.2,
        };
        let rest = self.held(case, "rest_seconds_min", f64::max).unwrap_or(30.0).max(30.0);
        let in_time = ((minutes - frame - balance) * share).max(0.0) / (a_set + (rest - 60.0).max(0.0) / 60.0);
        let exercises = match session_most(case.profile) as u64 {
            6 => 7.0,
            8 => 8.0,
            _ => 9.0,
        };
        let in_exercises = exercises * self.held(case, "sets_max", f64::min).unwrap_or(3.0).min(3.0);
        let there = strength_days(case) * in_time.min(in_exercises).min(24.0);
        let pull_push = self.held(case, "pull_push_min", f64::max).unwrap_or(1.0).max(1.0);
        there >= (7.0 + (pull_push - 1.0) * 2.0) * bounds(case.profile).0 * 1.2
    }

    /// The strictest of a bound over all rules that hold.
    fn held(&self, case: &Case<'_>, bound: &str, stricter: fn(f64, f64) -> f64) -> Option<f64> {
        let mut subjects = second_reading::held(case.profile);
        if is_older(case.profile) && case.profile["experience"].as_str().is_none_or(|level| level == "beginner") {
            subjects.push(serde_json::json!({"condition": "older_adult_65plus", "stage": "beginner"}));
        }
        let mut strictest: Option<f64> = None;
        while let Some(subject) = subjects.pop() {
            for rule in self.rules.iter().filter(|rule| rule["for"] == subject) {
                strictest = rule["limits"][bound].as_f64().into_iter().chain(strictest).reduce(stricter);
                if rule["base"].is_string() {
                    subjects.push(serde_json::json!({"condition": rule["base"]}));
                }
            }
        }
        strictest
    }

    /// Whether a strength or core exercise that is allowed trains the muscle directly; chest and shoulders also need a
    /// pull, and only work of the elbow is promised to the triceps.
    pub(super) fn is_open(&self, case: &Case<'_>, muscle: &str) -> bool {
        let allowed = |exercise: &&Value| !second_reading::out(case.profile, &self.rules, exercise);
        let trains = |exercise: &&Value| {
            ["strength", "core"].contains(&text(&exercise["category"]))
                && text(&exercise["pattern"]) != "neck"
                && (muscle != "triceps" || text(&exercise["pattern"]) == "elbow_extension")
                && items(&exercise["primary"]).any(|primary| text(primary) == muscle)
        };
        let pulls = |exercise: &&Value| PULL.contains(&text(&exercise["pattern"]));
        let direct = self.exercises.values().filter(trains).any(|exercise| allowed(&exercise));
        let pushed = muscle == "chest" || muscle == "front_delts";
        direct && (!pushed || self.exercises.values().filter(pulls).any(|exercise| allowed(&exercise)))
    }
}

/// Strength days that count: all, but no more than 7/4 of those with upper-body and 7/3 of those with lower-body work.
fn strength_days(case: &Case<'_>) -> f64 {
    let first = items(&case.workouts["weeks"]).next().into_iter().flat_map(|week| items(&week["sessions"]));
    let (mut all, mut upper, mut lower) = (0.0, 0.0, 0.0_f64);
    for title in first.map(|session| text(&session["title"]).to_owned()) {
        let is = |names: &[&str]| names.iter().any(|name| title.starts_with(name));
        let (legs, arms, whole) = (is(&["Lower", "Legs"]), is(&["Upper", "Push", "Pull"]), is(&["Full"]));
        let count = |yes: bool| f64::from(u8::from(yes));
        all += count(legs || arms || whole);
        upper += count(arms || whole);
        lower += count(legs || whole);
    }
    if bounds(case.profile).0 * 2.0 > session_most(case.profile) && f64::min(upper, lower) < 2.0 {
        return 0.0;
    }
    f64::min(all, upper * 7.0 / 4.0).min(lower * 7.0 / 3.0)
}

/// Endurance takes a part of each strength day where there are too few days for days of its own.
fn is_combined(profile: &Value) -> bool {
    let mut named: Vec<&str> = items(&profile["weekdays"]).map(text).collect();
    named.sort_unstable();
    named.dedup();
    let asked = profile["days_per_week"].as_u64().unwrap_or(if named.is_empty() { 3 } else { named.len() as u64 });
    let days = if named.is_empty() { asked } else { asked.min(named.len() as u64) };
    let minutes = profile["minutes_per_session"].as_u64().unwrap_or(45);
    profile["goal"] == "endurance" && (days == 1 || (days <= 3 && minutes >= 45))
}
