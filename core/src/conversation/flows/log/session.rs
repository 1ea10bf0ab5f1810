//! A whole session: all of it, part of it, or none.

use chrono::NaiveDate;

use super::super::{another_day, review};
use super::sets::performed;
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words::{self, date_told, on_day};
use crate::fitness::{ExerciseId, Feel, Logged, SessionDone};
use crate::language::{DoneSlots, Intent, PlanKind, SetSlots, When};

/// Logs a whole session: all of it, part of it, or none.
pub(in crate::conversation) fn session(scene: &mut Scene<'_>, slots: DoneSlots) {
    let named = slots.when.and_then(|when| date_told(when, scene.today));
    if let (SessionDone::None, Some(date)) = (slots.done, named.filter(|date| *date > scene.today)) {
        return another_day::leave_out(scene, date);
    }
    let date = named.filter(|date| *date <= scene.today).unwrap_or(scene.today);
    let date = if slots.when.is_none() { latest_unlogged(scene).unwrap_or(date) } else { date };
    match slots.done {
        SessionDone::All => whole(scene, date, slots.feel),
        SessionDone::Part => part(scene, date, slots.feel),
        SessionDone::None => missed(scene, date),
    }
}

/// Without a day named: today's session unless all of it was said, or yesterday's when nothing was logged for it.
fn latest_unlogged(scene: &Scene<'_>) -> Option<NaiveDate> {
    let (today, yesterday) = (scene.today, scene.today.pred_opt()?);
    let open = [(today, scene.dossier.did_all_on(today)), (yesterday, scene.dossier.did_train_on(yesterday))];
    open.into_iter().find(|(date, told)| scene.dossier.session_on(*date).is_some() && !told).map(|(date, _)| date)
}

fn whole(scene: &mut Scene<'_>, date: NaiveDate, feel: Option<Feel>) {
    let planned = scene.dossier.session_on(date).map(|session| session.exercises.clone()).unwrap_or_default();
    let logged: Vec<ExerciseId> = scene
        .dossier
        .log
        .iter()
        .filter_map(|entry| match &entry.logged {
            Logged::Sets(performed) if entry.date == date => Some(performed.exercise.clone()),
            _ => None,
        })
        .collect();
    for planned in planned.iter().filter(|planned| !logged.contains(&planned.id)) {
        let sets = performed(&planned.id, &SetSlots::default(), Some(planned));
        scene.record(date, Logged::Sets(sets));
    }
    scene.record(date, Logged::Session { done: SessionDone::All, feel });
    scene.dossier.ongoing = None;
    let title = scene.dossier.session_on(date).map_or_else(|| "your training".to_owned(), |session| session.title.clone());
    let opening = format!("Logged: all of {title}, {}.", on_day(date, scene.today));
    finish(scene, opening, "the logged session");
}

fn part(scene: &mut Scene<'_>, date: NaiveDate, feel: Option<Feel>) {
    scene.record(date, Logged::Session { done: SessionDone::Part, feel });
    scene.dossier.ongoing = None;
    let opening = format!("Logged: part of the session {}. Part counts.", on_day(date, scene.today));
    finish(scene, opening, "the logged session");
    if let Some(card) = scene.last_card() {
        *card = std::mem::take(card).text("Tell me the lifts you did, \"squat 3x5 80\", and I can plan the next loads.");
    }
}

fn missed(scene: &mut Scene<'_>, date: NaiveDate) {
    scene.record(date, Logged::Session { done: SessionDone::None, feel: None });
    scene.dossier.ongoing = None;
    let opening = format!("Noted: no training {}. That happens; the plan goes on.", on_day(date, scene.today));
    finish(scene, opening, "the missed session");
    let offer = Intent::MoveSession { from: Some(When::Date(date)), to: None };
    let has_session = scene.dossier.session_on(date).is_some();
    if let (true, Some(card)) = (has_session, scene.last_card()) {
        *card = std::mem::take(card).button("Do it another day", offer);
    }
}

fn finish(scene: &mut Scene<'_>, opening: String, what: &str) {
    scene.changed(what);
    let changes = review::bring_up_to_date(scene);
    let mut card = Card::saying(opening).toned(Tone::Good).list(review::lines(&changes));
    if scene.dossier.held {
        card = card.text("Training waits from here until a doctor has said yes.");
    } else if let Some(next) = scene.dossier.next_session(scene.today.succ_opt().unwrap_or(scene.today)) {
        card = card.text(format!("Next: {}, {}.", next.title, words::day(next.date)));
    }
    scene.say(
        card.button("Show my week", Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week }).button("Undo", Intent::Undo),
    );
}
