//! Who may eat what: allergens, diets, safety, dislikes, and what must not meet on one plate.

use super::{AuditedDay, MealAudit};
use crate::check::Check;
use crate::nutrition::{Food, Mealtime, PORTIONS, Served};

/// The rules on foods, with the names that reasons give them and where they come from.
const RULES: &[(&str, &[&str], &str)] = &[
    ("allergens", &["allergen"], "EU Regulation 1169/2011, FDA allergen guidance 2025"),
    ("allergens_may_contain", &["may_contain"], "what may be in it by cross-contact counts as being in it; unknown counts, too"),
    ("food_allergies", &["food_allergy"], "allergies beyond the listed allergens: the food and its whole family"),
    ("diets", &["diet"], "the diets of the profile and of the day; unknown does not fit"),
    (
        "food_safety",
        &["pregnancy", "condition", "unknown"],
        "FDA/EPA advice for pregnancy; medicines and conditions of the profile",
    ),
    ("dislikes", &["disliked"], "what was asked to be left out"),
];

impl MealAudit<'_> {
    pub(super) fn foods(&self, checks: &mut Vec<Check>) {
        for (rule, reasons, source) in RULES {
            let found = self.days.iter().find_map(|day| self.offender(day, reasons));
            let (ok, figure) = (found.is_none(), found.unwrap_or_else(|| "none".to_owned()));
            checks.push(Check::new(rule, ok, figure, "none", source));
        }
        let together = self.days.iter().find_map(|day| self.together(day));
        let source = "kinds of food that a way of eating keeps apart, sides included";
        checks.push(Check::new("never_together", together.is_none(), together.unwrap_or("none".to_owned()), "none", source));
    }

    /// What is planned of each meal: portions, minutes, gaps.
    pub(super) fn meals(&self, checks: &mut Vec<Check>) {
        let planned = self.plan.days.iter().flat_map(|day| &day.meals);
        let (mut all, mut open) = (0_usize, 0_usize);
        planned.for_each(|meal| {
            all += 1;
            open += usize::from(meal.course == crate::nutrition::Course::Open);
        });
        let source = "every meal of the day has a dish, or is eaten out";
        checks.push(Check::new("meals_planned", open == 0, all - open, all, source));
        let odd = self.served().find(|(_, served)| !PORTIONS.contains(&served.portion));
        let figure = odd.map_or("quarters of a serving".to_owned(), |(_, served)| format!("{} servings", served.portion));
        checks.push(Check::new("portions", odd.is_none(), figure, "quarters of a serving, 1/2 to 3", "steps a cook can measure"));
        let lacks = &self.athlete.profile.kitchen_lacks;
        if !lacks.is_empty() {
            let needs = |served: &Served| {
                let variant = served.dish.variant(self.world)?;
                variant.recipe.equipment.iter().find(|utensil| lacks.contains(utensil)).map(|utensil| utensil.name())
            };
            let missing = self.served().find_map(|(_, served)| needs(served));
            let source = "what the kitchen lacks, by the profile";
            checks.push(Check::new("kitchen", missing.is_none(), missing.unwrap_or("none"), "none", source));
        }
        if let Some(most) = self.athlete.profile.max_cook_minutes {
            let minutes = self.served().filter_map(|(_, served)| served.dish.variant(self.world));
            let minutes = minutes.map(|variant| f64::from(variant.recipe.minutes));
            let source = "the longest cooking time of the profile, waiting included";
            checks.extend(super::at_most("cook_minutes", minutes, f64::from(most.get()), source));
        }
    }

    pub(super) fn served(&self) -> impl Iterator<Item = (Mealtime, &Served)> {
        self.plan.days.iter().flat_map(|day| day.served())
    }

    /// The first food of a day that breaks a rule, in words.
    fn offender(&self, day: &AuditedDay<'_>, reasons: &[&str]) -> Option<String> {
        let underdone = day.day.served().find_map(|(slot, served)| {
            let variant = served.dish.variant(self.world)?;
            let reason = day.limits.why_not_done_so(variant.recipe).filter(|reason| reasons.contains(&reason.rule))?;
            Some(format!("{} at {} on {}: {}", variant.title, slot.name(), day.day.date, reason.because))
        });
        underdone.or_else(|| self.forbidden_food(day, reasons))
    }

    fn forbidden_food(&self, day: &AuditedDay<'_>, reasons: &[&str]) -> Option<String> {
        day.day.served().find_map(|(slot, served)| {
            self.plate(served).into_iter().find_map(|food| {
                let reason = day.limits.why_not(food).filter(|reason| reasons.contains(&reason.rule))?;
                Some(format!("{} at {} on {}: {}", food.name, slot.name(), day.day.date, reason.because))
            })
        })
    }

    fn together(&self, day: &AuditedDay<'_>) -> Option<String> {
        day.day.served().find_map(|(slot, served)| {
            let reason = day.limits.why_not_together(self.plate(served))?;
            Some(format!("{} on {}: {}", slot.name(), day.day.date, reason.because))
        })
    }

    fn plate(&self, served: &Served) -> Vec<&Food> {
        served.foods(self.world).into_iter().map(|(food, _)| self.world.foods.get(food)).collect()
    }
}
