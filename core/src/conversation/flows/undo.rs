//! Taking the last change back.

use crate::card::Card;
use crate::conversation::Effect;
use crate::conversation::scene::Scene;

/// Brings back what was before the last change.
pub(in crate::conversation) fn last(scene: &mut Scene<'_>) {
    match quietly(scene) {
        Some(what) => scene.say(Card::saying(format!("Undone: {what}. Everything is as it was before."))),
        None => scene.say(Card::saying("There is nothing to undo. I keep the last three changes.")),
    }
}

/// The same without a word; what was undone. What follows in this turn is undone together with it.
pub(super) fn quietly(scene: &mut Scene<'_>) -> Option<String> {
    let before = scene.dossier.before.pop()?;
    scene.dossier.profile = before.profile;
    scene.dossier.skipped = before.skipped;
    scene.dossier.programme = before.programme;
    scene.dossier.ongoing = before.ongoing;
    scene.dossier.kitchen = before.kitchen;
    if !before.logged.is_empty() {
        scene.dossier.log.change(|log| log.retain(|entry| !before.logged.contains(&entry.id)));
        scene.perform(Effect::Strike { ids: before.logged });
    }
    scene.begin_anew();
    Some(before.what)
}
