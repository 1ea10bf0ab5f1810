//! What one day of meals is held to: the targets of the day, the diets' bounds, and what gave way or is eaten out.

use super::slots::shares;
use crate::athlete::Athlete;
use crate::nutrition::targets::Targets;
use crate::nutrition::{Course, DayBounds, DietRules, MealDay, MealPlan, Nutrients, Target};

/// The figures of one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayAims {
    /// Energy in kcal.
    pub kcal: f64,
    /// Protein in g.
    pub protein_g: f64,
    /// Fat in g.
    pub fat_g: f64,
    /// Carbohydrate in g.
    pub carb_g: f64,
    /// Least fibre in g for each 1,000 kcal.
    pub fiber_per_1000_kcal: f64,
    /// Whether the fibre is a diet's rule.
    pub fiber_is_rule: bool,
    /// Most saturated fat in g.
    pub sat_fat_g_max: f64,
    /// Most sodium in mg.
    pub sodium_mg_max: f64,
    /// Whether the sodium is a diet's rule.
    pub sodium_is_rule: bool,
    /// Most carbohydrate in g by a diet's rule.
    pub carb_g_max: Option<f64>,
    /// Most carbohydrate in percent of the energy by a diet's rule.
    pub carb_percent_max: Option<f64>,
    /// Most carbohydrate without fibre in g by a diet's rule.
    pub net_carb_g_max: Option<f64>,
    /// Least energy in kcal, whatever happens.
    pub floor_kcal: f64,
}

/// How far a day's energy may be from its target, as a share of it.
pub const ENERGY_WITHIN: f64 = 0.03;
/// How far a day's protein, fat and carbohydrate may be from their targets.
pub const MACRO_WITHIN: f64 = 0.05;
/// Least fibre in g for each 1,000 kcal (IOM 2005).
const FIBER_PER_1000_KCAL: f64 = 14.0;
/// A meal out is reckoned at so many times the meal at home it stands for. A convention: eating out is seldom lighter.
const OUT: f64 = 1.25;

impl DayAims {
    /// The aims of a day of a plan.
    pub fn of(day: &MealDay, plan: &MealPlan, athlete: &Athlete, targets: &Targets, diets: &[&DietRules]) -> Self {
        let training_days = plan.days.iter().take(7).filter(|day| day.trains).count() as u8;
        let of_day = targets.of_day(day.trains, training_days);
        let gave_way = |target: Target, usual: f64, mean: f64| plan.adjusted(target).map_or(usual, |to| usual + to - mean);
        let bounds = || diets.iter().map(|diet| &diet.day);
        let least = |of: fn(&DayBounds) -> Option<f64>| bounds().filter_map(of).reduce(f64::min);
        let sodium_rule = least(|it| it.sodium_mg_max);
        let fiber_rule = bounds().filter_map(|it| it.fiber_g_per_1000kcal_min).reduce(f64::max);
        let whole = Self {
            kcal: gave_way(Target::Kcal, of_day.kcal, targets.kcal),
            protein_g: gave_way(Target::Protein, of_day.protein_g, targets.protein_g),
            fat_g: gave_way(Target::Fat, of_day.fat_g, targets.fat_g),
            carb_g: gave_way(Target::Carb, of_day.carb_g, targets.carb_g),
            fiber_per_1000_kcal: fiber_rule.unwrap_or(FIBER_PER_1000_KCAL),
            fiber_is_rule: fiber_rule.is_some(),
            sat_fat_g_max: targets.sat_fat_g_max,
            sodium_mg_max: sodium_rule.unwrap_or(targets.sodium_mg_max).min(targets.sodium_mg_max),
            sodium_is_rule: sodium_rule.is_some(),
            carb_g_max: least(|it| it.carb_g_max),
            carb_percent_max: least(|it| it.carb_pct_kcal_max),
            net_carb_g_max: least(|it| it.net_carb_g_max),
            floor_kcal: targets.floor_kcal,
        };
        whole.without_meals_out(out_share(day, athlete))
    }

    /// How far what is eaten is from each target, as a share of it: energy, protein, fat, carbohydrate.
    pub fn deviations(&self, eaten: &Nutrients) -> [(Target, f64); 4] {
        let off = |figure: f64, target: f64| if target > 0.0 { figure / target - 1.0 } else { 0.0 };
        [
            (Target::Kcal, off(eaten.kcal(), self.kcal)),
            (Target::Protein, off(eaten.protein(), self.protein_g)),
            (Target::Fat, off(eaten.fat(), self.fat_g)),
            (Target::Carb, off(eaten.carb(), self.carb_g)),
        ]
    }

    /// Least fibre in g for so much energy.
    pub fn fiber_g(&self, kcal: f64) -> f64 {
        self.fiber_per_1000_kcal * kcal / 1000.0
    }

    /// Whether energy and every macro are on target.
    pub fn are_met(&self, eaten: &Nutrients) -> bool {
        self.deviations(eaten).iter().all(|(target, off)| off.abs() <= target.within())
    }

    /// What is left for the meals at home: a meal out counts a quarter more than the one it stands for, and together with it
    /// the day never falls below the floor.
    fn without_meals_out(self, out: f64) -> Self {
        if out == 0.0 {
            return self;
        }
        let eaten_out = (self.kcal * out * OUT).min(self.kcal);
        let left = (self.kcal - eaten_out).max(self.floor_kcal - self.kcal * out).max(0.0) / self.kcal;
        let most = |max: Option<f64>| max.map(|max| max * left);
        Self {
            kcal: self.kcal * left,
            protein_g: self.protein_g * left,
            fat_g: self.fat_g * left,
            carb_g: self.carb_g * left,
            sat_fat_g_max: self.sat_fat_g_max * left,
            sodium_mg_max: self.sodium_mg_max * left,
            carb_g_max: most(self.carb_g_max),
            net_carb_g_max: most(self.net_carb_g_max),
            floor_kcal: (self.floor_kcal - self.kcal * out).max(0.0),
            ..self
        }
    }
}

impl Target {
    /// How far a day may be from this target, as a share of it.
    pub fn within(self) -> f64 {
        if self == Self::Kcal { ENERGY_WITHIN } else { MACRO_WITHIN }
    }
}

/// Share of the day's energy in meals that are eaten out.
fn out_share(day: &MealDay, athlete: &Athlete) -> f64 {
    let shares = shares(athlete).iter().zip(&day.meals);
    shares.filter(|(_, meal)| meal.course == Course::Out).map(|((_, share), _)| share).sum()
}
