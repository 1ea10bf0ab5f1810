//! Plays dialogs: as they are, with every event delivered twice, and with a crash at every step.

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::Weekday;
use fettle_core::card::{Card, plain_text};
use fettle_core::conversation::{Conversation, Effect, Event, EventKey, Inbound, Owed, ReplyTo, Utterance};
use fettle_core::fitness::{Exclusions, audit};
use fettle_core::nutrition::MealDay;

use crate::dialog::{Dialog, Expect, Step};
use crate::menu;

/// The event that a step of a dialog is, seen from a conversation.
pub fn event(conversation: &Conversation, step: &Step, place: usize) -> Inbound {
    let event = match step.typed.strip_prefix("/press ") {
        Some(label) => {
            let choice = conversation.choices().iter().find(|choice| choice.label.eq_ignore_ascii_case(label.trim()));
            Event::Pressed(choice.unwrap_or_else(|| panic!("no choice `{label}` among {:?}", labels(conversation))).clone())
        }
        None => Event::Said(Utterance::new(&step.typed)),
    };
    Inbound {
        key: EventKey(format!("event-{place}")),
        at: step.at,
        zone: None,
        reply_to: ReplyTo("here".into()),
        reachable: true,
        event,
    }
}

fn labels(conversation: &Conversation) -> Vec<&str> {
    conversation.choices().iter().map(|choice| choice.label.as_str()).collect()
}

/// The cards among effects, in order.
pub fn cards(effects: &[Owed]) -> Vec<&Card> {
    effects
        .iter()
        .filter_map(|owed| match &owed.effect {
            Effect::Say { card, .. } => Some(card),
            _ => None,
        })
        .collect()
}

/// Plays a dialog once and gives back the transcript.
///
/// # Panics
/// When an answer is not what the dialog promises: with the place, the promise and the answer.
pub fn play(dialog: &Dialog) -> (Conversation, Vec<String>) {
    let world = Knowledge::built_in();
    let mut conversation = Conversation::begin();
    let mut transcript = Vec::new();
    for (place, step) in dialog.steps.iter().enumerate() {
        let inbound = event(&conversation, step, place);
        let turn = conversation.step(inbound, world);
        let reply = cards(&turn.effects).into_iter().map(plain_text).collect::<Vec<_>>().join("\n");
        conversation = turn.next;
        hold(dialog, step, &reply, &conversation);
        transcript.push(reply);
    }
    (conversation, transcript)
}

/// Holds a reply and a state against what a step promises, and against what always holds.
pub fn hold(dialog: &Dialog, step: &Step, reply: &str, conversation: &Conversation) {
    let place = format!("{}:{} `{}`", dialog.file, step.line, step.typed);
    let mut rest = reply;
    for expected in &step.expects {
        match expected {
            Expect::Says(words) => match rest.find(words.as_str()) {
                Some(at) => rest = &rest[at + words.len()..],
                None => panic!("{place}\npromised: {words}\nanswered:\n{reply}\n"),
            },
            Expect::Silent(words) => {
                assert!(!reply.contains(words.as_str()), "{place}\nmust not say: {words}\nanswered:\n{reply}\n")
            }
            Expect::PlanLacks(id) => assert!(!planned(conversation, step).contains(id), "{place}: the plan has {id}\n{reply}"),
            Expect::PlanHolds(id) => {
                let planned = planned(conversation, step);
                assert!(planned.contains(id), "{place}: the plan lacks {id}: {planned:?}\n{reply}");
            }
            Expect::PlanMinutes(most) => {
                let longest = minutes(conversation, step).max().unwrap_or(0);
                assert!(longest <= *most && longest > 0, "{place}: a session lasts {longest} min");
            }
            Expect::NextMinutes(most) => {
                let next = minutes(conversation, step).next().unwrap_or(0);
                assert!(next <= *most && next > 0, "{place}: the next session lasts {next} min");
            }
            Expect::MealsLack(day, word) => {
                let meant = menu::meant(&to_come(conversation, step, *day), word);
                assert!(meant.is_empty(), "{place}: the meals hold {meant:?}\n{reply}");
            }
            Expect::MealsHold(day, word) => {
                let meant = menu::meant(&to_come(conversation, step, *day), word);
                assert!(!meant.is_empty(), "{place}: the meals lack {word}\n{reply}");
            }
            Expect::MealsFit(day, diet) => {
                let days = to_come(conversation, step, *day);
                let against = menu::against(conversation, &days, Some(*diet));
                assert!(against.is_empty() && !days.is_empty(), "{place}: {against:?}\n{reply}");
            }
            Expect::MealDays(count) => {
                assert_eq!(to_come(conversation, step, None).len(), usize::from(*count), "{place}\n{reply}");
            }
        }
    }
    always(&place, step.at.date_naive(), conversation);
}

fn to_come<'a>(conversation: &'a Conversation, step: &Step, weekday: Option<Weekday>) -> Vec<&'a MealDay> {
    menu::days(conversation, step.at.date_naive(), weekday)
}

fn planned(conversation: &Conversation, step: &Step) -> Vec<String> {
    let today = step.at.date_naive();
    sessions(conversation)
        .filter(|session| session.date >= today)
        .flat_map(|session| &session.exercises)
        .map(|planned| planned.id.0.clone())
        .collect()
}

fn minutes(conversation: &Conversation, step: &Step) -> impl Iterator<Item = u16> {
    let today = step.at.date_naive();
    sessions(conversation).filter(move |session| session.date >= today).map(|session| session.minutes)
}

fn sessions(conversation: &Conversation) -> impl Iterator<Item = &fettle_core::fitness::Session> {
    conversation.dossier().programme.iter().flat_map(|programme| &programme.plan.weeks).flat_map(|week| &week.sessions)
}

/// What a plan aims at rather than what keeps it safe: a change on request may miss these, and the reply says so.
const AIMS: &[&str] = &[
    "weekly_sets_increase",
    "pull_planes",
    "squat_hinge_min",
    "squat_hinge_max",
    "muscle_rest_hours",
    "weekdays",
    "days_per_week",
    "deload_present",
    "deload_sets_percent",
    "aerobic_minutes",
];

/// Rules on single exercises: what is over may be against a limit that came later, and what is to come is looked at one by one.
const BY_EXERCISE: &[&str] = &["equipment", "limitation", "condition", "age", "impact", "avoided", "level"];

fn is_apart(rule: &str) -> bool {
    AIMS.contains(&rule) || BY_EXERCISE.contains(&rule) || rule.starts_with("weekly_sets_min_")
}

/// What holds after every turn of every dialog: no session and no meal to come breaks a limit, and no hard rule is broken.
///
/// # Panics
/// When it does not hold.
pub fn always(place: &str, today: NaiveDate, conversation: &Conversation) {
    let world = Knowledge::built_in();
    let athlete = conversation.dossier().athlete();
    let exclusions = Exclusions::of(&athlete, world);
    for session in sessions(conversation).filter(|session| session.date >= today) {
        for planned in &session.exercises {
            let exercise = world.exercises.get(&planned.id).unwrap_or_else(|| panic!("{place}: no exercise {}", planned.id));
            let excluded = exclusions.why_not_in(exercise, session);
            assert!(excluded.is_none(), "{place}: {} on {}: {excluded:?}", planned.id, session.date);
        }
    }
    let against = menu::against(conversation, &menu::days(conversation, today, None), None);
    assert!(against.is_empty(), "{place}: {against:?}");
    if let Some(programme) = &conversation.dossier().programme {
        let broken: Vec<_> =
            audit(&athlete, world, &programme.plan).into_iter().filter(|check| !check.ok && !is_apart(&check.rule)).collect();
        assert!(broken.is_empty(), "{place}: {broken:?}");
    }
}
