//! Balance of a week: pulls against pushes, the planes of the pulls, squat-type against hinge-type work.
//!
//! Counted in sets by movement pattern. Push: horizontal and vertical push. Pull: horizontal and vertical pull. Squat-type:
//! squat and lunge. Hinge-type: hinge.

use super::programming::BalanceRules;
use super::{Exclusions, Mechanic, Pattern, Week};
use crate::Knowledge;

/// Sets of a week by kind of movement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Pushing sets.
    pub push: u16,
    /// Pulling sets toward the chest.
    pub pull_horizontal: u16,
    /// Pulling sets from overhead.
    pub pull_vertical: u16,
    /// Squat-type sets.
    pub squat: u16,
    /// Hinge-type sets.
    pub hinge: u16,
}

impl Tally {
    /// The tally of a week.
    pub fn of_week(week: &Week, world: &Knowledge) -> Self {
        let mut tally = Self::default();
        for planned in week.sessions.iter().flat_map(|session| &session.exercises) {
            if let Some(exercise) = world.exercises.get(&planned.id) {
                tally = tally.with(exercise.pattern, planned.sets);
            }
        }
        tally
    }

    /// The tally with more sets of a pattern.
    pub fn with(mut self, pattern: Pattern, sets: u8) -> Self {
        if let Some(count) = self.count(pattern) {
            *count = count.saturating_add(u16::from(sets));
        }
        self
    }

    /// The tally with fewer sets of a pattern.
    pub fn without(mut self, pattern: Pattern, sets: u8) -> Self {
        if let Some(count) = self.count(pattern) {
            *count = count.saturating_sub(u16::from(sets));
        }
        self
    }

    fn count(&mut self, pattern: Pattern) -> Option<&mut u16> {
        match pattern {
            Pattern::HorizontalPush | Pattern::VerticalPush => Some(&mut self.push),
            Pattern::HorizontalPull => Some(&mut self.pull_horizontal),
            Pattern::VerticalPull => Some(&mut self.pull_vertical),
            Pattern::Squat | Pattern::Lunge => Some(&mut self.squat),
            Pattern::Hinge => Some(&mut self.hinge),
            _ => None,
        }
    }

    /// All pulling sets.
    pub fn pull(&self) -> u16 {
        self.pull_horizontal.saturating_add(self.pull_vertical)
    }

    /// Whether there are enough pulls for the pushes.
    pub fn pulls_enough(&self, pull_push_min: f64) -> bool {
        f64::from(self.pull()) + 1e-9 >= f64::from(self.push) * pull_push_min
    }

    /// The share of the pulls in the plane with fewer; `None` where there are too few to say.
    pub fn lesser_plane(&self, rules: &BalanceRules) -> Option<f64> {
        let lesser = self.pull_horizontal.min(self.pull_vertical);
        (self.pull() >= rules.owed_from_sets).then(|| f64::from(lesser) / f64::from(self.pull()))
    }

    /// Squat-type sets for each hinge-type set; `None` where there are too few to say. Without any hinge: infinite.
    pub fn squat_hinge(&self, rules: &BalanceRules) -> Option<f64> {
        let enough = self.squat.saturating_add(self.hinge) >= rules.owed_from_sets;
        enough.then(|| f64::from(self.squat) / f64::from(self.hinge))
    }

    /// Whether every ratio that is owed is kept.
    pub fn keeps(&self, owed: &Owed, rules: &BalanceRules) -> bool {
        let planes = self.lesser_plane(rules).is_none_or(|share| share + 1e-9 >= rules.plane_share_min);
        let (low, high) = rules.squat_hinge;
        let legs = self.squat_hinge(rules).is_none_or(|ratio| (low..=high).contains(&ratio));
        self.pulls_enough(owed.pull_push_min) && (planes || !owed.planes) && (legs || !owed.squat_hinge)
    }
}

/// The ratios that an athlete's kit and limits leave possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Owed {
    /// Pulling sets for each pushing set, at least.
    pub pull_push_min: f64,
    /// Compound pulls are open in both planes.
    pub planes: bool,
    /// Squat-type and compound or bridging hinge-type exercises are both open.
    pub squat_hinge: bool,
}

impl Owed {
    /// What is open to an athlete.
    pub fn of(exclusions: &Exclusions<'_>, world: &Knowledge) -> Self {
        let mut open = [false; 4];
        for exercise in world.exercises.all() {
            let place = match exercise.pattern {
                Pattern::HorizontalPull if exercise.mechanic == Mechanic::Compound => 0,
                Pattern::VerticalPull if exercise.mechanic == Mechanic::Compound => 1,
                Pattern::Squat | Pattern::Lunge => 2,
                Pattern::Hinge => 3,
                _ => continue,
            };
            open[place] = open[place] || exclusions.why_not(exercise).is_none();
        }
        let asked = exclusions.limits().pull_push_min.max(world.training.balance.pull_push_min);
        Self { pull_push_min: asked, planes: open[0] && open[1], squat_hinge: open[2] && open[3] }
    }
}
