//! Other meals than planned. Each change goes through one door that holds the plan against every limit.

use chrono::{Datelike, Days, NaiveDate};

use super::super::targets::kidney_protein;
use super::create::create;
use super::plate::{course, meal_name, shows_figures};
use super::show::show_intent;
use crate::athlete::Matter;
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, day, listed, on_day};
use crate::language::{Intent, MealSlots, When};
use crate::nutrition::targets::Targets;
use crate::nutrition::{Course, MealChange, MealDay, MealEdit, MealPlan, MealStyle, MealWish, Mealtime, Variant, apply_meals};
use crate::safety::clinical::of_profile;

/// How many changes are told at once; the rest is counted.
const TOLD_AT_ONCE: usize = 8;

/// Changes a meal, the meals of a day, or those of a week.
pub(in crate::conversation) fn change(scene: &mut Scene<'_>, slots: MealSlots) {
    if scene.dossier.kitchen.plan.is_none() {
        scene.say(Card::saying("There are no meals to change yet. Let's plan some."));
        return create(scene, None);
    }
    if wants_protein_against_kidneys(scene, &slots) {
        return scene.say(Card::saying(kidney_protein(&Targets::of(&scene.athlete()))).toned(Tone::Careful));
    }
    let meal = slots.meal.or_else(|| evening(scene, &slots));
    let date = slots.when.and_then(|when| date_of(when, scene.today));
    match (meal, date) {
        (Some(meal), date) if slots.when.is_none() || date.is_some() => {
            one(scene, date.unwrap_or(scene.today), meal, &slots);
        }
        (_, date) if slots.out || !names_a_wish(&slots) => ask_which(scene, date.unwrap_or(scene.today), &slots),
        _ => several(scene, &slots),
    }
}

fn wants_protein_against_kidneys(scene: &Scene<'_>, slots: &MealSlots) -> bool {
    slots.style == Some(MealStyle::MoreProtein) && of_profile(&scene.dossier.profile).contains(&Matter::KidneyDisease)
}

/// "Eating out tonight" is the dinner.
fn evening(scene: &Scene<'_>, slots: &MealSlots) -> Option<Mealtime> {
    let said = scene.said.to_lowercase();
    (slots.out && ["tonight", "evening"].iter().any(|word| said.contains(word))).then_some(Mealtime::Dinner)
}

fn names_a_wish(slots: &MealSlots) -> bool {
    !slots.without.is_empty() || !slots.diets.is_empty()
}

fn ask_which(scene: &mut Scene<'_>, date: NaiveDate, slots: &MealSlots) {
    let Some(plan) = &scene.dossier.kitchen.plan else { return };
    let Some(planned) = plan.day(date) else { return not_planned(scene, date) };
    let mut meals: Vec<(Mealtime, String)> = Vec::new();
    for meal in &planned.meals {
        if meals.iter().all(|(slot, _)| *slot != meal.slot) {
            meals.push((meal.slot, course(scene, plan, date, &meal.course)));
        }
    }
    let question = if slots.out { "Which meal do you eat out" } else { "Which meal shall I change" };
    let card = Card::saying(format!("{question} {}?", on_day(date, scene.today)));
    let card = meals.into_iter().fold(card, |card, (slot, dish)| {
        let says = MealSlots { meal: Some(slot), when: Some(When::Date(date)), ..slots.clone() };
        let label = if slots.out { meal_name(slot).to_owned() } else { format!("{}: {dish}", meal_name(slot)) };
        card.button(label, Intent::SwapMeal(Box::new(says)))
    });
    scene.say(card.button("Show the week", show_intent(When::Week)));
}

fn not_planned(scene: &mut Scene<'_>, date: NaiveDate) {
    let line = format!("No such meal is planned {}.", on_day(date, scene.today));
    scene.say(Card::saying(line).button("Show the week", show_intent(When::Week)));
}

/// One meal of one day.
fn one(scene: &mut Scene<'_>, date: NaiveDate, slot: Mealtime, slots: &MealSlots) {
    let planned = scene.dossier.kitchen.plan.as_ref().and_then(|plan| plan.day(date));
    let Some(meal) = planned.and_then(|day| day.meals.iter().find(|meal| meal.slot == slot)) else {
        return not_planned(scene, date);
    };
    if slots.out && meal.course == Course::Out {
        return scene.say(Card::saying(format!("{} {} is out already.", meal_name(slot), on_day(date, scene.today))));
    }
    let what = format!("the {} {}", slot.name(), on_day(date, scene.today));
    let edit = if slots.out { MealEdit::Out { date, slot } } else { MealEdit::Swap { date, slot, wish: wish(slots) } };
    apply(scene, &what, &edit, date);
}

/// The meals of some days: a day, or what is left of a week.
fn several(scene: &mut Scene<'_>, slots: &MealSlots) {
    let (from, to) = span(slots.when.unwrap_or(When::Week), scene.today);
    let without = slots.without.iter().map(|food| format!("no {food}"));
    let names: Vec<String> = without.chain(slots.diets.iter().map(|diet| diet.name().replace('_', " "))).collect();
    apply(scene, &listed(&names), &MealEdit::Days { from, to, wish: wish(slots) }, from);
}

fn wish(slots: &MealSlots) -> MealWish {
    let MealSlots { without, with, diets, style, .. } = slots.clone();
    MealWish { without, with, diets, style, recipe: None }
}

fn span(when: When, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    match when {
        When::Week => (today, monday + Days::new(6)),
        When::NextWeek => (monday + Days::new(7), monday + Days::new(13)),
        other => date_of(other, today).map_or((today, today), |date| (date, date)),
    }
}

fn apply(scene: &mut Scene<'_>, what: &str, edit: &MealEdit, date: NaiveDate) {
    let Some(plan) = &scene.dossier.kitchen.plan else { return };
    let athlete = scene.athlete();
    match apply_meals(plan, edit, &athlete, &Targets::of(&athlete), scene.world) {
        Ok(edited) if matches!(edit, MealEdit::Days { .. }) && edited.changes.iter().all(is_portion) => {
            // No dish had to go, so no plate changes: only the wish is kept.
            let wishes = edited.plan.wishes;
            if let Some(plan) = &mut scene.dossier.kitchen.plan {
                plan.change(|plan| plan.wishes = wishes);
            }
            scene.changed(what);
            let line = format!("The planned meals keep to that already ({what}), and what I plan there from now on will, too.");
            scene.say(Card::saying(line).button("Undo", Intent::Undo));
        }
        Ok(edited) => {
            let changes = with_foods(scene, plan, &edited.plan, edited.changes);
            scene.dossier.kitchen.plan = Some(edited.plan.into());
            scene.changed(what);
            let card = told(scene, &changes, "Nothing had to change: the meals fit as they are.");
            scene.say(card.button("Undo", Intent::Undo).button("Show the day", show_intent(When::Date(date))));
        }
        Err(refusal) => {
            let card = Card::saying(refusal.message).toned(Tone::Careful);
            scene.say(card.button("Show the day", show_intent(When::Date(date))));
        }
    }
}

/// A change of how much, not of what.
pub(super) fn is_portion(change: &MealChange) -> bool {
    change.slot.is_none() || change.words.contains("servings") || change.words.starts_with("with")
}

/// A recipe that stays and only gets other foods is told by those: "tofu instead of bacon".
pub(super) fn with_foods(scene: &Scene<'_>, old: &MealPlan, new: &MealPlan, changes: Vec<MealChange>) -> Vec<MealChange> {
    let told = |change: MealChange| {
        let same = change.words.split_once(" -> ").is_some_and(|(before, after)| before == after);
        if !same {
            return Some(change);
        }
        let words = other_foods(scene, old.day(change.date)?, new.day(change.date)?, change.slot?)?;
        Some(MealChange { words, ..change })
    };
    changes.into_iter().filter_map(told).collect()
}

fn other_foods(scene: &Scene<'_>, old: &MealDay, new: &MealDay, slot: Mealtime) -> Option<String> {
    let of = |day: &MealDay| day.served().find(|(at, _)| *at == slot).and_then(|(_, served)| served.dish.variant(scene.world));
    let (old, new) = (of(old)?, of(new)?);
    let names = |these: &Variant<'_>, those: &Variant<'_>| -> Vec<String> {
        let gone = these.used.iter().filter(|used| those.used.iter().all(|other| other.food.id != used.food.id));
        gone.map(|used| used.name.to_owned()).collect()
    };
    let (came, went) = (names(&new, &old), names(&old, &new));
    (!came.is_empty()).then(|| format!("{}: {} instead of {}", new.title, listed(&came), listed(&went)))
}

/// Changes as a card: day and meal, what, and why.
pub(super) fn told(scene: &Scene<'_>, changes: &[MealChange], none: &str) -> Card {
    let figures = shows_figures(scene);
    let mut lines: Vec<String> = changes.iter().filter(|change| figures || change.slot.is_some()).map(line).collect();
    if lines.is_empty() {
        return Card::saying(none);
    }
    let more = lines.len().saturating_sub(TOLD_AT_ONCE);
    lines.truncate(TOLD_AT_ONCE);
    lines.extend((more > 0).then(|| format!("and {more} more; your week shows them all")));
    Card::default().list(lines)
}

fn line(change: &MealChange) -> String {
    let slot = change.slot.map_or(String::new(), |slot| format!(", {}", slot.name()));
    let why = if change.why.is_empty() { String::new() } else { format!(" ({})", change.why) };
    format!("{}{slot}: {}{why}", day(change.date), change.words)
}
