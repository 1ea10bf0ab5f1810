//! When no plan of meals can be made, and what can be done instead.

use std::collections::BTreeSet;

use super::kitchen::Kitchen;
use super::{MealRefusal, below_floor};
use crate::Knowledge;
use crate::athlete::{Athlete, Condition, Diet};
use crate::nutrition::{Course, DietRules, MealPlan};
use crate::safety::clinical::{self, Stance};

/// Refuses where a diet is treatment, and a way of eating that is not for this athlete.
pub(crate) fn suits(athlete: &Athlete, wished: &BTreeSet<Diet>, world: &Knowledge) -> Result<(), MealRefusal> {
    let matters = clinical::of_profile(&athlete.profile);
    let never = matters.iter().filter_map(|it| clinical::clinical(*it)).find(|it| it.action == Stance::Never);
    if let Some(it) = never {
        return Err(MealRefusal { code: "medical", message: format!("{} {}", it.why, it.ask), field: Some("medical") });
    }
    let implied = implied(athlete);
    let applies = |diet: &&DietRules| {
        diet.unsuitable.iter().any(|it| athlete.profile.conditions.contains(it) || implied.contains(&(*it, true)))
            || !diet.unsuitable_with.is_disjoint(&matters)
    };
    let unsuitable = athlete.profile.diets.iter().chain(wished).map(|diet| world.diets.get(*diet)).find(applies);
    unsuitable.map_or(Ok(()), |diet| {
        let note = diet.note.as_deref().unwrap_or("");
        let message = format!("I don't plan {} meals for you. {note} I can plan the same days without it.", diet.name);
        Err(MealRefusal { code: "unsuitable_diet", message, field: Some("diets") })
    })
}

/// Conditions that other figures of the profile tell of.
fn implied(athlete: &Athlete) -> [(Condition, bool); 3] {
    let profile = &athlete.profile;
    [
        (Condition::Pregnancy, profile.pregnancy_trimester.is_some()),
        (Condition::Postpartum, profile.lactation_months.is_some()),
        (Condition::Minor, athlete.age < 18),
    ]
}

/// Refuses where no dish at all keeps the rules.
pub(super) fn something_to_cook(kitchen: &Kitchen<'_>) -> Result<(), MealRefusal> {
    if !kitchen.menu(0).candidates.is_empty() {
        return Ok(());
    }
    let minutes = kitchen.world.recipes.all().iter().map(|recipe| recipe.minutes).min().unwrap_or(0);
    let too_quick = kitchen.athlete.profile.max_cook_minutes.filter(|most| most.get() < minutes);
    Err(match too_quick {
        Some(most) => MealRefusal {
            code: "too_few_minutes",
            message: format!("My quickest dish takes {minutes} minutes, and you have {}. With {minutes} I can plan.", most.get()),
            field: Some("max_cook_minutes"),
        },
        None => MealRefusal {
            code: "nothing_fits",
            message: "None of my recipes keeps all of your limits together. Take back one diet or dislike and I can plan.".into(),
            field: Some("diets"),
        },
    })
}

/// Refuses where so few dishes keep the rules that a day would be too small, or a meal without a dish.
pub(super) fn enough_to_eat(kitchen: &Kitchen<'_>, plan: &MealPlan) -> Result<(), MealRefusal> {
    let open = plan.days.iter().flat_map(|day| &day.meals).any(|meal| meal.course == Course::Open);
    if !open && below_floor(plan, kitchen.athlete, kitchen.targets, kitchen.world).is_empty() {
        return Ok(());
    }
    let message = "So few of my recipes keep all of your limits together that a day would be too small for you, and I plan none like \
                   that. Take back one diet or dislike, or have fewer meals a day, and I can plan.";
    Err(MealRefusal { code: "too_few_dishes", message: message.into(), field: Some("diets") })
}
