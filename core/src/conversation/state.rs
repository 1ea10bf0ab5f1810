//! The stored conversation and its one step.

use std::collections::VecDeque;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::awaiting::Awaiting;
use super::flows::{medical, profile, session};
use super::scene::Scene;
use super::{Dossier, Effect, Event, EventKey, Inbound, Owed, ReplyTo, Slot, Turn, onboarding, registry};
use crate::Knowledge;
use crate::card::{Card, Choice};
use crate::fitness::LogEntry;
use crate::language::{Context, Intent, understand};
use crate::safety::red_flag;

/// How many event keys are kept to know a repeated delivery.
const KEYS_KEPT: usize = 64;

/// Everything that is remembered of one athlete between two events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    revision: u64,
    turns: u64,
    seen: VecDeque<EventKey>,
    outbox: Vec<Owed>,
    awaiting: Option<Awaiting>,
    choices: Vec<Choice>,
    dossier: Dossier,
}

impl Conversation {
    /// A conversation in which nothing was said yet.
    pub fn begin() -> Self {
        Self::default()
    }

    /// Counts the writes; the condition of the next one.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What is committed and not yet confirmed, oldest first.
    pub fn outbox(&self) -> &[Owed] {
        &self.outbox
    }

    /// The choices on the card shown last, in the order a person counts them.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// Whether the last question wants a figure, so that a bare number is an answer and not a choice.
    pub fn awaits_number(&self) -> bool {
        self.awaiting.as_ref().is_some_and(Awaiting::wants_number)
    }

    /// What is known of the athlete.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Drops effects that were performed.
    pub fn settle(mut self, ids: &[String]) -> Self {
        self.outbox.retain(|owed| !ids.contains(&owed.id));
        self.revision += 1;
        self
    }

    /// Everything stored of the athlete, for the athlete.
    pub fn export(&self, log: &[LogEntry]) -> serde_json::Value {
        serde_json::json!({
            "profile": self.dossier.profile,
            "plan": self.dossier.programme.as_ref().map(|programme| &programme.plan),
            "log": log,
        })
    }

    /// What an event makes of this conversation. Total: any state and any event give a next state.
    /// An event that was seen before changes nothing.
    pub fn step(mut self, inbound: Inbound, world: &Knowledge) -> Turn {
        if self.seen.contains(&inbound.key) {
            return Turn { next: self, effects: Vec::new() };
        }
        let today = self.today(&inbound);
        let mut scene = Scene::open(std::mem::take(&mut self.dossier), self.awaiting.take(), today, inbound.key.clone(), world);
        match &inbound.event {
            Event::Said(utterance) => hear(&mut scene, utterance.as_str()),
            Event::Pressed(choice) => play_all(&mut scene, vec![choice.says.clone()]),
        }
        let (dossier, awaiting, cards, deeds) = scene.close();
        self.dossier = dossier;
        self.awaiting = awaiting;
        self.finish(inbound.key, &inbound.reply_to, cards, deeds)
    }

    fn today(&self, inbound: &Inbound) -> NaiveDate {
        match self.dossier.profile.time_zone.or(inbound.zone) {
            Some(zone) => inbound.at.with_timezone(&zone).date_naive(),
            None => inbound.at.date_naive(),
        }
    }

    fn finish(mut self, key: EventKey, reply_to: &ReplyTo, cards: Vec<Card>, deeds: Vec<Effect>) -> Turn {
        self.turns += 1;
        self.revision += 1;
        self.seen.push_back(key);
        while self.seen.len() > KEYS_KEPT {
            self.seen.pop_front();
        }
        if let Some(card) = cards.last() {
            self.choices = card.choices().cloned().collect();
        }
        let turn = self.turns;
        let says = cards.into_iter().enumerate().map(|(place, card)| Effect::Say { slot: Slot(format!("{turn}.{place}")), card });
        // Records first: what is shown as logged is logged. `Forget` is a deed of its own and goes last.
        let (last, first): (Vec<_>, Vec<_>) =
            deeds.into_iter().partition(|deed| matches!(deed, Effect::Forget | Effect::Export { .. }));
        let effects: Vec<Owed> = first
            .into_iter()
            .chain(says)
            .chain(last)
            .enumerate()
            .map(|(place, effect)| Owed { id: format!("{turn}/{place}"), reply_to: reply_to.clone(), effect })
            .collect();
        self.outbox.extend(effects.iter().cloned());
        Turn { next: self, effects }
    }
}

/// Red flags are looked for before anything else reads the text.
fn hear(scene: &mut Scene<'_>, text: &str) {
    scene.said = text.to_owned();
    if let Some(flag) = red_flag(text) {
        super::flows::urgent::answer(scene, &flag);
        return;
    }
    if onboarding::skipped(scene, text) {
        onboarding::go_on(scene);
        return;
    }
    if session::passed_over(scene, text) {
        return;
    }
    profile::hear_units(scene, text);
    let well = onboarding::heard_nothing_to_mind(scene, text);
    let context = Context { today: scene.today, asked: scene.asked(), units: scene.units() };
    let understanding = understand(text, &context, scene.world);
    let unsure = understanding.confidence < 0.5;
    let intents = if unsure || understanding.intents.is_empty() { vec![Intent::Unclear] } else { understanding.intents };
    let answered = medical::hear(scene, text, &intents);
    if (well || answered) && intents == [Intent::Unclear] {
        return onboarding::go_on(scene);
    }
    play_all(scene, intents);
}

fn play_all(scene: &mut Scene<'_>, mut intents: Vec<Intent>) {
    let alone = intents.len() == 1;
    intents.sort_by_key(registry::turn_of);
    for intent in intents {
        if !scene.over && (alone || !registry::is_courtesy(&intent)) {
            registry::play(scene, intent);
        }
    }
    if !scene.over {
        onboarding::go_on(scene);
    }
}
