//! Reminders: set, moved along with the plan, rung once, stopped.

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::show::show_intent;
use crate::athlete::Weekday;
use crate::card::Card;
use crate::conversation::awaiting::Awaiting;
use crate::conversation::reminder::Reminder;
use crate::conversation::scene::Scene;
use crate::conversation::words::{day, listed, on_day};
use crate::conversation::{Dossier, Effect, Ticket, Waking};
use crate::language::{Intent, PlanKind, When};

/// From this hour on, and before the other one, the coach keeps still.
const QUIET_FROM: u32 = 22;
const QUIET_UNTIL: u32 = 5;

/// A ring that comes later than this is of no use any more.
const STALE_HOURS: i64 = 2;

/// The only reminder of an athlete.
pub(in crate::conversation) fn ticket() -> Ticket {
    Ticket("reminder".to_owned())
}

/// Sets the reminder, or asks for what is missing.
pub(in crate::conversation) fn set(scene: &mut Scene<'_>, time: Option<String>, weekdays: Vec<Weekday>) {
    if !scene.reachable {
        return say_with_week(
            scene,
            "I can't send reminders from here: once you leave, nobody is listening. Your plan has a date for every session.",
        );
    }
    let Some(at) = time.as_deref().and_then(|time| NaiveTime::parse_from_str(time, "%H:%M").ok()) else {
        return scene.say(offer("At what time?", &weekdays, &["07:00", "12:00", "18:00"]));
    };
    if is_quiet(at) {
        let words = format!("Between {QUIET_FROM}:00 and 0{QUIET_UNTIL}:00 I keep still. The nearest I can do:");
        return scene.say(offer(&words, &weekdays, &["05:00", "21:45"]));
    }
    let Some(zone) = scene.moment.zone else {
        scene.say(Card::saying(
            "What time is it where you live? Name your time zone or a large city in it: \"Berlin\", \"New York\", \"UTC+2\".",
        ));
        return scene.await_next(Awaiting::Zone(Intent::SetReminder { time, weekdays, off: false }));
    };
    let reminder = Reminder { at, weekdays: weekdays.into_iter().collect() };
    let next = reminder.next(scene.moment.now, zone, &scene.dossier);
    let words = told(&reminder, &scene.dossier, next.map(|next| on_day(next.with_timezone(&zone).date_naive(), scene.today)));
    scene.dossier.reminder = Some(reminder);
    scene.say(Card::saying(words).button("Stop reminders", off()).button("Show my week", show_intent(When::Week)));
}

fn offer(words: &str, weekdays: &[Weekday], times: &[&str]) -> Card {
    times.iter().fold(Card::saying(words), |card, time| {
        let set = Intent::SetReminder { time: Some((*time).to_owned()), weekdays: weekdays.to_vec(), off: false };
        card.button(*time, set)
    })
}

fn told(reminder: &Reminder, dossier: &Dossier, next: Option<String>) -> String {
    let what = in_words(reminder);
    let meanwhile = reminder.weekdays.is_empty() && dossier.programme.is_none();
    match next {
        Some(next) if meanwhile => format!("I'll remind you at {what}, and every day until there is a plan. Next: {next}."),
        Some(next) => format!("I'll remind you at {what}. Next: {next}."),
        None => format!("I'll remind you at {what}. None is in sight yet: it starts with your next plan."),
    }
}

/// "07:00 on Mon and Wed", "07:00 on training days".
pub(super) fn in_words(reminder: &Reminder) -> String {
    let days: Vec<String> = reminder.weekdays.iter().map(|weekday| short(*weekday)).collect();
    let days = match days.len() {
        0 => "on training days".to_owned(),
        7 => "every day".to_owned(),
        _ => format!("on {}", listed(&days)),
    };
    format!("{} {days}", reminder.at.format("%H:%M"))
}

fn short(weekday: Weekday) -> String {
    let name = weekday.name();
    name.chars().take(1).flat_map(char::to_uppercase).chain(name.chars().skip(1)).collect()
}

/// Stops reminding.
pub(in crate::conversation) fn stop(scene: &mut Scene<'_>) {
    let words = if scene.dossier.reminder.take().is_some() {
        "No more reminders."
    } else {
        "There is no reminder to stop. \"Remind me at 7\" sets one."
    };
    say_with_week(scene, words);
}

fn say_with_week(scene: &mut Scene<'_>, words: &str) {
    scene.say(Card::saying(words).button("Show my week", show_intent(When::Week)).button("Help", Intent::Help));
}

/// Rings, unless there is no use in it: too late, at night, after training, or while a doctor has to speak first.
pub(in crate::conversation) fn ring(scene: &mut Scene<'_>, due: DateTime<Utc>) {
    let Some(zone) = scene.moment.zone else { return };
    let stale = scene.moment.now - due > TimeDelta::hours(STALE_HOURS);
    let night = is_quiet(scene.moment.now.with_timezone(&zone).time());
    let hushed = scene.dossier.held || scene.dossier.hushed;
    if stale || night || hushed || scene.dossier.reminder.is_none() || scene.dossier.did_train_on(scene.today) {
        return;
    }
    scene.say(nudge(scene).button("Stop reminders", off()));
}

fn nudge(scene: &Scene<'_>) -> Card {
    if let Some(session) = scene.dossier.session_on(scene.today) {
        let first = session.exercises.first().map(|planned| format!(" It starts with {}.", scene.name(&planned.id)));
        return Card::saying(format!("Today: {}, {} min.{}", session.title, session.minutes, first.unwrap_or_default()))
            .button("Start", Intent::StartSession)
            .button("I have less time", Intent::ShortenSession { minutes: None, when: Some(When::Today) });
    }
    match scene.dossier.next_session(scene.today) {
        Some(next) => {
            Card::saying(format!("Nothing is planned today: rest, or an easy walk. Next: {}, {}.", next.title, day(next.date)))
                .button("Show it", show_intent(When::Date(next.date)))
        }
        None => Card::saying("You wanted a nudge to train. There is no plan ahead; two minutes, and you have one.")
            .button("Make a plan", Intent::CreatePlan { what: PlanKind::Workouts, weeks: None, days: None }),
    }
}

/// Keeps the next wake where the reminder, the plan and the zone want it, whatever changed in this turn. A wake whose time has come
/// is left alone, so that a turn in between does not swallow it; unless the athlete wants another reminder now.
pub(in crate::conversation) fn set_the_alarm(scene: &mut Scene<'_>, waking: Option<&Waking>, wanted: Option<&Reminder>) {
    let is_ringing = waking.is_some_and(|waking| waking.at <= scene.moment.now);
    if is_ringing && scene.dossier.reminder.as_ref().is_some_and(|reminder| Some(reminder) == wanted) {
        return;
    }
    let next = scene.dossier.reminder.as_ref().zip(scene.moment.zone).and_then(|(reminder, zone)| {
        let zone = scene.dossier.profile.time_zone.unwrap_or(zone);
        reminder.next(scene.moment.now, zone, &scene.dossier)
    });
    match next {
        Some(at) if waking.is_none_or(|waking| waking.at != at) => scene.perform(Effect::Wake { ticket: ticket(), at }),
        None if waking.is_some() => scene.perform(Effect::LetSleep(ticket())),
        Some(_) | None => {}
    }
}

/// Takes in where the athlete lives, when that was asked, and goes on with what it was asked for. Whether it was understood.
pub(in crate::conversation) fn heard_zone(scene: &mut Scene<'_>, text: &str) -> bool {
    let Some(Awaiting::Zone(intent)) = scene.awaited.clone() else { return false };
    let Some(zone) = zone_named(text) else { return false };
    scene.awaited = None;
    scene.dossier.profile.time_zone = Some(zone);
    scene.moment.zone = Some(zone);
    crate::conversation::registry::play(scene, intent);
    true
}

/// A zone by its full name, by a city in it, or by its distance from UTC.
fn zone_named(text: &str) -> Option<Tz> {
    let spaced = |text: &str| {
        format!(" {} ", text.to_lowercase().replace(['_', ',', '.', '!'], " ").split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let said = spaced(text);
    let named = TZ_VARIANTS.iter().filter(|zone| {
        let city = zone.name().rsplit('/').next().unwrap_or_default();
        zone.name().contains('/') && (said.contains(&spaced(city)) || said.contains(&spaced(zone.name())))
    });
    named.copied().max_by_key(|zone| zone.name().len()).or_else(|| distance(&said))
}

/// "utc+2". The names of these zones count the other way round (tz database, `etcetera`).
fn distance(said: &str) -> Option<Tz> {
    let after = ["utc", "gmt"].iter().find_map(|word| said.split(&format!(" {word}")).nth(1))?;
    let digits: String = after.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.is_empty() {
        return Some(Tz::UTC);
    }
    let hours: i32 = digits.parse().ok()?;
    format!("Etc/GMT{:+}", -hours).parse().ok()
}

fn off() -> Intent {
    Intent::SetReminder { time: None, weekdays: Vec::new(), off: true }
}

fn is_quiet(at: NaiveTime) -> bool {
    at.hour() >= QUIET_FROM || at.hour() < QUIET_UNTIL
}
