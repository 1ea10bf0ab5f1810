//! Typing slips in a log are asked about, not believed.

use super::asked::{Asked, most};
use super::loading::{Against, Loading};
use crate::fitness::{Dose, PerformedSet};

/// How much above the best so far a load may be and still be believed: half as much again and 10 kg more.
const LOAD_LEAP: (f64, f64) = (1.5, 10.0);

/// Least help taken off at once that is asked about, in kilograms.
const HELP_LEAP_KG: f64 = 15.0;

/// Most repetitions of a set against a load that are believed at all.
const REPS_LOADED_MAX: u16 = 50;

/// Most repetitions, seconds or metres of any set that are believed at all.
const AMOUNT_MAX: u16 = 600;

/// Most repetitions, seconds or metres believed at once of somebody we know nothing of.
const AMOUNT_UNKNOWN: u16 = 100;

/// What is known before the sets of one day are heard.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// What the plan asked for.
    pub(super) asked: Option<&'a Asked>,
    /// What a load means for the exercise.
    pub(super) loading: Option<&'a Loading>,
    /// Body weight.
    pub(super) body_kg: Option<f64>,
}

/// What was believed of one exercise so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Witness {
    hardest: Option<f64>,
    most: Option<u16>,
    doubted: Option<Odd>,
}

/// A figure that is too far from everything known. Said again on another day, it is believed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Odd {
    /// Kilograms.
    Load { said: f64, usual: Option<f64>, possible: bool },
    /// Repetitions, seconds or metres.
    Amount { said: u16, usual: Option<u16>, possible: bool },
}

impl Witness {
    /// Takes what is credible of the sets of one day, and says what was not.
    pub(super) fn hear(&mut self, sets: &[PerformedSet], known: Known<'_>) -> (Vec<PerformedSet>, Option<Odd>) {
        let said_before = self.doubted.take();
        let (mut believed, mut odd) = (Vec::new(), None);
        for set in sets {
            let set = without_nonsense(*set, known.loading);
            match self.oddity(&set, known).filter(|found| !said_before.is_some_and(|before| found.is_again(before))) {
                Some(found) => odd = odd.or(Some(found)),
                None => believed.push(set),
            }
        }
        for set in &believed {
            self.remember(set, known.loading);
        }
        self.doubted = odd;
        (believed, odd)
    }

    fn oddity(&self, set: &PerformedSet, known: Known<'_>) -> Option<Odd> {
        self.odd_load(set, known).or_else(|| self.odd_amount(set, known))
    }

    fn odd_load(&self, set: &PerformedSet, known: Known<'_>) -> Option<Odd> {
        let (load, loading) = (set.load_kg?, known.loading?);
        let usual = self.hardest.or(known.asked.and_then(|asked| asked.load_kg));
        let possible = load <= loading.credible_max(known.body_kg);
        let leap = usual.is_some_and(|usual| leaps(load, usual, loading));
        (leap || !possible).then_some(Odd::Load { said: load, usual, possible })
    }

    fn odd_amount(&self, set: &PerformedSet, known: Known<'_>) -> Option<Odd> {
        let amount = set.reps.or(set.seconds)?;
        let usual = self.most.max(known.asked.map(|asked| most(asked.dose)));
        let credible = match (usual, known.asked.map(|asked| asked.dose)) {
            (Some(usual), Some(Dose::Seconds(_) | Dose::Metres(_))) => usual.saturating_mul(4).saturating_add(30),
            (Some(usual), _) => usual.saturating_mul(2).saturating_add(5),
            (None, _) => AMOUNT_UNKNOWN,
        };
        let at_all = if set.load_kg.is_some() && set.reps.is_some() { REPS_LOADED_MAX } else { AMOUNT_MAX };
        (amount > credible.min(at_all)).then_some(Odd::Amount { said: amount, usual, possible: amount <= at_all })
    }

    fn remember(&mut self, set: &PerformedSet, loading: Option<&Loading>) {
        self.most = self.most.max(set.reps).max(set.seconds);
        if let (Some(load), Some(loading)) = (set.load_kg, loading) {
            let harder = self.hardest.is_none_or(|hardest| loading.is_harder(load, hardest));
            self.hardest = if harder { Some(load) } else { self.hardest };
        }
    }
}

impl Odd {
    /// Whether this is what was doubted before, give or take a tenth. What no person can do stays doubted.
    fn is_again(self, before: Self) -> bool {
        match (self, before) {
            (Self::Load { said: now, possible: true, .. }, Self::Load { said: then, .. }) => (now - then).abs() <= 0.1 * then,
            (Self::Amount { said: now, possible: true, .. }, Self::Amount { said: then, .. }) => now.abs_diff(then) <= then / 10,
            _ => false,
        }
    }
}

fn leaps(load_kg: f64, usual_kg: f64, loading: &Loading) -> bool {
    match loading.against {
        Against::Help => usual_kg - load_kg > HELP_LEAP_KG.max(0.5 * usual_kg),
        Against::Weight | Against::AddedWeight => load_kg > LOAD_LEAP.0 * usual_kg + LOAD_LEAP.1,
    }
}

/// Drops what can't be a figure at all: a load that is negative or for an exercise without one, an effort off the scale.
fn without_nonsense(set: PerformedSet, loading: Option<&Loading>) -> PerformedSet {
    let possible = |load: &f64| match loading.map(|loading| loading.against) {
        Some(Against::Weight) => load.is_finite() && *load > 0.0,
        Some(Against::AddedWeight | Against::Help) => load.is_finite() && *load >= 0.0,
        None => false,
    };
    let on_its_rung = |load| loading.map_or(load, |loading| loading.ladder.settled(load));
    PerformedSet {
        load_kg: set.load_kg.filter(possible).map(on_its_rung),
        rpe: set.rpe.filter(|rpe| (1.0..=10.0).contains(rpe)),
        ..set
    }
}
