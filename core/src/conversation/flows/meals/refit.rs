//! The profile has changed: planned meals that no longer fit are replaced at once, and it is said which and why.

use super::change::{is_portion, told, with_foods};
use super::show::show_intent;
use super::styled::cheaper;
use crate::athlete::{Budget, CookMinutes, Profile};
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::language::{Intent, PlanKind, When};
use crate::nutrition::targets::Targets;
use crate::nutrition::{FoodLimits, MealChange, MealEdit, MealPlan, Served, apply_meals};

/// Holds the planned meals against the profile as it is now. Whether anything had to be said.
pub(in crate::conversation) fn after_profile(scene: &mut Scene<'_>, old: &Profile) {
    let (was, is) = (eats(old), eats(&scene.dossier.profile));
    if was != is {
        refit(scene);
    }
    if became_tight(old, &scene.dossier.profile) && is_coming(scene) {
        cheaper(scene);
    } else if was == is && old.people != scene.dossier.profile.people {
        let card = Card::saying("Recipes and groceries follow the number of people from now on.");
        scene.say(card.button("Groceries", Intent::ShowGroceries(crate::language::GrocerySlots::default())));
    }
}

/// "Make it cheaper": the budget is low from now on, and was not.
fn became_tight(old: &Profile, now: &Profile) -> bool {
    now.budget == Some(Budget::Low) && old.budget != now.budget
}

fn is_coming(scene: &Scene<'_>) -> bool {
    scene.dossier.kitchen.plan.as_ref().is_some_and(|plan| plan.days.iter().any(|day| day.date >= scene.today))
}

/// What meals hang on.
fn eats(profile: &Profile) -> impl PartialEq + use<> {
    let Profile { diets, allergens, food_allergies, dislikes, conditions, medical, kitchen_lacks, .. } = profile.clone();
    let body = (profile.weight_kg, profile.height_cm, profile.age, profile.sex, profile.body_fat_pct, profile.activity);
    let aim = (profile.goal, profile.target_weight_kg, profile.rate_kg_per_week, profile.kcal);
    let stage = (profile.pregnancy_trimester, profile.lactation_months);
    let never = (diets, allergens, food_allergies, dislikes, conditions, medical);
    (never, kitchen_lacks, body, aim, stage, profile.meals_per_day, profile.max_cook_minutes)
}

/// Replaces what no longer fits, from today on, and says so.
pub(in crate::conversation) fn refit(scene: &mut Scene<'_>) {
    let Some(plan) = scene.dossier.kitchen.plan.clone() else { return };
    if plan.days.iter().all(|day| day.date < scene.today) {
        return;
    }
    let athlete = scene.athlete();
    let edit = MealEdit::Refit { from: scene.today };
    let card = match apply_meals(&plan, &edit, &athlete, &Targets::of(&athlete), scene.world) {
        Ok(edited) => {
            let changes = with_foods(scene, &plan, &edited.plan, with_reasons(scene, &plan, edited.changes));
            scene.dossier.kitchen.plan = Some(edited.plan.into());
            let (portions, dishes): (Vec<MealChange>, Vec<MealChange>) = changes.into_iter().partition(is_portion);
            let none = if portions.is_empty() { "Your meals fit as they are." } else { "The dishes stay." };
            let card = told(scene, &dishes, none).titled("Your meals");
            if portions.is_empty() { card } else { card.text(format!("Portions and sides follow on {} meals.", portions.len())) }
        }
        Err(refusal) => {
            // What breaks a limit is never left standing.
            scene.dossier.kitchen.plan = None;
            Card::saying(refusal.message).titled("Your meals").toned(Tone::Careful).text("So the old plan is gone.")
        }
    };
    let again = Intent::CreatePlan { what: PlanKind::Meals, weeks: None, days: None };
    scene.say(card.button("Show the week", show_intent(When::Week)).button("All new meals", again));
}

/// A dish that went because of a food, or of its minutes, is told with that.
fn with_reasons(scene: &Scene<'_>, plan: &MealPlan, changes: Vec<MealChange>) -> Vec<MealChange> {
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let reason = |change: &MealChange| {
        let day = plan.day(change.date)?;
        let served = day.served().filter(|(slot, _)| change.slot == Some(*slot)).map(|(_, served)| served);
        served.into_iter().find_map(|served| why_out(scene, &limits, served))
    };
    changes.into_iter().map(|change| MealChange { why: reason(&change).unwrap_or(change.why.clone()), ..change }).collect()
}

fn why_out(scene: &Scene<'_>, limits: &FoodLimits<'_>, served: &Served) -> Option<String> {
    let foods = served.foods(scene.world).into_iter().map(|(food, _)| scene.world.foods.get(food));
    let food = foods.into_iter().find_map(|food| Some((food, limits.why_not(food)?)));
    let most = scene.dossier.profile.max_cook_minutes.map_or(u16::MAX, CookMinutes::get);
    let minutes = || served.dish.variant(scene.world).map(|variant| variant.recipe.minutes).filter(|minutes| *minutes > most);
    let lacks = &scene.dossier.profile.kitchen_lacks;
    let utensil = || {
        let variant = served.dish.variant(scene.world)?;
        variant.recipe.equipment.iter().find(|it| lacks.contains(it)).map(|it| format!("it needs: {}", it.name()))
    };
    let by_food = food.map(|(food, reason)| format!("{}: {}", food.name.to_lowercase(), reason.because));
    by_food.or_else(utensil).or_else(|| minutes().map(|minutes| format!("it takes {minutes} min")))
}
