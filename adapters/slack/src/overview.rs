//! What the home tab tells: today's training and meals, the week, the way so far. For whoever has no plan yet, how to get one.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use fettle_core::Knowledge;
use fettle_core::card::{Card, Choice};
use fettle_core::conversation::{Conversation, Effect, Event, EventKey, Inbound, ReplyTo};
use fettle_core::language::{Intent, PlanKind, When};

/// The cards of the home tab, the most important first.
pub(crate) fn overview(conversation: &Conversation, at: DateTime<Utc>, zone: Option<Tz>) -> Vec<Card> {
    let dossier = conversation.dossier();
    let (trains, eats) = (dossier.programme.is_some(), dossier.kitchen.plan.is_some());
    let mut asked = Vec::new();
    if trains {
        asked.push(Intent::ShowPlan { what: PlanKind::Workouts, when: When::Today });
    }
    if eats {
        asked.push(Intent::ShowPlan { what: PlanKind::Meals, when: When::Today });
    }
    if trains {
        asked.push(Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week });
        asked.push(Intent::ShowProgress { exercise: None, metric: None });
    }
    if asked.is_empty() {
        return vec![welcome()];
    }
    asked.into_iter().flat_map(|says| preview(conversation, says, at, zone)).collect()
}

fn welcome() -> Card {
    Card::saying("There is no plan yet. Say in Messages what you want and what you can't do, or fill in your profile here: then today's training and meals stand on this page.")
        .titled("Hello, I'm Fettle")
        .list(["\"build muscle, 3 days a week, 40 minutes, dumbbells, my knee hurts\"", "\"plan my meals, I'm vegetarian\""])
}

/// What the coach would answer, without having been asked.
fn preview(conversation: &Conversation, says: Intent, at: DateTime<Utc>, zone: Option<Tz>) -> Vec<Card> {
    let inbound = Inbound {
        key: EventKey("slack-preview".into()),
        at,
        zone,
        reply_to: ReplyTo(String::new()),
        reachable: false,
        event: Event::Pressed(Choice { label: String::new(), says }),
    };
    let effects = conversation.clone().step(inbound, Knowledge::built_in()).effects;
    effects
        .into_iter()
        .filter_map(|owed| match owed.effect {
            Effect::Say { card, .. } => Some(card),
            _ => None,
        })
        .collect()
}
