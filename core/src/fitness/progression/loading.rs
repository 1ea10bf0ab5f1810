//! What the load of an exercise is, which loads there are, and which way is harder.

use super::ladder::Ladder;
use super::one_rm::{estimate_1rm, share_for};
use crate::Knowledge;
use crate::athlete::{Equipment, Units};
use crate::fitness::{Category, Exercise, Mechanic, Pattern};

/// Share of the body that help carries at most.
const MOST_HELP: f64 = 0.8;

/// About the heaviest squats and deadlifts on record without a supporting suit, in kilograms.
const HEAVIEST_KG: f64 = 500.0;

/// Body weight that is reckoned with while nobody told one.
const UNKNOWN_BODY_KG: f64 = 80.0;

/// What a figure in kilograms stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The weight that is moved.
    Weight,
    /// Weight hung on the body.
    AddedWeight,
    /// Help: less is harder.
    Help,
}

/// The load of one exercise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loading {
    /// The loads there are.
    pub ladder: Ladder,
    /// What the figure stands for.
    pub against: Against,
    lower_body: bool,
    compound: bool,
}

impl Loading {
    /// The load of an exercise, or nothing where the body or a band is all there is. Loads that were really used
    /// tell which bar and which bells are there.
    pub fn of(exercise: &Exercise, world: &Knowledge, units: Units, used: &[f64]) -> Option<Self> {
        if matches!(exercise.category, Category::Cardio | Category::Mobility | Category::Balance) {
            return None;
        }
        if used.is_empty() && world.training.standing.body_weight.contains(&exercise.id) {
            return None;
        }
        let against = against(exercise);
        let ladder = ladder(exercise, against, units, used)?;
        let compound = exercise.mechanic == Mechanic::Compound;
        Some(Self { ladder, against, lower_body: is_lower_body(exercise.pattern), compound })
    }

    /// The next harder load that exists.
    pub fn harder(&self, load_kg: f64) -> Option<f64> {
        if self.against == Against::Help { self.ladder.below(load_kg) } else { self.ladder.above(load_kg) }
    }

    /// The next easier load that exists.
    pub fn easier(&self, load_kg: f64) -> Option<f64> {
        if self.against == Against::Help { self.ladder.above(load_kg) } else { self.ladder.below(load_kg) }
    }

    /// The next easier load that makes sense: help that carries most of the body already is not made more.
    pub(super) fn one_easier(&self, load_kg: f64, body_kg: Option<f64>) -> Option<f64> {
        let carried = self.against == Against::Help && load_kg >= most_help(body_kg);
        self.easier(load_kg).filter(|_| !carried)
    }

    /// One step up after a success: the smallest that exists, or as much of 2.5 kg (5 kg for the lower body, unless
    /// the steps are to be small) as stays within 10 % (NSCA: 2.5 to 10 %).
    pub fn raised(&self, load_kg: f64, small_steps: bool) -> Option<f64> {
        let smallest = self.harder(load_kg)?;
        if self.against != Against::Weight || small_steps {
            return Some(smallest);
        }
        let most = if self.lower_body { 5.0 } else { 2.5 };
        let wanted = self.ladder.floor(load_kg + f64::min(most, 0.1 * load_kg)).unwrap_or(smallest);
        Some(wanted.max(smallest))
    }

    /// The load made easier by a factor below 1, on the easier side of what exists, one rung at least where there is one.
    /// The body counts where it is part of what is moved.
    pub fn lightened(&self, load_kg: f64, factor: f64, body_kg: Option<f64>) -> f64 {
        let Some(one_easier) = self.one_easier(load_kg, body_kg) else { return load_kg };
        let wanted = match (self.against, body_kg) {
            (Against::Weight, _) | (Against::AddedWeight, None) => load_kg * factor,
            (Against::AddedWeight, Some(body)) => (body + load_kg) * factor - body,
            (Against::Help, None) => (load_kg * (2.0 - factor)).min(most_help(None)),
            (Against::Help, Some(body)) => (body - (body - load_kg).max(0.0) * factor).min(most_help(body_kg)),
        };
        self.not_harder(self.on_easier_side(wanted), one_easier)
    }

    /// The harder of two loads.
    pub(super) fn harder_of(&self, one_kg: f64, other_kg: f64) -> f64 {
        if self.is_harder(other_kg, one_kg) { other_kg } else { one_kg }
    }

    /// The easier of two loads.
    pub fn not_harder(&self, load_kg: f64, limit_kg: f64) -> f64 {
        if self.is_harder(load_kg, limit_kg) { limit_kg } else { load_kg }
    }

    /// Whether the first load is really harder than the second.
    pub fn is_harder(&self, load_kg: f64, than_kg: f64) -> bool {
        let more = if self.against == Against::Help { than_kg - load_kg } else { load_kg - than_kg };
        more > 0.0 && !self.ladder.same(load_kg, than_kg)
    }

    /// The one-repetition maximum of everything that is moved, the body included where it moves.
    pub fn maximum(&self, load_kg: f64, reps: u16, body_kg: Option<f64>) -> Option<f64> {
        estimate_1rm(self.moved(load_kg, body_kg)?, reps)
    }

    /// The load for so many repetitions (those left in reserve included) of a maximum, on the easier side.
    pub fn for_reps(&self, maximum_kg: f64, reps: f64, share_max: f64, body_kg: Option<f64>) -> Option<f64> {
        let moved = maximum_kg * share_for(reps).min(share_max);
        let load = match self.against {
            Against::Weight => moved,
            Against::AddedWeight => moved - body_kg?,
            Against::Help => (body_kg? - moved).max(0.0),
        };
        let exists = self.against == Against::Help || load >= self.ladder.lightest() * 0.999;
        exists.then(|| self.on_easier_side(load))
    }

    /// Heaviest load that a person is taken to have moved without being asked again, in kilograms.
    pub fn credible_max(&self, body_kg: Option<f64>) -> f64 {
        let body = body_kg.unwrap_or(UNKNOWN_BODY_KG).clamp(60.0, 120.0);
        let most = match (self.against, self.compound, self.lower_body) {
            (Against::Help, ..) => body,
            (Against::AddedWeight, ..) => 1.2 * body,
            (Against::Weight, true, true) => 5.0 * body,
            (Against::Weight, true, false) => 2.5 * body,
            (Against::Weight, false, true) => 2.5 * body,
            (Against::Weight, false, false) => 1.2 * body,
        };
        most.min(HEAVIEST_KG)
    }

    fn moved(&self, load_kg: f64, body_kg: Option<f64>) -> Option<f64> {
        match self.against {
            Against::Weight => Some(load_kg),
            Against::AddedWeight => body_kg.map(|body| body + load_kg),
            Against::Help => body_kg.map(|body| body - load_kg).filter(|moved| *moved > 0.0),
        }
    }

    fn on_easier_side(&self, load_kg: f64) -> f64 {
        if self.against == Against::Help {
            self.ladder.ceil(load_kg)
        } else {
            self.ladder.floor(load_kg).unwrap_or(self.ladder.lightest())
        }
    }
}

/// The most help that is planned, in kilograms.
fn most_help(body_kg: Option<f64>) -> f64 {
    MOST_HELP * body_kg.unwrap_or(UNKNOWN_BODY_KG)
}

fn against(exercise: &Exercise) -> Against {
    let needs = |thing| exercise.equipment.contains(&thing);
    if exercise.name.starts_with("Assisted") && needs(Equipment::Machine) {
        Against::Help
    } else if exercise.name.starts_with("Weighted") && needs(Equipment::Plates) {
        Against::AddedWeight
    } else {
        Against::Weight
    }
}

fn ladder(exercise: &Exercise, against: Against, units: Units, used: &[f64]) -> Option<Ladder> {
    let needs = |thing| exercise.equipment.contains(&thing);
    let per = |metric: f64, imperial: f64| if units == Units::Metric { metric } else { imperial };
    let even = |lightest: (f64, f64), step: (f64, f64)| Ladder::even(units, per(lightest.0, lightest.1), per(step.0, step.1));
    let bar = |metric, imperial| even((metric, imperial), (2.5, 5.0)).begun_at_most(smallest(used));
    match against {
        Against::Help => return Some(even((0.0, 0.0), (5.0, 10.0))),
        Against::AddedWeight => return Some(even((0.0, 0.0), (2.5, 5.0))),
        Against::Weight => {}
    }
    Some(if needs(Equipment::Landmine) {
        even((5.0, 10.0), (2.5, 5.0))
    } else if needs(Equipment::Barbell) {
        bar(20.0, 45.0)
    } else if needs(Equipment::EzBar) {
        bar(10.0, 20.0)
    } else if needs(Equipment::TrapBar) {
        bar(25.0, 55.0)
    } else if needs(Equipment::Smith) {
        bar(15.0, 35.0)
    } else if needs(Equipment::Dumbbell) {
        dumbbells(units, used)
    } else if needs(Equipment::Kettlebell) {
        even((4.0, 5.0), (4.0, 5.0))
    } else if needs(Equipment::Machine) {
        Ladder::bent(units, per(2.5, 5.0), per(2.5, 5.0), per(20.0, 200.0), per(5.0, 10.0))
    } else if needs(Equipment::Cable) {
        even((2.5, 5.0), (2.5, 5.0))
    } else if needs(Equipment::Plates) {
        even((1.25, 2.5), (1.25, 2.5))
    } else if needs(Equipment::MedBall) {
        even((1.0, 2.0), (1.0, 2.0))
    } else if needs(Equipment::Sandbag) || needs(Equipment::Sled) {
        even((5.0, 10.0), (5.0, 10.0))
    } else {
        return None;
    })
}

/// Racks go by 1 kg up to 10, then by 2 or by 2.5: a bell such as 12.5 or 15 tells which. In pounds they go by 5.
fn dumbbells(units: Units, used: &[f64]) -> Ladder {
    let odd = |load: &f64| *load > 10.0 && (load.fract() == 0.5 || *load % 10.0 == 5.0);
    match units {
        Units::Imperial => Ladder::even(units, 5.0, 5.0),
        Units::Metric => Ladder::bent(units, 1.0, 1.0, 10.0, if used.iter().any(odd) { 2.5 } else { 2.0 }),
    }
}

fn smallest(used: &[f64]) -> f64 {
    used.iter().copied().filter(|load| *load > 0.0).fold(f64::INFINITY, f64::min)
}

/// Whether a pattern is work for the hips and legs, where steps may be twice as large.
pub(crate) fn is_lower_body(pattern: Pattern) -> bool {
    use Pattern::{Calf, Hinge, HipAbduction, HipAdduction, KneeExtension, KneeFlexion, Lunge, Squat};
    matches!(pattern, Squat | Lunge | Hinge | KneeFlexion | KneeExtension | HipAbduction | HipAdduction | Calf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::athlete::kg_from_lb;

    fn loading(id: &str, units: Units) -> Loading {
        let world = Knowledge::built_in();
        Loading::of(world.exercises.get(&id.into()).unwrap(), world, units, &[]).unwrap()
    }

    #[test]
    fn steps_are_what_plates_allow() {
        assert_eq!(loading("barbell_bench_press", Units::Metric).raised(60.0, false), Some(62.5));
        assert_eq!(loading("barbell_back_squat", Units::Metric).raised(80.0, false), Some(85.0));
        assert_eq!(loading("barbell_back_squat", Units::Metric).raised(40.0, false), Some(42.5));
        assert_eq!(loading("barbell_back_squat", Units::Metric).raised(80.0, true), Some(82.5));
        assert_eq!(loading("goblet_squat", Units::Metric).harder(16.0), Some(18.0));
        assert_eq!(loading("kettlebell_swing", Units::Metric).raised(16.0, false), Some(20.0));
        assert_eq!(loading("barbell_bench_press", Units::Imperial).raised(kg_from_lb(135.0), false), Some(kg_from_lb(140.0)));
    }

    #[test]
    fn less_help_is_progress_and_ends_at_none() {
        let dip = loading("assisted_dip", Units::Metric);
        assert_eq!(dip.raised(25.0, false), Some(20.0));
        assert_eq!(dip.raised(0.0, false), None);
        assert_eq!(dip.lightened(20.0, 0.9, Some(80.0)), 30.0);
        assert!(dip.is_harder(10.0, 20.0));
    }

    #[test]
    fn a_tenth_off_lands_on_the_easier_side() {
        assert_eq!(loading("barbell_bench_press", Units::Metric).lightened(60.0, 0.9, None), 52.5);
        assert_eq!(loading("barbell_bench_press", Units::Metric).lightened(20.0, 0.9, None), 20.0);
        assert_eq!(loading("weighted_pull_up", Units::Metric).lightened(20.0, 0.9, Some(80.0)), 10.0);
        assert_eq!(loading("weighted_pull_up", Units::Metric).lightened(5.0, 0.8, Some(80.0)), 0.0);
    }

    #[test]
    fn bells_that_were_used_tell_the_rack() {
        let world = Knowledge::built_in();
        let curl = world.exercises.get(&"goblet_squat".into()).unwrap();
        assert_eq!(Loading::of(curl, world, Units::Metric, &[12.5]).unwrap().harder(12.5), Some(15.0));
        assert_eq!(Loading::of(curl, world, Units::Metric, &[12.0]).unwrap().harder(12.0), Some(14.0));
    }
}
