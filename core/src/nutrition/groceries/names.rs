//! Names of foods as a shopper reads them: "Brown long-grain rice", not "Rice, brown, long-grain, dry", in one kind of English.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::athlete::Units;
use crate::nutrition::{Class, Food, State};

/// The names' file can't be read.
#[derive(Debug, thiserror::Error)]
#[error("shop_names.toml: {0}")]
pub struct ShopNameFault(#[from] toml::de::Error);

/// The same food in two kinds of English.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    us: String,
    uk: String,
    /// The table itself has the British word.
    #[serde(default)]
    british: bool,
}

/// How names of the table become names of a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShopNames {
    words: Vec<Pair>,
    proper: BTreeSet<String>,
    untold: BTreeSet<String>,
}

impl ShopNames {
    /// Reads the names.
    pub fn read(text: &str) -> Result<Self, ShopNameFault> {
        Ok(toml::from_str(text)?)
    }

    /// The name of a food on a list: American English where the units are, else British.
    pub fn of(&self, food: &Food, units: Units) -> String {
        let name = self.in_order(food);
        let name = self.words.iter().fold(name, |name, pair| match units {
            Units::Imperial if pair.british => replaced(&name, &pair.uk, &pair.us),
            Units::Imperial => name,
            Units::Metric => replaced(&name, &pair.us, &pair.uk),
        });
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// What a food is like before what it is, and how it is packed after that.
    fn in_order(&self, food: &Food) -> String {
        let mut parts = food.name.split(", ");
        let head = self.lowered(parts.next().unwrap_or(&food.name));
        let told: Vec<String> = parts
            .filter_map(|part| told(part, food))
            .filter(|part| !self.untold.contains(*part))
            .map(|part| self.lowered(part))
            .collect();
        let (after, before): (Vec<String>, Vec<String>) =
            told.into_iter().partition(|part| part.contains("in ") || part.starts_with("with"));
        before.into_iter().rev().chain([head]).chain(after).collect::<Vec<_>>().join(" ")
    }

    fn lowered(&self, text: &str) -> String {
        let word = |word: &str| if self.proper.contains(word) { word.to_owned() } else { word.to_lowercase() };
        text.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }
}

/// A part of a name as a shopper knows it: beans that a recipe counts cooked are tinned, dry grains are just grains.
fn told<'p>(part: &'p str, food: &Food) -> Option<&'p str> {
    match part {
        "cooked" if food.class == Class::Legume => Some("canned"),
        "dry" if food.class == Class::Legume => Some("dried"),
        "dry" if food.state == State::Dry => None,
        _ => Some(part),
    }
}

/// Words of a name replaced where they stand as words of their own.
fn replaced(name: &str, from: &str, to: &str) -> String {
    let Some(at) = name.find(from) else { return name.to_owned() };
    let letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let (before, after) = (&name[..at], &name[at + from.len()..]);
    let part_of_word = letter(before.chars().next_back()) || letter(after.chars().next()) && !after.starts_with('s');
    // "yogurt" stands in no longer word than its plural, "beet" in "beetroot".
    if part_of_word { name.to_owned() } else { format!("{before}{to}{after}") }
}
