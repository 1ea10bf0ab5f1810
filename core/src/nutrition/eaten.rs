//! What is really eaten: grams of each food, and what they add up to.

use super::{FoodId, MealDay, Nutrients, Served};
use crate::Knowledge;

impl Served {
    /// Grams of each food on the athlete's plate, dish first, then sides.
    pub fn foods(&self, world: &Knowledge) -> Vec<(FoodId, f64)> {
        let variant = self.dish.variant(world);
        let servings = variant.as_ref().map_or(1.0, |variant| f64::from(variant.recipe.servings.max(1)));
        let used = variant.iter().flat_map(|variant| variant.used.iter());
        let dish = used.map(|used| (used.food.id, used.grams / servings * self.portion));
        dish.chain(self.sides.iter().map(|side| (side.food, side.grams))).collect()
    }

    /// Nutrients on the athlete's plate.
    pub fn nutrients(&self, world: &Knowledge) -> Nutrients {
        self.foods(world).into_iter().map(|(food, grams)| world.foods.get(food).nutrients(grams)).sum()
    }
}

impl Served {
    /// The dish's title with what goes in, and what is next to it: "Miso salmon, with kiwi fruit".
    pub fn title(&self, world: &Knowledge) -> String {
        let title = self.dish.variant(world).map_or_else(|| self.dish.recipe().to_string(), |variant| variant.title);
        let sides = self.sides.iter().filter_map(|side| world.sides.of(side.food)).map(|side| side.name.as_str());
        let sides: Vec<&str> = sides.collect();
        if sides.is_empty() { title } else { format!("{title}, with {}", sides.join(" and ")) }
    }
}

impl MealDay {
    /// Nutrients of the day's planned meals.
    pub fn nutrients(&self, world: &Knowledge) -> Nutrients {
        self.served().map(|(_, served)| served.nutrients(world)).sum()
    }
}
