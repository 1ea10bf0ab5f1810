//! Small questions about food: what is in it, what can take its place, how long it takes and keeps, what is left over.

use chrono::NaiveDate;

use super::plate::{brings, meal_name, portions, title};
use super::recipe::{ALIKE, likeness};
use crate::card::Card;
use crate::conversation::flows::targets;
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, listed, on_day};
use crate::language::{Intent, MealSlots, When};
use crate::nutrition::targets::Targets;
use crate::nutrition::{Food, FoodLimits, Mealtime, Served, Variant};

/// Other foods that an answer names at most.
const NAMED: usize = 5;

/// Answers a small question about food. Whether it was one.
pub(in crate::conversation) fn ask(scene: &mut Scene<'_>) -> bool {
    let said = scene.said.to_lowercase();
    let said = said.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let card = None
        .or_else(|| what_is_in_it(scene, said))
        .or_else(|| in_place_of(scene, said))
        .or_else(|| how_long(scene, said))
        .or_else(|| left_over(scene, said));
    let answered = card.is_some();
    card.into_iter().for_each(|card| scene.say(card));
    answered
}

/// What a question is about.
enum Subject<'s> {
    /// A planned meal.
    Plate(Mealtime, NaiveDate, &'s Served),
    /// A recipe of the book.
    Recipe(Box<Variant<'s>>),
    /// A food of the table.
    Food(&'s Food),
}

/// Finds what some words mean: "it" is the dish that was spoken of last.
fn subject<'s>(scene: &'s Scene<'_>, words: &str) -> Option<Subject<'s>> {
    let words =
        words.trim().trim_start_matches("the ").trim_start_matches("a ").trim_start_matches("an ").trim_start_matches("my ");
    let last = scene.dossier.dish.as_ref();
    let it = matches!(words, "that" | "it" | "this" | "this one" | "that one" | "them" | "recipe" | "dish" | "meal");
    if let Some(dish) = last.filter(|_| it) {
        return match (&dish.recipe, dish.meal) {
            (Some(name), _) => by_title(scene, name),
            (None, Some(meal)) => planned(scene, meal, dish.when),
            (None, None) => None,
        };
    }
    if let Some(meal) = Mealtime::ALL.iter().copied().find(|meal| words.contains(meal.name())) {
        let when = if words.contains("tomorrow") { When::Tomorrow } else { When::Today };
        return planned(scene, meal, Some(when));
    }
    by_title(scene, words).or_else(|| by_food(scene, words))
}

fn planned<'s>(scene: &'s Scene<'_>, meal: Mealtime, when: Option<When>) -> Option<Subject<'s>> {
    let date = when.and_then(|when| date_of(when, scene.today)).unwrap_or(scene.today);
    let day = scene.dossier.kitchen.plan.as_ref()?.day(date)?;
    let served = day.served().find(|(slot, _)| *slot == meal).map(|(_, served)| served)?;
    Some(Subject::Plate(meal, date, served))
}

/// A single word is a food sooner than a part of some dish's name.
fn by_title<'s>(scene: &'s Scene<'_>, words: &str) -> Option<Subject<'s>> {
    if !words.contains(' ') && scene.world.foods.named(words).is_some() {
        return None;
    }
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let variants = scene.world.recipes.all().iter().filter_map(|recipe| recipe.fit(&limits, &scene.world.foods).ok());
    let scored = variants.map(|variant| (likeness(words, &variant.title), variant)).filter(|(score, _)| *score >= ALIKE);
    scored.reduce(|best, one| if one.0 > best.0 { one } else { best }).map(|(_, variant)| Subject::Recipe(Box::new(variant)))
}

fn by_food<'s>(scene: &'s Scene<'_>, words: &str) -> Option<Subject<'s>> {
    let found = scene.world.foods.find(words).into_iter().next().filter(|found| found.score >= crate::search::LIKELY)?;
    Some(Subject::Food(scene.world.foods.get(found.id)))
}

/// "How many calories are in that?"
fn what_is_in_it(scene: &Scene<'_>, said: &str) -> Option<Card> {
    const ASKED: &[&str] = &["calorie", "kcal", "protein", "carb", "fat", "fibre", "fiber", "macros", "nutrition"];
    let counts = ["how many", "how much", "what are the", "whats the", "what is the"].iter().any(|start| said.contains(start));
    let rest = [" in ", " does ", " do "].iter().find_map(|link| said.split_once(link)).map(|(_, rest)| rest)?;
    if !counts || !ASKED.iter().any(|word| said.contains(word)) {
        return None;
    }
    let words = rest.trim_end_matches(" have").trim_end_matches(" contain").trim_end_matches(" got");
    let subject = subject(scene, words)?;
    let withheld = Targets::of(&scene.athlete()).withheld;
    Some(withheld.map_or_else(|| figures(scene, &subject), targets::kept_out))
}

fn figures(scene: &Scene<'_>, subject: &Subject<'_>) -> Card {
    match subject {
        Subject::Plate(meal, date, served) => {
            let name = title(scene, served);
            let line = format!("{name}, your {} {}: {}.", meal.name(), on_day(*date, scene.today), portions(served.portion));
            Card::saying(line).text(format!("It brings {}, what is next to it included.", brings(&served.nutrients(scene.world))))
        }
        Subject::Recipe(variant) => Card::saying(format!("{}, 1 portion: {}.", variant.title, brings(&variant.per_serving))),
        Subject::Food(food) => {
            let card = Card::saying(format!("{}, 100 g: {}.", food.name, brings(&food.nutrients(100.0))));
            let piece = food
                .measures
                .piece
                .as_ref()
                .map(|(grams, name)| format!("One {name} of {grams:.0} g: {}.", brings(&food.nutrients(*grams))));
            card.list(piece)
        }
    }
}

/// "What can I use instead of butter?": what our recipes take in its place.
fn in_place_of(scene: &Scene<'_>, said: &str) -> Option<Card> {
    const LINKS: &[&str] = &["instead of ", "in place of ", "substitute for ", "replacement for ", "replace ", "swap for "];
    let asks = said.starts_with("what") || said.starts_with("which") || said.contains("substitute");
    let food = LINKS.iter().find_map(|link| said.split_once(link)).map(|(_, rest)| rest).filter(|_| asks)?;
    let food = food.trim_end_matches(" with").trim_start_matches("the ").trim();
    let meant = scene.world.foods.family(food);
    if meant.is_empty() {
        return None;
    }
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let ingredients = scene.world.recipes.all().iter().flat_map(|recipe| &recipe.ingredients);
    let swaps = ingredients.filter(|ingredient| meant.contains(&ingredient.food)).flat_map(|ingredient| &ingredient.swaps);
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for swap in swaps.filter(|swap| !meant.contains(&swap.food) && limits.allows(scene.world.foods.get(swap.food))) {
        match counted.iter_mut().find(|(name, _)| *name == swap.name) {
            Some((_, times)) => *times += 1,
            None => counted.push((&swap.name, 1)),
        }
    }
    counted.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let names: Vec<String> = counted.iter().take(NAMED).map(|(name, _)| (*name).to_owned()).collect();
    if names.is_empty() {
        return Some(Card::saying(format!(
            "None of my recipes takes anything in place of {food}. I can leave it out: \"no {food}\"."
        )));
    }
    let line = format!("In place of {food} my recipes take, best first: {}.", listed(&names));
    Some(Card::saying(line).text(format!("Say \"no {food}\" and I make that swap wherever the recipe works with it.")))
}

/// "How long does dinner take?", "can I freeze the chili?"
fn how_long(scene: &Scene<'_>, said: &str) -> Option<Card> {
    let freezes = said.contains("freeze ");
    let keeps = said.contains("how long") && (said.contains(" keep") || said.contains(" last"));
    let takes = said.contains("how long") && said.contains(" take");
    let rest = if freezes { said.split_once("freeze ") } else { said.split_once(" does ").or_else(|| said.split_once(" will ")) };
    let words = rest.filter(|_| freezes || keeps || takes).map(|(_, rest)| rest)?;
    let words =
        ["keep", "last", "take"].iter().fold(words, |words, verb| words.split(&format!(" {verb}")).next().unwrap_or(words));
    let variant = match subject(scene, words)? {
        Subject::Plate(_, _, served) => served.dish.variant(scene.world)?,
        Subject::Recipe(variant) => *variant,
        Subject::Food(_) => return None,
    };
    let (recipe, name) = (variant.recipe, &variant.title);
    if takes {
        let line = format!("{name}: {} min, {} of them hands-on.", recipe.minutes, recipe.active_minutes);
        return Some(Card::saying(line));
    }
    let keeps = match recipe.keeps_days {
        0 => "eat it at once".to_owned(),
        1 => "it keeps 1 day in the fridge".to_owned(),
        days => format!("it keeps {days} days in the fridge"),
    };
    let freezes = if recipe.freezes { "and it freezes well, up to 3 months" } else { "and it doesn't freeze well" };
    Some(Card::saying(format!("{name}: {keeps}, {freezes}.")))
}

/// "I have leftovers": those of the plan, and a meal to leave free for others.
fn left_over(scene: &Scene<'_>, said: &str) -> Option<Card> {
    if !said.contains("leftover") && !said.contains("left over") {
        return None;
    }
    let plan = scene.dossier.kitchen.plan.as_ref()?;
    let days = plan.days.iter().filter(|day| day.date >= scene.today);
    let dishes = days.flat_map(|day| day.served().map(|(slot, served)| (day.date, slot, served)));
    let left = dishes.filter_map(|(date, slot, served)| {
        let cooked = plan.cooked_on(date, &served.dish, scene.world);
        let (dish, on) = (title(scene, served), on_day(date, scene.today));
        (cooked < date).then(|| format!("{}, {on}: {dish}, cooked {}", meal_name(slot), on_day(cooked, scene.today)))
    });
    let left: Vec<String> = left.take(NAMED).collect();
    let planned = if left.is_empty() { "No leftovers are planned ahead." } else { "Leftovers in your plan:" };
    let free = |slot| {
        let says = MealSlots { meal: Some(slot), when: Some(When::Today), out: true, ..MealSlots::default() };
        Intent::SwapMeal(Box::new(says))
    };
    let other = "If you have others to eat up, I leave a meal free for them today and count it as an ordinary one.";
    let card = Card::saying(planned).list(left).text(other);
    Some(card.button("Lunch stays free", free(Mealtime::Lunch)).button("Dinner stays free", free(Mealtime::Dinner)))
}
