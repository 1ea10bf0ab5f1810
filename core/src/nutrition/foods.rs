//! The food table: read once from data, looked up by id and by name, in any spelling and with typos.

mod families;
mod hidden;
mod prices;
mod table;

use std::collections::HashMap;
use std::sync::OnceLock;

use families::Families;
pub use hidden::Hidden;

use super::{Food, FoodId};
use crate::search::{Bearers, Index, LIKELY, SURE, Spelled, singular_words};

/// What is wrong with the food table.
#[derive(Debug, thiserror::Error)]
pub enum FoodFault {
    /// The file is not a table.
    #[error("foods.csv: {0}")]
    Unreadable(#[from] csv::Error),
    /// The columns are not the ones expected, in their order.
    #[error("foods.csv: the columns must be {expected}, and they are {found}")]
    Columns {
        /// The columns in order.
        expected: String,
        /// What stands in the header.
        found: String,
    },
    /// A cell cannot be read.
    #[error("foods.csv line {line}: {column} cannot be `{value}`")]
    Cell {
        /// Line of the file, from 1.
        line: u64,
        /// Name of the column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
    /// The file on hidden allergens, families or prices is not what is expected.
    #[error("{file}: {error}")]
    Rules {
        /// The data file.
        file: &'static str,
        /// The reader's own words, with line and column.
        error: Box<toml::de::Error>,
    },
    /// Two foods share an id.
    #[error("foods.csv line {line}: the id `{id}` is not new")]
    Twice {
        /// Line of the file, from 1.
        line: u64,
        /// The id.
        id: String,
    },
}

/// A food that a text may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoodMatch {
    /// The food.
    pub id: FoodId,
    /// From 0 to 1. From `SURE` on no question is needed; below `LIKELY` it is hardly meant.
    pub score: f64,
}

/// Every food, in the order of the table.
#[derive(Debug)]
pub struct Foods {
    foods: Vec<Food>,
    by_name: HashMap<String, FoodId>,
    bearers: Bearers,
    /// Made when somebody first looks for a name.
    index: OnceLock<Index>,
    families: Families,
}

impl Foods {
    /// Reads the table that is built in, and adds to each food what its name hides.
    pub fn read() -> Result<Self, FoodFault> {
        let foods = table::read(&prices::Prices::read()?)?;
        let names = |food: &Food| food.names().map(singular_words).collect::<Vec<_>>();
        let names = foods.iter().enumerate().flat_map(|(at, it)| names(it).into_iter().map(move |name| (at, name)));
        let bearers = Bearers::of(names);
        let (by_name, families) = (by_name(&foods), Families::read()?);
        let mut all = Self { foods, by_name, bearers, index: OnceLock::new(), families };
        for hidden in Hidden::read()? {
            for id in hidden.foods(&all) {
                let food = &mut all.foods[id.place()];
                food.contains |= hidden.contains;
                food.may_contain = (food.may_contain | hidden.may_contain) - food.contains;
            }
        }
        Ok(all)
    }

    /// All foods, in the order of the table: a food stands at `id.place()`.
    pub fn all(&self) -> &[Food] {
        &self.foods
    }

    /// The food with this id.
    pub fn get(&self, id: FoodId) -> &Food {
        &self.foods[id.place()]
    }

    /// The food with exactly this id, name or alias, in any case.
    pub fn named(&self, text: &str) -> Option<&Food> {
        let text = text.trim().to_lowercase();
        FoodId::named(&text).or_else(|| self.by_name.get(&text).copied()).map(|id| self.get(id))
    }

    /// The foods that a text may mean, best first, at most eight: by name, alias, plural and typo. Empty when nothing comes
    /// near. Of two that are as near, the one that most shops have comes first.
    pub fn find(&self, text: &str) -> Vec<FoodMatch> {
        let exact = self.named(text).map(|food| FoodMatch { id: food.id, score: 1.0 });
        let found = self.index().find(&Spelled::of(text)).into_iter();
        let mut near: Vec<FoodMatch> = found.map(|(place, score)| FoodMatch { id: self.foods[place].id, score }).collect();
        near.retain(|it| it.score >= LIKELY && exact.is_none_or(|exact| exact.id != it.id));
        let rare = |it: &FoodMatch| !self.get(it.id).common;
        near.sort_by(|one, other| other.score.total_cmp(&one.score).then(rare(one).cmp(&rare(other))));
        exact.into_iter().chain(near).collect()
    }

    /// Every food that a person means who wants to leave this out: a family ("fish", "spicy food"), else every food that
    /// bears the words in a name, else the one food that is surely meant. Empty when nothing comes near.
    pub fn family(&self, text: &str) -> Vec<FoodId> {
        if let Some(id) = FoodId::named(text.trim()) {
            return vec![id];
        }
        let words = singular_words(text);
        if let Some(family) = self.families.named(&words) {
            return family.foods(self);
        }
        let bearing = self.bearing(&words);
        if !bearing.is_empty() {
            return bearing;
        }
        let surely = self.find(text).first().filter(|best| best.score >= SURE).map(|best| self.get(best.id));
        surely.map(|food| self.bearing(&singular_words(food.head()))).unwrap_or_default()
    }

    /// Every food that a person surely means who has this at home. Of "rice" those that are rice, not what is made of it: who
    /// leaves rice out wants no rice noodles, who has rice still has to buy them.
    pub fn at_home(&self, text: &str) -> Vec<FoodId> {
        let (meant, words) = (self.family(text), singular_words(text));
        let is = |id: &FoodId| singular_words(self.get(*id).head()).ends_with(&words);
        let just_that: Vec<FoodId> = meant.iter().copied().filter(|id| singular_words(self.get(*id).head()) == words).collect();
        let of_a_kind = || meant.iter().copied().filter(is).collect::<Vec<_>>();
        [just_that, of_a_kind()].into_iter().find(|foods| !foods.is_empty()).unwrap_or(meant)
    }

    /// The names, ready to be compared.
    fn index(&self) -> &Index {
        let names = |food: &Food| food.names().map(Spelled::of).collect::<Vec<_>>();
        let names = |(at, it): (usize, &Food)| names(it).into_iter().map(move |name| (at, name)).collect::<Vec<_>>();
        self.index.get_or_init(|| Index::of(self.foods.iter().enumerate().flat_map(names)))
    }

    /// The foods with these words, singular and one after the other, in a name or alias.
    fn bearing(&self, words: &[String]) -> Vec<FoodId> {
        self.bearers.with(words).into_iter().map(|place| self.foods[place].id).collect()
    }

    /// The foods with one of these names in a name or alias.
    pub(super) fn with_names<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> Vec<FoodId> {
        names.into_iter().flat_map(|name| self.bearing(&singular_words(name))).collect()
    }
}

/// Names before aliases, common foods before rare ones.
fn by_name(foods: &[Food]) -> HashMap<String, FoodId> {
    let mut names = HashMap::with_capacity(foods.len() * 3);
    for common in [true, false] {
        for food in foods.iter().filter(|food| food.common == common) {
            names.entry(food.name.to_lowercase()).or_insert(food.id);
        }
        for food in foods.iter().filter(|food| food.common == common) {
            for alias in &food.aliases {
                names.entry(alias.to_lowercase()).or_insert(food.id);
            }
        }
    }
    names
}
