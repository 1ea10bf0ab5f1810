//! The exercise catalogue: read once from data, looked up by id.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::spelling::spelled;
use super::{Exercise, ExerciseId};
use crate::search::{Bearers, Index, Spelled};

/// What is wrong with a data file.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueFault {
    /// The file is not what the catalogue expects.
    #[error("{file}: {error}")]
    Unreadable {
        /// The data file.
        file: String,
        /// The reader's own words, with line and column.
        error: Box<toml::de::Error>,
    },
    /// Two exercises share an id.
    #[error("{0}: two exercises have this id")]
    Twice(ExerciseId),
}

/// Every exercise, in the order of the files.
#[derive(Debug)]
pub struct Catalogue {
    exercises: Vec<Exercise>,
    places: HashMap<ExerciseId, usize>,
    pub(super) bearers: Bearers,
    /// Made when somebody first looks for a name.
    index: OnceLock<Index>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    exercise: Vec<Exercise>,
}

impl Catalogue {
    /// Reads the files of the catalogue, each given as its name and text.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, CatalogueFault> {
        let mut exercises = Vec::new();
        for (name, text) in files {
            let file: File = toml::from_str(text)
                .map_err(|error| CatalogueFault::Unreadable { file: (*name).to_owned(), error: Box::new(error) })?;
            exercises.extend(file.exercise);
        }
        let mut places = HashMap::with_capacity(exercises.len());
        for (place, exercise) in exercises.iter().enumerate() {
            if places.insert(exercise.id.clone(), place).is_some() {
                return Err(CatalogueFault::Twice(exercise.id.clone()));
            }
        }
        let bearers = Bearers::of(names(&exercises).map(|(place, name)| (place, name.singular)));
        Ok(Self { exercises, places, bearers, index: OnceLock::new() })
    }

    /// All exercises, in the order of the files.
    pub fn all(&self) -> &[Exercise] {
        &self.exercises
    }

    /// The names, ready to be compared.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(names(&self.exercises)))
    }

    /// The exercise with this id.
    pub fn get(&self, id: &ExerciseId) -> Option<&Exercise> {
        self.places.get(id).map(|&place| &self.exercises[place])
    }
}

/// Every name and alias, with the place of its exercise.
fn names(exercises: &[Exercise]) -> impl Iterator<Item = (usize, Spelled)> {
    exercises.iter().enumerate().flat_map(|(place, exercise)| {
        std::iter::once(&exercise.name).chain(&exercise.aliases).map(move |name| (place, spelled(name)))
    })
}

#[cfg(test)]
mod tests;
