//! Exercises without a figure for the load: more repetitions, seconds or metres, then a harder variation.

use chrono::NaiveDate;

use super::asked::{Asked, fewest};
use super::case::{Case, Manner};
use super::history::Bout;
use super::judge::{Miss, Outcome, Standard, judge};
use super::pause::{Pause, days_between};
use super::phrase::day_words;
use crate::fitness::{Dose, RepRange};

/// Repetitions beyond which more of them train nothing new.
const REPS_CEILING: u8 = 30;

/// Seconds of a hold, and metres of a carry, beyond which a harder variation does more.
const LONG_ENOUGH: u16 = 60;

/// Longest distance of a set in metres.
const METRES_CEILING: u16 = 100;

/// Days between two steps up.
const STEP_DAYS: i64 = 6;

/// Misses in a row after which it gets easier.
const MISSES: u8 = 3;

/// Completed sessions without a figure that stand for a step.
const STEADY: u8 = 3;

/// What the log says of a dose.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reach {
    /// What to do.
    pub(super) turn: Option<Turn>,
    /// Why.
    pub(super) why: String,
    tops: u8,
    steady: u8,
    misses: u8,
    stepped: Option<NaiveDate>,
}

/// Where to go from the last dose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Turn {
    /// At least this much, or a harder variation where `ripe`.
    Up { dose: Option<Dose>, ripe: bool },
    /// At most this much, or an easier variation where `too_hard`.
    Down { dose: Dose, too_hard: bool },
}

/// Follows every bout of an exercise, in order.
pub(super) fn follow(case: &Case<'_>, dose: Dose) -> Reach {
    let mut reach = Reach::default();
    for bout in case.bouts().iter().filter(|bout| !case.is_light(bout)) {
        let asked = case.asked_in(bout, dose, None);
        if std::mem::discriminant(&asked.dose) == std::mem::discriminant(&dose) {
            reach.take(case, bout, asked);
        }
    }
    reach
}

/// Where to go from a dose after a pause.
pub(super) fn after_pause(dose: Dose, pause: Pause, manner: &Manner) -> Option<Reach> {
    let share = if pause >= Pause::Month { pause.load_share() } else { return None };
    let turn = Some(Turn::Down { dose: less(dose, share, manner), too_hard: false });
    Some(Reach { turn, why: pause.why_lighter(), ..Reach::default() })
}

impl Reach {
    fn take(&mut self, case: &Case<'_>, bout: &Bout, asked: Asked) {
        let standard = Standard { asked, linear: false, rpe_max: case.manner.rpe_max };
        (self.turn, self.why) = (None, String::new());
        match judge(bout, &standard, None).outcome {
            Outcome::Missed(miss) => self.missed(case, bout, asked, miss),
            Outcome::Top { reserve, .. } => {
                (self.misses, self.tops) = (0, self.tops.saturating_add(1));
                let day = day_words(bout.date);
                let spare = if reserve { " with some to spare" } else { "" };
                let often = if self.tops > 1 { format!("{} times running", self.tops) } else { format!("on {day}") };
                let why = format!("all {} sets of {} done {often}{spare}", asked.sets, amount_words(asked.dose));
                self.up_if(reserve || self.tops > 1, case, bout, asked, why);
            }
            Outcome::Steady => {
                (self.misses, self.steady) = (0, self.steady.saturating_add(1));
                let why = format!("everything done as planned {} sessions running", self.steady);
                self.up_if(self.steady >= STEADY, case, bout, asked, why);
            }
            Outcome::Within => (self.tops, self.steady, self.misses) = (0, 0, 0),
        }
    }

    fn up_if(&mut self, proven: bool, case: &Case<'_>, bout: &Bout, asked: Asked, why: String) {
        let rested = self.stepped.is_none_or(|last| days_between(last, bout.date) >= STEP_DAYS);
        if !proven || !rested {
            return;
        }
        (self.tops, self.steady, self.stepped) = (0, 0, Some(bout.date));
        self.turn = Some(Turn::Up { dose: more(asked.dose, &case.manner), ripe: is_ripe(asked.dose, &case.manner) });
        self.why = why;
    }

    fn missed(&mut self, case: &Case<'_>, bout: &Bout, asked: Asked, miss: Miss) {
        (self.tops, self.steady, self.misses) = (0, 0, self.misses.saturating_add(1));
        let day = day_words(bout.date);
        let (too_hard, why) = match miss {
            Miss::TooHard { rpe } => (true, format!("effort {rpe} on {day} is above your limit of {}", case.manner.rpe_max)),
            _ if self.misses >= MISSES => (true, format!("{MISSES} sessions running fell short")),
            _ => (false, format!("{} on {day}, so the same once more", miss.words())),
        };
        let dose = if too_hard { less(asked.dose, 0.8, &case.manner) } else { asked.dose };
        self.misses = if too_hard { 0 } else { self.misses };
        (self.turn, self.why) = (Some(Turn::Down { dose, too_hard }), why);
    }
}

/// Whether a harder variation would do more than a longer set.
fn is_ripe(dose: Dose, manner: &Manner) -> bool {
    match dose {
        Dose::Reps(_) => true,
        Dose::Seconds(seconds) => seconds >= LONG_ENOUGH.min(manner.hold_max),
        Dose::Metres(metres) => metres >= LONG_ENOUGH,
    }
}

fn more(dose: Dose, manner: &Manner) -> Option<Dose> {
    match dose {
        Dose::Reps(range) => {
            let ceiling = REPS_CEILING.min(manner.reps_max);
            let step = ceiling.saturating_sub(range.max).min(2);
            (step > 0).then(|| Dose::Reps(RepRange { min: range.min.saturating_add(step), max: range.max.saturating_add(step) }))
        }
        Dose::Seconds(seconds) => grown(seconds, manner.hold_max).map(Dose::Seconds),
        Dose::Metres(metres) => grown(metres, METRES_CEILING).map(Dose::Metres),
    }
}

/// A tenth more, in fives and by five at least, up to a ceiling.
fn grown(amount: u16, ceiling: u16) -> Option<u16> {
    let more = amount.saturating_add((amount / 10).next_multiple_of(5).max(5)).min(ceiling);
    (more > amount).then_some(more)
}

fn less(dose: Dose, share: f64, manner: &Manner) -> Dose {
    let cut = |amount: u16| (f64::from(amount) * share).floor() as u16;
    match dose {
        Dose::Reps(range) => {
            let floor = manner.reps_min.max(1).min(range.min);
            let min = u8::try_from(cut(u16::from(range.min))).unwrap_or(range.min).max(floor);
            let max = u8::try_from(cut(u16::from(range.max))).unwrap_or(range.max).max(min);
            Dose::Reps(RepRange { min, max })
        }
        Dose::Seconds(seconds) => Dose::Seconds((cut(seconds) / 5 * 5).max(5.min(seconds))),
        Dose::Metres(metres) => Dose::Metres((cut(metres) / 5 * 5).max(5.min(metres))),
    }
}

/// A dose as it is said: "12", "40 s", "30 m".
pub(crate) fn amount_words(dose: Dose) -> String {
    match dose {
        Dose::Reps(range) => super::asked::most(Dose::Reps(range)).to_string(),
        Dose::Seconds(seconds) => format!("{seconds} s"),
        Dose::Metres(metres) => format!("{metres} m"),
    }
}

/// A dose with its whole range: "8 to 12 reps", "40 s", "30 m".
pub(crate) fn dose_words(dose: Dose) -> String {
    match dose {
        Dose::Reps(range) if range.min == range.max => format!("{} reps", range.max),
        Dose::Reps(range) => format!("{} to {} reps", range.min, range.max),
        Dose::Seconds(_) | Dose::Metres(_) => amount_words(dose),
    }
}

/// The larger of two doses of one kind; the first where they are of different kinds or too far apart to be compared.
pub(super) fn at_least(planned: Dose, wanted: Dose) -> Dose {
    if is_near(planned, wanted) && fewest(wanted) > fewest(planned) { wanted } else { planned }
}

/// The smaller of two doses of one kind; the first where they are of different kinds or too far apart to be compared.
pub(super) fn at_most(planned: Dose, wanted: Dose) -> Dose {
    if is_near(planned, wanted) && fewest(wanted) < fewest(planned) { wanted } else { planned }
}

fn is_near(one: Dose, other: Dose) -> bool {
    match (one, other) {
        (Dose::Reps(one), Dose::Reps(other)) => one.min.abs_diff(other.min) <= 6,
        (Dose::Seconds(_), Dose::Seconds(_)) | (Dose::Metres(_), Dose::Metres(_)) => true,
        _ => false,
    }
}
