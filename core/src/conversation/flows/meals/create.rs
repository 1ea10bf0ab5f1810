//! Making a plan of meals.

use std::collections::BTreeSet;

use super::super::{medical, plan, targets};
use super::plate::{brings, labels, read_the_label, shows_figures};
use super::show::{show_intent, week_table};
use crate::card::{Block, Card, Fact, Tone};
use crate::conversation::kitchen::Wanted;
use crate::conversation::scene::Scene;
use crate::conversation::words::{day, listed};
use crate::language::{GrocerySlots, Intent, PlanKind, When};
use crate::nutrition::targets::Targets;
use crate::nutrition::{Adjusted, FoodLimits, MealPlan, MealRequest, Nutrient, Nutrients, Target, plan_meals};
use crate::safety::screen;

/// Days of a plan when nobody says, and the most that are planned at once.
pub(in crate::conversation) const DAYS: u8 = 7;
const MOST_DAYS: u8 = 14;

/// Wants meals: they are made once enough is known.
pub(in crate::conversation) fn create(scene: &mut Scene<'_>, days: Option<u8>) {
    let days = days.unwrap_or(DAYS).clamp(1, MOST_DAYS);
    scene.dossier.kitchen.wanted = Some(Wanted::Meals { days });
    if scene.dossier.kitchen.plan.is_some() {
        scene.dossier.kitchen.seed += 1;
    }
}

/// Makes the meals from what is known and shows them.
pub(in crate::conversation) fn make(scene: &mut Scene<'_>, days: u8) {
    if let Some(refusal) = screen(&scene.dossier.profile).refusal {
        return scene.say(plan::refused(&refusal));
    }
    if medical::stops(scene, days) {
        return;
    }
    let card = match build(scene, days) {
        Ok(made) => {
            scene.changed_above_all("the new meals");
            scene.dossier.kitchen.plan = Some(made.into());
            scene.dossier.kitchen.target_since.get_or_insert(scene.today);
            overview(scene)
        }
        Err(card) => card,
    };
    scene.say(card);
}

/// Meals from today on for the athlete as known now, or the card that says why not.
pub(super) fn build(scene: &Scene<'_>, days: u8) -> Result<MealPlan, Card> {
    let athlete = scene.athlete();
    let pantry = scene.dossier.kitchen.plan.as_ref().map(|plan| plan.pantry.clone()).unwrap_or_default();
    let request =
        MealRequest { training: training_days(scene), pantry, ..MealRequest::new(scene.today, days, scene.dossier.kitchen.seed) };
    plan_meals(&athlete, &Targets::of(&athlete), scene.world, &request)
        .map_err(|refusal| Card::saying(refusal.message).titled("That plan can't be made").toned(Tone::Careful))
}

/// The days with a session, where there is a training plan.
fn training_days(scene: &Scene<'_>) -> Option<BTreeSet<chrono::NaiveDate>> {
    scene.dossier.programme.as_ref().map(|_| scene.dossier.sessions().map(|session| session.date).collect())
}

fn overview(scene: &Scene<'_>) -> Card {
    let Some(plan) = &scene.dossier.kitchen.plan else { return Card::default() };
    let all: Vec<_> = plan.days.iter().collect();
    let title = format!("Your meals: {} days from {}", plan.days.len(), day(scene.today));
    let mut card = Card::default().titled(title).toned(Tone::Good).block(week_table(scene, plan, &all));
    if let Some(facts) = mean(scene, plan) {
        card = card.block(facts);
    }
    card.list(plan.adjusted.iter().filter_map(|it| gave_way(it, shows_figures(scene))))
        .list(notes(scene, plan))
        .list(assumed(scene))
        .button("Today's meals", show_intent(When::Today))
        .button("Groceries", Intent::ShowGroceries(GrocerySlots::default()))
        .button("Other meals", Intent::CreatePlan { what: PlanKind::Meals, weeks: None, days: Some(plan.days.len() as u8) })
}

/// What gave way, by how much, and why. Where no figure is shown, only what holds none.
fn gave_way(it: &Adjusted, figures: bool) -> Option<String> {
    let (name, unit) = match it.target {
        Target::Kcal => ("Energy", "kcal"),
        Target::Protein => ("Protein", "g"),
        Target::Fat => ("Fat", "g"),
        Target::Carb => ("Carbohydrate", "g"),
        Target::Fiber => ("Fibre", "g"),
        Target::Sodium => ("Sodium", "mg"),
        Target::SatFat => ("Saturated fat", "g"),
        Target::NetCarb => ("Carbohydrate without fibre", "g"),
        Target::CarbBound => ("Carbohydrate", "g"),
        Target::Phosphorus => ("Phosphorus", "mg"),
        Target::Dollars => return Some(it.why.clone()),
        Target::RecipeRepeats | Target::MealsPerDay | Target::CookMinutes => return Some(it.why.clone()),
    };
    figures.then(|| format!("{name} gives way, {:.0} -> {:.0} {unit} a day. {}", it.from, it.to, it.why))
}

/// A mean day against its targets.
fn mean(scene: &Scene<'_>, plan: &MealPlan) -> Option<Block> {
    let targets = Targets::of(&scene.athlete());
    if targets.withheld.is_some() || plan.days.is_empty() {
        return None;
    }
    let sum: Nutrients = plan.days.iter().map(|day| day.nutrients(scene.world)).sum();
    let mean = sum * (1.0 / plan.days.len() as f64);
    let fact = |name: &str, value: String| Fact { name: name.to_owned(), value };
    Some(Block::Facts(vec![
        fact("A day brings", brings(&mean)),
        fact(
            "Aimed at",
            format!(
                "{:.0} kcal, {:.0} g protein, {:.0} g carbohydrate, {:.0} g fat",
                targets.kcal, targets.protein_g, targets.carb_g, targets.fat_g
            ),
        ),
        fact("Fibre", format!("{:.0} g of at least {:.0}", mean.at_least(Nutrient::Fiber), targets.fiber_g)),
    ]))
}

/// What to mind with these meals.
fn notes(scene: &Scene<'_>, plan: &MealPlan) -> Vec<String> {
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let unread = limits.not_understood();
    let unread = (!unread.is_empty())
        .then(|| format!("I don't know {} as a food, so I can't leave it out. Another name for it?", listed(unread)));
    let all: Vec<_> = plan.days.iter().collect();
    let labels = labels(scene, &all);
    let labels = (!labels.is_empty()).then(|| format!("Look for the label: {}.", labels.join("; ")));
    let mut notes = medical::notes(scene);
    notes.extend(medical::to_take_along(scene, plan));
    notes.extend(limits.notes());
    notes.extend(unread.into_iter().chain(labels).chain(read_the_label(scene)).chain(low(scene, plan)));
    notes
}

/// Vitamins and minerals that the week has too little of.
fn low(scene: &Scene<'_>, plan: &MealPlan) -> Option<String> {
    let sum: Nutrients = plan.days.iter().map(|day| day.nutrients(scene.world)).sum();
    let mean = sum * (1.0 / plan.days.len().max(1) as f64);
    let watch = scene.world.intakes.watch(&scene.athlete());
    let low = watch.low(|nutrient| {
        let nutrient = Nutrient::named(nutrient.name());
        nutrient.map_or((0.0, false), |nutrient| (mean.at_least(nutrient), mean.is_known(nutrient)))
    });
    let shown = shows_figures(scene);
    let names: Vec<String> = low
        .iter()
        .take(3)
        .map(
            |(nutrient, share)| {
                if shown { format!("{} ({:.0} %)", nutrient.label(), share * 100.0) } else { nutrient.label().to_owned() }
            },
        )
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "Low over these days against what is recommended: {}. Ask a pharmacist or dietitian before you take pills for it.",
            listed(&names)
        )
    })
}

fn assumed(scene: &Scene<'_>) -> Option<String> {
    let targets = Targets::of(&scene.athlete());
    if targets.withheld.is_some() {
        return Some("Portions are a guide: still hungry, eat more.".to_owned());
    }
    let mut gaps: Vec<String> = targets.assumptions.iter().map(targets::gap).collect();
    if scene.dossier.profile.people.is_none() {
        gaps.push("you cook for one".to_owned());
    }
    (!gaps.is_empty()).then(|| format!("You didn't say, so I assumed: {}. Tell me if that's off.", gaps.join("; ")))
}
