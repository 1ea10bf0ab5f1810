//! Showing the plan: a day or a week.

use chrono::{Datelike, Days, NaiveDate};

use super::plan::WEEKS;
use super::{meals, review};
use crate::card::{Block, Card, Fact, Table};
use crate::conversation::scene::Scene;
use crate::conversation::words;
use crate::fitness::{Session, Week};
use crate::language::{Direction, Intent, PlanKind, When};

/// Shows today, a day or a week of the plan.
pub(in crate::conversation) fn plan(scene: &mut Scene<'_>, when: When) {
    if scene.dossier.programme.is_none() && scene.dossier.kitchen.plan.is_some() {
        return meals::show(scene, when);
    }
    if scene.dossier.programme.is_none() {
        scene.dossier.plan_wanted.get_or_insert(WEEKS);
        scene.say(Card::saying("You have no plan yet. Let's make one."));
        return;
    }
    let changes = review::bring_up_to_date(scene);
    let card = match when {
        When::Week => week(scene, scene.today),
        When::NextWeek => week(scene, scene.today + Days::new(7)),
        when => match words::date_of(when, scene.today) {
            Some(date) => day(scene, date),
            None => week(scene, scene.today),
        },
    };
    scene.say(card.list(review::lines(&changes)));
}

fn day(scene: &mut Scene<'_>, date: NaiveDate) -> Card {
    scene.dossier.shown = Some(date);
    let when = words::on_day(date, scene.today);
    match scene.dossier.session_on(date) {
        Some(session) => session_card(scene, session),
        None => free_day(scene, date, &when),
    }
}

fn free_day(scene: &Scene<'_>, date: NaiveDate, when: &str) -> Card {
    let Some(next) = scene.dossier.next_session(date) else { return finished(scene) };
    Card::saying(format!("No session {when}. Next: {}, {}, {} min.", next.title, words::day(next.date), next.minutes))
        .button("Show it", show_intent(When::Date(next.date)))
        .button("Show the week", show_intent(When::Week))
}

fn finished(scene: &Scene<'_>) -> Card {
    let ended = scene.dossier.last_day().map_or_else(|| "now".to_owned(), words::day);
    Card::saying(format!("Your plan ran until {ended}. The next block starts from what you lifted last."))
        .button("Make the next block", Intent::CreatePlan { what: PlanKind::Workouts, weeks: None, days: None })
}

/// A whole session as a table.
fn session_card(scene: &Scene<'_>, session: &Session) -> Card {
    let mut warmup = format!("Warm up {} min", session.warmup_minutes);
    match session.exercises.iter().map(|planned| planned.ramp_sets).max() {
        Some(3..) => warmup.push_str(", then lighter sets at 40, 60 and 75 % before the first lift"),
        Some(1..) => warmup.push_str(", then a lighter set at 60 % before the first lift"),
        _ => {}
    }
    let card = Card::default()
        .titled(format!("{}: {}, {} min", words::day(session.date), session.title, session.minutes))
        .text(format!("{warmup}."))
        .block(exercise_table(scene, session))
        .text(format!("Cool down {} min.", session.cooldown_minutes));
    card.button("Start", Intent::StartSession)
        .button("I have less time", Intent::ShortenSession { minutes: None, when: Some(When::Date(session.date)) })
        .button("Too hard", Intent::AdjustDifficulty { direction: Direction::Easier })
}

fn exercise_table(scene: &Scene<'_>, session: &Session) -> Block {
    let rows = session.exercises.iter().map(|planned| {
        let exercise = scene.exercise(&planned.id);
        let letter = planned.superset.map(|letter| format!("{letter}: ")).unwrap_or_default();
        vec![
            format!("{letter}{}", scene.name(&planned.id)),
            words::sets(planned, exercise),
            planned.load_kg.map_or_else(|| "-".to_owned(), |kilograms| words::weight(kilograms, scene.units())),
            if planned.sets > 1 { words::rest(planned.rest_seconds) } else { "-".to_owned() },
        ]
    });
    let columns = ["Exercise", "Sets x reps", "Load", "Rest"].map(str::to_owned).to_vec();
    Block::Table(Table { columns, rows: rows.collect() })
}

fn week(scene: &Scene<'_>, within: NaiveDate) -> Card {
    let Some(week) = week_of(scene, within) else { return finished(scene) };
    let done = week.sessions.iter().filter(|session| scene.dossier.is_done(session)).count();
    let rest = if week.deload { ", lighter on purpose so that you recover" } else { "" };
    let title = format!("Week {}{rest}", week.week);
    let card = Card::default().titled(title).block(week_table(scene, week));
    let card = card.block(Block::Facts(vec![Fact { name: "Done".into(), value: format!("{done} of {}", week.sessions.len()) }]));
    card.button("Today", show_intent(When::Today)).button("Next week", show_intent(When::NextWeek))
}

/// The week of the plan that holds this date: calendar weeks, Monday to Sunday.
fn week_of<'a>(scene: &'a Scene<'_>, date: NaiveDate) -> Option<&'a Week> {
    let monday = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
    let sunday = monday + Days::new(6);
    let weeks = &scene.dossier.programme.as_ref()?.plan.weeks;
    weeks
        .iter()
        .find(|week| week.sessions.iter().any(|session| (date..=sunday).contains(&session.date)))
        .or_else(|| weeks.iter().find(|week| week.sessions.iter().any(|session| (monday..=sunday).contains(&session.date))))
        .or_else(|| weeks.iter().find(|week| week.sessions.iter().any(|session| session.date > sunday)))
}

pub(super) fn week_table(scene: &Scene<'_>, week: &Week) -> Block {
    let rows = week.sessions.iter().map(|session| {
        let mains: Vec<String> = session.exercises.iter().take(3).map(|planned| scene.name(&planned.id)).collect();
        let done = match (scene.dossier.is_done(session), scene.dossier.did_train_on(session.date)) {
            (true, _) => " (done)",
            (false, true) => " (part done)",
            (false, false) => "",
        };
        vec![words::day(session.date), format!("{}{done}", session.title), session.minutes.to_string(), mains.join(", ")]
    });
    let columns = ["Day", "Session", "Min", "Starts with"].map(str::to_owned).to_vec();
    Block::Table(Table { columns, rows: rows.collect() })
}

pub(super) fn show_intent(when: When) -> Intent {
    Intent::ShowPlan { what: PlanKind::Workouts, when }
}
