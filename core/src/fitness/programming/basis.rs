//! What every step of planning stands on: the athlete, the rules, and the bounds that follow from both.

use super::calendar::week_shape;
use super::need::Room;
use super::rules::{Bounds, TrainingRules, Zones};
use crate::Knowledge;
use crate::athlete::{Athlete, Condition, Equipment, Experience, Goal};
use crate::fitness::balance::Owed;
use crate::fitness::time::{Frame, frame};
use crate::fitness::volume::{is_older, session_max, training_age, weekly_bounds};
use crate::fitness::{Exclusions, ExerciseId, Limits, body_mass_index};

/// Minutes below which rests are short, sets alternate and the session has no room to spare.
const ROOMY_FROM_MINUTES: u16 = 45;
/// Body-mass index from which a push-up from the floor is no first exercise.
const HEAVY_BMI: f64 = 30.0;
/// Age from which a beginner's push-up starts at a wall or a bench.
const CAREFUL_FROM_AGE: u8 = 60;

/// The athlete with everything that bounds the plan.
pub(super) struct Basis<'w> {
    pub(super) athlete: &'w Athlete,
    pub(super) rules: &'w TrainingRules,
    pub(super) limits: Limits,
    pub(super) owed: Owed,
    pub(super) bounds: Bounds,
    pub(super) session_max: u8,
    pub(super) frame: Frame,
    pub(super) seed: u64,
    /// Opposing exercises alternate.
    pub(super) supersets: bool,
    /// Days and minutes are enough for every major muscle.
    pub(super) owes_all: bool,
}

impl<'w> Basis<'w> {
    pub(super) fn of(athlete: &'w Athlete, world: &'w Knowledge, exclusions: &Exclusions<'_>, seed: u64) -> Self {
        let rules = &world.training;
        let limits = exclusions.limits();
        let mut basis = Self {
            athlete,
            rules,
            owed: Owed::of(exclusions, world),
            bounds: weekly_bounds(athlete, rules),
            session_max: session_max(athlete, rules),
            frame: frame(&limits, athlete.minutes, &rules.time),
            owes_all: Room::of(athlete, &limits, rules).is_enough(),
            limits,
            seed,
            supersets: false,
        };
        basis.supersets = basis.alternates();
        basis
    }

    /// Sets alternate where minutes are short and no limit asks for long rests.
    fn alternates(&self) -> bool {
        let usual = Limits::default();
        let calm = self.limits.rest_seconds_min > usual.rest_seconds_min || self.is_older() || self.is_expecting();
        let days = f64::from(week_shape(self.athlete, self.rules).resistance.max(1));
        let sets = 7.0 * f64::from(self.bounds.target.0);
        let wanted = sets * self.rules.time.minutes_per_set.get(self.athlete.goal) / days;
        !calm && (self.is_short() || wanted > f64::from(self.work_minutes()))
    }

    /// Minutes between warm-up and cool-down.
    pub(super) fn work_minutes(&self) -> u16 {
        self.athlete.minutes.saturating_sub(self.frame.warmup + self.frame.cooldown)
    }

    pub(super) fn is_short(&self) -> bool {
        self.athlete.minutes < ROOMY_FROM_MINUTES
    }

    pub(super) fn is_beginner(&self) -> bool {
        self.athlete.experience == Experience::Beginner
    }

    pub(super) fn is_older(&self) -> bool {
        is_older(self.athlete)
    }

    /// Whether the athlete is held to a light effort.
    pub(super) fn is_gentle(&self) -> bool {
        self.limits.rpe_max <= self.rules.aerobic.gentle_rpe_max
    }

    pub(super) fn is_heavy(&self) -> bool {
        body_mass_index(&self.athlete.profile).is_some_and(|bmi| bmi >= HEAVY_BMI)
    }

    /// Whether there are weights or machines for the arms and the back, not only bands.
    pub(super) fn has_weights(&self) -> bool {
        [Equipment::Dumbbell, Equipment::Machine, Equipment::Cable].iter().any(|&thing| self.athlete.kit.has(thing))
    }

    /// A push-up from the floor is too much to begin with.
    pub(super) fn needs_easy_push(&self) -> bool {
        self.is_expecting() || self.is_beginner() && (self.athlete.age >= CAREFUL_FROM_AGE || self.is_heavy())
    }

    /// Pregnant, or not long after a birth.
    pub(super) fn is_expecting(&self) -> bool {
        let profile = &self.athlete.profile;
        let named = |condition| profile.conditions.contains(&condition);
        profile.pregnancy_trimester.is_some()
            || profile.lactation_months.is_some()
            || named(Condition::Pregnancy)
            || named(Condition::Postpartum)
            || named(Condition::DiastasisRecti)
    }

    /// Whether an exercise is here for the pelvic floor.
    pub(super) fn is_pelvic_floor(&self, exercise: &ExerciseId) -> bool {
        self.is_expecting() && self.rules.standing.pelvic_floor.contains(exercise)
    }

    /// Repetitions, rest and reserve by the part an exercise plays.
    pub(super) fn zones(&self) -> Zones {
        if self.is_older() { self.rules.zones_older } else { self.rules.zones.get(self.athlete.goal) }
    }

    /// The level that volume goes by.
    pub(super) fn training_age(&self) -> Experience {
        training_age(self.athlete)
    }

    /// Weekly sets of a major muscle to aim at, in a loaded week of a block, both counted from 0.
    pub(super) fn aim(&self, block: usize, week: usize) -> u8 {
        let (low, high) = self.bounds.target;
        let highest = match self.athlete.goal {
            Goal::BuildMuscle => high,
            Goal::GainStrength => low + (high - low) / 2,
            _ => low + (high - low) / 3,
        };
        low.saturating_add((block + week).min(30) as u8).min(highest.max(low))
    }
}
