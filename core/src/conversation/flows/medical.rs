//! Diseases and medicines whose diet is a treatment: heard, remembered, and never treated with a menu.

use std::collections::BTreeSet;

use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::words::{listed, plain};
use crate::language::{Intent, PlanKind};
use crate::safety::clinical::{Clinical, Matter, Stance, of_profile, told};

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

/// The matters of this athlete, the strictest first.
fn matters(scene: &Scene<'_>) -> Vec<&'static Clinical> {
    let told = scene.dossier.kitchen.matters.iter().copied();
    let all: BTreeSet<Matter> = told.chain(of_profile(&scene.dossier.profile)).collect();
    let mut known: Vec<&Clinical> = all.iter().filter_map(|matter| matter.clinical()).collect();
    known.sort_by_key(|it| it.action);
    // Who uses insulin has diabetes: the stricter word is enough.
    let diabetes = |it: &&Clinical| matches!(it.name, Matter::Insulin | Matter::GestationalDiabetes | Matter::Sglt2);
    if known.iter().any(diabetes) {
        known.retain(|it| it.name != Matter::Diabetes);
    }
    if known.iter().any(|it| it.name == Matter::Dialysis) {
        known.retain(|it| it.name != Matter::KidneyDisease);
    }
    known
}

/// Stops before meals are planned where a diet is treatment, and says who plans it. Whether it did.
pub(super) fn stops(scene: &mut Scene<'_>, days: u8) -> bool {
    let matters = matters(scene);
    if let Some(never) = matters.iter().find(|it| it.action == Stance::Never) {
        scene.say(answer(never).titled("That plan is not mine to make"));
        return true;
    }
    let open: Vec<&Clinical> = matters
        .into_iter()
        .filter(|it| it.action == Stance::AskFirst && !scene.dossier.kitchen.agreed.contains(&it.name))
        .collect();
    if open.is_empty() {
        return false;
    }
    let card = open.iter().fold(Card::default().titled("Before I plan your meals").toned(Tone::Careful), |card, it| {
        card.text(it.why.clone()).text(it.can.clone()).text(it.ask.clone())
    });
    let card = card
        .text("Have they agreed that you eat ordinary meals from a plan?")
        .button("Yes, they agreed", Intent::Affirm)
        .button("Not yet", Intent::Deny);
    scene.say(card);
    scene.await_next(Awaiting::Yes(Intent::CreatePlan { what: PlanKind::Meals, weeks: None, days: Some(days) }));
    true
}

/// Takes in that whoever treats the athlete agreed to ordinary meals.
pub(in crate::conversation) fn agree(scene: &mut Scene<'_>) {
    let asked: Vec<Matter> = matters(scene).into_iter().map(|it| it.name).collect();
    scene.dossier.kitchen.agreed.extend(asked);
}

/// What to mind with a plan of meals, one line for each matter.
pub(super) fn notes(scene: &Scene<'_>) -> Vec<String> {
    matters(scene).into_iter().map(|it| format!("{} {}", it.can, it.ask)).collect()
}

/// The matters in words, for the profile.
pub(super) fn in_words(scene: &Scene<'_>) -> Option<String> {
    let names: Vec<String> = scene.dossier.kitchen.matters.iter().map(|matter| plain(matter.name())).collect();
    (!names.is_empty()).then(|| listed(&names))
}
