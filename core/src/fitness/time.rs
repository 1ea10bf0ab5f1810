//! How long a session takes, by the stated formula of `data/training_rules.toml`.

use super::programming::TimeRules;
use super::{Dose, Limits, PlannedExercise, Session};
use crate::Knowledge;

/// Warm-up and cool-down of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// General warm-up in minutes.
    pub warmup: u16,
    /// Cool-down in minutes.
    pub cooldown: u16,
}

/// The least warm-up and cool-down of a session of this length. Short sessions have a shorter one, unless a limit asks for more
/// than the usual.
pub fn frame(limits: &Limits, minutes: u16, rules: &TimeRules) -> Frame {
    let usual = Limits::default();
    let short = rules.frames.iter().find(|short| minutes < short.below_minutes);
    let least =
        |asked: u16, usual: u16, short: Option<u16>| if asked > usual { asked } else { short.unwrap_or(asked).min(asked) };
    Frame {
        warmup: least(limits.warmup_minutes, usual.warmup_minutes, short.map(|short| short.warmup)),
        cooldown: least(limits.cooldown_minutes, usual.cooldown_minutes, short.map(|short| short.cooldown)),
    }
}

/// The length of a session in minutes: warm-up, then for each exercise set-up, ramp sets, work and rests, then cool-down.
pub fn session_minutes(session: &Session, world: &Knowledge) -> f64 {
    let seconds: f64 = session.exercises.iter().map(|planned| planned_seconds(planned, session, world)).sum();
    f64::from(session.warmup_minutes) + f64::from(session.cooldown_minutes) + seconds / 60.0
}

/// The length in whole minutes, rounded up.
pub fn whole_minutes(session: &Session, world: &Knowledge) -> u16 {
    (session_minutes(session, world) - 1e-6).ceil().clamp(0.0, f64::from(u16::MAX)) as u16
}

fn planned_seconds(planned: &PlannedExercise, session: &Session, world: &Knowledge) -> f64 {
    let rules = &world.training.time;
    let one_side = world.exercises.get(&planned.id).is_some_and(|exercise| exercise.unilateral);
    Bout {
        sets: planned.sets,
        work: work_seconds(planned.dose, one_side, rules),
        rest: planned.rest_seconds,
        ramp: planned.ramp_sets,
        partner_sets: partner(planned, session).map(|other| other.sets),
    }
    .seconds(rules)
}

/// The exercise that this one alternates with.
fn partner<'s>(planned: &PlannedExercise, session: &'s Session) -> Option<&'s PlannedExercise> {
    let letter = planned.superset?;
    session.exercises.iter().find(|other| other.superset == Some(letter) && other.id != planned.id)
}

/// Seconds of work in one set.
pub(crate) fn work_seconds(dose: Dose, one_side: bool, rules: &TimeRules) -> f64 {
    let once = match dose {
        Dose::Reps(reps) => f64::from(reps.max) * rules.seconds_per_rep,
        Dose::Seconds(seconds) => f64::from(seconds),
        Dose::Metres(metres) => f64::from(metres) * rules.seconds_per_metre,
    };
    if one_side { once * 2.0 } else { once }
}

/// All sets of one exercise, as far as time goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bout {
    /// Working sets.
    pub(crate) sets: u8,
    /// Seconds of work in one set.
    pub(crate) work: f64,
    /// Seconds of rest between sets.
    pub(crate) rest: u16,
    /// Ramp sets.
    pub(crate) ramp: u8,
    /// Sets of the exercise it alternates with.
    pub(crate) partner_sets: Option<u8>,
}

impl Bout {
    /// The seconds it takes.
    pub(crate) fn seconds(&self, rules: &TimeRules) -> f64 {
        if self.sets == 0 {
            return 0.0;
        }
        let rests = self.sets - 1;
        let shared = self.partner_sets.map_or(0, |partner| partner.saturating_sub(1).min(rests));
        let rest = f64::from(self.rest) * (f64::from(rests - shared) + f64::from(shared) * rules.superset_rest);
        rules.setup_seconds + f64::from(self.ramp) * rules.ramp_set_seconds + f64::from(self.sets) * self.work + rest
    }
}
