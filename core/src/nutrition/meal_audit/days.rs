//! The figures of each day: energy, macros, floors, and what diets bound.

use super::{AuditedDay, MealAudit, at_least, at_most};
use crate::check::Check;
use crate::nutrition::{ENERGY_WITHIN, MACRO_WITHIN, Mealtime, Nutrient, Target};

impl MealAudit<'_> {
    /// Days with something planned at home.
    fn eaten_days(&self) -> impl Iterator<Item = &AuditedDay<'_>> {
        self.days.iter().filter(|day| day.day.served().next().is_some())
    }

    pub(super) fn figures(&self, checks: &mut Vec<Check>) {
        for (target, rule) in [
            (Target::Kcal, "energy_off_percent"),
            (Target::Protein, "protein_off_percent"),
            (Target::Fat, "fat_off_percent"),
            (Target::Carb, "carb_off_percent"),
        ] {
            let off = |day: &AuditedDay<'_>| {
                let all = day.aims.deviations(&day.eaten);
                all.iter().find(|(it, _)| *it == target).map_or(0.0, |(_, off)| off.abs() * 100.0)
            };
            let bound = if target == Target::Kcal { ENERGY_WITHIN } else { MACRO_WITHIN } * 100.0;
            let source = self.source_of(target);
            checks.extend(at_most(rule, self.eaten_days().map(off), bound, &source));
        }
        let floor = self.eaten_days().map(|day| day.eaten.kcal() - day.aims.floor_kcal).reduce(f64::min);
        checks.extend(floor.map(|over| {
            let (figure, bound) = ((self.targets.floor_kcal + over).round(), self.targets.floor_kcal);
            let source = "no day is planned below the floor; a meal out counts with its usual share";
            Check::new("day_kcal_floor", over >= -0.5, figure, bound, source)
        }));
    }

    /// The worst day's distance is held against the target, or what it gave way to.
    fn source_of(&self, target: Target) -> String {
        let gave_way = self.plan.adjusted.iter().find(|it| it.target == target);
        gave_way.map_or_else(
            || "the day furthest from its target".to_owned(),
            |it| format!("the day furthest from its target, which gave way from {} to {}", it.from, it.to),
        )
    }

    pub(super) fn diet_bounds(&self, checks: &mut Vec<Check>) {
        const SOURCE: &str = "the diets of the profile and of the day";
        let over = |figure: &dyn Fn(&AuditedDay<'_>) -> Option<(f64, f64)>| {
            self.eaten_days().filter_map(figure).max_by(|one, other| (one.0 - one.1).total_cmp(&(other.0 - other.1)))
        };
        let sodium = |day: &AuditedDay<'_>| {
            day.aims.sodium_is_rule.then(|| (day.eaten.at_least(Nutrient::Sodium), day.aims.sodium_mg_max))
        };
        let net_carb = |day: &AuditedDay<'_>| {
            let net = day.eaten.carb() - day.eaten.at_least(Nutrient::Fiber);
            day.aims.net_carb_g_max.map(|most| (net, most))
        };
        let carb = |day: &AuditedDay<'_>| day.aims.carb_g_max.map(|most| (day.eaten.carb(), most));
        let share = |day: &AuditedDay<'_>| {
            day.aims.carb_percent_max.map(|most| (day.eaten.carb() * 400.0 / day.eaten.kcal().max(1.0), most))
        };
        for (rule, worst) in [
            ("day_sodium_mg_max", over(&sodium)),
            ("day_net_carb_g_max", over(&net_carb)),
            ("day_carb_g_max", over(&carb)),
            ("day_carb_percent_max", over(&share)),
        ] {
            checks.extend(worst.and_then(|(figure, bound)| at_most(rule, std::iter::once(figure), bound, SOURCE)));
        }
        self.meal_bounds(checks);
    }

    /// Carbohydrate of each main meal, where a diet bounds it.
    fn meal_bounds(&self, checks: &mut Vec<Check>) {
        const SOURCE: &str = "the same carbohydrate at each main meal";
        let bounds = self.days.iter().find_map(|day| day.limits.diets().iter().find_map(|diet| diet.meal.carb_g));
        let Some([least, most]) = bounds else { return };
        let mains = || self.served().filter(|(slot, _)| *slot != Mealtime::Snack);
        let carb = || mains().map(|(_, served)| served.nutrients(self.world).carb());
        checks.extend(at_least("meal_carb_g_min", carb(), least, SOURCE));
        checks.extend(at_most("meal_carb_g_max", carb(), most, SOURCE));
    }
}
