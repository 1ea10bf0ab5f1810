//! Was it done? Judged by load, repetitions, all sets and effort together.

use super::asked::{Asked, amount, fewest, most};
use super::history::{Bout, Done};
use super::loading::{Against, Loading};
use crate::fitness::{Dose, Feel, PerformedSet};

/// Effort at which nothing is left in reserve.
const NO_RESERVE_RPE: f64 = 9.5;

/// What came of one exercise on one day, held against what was asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    pub(super) outcome: Outcome,
    /// The load of the working sets, where one is known.
    pub(super) load_kg: Option<f64>,
    /// Repetitions, seconds or metres of the weakest working set.
    pub(super) low: u16,
    /// Repetitions, seconds or metres of all working sets together.
    pub(super) total: u32,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Outcome {
    /// Every set at the wanted figure.
    Top {
        /// With repetitions to spare, as far as was told.
        reserve: bool,
        /// The last set two or more above the top.
        two_more: bool,
    },
    /// Every set inside the range.
    Within,
    /// "Everything", without a figure, and not easy: one step along the range.
    Steady,
    /// Not what was asked.
    Missed(Miss),
}

/// What was missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Miss {
    /// Sets.
    Fewer { done: usize, asked: u8 },
    /// Load.
    Lighter,
    /// Repetitions, seconds or metres.
    Short { low: u16, asked: u16 },
    /// It was heavier going than this athlete should go.
    TooHard { rpe: f64 },
}

/// What counts as done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standard {
    /// Sets, dose and load.
    pub(super) asked: Asked,
    /// Beginners move on from the middle of a range: each session is a step (linear progression).
    pub(super) linear: bool,
    /// Highest effort this athlete should go to.
    pub(super) rpe_max: f64,
}

impl Standard {
    /// The figure each set must reach for a step up.
    pub(super) fn wanted(&self) -> u16 {
        let (low, high) = (fewest(self.asked.dose), most(self.asked.dose));
        if self.linear { low + (high - low).div_ceil(2) } else { high }
    }
}

/// Judges one bout.
pub(super) fn judge(bout: &Bout, standard: &Standard, loading: Option<&Loading>) -> Verdict {
    match &bout.done {
        Done::AsPlanned => as_planned(bout.feel, standard),
        Done::Sets(sets) if bout.untold => {
            let load_kg = sets.iter().find_map(|set| set.load_kg);
            Verdict { load_kg: load_kg.or(standard.asked.load_kg), ..as_planned(bout.feel, standard) }
        }
        Done::Sets(sets) => by_sets(sets, bout.feel, standard, loading),
    }
}

fn as_planned(feel: Option<Feel>, standard: &Standard) -> Verdict {
    let asked = standard.asked;
    let outcome = match feel {
        Some(Feel::Easy) => Outcome::Top { reserve: true, two_more: false },
        Some(Feel::Hard) => Outcome::Within,
        Some(Feel::Right) | None => Outcome::Steady,
    };
    let low = fewest(asked.dose);
    Verdict { outcome, load_kg: asked.load_kg, low, total: u32::from(asked.sets) * u32::from(low) }
}

fn by_sets(sets: &[PerformedSet], feel: Option<Feel>, standard: &Standard, loading: Option<&Loading>) -> Verdict {
    let asked = &standard.asked;
    let carrying: Vec<PerformedSet> = sets.iter().filter(|set| carries(set, asked, loading)).copied().collect();
    let lighter = carrying.len() < sets.len().min(usize::from(asked.sets));
    let working = if lighter { hardest(sets, asked, loading) } else { best(carrying, asked) };
    let told_load = if lighter { middle_load(&working, asked, loading) } else { easiest_load(&working, asked, loading) };
    let amounts: Vec<u16> = working.iter().map(|set| told(set, asked.dose)).collect();
    let rpe = working.iter().filter_map(|set| set.rpe).reduce(f64::max);
    let outcome = if lighter { Outcome::Missed(Miss::Lighter) } else { outcome(&amounts, rpe, feel, standard) };
    let total = amounts.iter().map(|amount| u32::from(*amount)).sum();
    Verdict { outcome, load_kg: told_load.or(asked.load_kg), low: amounts.iter().copied().min().unwrap_or(0), total }
}

/// Whether a set carries the asked load or more. A set told without a load does.
fn carries(set: &PerformedSet, asked: &Asked, loading: Option<&Loading>) -> bool {
    match (set.load_kg, asked.load_kg, loading) {
        (Some(load), Some(wanted), Some(loading)) => !loading.is_harder(wanted, load),
        _ => true,
    }
}

/// As many sets as were asked, the best ones, in their order: sets on top of those asked for are no failure.
fn best(mut sets: Vec<PerformedSet>, asked: &Asked) -> Vec<PerformedSet> {
    while sets.len() > usize::from(asked.sets) {
        let weakest = sets.iter().enumerate().min_by_key(|(_, set)| told(set, asked.dose)).map(|(place, _)| place);
        sets.remove(weakest.unwrap_or(0));
    }
    sets
}

/// As many sets as were asked, those with the hardest loads: what comes before may be a ramp.
fn hardest(sets: &[PerformedSet], asked: &Asked, loading: Option<&Loading>) -> Vec<PerformedSet> {
    let mut sets = by_load(sets, asked, loading);
    let surplus = sets.len().saturating_sub(usize::from(asked.sets));
    sets.drain(..surplus);
    sets
}

fn easiest_load(sets: &[PerformedSet], asked: &Asked, loading: Option<&Loading>) -> Option<f64> {
    by_load(sets, asked, loading).iter().find_map(|set| set.load_kg)
}

fn middle_load(sets: &[PerformedSet], asked: &Asked, loading: Option<&Loading>) -> Option<f64> {
    let sorted = by_load(sets, asked, loading);
    sorted.get(sorted.len().saturating_sub(1) / 2)?.load_kg
}

/// Sets from the easiest load to the hardest. A set told without a load stands where the asked load does.
fn by_load(sets: &[PerformedSet], asked: &Asked, loading: Option<&Loading>) -> Vec<PerformedSet> {
    let mut sets = sets.to_vec();
    let load = |set: &PerformedSet| set.load_kg.or(asked.load_kg).unwrap_or(0.0);
    let easier_first = |one: &PerformedSet, other: &PerformedSet| load(one).total_cmp(&load(other));
    sets.sort_by(easier_first);
    if loading.is_some_and(|loading| loading.against == Against::Help) {
        sets.reverse();
    }
    sets
}

/// The figure of a set; a set told without one was done as asked.
fn told(set: &PerformedSet, dose: Dose) -> u16 {
    amount(set, dose).unwrap_or(fewest(dose))
}

fn outcome(amounts: &[u16], rpe: Option<f64>, feel: Option<Feel>, standard: &Standard) -> Outcome {
    let (asked, fewest) = (standard.asked.sets, fewest(standard.asked.dose));
    let low = amounts.iter().copied().min().unwrap_or(0);
    if amounts.len() < usize::from(asked) {
        Outcome::Missed(Miss::Fewer { done: amounts.len(), asked })
    } else if low < fewest {
        Outcome::Missed(Miss::Short { low, asked: fewest })
    } else if let Some(rpe) = rpe.filter(|rpe| *rpe > standard.rpe_max + 0.5) {
        Outcome::Missed(Miss::TooHard { rpe })
    } else {
        inside(amounts, low, rpe, feel, standard)
    }
}

fn inside(amounts: &[u16], low: u16, rpe: Option<f64>, feel: Option<Feel>, standard: &Standard) -> Outcome {
    let hard = feel == Some(Feel::Hard) || rpe.is_some_and(|rpe| rpe >= NO_RESERVE_RPE);
    if low < standard.wanted() || hard {
        return Outcome::Within;
    }
    let beyond = low > most(standard.asked.dose);
    let reserve = rpe.is_some() || feel == Some(Feel::Easy) || beyond;
    let two_more = amounts.last().is_some_and(|last| *last >= most(standard.asked.dose).saturating_add(2));
    Outcome::Top { reserve, two_more }
}
