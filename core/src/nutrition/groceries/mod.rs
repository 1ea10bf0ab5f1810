//! What to buy: foods merged over the meals, scaled to the people, less what is there, in amounts that shops sell.

mod names;
mod packs;
mod shelf;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Aisle, FoodId, MealPlan, Served};
use crate::Knowledge;
use crate::athlete::Athlete;

pub use names::{ShopNameFault, ShopNames};
pub use packs::{PackFault, Packs};
pub use shelf::{Shelf, ShelfFault};

/// What to get from one aisle.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AisleList {
    /// Where the shop keeps it.
    #[schemars(with = "String")]
    pub aisle: Aisle,
    /// What to get, by name.
    pub items: Vec<Grocery>,
}

/// One thing to buy.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Grocery {
    /// The food.
    pub food: FoodId,
    /// What it is called.
    pub name: String,
    /// Grams to buy, peel and all.
    pub grams: f64,
    /// The amount as a shop sells it: "3 (330 g)", "2 tins (480 g)".
    pub display: String,
    /// What the shopper has to look for on the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The dishes it is for.
    #[serde(rename = "for")]
    pub dishes: Vec<String>,
}

/// Grams that are needed of one food, and what for.
#[derive(Default)]
struct Need {
    grams: f64,
    dishes: Vec<String>,
}

/// What to buy for so many days of a plan from a day on, for everybody who eats from the pot.
pub fn groceries(plan: &MealPlan, athlete: &Athlete, world: &Knowledge, from: NaiveDate, days: u8) -> Vec<AisleList> {
    let mut needs: BTreeMap<FoodId, Need> = BTreeMap::new();
    let wanted = plan.days.iter().filter(|day| day.date >= from).take(usize::from(days));
    for meal in wanted.flat_map(|day| &day.meals) {
        let people = f64::from(meal.eaters(athlete.profile.people));
        meal.course.dish().into_iter().for_each(|served| gather(&mut needs, served, people, world));
    }
    for (food, there) in plan.pantry.iter().filter_map(|(food, grams)| world.shelf.bought(*food, *grams, &world.foods)) {
        needs.entry(food).and_modify(|need| need.grams -= there);
    }
    let limits = super::FoodLimits::of(athlete, world);
    let mut aisles: BTreeMap<Aisle, Vec<Grocery>> = BTreeMap::new();
    for (id, need) in needs.into_iter().filter(|(_, need)| need.grams > 0.05) {
        let food = world.foods.get(id);
        let label = limits.label(food).map(str::to_owned);
        let bought = world.packs.buy(food, need.grams, athlete.units);
        let name = world.shop_names.of(food, athlete.units);
        let item = Grocery { food: id, name, grams: bought.grams, display: bought.display, label, dishes: need.dishes };
        aisles.entry(food.aisle).or_default().push(item);
    }
    aisles.into_iter().map(|(aisle, items)| AisleList { aisle, items }).map(by_name).collect()
}

fn gather(needs: &mut BTreeMap<FoodId, Need>, served: &Served, people: f64, world: &Knowledge) {
    let title = served.dish.variant(world).map(|variant| variant.title);
    let bought = served.foods(world).into_iter().filter_map(|(food, grams)| world.shelf.bought(food, grams, &world.foods));
    for (food, grams) in bought {
        let need = needs.entry(food).or_default();
        need.grams += grams * people;
        if let Some(title) = title.as_ref().filter(|title| !need.dishes.contains(title)) {
            need.dishes.push(title.clone());
        }
    }
}

fn by_name(mut list: AisleList) -> AisleList {
    list.items.sort_by(|one, other| one.name.cmp(&other.name));
    list
}

/// The list as plain text, an aisle and its items each on a line of their own.
pub fn as_text(lists: &[AisleList]) -> String {
    let mut text = String::new();
    for list in lists {
        text.push_str(list.aisle.title());
        text.push('\n');
        for item in &list.items {
            let label = item.label.as_ref().map_or_else(String::new, |label| format!(" ({label})"));
            text.push_str(&format!("- {}: {}{label}\n", item.name, item.display));
        }
        text.push('\n');
    }
    text.trim_end().to_owned()
}

impl Aisle {
    /// What stands over the aisle in a shop.
    pub fn title(self) -> &'static str {
        match self {
            Self::Produce => "Fruit and vegetables",
            Self::Bakery => "Bakery",
            Self::MeatPoultry => "Meat and poultry",
            Self::Seafood => "Fish and seafood",
            Self::DeliProcessedMeat => "Deli",
            Self::DairyEggs => "Dairy and eggs",
            Self::Refrigerated => "Chilled",
            Self::RefrigeratedPlantProtein => "Tofu and plant drinks",
            Self::GrainsPasta => "Grains and pasta",
            Self::Legumes => "Beans and lentils",
            Self::Canned => "Tins and jars",
            Self::SoupsStocks => "Soups and stocks",
            Self::CondimentsSauces => "Sauces and condiments",
            Self::OilsFats => "Oils and fats",
            Self::Spices => "Herbs and spices",
            Self::Baking => "Baking",
            Self::SweetenersSweets => "Sugar and sweets",
            Self::DriedFruit => "Dried fruit",
            Self::NutsSeeds => "Nuts and seeds",
            Self::Snacks => "Snacks",
            Self::Beverages => "Drinks",
            Self::Alcohol => "Alcohol",
            Self::Supplements => "Supplements",
            Self::Frozen => "Frozen",
        }
    }
}
