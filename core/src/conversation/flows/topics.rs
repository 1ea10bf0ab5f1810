//! Plain questions about training: a short answer with its source, and nothing else changes.

use crate::card::Card;
use crate::conversation::onboarding;
use crate::conversation::scene::Scene;
use crate::safety::screen;

/// Answers a plain question. Whether it was one with a ready answer.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str) -> bool {
    let Some(topic) = scene.world.topics.asked(text) else { return false };
    if topic.food && !screen(&scene.dossier.profile).weight_targets {
        return false;
    }
    scene.say(Card::saying(topic.answer.clone()).text(format!("Source: {}.", topic.source)));
    onboarding::go_on(scene);
    true
}
