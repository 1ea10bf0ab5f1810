//! Which amount stands in which lane of the optimiser, and what a portion of food brings to each.

use crate::nutrition::targets::{Watch, WatchRow};
use crate::nutrition::{FoodId, Foods, Nutrient, Nutrients, Per, Servings, State};
use fettle_optimiser::{DAY_LANES, WEEK_LANES};

/// The lanes of a day.
pub(super) const KCAL: usize = 0;
pub(super) const PROTEIN: usize = 1;
pub(super) const FAT: usize = 2;
pub(super) const CARB: usize = 3;
/// Fibre beyond what the energy asks for.
pub(super) const FIBER: usize = 4;
pub(super) const SAT_FAT: usize = 5;
/// Sodium in 100 mg.
pub(super) const SODIUM: usize = 6;
/// What a diet bounds besides: carbohydrate without fibre, or beyond its share of the energy.
pub(super) const SPECIAL: usize = 7;

/// How the week's lanes are filled: first the vitamins and minerals, then the servings of a pattern of eating.
pub(super) struct WeekLanes<'a> {
    /// Each nutrient with its row of the watch.
    pub(super) micros: Vec<(Nutrient, WatchRow)>,
    /// The servings that count.
    pub(super) servings: Vec<&'a Servings>,
}

/// What the special lane holds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Special {
    /// Carbohydrate without fibre.
    NetCarb,
    /// Carbohydrate beyond this percentage of the energy.
    CarbBeyond(f64),
    /// Nothing.
    Free,
}

impl<'a> WeekLanes<'a> {
    pub(super) fn of(watch: &Watch, servings: impl Iterator<Item = &'a Servings>) -> Self {
        let rows = watch.rows().iter().filter_map(|row| Some((Nutrient::named(row.nutrient.name())?, *row)));
        let micros: Vec<(Nutrient, WatchRow)> = rows.collect();
        let room = WEEK_LANES - micros.len();
        Self { micros, servings: servings.take(room).collect() }
    }

    /// What some food brings to the week: shares of a day's reference intake, then servings.
    pub(super) fn amounts(&self, nutrients: &Nutrients, foods: &[(FoodId, f64)], table: &Foods) -> [f32; WEEK_LANES] {
        let mut lanes = [0.0; WEEK_LANES];
        let micros = self.micros.iter().map(|(nutrient, row)| nutrients.at_least(*nutrient) / row.reference);
        let servings = self.servings.iter().map(|servings| servings.count(foods, table));
        lanes.iter_mut().zip(micros.chain(servings)).for_each(|(lane, amount)| *lane = amount as f32);
        lanes
    }
}

impl Servings {
    /// How many servings of this kind some food holds.
    pub fn count(&self, foods: &[(FoodId, f64)], table: &Foods) -> f64 {
        let counted = foods.iter().map(|(id, grams)| (table.get(*id), grams));
        let counted = counted.filter(|(food, _)| self.classes.contains(&food.class) || self.foods.contains(&food.id));
        let size = |state: State| if state == State::Dry { self.grams_dry.unwrap_or(self.grams) } else { self.grams };
        counted.map(|(food, grams)| grams / size(food.state)).sum()
    }

    /// Least and most for so many days.
    pub fn bounds(&self, days: f64) -> (Option<f64>, Option<f64>) {
        let times = match self.per {
            Per::Day => days,
            Per::Week => days / 7.0,
        };
        (self.min.map(|min| min * times), self.max.map(|max| max * times))
    }
}

/// What food brings to its day.
pub(super) fn day_lanes(nutrients: &Nutrients, fiber_per_1000_kcal: f64, special: Special) -> [f32; DAY_LANES] {
    let (kcal, carb, fiber) = (nutrients.kcal(), nutrients.carb(), nutrients.at_least(Nutrient::Fiber));
    let mut lanes = [0.0; DAY_LANES];
    lanes[KCAL] = kcal as f32;
    lanes[PROTEIN] = nutrients.protein() as f32;
    lanes[FAT] = nutrients.fat() as f32;
    lanes[CARB] = carb as f32;
    lanes[FIBER] = (fiber - fiber_per_1000_kcal * kcal / 1000.0) as f32;
    lanes[SAT_FAT] = nutrients.at_least(Nutrient::SatFat) as f32;
    lanes[SODIUM] = (nutrients.at_least(Nutrient::Sodium) / 100.0) as f32;
    lanes[SPECIAL] = match special {
        Special::NetCarb => (carb - fiber) as f32,
        Special::CarbBeyond(percent) => (carb - percent / 100.0 * kcal / 4.0) as f32,
        Special::Free => 0.0,
    };
    lanes
}
