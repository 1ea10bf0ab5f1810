//! Diseases and medicines whose diet is a treatment: heard, remembered, and never treated with a menu.

use std::collections::BTreeSet;

use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words::{listed, plain};
use crate::language::Intent;
use crate::safety::clinical::{Clinical, Matter, told};

/// Takes in what words tell of such matters. Whether they were answered here.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str, intents: &[Intent]) -> bool {
    let said = told(text);
    let new: BTreeSet<Matter> = said.has.difference(&scene.dossier.kitchen.matters).copied().collect();
    let kitchen = &mut scene.dossier.kitchen;
    let gone: Vec<Matter> = said.has_not.intersection(&kitchen.matters).copied().collect();
    kitchen.matters.retain(|matter| !gone.contains(matter));
    kitchen.agreed.retain(|matter| !gone.contains(matter));
    kitchen.matters.extend(&new);
    if new.is_empty() && gone.is_empty() {
        return false;
    }
    let names: Vec<String> = new.iter().chain(&gone).map(|matter| plain(matter.name())).collect();
    scene.changed(format!("what you told of {}", listed(&names)));
    let alone = intents == [Intent::Unclear];
    if alone && new.is_empty() {
        scene.say(Card::saying(format!("Noted: no {}.", listed(&names))));
    }
    if alone {
        new.iter().filter_map(|matter| matter.clinical()).for_each(|it| scene.say(answer(it)));
    }
    alone
}

fn answer(it: &Clinical) -> Card {
    Card::saying(it.why.clone()).toned(Tone::Careful).text(it.can.clone()).text(it.ask.clone())
}

/// The matters in words, for the profile.
pub(super) fn in_words(scene: &Scene<'_>) -> Option<String> {
    let names: Vec<String> = scene.dossier.kitchen.matters.iter().map(|matter| plain(matter.name())).collect();
    (!names.is_empty()).then(|| listed(&names))
}
