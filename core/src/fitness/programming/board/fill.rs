//! Sharing out the sets of a week, the most worthwhile first.

use super::super::pool::Pool;
use super::super::template::Role;
use super::{Board, balances};

/// Seconds that blur what a set costs where time is not short: the better exercise wins over the quicker one.
const UNHURRIED_SECONDS: f64 = 300.0;
/// A set that brings less than this is not worth the athlete's time.
const LEAST_GAIN: i32 = 6;

impl<'p, 'w> Board<'_, 'p, 'w> {
    /// The first week of a block: main lifts, then the fewest sets of every major muscle, then all that is worth its time.
    pub(in crate::fitness::programming) fn open_week(&mut self, aim: u8, pool: &'p Pool<'w>) {
        self.open_mains();
        self.least_only = true;
        self.fill(self.basis.bounds.min, true);
        self.rescue(pool);
        self.least_only = false;
        self.fill(aim, true);
    }

    /// A later week: more sets of what is there.
    pub(in crate::fitness::programming) fn grow(&mut self, aim: u8) {
        self.fill(aim, false);
    }

    /// Shares out sets until none is worth its time or fits. Without `open`, only exercises that are there get more.
    fn fill(&mut self, aim: u8, open: bool) {
        self.aim = aim;
        while let Some((number, sets)) = self.best_step(open) {
            self.add(number, sets);
        }
    }

    /// Every session gets its main lift first, and what balances it along with it: a pull for a push, a hinge for a squat.
    fn open_mains(&mut self) {
        for least in [true, true, false] {
            for number in 0..self.places.len() {
                let place = &self.places[number];
                let (day, pattern) = (place.day, place.candidate.exercise.pattern);
                let waits = place.role == Role::Main && place.sets == 0;
                if waits && !self.open(number, least) {
                    let helper = (0..self.places.len()).find(|&other| {
                        let other = &self.places[other];
                        other.day == day && other.sets == 0 && balances(other.candidate.exercise.pattern, pattern)
                    });
                    let _ = helper.is_some_and(|helper| self.open_both(helper, number, least));
                }
            }
        }
    }

    /// Opens two places that balance each other, where both fit.
    fn open_both(&mut self, helper: usize, number: usize, least: bool) -> bool {
        let sets = |place: usize| if least { self.places[place].prescription.sets.0 } else { 1 };
        let (helping, helped) = (sets(helper), sets(number));
        let pattern = |place: usize| self.places[place].candidate.exercise.pattern;
        let after = self.tally.with(pattern(helper), helping).with(pattern(number), helped);
        if !self.is_balanced(after, pattern(helper)) || !self.is_balanced(after, pattern(number)) || !self.fits(helper, helping) {
            return false;
        }
        self.add(helper, helping);
        let fits = self.fits(number, helped);
        if fits {
            self.add(number, helped);
        } else {
            (0..helping).for_each(|_| self.remove(helper));
        }
        fits
    }

    /// Opens a place with its fewest sets, or with one where that is all a rule allows.
    pub(super) fn open(&mut self, number: usize, least: bool) -> bool {
        let sets = if least { self.places[number].prescription.sets.0 } else { 1 };
        let fits = self.cost(number, sets).is_some();
        if fits {
            self.add(number, sets);
        }
        fits
    }

    fn best_step(&self, open: bool) -> Option<(usize, u8)> {
        let mut best: Option<(i64, usize, u8)> = None;
        for number in 0..self.places.len() {
            let Some((sets, seconds)) = self.step(number, open) else { continue };
            let (gain, fair) = self.gain(number, sets);
            if gain < LEAST_GAIN * i32::from(sets) {
                continue;
            }
            let pressing = if self.basis.is_short() { seconds } else { seconds + UNHURRIED_SECONDS };
            let worth = i64::from(fair) * 10 * self.weight(number) * self.emptiness(self.places[number].day)
                / (pressing.max(1.0) as i64).max(1);
            if best.is_none_or(|(most, _, _)| worth > most) {
                best = Some((worth, number, sets));
            }
        }
        best.map(|(_, number, sets)| (number, sets))
    }

    /// The next sets of a place and the seconds they take, where they are allowed.
    fn step(&self, number: usize, open: bool) -> Option<(u8, f64)> {
        let place = &self.places[number];
        if place.sets > 0 {
            return self.cost(number, 1).map(|seconds| (1, seconds));
        }
        if !open {
            return None;
        }
        let least = place.prescription.sets.0;
        let usual = self.cost(number, least).map(|seconds| (least, seconds));
        usual.or_else(|| if self.days[place.day].open == 0 { self.cost(number, 1).map(|seconds| (1, seconds)) } else { None })
    }
}
