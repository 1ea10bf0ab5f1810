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
        let food_allergies: BTreeSet<String> = [words.to_lowercase()].into();
        let leave_out = ProfilePatch { food_allergies, ..ProfilePatch::default() };
        let line = format!(
            "An allergy to {words}: I don't know that one. {checks} Is it one of these? Otherwise I leave out the food by its name."
        );
        Card::saying(line).button(format!("Leave out {words}"), Intent::SetProfile(Box::new(leave_out)))
    };
    scene.say(card.toned(Tone::Careful));
    scene.await_next(Awaiting::Answer(Asked::FoodLimits));
}

/// Foods that a family names at most.
const NAMED: usize = 6;

/// Says what an allergy beyond the listed allergens keeps out, and what nobody can know of it.
pub(super) fn tell_of_own(scene: &mut Scene<'_>, old: &BTreeSet<String>) {
    let new: Vec<String> = scene.dossier.profile.food_allergies.difference(old).cloned().collect();
    if new.is_empty() {
        return;
    }
    let lines: Vec<String> = new.iter().map(|name| kept_out(scene, name)).collect();
    let traces = "Makers need not mark traces of it, so those stay unknown: read every label, and ask whoever treats you what else to mind.";
    scene.say(Card::default().list(lines).text(traces).toned(Tone::Careful));
}

fn kept_out(scene: &Scene<'_>, name: &str) -> String {
    let family = scene.world.foods.family(name);
    let mut foods: Vec<String> = family.iter().map(|food| scene.world.foods.get(*food).name.to_lowercase()).collect();
    let more = foods.len().saturating_sub(NAMED);
    foods.truncate(NAMED);
    match (foods.is_empty(), more) {
        (true, _) => format!("An allergy to {name}: my food table has nothing of that name. I keep out every dish called so."),
        (false, 0) => format!("An allergy to {name}: never on your plate are {}.", foods.join("; ")),
        (false, more) => {
            format!("An allergy to {name}: never on your plate are {}; and {more} more of its kind.", foods.join("; "))
        }
    }
}
