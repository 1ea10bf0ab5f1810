//! One exercise of one athlete: what its log is judged by.

use chrono::NaiveDate;

use super::asked::{Asked, amount, fewest, most};
use super::easing::Easing;
use super::history::{Bout, Done, History};
use super::loading::Loading;
use super::pause::{Pause, days_between, usual_gap};
use crate::athlete::{Athlete, Condition, Experience};
use crate::fitness::{Dose, Exercise, Limits, Mechanic, PerformedSet};

/// Days for which a set says what can be lifted.
const PROOF_DAYS: i64 = 60;

/// Days between two bouts of one exercise that are nothing unusual.
const OWN_GAP_DAYS: i64 = 7;

/// From this age on, steps are small (older adults: 2 to 5 %).
const SMALL_STEPS_AGE: u8 = 65;

/// Conditions under which steps are small.
const SMALL_STEPS: &[Condition] = &[
    Condition::HeartDisease,
    Condition::Hypertension,
    Condition::Osteoporosis,
    Condition::Pregnancy,
    Condition::Postpartum,
    Condition::OlderAdult,
    Condition::Minor,
];

/// How an athlete moves on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Beginners add load each session while all repetitions are done.
    pub(super) beginner: bool,
    /// The smallest step only.
    pub(super) small_steps: bool,
    /// Highest effort.
    pub(super) rpe_max: f64,
    /// Highest share of the one-repetition maximum, 0 to 1.
    pub(super) share_max: f64,
    /// Whether a load may be worked out from a one-repetition maximum.
    pub(super) maximum_allowed: bool,
    /// Most repetitions.
    pub(super) reps_max: u8,
    /// Fewest repetitions.
    pub(super) reps_min: u8,
    /// Longest hold in seconds.
    pub(super) hold_max: u16,
    /// Body weight in kilograms.
    pub(super) body_kg: Option<f64>,
    /// Days that may pass between two sessions.
    pub(super) usual_gap: i64,
}

impl Manner {
    pub(super) fn of(athlete: &Athlete, limits: &Limits, history: &History) -> Self {
        let delicate = SMALL_STEPS.iter().any(|condition| athlete.profile.conditions.contains(condition));
        let small_steps = athlete.age >= SMALL_STEPS_AGE || athlete.age < 18 || delicate;
        Self {
            beginner: athlete.experience == Experience::Beginner && !small_steps,
            small_steps,
            rpe_max: limits.rpe_max,
            share_max: f64::from(limits.percent_1rm_max) / 100.0,
            maximum_allowed: limits.loads_allowed,
            reps_max: limits.reps_max,
            reps_min: limits.reps_min,
            hold_max: limits.hold_seconds_max,
            body_kg: history.body_kg,
            usual_gap: usual_gap(athlete.days_per_week),
        }
    }
}

/// One exercise with its log.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) manner: Manner,
    pub(super) history: &'a History,
    pub(super) easings: &'a [Easing],
}

impl<'a> Case<'a> {
    /// Every bout of the exercise, in order.
    pub(super) fn bouts(&self) -> &'a [Bout] {
        self.history.bouts.get(&self.exercise.id).map_or(&[], Vec::as_slice)
    }

    /// Whether a beginner's linear progression fits: loads that move many joints.
    pub(super) fn linear(&self) -> bool {
        self.manner.beginner && self.exercise.mechanic == Mechanic::Compound
    }

    /// Whether a bout was light by plan or by need, and so proves nothing.
    pub(super) fn is_light(&self, bout: &Bout) -> bool {
        bout.asked.is_some_and(|asked| asked.light) || self.easings.iter().any(|easing| easing.covers(self.exercise, bout.date))
    }

    /// The pause that ends on a day: of all training, or of this exercise since it was last done. A first session back in
    /// which nothing was told of the exercise does not end it.
    pub(super) fn pause_before(&self, day: NaiveDate) -> Option<Pause> {
        let gap = |since: NaiveDate, usual| Pause::in_gap(days_between(since, day), usual);
        let last = self.bouts().iter().rev().find(|bout| bout.date < day).map(|bout| bout.date);
        let trained = self.history.longest_gap(last, day).and_then(|days| Pause::in_gap(days, self.manner.usual_gap));
        // Whoever trains on with other exercises keeps most of what this one needs.
        let own = last.and_then(|since| gap(since, OWN_GAP_DAYS)).filter(|pause| *pause > Pause::Week);
        let own = own.map(|pause| pause.min(Pause::Month));
        trained.max(own)
    }

    /// What was asked in a bout; where no plan tells, the dose in hand and the load last in force.
    pub(super) fn asked_in(&self, bout: &Bout, dose: Dose, load_kg: Option<f64>) -> Asked {
        let sets = match &bout.done {
            Done::Sets(sets) => u8::try_from(sets.len()).unwrap_or(u8::MAX).max(1),
            Done::AsPlanned => 1,
        };
        match bout.asked {
            Some(asked) => Asked { load_kg: asked.load_kg.or(load_kg), ..asked },
            None => Asked { sets, dose, load_kg, light: false },
        }
    }

    /// Whether a bout speaks of this dose: it was asked for, or done without a plan and fits.
    pub(super) fn speaks_of(bout: &Bout, dose: Dose) -> bool {
        match (bout.asked, &bout.done) {
            (Some(asked), _) => asked.dose == dose,
            (None, Done::AsPlanned) => false,
            (None, Done::Sets(sets)) => {
                let (low, high) = (fewest(dose).saturating_sub(2), most(dose).saturating_add(4));
                sets.iter().any(|set| amount(set, dose).is_some_and(|amount| (low..=high).contains(&amount)))
            }
        }
    }

    /// The dose that was last asked for.
    pub(super) fn last_dose(&self) -> Option<Dose> {
        self.bouts().iter().rev().find_map(|bout| bout.asked).map(|asked| asked.dose)
    }

    /// The best set of late that tells a one-repetition maximum: the maximum, the set and its day.
    pub(super) fn proof(&self, loading: &Loading, until: NaiveDate) -> Option<(f64, PerformedSet, NaiveDate)> {
        let recent = |bout: &&Bout| (0..=PROOF_DAYS).contains(&days_between(bout.date, until));
        let sets = self.bouts().iter().filter(recent).flat_map(|bout| match &bout.done {
            Done::Sets(sets) => sets.iter().map(|set| (*set, bout.date)).collect(),
            Done::AsPlanned => Vec::new(),
        });
        sets.filter_map(|(set, date)| Some((loading.maximum(set.load_kg?, set.reps?, self.manner.body_kg)?, set, date)))
            .max_by(|one, other| one.0.total_cmp(&other.0))
    }
}
