//! Lighter stretches that the log asks for: signs of tiredness, and pain.

use chrono::{Days, NaiveDate};

use super::asked::{Asked, amount, sessions};
use super::history::{Bout, Done, History};
use super::pause::days_between;
use super::phrase::day_words;
use crate::athlete::Area;
use crate::fitness::{Exercise, JointLoad, WorkoutPlan};

/// Days that count as recent for signs of tiredness.
const RECENT_DAYS: i64 = 10;

/// Days between two reactive light weeks.
const APART_DAYS: i64 = 21;

/// Days of a reactive light week.
const LIGHT_DAYS: u64 = 7;

/// Days for which a reported pain keeps loads down.
const PAIN_DAYS: u64 = 14;

/// A stretch of days with less.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Easing {
    /// The last day before it.
    pub(super) after: NaiveDate,
    /// Its last day.
    until: NaiveDate,
    /// Only what loads this part of the body.
    area: Option<Area>,
    /// Share of the sets.
    pub(super) sets_share: f64,
    /// Why, for the athlete.
    pub(super) why: String,
}

/// Share of the load in a light stretch (Bell 2023: 10 to 20 % less).
pub(super) const LIGHT_SHARE: f64 = 0.9;

impl Easing {
    /// Whether this exercise is lighter on this day.
    pub(super) fn covers(&self, exercise: &Exercise, day: NaiveDate) -> bool {
        let there = self.area.is_none_or(|area| exercise.joints.on(area) >= JointLoad::Med);
        there && self.after < day && day <= self.until
    }
}

/// Every light stretch that the log asks for, in the order of days.
pub(super) fn easings(history: &History, plan: &WorkoutPlan) -> Vec<Easing> {
    let mut found: Vec<Easing> = Vec::new();
    for &day in &history.trained {
        let rested = found.last().is_some_and(|last| days_between(last.after, day) < APART_DAYS) || light_week_near(plan, day);
        let signs = if rested { Vec::new() } else { signs(history, day) };
        if signs.len() >= 2 {
            found.push(light_week(day, &signs));
        }
    }
    found.extend(history.pains.iter().map(|(day, area)| after_pain(*day, *area)));
    found
}

fn light_week(day: NaiveDate, signs: &[&str]) -> Easing {
    let why = format!("a lighter week, because {} by {}", signs.join(" and "), day_words(day));
    Easing { after: day, until: later(day, LIGHT_DAYS), area: None, sets_share: 0.5, why }
}

fn after_pain(day: NaiveDate, area: Area) -> Easing {
    let why = format!("your {} hurt on {}, so two lighter weeks for it", area.name().replace('_', " "), day_words(day));
    Easing { after: day, until: later(day, PAIN_DAYS), area: Some(area), sets_share: 1.0, why }
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn light_week_near(plan: &WorkoutPlan, day: NaiveDate) -> bool {
    sessions(plan).any(|(session, light)| light && days_between(day, session.date).abs() <= LIGHT_DAYS as i64)
}

/// Signs of tiredness on a day: less done twice running, more effort for the same, sessions that felt hard.
fn signs(history: &History, day: NaiveDate) -> Vec<&'static str> {
    let recent = |date: NaiveDate| (0..=RECENT_DAYS).contains(&days_between(date, day));
    let runs: Vec<Vec<&Bout>> =
        history.bouts.values().map(|bouts| bouts.iter().filter(|bout| bout.date <= day).collect()).collect();
    let fresh = || runs.iter().filter(|run| run.last().is_some_and(|last| recent(last.date)));
    let mut signs = Vec::new();
    if fresh().any(|run| fell_twice(run)) {
        signs.push("you did less in two sessions running");
    }
    if fresh().any(|run| cost_more(run)) {
        signs.push("the same load cost more effort");
    }
    if history.hard.iter().filter(|date| recent(**date)).count() >= 2 {
        signs.push("two sessions felt hard");
    }
    signs
}

/// Fewer repetitions at the same load and as many sets asked, twice in a row.
fn fell_twice(run: &[&Bout]) -> bool {
    let [.., first, before, last] = run else { return false };
    let (Some(first), Some(before), Some(last)) = (Work::of(first), Work::of(before), Work::of(last)) else { return false };
    last.less_than(&before) && before.less_than(&first)
}

/// More effort for the same load.
fn cost_more(run: &[&Bout]) -> bool {
    let [.., before, last] = run else { return false };
    let (Some(before), Some(last)) = (Work::of(before), Work::of(last)) else { return false };
    let (Some(was), Some(is)) = (before.rpe, last.rpe) else { return false };
    before.same_load(&last) && is >= was + 1.0
}

/// What the sets of one bout came to.
struct Work {
    asked: Asked,
    load_kg: f64,
    amount: u32,
    rpe: Option<f64>,
}

impl Work {
    /// Nothing for a bout without figures or in a light week.
    fn of(bout: &Bout) -> Option<Self> {
        let (Done::Sets(sets), Some(asked)) = (&bout.done, bout.asked.filter(|asked| !asked.light)) else { return None };
        let efforts: Vec<f64> = sets.iter().filter_map(|set| set.rpe).collect();
        let mean = efforts.iter().sum::<f64>() / efforts.len() as f64;
        Some(Self {
            asked,
            load_kg: sets.iter().filter_map(|set| set.load_kg).fold(0.0, f64::max),
            amount: sets.iter().map(|set| u32::from(amount(set, asked.dose).unwrap_or(0))).sum(),
            rpe: (!efforts.is_empty()).then_some(mean),
        })
    }

    fn same_load(&self, other: &Self) -> bool {
        (self.load_kg - other.load_kg).abs() < 0.01
    }

    fn less_than(&self, before: &Self) -> bool {
        self.same_load(before)
            && self.asked.sets == before.asked.sets
            && self.asked.dose == before.asked.dose
            && f64::from(self.amount) < 0.975 * f64::from(before.amount)
    }
}
