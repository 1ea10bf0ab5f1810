//! What the coach understands and cannot do yet: said plainly, with what it can do instead.

use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::language::{Intent, PlanKind, When};

/// Meals, recipes, groceries and energy targets.
pub(in crate::conversation) fn meals(scene: &mut Scene<'_>) {
    say(scene, "I can't plan meals yet; training I can. What you told me about food is kept for then.");
}

/// Meals, asked for together with training.
pub(in crate::conversation) fn meals_beside_training(scene: &mut Scene<'_>) {
    scene.say(Card::saying("Training first: meals I can't plan yet."));
}

/// Challenges.
pub(in crate::conversation) fn groups(scene: &mut Scene<'_>) {
    say(scene, "Group challenges need a channel, and I'm not in one yet. Your own log works now: \"did everything, felt easy\".");
}

fn say(scene: &mut Scene<'_>, words: &str) {
    let week = Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week };
    scene.say(Card::saying(words).button("Show my week", week).button("Help", Intent::Help));
}
