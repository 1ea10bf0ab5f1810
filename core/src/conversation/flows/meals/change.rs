//! Other meals than planned. Each change goes through one door that holds the plan against every limit.

use chrono::{Datelike, Days, NaiveDate};

use super::super::change::shorten;
use super::super::targets::kidney_protein;
use super::create::create;
use super::guests;
use super::plate::{course, meal_name, shows_figures};
use super::show::show_intent;
use super::styled::restyle;
use crate::athlete::Matter;
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, day, listed, on_day};
use crate::language::{Intent, MealSlots, RecipeSlots, When};
use crate::nutrition::targets::Targets;
use crate::nutrition::{Course, MealChange, MealDay, MealEdit, MealPlan, MealStyle, MealWish, Mealtime, Variant, apply_meals};
use crate::safety::clinical::of_profile;

/// How many changes are told at once; the rest is counted.
const TOLD_AT_ONCE: usize = 8;

/// Changes a meal, the meals of a day, or those of a week.
pub(in crate::conversation) fn change(scene: &mut Scene<'_>, slots: MealSlots) {
    if scene.dossier.kitchen.plan.is_none() && is_only_quick(&slots) && scene.dossier.programme.is_some() {
        return shorten(scene, None, None);
    }
    if scene.dossier.kitchen.plan.is_none() {
        scene.say(Card::saying("There are no meals to change yet. Let's plan some."));
        return create(scene, None);
    }
    if wants_protein_against_kidneys(scene, &slots) {
        return scene.say(Card::saying(kidney_protein(&Targets::of(&scene.athlete()))).toned(Tone::Careful));
    }
    if slots.people.is_some() || slots.guests.is_some() || slots.company {
        return guests::come(scene, &slots);
    }
    let slots = meant(scene, slots);
    let meal = slots.meal.or_else(|| evening(scene, &slots)).or_else(|| meal_of_the_dish(scene, &slots));
    let date = slots.when.and_then(|when| date_of(when, scene.today));
    match (meal, date) {
        (Some(meal), date) if slots.when.is_none() || date.is_some() => {
            one(scene, date.unwrap_or(scene.today), meal, &slots);
        }
        (_, date) if slots.out || slots.skip || !(names_a_wish(&slots) || is_a_styled_week(&slots)) => {
            ask_which(scene, date.unwrap_or(scene.today), &slots)
        }
        _ => several(scene, &slots),
    }
}

/// "I'm tired, something quick", and no meals are planned: the session is meant.
fn is_only_quick(slots: &MealSlots) -> bool {
    *slots == MealSlots { style: Some(MealStyle::Faster), ..MealSlots::default() }
}

fn wants_protein_against_kidneys(scene: &Scene<'_>, slots: &MealSlots) -> bool {
    slots.style == Some(MealStyle::MoreProtein) && of_profile(&scene.dossier.profile).contains(&Matter::KidneyDisease)
}

/// "What can I eat instead?" is about the meal that was spoken of last.
fn meant(scene: &Scene<'_>, slots: MealSlots) -> MealSlots {
    let instead = slots == MealSlots::default() && scene.said.to_lowercase().contains("instead");
    let last = scene.dossier.dish.as_ref().filter(|dish| instead && dish.meal.is_some());
    last.map_or_else(|| slots.clone(), |dish| MealSlots { meal: dish.meal, when: dish.when, ..MealSlots::default() })
}

/// "Pizza on Saturday" is the dinner, "pancakes on Sunday" the breakfast: the meal that most of such dishes are for.
fn meal_of_the_dish(scene: &Scene<'_>, slots: &MealSlots) -> Option<Mealtime> {
    let wanted = slots.with.first().filter(|_| slots.when.is_some_and(|when| !matches!(when, When::Week | When::NextWeek)))?;
    let called: Vec<_> = scene.world.recipes.all().iter().filter(|recipe| recipe.is_called(wanted)).collect();
    let count = |meal: &Mealtime| called.iter().filter(|recipe| recipe.slots.contains(meal)).count();
    // Where as many are for one as for the other, the last of these.
    [Mealtime::Snack, Mealtime::Breakfast, Mealtime::Lunch, Mealtime::Dinner].into_iter().max_by_key(count)
}

/// "Eating out tonight" is the dinner.
fn evening(scene: &Scene<'_>, slots: &MealSlots) -> Option<Mealtime> {
    let said = scene.said.to_lowercase();
    (slots.out && ["tonight", "evening"].iter().any(|word| said.contains(word))).then_some(Mealtime::Dinner)
}

fn names_a_wish(slots: &MealSlots) -> bool {
    !slots.without.is_empty() || !slots.diets.is_empty()
}

/// "Cheaper meals this week".
fn is_a_styled_week(slots: &MealSlots) -> bool {
    slots.style.is_some() && matches!(slots.when, Some(When::Week | When::NextWeek))
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
    let question = match (slots.out, slots.skip) {
        (true, _) => "Which meal do you eat out",
        (_, true) => "Which meal do you leave out",
        _ => "Which meal shall I change",
    };
    let card = Card::saying(format!("{question} {}?", on_day(date, scene.today)));
    let card = meals.into_iter().fold(card, |card, (slot, dish)| {
        let says = MealSlots { meal: Some(slot), when: Some(When::Date(date)), ..slots.clone() };
        let label = if slots.out || slots.skip { meal_name(slot).to_owned() } else { format!("{}: {dish}", meal_name(slot)) };
        card.button(label, Intent::SwapMeal(Box::new(says)))
    });
    scene.say(card.button("Show the week", show_intent(When::Week)));
}

pub(super) fn not_planned(scene: &mut Scene<'_>, date: NaiveDate) {
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
    if slots.skip && meal.course == Course::Skipped {
        return scene.say(Card::saying(format!("{} {} is left out already.", meal_name(slot), on_day(date, scene.today))));
    }
    if slots.skip && !shows_figures(scene) {
        return scene.say(stays_on_the_plan(scene, date, slot));
    }
    scene.dossier.dish = Some(RecipeSlots { meal: Some(slot), when: Some(When::Date(date)), ..RecipeSlots::default() });
    let what = format!("the {} {}", slot.name(), on_day(date, scene.today));
    let edit = match (slots.out, slots.skip) {
        (true, _) => MealEdit::Out { date, slot },
        (_, true) => MealEdit::Skip { date, slot },
        _ => MealEdit::Swap { date, slot, wish: wish(slots) },
    };
    apply(scene, &what, &edit, date);
}

/// Whose food goes without figures needs every meal: nothing is praised, and nothing is made up for elsewhere.
fn stays_on_the_plan(scene: &Scene<'_>, date: NaiveDate, slot: Mealtime) -> Card {
    let line = format!(
        "I leave {} on the plan {}, and the other meals stay as they are. Eating regularly is what carries you; a small plate of it \
         counts, too.",
        slot.name(),
        on_day(date, scene.today)
    );
    let other =
        MealSlots { meal: Some(slot), when: Some(When::Date(date)), style: Some(MealStyle::Faster), ..MealSlots::default() };
    Card::saying(line)
        .text("If eating has become hard again, please tell somebody you trust, or whoever treats you.")
        .toned(Tone::Careful)
        .button("Something quicker", Intent::SwapMeal(Box::new(other)))
}

/// The meals of some days: a day, or what is left of a week.
fn several(scene: &mut Scene<'_>, slots: &MealSlots) {
    let (from, to) = span(slots.when.unwrap_or(When::Week), scene.today);
    if slots.style.is_some() {
        return restyle(scene, slots, from, to);
    }
    let without = slots.without.iter().map(|food| format!("no {food}"));
    let style = slots.style.iter().map(|style| style.name().replace('_', " "));
    let names: Vec<String> = without.chain(slots.diets.iter().map(|diet| diet.name().replace('_', " "))).chain(style).collect();
    apply(scene, &listed(&names), &MealEdit::Days { from, to, wish: wish(slots) }, from);
}

pub(super) fn wish(slots: &MealSlots) -> MealWish {
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

pub(super) fn apply(scene: &mut Scene<'_>, what: &str, edit: &MealEdit, date: NaiveDate) {
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
            let card = refusal.nearest.iter().fold(card, |card, title| instead(card, edit, title));
            scene.say(card.button("Show the day", show_intent(When::Date(date))));
        }
    }
}

/// A button for a dish that would do.
fn instead(card: Card, edit: &MealEdit, title: &str) -> Card {
    let MealEdit::Swap { date, slot, .. } = edit else { return card };
    let with = [title.to_lowercase()].into();
    let says = MealSlots { meal: Some(*slot), when: Some(When::Date(*date)), with, ..MealSlots::default() };
    card.button(title, Intent::SwapMeal(Box::new(says)))
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
