//! Making a plan.

use super::review;
use super::show::{show_intent, week_table};
use crate::athlete::{Assumption, ProfileError};
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::{onboarding, words};
use crate::fitness::programming::{Programme, Refusal, Request, programme};
use crate::language::{Direction, Intent, When};
use crate::safety::screen;

/// Weeks of a plan when nobody says.
pub(super) const WEEKS: u8 = 4;

/// Wants a plan: makes it when enough is known, else the questions go on.
pub(in crate::conversation) fn create(scene: &mut Scene<'_>, weeks: Option<u8>) {
    scene.dossier.plan_wanted = Some(weeks.unwrap_or(WEEKS).clamp(1, 52));
    if scene.dossier.programme.is_some() {
        scene.dossier.seed += 1;
        make(scene);
    } else if onboarding::core_is_told(&scene.dossier) {
        make(scene);
    }
}

/// Makes the plan from what is known and shows it.
pub(in crate::conversation) fn make(scene: &mut Scene<'_>) {
    let weeks = scene.dossier.plan_wanted.take().unwrap_or(WEEKS);
    match build(scene, weeks) {
        Ok(made) => {
            scene.changed_above_all("the new plan");
            scene.dossier.programme = Some(made.into());
            scene.dossier.ongoing = None;
            review::bring_up_to_date(scene);
            let card = overview(scene);
            scene.say(card);
        }
        Err(card) => scene.say(card),
    }
}

/// A programme from today on for the athlete as known now, or the card that says why not.
pub(in crate::conversation) fn build(scene: &Scene<'_>, weeks: u8) -> Result<Programme, Card> {
    if let Some(refusal) = screen(&scene.dossier.profile).refusal {
        return Err(refused(&refusal));
    }
    let trained = scene.dossier.did_train_on(scene.today);
    let start = if trained { scene.today.succ_opt().unwrap_or(scene.today) } else { scene.today };
    let request = Request { weeks, start, seed: scene.dossier.seed };
    programme(&scene.athlete(), scene.world, &request).map_err(|refusal| impossible(&refusal))
}

/// Why this athlete can't be coached here.
pub(in crate::conversation) fn refused(refusal: &ProfileError) -> Card {
    Card::saying(refusal.message.clone()).toned(Tone::Careful)
}

fn impossible(refusal: &Refusal) -> Card {
    let card = Card::saying(refusal.message.clone()).titled("That plan can't be made").toned(Tone::Careful);
    refusal.nearest.iter().fold(card, |card, nearest| card.text(format!("What would work: {nearest}")))
}

fn overview(scene: &Scene<'_>) -> Card {
    let athlete = scene.athlete();
    let Some(made) = &scene.dossier.programme else { return Card::default() };
    let weeks = made.plan.weeks.len();
    let title = format!("Your plan: {weeks} weeks, {} days a week", athlete.days_per_week);
    let mut card = Card::default().titled(title).toned(Tone::Good);
    card = card.text(format!("Goal: {}. Sessions of up to {} min.", words::plain(athlete.goal.name()), athlete.minutes));
    if let Some(first) = made.plan.weeks.first() {
        card = card.block(week_table(scene, first));
    }
    card = card.list(made.gave_way.iter().chain(&made.alongside).cloned());
    card = card.list(screen(&scene.dossier.profile).advice.into_iter().map(|advice| advice.words));
    if !onboarding::limits_are_told(&scene.dossier) {
        card = card.text("Anything that hurts, or a condition a coach should know of? Say it and I plan around it.");
    }
    if !athlete.assumptions.is_empty() {
        card = card.text(assumed(&athlete.assumptions));
    }
    let first = scene.dossier.next_session(scene.today).map_or(scene.today, |session| session.date);
    card.button("Show the first session", show_intent(When::Date(first)))
        .button("Easier", Intent::AdjustDifficulty { direction: Direction::Easier })
        .button("Harder", Intent::AdjustDifficulty { direction: Direction::Harder })
}

fn assumed(assumptions: &[Assumption]) -> String {
    let values: Vec<String> = assumptions.iter().map(|assumption| assumption.value.clone()).collect();
    format!("You didn't say, so I assumed: {}. Tell me if that's off.", values.join("; "))
}
