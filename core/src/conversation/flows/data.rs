//! The athlete's own data: a copy of it, and the end of it.

use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::{Dossier, Effect, Slot};
use crate::language::Intent;

/// Shows everything that is stored.
pub(in crate::conversation) fn export(scene: &mut Scene<'_>) {
    scene.say(Card::saying("Here is everything I keep about you, as JSON."));
    scene.perform(Effect::Export { slot: Slot("export".to_owned()) });
}

/// Erases everything, once the athlete has said yes.
pub(in crate::conversation) fn forget(scene: &mut Scene<'_>, sure: bool) {
    if sure {
        scene.dossier = Dossier::default();
        scene.perform(Effect::Forget);
        scene.say(Card::saying("Done: your profile, plan and log are deleted. Say hi if you ever want to start again."));
        return;
    }
    let card = Card::saying("This deletes your profile, your plan and your whole training log. It can't be undone.")
        .titled("Delete everything?")
        .toned(Tone::Careful)
        .button("Yes, delete", Intent::Affirm)
        .button("No, keep it", Intent::Deny)
        .button("Export first", Intent::ExportData);
    scene.say(card);
    scene.await_next(Awaiting::Yes(Intent::ForgetMe));
}
