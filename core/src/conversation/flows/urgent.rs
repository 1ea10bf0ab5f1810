//! Warning signs: coaching stops, and what to do now is said first.

use super::profile;
use crate::athlete::Condition;
use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::language::{Intent, UrgentKind};
use crate::safety::{RedFlag, answer as what_to_do};

/// Answers a warning sign found in the words.
pub(in crate::conversation) fn answer(scene: &mut Scene<'_>, flag: &RedFlag) {
    scene.dossier.ongoing = None;
    scene.dossier.held |= flag.kind == UrgentKind::Medical;
    scene.dossier.hushed = true;
    if flag.kind == UrgentKind::EatingDisorder {
        // The card promises no targets from here on; this is what keeps the promise.
        scene.dossier.profile.conditions.insert(Condition::EatingDisorderHistory);
        profile::keep_from_losing(&mut scene.dossier.profile);
    }
    scene.say(what_to_do(flag));
}

/// Answers a warning sign that was understood without one of the known phrases.
pub(in crate::conversation) fn said(scene: &mut Scene<'_>, kind: UrgentKind) {
    answer(scene, &RedFlag { kind, sign: "said" });
}

/// Training waits until a doctor has had a look.
pub(in crate::conversation) fn ask_for_clearance(scene: &mut Scene<'_>) {
    if scene.is_awaiting() {
        return;
    }
    let card = Card::saying("You told me about a warning sign. Has a doctor said that training is fine again?")
        .titled("Before we train")
        .toned(Tone::Careful)
        .button("Yes, cleared", Intent::Affirm)
        .button("Not yet", Intent::Deny);
    scene.say(card);
    scene.await_next(Awaiting::Clearance);
}
