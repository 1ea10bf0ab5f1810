//! How shops sell food: tins, cartons, packs, pieces, or by weight.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::athlete::Units;
use crate::nutrition::{Aisle, Class, Food, FoodId, State, weight};

/// The packs' file can't be read.
#[derive(Debug, thiserror::Error)]
#[error("packs.toml: {0}")]
pub struct PackFault(#[from] toml::de::Error);

/// A usual pack. Every list that is not empty has to hold the food.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    /// Grams of what is eaten of it in one pack.
    g: f64,
    /// One pack in words.
    one: String,
    /// Several packs in words.
    many: String,
    /// Foods.
    #[serde(default)]
    foods: BTreeSet<FoodId>,
    /// Aisles.
    #[serde(default)]
    aisles: BTreeSet<Aisle>,
    /// Classes.
    #[serde(default)]
    classes: BTreeSet<Class>,
    /// States.
    #[serde(default)]
    states: BTreeSet<State>,
}

/// Every usual pack, the most particular first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Packs {
    pack: Vec<Pack>,
}

/// An amount as it is bought.
pub(super) struct Bought {
    pub(super) grams: f64,
    pub(super) display: String,
}

/// Aisles of what stands in a cupboard and is used by the spoon.
const BY_SPOON: &[Aisle] = &[Aisle::Spices, Aisle::OilsFats, Aisle::CondimentsSauces, Aisle::Baking, Aisle::SweetenersSweets];
/// Share of a pack that may be missing: nobody buys a second tin for a spoonful.
const MISSING: f64 = 0.04;

impl Packs {
    /// Reads the packs.
    pub fn read(text: &str) -> Result<Self, PackFault> {
        Ok(toml::from_str(text)?)
    }

    /// So many grams to eat, as a shop sells them: never less than is needed but for a spoonful.
    pub(super) fn buy(&self, food: &Food, eaten: f64, units: Units) -> Bought {
        let buy = food.to_buy(eaten);
        let pack = self.pack.iter().find(|pack| pack.holds(food));
        match (pack, &food.measures.piece) {
            (Some(pack), _) => pack.buy(eaten),
            (None, Some((each, piece))) if food.aisle == Aisle::Produce || food.aisle == Aisle::DairyEggs => {
                pieces(eaten, *each, piece, buy / eaten, units)
            }
            _ if BY_SPOON.contains(&food.aisle) => by_spoon(food, buy, units),
            _ => by_weight(buy, units),
        }
    }
}

impl Pack {
    fn holds(&self, food: &Food) -> bool {
        (self.foods.is_empty() || self.foods.contains(&food.id))
            && (self.aisles.is_empty() || self.aisles.contains(&food.aisle))
            && (self.classes.is_empty() || self.classes.contains(&food.class))
            && (self.states.is_empty() || self.states.contains(&food.state))
    }

    fn buy(&self, eaten: f64) -> Bought {
        let count = (eaten / self.g - MISSING).ceil().max(1.0);
        let grams = count * self.g;
        let word = if count > 1.0 { &self.many } else { &self.one };
        Bought { grams, display: format!("{count:.0} {word}, {:.0} g needed", eaten.ceil()) }
    }
}

/// Whole pieces; a size such as "medium" is left out.
fn pieces(eaten: f64, each: f64, piece: &str, peel: f64, units: Units) -> Bought {
    let count = (eaten / each - MISSING).ceil().max(1.0);
    let grams = (count * each * peel).ceil();
    let size = ["small", "medium", "large"].contains(&piece);
    let word = match (size, count > 1.0) {
        (true, _) => String::new(),
        (false, false) => format!(" {piece}"),
        (false, true) => format!(" {}", crate::nutrition::measures::plural(piece)),
    };
    Bought { grams, display: format!("{count:.0}{word} ({})", weight(grams, units)) }
}

fn by_spoon(food: &Food, grams: f64, units: Units) -> Bought {
    let grams = (grams * 10.0).ceil() / 10.0;
    Bought { grams, display: food.measures.say(grams, units) }
}

fn by_weight(grams: f64, units: Units) -> Bought {
    let step = match grams {
        _ if grams <= 20.0 => 5.0,
        _ if grams <= 100.0 => 10.0,
        _ if grams <= 1000.0 => 50.0,
        _ => 100.0,
    };
    let grams = (grams / step).ceil() * step;
    Bought { grams, display: weight(grams, units) }
}
