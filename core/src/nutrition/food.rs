//! One food of the table.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Aisle, Allergens, Caution, Class, InPregnancy, Level, Measures, Nutrients, Role, Standing, State, Trait};

/// The table of foods that is built in, as text.
pub(super) const TABLE: &str = include_str!("../../data/foods.csv");

/// Every id of the table: the first column of each line after the header. No id holds a comma or a quote.
static IDS: LazyLock<(Vec<&'static str>, HashMap<&'static str, u16>)> = LazyLock::new(|| {
    let ids: Vec<&str> = TABLE.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let places = ids.iter().enumerate().map(|(place, id)| (*id, place as u16)).collect();
    (ids, places)
});

/// The table's name for a food, such as `chicken_breast_skinless_raw`; kept as its place, so that it is cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FoodId(u16);

impl FoodId {
    /// The id with this name, where the table has one.
    pub fn named(name: &str) -> Option<Self> {
        IDS.1.get(name).copied().map(Self)
    }

    /// The id as text.
    pub fn as_str(self) -> &'static str {
        IDS.0.get(self.place()).copied().unwrap_or("")
    }

    /// The food's place in the table, from 0: an index for tables of one's own.
    pub fn place(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Display for FoodId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl Serialize for FoodId {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for FoodId {
    fn deserialize<D: Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
        let name = String::deserialize(text)?;
        Self::named(&name).ok_or_else(|| serde::de::Error::custom(format!("no food has the id `{name}`")))
    }
}

impl JsonSchema for FoodId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FoodId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "An id of the food table." })
    }
}

/// Where the figures of a food come from: a record of USDA SR28 (2016) or SR Legacy (2018).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usda {
    /// Number in the National Nutrient Database.
    pub ndb: String,
    /// Number in FoodData Central, where known.
    pub fdc: Option<u32>,
    /// The record's own words.
    pub description: String,
    /// Figures that come from another record, and which.
    pub note: Option<String>,
}

/// A price in US dollars per kilogram, as bought.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// US dollars per kilogram.
    pub usd_per_kg: f64,
    /// Where it comes from.
    pub source: String,
    /// Whether it is no measured price of this food but an estimate.
    pub estimated: bool,
}

/// One food: what is in it, how it is measured, and who may not have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Food {
    /// Unique id.
    pub id: FoodId,
    /// The usual name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Where the figures come from.
    pub usda: Usda,
    /// What kind of food it is.
    pub class: Class,
    /// Where a shop keeps it.
    pub aisle: Aisle,
    /// What it does on a plate.
    pub role: Role,
    /// The state that the figures are for.
    pub state: State,
    /// Nutrients in 100 g of what is eaten.
    pub per_100g: Nutrients,
    /// Share of what is bought that is thrown away, in percent.
    pub refuse_pct: f64,
    /// Spoons, cups and pieces.
    pub measures: Measures,
    /// Allergens it holds, by EU or US law, what is hidden in it by its name included.
    pub contains: Allergens,
    /// Allergens it may hold: by cross-contact, in some makes, or because nobody has looked.
    pub may_contain: Allergens,
    /// How it stands under each trait, in the order of `Trait::ALL`.
    pub standings: [Standing; Trait::ALL.len()],
    /// What a pregnancy asks of it.
    pub pregnancy: InPregnancy,
    /// Mercury, for fish.
    pub mercury: Level,
    /// Vitamin K, for people who take warfarin.
    pub vitamin_k: Level,
    /// Matters for people with certain conditions or medicines.
    pub cautions: Vec<Caution>,
    /// Price; an estimate says so.
    pub price: Price,
    /// Whether most shops have it.
    pub common: bool,
}

impl Food {
    /// What it is without its state and cut: "Broccoli" of "Broccoli, raw".
    pub fn head(&self) -> &str {
        self.name.split(',').next().unwrap_or(&self.name)
    }

    /// Its name, its aliases, and what it is without its state and cut.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str()].into_iter().chain(self.aliases.iter().map(String::as_str)).chain([self.head()])
    }

    /// How it stands under a trait; unknown where nobody has said.
    pub fn standing(&self, of: Trait) -> Standing {
        self.standings[of as usize]
    }

    /// Nutrients in so many grams of what is eaten.
    pub fn nutrients(&self, grams: f64) -> Nutrients {
        self.per_100g * (grams / 100.0)
    }

    /// US dollars for so many grams of what is eaten, what is thrown away included.
    pub fn usd(&self, grams: f64) -> f64 {
        self.to_buy(grams) / 1000.0 * self.price.usd_per_kg
    }

    /// Grams to buy for so many grams to eat.
    pub fn to_buy(&self, grams: f64) -> f64 {
        grams / (1.0 - (self.refuse_pct / 100.0).min(0.9))
    }
}
