//! "Can I eat sushi?": a food held against what the athlete told.

use crate::athlete::Condition;
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words::listed;
use crate::language::Intent;
use crate::nutrition::{Food, FoodLimits, Reason};

/// Foods that an answer names at most.
const NAMED: usize = 3;

/// Words that a question about a food begins with.
const ASKING: &[&str] = &[
    "can i drink ",
    "may i drink ",
    "can we drink ",
    "can i eat ",
    "can i have ",
    "may i eat ",
    "may i have ",
    "am i allowed ",
    "should i avoid ",
    "is it ok to eat ",
];

/// Words of food that is not cooked through (FDA and NHS: not in pregnancy).
const RAW: &[&str] = &[
    "sushi",
    "sashimi",
    "raw",
    "tartare",
    "ceviche",
    "poke",
    "carpaccio",
    "runny",
    "soft boiled",
    "soft-boiled",
    "poached",
    "rare",
    "oyster",
    "unpasteurised",
    "unpasteurized",
    "pate",
    "paté",
    "mousse",
    "cured",
];

fn is_raw(food: &str) -> bool {
    RAW.iter().any(|word| food.contains(word))
}

fn raw_in_pregnancy(food: &str) -> Card {
    Card::saying(format!("Not in pregnancy, as long as {food} is raw, runny, cured or unpasteurised."))
        .toned(Tone::Careful)
        .text("Cooked through it is another matter: fish until it flakes, eggs until yolk and white are firm, meat without pink.")
        .text("Sushi with vegetables or cooked fish is fine. Your midwife knows what holds for you.")
}

/// Answers whether a food is on this athlete's table. Whether it was asked.
pub(in crate::conversation) fn may_i_eat(scene: &mut Scene<'_>) -> bool {
    let said = scene.said.to_lowercase();
    let Some(asked) = ASKING.iter().find_map(|start| said.split_once(start)).map(|(_, rest)| rest) else { return false };
    let asked = [" with ", " at ", " on ", " before ", " after ", " tonight", " today", " every ", " for "]
        .iter()
        .fold(asked, |asked, end| asked.split(end).next().unwrap_or(asked));
    let food: String = asked
        .trim_start_matches("to eat ")
        .trim_start_matches("to drink ")
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_owned();
    if scene.dossier.profile.conditions.contains(&Condition::Pregnancy) && is_raw(&food) {
        scene.say(raw_in_pregnancy(&food));
        return true;
    }
    let meant = scene.world.foods.family(&food);
    if food.is_empty() || food.split(' ').count() > 4 || meant.is_empty() {
        return false;
    }
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let out: Vec<(&Food, Reason)> =
        meant.iter().map(|id| scene.world.foods.get(*id)).filter_map(|food| Some((food, limits.why_not(food)?))).collect();
    let card = match out.first() {
        Some((_, reason)) if out.len() == meant.len() => {
            Card::saying(format!("I leave {food} out for you: {}.", reason.because)).toned(Tone::Careful)
        }
        Some((_, reason)) => {
            let names: Vec<String> = out.iter().take(NAMED).map(|(food, _)| food.name.to_lowercase()).collect();
            let line = format!("Most {food} is fine. I leave out {}: {}.", listed(&names), reason.because);
            Card::saying(line).toned(Tone::Careful)
        }
        None => Card::saying(format!("Nothing you told me speaks against {food}.")),
    };
    scene.say(
        card.text("I go by my food table and what you told me. With an illness or a medicine, ask who treats it.")
            .button("My profile", Intent::ShowProfile),
    );
    true
}
