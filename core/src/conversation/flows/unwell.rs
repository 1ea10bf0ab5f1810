//! "I have a fever", "my sugar is low": no training now, what to do first, and when to begin again.

use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::language::{Intent, When};
use crate::safety::{has_low_sugar, is_ill};

/// Answers somebody whose blood sugar is low, before anything else is read. Whether it did.
pub(in crate::conversation) fn hear_low_sugar(scene: &mut Scene<'_>, text: &str) -> bool {
    if !has_low_sugar(text) {
        return false;
    }
    let card = Card::saying("Low blood sugar comes first. Stop, sit down, and take 15 g of fast sugar now.")
        .toned(Tone::Urgent)
        .list(
            [
                "4 glucose tablets, a small glass of juice (150 ml) or 3 teaspoons of sugar in water.",
                "Check again after 15 minutes. Still low: the same once more.",
                "Then something with bread or fruit, if the next meal is more than an hour away.",
                "Drowsy, confused, or you can't swallow: somebody calls your local emergency number.",
            ]
            .map(str::to_owned),
        )
        .text("No training until it has been in range for a while. Your diabetes team knows your own figures better than I do.");
    scene.say(card);
    true
}

/// Answers a headache that comes with effort: training waits until a doctor has had a look.
pub(super) fn headache_on_effort(scene: &mut Scene<'_>) {
    scene.dossier.ongoing = None;
    scene.dossier.held = true;
    let card = Card::saying("A headache that comes with effort is a reason to stop. See a doctor before you lift heavy again.")
        .toned(Tone::Careful)
        .list(
            [
                "Stop the set when it comes, sit down, drink something.",
                "Have your blood pressure measured, and tell the doctor which lift brings it on.",
                "Easy walks are fine while you wait, if they bring none.",
                "Sudden, the worst ever, with a stiff neck, vomiting or blurred sight: call your local emergency number.",
            ]
            .map(str::to_owned),
        )
        .text("Training waits until a doctor has said yes: tell me when they have.");
    scene.say(card);
}

/// Answers somebody who is ill, where nothing else was understood. Whether it did.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str, intents: &[Intent]) -> bool {
    let other = |intent: &Intent| !matches!(intent, Intent::Unclear | Intent::Question | Intent::Greet);
    if intents.iter().any(other) || !is_ill(text) {
        return false;
    }
    let has_session = scene.dossier.session_on(scene.today).is_some();
    let card = Card::saying("Sorry you're unwell. With a fever, aches all over, a chesty cough or a bad stomach: no training.")
        .toned(Tone::Careful)
        .text("Begin again after a whole day without fever: half a session, easy, and back to the plan over a week.")
        .text("A cold in the nose alone: a walk or an easy session is fine if you feel like it.")
        .text("Fever for 3 days, chest pain or trouble breathing: see a doctor.");
    let moved = Intent::MoveSession { from: Some(When::Today), to: None };
    scene.say(if has_session { card.button("Move today's session", moved) } else { card });
    true
}
