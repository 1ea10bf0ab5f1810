//! Dishes and their servings as the optimiser sees them.

use std::collections::HashMap;
use std::ops::Range;

use super::aims::DayAims;
use super::kitchen::{Kitchen, Menu};
use super::lanes::{WeekLanes, day_lanes};
use super::points;
use super::table::Filling;
use crate::nutrition::{Candidate, DishRef, FoodId, MealPlan, Mealtime, Nutrients, PORTIONS, Served, SideServed};
use fettle_optimiser::{Chance, Dish, Kin, Serving};

/// Energy of a meal, as shares of what it should have, outside which a portion is not offered.
const WINDOW: (f64, f64) = (0.6, 1.5);
/// Times a week that a recipe comes up.
pub(crate) const MOST_A_WEEK: u8 = 2;
/// Dishes for one kind of meal that a week is chosen from.
const MOST_LOOKED_AT: usize = 36;
/// Carbohydrate in g that a side may have where meals are bounded.
const SIDE_CARB_G: f64 = 4.0;
/// Meals of a week with the same main food, and from the same cuisine, that nobody minds.
const FREE_MAIN: u8 = 3;
const FREE_CUISINE: u8 = 4;
/// Share of a dish's weight that is in the pantry from which it counts as being there.
const IN_PANTRY: f64 = 0.4;

/// Dishes, servings and kins while they are gathered.
pub(super) struct Dishes<'k> {
    kitchen: &'k Kitchen<'k>,
    plan: &'k MealPlan,
    week: WeekLanes<'k>,
    dishes: Vec<Dish>,
    servings: Vec<Serving>,
    fillings: Vec<Filling>,
    kins: Vec<Kin>,
    by_ref: HashMap<DishRef, u16>,
    by_side: HashMap<FoodId, u16>,
    by_kin: HashMap<String, u16>,
}

impl<'k> Dishes<'k> {
    pub(super) fn new(kitchen: &'k Kitchen<'k>, plan: &'k MealPlan, week: WeekLanes<'k>) -> Self {
        Self {
            kitchen,
            plan,
            week,
            dishes: Vec::new(),
            servings: vec![Serving::NOTHING],
            fillings: vec![Filling::Nothing],
            kins: Vec::new(),
            by_ref: HashMap::new(),
            by_side: HashMap::new(),
            by_kin: HashMap::new(),
        }
    }

    /// The dishes that suit a day best, at most as many as are worth a look.
    pub(super) fn best<'c>(&self, mut candidates: Vec<&'c Candidate>, aims: &DayAims) -> Vec<&'c Candidate> {
        if candidates.len() > MOST_LOOKED_AT {
            candidates.sort_by_cached_key(|candidate| (self.unsuited(candidate, aims) * 1e6) as i64);
            candidates.truncate(MOST_LOOKED_AT);
        }
        candidates
    }

    /// Points of a serving, and how far its energy is split otherwise than the day's.
    fn unsuited(&self, candidate: &Candidate, aims: &DayAims) -> f64 {
        let share = |protein: f64, fat: f64, carb: f64| {
            let kcal = (protein * 4.0 + fat * 9.0 + carb * 4.0).max(1.0);
            [protein * 4.0 / kcal, fat * 9.0 / kcal, carb * 4.0 / kcal]
        };
        let (has, wants) = (&candidate.per_serving, share(aims.protein_g, aims.fat_g, aims.carb_g));
        let has = share(has.protein(), has.fat(), has.carb());
        let away: f64 = has.iter().zip(wants).map(|(has, wants)| (has - wants).abs()).sum();
        let price = candidate.usd_per_serving * self.kitchen.points_per_dollar();
        self.liking(candidate) + price + cook_points(candidate) + away * points::UNSUITED
    }

    /// The servings of dishes for a meal that should have so much energy.
    pub(super) fn servings(
        &mut self,
        candidates: &[&Candidate],
        slot: Mealtime,
        want: f64,
        menu: &Menu<'_>,
        aims: &DayAims,
        most: u8,
    ) -> Range<u32> {
        let start = self.servings.len() as u32;
        for candidate in candidates {
            let portions = portions(candidate, slot, want, menu);
            self.add(candidate, &portions, aims, most);
        }
        start..self.servings.len() as u32
    }

    /// The servings of a dish that is planned already.
    pub(super) fn same(&mut self, served: &Served, aims: &DayAims, portions: &[f64]) -> Range<u32> {
        let start = self.servings.len() as u32;
        if let Some(variant) = served.dish.variant(self.kitchen.world) {
            let most = self.plan.times(&served.dish).max(MOST_A_WEEK);
            self.add(&Candidate::of(&variant), portions, aims, most);
        }
        start..self.servings.len() as u32
    }

    /// The place of a portion among servings of one dish.
    pub(super) fn find(&self, servings: &Range<u32>, portion: f64) -> u32 {
        let same = |at: &u32| (f64::from(self.servings[*at as usize].portion) - portion).abs() < 1e-6;
        servings.clone().find(same).unwrap_or(0)
    }

    /// The sides of a meal.
    pub(super) fn sides(&mut self, menu: &Menu<'_>, slot: Mealtime, aims: &DayAims) -> Range<u32> {
        let start = self.servings.len() as u32;
        let bounded = carb_bounds(menu).is_some();
        for side in menu.sides.iter().filter(|side| side.meals.contains(&slot)) {
            let carb = self.kitchen.world.foods.get(side.food).nutrients(side.g).carb();
            let few = if carb > 0.0 { (SIDE_CARB_G / carb) as u8 } else { side.most };
            for units in 1..=if bounded { side.most.min(few) } else { side.most } {
                self.add_side(SideServed { food: side.food, grams: side.g * f64::from(units) }, aims);
            }
        }
        start..self.servings.len() as u32
    }

    /// The serving of a side that is planned already.
    pub(super) fn side(&mut self, side: SideServed, aims: &DayAims) -> Range<u32> {
        let start = self.servings.len() as u32;
        self.add_side(side, aims);
        start..start + 1
    }

    pub(super) fn done(self) -> (Vec<Dish>, Vec<Serving>, Vec<Kin>, Vec<Filling>) {
        (self.dishes, self.servings, self.kins, self.fillings)
    }

    fn add(&mut self, candidate: &Candidate, portions: &[f64], aims: &DayAims, most: u8) {
        let dish = self.dish(candidate, most);
        let (day, week) = self.lanes(&candidate.per_serving, &candidate.foods, aims);
        let liking = self.liking(candidate);
        for &portion in portions {
            let price = candidate.usd_per_serving * portion * self.kitchen.points_per_dollar();
            let points = liking + price + points::PORTION * (portion - 1.0).abs();
            self.servings.push(Serving {
                dish: Some(dish),
                portion: portion as f32,
                points: points as f32,
                day: day.map(|amount| amount * portion as f32),
                week: week.map(|amount| amount * portion as f32),
            });
            self.fillings.push(Filling::Dish(candidate.dish.clone(), portion));
        }
    }

    fn add_side(&mut self, side: SideServed, aims: &DayAims) {
        let food = self.kitchen.world.foods.get(side.food);
        let dish = *self.by_side.entry(side.food).or_insert_with(|| {
            self.dishes.push(side_dish(&format!("side:{}", side.food)));
            (self.dishes.len() - 1) as u16
        });
        let (day, week) = self.lanes(&food.nutrients(side.grams), &[(side.food, side.grams)], aims);
        let price = food.usd(side.grams) * self.kitchen.points_per_dollar();
        let mood = points::MOOD * 0.4 * f64::from(Chance::named(self.plan.seed, side.food.as_str()).share());
        let (portion, points) = (side.grams as f32, (points::SIDE + price + mood) as f32);
        self.servings.push(Serving { dish: Some(dish), portion, points, day, week });
        self.fillings.push(Filling::Side(side));
    }

    fn lanes(&self, nutrients: &Nutrients, foods: &[(FoodId, f64)], aims: &DayAims) -> ([f32; 8], [f32; 24]) {
        let day = day_lanes(nutrients, aims.fiber_per_1000_kcal, aims.special());
        (day, self.week.amounts(nutrients, foods, &self.kitchen.world.foods))
    }

    /// Points of a dish by how much it is liked, in whatever portion.
    fn liking(&self, candidate: &Candidate) -> f64 {
        let liked = &self.kitchen.athlete.profile.cuisines;
        let foreign = !liked.is_empty() && !liked.contains(&candidate.cuisine);
        let grams = |there: bool| {
            let there = candidate.foods.iter().filter(|(food, _)| !there || self.plan.pantry.iter().any(|(it, _)| it == food));
            there.map(|(_, grams)| grams).sum::<f64>()
        };
        let there = !self.plan.pantry.is_empty() && grams(true) >= IN_PANTRY * grams(false);
        let mood = points::MOOD * f64::from(Chance::named(self.plan.seed, candidate.dish.recipe().as_str()).share());
        mood + if foreign { points::CUISINE } else { 0.0 } - if there { points::PANTRY } else { 0.0 }
    }

    fn dish(&mut self, candidate: &Candidate, most: u8) -> u16 {
        if let Some(&known) = self.by_ref.get(&candidate.dish) {
            let dish = &mut self.dishes[usize::from(known)];
            dish.most_days = dish.most_days.max(most);
            dish.most_cooks = dish.most_cooks.max(most);
            return known;
        }
        let dish = Dish {
            id: candidate.dish.name(),
            keeps_days: candidate.keeps_days,
            minutes: candidate.active_minutes.into(),
            cook: cook_points(candidate) as f32,
            recook: points::RECOOK as f32,
            again: points::AGAIN as f32,
            most_days: most,
            most_cooks: most,
            kins: self.kins_of(candidate, most),
        };
        self.dishes.push(dish);
        self.by_ref.insert(candidate.dish.clone(), (self.dishes.len() - 1) as u16);
        (self.dishes.len() - 1) as u16
    }

    fn kins_of(&mut self, candidate: &Candidate, most: u8) -> Vec<u16> {
        let recipe = Kin { name: format!("recipe {}", candidate.dish.recipe()), free: most, points: points::SAME_RECIPE as f32 };
        let mut kins = vec![recipe];
        kins.extend(candidate.mains.iter().map(|main| Kin {
            name: main.name(),
            free: FREE_MAIN,
            points: points::SAME_MAIN as f32,
        }));
        let same_cuisine = Kin { name: candidate.cuisine.clone(), free: FREE_CUISINE, points: points::SAME_CUISINE as f32 };
        let varied = candidate.cuisine != "everyday" && self.kitchen.athlete.profile.cuisines.is_empty();
        kins.extend(varied.then_some(same_cuisine));
        kins.into_iter().map(|kin| self.kin(kin)).collect()
    }

    fn kin(&mut self, kin: Kin) -> u16 {
        *self.by_kin.entry(kin.name.clone()).or_insert_with(|| {
            self.kins.push(kin);
            (self.kins.len() - 1) as u16
        })
    }
}

/// Points of cooking a dish once. Nobody minds a wait beyond two hours more than one of two.
fn cook_points(candidate: &Candidate) -> f64 {
    let waiting = f64::from(candidate.minutes.saturating_sub(candidate.active_minutes)).min(120.0);
    f64::from(candidate.active_minutes) * points::ACTIVE_MINUTE + waiting * points::WAITING_MINUTE
}

/// A side is there at once, and nobody minds it often.
fn side_dish(id: &str) -> Dish {
    let again = points::SIDE_AGAIN as f32;
    Dish {
        id: id.to_owned(),
        keeps_days: 6,
        minutes: 0.0,
        cook: 0.0,
        recook: 0.0,
        again,
        most_days: 7,
        most_cooks: 7,
        kins: Vec::new(),
    }
}

/// Least and most carbohydrate of a main meal by the diets.
fn carb_bounds(menu: &Menu<'_>) -> Option<[f64; 2]> {
    menu.limits.diets().iter().find_map(|diet| diet.meal.carb_g)
}

/// The portions of a dish that suit a meal: those near what it should have of energy, else the nearest.
fn portions(candidate: &Candidate, slot: Mealtime, want: f64, menu: &Menu<'_>) -> Vec<f64> {
    let kcal = candidate.per_serving.kcal().max(1.0);
    let bounds = carb_bounds(menu).filter(|_| slot != Mealtime::Snack);
    let carb = candidate.per_serving.carb();
    let allowed = |portion: &&f64| bounds.is_none_or(|[least, most]| (least..=most - SIDE_CARB_G).contains(&(carb * **portion)));
    let suits = |portion: &&f64| (WINDOW.0 * want..=WINDOW.1 * want).contains(&(kcal * **portion));
    let suiting: Vec<f64> = PORTIONS.iter().filter(allowed).filter(suits).copied().collect();
    if !suiting.is_empty() {
        return suiting;
    }
    let away = |portion: &f64| (kcal * portion / want.max(1.0)).ln().abs();
    PORTIONS.iter().filter(allowed).copied().min_by(|one, other| away(one).total_cmp(&away(other))).into_iter().collect()
}
