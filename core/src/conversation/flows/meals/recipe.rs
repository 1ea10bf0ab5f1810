//! A recipe to cook by: amounts for those who eat, numbered steps, and what a portion brings.

use chrono::NaiveDate;
use rapidfuzz::fuzz;

use super::super::medical::counts_carbs;
use super::plate::{amount, brings, labels_of, meal_name, portions, read_the_label, shows_figures, title};
use super::show::show_intent;
use crate::athlete::People;
use crate::card::{Block, Card, MealBlock, MealIngredient};
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, day, on_day};
use crate::language::{Intent, MealSlots, RecipeSlots, When};
use crate::nutrition::{DishRef, FoodLimits, MealPlan, Mealtime, Nutrients, Served, Used, Variant};

/// How alike a name must be to mean a recipe, 0 to 1.
const ALIKE: f64 = 0.6;

/// Shows a recipe: of a planned meal, or by its name.
pub(in crate::conversation) fn recipe(scene: &mut Scene<'_>, slots: RecipeSlots) {
    let card = match &slots.recipe {
        Some(name) => by_name(scene, name, &slots),
        None => by_meal(scene, &slots),
    };
    scene.say(card);
}

fn by_meal(scene: &Scene<'_>, slots: &RecipeSlots) -> Card {
    let Some(plan) = &scene.dossier.kitchen.plan else { return without_plan() };
    let date = slots.when.and_then(|when| date_of(when, scene.today)).unwrap_or(scene.today);
    let served: Vec<(Mealtime, &Served)> = plan.day(date).iter().flat_map(|day| day.served()).collect();
    let wanted: Vec<&(Mealtime, &Served)> =
        served.iter().filter(|(slot, _)| slots.meal.is_none_or(|meal| meal == *slot)).collect();
    match wanted.as_slice() {
        [] => {
            let what = slots.meal.map_or("dish", Mealtime::name);
            Card::saying(format!("No {what} is planned {}.", on_day(date, scene.today)))
                .button("Show the week", show_intent(When::Week))
        }
        [(slot, served)] => card(scene, plan, &Meal { date, slot: *slot, served }, slots.people),
        several => which(scene, several, date),
    }
}

fn without_plan() -> Card {
    Card::saying("Which dish? No meals are planned yet; name one, \"recipe for lentil soup\", or let me plan your week.")
        .button("Plan my meals", super::super::targets::plan_meals())
}

fn which(scene: &Scene<'_>, several: &[&(Mealtime, &Served)], date: NaiveDate) -> Card {
    let card = Card::saying(format!("Which one {}?", on_day(date, scene.today)));
    several.iter().fold(card, |card, (slot, served)| {
        let name = title(scene, served);
        let says = RecipeSlots { recipe: Some(name.clone()), when: Some(When::Date(date)), meal: Some(*slot), people: None };
        card.button(format!("{}: {name}", meal_name(*slot)), Intent::ExplainRecipe(says))
    })
}

/// A recipe that is meant by its name: a planned one first, else any that the athlete may eat.
fn by_name(scene: &Scene<'_>, name: &str, slots: &RecipeSlots) -> Card {
    if let Some((plan, meal)) = planned(scene, name, slots) {
        return card(scene, plan, &meal, slots.people);
    }
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let mut near: Vec<(f64, Variant<'_>)> = Vec::new();
    let mut forbidden: Option<(f64, String)> = None;
    for recipe in scene.world.recipes.all() {
        match recipe.fit(&limits, &scene.world.foods) {
            Ok(variant) => near.push((likeness(name, &variant.title).max(likeness(name, &recipe.title)), variant)),
            Err(unfit) => {
                let score = likeness(name, &recipe.title);
                if score >= ALIKE && forbidden.as_ref().is_none_or(|(best, _)| score > *best) {
                    let because = unfit.reason.because;
                    forbidden = Some((score, format!("{} is not for you: with {}, {because}.", recipe.title, unfit.ingredient)));
                }
            }
        }
    }
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    match near.first() {
        Some((score, variant)) if *score >= ALIKE && forbidden.as_ref().is_none_or(|(other, _)| other <= score) => {
            let served = served_once(variant);
            let people = slots.people.or(scene.dossier.profile.people.map(People::get)).unwrap_or(1);
            Card::default()
                .block(Block::Meal(block(scene, variant, f64::from(people), &served.nutrients(scene.world))))
                .list(labels_of(scene, variant))
        }
        _ => {
            let line = forbidden.map_or_else(|| format!("I have no recipe called {name}."), |(_, line)| line);
            let nearest = near.iter().take(3);
            nearest.fold(Card::saying(format!("{line} The nearest I have for you:")), |card, (_, variant)| {
                let says = RecipeSlots { recipe: Some(variant.title.clone()), ..RecipeSlots::default() };
                card.button(variant.title.clone(), Intent::ExplainRecipe(says))
            })
        }
    }
}

fn served_once(variant: &Variant<'_>) -> Served {
    let dish = DishRef::Own { recipe: variant.recipe.id.clone(), choices: variant.choices.clone() };
    Served { dish, portion: 1.0, sides: Vec::new(), asked: false }
}

/// Words in common, forgiving typos.
fn likeness(said: &str, title: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let (said, title) = (words(said), words(title));
    let best = |word: &String| title.iter().map(|other| fuzz::ratio(word.chars(), other.chars())).fold(0.0, f64::max);
    let sum: f64 = said.iter().map(best).filter(|score| *score > 0.75).sum();
    let longer = said.len().max(title.len().min(said.len() + 2)).max(1) as f64;
    sum / longer
}

/// A dish on a day of the plan.
struct Meal<'a> {
    date: NaiveDate,
    slot: Mealtime,
    served: &'a Served,
}

fn planned<'a>(scene: &'a Scene<'_>, name: &str, slots: &RecipeSlots) -> Option<(&'a MealPlan, Meal<'a>)> {
    let plan = scene.dossier.kitchen.plan.as_ref()?;
    let wanted = slots.when.and_then(|when| date_of(when, scene.today));
    let days = plan.days.iter().filter(|day| wanted.map_or(day.date >= scene.today, |date| day.date == date));
    let meals = days.flat_map(|day| day.served().map(|(slot, served)| Meal { date: day.date, slot, served }));
    let scored = meals.map(|meal| (likeness(name, &title(scene, meal.served)), meal)).filter(|(score, _)| *score >= ALIKE);
    let best = scored.reduce(|best, one| if one.0 > best.0 { one } else { best })?;
    Some((plan, best.1))
}

fn card(scene: &Scene<'_>, plan: &MealPlan, meal: &Meal<'_>, people: Option<u8>) -> Card {
    let Some(variant) = meal.served.dish.variant(scene.world) else {
        return Card::saying("That recipe is no longer in my book.");
    };
    let people = people.or(scene.dossier.profile.people.map(People::get)).unwrap_or(1);
    let cooked = plan.cooked_on(meal.date, &meal.served.dish, scene.world);
    let eaten: Vec<(NaiveDate, f64)> = eaten_of_the_pot(scene, plan, &meal.served.dish, cooked);
    let servings = eaten.iter().map(|(_, portion)| portion).sum::<f64>() * f64::from(people);
    let mut card = Card::default().titled(format!("{}, {}", meal_name(meal.slot), day(meal.date))).block(Block::Meal(block(
        scene,
        &variant,
        servings,
        &meal.served.nutrients(scene.world),
    )));
    card = card
        .list(pot_notes(scene, &variant, meal, cooked, &eaten, people))
        .list(labels_of(scene, &variant))
        .list(read_the_label(scene));
    let other = MealSlots { meal: Some(meal.slot), when: Some(When::Date(meal.date)), ..MealSlots::default() };
    card.button("Another dish", Intent::SwapMeal(Box::new(other))).button("Show the day", show_intent(When::Date(meal.date)))
}

/// The days on which this pot is eaten, with the portions of the athlete.
fn eaten_of_the_pot(scene: &Scene<'_>, plan: &MealPlan, dish: &DishRef, cooked: NaiveDate) -> Vec<(NaiveDate, f64)> {
    let of_pot = |date: NaiveDate| plan.cooked_on(date, dish, scene.world) == cooked;
    let days = plan.days.iter().filter(|day| day.has(dish) && of_pot(day.date));
    days.flat_map(|day| day.served().filter(|(_, served)| served.dish == *dish).map(|(_, served)| (day.date, served.portion)))
        .collect()
}

fn pot_notes(
    scene: &Scene<'_>,
    variant: &Variant<'_>,
    meal: &Meal<'_>,
    cooked: NaiveDate,
    eaten: &[(NaiveDate, f64)],
    people: u8,
) -> Vec<String> {
    let mut notes = Vec::new();
    if cooked < meal.date {
        notes.push(format!("Cooked {}: today you only reheat it until it steams.", on_day(cooked, scene.today)));
    } else if eaten.len() > 1 {
        let days: Vec<String> = eaten.iter().map(|(date, _)| date.format("%a").to_string()).collect();
        let names = crate::conversation::words::listed(&days);
        notes.push(format!(
            "Cooked once for {names}. Cool it quickly; it keeps {} days in the fridge.",
            variant.recipe.keeps_days
        ));
    }
    if people > 1 {
        notes.push(format!("For {people} people. Yours is {}.", portions(meal.served.portion)));
    } else if eaten.len() > 1 {
        notes.push(format!("Your plate: {}.", portions(meal.served.portion)));
    }
    notes.extend(super::plate::sides_line(scene, meal.served));
    notes
}

fn block(scene: &Scene<'_>, variant: &Variant<'_>, servings: f64, on_the_plate: &Nutrients) -> MealBlock {
    let times = servings / f64::from(variant.recipe.servings.max(1));
    let recipe = variant.recipe;
    let hands_on = if recipe.active_minutes < recipe.minutes {
        format!(", {} of them hands-on", recipe.active_minutes)
    } else {
        String::new()
    };
    MealBlock {
        id: recipe.id.to_string(),
        name: variant.title.clone(),
        serves: format!("{}, {} min{hands_on}", portions(servings), recipe.minutes),
        ingredients: variant.used.iter().map(|used| ingredient(scene, used, times)).collect(),
        steps: variant.steps_for(servings),
        brings: on_your_plate(scene, on_the_plate),
    }
}

/// What the plate brings; where figures stay away, the carbohydrate for whoever doses by it.
fn on_your_plate(scene: &Scene<'_>, nutrients: &Nutrients) -> Option<String> {
    if shows_figures(scene) {
        return Some(format!("Your plate brings {}.", brings(nutrients)));
    }
    counts_carbs(scene).then(|| format!("Your plate brings {:.0} g of carbohydrate.", nutrients.carb()))
}

fn ingredient(scene: &Scene<'_>, used: &Used<'_>, times: f64) -> MealIngredient {
    let prep = used.prep.map(without_counts).filter(|prep| !prep.is_empty()).map(|prep| format!(", {prep}"));
    let mut amount = amount(scene, used.food, used.grams * times);
    // "about 2 prunes prunes" says one word too many.
    if let Some((count, piece)) = amount.rsplit_once(' ')
        && (used.name.starts_with(piece) || used.name.starts_with(piece.trim_end_matches('s')))
    {
        amount = count.to_owned();
    }
    MealIngredient { amount, food: format!("{}{}", used.name, prep.unwrap_or_default()) }
}

/// "2 cloves, chopped" counts for the servings of the book; the amount before it counts for these.
fn without_counts(prep: &str) -> String {
    let counts = |part: &&str| part.starts_with(|letter: char| letter.is_numeric()) || part.starts_with("about ");
    prep.split(", ").filter(|part| !counts(part)).collect::<Vec<_>>().join(", ")
}
