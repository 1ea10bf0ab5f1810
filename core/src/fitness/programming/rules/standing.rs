//! Which exercises stand where: main lifts, steady choices, and those kept for special cases.

use std::collections::{BTreeSet, HashMap};

use serde::Deserialize;

use crate::fitness::ExerciseId;

/// How readily an exercise is chosen, as lists in the file and as one table here.
#[derive(Debug, Deserialize)]
#[serde(from = "StandingLists")]
pub struct Standing {
    tiers: HashMap<ExerciseId, Tier>,
    /// Lifts to get strong in.
    pub strength_main: BTreeSet<ExerciseId>,
    /// Steady and supported exercises.
    pub steady: BTreeSet<ExerciseId>,
    /// Weights that soon are too light.
    pub light_only: BTreeSet<ExerciseId>,
    /// Body-weight presses and rows for beginners who are old or heavy.
    pub easy_body_weight: BTreeSet<ExerciseId>,
    /// Push-ups for other beginners.
    pub first_push: BTreeSet<ExerciseId>,
    /// Holds that wait for an easier form first, for beginners who are old or heavy.
    pub later_holds: BTreeSet<ExerciseId>,
    /// Body weight, whatever the equipment says.
    pub body_weight: BTreeSet<ExerciseId>,
    /// Only around a birth.
    pub pelvic_floor: BTreeSet<ExerciseId>,
}

/// How readily an exercise is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Only when nothing else trains a muscle that is owed.
    Never,
    /// When little else is left.
    Rare,
    /// Not named.
    Middle,
    /// Readily.
    Good,
    /// First.
    First,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandingLists {
    first: Vec<ExerciseId>,
    good: Vec<ExerciseId>,
    rare: Vec<ExerciseId>,
    never: Vec<ExerciseId>,
    strength_main: BTreeSet<ExerciseId>,
    steady: BTreeSet<ExerciseId>,
    light_only: BTreeSet<ExerciseId>,
    easy_body_weight: BTreeSet<ExerciseId>,
    first_push: BTreeSet<ExerciseId>,
    later_holds: BTreeSet<ExerciseId>,
    body_weight: BTreeSet<ExerciseId>,
    pelvic_floor: BTreeSet<ExerciseId>,
}

impl From<StandingLists> for Standing {
    fn from(lists: StandingLists) -> Self {
        let tier = |ids: Vec<ExerciseId>, tier: Tier| ids.into_iter().map(move |id| (id, tier));
        let tiers = tier(lists.first, Tier::First)
            .chain(tier(lists.good, Tier::Good))
            .chain(tier(lists.rare, Tier::Rare))
            .chain(tier(lists.never, Tier::Never))
            .collect();
        Self {
            tiers,
            strength_main: lists.strength_main,
            steady: lists.steady,
            light_only: lists.light_only,
            easy_body_weight: lists.easy_body_weight,
            first_push: lists.first_push,
            later_holds: lists.later_holds,
            body_weight: lists.body_weight,
            pelvic_floor: lists.pelvic_floor,
        }
    }
}

impl Standing {
    /// How readily this exercise is chosen.
    pub fn of(&self, exercise: &ExerciseId) -> Tier {
        self.tiers.get(exercise).copied().unwrap_or(Tier::Middle)
    }

    /// Every exercise that is named.
    pub fn named(&self) -> impl Iterator<Item = &ExerciseId> {
        let lists = [
            &self.light_only,
            &self.strength_main,
            &self.steady,
            &self.easy_body_weight,
            &self.first_push,
            &self.later_holds,
            &self.body_weight,
            &self.pelvic_floor,
        ];
        self.tiers.keys().chain(lists.into_iter().flatten())
    }
}
