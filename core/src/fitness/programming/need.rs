//! Whether days x minutes can hold the least work for every major muscle, by a stated formula.
//!
//! Sets there are: strength days that count x the fewest of
//! - (minutes - warm-up - cool-down - balance work - endurance share) / minutes that one set of a whole programme takes,
//! - exercises in a session x sets of one exercise, at most three,
//! - 24, which is where a session ends.
//!
//! Of the 7 movements 4 are upper body and 3 lower, so at most 7/4 of the days with upper-body work count, and 7/3 of those with
//! lower-body work. None count where half of the body has one day only and twice the fewest sets are more than a session may
//! give a muscle: a squat and a hinge both fill the glutes.
//!
//! Sets needed: 7 movements (squat, hinge, push and pull in two planes, trunk) x the level's fewest sets, more pulls where a
//! limit asks for them, and a fifth on top, since sets come in whole exercises. Where there are as many as needed, every major muscle with a direct exercise left gets its fewest.

use chrono::NaiveDate;

use super::calendar::{Theme, lay_out, week_shape};
use super::rules::TrainingRules;
use crate::athlete::Athlete;
use crate::fitness::Limits;
use crate::fitness::time::frame;
use crate::fitness::volume::{is_older, session_max, training_age, weekly_bounds};

/// Squat, hinge, push and pull in two planes, trunk.
const MOVEMENTS: f64 = 7.0;
/// Minutes of balance work in a session of an older athlete: two sets on each leg.
pub(super) const BALANCE_MINUTES: f64 = 3.5;
/// Part of a session that endurance takes where it shares the strength days.
pub(super) const ENDURANCE_SHARE: f64 = 0.6;
/// Minutes below which a session has no room for a second set of anything beside the lifts.
pub(super) const TIGHT_BELOW_MINUTES: u16 = 20;

/// Sets come in whole exercises: a fifth more than the sum.
const WHOLE_EXERCISES: f64 = 1.2;
/// Sets of one exercise that are counted on.
const SETS_OF_ONE: f64 = 3.0;
/// Sets where a session ends.
const SETS_OF_SESSION: f64 = 24.0;

/// Hard sets in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Sets that there are.
    pub there: f64,
    /// Sets that all major muscles need at least.
    pub needed: f64,
}

impl Room {
    /// The room that an athlete has.
    pub fn of(athlete: &Athlete, limits: &Limits, rules: &TrainingRules) -> Self {
        let days = days_that_count(athlete, rules);
        Self { there: there(athlete, limits, rules, days, athlete.minutes), needed: needed(athlete, limits, rules) }
    }

    /// Whether all major muscles are owed their fewest sets.
    pub fn is_enough(&self) -> bool {
        self.there >= self.needed
    }
}

/// Minutes that one set of a whole programme takes.
pub(super) fn minutes_per_set(athlete: &Athlete, limits: &Limits, rules: &TrainingRules) -> f64 {
    let more_rest = limits.rest_seconds_min.saturating_sub(rules.time.usual_rest_seconds);
    rules.time.minutes_per_set.get(athlete.goal) + f64::from(more_rest) / 60.0
}

/// Strength days, fewer where the split leaves too few of them to one half of the body.
fn days_that_count(athlete: &Athlete, rules: &TrainingRules) -> f64 {
    let themes = lay_out(athlete, rules, NaiveDate::MIN).into_iter().map(|day| day.theme).filter(|theme| theme.is_resistance());
    let (mut all, mut upper, mut lower) = (0.0, 0.0, 0.0_f64);
    for theme in themes {
        let legs = matches!(theme, Theme::Lower | Theme::Legs);
        all += 1.0;
        upper += f64::from(u8::from(!legs));
        lower += f64::from(u8::from(legs || theme == Theme::Full));
    }
    let twice = 2 * weekly_bounds(athlete, rules).min > session_max(athlete, rules);
    if twice && f64::min(upper, lower) < 2.0 {
        return 0.0;
    }
    f64::min(all, upper * MOVEMENTS / 4.0).min(lower * MOVEMENTS / 3.0)
}

fn there(athlete: &Athlete, limits: &Limits, rules: &TrainingRules, days: f64, minutes: u16) -> f64 {
    let frame = frame(limits, minutes, &rules.time);
    let work = f64::from(minutes.saturating_sub(frame.warmup + frame.cooldown));
    let balance = if is_older(athlete) { BALANCE_MINUTES } else { 0.0 };
    let share = if week_shape(athlete, rules).combined { 1.0 - ENDURANCE_SHARE } else { 1.0 };
    let in_time = ((work - balance) * share).max(0.0) / minutes_per_set(athlete, limits, rules);
    let exercises = f64::from(rules.session_exercises_max.get(training_age(athlete)));
    let in_exercises = exercises * limits.sets_max.map_or(SETS_OF_ONE, |most| f64::from(most).min(SETS_OF_ONE));
    days * in_time.min(in_exercises).min(SETS_OF_SESSION)
}

fn needed(athlete: &Athlete, limits: &Limits, rules: &TrainingRules) -> f64 {
    let more_pulls = (limits.pull_push_min - 1.0).max(0.0) * 2.0;
    (MOVEMENTS + more_pulls) * f64::from(weekly_bounds(athlete, rules).min) * WHOLE_EXERCISES
}

/// Days and minutes that would hold everything: longer sessions first, then more of them, then both.
pub(super) fn enough(athlete: &Athlete, limits: &Limits, rules: &TrainingRules) -> Option<(u8, u16)> {
    let needed = needed(athlete, limits, rules);
    let now = week_shape(athlete, rules).resistance.max(1);
    let lengths = || (athlete.minutes.next_multiple_of(5)..=90).step_by(5);
    let longer = lengths().take_while(|minutes| *minutes <= 60).map(|minutes| (now, minutes));
    let oftener = (now + 1..=3).map(|days| (days, athlete.minutes));
    let both = (now..=4).flat_map(|days| lengths().map(move |minutes| (days, minutes)));
    let holds = |&(days, minutes): &(u8, u16)| {
        let counted = if days == now { days_that_count(athlete, rules) } else { f64::from(days).min(3.5) };
        there(athlete, limits, rules, counted, minutes) >= needed
    };
    longer.chain(oftener).chain(both).find(holds)
}
