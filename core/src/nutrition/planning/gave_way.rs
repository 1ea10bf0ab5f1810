//! Where the limits pull a day's figures, and that in words.

use super::aims::DayAims;
use super::kitchen::Kitchen;
use crate::athlete::{Allergen, Diet};
use crate::nutrition::{Adjusted, MealPlan, Nutrients, Target};

/// For energy and each macro the target and the mean that the plan has.
pub(super) fn means(kitchen: &Kitchen<'_>, plan: &MealPlan) -> Vec<Adjusted> {
    let days: Vec<(DayAims, Nutrients)> = super::days(kitchen, plan).collect();
    let count = days.len().max(1) as f64;
    let mean = |of: &dyn Fn(&(DayAims, Nutrients)) -> f64| days.iter().map(of).sum::<f64>() / count;
    let targets = kitchen.targets;
    let figures = [
        (Target::Kcal, targets.kcal, mean(&|(aims, eaten)| eaten.kcal() - aims.kcal)),
        (Target::Protein, targets.protein_g, mean(&|(aims, eaten)| eaten.protein() - aims.protein_g)),
        (Target::Fat, targets.fat_g, mean(&|(aims, eaten)| eaten.fat() - aims.fat_g)),
        (Target::Carb, targets.carb_g, mean(&|(aims, eaten)| eaten.carb() - aims.carb_g)),
    ];
    figures.map(|(target, from, off)| Adjusted { target, from, to: rounded(target, from + off), why: String::new() }).into()
}

fn rounded(target: Target, figure: f64) -> f64 {
    if target == Target::Kcal { (figure / 10.0).round() * 10.0 } else { figure.round() }
}

/// The same with the reason: the first target is what it is about, the others make up for it.
pub(super) fn in_words(kitchen: &Kitchen<'_>, changes: Vec<Adjusted>, first: Target) -> Vec<Adjusted> {
    let limits = limits(kitchen);
    let kcal = kitchen.targets.kcal;
    let why = |it: &Adjusted| {
        let bound = if it.to < it.from { "about the most" } else { "about the least" };
        match it.target {
            Target::Protein => format!("{limits}, {:.0} g is {bound} protein that {kcal:.0} kcal a day hold.", it.to),
            Target::Kcal => format!("{limits}, {:.0} kcal is {bound} that the other targets leave.", it.to),
            _ if it.target == first => format!("{limits}, {:.0} g is {bound} that the other targets leave.", it.to),
            _ => "It makes up for what gave way.".to_owned(),
        }
    };
    changes.into_iter().map(|it| Adjusted { why: why(&it), ..it }).collect()
}

/// The athlete's limits in words: "With vegan, and without soy and gluten".
pub(super) fn limits(kitchen: &Kitchen<'_>) -> String {
    let profile = &kitchen.athlete.profile;
    let diets: Vec<&str> = profile.diets.iter().map(|diet: &Diet| kitchen.world.diets.get(*diet).name.as_str()).collect();
    let allergens = profile.allergens.iter().map(|it: &Allergen| it.name().replace('_', " "));
    let without: Vec<String> =
        allergens.chain(profile.food_allergies.iter().cloned()).chain(profile.dislikes.iter().cloned()).collect();
    let mut parts: Vec<String> = Vec::new();
    if !diets.is_empty() {
        parts.push(format!("eating {}", diets.join(" and ")));
    }
    if !without.is_empty() {
        parts.push(format!("without {}", without.join(", ")));
    }
    if parts.is_empty() { "From the recipes there are".to_owned() } else { capital(&parts.join(" and ")) }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
