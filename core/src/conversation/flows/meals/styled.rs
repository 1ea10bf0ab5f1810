//! "Cheaper meals this week", "make it cheaper": one style for several meals, each swapped by itself.

use chrono::NaiveDate;

use super::change::{is_portion, told, wish, with_foods};
use super::show::show_intent;
use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::language::{Intent, MealSlots, When};
use crate::nutrition::targets::Targets;
use crate::nutrition::{MealChange, MealDay, MealEdit, MealStyle, Mealtime, apply_meals};

/// The meals where most of the cooking and of the money goes.
const MAIN: [Mealtime; 2] = [Mealtime::Lunch, Mealtime::Dinner];

/// The budget became a small one: the main meals still to come become cheaper, too.
pub(super) fn cheaper(scene: &mut Scene<'_>) {
    let Some(last) = scene.dossier.kitchen.plan.as_ref().and_then(|plan| plan.days.last()).map(|day| day.date) else { return };
    let slots = MealSlots { style: Some(MealStyle::Cheaper), ..MealSlots::default() };
    restyle(scene, &slots, scene.today, last);
}

/// Swaps the meals of some days for others of a style, where such a dish is to be had inside every limit.
pub(super) fn restyle(scene: &mut Scene<'_>, slots: &MealSlots, from: NaiveDate, to: NaiveDate) {
    let Some(plan) = scene.dossier.kitchen.plan.clone() else { return };
    let style = slots.style.map(|style| style.name().replace('_', " ")).unwrap_or_default();
    let athlete = scene.athlete();
    let targets = Targets::of(&athlete);
    let mut edited = plan.clone();
    let mut changes: Vec<MealChange> = Vec::new();
    for day in plan.days.iter().filter(|day| (from..=to).contains(&day.date)) {
        for slot in meant(day, slots, from == to) {
            let edit = MealEdit::Swap { date: day.date, slot, wish: wish(slots) };
            if let Ok(step) = apply_meals(&edited, &edit, &athlete, &targets, scene.world) {
                changes.extend(step.changes.into_iter().filter(|change| !is_portion(change)));
                edited = step.plan.into();
            }
        }
    }
    if changes.is_empty() {
        let line = format!("I find nothing {style} there that keeps to your limits and your day, so the meals stay.");
        return scene.say(Card::saying(line).button("Show the week", show_intent(When::Week)));
    }
    let changes = with_foods(scene, &plan, &edited, changes);
    scene.dossier.kitchen.plan = Some(edited);
    scene.changed(format!("the {style} meals"));
    let card = told(scene, &changes, "The meals fit as they are.").titled("Your meals");
    scene.say(card.button("Undo", Intent::Undo).button("Show the week", show_intent(When::Week)));
}

/// The meals that were named; of a day all of them, of more days the main ones.
fn meant(day: &MealDay, slots: &MealSlots, one_day: bool) -> Vec<Mealtime> {
    let mut meals: Vec<Mealtime> = day.meals.iter().map(|meal| meal.slot).collect();
    meals.dedup();
    meals.retain(|slot| slots.meal.map_or(one_day || MAIN.contains(slot), |named| named == *slot));
    meals
}
