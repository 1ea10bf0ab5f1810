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
use crate::nutrition::{DishRef, FoodLimits, MealPlan, Mealtime, Nutrients, PlannedMeal, Served, Used, Variant};

/// How alike a name must be to mean a recipe, 0 to 1.
pub(super) const ALIKE: f64 = 0.6;
/// How alike a name is that leaves no doubt.
const PLAINLY: f64 = 0.95;
/// How alike a title is that holds every word that was said, before its other words count.
const HOLDS_ALL: f64 = 0.7;
/// Dishes that are offered at most.
const OFFERED: usize = 4;

/// Shows a recipe: of a planned meal, or by its name.
pub(in crate::conversation) fn recipe(scene: &mut Scene<'_>, slots: RecipeSlots) {
    let slots = meant(scene, slots);
    let (card, dish) = match &slots.recipe {
        Some(name) => by_name(scene, name, &slots),
        None => by_meal(scene, &slots),
    };
    scene.dossier.dish = dish.or(scene.dossier.dish.take());
    scene.say(card);
}

/// "Recipe please", "make it for four": the dish that was spoken of last.
fn meant(scene: &Scene<'_>, slots: RecipeSlots) -> RecipeSlots {
    let named = slots.recipe.is_some() || slots.meal.is_some() || slots.when.is_some();
    let last = scene.dossier.dish.clone().filter(|_| !named);
    last.map_or_else(|| slots.clone(), |dish| RecipeSlots { people: slots.people, ..dish })
}

/// A card, and the dish it shows, where it shows one.
type Shown = (Card, Option<RecipeSlots>);

fn by_meal(scene: &Scene<'_>, slots: &RecipeSlots) -> Shown {
    let Some(plan) = &scene.dossier.kitchen.plan else { return (without_plan(), None) };
    let date = slots.when.and_then(|when| date_of(when, scene.today)).unwrap_or(scene.today);
    let served: Vec<(Mealtime, &Served)> = plan.day(date).iter().flat_map(|day| day.served()).collect();
    let wanted: Vec<&(Mealtime, &Served)> =
        served.iter().filter(|(slot, _)| slots.meal.is_none_or(|meal| meal == *slot)).collect();
    match wanted.as_slice() {
        [] => {
            let what = slots.meal.map_or("dish", Mealtime::name);
            let card = Card::saying(format!("No {what} is planned {}.", on_day(date, scene.today)))
                .button("Show the week", show_intent(When::Week));
            (card, None)
        }
        [(slot, served)] => card(scene, plan, &Meal { date, slot: *slot, served }, slots.people),
        several => (which(scene, several, date), None),
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
fn by_name(scene: &Scene<'_>, name: &str, slots: &RecipeSlots) -> Shown {
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
    let best = near.first().map_or(0.0, |(score, _)| *score);
    let out = forbidden.filter(|(score, _)| *score > best);
    let alike: Vec<&Variant<'_>> = near.iter().filter(|(score, _)| *score >= ALIKE).map(|(_, variant)| variant).collect();
    match (out, alike.as_slice()) {
        (None, [only]) => of_the_book(scene, only, slots),
        (None, [first, ..]) if best >= PLAINLY => of_the_book(scene, first, slots),
        (None, several @ [_, ..]) => {
            (offered(Card::saying(format!("I have several of that name, {name}. Which one?")), several), None)
        }
        (Some((_, line)), several @ [_, ..]) => {
            (offered(Card::saying(format!("{line} Of that kind I have for you:")), several), None)
        }
        (out, []) => {
            let line = out.map_or_else(|| format!("I have no recipe called {name}."), |(_, line)| line);
            let nearest: Vec<&Variant<'_>> = near.iter().map(|(_, variant)| variant).collect();
            (offered(Card::saying(format!("{line} The nearest I have for you:")), &nearest), None)
        }
    }
}

/// Buttons for the first few dishes.
fn offered(card: Card, dishes: &[&Variant<'_>]) -> Card {
    dishes.iter().take(OFFERED).fold(card, |card, variant| {
        let says = RecipeSlots { recipe: Some(variant.title.clone()), ..RecipeSlots::default() };
        card.button(variant.title.clone(), Intent::ExplainRecipe(says))
    })
}

/// A recipe that is not planned, as the athlete would cook it.
fn of_the_book(scene: &Scene<'_>, variant: &Variant<'_>, slots: &RecipeSlots) -> Shown {
    let served = served_once(variant);
    let people = slots.people.or(scene.dossier.profile.people.map(People::get)).unwrap_or(1);
    let card = Card::default()
        .block(Block::Meal(block(scene, variant, f64::from(people), &served.nutrients(scene.world))))
        .list(labels_of(scene, variant));
    (card, Some(RecipeSlots { recipe: Some(variant.title.clone()), ..RecipeSlots::default() }))
}

fn served_once(variant: &Variant<'_>) -> Served {
    let dish = DishRef::Own { recipe: variant.recipe.id.clone(), choices: variant.choices.clone() };
    Served { dish, portion: 1.0, sides: Vec::new(), asked: false }
}

/// Words in common, forgiving typos.
pub(super) fn likeness(said: &str, title: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let (said, title) = (words(said), words(title));
    let best = |word: &String| title.iter().map(|other| fuzz::ratio(word.chars(), other.chars())).fold(0.0, f64::max);
    let sum: f64 = said.iter().map(best).filter(|score| *score > 0.75).sum();
    let longer = said.len().max(title.len().min(said.len() + 2)).max(1) as f64;
    let holds_all = !said.is_empty() && said.iter().all(|word| best(word) > 0.75);
    let share = said.len() as f64 / title.len().max(said.len()).max(1) as f64;
    (sum / longer).max(if holds_all { HOLDS_ALL + (1.0 - HOLDS_ALL) * share } else { 0.0 })
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

fn card(scene: &Scene<'_>, plan: &MealPlan, meal: &Meal<'_>, people: Option<u8>) -> Shown {
    let Some(variant) = meal.served.dish.variant(scene.world) else {
        return (Card::saying("That recipe is no longer in my book."), None);
    };
    let cooked = plan.cooked_on(meal.date, &meal.served.dish, scene.world);
    let eaten = eaten_of_the_pot(scene, plan, &meal.served.dish, cooked, people);
    let servings = eaten.iter().map(|plate| plate.portion * f64::from(plate.people)).sum::<f64>();
    let here = eaten.iter().find(|plate| plate.date == meal.date).map(|plate| plate.people);
    let people = here.or(people).unwrap_or(1);
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
    let dish = RecipeSlots { meal: Some(meal.slot), when: Some(When::Date(meal.date)), ..RecipeSlots::default() };
    let card = card.button("Another dish", Intent::SwapMeal(Box::new(other)));
    (card.button("Show the day", show_intent(When::Date(meal.date))), Some(dish))
}

/// What is eaten of a pot on one day.
struct Plate {
    date: NaiveDate,
    /// Servings of one person.
    portion: f64,
    people: u8,
}

/// The days on which this pot is eaten, with the portion of the athlete and how many eat.
fn eaten_of_the_pot(scene: &Scene<'_>, plan: &MealPlan, dish: &DishRef, cooked: NaiveDate, people: Option<u8>) -> Vec<Plate> {
    let of_pot = |date: NaiveDate| plan.cooked_on(date, dish, scene.world) == cooked;
    let usually = scene.dossier.profile.people;
    let days = plan.days.iter().filter(|day| day.has(dish) && of_pot(day.date));
    let meals = days.flat_map(|day| day.meals.iter().map(|meal| (day.date, meal)));
    let plate = |(date, meal): (NaiveDate, &PlannedMeal)| {
        let served = meal.course.dish().filter(|served| served.dish == *dish)?;
        Some(Plate { date, portion: served.portion, people: people.unwrap_or_else(|| meal.eaters(usually)) })
    };
    meals.filter_map(plate).collect()
}

fn pot_notes(
    scene: &Scene<'_>,
    variant: &Variant<'_>,
    meal: &Meal<'_>,
    cooked: NaiveDate,
    eaten: &[Plate],
    people: u8,
) -> Vec<String> {
    let mut notes = Vec::new();
    if cooked < meal.date {
        let (cooked, eaten) = (on_day(cooked, scene.today), on_day(meal.date, scene.today));
        notes.push(format!("Cooked {cooked}: {eaten} you only reheat it until it steams."));
    } else if eaten.len() > 1 {
        let days: Vec<String> = eaten.iter().map(|plate| plate.date.format("%a").to_string()).collect();
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
