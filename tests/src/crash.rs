//! A little model of a process that dies: what is stored is text, what is owed is performed again, and every place where a turn
//! can be cut off is tried.

use fettle_core::Knowledge;
use fettle_core::card::plain_text;
use fettle_core::conversation::{Conversation, Effect, Inbound, Owed};
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Memory};

use crate::PretendMemory;

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Left {
    /// The stored conversation, as text.
    pub stored: Option<String>,
    /// The training log, as kept apart.
    pub log: Vec<LogEntry>,
    /// Everything that was shown, in order.
    pub shown: Vec<String>,
}

impl Left {
    /// The conversation as it was stored last.
    ///
    /// # Panics
    /// When what was stored cannot be read.
    pub fn conversation(&self) -> Conversation {
        self.stored.as_ref().map_or_else(Conversation::begin, |text| serde_json::from_str(text).expect("a stored conversation"))
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
                return self.make_good();
            }
            None => {}
        }
        self.commit(inbound, world);
        self.make_good();
    }

    /// Steps and stores; what is owed then.
    fn commit(&mut self, inbound: &Inbound, world: &Knowledge) -> Vec<Owed> {
        let next = self.conversation().step(inbound.clone(), world).next;
        let owed = next.outbox().to_vec();
        self.store(&next);
        owed
    }

    /// Performs everything owed and confirms it.
    fn make_good(&mut self) {
        let owed = self.conversation().outbox().to_vec();
        owed.iter().for_each(|owed| self.perform(owed));
        if self.stored.is_some() && !owed.is_empty() {
            let ids: Vec<String> = owed.into_iter().map(|owed| owed.id).collect();
            let settled = self.conversation().settle(&ids);
            self.store(&settled);
        }
    }

    fn store(&mut self, conversation: &Conversation) {
        self.stored = Some(serde_json::to_string(conversation).expect("a conversation as text"));
    }

    /// Does what an effect says; twice is once, but for what is shown.
    fn perform(&mut self, owed: &Owed) {
        let (memory, who) = (PretendMemory::default(), AthleteKey("athlete".into()));
        self.log.iter().for_each(|entry| memory.record(&who, entry).expect("a memory that works"));
        match &owed.effect {
            Effect::Say { slot, card } => self.shown.push(format!("{}\n{}", slot.0, plain_text(card))),
            Effect::Record(entry) => memory.record(&who, entry).expect("a memory that works"),
            Effect::Strike { ids } => memory.strike(&who, ids).expect("a memory that works"),
            Effect::Export { .. } => self.shown.push(self.conversation().export(&self.log).to_string()),
            Effect::Forget => {
                self.stored = None;
                memory.forget(&who).expect("a memory that works");
            }
        }
        self.log = memory.log(&who).expect("a memory that works");
    }

    /// What is there twice or not at all, against a life without a crash.
    pub fn differs_from(&self, whole: &Self) -> Option<String> {
        let lost = whole.shown.iter().find(|card| !self.shown.contains(card));
        let made_up = self.shown.iter().find(|card| !whole.shown.contains(card));
        match () {
            () if self.stored != whole.stored => Some("another state".to_owned()),
            () if self.log != whole.log => Some(format!("another log: {:?} for {:?}", self.log, whole.log)),
            () => lost.map(|card| format!("never shown: {card}")).or(made_up.map(|card| format!("shown, never meant: {card}"))),
        }
    }
}
