//! What the body really uses, from the weight trend: another target is offered, with the arithmetic, and made on a yes.

use chrono::NaiveDate;

use super::meals;
use crate::athlete::{Athlete, Kcal};
use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::fitness::Logged;
use crate::language::{Amount, Intent};
use crate::nutrition::targets::Targets;
use crate::nutrition::targets::adaptive::{Estimate, Intake, TooEarly, Weighing, estimate};
use crate::safety::screen;

/// Days between two offers that nobody asked for.
const DAYS_BETWEEN_OFFERS: i64 = 7;

/// After a weighing: offers another target once the trend is clear, and not every day.
pub(super) fn offer(scene: &mut Scene<'_>) {
    let lately = scene.dossier.kitchen.offered.is_some_and(|day| (scene.today - day).num_days() < DAYS_BETWEEN_OFFERS);
    if lately || !counts_energy(scene) {
        return;
    }
    if let Ok(found) = counted(scene)
        && found.change_kcal != 0.0
    {
        propose(scene, &found);
    }
}

/// When asked how the weight goes: what the trend says, or what is missing to tell.
pub(super) fn tell(scene: &mut Scene<'_>) {
    if !counts_energy(scene) {
        return;
    }
    match counted(scene) {
        Ok(found) if found.change_kcal != 0.0 => propose(scene, &found),
        Ok(found) => scene.say(Card::default().titled("What you really use").list(found.why)),
        Err(TooEarly::Weighings { more, days }) => scene.say(Card::saying(missing(more, days))),
        Err(TooEarly::Adherence) => {}
    }
}

fn missing(more: usize, days: i64) -> String {
    let weighings = if more == 1 { "1 more weighing".to_owned() } else { format!("{more} more weighings") };
    match (more, days) {
        (0, days) => format!("In {days} days the trend is long enough to tell what you really use."),
        (_, 0) => format!("With {weighings} I can tell what you really use, and correct your target."),
        (_, days) => {
            format!("With {weighings}, spread over {days} more days, I can tell what you really use and correct your target.")
        }
    }
}

/// Whether there is a figure to correct, and this athlete is shown figures.
fn counts_energy(scene: &Scene<'_>) -> bool {
    let shown = Targets::of(&scene.athlete()).withheld.is_none() && screen(&scene.dossier.profile).weight_targets;
    shown && scene.dossier.kitchen.target_since.is_some()
}

fn counted(scene: &Scene<'_>) -> Result<Estimate, TooEarly> {
    let targets = Targets::of(&scene.athlete());
    let since = scene.dossier.kitchen.target_since.unwrap_or(scene.today);
    let weighings: Vec<Weighing> =
        scene.dossier.log.iter().filter_map(|entry| weighing(entry.date, &entry.logged, since)).collect();
    let believed = scene.dossier.kitchen.used_kcal.unwrap_or(targets.tdee_kcal);
    // The offer itself asks whether the plan was kept.
    estimate(&weighings, Intake { kcal: targets.kcal, adherence: 1.0 }, believed, scene.today)
}

fn weighing(date: NaiveDate, logged: &Logged, since: NaiveDate) -> Option<Weighing> {
    match logged {
        Logged::Weight { weight_kg } if date >= since => Some(Weighing { date, weight_kg: *weight_kg }),
        _ => None,
    }
}

fn propose(scene: &mut Scene<'_>, found: &Estimate) {
    let now = Targets::of(&scene.athlete());
    let Some((_, then)) = after(scene, found) else { return };
    scene.dossier.kitchen.offered = Some(scene.today);
    if (then.kcal - now.kcal).abs() < 1.0 {
        return;
    }
    let (direction, step) =
        if then.kcal > now.kcal { (Amount::More, then.kcal - now.kcal) } else { (Amount::Less, now.kcal - then.kcal) };
    let question = format!(
        "Did you eat much as planned on at least 4 days in 5? Then I'd go from {:.0} to {:.0} kcal a day. Shall I?",
        now.kcal, then.kcal
    );
    let card = Card::default()
        .titled("What you really use")
        .list(found.why.clone())
        .text(question)
        .button("Yes, change it", Intent::Affirm)
        .button("No", Intent::Deny)
        .button("I ate differently", Intent::Deny);
    scene.say(card);
    scene.await_next(Awaiting::Yes(Intent::AdjustCalories { direction, kcal: Some(step.round() as u16) }));
}

/// The profile's figure and the targets after the change.
fn after(scene: &Scene<'_>, found: &Estimate) -> Option<(Kcal, Targets)> {
    let now = Targets::of(&scene.athlete());
    let chosen = Kcal::new((now.kcal + found.change_kcal).round() as u16).ok()?;
    let mut profile = scene.dossier.profile.clone();
    profile.kcal = Some(chosen);
    Some((chosen, Targets::of(&Athlete::resolve(profile))))
}

/// Takes the offered target over.
pub(in crate::conversation) fn agreed(scene: &mut Scene<'_>) {
    let Ok(found) = counted(scene) else { return };
    let Some((chosen, then)) = after(scene, &found) else { return };
    scene.dossier.profile.kcal = Some(chosen);
    scene.dossier.kitchen.used_kcal = Some(found.tdee_kcal);
    scene.dossier.kitchen.target_since = Some(scene.today);
    scene.changed("the new target");
    let line = format!(
        "Your day: {:.0} kcal from now on, protein {:.0} g, carbohydrate {:.0} g, fat {:.0} g. I look again in two weeks.",
        then.kcal, then.protein_g, then.carb_g, then.fat_g
    );
    scene.say(Card::saying(line).toned(Tone::Good).button("Undo", Intent::Undo).button("Show my targets", Intent::ShowTargets));
    meals::refit(scene);
}
