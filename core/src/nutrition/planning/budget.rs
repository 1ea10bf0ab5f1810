//! What a day may cost on a low budget, and what it costs.

use super::kitchen::Kitchen;
use crate::athlete::Budget;
use crate::nutrition::variant::{CHEAP_MAIN_USD, CHEAP_OTHER_USD};
use crate::nutrition::{Adjusted, MealPlan, Mealtime, Target};

/// Energy that the sums for a cheap serving are meant for, in kcal a day. Who eats more spends more.
const MEANT_FOR_KCAL: f64 = 2000.0;

/// US dollars a day that a low budget has room for: what a cheap serving may cost, meal by meal. Nothing on another budget.
pub(crate) fn room(kitchen: &Kitchen<'_>) -> Option<f64> {
    let profile = &kitchen.athlete.profile;
    let each = |slot: Mealtime| match slot {
        Mealtime::Lunch | Mealtime::Dinner => CHEAP_MAIN_USD,
        Mealtime::Breakfast | Mealtime::Snack => CHEAP_OTHER_USD,
    };
    let meals: f64 = super::shares(kitchen.athlete).iter().map(|(slot, _)| each(*slot)).sum();
    (profile.budget == Some(Budget::Low)).then(|| meals * (kitchen.targets.kcal / MEANT_FOR_KCAL).max(1.0))
}

/// Mean US dollars a day of a plan, by the prices of the food table.
pub(crate) fn spent(kitchen: &Kitchen<'_>, plan: &MealPlan) -> f64 {
    let foods = plan.days.iter().flat_map(|day| day.served()).flat_map(|(_, served)| served.foods(kitchen.world));
    foods.map(|(food, grams)| kitchen.world.foods.get(food).usd(grams)).sum::<f64>() / plan.days.len().max(1) as f64
}

/// Says where a plan costs more than a low budget has room for.
pub(super) fn exceeded(kitchen: &Kitchen<'_>, plan: &MealPlan) -> Option<Adjusted> {
    let (room, spent) = (room(kitchen)?, spent(kitchen, plan));
    let cents = |usd: f64| (usd * 100.0).round() / 100.0;
    let why = format!(
        "The food costs about {spent:.2} US dollars a day, more than the {room:.2} that a low budget has room for: {}.",
        "your limits and figures leave nothing cheaper"
    );
    (spent > room).then(|| Adjusted { target: Target::Dollars, from: cents(room), to: cents(spent), why })
}
