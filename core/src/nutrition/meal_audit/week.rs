//! The week as a whole: fibre, saturated fat, sodium, variety, servings of a pattern, vitamins and minerals.

use std::collections::BTreeSet;

use super::{MealAudit, at_least, at_most, rounded};
use crate::check::Check;
use crate::nutrition::planning::MOST_A_WEEK;
use crate::nutrition::targets::Micronutrient;
use crate::nutrition::{FoodId, Nutrient, Nutrients, Servings, Target};

/// Different foods in a week at least.
const FOODS_A_WEEK: usize = 20;

impl MealAudit<'_> {
    pub(super) fn week(&self, checks: &mut Vec<Check>) {
        let eaten: Vec<&Nutrients> = self.days.iter().filter(|day| day.eaten.kcal() > 0.0).map(|day| &day.eaten).collect();
        if eaten.is_empty() {
            return;
        }
        self.quality(checks, &eaten);
        self.variety(checks);
        self.patterns(checks);
        self.micronutrients(checks, &eaten);
    }

    fn quality(&self, checks: &mut Vec<Check>, eaten: &[&Nutrients]) {
        let fiber = eaten.iter().map(|day| day.at_least(Nutrient::Fiber) / day.kcal() * 1000.0);
        let least = self.days.first().map_or(0.0, |day| day.aims.fiber_per_1000_kcal);
        let told = self.plan.adjusted(Target::Fiber).is_some();
        let fiber = at_least("fiber_per_1000_kcal", fiber, least, "IOM 2005; the day with the least");
        checks.extend(fiber.map(|check| Check { ok: check.ok || told, ..check }));
        let mean = |nutrient: Nutrient| eaten.iter().map(|day| day.at_least(nutrient)).sum::<f64>() / eaten.len() as f64;
        let sat_fat = self.days.iter().map(|day| day.aims.sat_fat_g_max).sum::<f64>() / self.days.len() as f64;
        let source = "10 % of the energy, Dietary Guidelines for Americans 2025-2030; the mean of the days";
        let figure = mean(Nutrient::SatFat);
        let told = self.plan.adjusted(Target::SatFat).is_some();
        checks.push(Check::new("sat_fat_g_mean", figure <= sat_fat || told, rounded(figure), rounded(sat_fat), source));
        let most = self.targets.sodium_mg_max;
        let (figure, told) = (mean(Nutrient::Sodium), self.plan.adjusted(Target::Sodium).is_some());
        let source = "chronic disease risk reduction intake, NASEM 2019, or the diet's; the mean of the days";
        checks.push(Check::new("sodium_mg_mean", figure <= most || told, rounded(figure), most, source));
    }

    fn variety(&self, checks: &mut Vec<Check>) {
        let most = f64::from(self.plan.most_often().unwrap_or(0));
        let bound = self.plan.adjusted(Target::RecipeRepeats).unwrap_or(f64::from(MOST_A_WEEK));
        let asked = self.served().any(|(_, served)| served.asked);
        let source = "one recipe within seven days, leftovers included; more only where it was asked for or so few are left";
        let check = at_most("recipe_a_week_max", std::iter::once(most), bound, source);
        checks.extend(check.map(|check| Check { ok: check.ok || asked, ..check }));
        if self.days.len() >= 7 {
            let foods: BTreeSet<FoodId> =
                self.served().flat_map(|(_, served)| served.foods(self.world)).map(|(food, _)| food).collect();
            let source = "different foods over the plan";
            checks.push(Check::new("foods_a_week_min", foods.len() >= FOODS_A_WEEK, foods.len(), FOODS_A_WEEK, source));
        }
    }

    /// Servings of a pattern of eating: told, since a plan keeps to them as far as the figures leave room.
    fn patterns(&self, checks: &mut Vec<Check>) {
        let mut patterns: Vec<(&str, &Servings)> = Vec::new();
        for diet in self.days.iter().flat_map(|day| day.limits.diets()) {
            let new = diet.servings.iter().filter(|it| patterns.iter().all(|(_, known)| known != it));
            let new: Vec<(&str, &Servings)> = new.map(|it| (diet.source.as_str(), it)).collect();
            patterns.extend(new);
        }
        let foods: Vec<(FoodId, f64)> = self.served().flat_map(|(_, served)| served.foods(self.world)).collect();
        for (source, servings) in patterns {
            let (least, most) = servings.bounds(self.days.len() as f64);
            let figure = rounded(servings.count(&foods, &self.world.foods));
            let name = |end: &str| format!("servings_{}_{end}", servings.of.replace(' ', "_"));
            let source = format!("aimed at over the plan; {source}");
            checks.extend(least.map(|least| Check::new(&name("min"), true, figure, rounded(least), &source)));
            checks.extend(most.map(|most| Check::new(&name("max"), true, figure, rounded(most), &source)));
        }
    }

    fn micronutrients(&self, checks: &mut Vec<Check>, eaten: &[&Nutrients]) {
        let sum: Nutrients = eaten.iter().copied().copied().sum();
        let mean = sum * (1.0 / eaten.len() as f64);
        let of = |micronutrient: Micronutrient| {
            let nutrient = Nutrient::named(micronutrient.name());
            nutrient.map_or((0.0, false), |nutrient| (mean.at_least(nutrient), mean.is_known(nutrient)))
        };
        checks.extend(self.world.intakes.watch(self.athlete).checks(of));
    }
}
