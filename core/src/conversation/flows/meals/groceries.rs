//! What to buy: by aisle, for the days ahead, without what is there already.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::create::create;
use super::plate::read_the_label;
use crate::card::{Block, Card, Span};
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, day, listed};
use crate::language::{GrocerySlots, Intent, When};
use crate::nutrition::{AisleList, FoodId, Grocery, groceries as to_buy};

/// More of a food than any list asks for: who has rice is not asked how much.
const ENOUGH_G: f64 = 1e6;

/// Days of a list when nobody says.
const DAYS: u8 = 7;

/// Shows the grocery list, after taking in what is there already.
pub(in crate::conversation) fn groceries(scene: &mut Scene<'_>, slots: GrocerySlots) {
    if scene.dossier.kitchen.plan.is_none() {
        scene.say(Card::saying("A list comes from planned meals, and there are none yet. Let's plan some."));
        return create(scene, None);
    }
    let (known, unknown) = stocked(scene, &slots.have);
    let (from, days) = span(&slots, scene.today);
    let Some(plan) = &scene.dossier.kitchen.plan else { return };
    let planned: Vec<NaiveDate> =
        plan.days.iter().map(|day| day.date).filter(|date| *date >= from).take(usize::from(days)).collect();
    let (Some(first), Some(last)) = (planned.first(), planned.last()) else {
        let line = format!("No meals are planned from {} on, so there is nothing to buy.", day(from));
        return scene.say(Card::saying(line).button("Plan the next days", super::super::targets::plan_meals()));
    };
    let lists = to_buy(plan, &scene.athlete(), scene.world, from, days);
    let people = scene.dossier.profile.people.map_or(1, crate::athlete::People::get);
    let for_whom = if people > 1 { format!(", for {people}") } else { String::new() };
    let title = if first == last { day(*first) } else { format!("{} to {}", day(*first), day(*last)) };
    let mut card = Card::default().titled(format!("Groceries, {title}{for_whom}"));
    if !known.is_empty() {
        card = card.text(format!("You have {}: off the list, until you say \"undo\".", listed(&known)));
    }
    if !unknown.is_empty() {
        card = card.text(format!("I don't know {} as a food. Another name for it?", listed(&unknown)));
    }
    let card = lists.iter().fold(card, aisle).list(read_the_label(scene));
    let other = |days| Intent::ShowGroceries(GrocerySlots { days: Some(days), ..GrocerySlots::default() });
    scene.say(card.button("For 3 days", other(3)).button("For 7 days", other(7)));
}

fn aisle(card: Card, list: &AisleList) -> Card {
    let card = card.block(Block::Text(vec![Span { text: list.aisle.title().to_owned(), strong: true }]));
    card.list(list.items.iter().map(item))
}

fn item(item: &Grocery) -> String {
    let label = item.label.as_ref().map_or(String::new(), |label| format!(" ({label})"));
    format!("{}: {}{label}", item.name, item.display)
}

/// Puts foods that are there into the pantry of the plan. What is known of them, and what is not, as it was said.
fn stocked(scene: &mut Scene<'_>, have: &BTreeSet<String>) -> (Vec<String>, Vec<String>) {
    let (known, unknown): (Vec<String>, Vec<String>) =
        have.iter().cloned().partition(|name| !scene.world.foods.at_home(name).is_empty());
    let foods: BTreeSet<FoodId> = known.iter().flat_map(|name| scene.world.foods.at_home(name)).collect();
    if let (Some(plan), false) = (&mut scene.dossier.kitchen.plan, foods.is_empty()) {
        plan.change(|plan| {
            plan.pantry.retain(|(food, _)| !foods.contains(food));
            plan.pantry.extend(foods.into_iter().map(|food| (food, ENOUGH_G)));
        });
        scene.changed(format!("what you have: {}", listed(&known)));
    }
    (known, unknown)
}

fn span(slots: &GrocerySlots, today: NaiveDate) -> (NaiveDate, u8) {
    let to_sunday = 7 - today.weekday().num_days_from_monday();
    match slots.when {
        Some(When::NextWeek) => (today + Days::new(u64::from(to_sunday)), slots.days.unwrap_or(7)),
        Some(When::Week) | None => (today, slots.days.unwrap_or(DAYS)),
        Some(when) => (date_of(when, today).unwrap_or(today), slots.days.unwrap_or(1)),
    }
}
