//! "Can I eat sushi?": a food held against what the athlete told.

use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::language::Intent;
use crate::nutrition::FoodLimits;

/// Words that a question about a food begins with.
const ASKING: &[&str] =
    &["can i eat ", "can i have ", "may i eat ", "may i have ", "am i allowed ", "should i avoid ", "is it ok to eat "];

/// Answers whether a food is on this athlete's table. Whether it was asked.
pub(in crate::conversation) fn may_i_eat(scene: &mut Scene<'_>) -> bool {
    let said = scene.said.to_lowercase();
    let Some(asked) = ASKING.iter().find_map(|start| said.split_once(start)).map(|(_, rest)| rest) else { return false };
    let food: String = asked.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let meant = scene.world.foods.family(&food);
    if food.is_empty() || food.split(' ').count() > 4 || meant.is_empty() {
        return false;
    }
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let reasons: Vec<_> = meant.iter().filter_map(|id| limits.why_not(scene.world.foods.get(*id))).collect();
    let card = match reasons.first() {
        Some(reason) if reasons.len() == meant.len() => {
            Card::saying(format!("I leave {food} out for you: {}.", reason.because)).toned(Tone::Careful)
        }
        Some(reason) => {
            Card::saying(format!("Some {food} I leave out for you ({}), some is fine.", reason.because)).toned(Tone::Careful)
        }
        None => Card::saying(format!("Nothing you told me speaks against {food}.")),
    };
    scene.say(
        card.text("I go by my food table and what you told me. With an illness or a medicine, ask who treats it.")
            .button("My profile", Intent::ShowProfile),
    );
    true
}
