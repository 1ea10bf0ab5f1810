//! The stored conversation and its one step.

use chrono::{DateTime, Utc};

use super::awaiting::Awaiting;
use super::flows::{amend, data, extra, full_again, medical, pain, pressure, profile, reminder, session, topics, unwell, urgent};
use super::scene::{Moment, Scene};
use super::talk::{Talk, Waiting, Waking};
use super::{Dossier, Effect, Event, EventKey, Inbound, Owed, ReplyTo, Slot, Ticket, Turn, onboarding, registry};
use crate::Knowledge;
use crate::athlete::Condition;
use crate::card::{Card, Choice, Tone};
use crate::fitness::LogEntry;
use crate::language::{Context, Intent, Understanding, understand};
use crate::safety::{RedFlag, red_flag};

/// Everything that is remembered of one athlete between two events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversation {
    pub(super) talk: Talk,
    pub(super) dossier: Dossier,
}

/// What an event is an answer to.
enum Cue {
    /// The athlete spoke first.
    Spoken,
    /// A job that still counts.
    Done(Waiting),
    /// A job that was to go on no longer.
    Stopped(Waiting),
    /// A wake whose time has come.
    Rung(Waking),
}

/// What the flows made of an event.
struct Played {
    cards: Vec<Card>,
    deeds: Vec<Effect>,
    changed: bool,
}

impl Conversation {
    /// A conversation in which nothing was said yet.
    pub fn begin() -> Self {
        Self::default()
    }

    /// Counts the writes; the condition of the next one.
    pub fn revision(&self) -> u64 {
        self.talk.revision
    }

    /// The revision with which the profile and the plans changed last.
    pub fn plan_revision(&self) -> u64 {
        self.talk.plan_at
    }

    /// Whether the profile and the plans changed since they were put away by themselves: the last time nothing was owed.
    pub fn plan_is_fresh(&self) -> bool {
        self.talk.plan_at > self.talk.shelved_at
    }

    /// The choices on the card shown last, in the order a person counts them.
    pub fn choices(&self) -> &[Choice] {
        &self.talk.choices
    }

    /// Whether a job was begun whose answer still counts.
    pub fn is_busy(&self) -> bool {
        !self.talk.waiting.is_empty()
    }

    /// Whether the answer of this job still counts.
    pub fn waits_for(&self, ticket: &Ticket) -> bool {
        self.talk.waits_for(ticket)
    }

    /// Counts the turns; the ids of what a turn owes begin with its number.
    pub fn turns(&self) -> u64 {
        self.talk.turns
    }

    /// Whether the last question wants a figure, so that a bare number is an answer and not a choice.
    pub fn awaits_number(&self) -> bool {
        self.talk.awaiting.as_ref().is_some_and(Awaiting::wants_number)
    }

    /// What is known of the athlete.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Everything stored of the athlete, for the athlete.
    pub fn export(&self, log: &[LogEntry]) -> serde_json::Value {
        serde_json::json!({
            "profile": self.dossier.profile,
            "plan": self.dossier.programme.as_ref().map(|programme| &programme.plan),
            "meals": self.dossier.kitchen.plan,
            "with_food_in_mind": self.dossier.profile.medical,
            "food": self.dossier.kitchen,
            "reminder": self.dossier.reminder,
            "log": log,
        })
    }

    /// What an event makes of this conversation. Total: any state and any event give a next state.
    /// An event that was seen before changes nothing, nor does the answer to a question that no longer stands.
    pub fn step(mut self, inbound: Inbound, world: &Knowledge) -> Turn {
        if self.talk.seen.contains(&inbound.key) {
            return Turn { next: self, effects: Vec::new() };
        }
        let cue = match &inbound.event {
            Event::Said(words) if data::says_stop(words.as_str()) && self.is_busy() => self.talk.stopped().map(Cue::Stopped),
            Event::Said(_) | Event::Pressed(_) => Some(Cue::Spoken),
            Event::Stopped => self.talk.stopped().map(Cue::Stopped),
            Event::JobDone { ticket, .. } => self.talk.ended(ticket).map(Cue::Done),
            Event::Woke(ticket) => self.talk.woke(ticket, inbound.at).map(Cue::Rung),
        };
        let Some(cue) = cue else { return Turn { next: self, effects: Vec::new() } };
        self.talk.zone = inbound.zone.or(self.talk.zone);
        let (key, reply_to) = (inbound.key.clone(), inbound.reply_to.clone());
        let played = self.play(inbound, &cue, world);
        self.finish(key, &reply_to, cue, played)
    }

    fn play(&mut self, inbound: Inbound, cue: &Cue, world: &Knowledge) -> Played {
        let moment = self.moment(inbound.at);
        let mut before = self.dossier.clone();
        let dossier = std::mem::take(&mut self.dossier);
        let mut scene = Scene::open(dossier, self.talk.awaiting.take(), moment, &inbound, world);
        match (inbound.event, cue) {
            (_, Cue::Stopped(waiting)) => scene.meanwhile(|scene| data::stopped(scene, waiting.job)),
            (Event::Said(utterance), _) => hear(&mut scene, utterance.as_str()),
            (Event::Pressed(choice), _) => play_all(&mut scene, vec![choice.says]),
            (Event::JobDone { outcome, .. }, _) => scene.meanwhile(|scene| data::exported(scene, outcome)),
            (Event::Woke(_), Cue::Rung(waking)) => scene.in_between(|scene| reminder::ring(scene, waking.at)),
            (Event::Woke(_), Cue::Spoken | Cue::Done(_)) | (Event::Stopped, _) => {}
        }
        if matches!(cue, Cue::Spoken) {
            never_silent(&mut scene);
        }
        reminder::set_the_alarm(&mut scene, self.talk.waking.get(&reminder::ticket()), before.reminder.as_ref());
        let (dossier, awaiting, cards, deeds) = scene.close();
        self.dossier = dossier;
        self.talk.awaiting = awaiting;
        before.set_passing(self.dossier.passing());
        Played { cards, deeds, changed: before != self.dossier }
    }

    fn moment(&self, now: DateTime<Utc>) -> Moment {
        let zone = self.dossier.profile.time_zone.or(self.talk.zone);
        Moment { now, zone, today: zone.map_or_else(|| now.date_naive(), |zone| now.with_timezone(&zone).date_naive()) }
    }

    fn finish(mut self, key: EventKey, reply_to: &ReplyTo, cue: Cue, mut played: Played) -> Turn {
        self.next_revision();
        self.talk.saw(key);
        if played.changed {
            self.talk.plan_at = self.talk.revision;
        }
        if std::mem::take(&mut self.talk.returning) && played.cards.iter().all(|card| card.tone != Tone::Urgent) {
            played.cards.insert(0, welcome_back());
        }
        let late = matches!(cue, Cue::Done(_) | Cue::Stopped(_)) && self.talk.awaiting.is_some();
        if let Some(card) = played.cards.last().filter(|_| !late) {
            self.talk.choices = card.choices().cloned().collect();
        }
        let effects = self.owed(reply_to, cue, played);
        for owed in &effects {
            self.owe(owed);
        }
        Turn { next: self, effects }
    }

    /// Records first: what is shown as logged is logged. What takes long and what ends everything goes last.
    fn owed(&self, reply_to: &ReplyTo, cue: Cue, played: Played) -> Vec<Owed> {
        let turn = self.talk.turns;
        let (mut slot, mut shown) = match cue {
            Cue::Done(waiting) | Cue::Stopped(waiting) => (waiting.slot, waiting.shown),
            Cue::Spoken | Cue::Rung(_) => (None, None),
        };
        let says = played.cards.into_iter().enumerate().map(|(nth, card)| {
            let slot = slot.take().unwrap_or_else(|| Slot(format!("{turn}.{nth}")));
            (Effect::Say { slot, card }, shown.take())
        });
        let (last, first): (Vec<_>, Vec<_>) =
            played.deeds.into_iter().partition(|deed| matches!(deed, Effect::Forget | Effect::Run { .. }));
        let alone = |effect| (effect, None);
        let all: Vec<_> = first.into_iter().map(alone).chain(says).chain(last.into_iter().map(alone)).collect();
        all.into_iter()
            .enumerate()
            .map(|(nth, (effect, replaces))| Owed { id: format!("{turn}/{nth}"), reply_to: reply_to.clone(), effect, replaces })
            .collect()
    }

    /// A wake is kept by being committed; everything else has to be performed.
    fn owe(&mut self, owed: &Owed) {
        match &owed.effect {
            Effect::Wake { ticket, at } => {
                let waking = Waking { at: *at, reply_to: owed.reply_to.clone() };
                self.talk.waking.insert(ticket.clone(), waking);
                return;
            }
            Effect::LetSleep(ticket) => {
                self.talk.waking.remove(ticket);
                return;
            }
            Effect::Run { ticket, job } => {
                let slot = self.talk.outbox.iter().rev().find_map(|earlier| match &earlier.effect {
                    Effect::Say { slot, .. } => Some(slot.clone()),
                    _ => None,
                });
                self.talk.begin(Waiting { ticket: ticket.clone(), job: *job, slot, shown: None });
            }
            Effect::Forget => {
                self.talk.waking.clear();
                self.talk.waiting.clear();
            }
            Effect::Say { .. } | Effect::Record(_) | Effect::Strike { .. } => {}
        }
        self.talk.outbox.push(owed.clone());
    }
}

/// What an athlete hears whose last talk is gone.
fn welcome_back() -> Card {
    Card::saying("It's been a while, so what we talked about last is gone. Your profile and your plan are still here.")
}

/// Whatever was said gets an answer.
fn never_silent(scene: &mut Scene<'_>) {
    if scene.last_card().is_some() {
        return;
    }
    let words = if scene.dossier.held {
        "Noted. Training waits until a doctor has said yes: tell me when they have."
    } else {
        "Noted. Say \"help\" and I show what I can do."
    };
    scene.say(Card::saying(words));
}

/// Red flags are looked for before anything else reads the text.
fn hear(scene: &mut Scene<'_>, text: &str) {
    scene.said = text.to_owned();
    if let Some(flag) = red_flag(text).or_else(|| red_flag_in_pregnancy(scene, text)) {
        urgent::answer(scene, &flag);
        return;
    }
    if unwell::hear_low_sugar(scene, text) || urgent::hear(scene, text) {
        return;
    }
    hear_at_ease(scene, text);
}

/// Reads what tells of no danger.
pub(super) fn hear_at_ease(scene: &mut Scene<'_>, text: &str) {
    scene.said = text.to_owned();
    if onboarding::skipped(scene, text) {
        onboarding::go_on(scene);
        return;
    }
    if session::passed_over(scene, text) || reminder::heard_zone(scene, text) || pain::fine_again(scene, text) {
        return;
    }
    if pressure::hear(scene, text)
        || amend::hear(scene, text)
        || full_again::hear(scene, text)
        || extra::hear(scene, text)
        || topics::hear(scene, text)
    {
        return;
    }
    profile::hear_units(scene, text);
    let well = onboarding::heard_nothing_to_mind(scene, text);
    let context = Context { today: scene.today, asked: scene.asked(), units: scene.units() };
    let understanding = understand(text, &context, scene.world);
    let intents = sure_intents(scene, understanding);
    let answered = medical::hear(scene, text, &intents);
    if answered || well && intents == [Intent::Unclear] {
        return onboarding::go_on(scene);
    }
    if unwell::hear(scene, text, &intents) {
        return;
    }
    play_all(scene, intents);
}

/// Whether a text means something that the coach can do. A question in it was a sigh.
pub(super) fn is_understood(scene: &Scene<'_>, text: &str) -> bool {
    let context = Context { today: scene.today, asked: scene.asked(), units: scene.units() };
    let understanding = understand(text, &context, scene.world);
    understanding.confidence >= 0.5
        && understanding.intents.iter().any(|intent| !matches!(intent, Intent::Unclear | Intent::Question))
}

/// What was understood for sure. Of anything else the likeliest is kept as a guess.
fn sure_intents(scene: &mut Scene<'_>, understanding: Understanding) -> Vec<Intent> {
    let says_nothing = |intent: &Intent| matches!(intent, Intent::SetProfile(patch) if patch.is_empty());
    if understanding.confidence >= 0.5 && !understanding.intents.iter().all(says_nothing) {
        return understanding.intents;
    }
    scene.guess = understanding.intents.into_iter().next();
    vec![Intent::Unclear]
}

/// Bleeding or contractions of somebody who is known to be pregnant need no word of it.
fn red_flag_in_pregnancy(scene: &Scene<'_>, text: &str) -> Option<RedFlag> {
    let pregnant = scene.dossier.profile.conditions.contains(&Condition::Pregnancy);
    if pregnant { red_flag(&format!("pregnant {text}")) } else { None }
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
