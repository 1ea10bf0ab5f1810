//! What the next sets of a place are worth to the week.

use super::super::basis::Basis;
use super::super::choose::Place;
use super::super::job::Job;
use super::super::template::Role;
use super::Board;
use crate::athlete::Goal;
use crate::fitness::Muscle;
use crate::fitness::volume::MAJOR;

/// Sets of a lift to get strong in, where it does not come in every session.
const PRACTICE_SETS: u8 = 4;
/// From so many days on, sessions train a part of the body each.
const SPLIT_FROM_DAYS: u8 = 4;

impl Board<'_, '_, '_> {
    /// What more sets bring to the week, and the same with less for a muscle that has had its share of this day.
    pub(super) fn gain(&self, number: usize, sets: u8) -> (i32, i32) {
        let place = &self.places[number];
        let day = &self.days[place.day].quarters;
        let base = match place.role {
            Role::Power => 500,
            Role::Main if self.is_practice(place) => 200,
            _ => self.support(place, sets),
        };
        let (mut gain, mut fair) = (base, base);
        for (muscle, &share) in place.candidate.shares.iter().enumerate().filter(|(_, share)| **share > 0) {
            let more = u16::from(share) * u16::from(sets);
            let worth = self.value(muscle, self.week[muscle] + more) - self.value(muscle, self.week[muscle]);
            let portion = (u16::from(self.aim) * 4).div_ceil(u16::from(self.frequency[muscle].max(1))) + 4;
            gain += worth;
            fair += if worth > 0 && day[muscle] + more > portion { worth / 3 } else { worth };
        }
        (gain, fair)
    }

    /// Strength is a skill too: a lift to get strong in has four sets, also where its muscles have enough.
    fn is_practice(&self, place: &Place<'_, '_>) -> bool {
        let strong = self.basis.rules.standing.strength_main.contains(&place.candidate.exercise.id);
        let (athlete, few) = (self.basis.athlete, place.sets < PRACTICE_SETS);
        strong && few && athlete.goal == Goal::GainStrength && athlete.days_per_week >= SPLIT_FROM_DAYS && !self.basis.is_short()
    }

    /// Compound pulls are worth more while they hold back the pushes.
    fn support(&self, place: &Place<'_, '_>, sets: u8) -> i32 {
        let compound = matches!(place.candidate.job, Job::Row | Job::Pulldown);
        let wanted = self.basis.owed.pull_push_min * f64::from(self.aim) * 5.0 / 3.0;
        if compound && f64::from(self.tally.pull()) < wanted { 14 * i32::from(sets) } else { 0 }
    }

    /// How much a place counts in percent: main lifts most, until they have three sets.
    pub(super) fn weight(&self, number: usize) -> i64 {
        let place = &self.places[number];
        match place.role {
            Role::Power => 300,
            Role::Main if place.sets < 3 => 350,
            Role::Main => 180,
            Role::Second => 140 * self.spread(place) / 100,
            Role::Isolation | Role::Core => self.spread(place),
        }
    }

    /// Emptier days are filled first: 100 for a full day, 200 for an empty one.
    pub(super) fn emptiness(&self, day: usize) -> i64 {
        100 + (self.room(day) / self.days[day].budget.max(1.0) * 100.0).clamp(0.0, 100.0) as i64
    }

    /// With time to spare, a fourth set is worth less than another exercise.
    fn spread(&self, place: &Place<'_, '_>) -> i64 {
        if place.sets >= 3 && !self.basis.is_short() { 60 } else { 100 }
    }

    /// What so many quarters are worth: much below the least, less up to the aim, and nothing beyond.
    fn value(&self, muscle: usize, quarters: u16) -> i32 {
        let quarters = i32::from(quarters);
        let (least, low, aim) =
            (i32::from(self.basis.bounds.min) * 4, i32::from(self.basis.bounds.target.0) * 4, i32::from(self.aim) * 4);
        let major = MAJOR.iter().any(|major| *major as usize == muscle);
        if self.least_only {
            return if major { quarters.min(least) * 12 } else { 0 };
        }
        if !major {
            return quarters.min(low * 3 / 5) * minor(muscle, self.basis) / 20;
        }
        let part = |from: i32, to: i32| (quarters.min(to) - from).max(0);
        part(0, least) * 12 + part(least, low) * 5 + part(low, aim) * 2 - (quarters - aim).max(0) * 3
    }
}

/// How much a minor muscle is worth of its own, in percent of a major one.
fn minor(muscle: usize, basis: &Basis<'_>) -> i32 {
    let shaping = if basis.athlete.goal == Goal::BuildMuscle { 20 } else { 0 };
    match Muscle::ALL.get(muscle) {
        Some(Muscle::SideDelts | Muscle::RearDelts) => 70 + shaping,
        Some(Muscle::Calves) => 60 + shaping,
        Some(Muscle::Obliques) => 50,
        Some(Muscle::HipAbductors) => 30,
        Some(Muscle::LowerBack | Muscle::Adductors) => 25,
        Some(Muscle::RotatorCuff) => 20,
        Some(Muscle::Forearms | Muscle::Traps | Muscle::Serratus) => 12,
        _ => 0,
    }
}
