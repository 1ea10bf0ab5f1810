//! Finding exercises the way people write them: by name, alias, shorthand and typo.

use super::spelling::spelled;
use super::{Catalogue, ExerciseId};
pub use crate::search::{LIKELY, SURE};

/// An exercise that a text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The exercise.
    pub id: ExerciseId,
    /// From 0 to 1. From `SURE` on no question is needed; below `LIKELY` it is hardly meant.
    pub score: f64,
}

impl Catalogue {
    /// The exercises that a text may mean, best first, at most eight. Empty when nothing comes near.
    pub fn find(&self, text: &str) -> Vec<Match> {
        let known = |(place, score): (usize, f64)| self.all().get(place).map(|it| Match { id: it.id.clone(), score });
        self.index().find(&spelled(text)).into_iter().filter_map(known).collect()
    }

    /// Every exercise that a person means who wants to leave this out: an id means one exercise, a name every exercise
    /// that bears it ("burpees" is two of them). Empty when nothing comes near.
    pub fn family(&self, text: &str) -> Vec<&ExerciseId> {
        let exact = ExerciseId(text.trim().to_lowercase());
        if let Some(exercise) = self.get(&exact) {
            return vec![&exercise.id];
        }
        let named = self.bearers.with(&spelled(text).singular);
        if !named.is_empty() {
            return named.into_iter().filter_map(|place| self.all().get(place)).map(|exercise| &exercise.id).collect();
        }
        let nearest = self.find(text).into_iter().next().filter(|best| best.score >= SURE);
        nearest.and_then(|best| self.get(&best.id)).map(|exercise| &exercise.id).into_iter().collect()
    }
}

#[cfg(test)]
mod tests;
