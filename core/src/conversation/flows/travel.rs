//! Days away from home: the sessions in them fit what there is, then the plan goes on as it was.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::change;
use crate::athlete::{Equipment, in_every_gym};
use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, day};
use crate::fitness::edit::Edit;
use crate::language::{Intent, TravelSlots, When};

/// Fits the sessions of some days to what there is to train with.
pub(in crate::conversation) fn away(scene: &mut Scene<'_>, slots: TravelSlots) {
    if change::without_plan(scene) {
        return;
    }
    match days(&slots, scene.today) {
        None => ask_when(scene, &slots),
        Some((from, to)) => {
            let equipment = if slots.equipment.is_empty() { what_is_left(scene, &slots.without) } else { slots.equipment };
            if equipment.is_empty() {
                return ask_with_what(scene, from, to);
            }
            let travel = Edit::Travel { from, to, equipment };
            change::edit(scene, "the days away", &travel, |_| Intent::Help);
        }
    }
}

/// The usual things without those that are missing for now. Nothing where nothing was said to be missing, or all of it is.
fn what_is_left(scene: &Scene<'_>, without: &BTreeSet<Equipment>) -> BTreeSet<Equipment> {
    let owned = scene.dossier.profile.equipment.clone().unwrap_or_default();
    if without.is_empty() {
        return BTreeSet::new();
    }
    let gym = owned.contains(&Equipment::FullGym) && !without.contains(&Equipment::FullGym);
    let things = owned.into_iter().chain(in_every_gym().filter(|_| gym));
    things.filter(|thing| *thing != Equipment::FullGym && !without.contains(thing)).collect()
}

/// The first and the last day away.
fn days(slots: &TravelSlots, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = match (slots.from, slots.to, slots.when) {
        (from, Some(to), _) => (date_of(from.unwrap_or(When::Today), today)?, date_of(to, today)?),
        (Some(_), None, _) => return None,
        (None, None, when) => return stretch(when?, today),
    };
    let to = if to < from { to + Days::new(7) } else { to };
    (from <= to).then_some((from, to))
}

/// A day, or the days of a week that are still to come.
fn stretch(when: When, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    match when {
        When::Week => Some((today, monday + Days::new(6))),
        When::NextWeek => Some((monday + Days::new(7), monday + Days::new(13))),
        other => date_of(other, today).map(|date| (date, date)),
    }
}

fn ask_when(scene: &mut Scene<'_>, slots: &TravelSlots) {
    let away = |when| Intent::Travel(TravelSlots { when: Some(when), from: None, to: None, ..slots.clone() });
    let card = Card::saying("Which days are you away? \"From Monday to Thursday\", or a whole week:")
        .button("This week", away(When::Week))
        .button("Next week", away(When::NextWeek));
    scene.say(card);
}

const KITS: &[(&str, &[Equipment])] = &[
    ("Nothing", &[Equipment::None]),
    ("Dumbbells", &[Equipment::Dumbbell]),
    ("Bands", &[Equipment::Band]),
    ("Full gym", &[Equipment::FullGym]),
];

fn ask_with_what(scene: &mut Scene<'_>, from: NaiveDate, to: NaiveDate) {
    let away = |kit: &[Equipment]| {
        let equipment: BTreeSet<Equipment> = kit.iter().copied().collect();
        Intent::Travel(TravelSlots {
            when: None,
            from: Some(When::Date(from)),
            to: Some(When::Date(to)),
            equipment,
            ..TravelSlots::default()
        })
    };
    let span = if from == to { day(from) } else { format!("{} to {}", day(from), day(to)) };
    let card = Card::saying(format!("{span}: what can you train with there?"));
    scene.say(KITS.iter().fold(card, |card, (label, kit)| card.button(*label, away(kit))));
}
