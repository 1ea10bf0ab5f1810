//! "My knee hurts": plan around it at once, and say when someone should look at it.

use super::{change, profile, refit};
use crate::athlete::{Area, Limitation, ProfilePatch, Severity};
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words::part;
use crate::fitness::Logged;
use crate::language::{Intent, rates_severe};
use crate::safety::screen;

/// Takes a pain in and plans around it.
pub(in crate::conversation) fn report(scene: &mut Scene<'_>, area: Option<Area>) {
    let Some(area) = area else { return change::ask_where_it_hurts(scene) };
    let severity = if rates_severe(&scene.said) { Severity::Severe } else { Severity::Moderate };
    let limitation = Limitation { area, severity };
    let already = scene.dossier.profile.limitations.iter().any(|known| known.area == area && known.severity >= severity);
    if !already {
        let patch = ProfilePatch { limitations: vec![limitation], ..ProfilePatch::default() };
        scene.dossier.profile = patch.apply(scene.dossier.profile.clone());
    }
    scene.record(scene.today, Logged::Pain { area });
    scene.changed(format!("planning around your {}", part(area)));
    let card = Card::saying(format!("Sorry about your {}. From now on I plan around it.", part(area)))
        .toned(Tone::Careful)
        .list(screen(&scene.dossier.profile).advice.into_iter().map(|advice| advice.words));
    refit::refit(scene, card);
    offer_corrections(scene, area);
}

/// "It's fine again", said of the pain that was told last, is what the button says. Whether it was that.
pub(in crate::conversation) fn fine_again(scene: &mut Scene<'_>, text: &str) -> bool {
    let Some(area) = last_pain(scene).filter(|_| says_fine_again(text)) else { return false };
    let mut fine = ProfilePatch::default();
    fine.without.limitations.insert(area);
    profile::tell(scene, fine);
    true
}

fn last_pain(scene: &Scene<'_>) -> Option<Area> {
    let told = scene.dossier.log.iter().rev().find_map(|entry| match entry.logged {
        Logged::Pain { area } => Some(area),
        _ => None,
    })?;
    scene.dossier.profile.limitations.iter().any(|known| known.area == told).then_some(told)
}

/// Few words, without a place, that say the pain has gone.
fn says_fine_again(text: &str) -> bool {
    const OPENERS: &[&str] = &["it", "its", "is", "pain", "the", "feels", "has"];
    const FINE: &[&str] = &["fine", "better", "gone", "healed", "ok", "okay", "good"];
    const ENDS: &[&str] = &["again", "now", "completely", "all", "totally", "already", "away"];
    const OVER: &[&str] = &["again", "now", "gone", "healed"];
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let known = words.iter().all(|word| OPENERS.contains(word) || FINE.contains(word) || ENDS.contains(word));
    let over = words.iter().any(|word| OVER.contains(word)) && words.iter().any(|word| FINE.contains(word));
    known && over && words.first().is_some_and(|first| OPENERS.contains(first))
}

fn offer_corrections(scene: &mut Scene<'_>, area: Area) {
    let mut fine = ProfilePatch::default();
    fine.without.limitations.insert(area);
    let worse = ProfilePatch { limitations: vec![Limitation { area, severity: Severity::Severe }], ..ProfilePatch::default() };
    if let Some(card) = scene.last_card() {
        let offered = std::mem::take(card);
        *card = offered
            .button("It's bad, even at rest", Intent::SetProfile(Box::new(worse)))
            .button("It's fine again", Intent::SetProfile(Box::new(fine)));
    }
}
