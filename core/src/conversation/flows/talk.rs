//! Small talk, and the yes and no that answer a question.

use super::meals;
use crate::card::Card;
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::words::on_day;
use crate::conversation::{onboarding, registry};
use crate::language::{Asked, Intent, PlanKind, When};

/// Says hello, and where things stand.
pub(in crate::conversation) fn greet(scene: &mut Scene<'_>) {
    let today = scene.today;
    let next = scene.dossier.next_session(today).map(|session| (session.title.clone(), session.date, session.minutes));
    let menu = meals::menu_of(scene, today);
    if next.is_none() && menu.is_none() {
        scene.say(Card::saying(
            "Hi, I'm Fettle. I plan training around what you want, what you have and what hurts, and meals around what you eat. \
             Answer in your own words, several things at once if you like.",
        ));
        scene.dossier.met = true;
        return;
    }
    let mut card = Card::saying("Hello again.");
    if let Some((title, date, minutes)) = next {
        card = card
            .text(format!("Next: {title}, {}, {minutes} min.", on_day(date, today)))
            .button("Show it", Intent::ShowPlan { what: PlanKind::Workouts, when: When::Date(date) })
            .button("Show the week", Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week });
    }
    if let Some(menu) = menu {
        card = card.text(menu).button("Today's meals", Intent::ShowPlan { what: PlanKind::Meals, when: When::Today });
    }
    scene.say(card);
}

/// Answers thanks, or a goodbye.
pub(in crate::conversation) fn welcome(scene: &mut Scene<'_>) {
    if !says_goodbye(&scene.said) {
        return scene.say(Card::saying("Any time."));
    }
    let today = scene.today;
    let next = scene.dossier.next_session(today);
    let next = next.map(|session| format!(" Next: {}, {}.", session.title, on_day(session.date, today)));
    scene.say(Card::saying(format!("See you soon.{}", next.unwrap_or_default())));
}

/// Words of somebody who leaves.
fn says_goodbye(said: &str) -> bool {
    const LEAVING: &[&str] =
        &["bye", "goodbye", "see you", "see ya", "cya", "take care", "good night", "goodnight", "later", "ciao"];
    let plain = format!(" {} ", said.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " "));
    LEAVING.iter().any(|word| plain.contains(&format!(" {word} ")))
}

/// A yes: does what was waiting for it.
pub(in crate::conversation) fn yes(scene: &mut Scene<'_>) {
    if let Some(intent) = scene.on_yes() {
        registry::play_confirmed(scene, intent);
        return;
    }
    match scene.awaited.take() {
        Some(Awaiting::Clearance) => {
            scene.dossier.held = false;
            let eased = super::change::ease_back_in(scene);
            let how =
                if eased { " Sets and effort are a notch down; \"harder\" brings them back when you feel well." } else { "" };
            let card = Card::saying(format!("Good to hear. We start gently; stop at the first sign that comes back.{how}"));
            scene.say(card);
        }
        Some(Awaiting::Answer(Asked::Limitations)) => {
            scene.say(Card::saying("Where is it? For example \"my left knee\", \"low back\", \"high blood pressure\"."));
            scene.await_next(Awaiting::Answer(Asked::Limitations));
        }
        Some(Awaiting::Answer(asked)) => onboarding::ask(scene, asked),
        Some(Awaiting::Safe(worry)) => super::urgent::said(scene, worry.kind),
        _ => super::help::yes_to_nothing(scene),
    }
}

/// A no: leaves things as they are, or passes over a question.
pub(in crate::conversation) fn no(scene: &mut Scene<'_>) {
    match scene.awaited.take() {
        Some(Awaiting::Answer(asked)) => {
            scene.dossier.skipped.insert(asked);
        }
        Some(Awaiting::Yes(_)) => scene.say(Card::saying("Fine, everything stays as it is.")),
        Some(Awaiting::Clearance) => {
            scene.say(Card::saying("Then training waits. Please see someone first; write to me when you are cleared."));
        }
        Some(Awaiting::Zone(_)) => scene.say(Card::saying("Fine, no reminder then.")),
        Some(Awaiting::Safe(worry)) => super::urgent::all_is_well(scene, worry),
        None => super::help::no_to_nothing(scene),
    }
}

/// Drops what was begun.
pub(in crate::conversation) fn cancel(scene: &mut Scene<'_>) {
    scene.awaited = None;
    scene.dossier.ongoing = None;
    scene.dossier.plan_wanted = None;
    scene.dossier.kitchen.wanted = None;
    scene.say(Card::saying("Dropped. Say \"help\" for what I can do."));
}
