//! Rescues muscles that the greedy pass left short: longer, swapped, or on another day.

use super::super::calendar::Day;
use super::super::choose::{Place, place};
use super::super::pool::{Candidate, Pool, bit};
use super::super::rules::Tier;
use super::super::template::{Role, Slot};
use super::{Board, balances};
use crate::fitness::volume::MAJOR;
use crate::fitness::{Muscle, Pattern};

/// How much less well another main lift may suit.
const MAIN_MAY_LOSE: i32 = 25;

/// How far to go for a muscle that lacks sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effort {
    /// A usual exercise that fits the day and is unlike what is there.
    Usual,
    /// More sets of one exercise than usual, and then also one that is seldom chosen.
    Stretched,
    /// Any exercise, on any day, with a single set if need be.
    Any,
}

impl<'b, 'p, 'w> Board<'b, 'p, 'w> {
    /// Adds exercises for major muscles that are still below their least, wherever there is room. Where that is owed, at last on
    /// any day, beside one of its kind and with single sets; else only where it suits the day.
    pub(super) fn rescue(&mut self, pool: &'p Pool<'w>, days: &[Day]) {
        let last = if self.basis.owes_all { Effort::Any } else { Effort::Stretched };
        for &muscle in MAJOR {
            for effort in [Effort::Usual, Effort::Stretched, Effort::Any].into_iter().filter(|effort| *effort <= last) {
                self.effort = effort;
                while self.is_below_least(muscle)
                    && (self.lengthen(muscle).is_some()
                        || self.open_for(muscle, pool, days)
                        || self.make_way(muscle, pool)
                        || self.swap_for(muscle, pool)
                        || (effort == Effort::Any && self.trade_for(muscle)))
                {}
            }
        }
        self.effort = Effort::Usual;
    }

    pub(super) fn is_below_least(&self, muscle: Muscle) -> bool {
        self.week[muscle as usize] < u16::from(self.basis.bounds.min) * 4
    }

    /// One more set of an exercise that trains the muscle directly.
    fn lengthen(&mut self, muscle: Muscle) -> Option<usize> {
        let direct = |number: &usize| {
            let place = &self.places[*number];
            place.sets > 0 && place.candidate.primary & bit(muscle) != 0 && self.cost(*number, 1).is_some()
        };
        let found = (0..self.places.len()).find(direct)?;
        self.add(found, 1);
        Some(found)
    }

    /// One more set of what balances the exercises for the muscle: a pull for the chest, a squat for the hamstrings.
    fn make_way(&mut self, muscle: Muscle, pool: &Pool<'_>) -> bool {
        let trains = |candidate: &&Candidate<'_>| candidate.job.is_lift() && candidate.primary & bit(muscle) != 0;
        let held: Vec<Pattern> = pool.all().iter().filter(trains).map(|candidate| candidate.exercise.pattern).collect();
        let helps = |number: &usize| {
            let place = &self.places[*number];
            let balances = held.iter().any(|&pattern| balances(place.candidate.exercise.pattern, pattern));
            balances && (place.sets > 0 || self.basis.owes_all) && self.cost(*number, 1).is_some()
        };
        let found = (0..self.places.len()).find(helps);
        if let Some(number) = found {
            self.add(number, 1);
        }
        found.is_some()
    }

    /// Another exercise in the place of one that leaves the muscle out, where that leaves less lacking.
    fn swap_for(&mut self, muscle: Muscle, pool: &'p Pool<'w>) -> bool {
        let open: Vec<usize> = (0..self.places.len()).filter(|&number| self.places[number].sets > 0).collect();
        for number in open {
            let place = &self.places[number];
            let trains = |candidate: &&Candidate<'_>| candidate.primary & bit(muscle) != 0 && candidate.tier > Tier::Never;
            let others = pool.all().iter().filter(|candidate| self.effort == Effort::Any && candidate.job.is_lift());
            if place.candidate.primary & bit(muscle) != 0 {
                continue;
            }
            // A main lift gives way only to one that suits about as well.
            let stays = |candidate: &&Candidate<'_>| {
                self.effort == Effort::Any || place.role != Role::Main || candidate.suits + MAIN_MAY_LOSE >= place.candidate.suits
            };
            for candidate in place.jobs.iter().flat_map(|job| pool.for_job(*job)).chain(others).filter(trains).filter(stays) {
                if let Some(better) = self.swapped(number, candidate).filter(|swapped| swapped.lacking() < self.lacking()) {
                    *self = better;
                    return true;
                }
            }
        }
        false
    }

    /// A set that no other muscle misses, given up for one that trains the muscle: a press less for the shoulders is one more for
    /// the chest.
    fn trade_for(&mut self, muscle: Muscle) -> bool {
        let before = self.lacking();
        (0..self.places.len()).any(|number| {
            let place = &self.places[number];
            if place.sets < 2 || place.candidate.primary & bit(muscle) != 0 {
                return false;
            }
            self.remove(number);
            let longer = self.lengthen(muscle);
            let better = longer.is_some() && self.lacking() < before && self.keeps_balance();
            if !better {
                longer.into_iter().for_each(|longer| self.remove(longer));
                self.add(number, 1);
            }
            better
        })
    }

    /// Whether all ratios of the week hold.
    fn keeps_balance(&self) -> bool {
        let pushes = [Pattern::HorizontalPush, Pattern::HorizontalPull, Pattern::VerticalPull];
        let legs = [Pattern::Squat, Pattern::Hinge];
        pushes.into_iter().chain(legs).all(|pattern| self.is_balanced(self.tally, pattern))
    }

    /// The week with another exercise in a place, as many sets of it as fit.
    fn swapped(&self, number: usize, candidate: &'p Candidate<'w>) -> Option<Self> {
        let mut trial = self.clone();
        let old = &self.places[number];
        (0..old.sets).for_each(|_| trial.remove(number));
        let slot = Slot { jobs: old.jobs, role: old.role, pair: old.pair };
        trial.places[number] = place(self.basis, candidate, old.day, old.slot, slot, old.ramp > 1);
        let sets = (1..=old.sets).rev().find(|&sets| trial.cost(number, sets).is_some())?;
        trial.add(number, sets);
        trial.keeps_balance().then_some(trial)
    }

    /// Quarters of a set that major muscles lack.
    fn lacking(&self) -> u16 {
        let least = u16::from(self.basis.bounds.min) * 4;
        MAJOR.iter().map(|&muscle| least.saturating_sub(self.week[muscle as usize])).sum()
    }

    /// A new exercise for the muscle, on the day with the most room.
    fn open_for(&mut self, muscle: Muscle, pool: &'p Pool<'w>, days: &[Day]) -> bool {
        let mut order: Vec<usize> = (0..days.len()).filter(|&day| days[day].theme.is_resistance()).collect();
        order.sort_by(|&one, &other| self.room(other).total_cmp(&self.room(one)).then(one.cmp(&other)));
        order.into_iter().any(|day| self.open_on(day, muscle, pool, days))
    }

    pub(super) fn room(&self, day: usize) -> f64 {
        self.days[day].budget - self.days[day].used
    }

    fn open_on(&mut self, day: usize, muscle: Muscle, pool: &'p Pool<'w>, days: &[Day]) -> bool {
        let (busy, effort) = (self.worked_near(day), self.effort);
        let open: Vec<_> =
            self.places.iter().filter(|place| place.day == day && place.sets > 0).map(|place| place.candidate).collect();
        let fits = |candidate: &&Candidate<'_>| {
            let there = |other: &&Candidate<'_>| match effort {
                Effort::Usual | Effort::Stretched => other.job.kin() == candidate.job.kin(),
                Effort::Any => other.exercise.id == candidate.exercise.id,
            };
            let suits = effort == Effort::Any || candidate.job.suits(days[day].theme);
            let usual = effort > Effort::Usual || candidate.tier > Tier::Rare || candidate.preferred;
            candidate.job.is_lift()
                && suits
                && usual
                && candidate.primary & bit(muscle) != 0
                && candidate.primary & busy == 0
                && !open.iter().any(there)
        };
        let mut candidates: Vec<_> = pool.all().iter().filter(fits).collect();
        candidates.sort_by_key(|candidate| (-candidate.suits, &candidate.exercise.id));
        candidates.into_iter().any(|candidate| {
            let role =
                if candidate.exercise.mechanic == crate::fitness::Mechanic::Compound { Role::Second } else { Role::Isolation };
            let number = self.places.len();
            let added = place(self.basis, candidate, day, 100 + number, Slot { jobs: &[], role, pair: 0 }, false);
            let least = added.prescription.sets.0;
            self.places.push(added);
            self.partners.push(None);
            let fewest = if effort == Effort::Any { 1 } else { least };
            let fits = [least, fewest].into_iter().find(|&sets| self.cost(number, sets).is_some());
            match fits {
                Some(sets) => self.add(number, sets),
                None => {
                    self.places.pop();
                    self.partners.pop();
                }
            }
            fits.is_some()
        })
    }

    /// The muscles that open exercises of the days before and after train directly.
    pub(super) fn worked_near(&self, day: usize) -> u32 {
        let near = |place: &&Place<'_, '_>| place.sets > 0 && self.days[day].near.contains(&place.day);
        self.places.iter().filter(near).fold(0, |bits, place| bits | place.candidate.primary)
    }
}
