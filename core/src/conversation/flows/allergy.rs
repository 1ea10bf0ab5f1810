//! An allergy that names no allergen the coach checks for: nothing is guessed, it is asked.

use std::collections::BTreeSet;

use crate::athlete::{Allergen, ProfilePatch};
use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::words::{listed, plain};
use crate::language::{Asked, Intent};

/// Asks what the allergy is to. The words are those that were said for it; they may be empty.
pub(super) fn ask(scene: &mut Scene<'_>, words: &str) {
    let known: Vec<String> = Allergen::ALL.iter().map(|allergen| plain(allergen.name())).collect();
    let checks = format!("I check every recipe for {}.", listed(&known));
    let card = if words.is_empty() {
        Card::saying(format!("Which food are you allergic to? {checks}"))
    } else {
        let dislikes: BTreeSet<String> = [words.to_lowercase()].into();
        let leave_out = ProfilePatch { dislikes, ..ProfilePatch::default() };
        let line = format!(
            "An allergy to {words}: I don't know that one. {checks} Is it one of these? Otherwise I leave out the food by its name."
        );
        Card::saying(line).button(format!("Leave out {words}"), Intent::SetProfile(Box::new(leave_out)))
    };
    scene.say(card.toned(Tone::Careful));
    scene.await_next(Awaiting::Answer(Asked::FoodLimits));
}
