//! A session on another day, or on none: nothing but that week changes for it.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::change::{edit, no_session, without_plan, without_sessions};
use crate::card::Card;
use crate::conversation::page::Page;
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, date_told, day, on_day};
use crate::fitness::edit::Edit;
use crate::fitness::programming::Programme;
use crate::fitness::{Logged, SessionDone};
use crate::language::{DoneSlots, Intent, When};

/// Moves a session to another day.
pub(in crate::conversation) fn shift(scene: &mut Scene<'_>, from: Option<When>, to: Option<When>) {
    if without_plan(scene) {
        return;
    }
    let to_date = to.and_then(|when| date_of(when, scene.today));
    let wanted = from.and_then(|when| missed_on(scene, when, to_date).or_else(|| date_of(when, scene.today)));
    if let (Some(wanted), Some(to)) = (wanted, to_date) {
        bring_back(scene, wanted, to);
    }
    let found = scene.dossier.next_session(wanted.unwrap_or(scene.today)).map(|session| session.date);
    let Some(date) = found else { return without_sessions(scene) };
    if wanted.is_some_and(|wanted| wanted != date) {
        return no_session(scene, wanted.unwrap_or(date));
    }
    let taken = |to: &NaiveDate| date < scene.today && scene.dossier.session_on(*to).is_some();
    match to_date.filter(|to| !taken(to)) {
        Some(to) => {
            edit(scene, "the move", &Edit::Move { from: date, to: on_or_after(to, date, from) }, |_| Intent::Help);
        }
        None => ask_where_to(scene, date),
    }
}

/// "I missed Monday, can I do it on Saturday": the Monday that is over, if its session was not done.
fn missed_on(scene: &Scene<'_>, when: When, to: Option<NaiveDate>) -> Option<NaiveDate> {
    let past = date_told(when, scene.today).filter(|date| *date < scene.today && matches!(when, When::Day(_)))?;
    let open = scene.dossier.session_on(past).is_some() && !scene.dossier.did_train_on(past);
    let missed = scene
        .dossier
        .log
        .iter()
        .any(|entry| entry.date == past && matches!(entry.logged, Logged::Session { done: SessionDone::None, .. }));
    let before_the_next = to.is_some_and(|to| to < past + Days::new(7));
    (open && (missed || before_the_next)).then_some(past)
}

/// "Move Friday to Monday" means the Monday after that Friday.
fn on_or_after(to: NaiveDate, from: NaiveDate, said: Option<When>) -> NaiveDate {
    let same_week = matches!(said, Some(When::Day(_))) && to < from && from.signed_duration_since(to).num_days() >= 4;
    if same_week { to + Days::new(7) } else { to }
}

/// Free days of the same week, so that no session of the next one has to give way.
fn ask_where_to(scene: &mut Scene<'_>, from: NaiveDate) {
    let taken: BTreeSet<_> = scene.dossier.sessions().map(|session| session.date).collect();
    let sunday = from + Days::new(u64::from(6 - from.weekday().num_days_from_monday()));
    let ahead = (1..=7).map(|ahead| scene.today + Days::new(ahead));
    let free: Vec<NaiveDate> = ahead.filter(|date| !taken.contains(date) && *date <= sunday).take(4).collect();
    let line = if free.is_empty() {
        format!("No other day of that week is free for the session of {}. It can be left out.", day(from))
    } else {
        format!("Which day suits for the session of {}?", day(from))
    };
    let card = free.into_iter().fold(Card::saying(line), |card, date| {
        card.button(day(date), Intent::MoveSession { from: Some(When::Date(from)), to: Some(When::Date(date)) })
    });
    let none = DoneSlots { done: SessionDone::None, feel: None, when: Some(When::Date(from)) };
    scene.say(card.button("Leave it out", Intent::LogSession(none)));
}

/// The start of what a session left out is called among the changes.
const LEFT_OUT: &str = "leaving out";

/// Leaves out a session to come, for that date only.
pub(in crate::conversation) fn leave_out(scene: &mut Scene<'_>, date: NaiveDate) {
    if without_plan(scene) {
        return;
    }
    if scene.dossier.session_on(date).is_none() {
        let next = scene.dossier.next_session(date).map(|next| format!(" Next: {}, {}.", next.title, day(next.date)));
        let line = format!("Nothing is planned {}, so you rest anyway.{}", on_day(date, scene.today), next.unwrap_or_default());
        return scene.say(Card::saying(line));
    }
    let left_out = edit(scene, &format!("{LEFT_OUT} {}", day(date)), &Edit::LeaveOut { date }, |_| Intent::Help);
    let free: Vec<NaiveDate> = other_days(scene, date);
    if let (true, Some(card)) = (left_out, scene.last_card()) {
        *card = free.into_iter().fold(std::mem::take(card), |card, to| {
            let moved = Intent::MoveSession { from: Some(When::Date(date)), to: Some(When::Date(to)) };
            card.button(format!("Do it {} instead", day(to)), moved)
        });
    }
}

/// The first free days of the week around a day.
fn other_days(scene: &Scene<'_>, date: NaiveDate) -> Vec<NaiveDate> {
    let monday = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
    let days = (0..7).map(|ahead| monday + Days::new(ahead));
    let free = |day: &NaiveDate| *day >= scene.today && *day != date && scene.dossier.session_on(*day).is_none();
    days.filter(free).take(2).collect()
}

/// A session that was left out last is there again before it is moved.
fn bring_back(scene: &mut Scene<'_>, date: NaiveDate, to: NaiveDate) {
    let gone = scene.dossier.session_on(date).is_none() && to != date;
    let before = scene.dossier.before.last().filter(|before| gone && before.what.starts_with(LEFT_OUT));
    let programme = before.and_then(|before| before.programme.clone());
    let had = |programme: &Page<Programme>| {
        programme.plan.weeks.iter().flat_map(|week| &week.sessions).any(|session| session.date == date)
    };
    if let Some(programme) = programme.filter(|page| had(page)) {
        scene.dossier.programme = Some(programme);
    }
}
