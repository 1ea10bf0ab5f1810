//! Which days are trained, and what each of them is for.

use chrono::{Days, NaiveDate};

use super::rules::TrainingRules;
use crate::athlete::{Athlete, Condition, Goal, Weekday};
use crate::fitness::Subject;
use crate::fitness::applying;

/// What a training day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Full,
    Upper,
    Lower,
    Push,
    Pull,
    Legs,
    /// Endurance first.
    Endurance,
    /// Easy endurance beside the strength days.
    Steady,
    /// Moving without training.
    Recovery,
}

impl Theme {
    /// What the day is called.
    fn name(self) -> &'static str {
        match self {
            Self::Full => "Full body",
            Self::Upper => "Upper body",
            Self::Lower => "Lower body",
            Self::Push => "Push",
            Self::Pull => "Pull",
            Self::Legs => "Legs",
            Self::Endurance => "Endurance",
            Self::Steady => "Easy cardio",
            Self::Recovery => "Active recovery",
        }
    }

    /// Whether the day has strength work.
    pub(super) fn is_resistance(self) -> bool {
        !matches!(self, Self::Endurance | Self::Steady | Self::Recovery)
    }
}

/// One training day of every week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Days after the first day of the week.
    pub(super) offset: u8,
    /// What it is for.
    pub(super) theme: Theme,
    /// How many days of this theme came before in the week.
    pub(super) number: u8,
    /// Whether the theme comes more than once.
    pub(super) repeats: bool,
}

impl Day {
    /// The title with its letter, such as "Upper body B".
    pub(super) fn title(self) -> String {
        let letter = char::from(b'A' + self.number.min(25));
        if self.repeats { format!("{} {letter}", self.theme.name()) } else { self.theme.name().to_owned() }
    }

    /// Whether less than 48 hours lie between the two days, from week to week too.
    pub(super) fn touches(self, other: Self) -> bool {
        let apart = (7 + other.offset - self.offset) % 7;
        self.offset != other.offset && (apart == 1 || apart == 6)
    }
}

/// How the training days of a week are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekShape {
    /// Training days.
    pub days: u8,
    /// Days with strength work.
    pub resistance: u8,
    /// Endurance shares the strength days.
    pub combined: bool,
}

/// Shares out the week: strength on as many days as level and limits allow, endurance on the others.
pub fn week_shape(athlete: &Athlete, rules: &TrainingRules) -> WeekShape {
    let named = athlete.profile.weekdays.len() as u8;
    let days = if named == 0 { athlete.days_per_week } else { athlete.days_per_week.min(named) }.clamp(1, 7);
    let cap = resistance_cap(athlete, rules);
    if athlete.goal != Goal::Endurance {
        return WeekShape { days, resistance: days.min(cap), combined: false };
    }
    let combined = days == 1 || (days <= 3 && athlete.minutes >= 45);
    let resistance = if combined { days } else { days.min(6) / 2 };
    WeekShape { days, resistance: resistance.min(cap), combined }
}

/// The most strength days that the athlete's age and conditions ask for.
fn resistance_cap(athlete: &Athlete, rules: &TrainingRules) -> u8 {
    let caps = &rules.resistance_days_max;
    let usual = caps.get("usual").copied().unwrap_or(6);
    applying(&athlete.profile, Some(athlete.age), athlete.experience)
        .iter()
        .filter_map(|applies| match applies.subject {
            Subject::Condition { condition, .. } => caps.get(Condition::name(condition)).copied(),
            Subject::Limitation { .. } => None,
        })
        .fold(usual, u8::min)
}

/// The days of a week that begins on this date.
pub(super) fn lay_out(athlete: &Athlete, rules: &TrainingRules, start: NaiveDate) -> Vec<Day> {
    let shape = week_shape(athlete, rules);
    let offsets = spread(&open_offsets(athlete, start), shape.days);
    let strength = strength_offsets(athlete, &offsets, shape);
    let themes = themes(athlete, &offsets, &strength, shape);
    let count = |theme: Theme, until: usize| themes[..until].iter().filter(|other| **other == theme).count() as u8;
    let day = |(place, (&offset, &theme)): (usize, (&u8, &Theme))| Day {
        offset,
        theme,
        number: count(theme, place),
        repeats: count(theme, themes.len()) > 1,
    };
    offsets.iter().zip(&themes).enumerate().map(day).collect()
}

/// The days that suit, as days after the start.
fn open_offsets(athlete: &Athlete, start: NaiveDate) -> Vec<u8> {
    let suits = |offset: &u8| {
        let weekdays = &athlete.profile.weekdays;
        let date = start.checked_add_days(Days::new(u64::from(*offset)));
        weekdays.is_empty() || date.is_some_and(|date| weekdays.contains(&Weekday::of(date)))
    };
    (0..7).filter(suits).collect()
}

/// So many of the open days, as evenly spread over the circle of the week as can be, the earliest first.
fn spread(open: &[u8], count: u8) -> Vec<u8> {
    let chosen = |mask: u32| open.iter().enumerate().filter(move |(place, _)| mask & (1 << place) != 0).map(|(_, &day)| day);
    (0..1_u32 << open.len().min(7))
        .filter(|mask| mask.count_ones() == u32::from(count).min(open.len() as u32))
        .map(|mask| chosen(mask).collect::<Vec<u8>>())
        .min_by_key(|days| (uneven(days), longest_run(days), days.clone()))
        .unwrap_or_default()
}

/// The gaps from day to day around the week.
fn gaps(days: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let next = days.iter().skip(1).chain(days.first());
    days.iter().zip(next).map(|(&day, &next)| if next > day { next - day } else { 7 + next - day })
}

fn uneven(days: &[u8]) -> u32 {
    gaps(days).map(|gap| u32::from(gap) * u32::from(gap)).sum()
}

/// The most days in a row.
fn longest_run(days: &[u8]) -> u32 {
    let twice = gaps(days).chain(gaps(days));
    let (longest, _) = twice.fold((0, 0), |(longest, run), gap| {
        let run = if gap == 1 { run + 1 } else { 0 };
        (longest.max(run), run)
    });
    longest
}

fn strength_offsets(athlete: &Athlete, offsets: &[u8], shape: WeekShape) -> Vec<u8> {
    if athlete.goal == Goal::Endurance && !shape.combined {
        return offsets.iter().skip(1).step_by(2).take(shape.resistance.into()).copied().collect();
    }
    spread(offsets, shape.resistance)
}

fn themes(athlete: &Athlete, offsets: &[u8], strength: &[u8], shape: WeekShape) -> Vec<Theme> {
    let split = split(strength);
    let mut split = split.into_iter();
    let beside = if athlete.goal == Goal::Endurance { Theme::Endurance } else { Theme::Steady };
    let mut themes: Vec<Theme> = offsets
        .iter()
        .map(|offset| if strength.contains(offset) { split.next().unwrap_or(Theme::Full) } else { beside })
        .collect();
    if shape.days == 7
        && let Some(last) = themes.iter_mut().rev().find(|theme| !theme.is_resistance())
    {
        *last = Theme::Recovery;
    }
    themes
}

/// What each strength day trains. Up to three days are whole-body days, unless they follow each other: then no muscle is
/// trained hard two days running.
fn split(days: &[u8]) -> Vec<Theme> {
    match days.len() {
        0..=3 => chains(days),
        4 => vec![Theme::Upper, Theme::Lower, Theme::Upper, Theme::Lower],
        5 => vec![Theme::Upper, Theme::Lower, Theme::Push, Theme::Pull, Theme::Legs],
        _ => vec![Theme::Push, Theme::Pull, Theme::Legs, Theme::Push, Theme::Pull, Theme::Legs],
    }
}

fn chains(days: &[u8]) -> Vec<Theme> {
    let neighbour = |day: u8, step: u8| days.contains(&((day + step) % 7));
    let before = |day: u8| (1..=2).take_while(|step| neighbour(day, 7 - step)).count();
    let theme = |&day: &u8| match (before(day), neighbour(day, 1)) {
        (0, false) => Theme::Full,
        (1, _) => Theme::Lower,
        _ => Theme::Upper,
    };
    days.iter().map(theme).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_days_are_spread_and_train_everything() {
        assert_eq!(spread(&[0, 1, 2, 3, 4, 5, 6], 3), [0, 2, 4]);
        assert_eq!(split(&[0, 2, 4]), [Theme::Full; 3]);
    }

    #[test]
    fn more_days_leave_rest_between() {
        assert_eq!(spread(&[0, 1, 2, 3, 4, 5, 6], 2), [0, 3]);
        assert_eq!(spread(&[0, 1, 2, 3, 4, 5, 6], 4), [0, 1, 3, 5]);
        assert_eq!(spread(&[0, 1, 2, 3, 4, 5, 6], 5), [0, 1, 2, 4, 5]);
    }

    #[test]
    fn days_in_a_row_do_not_train_one_muscle_twice() {
        assert_eq!(split(&[0, 1]), [Theme::Upper, Theme::Lower]);
        assert_eq!(split(&[2, 3, 4]), [Theme::Upper, Theme::Lower, Theme::Upper]);
        assert_eq!(split(&[0, 1, 3]), [Theme::Upper, Theme::Lower, Theme::Full]);
        assert_eq!(split(&[0, 1, 6]), [Theme::Lower, Theme::Upper, Theme::Upper], "the week goes round");
    }
}
