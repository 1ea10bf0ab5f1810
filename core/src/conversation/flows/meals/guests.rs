//! Others at one meal: recipe and groceries are scaled for that meal, and for no other.

use chrono::NaiveDate;

use super::change::{apply, change, not_planned};
use crate::athlete::People;
use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, on_day};
use crate::language::{Intent, MealSlots, RecipeSlots, When};
use crate::nutrition::{Course, MealEdit, Mealtime};

/// How many eat, where nobody said: offered to choose from.
const OFFERED: &[u8] = &[3, 4, 6, 8];

/// Scales one meal for those who eat along.
pub(super) fn come(scene: &mut Scene<'_>, slots: &MealSlots) {
    let slot = slots.meal.unwrap_or(Mealtime::Dinner);
    let date = slots.when.and_then(|when| date_of(when, scene.today)).unwrap_or(scene.today);
    let usual = scene.dossier.profile.people.map_or(1, People::get);
    let eaters = slots.people.or_else(|| Some(usual.saturating_add(slots.guests?)));
    let Some(people) = eaters.and_then(|eaters| People::new(eaters).ok()) else {
        return how_many(scene, date, slot, slots);
    };
    if !slots.diets.is_empty() || !slots.without.is_empty() {
        let wish = MealSlots { people: None, guests: None, company: false, ..slots.clone() };
        change(scene, MealSlots { meal: Some(slot), when: Some(When::Date(date)), ..wish });
    }
    let course = scene.dossier.kitchen.plan.as_ref().and_then(|plan| {
        let meals = &plan.day(date)?.meals;
        meals.iter().find(|meal| meal.slot == slot).map(|meal| meal.course.clone())
    });
    scene.dossier.dish = Some(RecipeSlots { meal: Some(slot), when: Some(When::Date(date)), ..RecipeSlots::default() });
    match course {
        None => not_planned(scene, date),
        Some(Course::Dish(_)) => {
            let what = format!("who eats {}", on_day(date, scene.today));
            apply(scene, &what, &MealEdit::Guests { date, slot, people }, date);
        }
        Some(_) => {
            let line = format!("No dish is planned for {} {}. Shall I plan one?", slot.name(), on_day(date, scene.today));
            let plan = MealSlots { meal: Some(slot), when: Some(When::Date(date)), ..MealSlots::default() };
            scene.say(Card::saying(line).button("Plan a dish", Intent::SwapMeal(Box::new(plan))));
        }
    }
}

fn how_many(scene: &mut Scene<'_>, date: NaiveDate, slot: Mealtime, slots: &MealSlots) {
    let line = format!("How many eat {} {}, you among them? Up to {}.", slot.name(), on_day(date, scene.today), People::MAX);
    let card = OFFERED.iter().fold(Card::saying(line), |card, people| {
        let says = MealSlots {
            meal: Some(slot),
            when: Some(When::Date(date)),
            people: Some(*people),
            guests: None,
            company: false,
            ..slots.clone()
        };
        card.button(people.to_string(), Intent::SwapMeal(Box::new(says)))
    });
    scene.say(card);
}
