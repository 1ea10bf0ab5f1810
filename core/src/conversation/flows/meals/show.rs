//! Showing the meals: a day or a week.

use chrono::{Datelike, Days, NaiveDate};

use super::super::medical;
use super::create::{DAYS, create};
use super::plate::{brings, course, day_title, meal_name, portions, shows_figures};
use crate::card::{Block, Card, Fact, Table};
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, day, on_day};
use crate::language::{GrocerySlots, Intent, MealSlots, PlanKind, RecipeSlots, When};
use crate::nutrition::targets::Targets;
use crate::nutrition::{Course, MealDay, MealPlan, Mealtime, PlannedMeal};

/// Shows today, a day or a week of meals.
pub(in crate::conversation) fn show(scene: &mut Scene<'_>, when: When) {
    let Some(plan) = scene.dossier.kitchen.plan.clone() else {
        scene.say(Card::saying("You have no meals planned yet. Let's plan some."));
        return create(scene, None);
    };
    spoken_of(scene, when);
    let card = match when {
        When::Week => week(scene, &plan, scene.today),
        When::NextWeek => {
            week(scene, &plan, scene.today + Days::new(u64::from(7 - scene.today.weekday().num_days_from_monday())))
        }
        when => {
            let date = date_of(when, scene.today).unwrap_or(scene.today);
            plan.day(date).map_or_else(|| not_planned(scene, &plan, date), |day| of_day(scene, &plan, day))
        }
    };
    scene.say(card);
}

/// "What's for dinner?" speaks of the dinner: what is asked next is about that.
fn spoken_of(scene: &mut Scene<'_>, when: When) {
    let said = scene.said.to_lowercase();
    let mut named = Mealtime::ALL.iter().filter(|meal| said.contains(meal.name()));
    let (Some(meal), None, Some(date)) = (named.next(), named.next(), date_of(when, scene.today)) else { return };
    scene.dossier.dish = Some(RecipeSlots { meal: Some(*meal), when: Some(When::Date(date)), ..RecipeSlots::default() });
}

/// "To eat today: overnight oats; lentil soup; tofu curry."
pub(in crate::conversation) fn menu_of(scene: &Scene<'_>, date: NaiveDate) -> Option<String> {
    let plan = scene.dossier.kitchen.plan.as_ref()?;
    let day = plan.day(date)?;
    let dishes: Vec<String> = day.meals.iter().map(|meal| course(scene, plan, date, &meal.course)).collect();
    Some(format!("To eat {}: {}.", on_day(date, scene.today), dishes.join("; ")))
}

fn not_planned(scene: &Scene<'_>, plan: &MealPlan, date: NaiveDate) -> Card {
    let last = plan.days.last().map_or(scene.today, |day| day.date);
    let line = format!("No meals are planned {}. The plan runs until {}.", on_day(date, scene.today), day(last));
    Card::saying(line).button("Plan the next days", plan_next())
}

fn plan_next() -> Intent {
    Intent::CreatePlan { what: PlanKind::Meals, weeks: None, days: Some(DAYS) }
}

fn week(scene: &Scene<'_>, plan: &MealPlan, from: NaiveDate) -> Card {
    let days: Vec<&MealDay> = plan.days.iter().filter(|day| day.date >= from).take(7).collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return not_planned(scene, plan, from) };
    Card::default()
        .titled(format!("Meals, {} to {}", day(first.date), day(last.date)))
        .block(week_table(scene, plan, &days))
        .button("Today's meals", show_intent(When::Today))
        .button("Groceries", Intent::ShowGroceries(GrocerySlots::default()))
        .button("Change a meal", Intent::SwapMeal(Box::default()))
}

/// Days as rows, meals as columns.
pub(super) fn week_table(scene: &Scene<'_>, plan: &MealPlan, days: &[&MealDay]) -> Block {
    let slots: Vec<Mealtime> = Mealtime::ALL
        .iter()
        .copied()
        .filter(|slot| days.iter().any(|day| day.meals.iter().any(|meal| meal.slot == *slot)))
        .collect();
    let figures = shows_figures(scene);
    let carbs = medical::counts_carbs(scene);
    let row = |day: &&MealDay| {
        let mut row = vec![crate::conversation::words::day(day.date)];
        row.extend(slots.iter().map(|slot| courses(scene, plan, day, *slot)));
        row.extend(figures.then(|| format!("{:.0}", day.nutrients(scene.world).kcal())));
        row.extend(carbs.then(|| format!("{:.0} g", day.nutrients(scene.world).carb())));
        row
    };
    let mut columns = vec!["Day".to_owned()];
    columns.extend(slots.iter().map(|slot| meal_name(*slot).to_owned()));
    columns.extend(figures.then(|| "kcal".to_owned()));
    columns.extend(carbs.then(|| "Carbs".to_owned()));
    Block::Table(Table { columns, rows: days.iter().map(row).collect() })
}

fn courses(scene: &Scene<'_>, plan: &MealPlan, day: &MealDay, slot: Mealtime) -> String {
    let of_slot = day.meals.iter().filter(|meal| meal.slot == slot);
    of_slot.map(|meal| course(scene, plan, day.date, &meal.course)).collect::<Vec<_>>().join("; ")
}

/// One day as a table of its meals.
pub(super) fn of_day(scene: &Scene<'_>, plan: &MealPlan, day: &MealDay) -> Card {
    let figures = shows_figures(scene);
    let carbs = medical::counts_carbs(scene);
    let rows = day.meals.iter().map(|meal| meal_row(scene, plan, day.date, meal, (figures, carbs))).collect();
    let mut columns = vec!["Meal", "Dish", "Portion", "Min"];
    columns.extend(["kcal", "Protein"].iter().filter(|_| figures).chain(["Carbs"].iter().filter(|_| carbs)));
    let columns = columns.into_iter().map(str::to_owned).collect();
    let mut card = Card::default().titled(day_title(day.date, day.trains)).block(Block::Table(Table { columns, rows }));
    if figures {
        card = card.block(totals(scene, plan, day));
    } else if carbs {
        card = card.text(format!("Carbohydrate of the day: {:.0} g.", day.nutrients(scene.world).carb()));
    }
    let mut slots: Vec<Mealtime> = day.served().map(|(slot, _)| slot).collect();
    slots.sort();
    slots.dedup();
    slots.truncate(4);
    let recipe = |slot| {
        Intent::ExplainRecipe(RecipeSlots { meal: Some(slot), when: Some(When::Date(day.date)), ..RecipeSlots::default() })
    };
    let card = slots.into_iter().fold(card, |card, slot| card.button(format!("Cook {}", slot.name()), recipe(slot)));
    let other = MealSlots { when: Some(When::Date(day.date)), ..MealSlots::default() };
    card.button("Change a meal", Intent::SwapMeal(Box::new(other)))
}

fn meal_row(
    scene: &Scene<'_>,
    plan: &MealPlan,
    date: NaiveDate,
    meal: &PlannedMeal,
    (figures, carbs): (bool, bool),
) -> Vec<String> {
    let mut row = vec![meal_name(meal.slot).to_owned(), course(scene, plan, date, &meal.course)];
    let Course::Dish(served) = &meal.course else {
        row.extend(vec!["-".to_owned(); 2 + if figures { 2 } else { 0 } + usize::from(carbs)]);
        return row;
    };
    let left = plan.cooked_on(date, &served.dish, scene.world) < date;
    let minutes = served.dish.variant(scene.world).map_or(0, |variant| variant.recipe.minutes);
    row.push(portions(served.portion).trim_end_matches(" portions").trim_end_matches(" portion").to_owned());
    row.push(if left { "ready".to_owned() } else { minutes.to_string() });
    let nutrients = served.nutrients(scene.world);
    if figures {
        row.push(format!("{:.0}", nutrients.kcal()));
        row.push(format!("{:.0} g", nutrients.protein()));
    }
    row.extend(carbs.then(|| format!("{:.0} g", nutrients.carb())));
    row
}

fn totals(scene: &Scene<'_>, plan: &MealPlan, day: &MealDay) -> Block {
    let targets = Targets::of(&scene.athlete());
    let training = plan.days.iter().take(7).filter(|day| day.trains).count() as u8;
    let aim = targets.of_day(day.trains, training);
    let out = day.meals.iter().any(|meal| meal.course == Course::Out);
    let fact = |name: &str, value: String| Fact { name: name.to_owned(), value };
    let aimed =
        format!("{:.0} kcal, {:.0} g protein, {:.0} g carbohydrate, {:.0} g fat", aim.kcal, aim.protein_g, aim.carb_g, aim.fat_g);
    let mut facts = vec![fact("Together", brings(&day.nutrients(scene.world))), fact("Aimed at", aimed)];
    if out {
        facts.push(fact("Eating out", "the rest of the day leaves room for it".to_owned()));
    }
    if day.meals.iter().any(|meal| meal.course == Course::Skipped) {
        facts.push(fact("Left out", "the other meals carry the day as far as their portions go".to_owned()));
    }
    Block::Facts(facts)
}

pub(super) fn show_intent(when: When) -> Intent {
    Intent::ShowPlan { what: PlanKind::Meals, when }
}
