//! What the coach understands and cannot do yet: said plainly, with what it can do instead.

use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::language::{Intent, PlanKind, When};

/// Challenges.
pub(in crate::conversation) fn groups(scene: &mut Scene<'_>) {
    say(scene, "Group challenges need a channel, and I'm not in one yet. Your own log works now: \"did everything, felt easy\".");
}

fn say(scene: &mut Scene<'_>, words: &str) {
    let week = Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week };
    scene.say(Card::saying(words).button("Show my week", week).button("Help", Intent::Help));
}
