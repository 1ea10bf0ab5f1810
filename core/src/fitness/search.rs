//! Finding exercises the way people write them.

use super::{Catalogue, ExerciseId};

impl Catalogue {
    /// Every exercise that a person means who wants to leave this out: an id means one exercise, a name every exercise
    /// that bears it. Empty when nothing comes near.
    pub fn family(&self, text: &str) -> Vec<&ExerciseId> {
        let wanted = text.trim().to_lowercase();
        let named = |name: &str| name.to_lowercase() == wanted;
        let meant = |exercise: &&super::Exercise| {
            exercise.id.as_str() == wanted || named(&exercise.name) || exercise.aliases.iter().any(|alias| named(alias))
        };
        self.all().iter().filter(meant).map(|exercise| &exercise.id).collect()
    }
}
