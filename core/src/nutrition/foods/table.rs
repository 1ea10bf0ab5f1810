//! The text of the food table, cell by cell.

use std::str::FromStr;

use csv::StringRecord;

use super::FoodFault;
use super::prices::Prices;
use crate::athlete::Allergen;
use crate::nutrition::food::TABLE;
use crate::nutrition::{
    Aisle, Allergens, Caution, Class, Food, FoodId, InPregnancy, Level, Measures, Nutrient, Nutrients, Price, Role, Standing,
    State, Trait, Usda,
};
use crate::words::words;

words! {
    /// The columns before and after those of the nutrients.
    Column {
        /// The column `id`.
        Id = "id",
        /// The column `name`.
        Name = "name",
        /// The column `aliases`.
        Aliases = "aliases",
        /// The column `usda_ndb`.
        UsdaNdb = "usda_ndb",
        /// The column `fdc_id`.
        FdcId = "fdc_id",
        /// The column `usda_description`.
        UsdaDescription = "usda_description",
        /// The column `usda_note`.
        UsdaNote = "usda_note",
        /// The column `class`.
        Class = "class",
        /// The column `aisle`.
        Aisle = "aisle",
        /// The column `role`.
        Role = "role",
        /// The column `state`.
        State = "state",
        /// The column `refuse_pct`.
        RefusePct = "refuse_pct",
        /// The column `g_per_cup`.
        GPerCup = "g_per_cup",
        /// The column `g_per_tbsp`.
        GPerTbsp = "g_per_tbsp",
        /// The column `g_per_tsp`.
        GPerTsp = "g_per_tsp",
        /// The column `g_per_piece`.
        GPerPiece = "g_per_piece",
        /// The column `piece`.
        Piece = "piece",
        /// The column `contains`.
        Contains = "contains",
        /// The column `may_contain`.
        MayContain = "may_contain",
        /// The column `vegan`.
        Vegan = "vegan",
        /// The column `vegetarian`.
        Vegetarian = "vegetarian",
        /// The column `pescatarian`.
        Pescatarian = "pescatarian",
        /// The column `gluten_free`.
        GlutenFree = "gluten_free",
        /// The column `dairy_free`.
        DairyFree = "dairy_free",
        /// The column `keto`.
        Keto = "keto",
        /// The column `paleo`.
        Paleo = "paleo",
        /// The column `whole30`.
        Whole30 = "whole30",
        /// The column `halal`.
        Halal = "halal",
        /// The column `kosher`.
        Kosher = "kosher",
        /// The column `fodmap`.
        Fodmap = "fodmap",
        /// The column `pregnancy`.
        Pregnancy = "pregnancy",
        /// The column `mercury`.
        Mercury = "mercury",
        /// The column `vitamin_k_level`.
        VitaminK = "vitamin_k_level",
        /// The column `cautions`.
        Cautions = "cautions",
        /// The column `price_usd_per_kg`.
        PriceUsdPerKg = "price_usd_per_kg",
        /// The column `price_source`.
        PriceSource = "price_source",
        /// The column `common`.
        Common = "common",
    }
}

/// Where the nutrients begin.
const FIRST_NUTRIENT: usize = Column::State as usize + 1;

/// The foods of the table that is built in, in its order.
pub(super) fn read(prices: &Prices) -> Result<Vec<Food>, FoodFault> {
    let mut table = csv::ReaderBuilder::new().from_reader(TABLE.as_bytes());
    check_columns(table.headers()?)?;
    let mut foods: Vec<Food> = Vec::with_capacity(1000);
    let mut record = StringRecord::new();
    while table.read_record(&mut record)? {
        let row = Row(&record);
        let food = row.food(prices)?;
        if food.id.place() != foods.len() {
            return Err(FoodFault::Twice { line: row.line(), id: row.text(Column::Id).to_owned() });
        }
        foods.push(food);
    }
    Ok(foods)
}

fn check_columns(header: &StringRecord) -> Result<(), FoodFault> {
    let names = |columns: &[Column]| columns.iter().map(|it| it.name()).collect::<Vec<_>>();
    let (before, after) = Column::ALL.split_at(FIRST_NUTRIENT);
    let nutrients = Nutrient::ALL.iter().map(|it| it.name()).collect::<Vec<_>>();
    let expected = [names(before), nutrients, names(after)].concat();
    if header.iter().eq(expected.iter().copied()) {
        return Ok(());
    }
    let found = header.iter().collect::<Vec<_>>().join(",");
    Err(FoodFault::Columns { expected: expected.join(","), found })
}

/// One line of the table.
struct Row<'a>(&'a StringRecord);

impl Row<'_> {
    fn food(&self, prices: &Prices) -> Result<Food, FoodFault> {
        let (contains, may_contain) = (self.allergens(Column::Contains)?, self.allergens(Column::MayContain)?);
        let everything = Allergens::all();
        Ok(Food {
            id: self.parse(Column::Id, FoodId::named)?,
            name: self.text(Column::Name).to_owned(),
            aliases: self.list(Column::Aliases).map(str::to_owned).collect(),
            usda: self.usda()?,
            class: self.parse(Column::Class, Class::named)?,
            aisle: self.parse(Column::Aisle, Aisle::named)?,
            role: self.parse(Column::Role, Role::named)?,
            state: self.parse(Column::State, State::named)?,
            per_100g: self.nutrients()?,
            refuse_pct: self.number(Column::RefusePct)?.unwrap_or(0.0),
            measures: self.measures()?,
            contains: contains.unwrap_or_default(),
            may_contain: match (contains, may_contain) {
                (Some(_), Some(may)) => may,
                (contains, _) => everything - contains.unwrap_or_default(),
            },
            standings: self.standings()?,
            pregnancy: self.parse(Column::Pregnancy, InPregnancy::named)?,
            mercury: self.parse(Column::Mercury, Level::named)?,
            vitamin_k: self.parse(Column::VitaminK, Level::named)?,
            cautions: self.named_list(Column::Cautions, Caution::named)?,
            price: self.price(prices)?,
            common: self.text(Column::Common) == "1",
        })
    }

    fn usda(&self) -> Result<Usda, FoodFault> {
        Ok(Usda {
            ndb: self.text(Column::UsdaNdb).to_owned(),
            fdc: self.optional(Column::FdcId)?,
            description: self.text(Column::UsdaDescription).to_owned(),
            note: Some(self.text(Column::UsdaNote).to_owned()).filter(|note| !note.is_empty()),
        })
    }

    fn nutrients(&self) -> Result<Nutrients, FoodFault> {
        let cell = |nutrient: Nutrient| self.0.get(FIRST_NUTRIENT + nutrient as usize).unwrap_or("");
        for &nutrient in Nutrient::ALL {
            let credible = |amount: f64| amount.is_finite() && amount >= 0.0;
            let blank_allowed = !matches!(nutrient, Nutrient::Kcal | Nutrient::Protein | Nutrient::Fat | Nutrient::Carb);
            let whole = cell(nutrient).is_empty() && blank_allowed || cell(nutrient).parse().is_ok_and(credible);
            if !whole {
                return Err(self.cell_fault(nutrient.name(), cell(nutrient)));
            }
        }
        Ok(Nutrients::new(|nutrient| cell(nutrient).parse().ok()))
    }

    fn measures(&self) -> Result<Measures, FoodFault> {
        let piece = self.number(Column::GPerPiece)?.map(|grams| (grams, self.text(Column::Piece).to_owned()));
        Ok(Measures {
            cup: self.number(Column::GPerCup)?,
            tbsp: self.number(Column::GPerTbsp)?,
            tsp: self.number(Column::GPerTsp)?,
            piece,
        })
    }

    /// Each trait's standing; a blank one is unknown.
    fn standings(&self) -> Result<[Standing; Trait::ALL.len()], FoodFault> {
        let mut standings = [Standing::Unknown; Trait::ALL.len()];
        for &of in Trait::ALL {
            let column = Column::ALL[Column::Vegan as usize + of as usize];
            if !self.text(column).is_empty() {
                standings[of as usize] = self.parse(column, Standing::named)?;
            }
        }
        Ok(standings)
    }

    fn price(&self, prices: &Prices) -> Result<Price, FoodFault> {
        let source = || self.text(Column::PriceSource).to_owned();
        let measured = self.number(Column::PriceUsdPerKg)?;
        let measured = measured.map(|usd_per_kg| Price { usd_per_kg, source: source(), estimated: false });
        let estimate = || prices.estimate(self.text(Column::Id), self.text(Column::Class));
        measured.or_else(estimate).ok_or_else(|| self.fault(Column::PriceUsdPerKg))
    }

    /// The allergens of a cell; `None` when it is blank, which means that nobody has looked.
    fn allergens(&self, column: Column) -> Result<Option<Allergens>, FoodFault> {
        let blank = self.text(column).is_empty();
        let named = self.named_list(column, Allergen::named)?;
        Ok((!blank).then(|| named.into_iter().collect()))
    }

    /// The values of a cell, where `none` stands for no value.
    fn named_list<T>(&self, column: Column, named: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, FoodFault> {
        let known = |name| named(name).ok_or_else(|| self.fault(column));
        self.list(column).filter(|name| *name != "none").map(known).collect()
    }

    fn parse<T>(&self, column: Column, named: impl Fn(&str) -> Option<T>) -> Result<T, FoodFault> {
        named(self.text(column)).ok_or_else(|| self.fault(column))
    }

    fn number(&self, column: Column) -> Result<Option<f64>, FoodFault> {
        let number: Option<f64> = self.optional(column)?;
        if number.is_some_and(|it| !it.is_finite() || it < 0.0) { Err(self.fault(column)) } else { Ok(number) }
    }

    fn optional<T: FromStr>(&self, column: Column) -> Result<Option<T>, FoodFault> {
        match self.text(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| self.fault(column)),
        }
    }

    fn list(&self, column: Column) -> impl Iterator<Item = &str> {
        self.text(column).split('|').filter(|it| !it.is_empty())
    }

    fn text(&self, column: Column) -> &str {
        let place = column as usize;
        let place = if place < FIRST_NUTRIENT { place } else { place + Nutrient::ALL.len() };
        self.0.get(place).unwrap_or("")
    }

    fn line(&self) -> u64 {
        self.0.position().map_or(0, csv::Position::line)
    }

    fn fault(&self, column: Column) -> FoodFault {
        self.cell_fault(column.name(), self.text(column))
    }

    fn cell_fault(&self, column: &'static str, value: &str) -> FoodFault {
        FoodFault::Cell { line: self.line(), column, value: value.to_owned() }
    }
}
