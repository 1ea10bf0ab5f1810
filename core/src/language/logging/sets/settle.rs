//! Where the figures belong that nothing stands beside: "squat 5 80", "bench 60 @8".

use super::{Assembly, loadable, seconds_of, small};
use crate::fitness::Mechanic;
use crate::language::Reps;

/// Sets are hardly ever rated below this.
const LEAST_RATED: f64 = 5.0;
/// A bare figure of at least this beside repetitions is the load.
const HEAVY: f64 = 20.0;

impl Assembly<'_> {
    /// Finishes one entry: numbers with nothing to them find their place last.
    pub(super) fn close(&mut self) {
        if let Some((value, sign)) = self.at.take() {
            self.settle_at(value, sign);
        }
        self.settle_pair();
        for (place, value) in std::mem::take(&mut self.bare) {
            self.settle_bare(place, value);
        }
        let entry = std::mem::take(&mut self.open);
        let full = entry.reps.is_some() || entry.seconds.is_some() || entry.load_kg.is_some() || entry.sets.is_some();
        let alone = self.exercise.is_none() && entry.rpe.is_some();
        if full || alone {
            self.done.push(entry);
        } else {
            self.open.rpe = entry.rpe;
        }
    }

    /// "dumbbell row 3x10 @8": what many muscles move is rated; of a raise or a curl it may be the dumbbell.
    fn rather_rated(&self, value: f64) -> bool {
        value >= LEAST_RATED && self.exercise.is_some_and(|exercise| exercise.mechanic == Mechanic::Compound)
    }

    fn settle_at(&mut self, value: f64, sign: bool) {
        let rated = sign && (!self.light() || self.rather_rated(value)) && self.bare.is_empty()
            || sign && self.open.reps.is_some() && self.bare.iter().any(|(_, load)| *load >= HEAVY);
        let effort = value <= 10.0 && (self.open.load_kg.is_some() || rated);
        if effort {
            self.open.rpe = Some(value).filter(|rpe| *rpe >= 1.0);
        } else if self.open.load_kg.is_none() {
            self.open.load_kg = loadable(value * self.per_load);
        }
    }

    /// "squat 5 80": few of a heavy load, where nobody lifts so light or repeats so often.
    fn settle_pair(&mut self) {
        let open = self.open.load_kg.is_none() && self.open.reps.is_none() && !self.bodyweight() && !self.holds();
        let [(_, reps), (_, load)] = self.bare[..] else { return };
        if open && reps <= 12.0 && reps.fract() == 0.0 && load >= 40.0 {
            self.bare.clear();
            self.load_reps(load * self.per_load, reps);
        }
    }

    fn settle_bare(&mut self, place: usize, value: f64) {
        if self.goes_on(value) {
            return;
        }
        let just_before = place + 1 == self.name.start;
        let needs_reps = self.open.reps.is_none() && self.open.seconds.is_none();
        if needs_reps && self.holds() && value >= 10.0 {
            self.open.seconds = seconds_of(value);
        } else if needs_reps
            && (just_before || self.bodyweight() && value.fract() == 0.0 || self.open.load_kg.is_some())
            && value <= 100.0
            && (self.exercise.is_some() || value <= 20.0 && value.fract() == 0.0)
        {
            self.set_reps(value);
        } else if self.open.load_kg.is_none()
            && !((value == 1.0 || just_before && self.exercise.is_some()) && self.bodyweight())
            && (!self.bodyweight() || self.open.reps.is_some() || self.exercise.is_none())
        {
            self.open.load_kg = loadable(value * self.per_load);
        }
    }

    /// "20 push ups, 15, then 12": further sets of an exercise without a load.
    fn goes_on(&mut self, value: f64) -> bool {
        let whole = value.fract() == 0.0 && (1.0..=100.0).contains(&value);
        if !self.bodyweight() || self.exercise.is_none() || self.open.sets.is_some_and(|sets| sets == 1) || !whole {
            return false;
        }
        let next = value as u16;
        self.open.reps = match self.open.reps.take() {
            Some(Reps::Same(first)) if self.open.sets.is_none() && next <= first => Some(Reps::Each(vec![first, next])),
            Some(Reps::Each(mut reps)) => {
                reps.push(next);
                Some(Reps::Each(reps))
            }
            other => {
                self.open.reps = other;
                return false;
            }
        };
        self.open.sets =
            self.open.reps.as_ref().and_then(|reps| if let Reps::Each(reps) = reps { small(reps.len() as f64) } else { None });
        true
    }
}
