//! Days of a plan as a problem for the optimiser, and its answer as meals again.

use std::collections::HashMap;
use std::ops::Range;

use super::aims::DayAims;
use super::dishes::{Dishes, MOST_A_WEEK};
use super::kitchen::{Kitchen, Menu};
use super::lanes::WeekLanes;
use super::points;
use super::slots::{Share, shares};
use crate::nutrition::{Candidate, Course, DishRef, MealDay, MealPlan, Mealtime, PORTIONS, Served, Servings, SideServed, Target};
use fettle_optimiser::{Bounds, Place, Problem, Serving, WEEK_LANES, Week};

/// How much of a meal is still open.
pub(crate) enum Freedom<'k> {
    /// Any dish of the menu.
    Any,
    /// One of these dishes, in a portion of so much energy where it is said.
    Among { dishes: Vec<&'k Candidate>, want: Option<f64> },
    /// The same dish in any portion.
    Portion,
    /// Everything stays.
    Fixed,
}

/// What a serving of the problem is.
#[derive(Clone, Debug)]
pub(super) enum Filling {
    Nothing,
    Dish(DishRef, f64),
    Side(SideServed),
}

/// What a place of the problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    day: usize,
    meal: usize,
    side: bool,
}

/// At most seven days as a problem.
pub(crate) struct Table {
    pub(crate) problem: Problem,
    /// For each place what stands there now.
    pub(crate) now: Vec<u32>,
    fillings: Vec<Filling>,
    spots: Vec<Spot>,
}

/// A table while it is being laid.
struct Laying<'k> {
    kitchen: &'k Kitchen<'k>,
    plan: &'k MealPlan,
    days: Range<usize>,
    shares: &'static [Share],
    mean_kcal: f64,
    dishes: Dishes<'k>,
    places: Vec<Place>,
    now: Vec<u32>,
    spots: Vec<Spot>,
    /// Servings of a menu's meal, and of its sides, which many days share.
    shared: HashMap<(usize, Mealtime, bool, u32), Range<u32>>,
}

/// Dishes there should be for each place before one comes up more often than usual.
const SPARE: f64 = 1.2;

impl Table {
    /// Lays the table for some days of a plan.
    pub(crate) fn lay<'k>(
        kitchen: &'k Kitchen<'k>,
        plan: &'k MealPlan,
        days: Range<usize>,
        freedom: &dyn Fn(usize, usize) -> Freedom<'k>,
    ) -> Self {
        let week = week_lanes(kitchen, &plan.days[days.clone()], plan);
        let week_bounds = week.bounds(days.len() as f64);
        let mut laying = Laying::new(kitchen, plan, days.clone(), week);
        let aims: Vec<DayAims> = days.clone().map(|day| kitchen.aims(&plan.days[day], plan)).collect();
        for (place, day) in days.enumerate() {
            laying.day(day, place, &aims[place], freedom);
        }
        laying.done(&aims, week_bounds)
    }

    /// Puts an answer into the plan.
    pub(crate) fn serve(&self, week: &Week, plan: &mut MealPlan) {
        for (spot, &at) in self.spots.iter().zip(&week.servings).filter(|(spot, _)| !spot.side) {
            let course = &mut plan.days[spot.day].meals[spot.meal].course;
            *course = match &self.fillings[at as usize] {
                Filling::Dish(dish, portion) => Course::Dish(Served {
                    asked: course.dish().is_some_and(|served| served.asked && served.dish == *dish),
                    dish: dish.clone(),
                    portion: *portion,
                    sides: Vec::new(),
                }),
                Filling::Nothing | Filling::Side(_) => Course::Open,
            };
        }
        for (spot, &at) in self.spots.iter().zip(&week.servings).filter(|(spot, _)| spot.side) {
            let course = &mut plan.days[spot.day].meals[spot.meal].course;
            if let (Course::Dish(served), Filling::Side(side)) = (course, &self.fillings[at as usize]) {
                served.sides.push(*side);
            }
        }
    }
}

/// The lanes of the week under every diet of its days.
fn week_lanes<'k>(kitchen: &'k Kitchen<'k>, days: &[MealDay], plan: &MealPlan) -> WeekLanes<'k> {
    let mut servings: Vec<&Servings> = Vec::new();
    for menu in days.iter().map(|day| kitchen.menu(kitchen.menu_on(day, plan))) {
        let new = menu.limits.diets().iter().flat_map(|diet| &diet.servings);
        new.for_each(|it| {
            if !servings.contains(&it) {
                servings.push(it)
            }
        });
    }
    WeekLanes::of(&kitchen.watch, servings.into_iter())
}

impl<'k> Laying<'k> {
    fn new(kitchen: &'k Kitchen<'k>, plan: &'k MealPlan, days: Range<usize>, week: WeekLanes<'k>) -> Self {
        Self {
            kitchen,
            plan,
            days,
            shares: shares(kitchen.athlete),
            mean_kcal: plan.adjusted(Target::Kcal).unwrap_or(kitchen.targets.kcal),
            dishes: Dishes::new(kitchen, plan, week),
            places: Vec::new(),
            now: Vec::new(),
            spots: Vec::new(),
            shared: HashMap::new(),
        }
    }

    fn day(&mut self, day: usize, place: usize, aims: &DayAims, freedom: &dyn Fn(usize, usize) -> Freedom<'k>) {
        let plan = self.plan;
        let menu = self.kitchen.menu_on(&plan.days[day], plan);
        for (meal, planned) in plan.days[day].meals.iter().enumerate().filter(|(_, planned)| !planned.course.is_free()) {
            let share = self.shares.get(meal).map_or(1.0 / plan.days[day].meals.len() as f64, |(_, share)| *share);
            let spot = Spot { day, meal, side: false };
            let at = At { day: place, spot, slot: planned.slot, want: share * self.mean_kcal, menu };
            match freedom(day, meal) {
                Freedom::Fixed => self.fixed(&at, planned.course.dish(), aims),
                free => self.open(&at, planned.course.dish(), aims, free),
            }
        }
    }

    /// Times a week that a dish for a meal may come up: more than usual only where there are too few.
    fn most(&self, slot: Mealtime, dishes: usize) -> u8 {
        let mains = |slot: Mealtime| matches!(slot, Mealtime::Lunch | Mealtime::Dinner);
        let alike = |other: Mealtime| other == slot || mains(other) && mains(slot);
        let meals = self.plan.days[self.days.clone()].iter().flat_map(|day| &day.meals);
        let places = meals.filter(|meal| alike(meal.slot)).count();
        (places as f64 * SPARE / dishes.max(1) as f64).ceil().clamp(f64::from(MOST_A_WEEK), 7.0) as u8
    }

    /// A meal that stays as it is.
    fn fixed(&mut self, at: &At, served: Option<&Served>, aims: &DayAims) {
        let Some(served) = served else { return };
        let range = self.dishes.same(served, aims, &[served.portion]);
        self.push(at, false, range.clone(), range.start, points::EMPTY);
        for side in &served.sides {
            let range = self.dishes.side(*side, aims);
            self.push(at, true, range.clone(), range.start, 0.0);
        }
    }

    fn open(&mut self, at: &At, served: Option<&Served>, aims: &DayAims, free: Freedom<'k>) {
        let menu = self.kitchen.menu(at.menu);
        let (range, now) = match (free, served) {
            (Freedom::Among { dishes, want }, _) => {
                (self.dishes.servings(&dishes, at.slot, want.unwrap_or(at.want), menu, aims, MOST_A_WEEK), 0)
            }
            (Freedom::Portion, Some(served)) => {
                let range = self.dishes.same(served, aims, &portions_near(served.portion));
                let now = self.dishes.find(&range, served.portion);
                (range, now)
            }
            _ => (self.any(at, menu, aims), 0),
        };
        self.push(at, false, range, now, points::EMPTY);
        if self.has_side(at) {
            let sides = self.sides(at, menu, aims);
            self.push(at, true, sides, 0, 0.0);
        }
    }

    /// The first and the last main meal of a day may have a side.
    fn has_side(&self, at: &At) -> bool {
        let mut mains = self.shares.iter().enumerate().filter(|(_, (slot, _))| *slot != Mealtime::Snack).map(|(meal, _)| meal);
        let ends = [mains.next(), mains.next_back()];
        ends.contains(&Some(at.spot.meal))
    }

    fn any(&mut self, at: &At, menu: &'k Menu<'k>, aims: &DayAims) -> Range<u32> {
        let key = (at.menu, at.slot, false, at.want as u32);
        if let Some(known) = self.shared.get(&key) {
            return known.clone();
        }
        let dishes = menu.dishes(at.slot);
        let most = self.most(at.slot, dishes.len());
        let dishes = self.dishes.best(dishes, aims);
        let range = self.dishes.servings(&dishes, at.slot, at.want, menu, aims, most);
        self.shared.insert(key, range.clone());
        range
    }

    fn sides(&mut self, at: &At, menu: &'k Menu<'k>, aims: &DayAims) -> Range<u32> {
        let key = (at.menu, at.slot, true, 0);
        if let Some(known) = self.shared.get(&key) {
            return known.clone();
        }
        let range = self.dishes.sides(menu, at.slot, aims);
        self.shared.insert(key, range.clone());
        range
    }

    fn push(&mut self, at: &At, side: bool, servings: Range<u32>, now: u32, empty: f64) {
        self.places.push(Place { day: at.day as u8, servings, empty: empty as f32 });
        self.now.push(now);
        self.spots.push(Spot { side, ..at.spot });
    }

    fn done(self, aims: &[DayAims], week: Bounds<WEEK_LANES>) -> Table {
        let minutes = self.kitchen.usual_minutes();
        let (dishes, servings, kins, fillings): (_, Vec<Serving>, _, _) = self.dishes.done();
        let problem = Problem {
            dishes,
            servings,
            kins,
            places: self.places,
            wished: aims.iter().map(DayAims::wished).collect(),
            musts: aims.iter().map(DayAims::musts).collect(),
            week,
            minutes: minutes as f32,
            per_minute: points::LONG_MINUTE as f32,
        };
        Table { problem, now: self.now, fillings, spots: self.spots }
    }
}

/// A meal on its way into the problem.
struct At {
    day: usize,
    spot: Spot,
    slot: Mealtime,
    want: f64,
    menu: usize,
}

/// The portions a kept dish may change to.
fn portions_near(portion: f64) -> Vec<f64> {
    let near = |it: &&f64| (**it / portion).ln().abs() < 0.6;
    let near: Vec<f64> = PORTIONS.iter().filter(near).copied().collect();
    if near.contains(&portion) { near } else { vec![portion] }
}
