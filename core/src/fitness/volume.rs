//! Hard sets per muscle: how a plan's volume is counted and what bounds it.
//!
//! A set of a strength, core or power exercise counts whole for its primary muscles and by weight (0.25 or 0.5) for its
//! secondary muscles (Pelland 2024). Endurance, mobility and balance work is no hard set.

use super::programming::{Bounds, TrainingRules};
use super::{Category, Exercise, Muscle, Session, Week};
use crate::Knowledge;
use crate::athlete::{Athlete, Condition, Experience, Goal};

/// How many muscles are counted.
pub(crate) const MUSCLES: usize = Muscle::ALL.len();

/// The muscles of the groups that everybody should train (legs, hips, back, abdomen, chest, shoulders, arms; WHO 2020).
pub const MAJOR: &[Muscle] = &[
    Muscle::Quads,
    Muscle::Hamstrings,
    Muscle::Glutes,
    Muscle::Chest,
    Muscle::Lats,
    Muscle::UpperBack,
    Muscle::FrontDelts,
    Muscle::Biceps,
    Muscle::Triceps,
    Muscle::Abs,
];

/// From this age on, volume starts lower and grows more slowly.
const OLDER_FROM: u8 = 65;

/// Sets per muscle, counted in quarters so that sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Volume {
    quarters: [u32; MUSCLES],
}

impl Volume {
    /// The volume of a week.
    pub fn of_week(week: &Week, world: &Knowledge) -> Self {
        let mut volume = Self::default();
        for session in &week.sessions {
            volume.add_session(session, world);
        }
        volume
    }

    /// The volume of one session.
    pub fn of_session(session: &Session, world: &Knowledge) -> Self {
        let mut volume = Self::default();
        volume.add_session(session, world);
        volume
    }

    /// Sets of one muscle.
    pub fn sets(&self, muscle: Muscle) -> f64 {
        f64::from(self.quarters[muscle as usize]) / 4.0
    }

    /// The muscles that get anything, with their sets.
    pub fn trained(&self) -> impl Iterator<Item = (Muscle, f64)> + '_ {
        Muscle::ALL.iter().map(|&muscle| (muscle, self.sets(muscle))).filter(|(_, sets)| *sets > 0.0)
    }

    fn add_session(&mut self, session: &Session, world: &Knowledge) {
        for planned in &session.exercises {
            if let Some(exercise) = world.exercises.get(&planned.id) {
                self.add(exercise, planned.sets);
            }
        }
    }

    fn add(&mut self, exercise: &Exercise, sets: u8) {
        if is_hard(exercise) {
            for (sum, share) in self.quarters.iter_mut().zip(quarter_shares(exercise)) {
                *sum = sum.saturating_add(u32::from(share) * u32::from(sets));
            }
        }
    }
}

/// Whether sets of this exercise are hard sets.
pub fn is_hard(exercise: &Exercise) -> bool {
    matches!(exercise.category, Category::Strength | Category::Core | Category::Power)
}

/// How much of one set counts for each muscle, in quarters.
pub(crate) fn quarter_shares(exercise: &Exercise) -> [u8; MUSCLES] {
    let mut shares = [0; MUSCLES];
    for (&muscle, &weight) in &exercise.secondary {
        shares[muscle as usize] = (weight * 4.0).round() as u8;
    }
    for &muscle in &exercise.primary {
        shares[muscle as usize] = 4;
    }
    shares
}

/// Whether volume starts lower: 65 and older, or told to be treated so.
pub fn is_older(athlete: &Athlete) -> bool {
    athlete.age >= OLDER_FROM || athlete.profile.conditions.contains(&Condition::OlderAdult)
}

/// The training age that volume goes by: one level lower for older athletes.
pub fn training_age(athlete: &Athlete) -> Experience {
    match (athlete.experience, is_older(athlete)) {
        (level, false) => level,
        (Experience::Advanced, true) => Experience::Intermediate,
        (_, true) => Experience::Beginner,
    }
}

/// The weekly sets that one muscle of this athlete should get.
pub fn weekly_bounds(athlete: &Athlete, rules: &TrainingRules) -> Bounds {
    let sets = &rules.weekly_sets;
    if athlete.goal == Goal::Maintain {
        return sets.maintenance;
    }
    match training_age(athlete) {
        Experience::Beginner if is_older(athlete) && athlete.experience == Experience::Beginner => sets.older_start,
        Experience::Beginner => sets.beginner,
        Experience::Intermediate => sets.intermediate,
        Experience::Advanced => sets.advanced,
    }
}

/// The most sets that one muscle gets in one session.
pub fn session_max(athlete: &Athlete, rules: &TrainingRules) -> u8 {
    rules.session_sets_max.get(training_age(athlete))
}
