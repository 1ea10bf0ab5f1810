//! "My knee hurts": plan around it at once, and say when someone should look at it.

use super::{change, refit};
use crate::athlete::{Area, Limitation, ProfilePatch, Severity};
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words::plain;
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
    scene.changed(format!("planning around your {}", plain(area.name())));
    let card = Card::saying(format!("Sorry about your {}. From now on I plan around it.", plain(area.name())))
        .toned(Tone::Careful)
        .list(screen(&scene.dossier.profile).advice.into_iter().map(|advice| advice.words));
    refit::refit(scene, card);
    offer_corrections(scene, area);
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
