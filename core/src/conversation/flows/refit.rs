//! Changes to the plan that follow from changes to the profile.

use super::change::with_ways_on;
use super::show::week_table;
use super::{plan, review};
use crate::athlete::Profile;
use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::fitness::edit::{Edit, apply};
use crate::fitness::programming::Programme;
use crate::language::{Intent, PlanKind};

/// Changes the plan after the profile changed: a new one where its frame changed, else only what no longer fits.
pub(in crate::conversation) fn after_profile(scene: &mut Scene<'_>, old: &Profile, card: Card) {
    if frame(old) != frame(&scene.dossier.profile) {
        rebuild(scene, card);
    } else if limits(old) == limits(&scene.dossier.profile) {
        scene.say(card);
    } else {
        refit(scene, card);
        offer_what_came_back(scene, old);
    }
}

/// A limit that is gone leaves the plan as it is; what it kept out comes with a new one.
fn offer_what_came_back(scene: &mut Scene<'_>, old: &Profile) {
    let now = &scene.dossier.profile;
    let freed = old.limitations.len() > now.limitations.len() || old.avoid_exercises.len() > now.avoid_exercises.len();
    let again = Intent::CreatePlan { what: PlanKind::Workouts, weeks: None, days: None };
    if let (true, Some(card)) = (freed, scene.last_card()) {
        *card = std::mem::take(card).text("A new plan brings back what was left out.").button("Make a new plan", again);
    }
}

/// What the whole plan hangs on.
fn frame(profile: &Profile) -> impl PartialEq + use<> {
    let Profile { goal, experience, days_per_week, minutes_per_session, .. } = profile;
    (
        *goal,
        *experience,
        *days_per_week,
        *minutes_per_session,
        profile.weekdays.clone(),
        profile.age,
        profile.conditions.clone(),
        profile.pregnancy_trimester,
    )
}

/// What single exercises hang on.
fn limits(profile: &Profile) -> impl PartialEq + use<> {
    (
        profile.limitations.clone(),
        profile.equipment.clone(),
        profile.avoid_exercises.clone(),
        profile.no_jumping,
        profile.weight_kg,
        profile.height_cm,
    )
}

fn rebuild(scene: &mut Scene<'_>, card: Card) {
    let weeks = scene.dossier.programme.as_ref().map_or(4, |programme| programme.plan.weeks.len() as u8);
    match plan::build(scene, weeks.max(1)) {
        Ok(made) => {
            let gave_way = made.gave_way.clone();
            scene.dossier.programme = Some(made.into());
            scene.dossier.ongoing = None;
            review::bring_up_to_date(scene);
            let card = card.text("That changes the frame, so here is a new plan from today on. Loads carry over from your log.");
            let card = first_week(scene, card).list(gave_way);
            scene.say(with_ways_on(card));
        }
        Err(refusal) => {
            scene.dossier.programme = None;
            scene.say(refusal);
        }
    }
}

/// The card with the first week of the plan.
fn first_week(scene: &Scene<'_>, card: Card) -> Card {
    let first = scene.dossier.programme.as_ref().and_then(|programme| programme.plan.weeks.first());
    first.map(|week| week_table(scene, week)).into_iter().fold(card, Card::block)
}

/// Replaces what no longer fits the athlete's limits, and says so on the card.
pub(in crate::conversation) fn refit(scene: &mut Scene<'_>, card: Card) {
    let Some(programme) = scene.dossier.programme.clone() else { return scene.say(card) };
    match apply(&programme.plan, &Edit::Refit { from: scene.today }, &scene.athlete(), scene.world, scene.dossier.seed) {
        Ok(edited) => {
            scene.dossier.programme = Some(Programme { plan: edited.plan, ..Programme::clone(&programme) }.into());
            let card = if edited.changes.is_empty() {
                card.text("Your plan fits as it is.")
            } else {
                card.list(review::lines(&edited.changes))
            };
            scene.say(with_ways_on(card));
        }
        Err(_) => rebuild(scene, card),
    }
}
