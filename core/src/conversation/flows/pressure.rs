//! "My blood pressure is 160/100": what the figure means for training, and "I get a headache when I lift".

use super::{profile, unwell};
use crate::athlete::{Condition, ProfilePatch};
use crate::card::{Card, Tone};
use crate::conversation::onboarding;
use crate::conversation::scene::Scene;
use crate::safety::{BloodPressure, has_headache_on_effort};

/// Answers a blood pressure or a headache on effort before anything else is read. Whether nothing is left to read.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str) -> bool {
    if has_headache_on_effort(text) {
        unwell::headache_on_effort(scene);
        return true;
    }
    let Some(pressure) = BloodPressure::told(text) else { return false };
    say_what_it_means(scene, pressure);
    if pressure.alone {
        take_in(scene, pressure);
        onboarding::go_on(scene);
    }
    pressure.alone
}

fn say_what_it_means(scene: &mut Scene<'_>, pressure: BloodPressure) {
    let figure = format!("{}/{}", pressure.upper, pressure.lower);
    let card = if pressure.wants_clearance() {
        Card::saying(format!("{figure} is high enough that a doctor says yes before you lift. Have it looked at this week."))
            .toned(Tone::Careful)
            .list(
                [
                    "Until then: walking or easy cycling, 30 minutes, at a pace at which you can talk.",
                    "Measure again tomorrow, after 5 minutes of sitting quietly. 180/110 or more: no training, call your doctor.",
                    "Chest pain, a bad headache, blurred sight, a weak side: call your local emergency number.",
                ]
                .map(str::to_owned),
            )
    } else if pressure.is_high() {
        Card::saying(format!("{figure} counts as high: that starts at 140/90. One reading is no verdict."))
            .toned(Tone::Careful)
            .text("Measure on two more days, after 5 minutes of sitting quietly, and show your doctor the figures.")
    } else {
        Card::saying(format!("{figure} is below what counts as high, 140/90. Nothing changes in your training."))
    };
    scene.say(card);
}

fn take_in(scene: &mut Scene<'_>, pressure: BloodPressure) {
    let known = scene.dossier.profile.conditions.contains(&Condition::Hypertension);
    if pressure.is_high() && !known {
        profile::tell(scene, ProfilePatch { conditions: [Condition::Hypertension].into(), ..ProfilePatch::default() });
    }
}
