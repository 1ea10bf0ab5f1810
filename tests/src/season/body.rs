//! A body: what it can lift, and how that grows.

use std::collections::BTreeMap;

use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::fitness::progression::{Against, Loading};
use fettle_core::fitness::{Dose, ExerciseId, PlannedExercise};
use fettle_core::language::{Reps, SetSlots};

use crate::chance::Chance;

/// Growth of what can be lifted once, from one session of an exercise to the next.
const GROWTH: f64 = 1.006;
/// What of a maximum nobody knows yet is taken for the first sets.
const FIRST_SHARE: f64 = 0.6;
/// What anybody can lift once of anything, in kilograms.
const LEAST_KG: f64 = 14.0;

/// What can be lifted once of each exercise, in kilograms.
pub(super) struct Body {
    maxima: BTreeMap<ExerciseId, f64>,
    chance: Chance,
}

impl Body {
    pub(super) fn new(seed: u64) -> Self {
        Self { maxima: BTreeMap::new(), chance: Chance::new(seed ^ 0xb0d7) }
    }

    /// What can be lifted once, as far as it was tried.
    pub(super) fn most(&self, exercise: &ExerciseId) -> Option<f64> {
        self.maxima.get(exercise).copied()
    }

    /// The sets that are done of an exercise with a weight; nothing for all others.
    pub(super) fn sets(&mut self, planned: &PlannedExercise, grows: bool) -> Option<SetSlots> {
        let Dose::Reps(range) = planned.dose else { return None };
        let world = Knowledge::built_in();
        let loading = Loading::of(world.exercises.get(&planned.id)?, world, Units::Metric, &[])?;
        if loading.against != Against::Weight {
            return None;
        }
        let maximum = self.maximum(planned, &loading);
        let load = planned.load_kg.or_else(|| loading.ladder.floor(maximum * FIRST_SHARE))?;
        // Epley: a load goes so often before failure.
        let possible = (30.0 * (maximum / load - 1.0)).floor().max(1.0) as u16;
        let wanted = u16::from(range.max) + self.chance.below(3) as u16;
        let reps: Vec<u16> =
            (0..u16::from(planned.sets)).map(|set| possible.saturating_sub(set / 2).min(wanted).max(1)).collect();
        if grows {
            self.maxima.insert(planned.id.clone(), maximum * GROWTH);
        }
        let rpe = self.chance.one_in(2).then(|| (10.0 - f64::from(possible.saturating_sub(wanted))).clamp(6.0, 10.0));
        Some(SetSlots {
            exercise: Some(planned.id.clone()),
            reps: Some(Reps::Each(reps)),
            load_kg: Some(load),
            rpe,
            ..SetSlots::default()
        })
    }

    /// What is there to begin with: above what is asked first, or so much of the lightest load there is.
    fn maximum(&mut self, planned: &PlannedExercise, loading: &Loading) -> f64 {
        let spread = 1.0 + self.chance.below(50) as f64 / 100.0;
        let first = planned.load_kg.map_or(loading.ladder.lightest() * 1.9, |load| load * 1.4).max(LEAST_KG) * spread;
        *self.maxima.entry(planned.id.clone()).or_insert(first)
    }
}
