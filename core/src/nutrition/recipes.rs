//! Our own recipes, read once from data.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Recipe, RecipeId};

/// What is wrong with a file of recipes.
#[derive(Debug, thiserror::Error)]
pub enum RecipeFault {
    /// The file is not what is expected.
    #[error("{file}: {error}")]
    Unreadable {
        /// The data file.
        file: String,
        /// The reader's own words, with line and column.
        error: Box<toml::de::Error>,
    },
    /// Two recipes share an id.
    #[error("{0}: two recipes have this id")]
    Twice(RecipeId),
}

/// Every recipe, in the order of the files.
#[derive(Debug)]
pub struct Recipes {
    recipes: Vec<Recipe>,
    places: HashMap<RecipeId, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    recipe: Vec<Recipe>,
}

impl Recipes {
    /// Reads files of recipes, each given as its name and text.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, RecipeFault> {
        let mut recipes: Vec<Recipe> = Vec::new();
        for (name, text) in files {
            let unreadable = |error| RecipeFault::Unreadable { file: (*name).to_owned(), error: Box::new(error) };
            recipes.extend(toml::from_str::<File>(text).map_err(unreadable)?.recipe);
        }
        let mut places = HashMap::with_capacity(recipes.len());
        for (place, recipe) in recipes.iter().enumerate() {
            if places.insert(recipe.id.clone(), place).is_some() {
                return Err(RecipeFault::Twice(recipe.id.clone()));
            }
        }
        Ok(Self { recipes, places })
    }

    /// All recipes, in the order of the files.
    pub fn all(&self) -> &[Recipe] {
        &self.recipes
    }

    /// The recipe with this id.
    pub fn get(&self, id: &RecipeId) -> Option<&Recipe> {
        self.places.get(id).map(|&place| &self.recipes[place])
    }
}
