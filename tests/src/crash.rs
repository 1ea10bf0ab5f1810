//! A little model of a process that dies: what is stored are documents, what is owed is performed again, and every place where a
//! turn can be cut off is tried.

use std::collections::BTreeMap;

use fettle_core::Knowledge;
use fettle_core::card::plain_text;
use fettle_core::conversation::{Answer, Conversation, Done, Effect, Event, EventKey, Inbound, Owed, Ticket};
use fettle_core::fitness::LogEntry;
use fettle_core::memory::document::{read, write_plan, write_talk};

/// Where a turn is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Before the new state is stored: the platform delivers the event again.
    BeforeCommit,
    /// Stored, not acknowledged, nothing performed: the platform delivers the event again.
    BeforePerform,
    /// Stored and acknowledged, all but the last effect performed: the next start finds what is owed.
    MidPerform,
    /// Everything performed, nothing confirmed: the next start performs it once more.
    BeforeSettle,
}

/// Every place.
pub const CUTS: [Cut; 4] = [Cut::BeforeCommit, Cut::BeforePerform, Cut::MidPerform, Cut::BeforeSettle];

/// What is left of an athlete when no process runs.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// The stored documents: the talk, and the plan.
    stored: Option<(Vec<u8>, Vec<u8>)>,
    log: BTreeMap<String, LogEntry>,
    /// Everything that was shown, in order.
    shown: Vec<String>,
}

impl Left {
    /// The conversation as it was stored last.
    ///
    /// # Panics
    /// When what was stored cannot be read.
    pub fn conversation(&self) -> Conversation {
        let stored = self.stored.as_ref().map(|(talk, plan)| read(Some(talk), Some(plan)).expect("documents that can be read"));
        stored.flatten().unwrap_or_else(Conversation::begin)
    }

    /// One turn, whole or cut off; after a cut the process starts again and makes good.
    pub fn turn(&mut self, inbound: &Inbound, cut: Option<Cut>, world: &Knowledge) {
        match cut {
            Some(Cut::BeforeCommit) => drop(self.conversation().step(inbound.clone(), world)),
            Some(Cut::BeforePerform) => drop(self.commit(inbound, world)),
            Some(Cut::MidPerform | Cut::BeforeSettle) => {
                let owed = self.commit(inbound, world);
                let last = if cut == Some(Cut::MidPerform) { owed.len().saturating_sub(1) } else { owed.len() };
                owed[..last].iter().for_each(|owed| self.perform(owed));
                return self.make_good(inbound, world);
            }
            None => {}
        }
        self.commit(inbound, world);
        self.make_good(inbound, world);
    }

    /// Steps and stores; what is owed then.
    fn commit(&mut self, inbound: &Inbound, world: &Knowledge) -> Vec<Owed> {
        let next = self.conversation().step(inbound.clone(), world).next;
        let owed = next.outbox().to_vec();
        self.store(&next);
        owed
    }

    /// Performs everything owed and confirms it; a job's answer comes back as an event of its own.
    fn make_good(&mut self, inbound: &Inbound, world: &Knowledge) {
        let owed = self.conversation().outbox().to_vec();
        owed.iter().for_each(|owed| self.perform(owed));
        if self.stored.is_none() || owed.is_empty() {
            return;
        }
        let done: Vec<Done> = owed.iter().map(Done::of).collect();
        self.store(&self.conversation().settle(&done));
        for owed in &owed {
            if let Effect::Run { ticket, .. } = &owed.effect {
                let answer = answer(ticket, inbound, self.log.len());
                self.commit(&answer, world);
                self.make_good(inbound, world);
            }
        }
    }

    fn store(&mut self, conversation: &Conversation) {
        let talk = write_talk(conversation).expect("the talk as a document");
        self.stored = Some((talk, write_plan(conversation).expect("the plan as a document")));
    }

    /// Does what an effect says; twice is once, but for what is shown.
    fn perform(&mut self, owed: &Owed) {
        match &owed.effect {
            Effect::Say { slot, card } => self.shown.push(format!("{}\n{}", slot.0, plain_text(card))),
            Effect::Record(entry) => drop(self.log.entry(entry.id.clone()).or_insert_with(|| entry.clone())),
            Effect::Strike { ids } => self.log.retain(|id, _| !ids.contains(id)),
            Effect::Run { .. } => self.shown.push(format!("a document with {} entries", self.log.len())),
            Effect::Wake { .. } | Effect::LetSleep(_) => {}
            Effect::Forget => {
                self.stored = None;
                self.log.clear();
            }
        }
    }

    /// What is there twice or not at all, against a life without a crash.
    pub fn differs_from(&self, whole: &Self) -> Option<String> {
        let lost = whole.shown.iter().find(|card| !self.shown.contains(card));
        let made_up = self.shown.iter().find(|card| !whole.shown.contains(card));
        match () {
            () if self.stored.is_some() != whole.stored.is_some() => Some("stored or not".to_owned()),
            () if self.conversation() != whole.conversation() => Some("another state".to_owned()),
            () if self.log != whole.log => Some(format!("another log: {:?} for {:?}", self.log, whole.log)),
            () => lost.map(|card| format!("never shown: {card}")).or(made_up.map(|card| format!("shown, never meant: {card}"))),
        }
    }
}

fn answer(ticket: &Ticket, inbound: &Inbound, entries: usize) -> Inbound {
    let event = Event::JobDone { ticket: ticket.clone(), outcome: Ok(Answer::HandedOver { entries }) };
    Inbound { key: EventKey(format!("done {}", ticket.0)), event, ..inbound.clone() }
}
