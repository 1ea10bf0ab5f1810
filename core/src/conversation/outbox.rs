//! What a conversation owes: committed, and not yet confirmed.

use chrono::{DateTime, Utc};

use super::{Conversation, Done, EventKey, Owed, Ticket, Waking};

/// What a talk is taken to weigh, rather too much than too little: by itself, for each key, and for each card that is owed.
const TALK_BYTES: usize = 2_048;
const KEY_BYTES: usize = 72;
const OWED_BYTES: usize = 4_096;

impl Conversation {
    /// What is committed and not yet confirmed, oldest first.
    pub fn outbox(&self) -> &[Owed] {
        &self.talk.outbox
    }

    /// Whether something is owed.
    pub fn owes(&self) -> bool {
        !self.talk.outbox.is_empty()
    }

    /// Whether an event was taken in before.
    pub fn has_seen(&self, key: &EventKey) -> bool {
        self.talk.seen.contains(key)
    }

    /// What an event made owed and nobody confirmed. For an event that is delivered again.
    pub fn owed_for(&self, key: &EventKey) -> Vec<Owed> {
        let Some(turn) = self.talk.turn_of(key) else { return Vec::new() };
        let of_turn = format!("{turn}/");
        self.talk.outbox.iter().filter(|owed| owed.id.starts_with(&of_turn)).cloned().collect()
    }

    /// Until when the outbox belongs to whoever committed it.
    pub fn lease(&self) -> Option<DateTime<Utc>> {
        self.talk.lease.filter(|_| self.owes())
    }

    /// How often the outbox was taken over from somebody who did not empty it.
    pub fn takeovers(&self) -> u8 {
        self.talk.takeovers
    }

    /// When somebody has to look at this conversation, though nothing was said: what is owed is late, or a wake has come.
    pub fn due(&self) -> Option<DateTime<Utc>> {
        self.lease().into_iter().chain(self.wakes().map(|(_, waking)| waking.at)).min()
    }

    /// The times at which the conversation wants to be woken.
    pub fn wakes(&self) -> impl Iterator<Item = (&Ticket, &Waking)> {
        self.talk.waking.iter()
    }

    /// Lends the outbox, where there is anything in it, to whoever commits this.
    pub fn lent_until(mut self, until: DateTime<Utc>) -> Self {
        self.talk.lease = self.owes().then_some(until);
        self
    }

    /// Takes over an outbox whose lease ran out.
    pub fn taken_over(mut self, until: DateTime<Utc>) -> Self {
        self.next_revision();
        self.talk.takeovers = self.talk.takeovers.saturating_add(1);
        self.lent_until(until)
    }

    /// Drops effects that were performed, as a write of its own.
    pub fn settle(mut self, done: &[Done]) -> Self {
        self.next_revision();
        self.drop_done(done);
        self
    }

    /// Drops effects that were performed, on the way to the next step, which is written together with this.
    pub fn confirmed(mut self, done: &[Done]) -> Self {
        let before = self.talk.outbox.len();
        self.drop_done(done);
        self.talk.unsaved |= self.talk.outbox.len() < before;
        self
    }

    /// Whether nothing sets two conversations apart but how often, when and by whom they were written.
    pub fn is_like(&self, other: &Self) -> bool {
        self.dossier == other.dossier && self.talk.said() == other.talk.said()
    }

    /// Remembers which messages show the cards that will be replaced.
    fn drop_done(&mut self, done: &[Done]) {
        for settled in done {
            self.remember_shown(settled);
        }
        self.talk.outbox.retain(|owed| done.iter().all(|settled| settled.id != owed.id));
        if !self.owes() {
            self.talk.lease = None;
            self.talk.takeovers = 0;
        }
    }

    fn remember_shown(&mut self, settled: &Done) {
        let Some(owed) = self.talk.outbox.iter().find(|owed| owed.id == settled.id) else { return };
        let super::Effect::Say { slot, .. } = &owed.effect else { return };
        for waiting in self.talk.waiting.iter_mut().filter(|waiting| waiting.slot.as_ref() == Some(slot)) {
            waiting.shown.clone_from(&settled.shown);
        }
    }

    /// Counts the writes of a conversation that begins from the milliseconds of that moment on: no two conversations of an athlete,
    /// one forgotten and one begun after it, ever bear the same revision.
    pub fn counted_from(mut self, now: DateTime<Utc>) -> Self {
        if self.talk.revision == 0 {
            self.talk.revision = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        }
        self
    }

    /// With its pages closed, where they are written: to be kept.
    pub fn folded(mut self) -> Self {
        self.dossier.fold();
        self
    }

    /// About how many bytes of memory it takes when it is folded.
    pub fn weight(&self) -> usize {
        let talk = TALK_BYTES + self.talk.seen.len() * KEY_BYTES + self.talk.outbox.len() * OWED_BYTES;
        talk + self.dossier.weight()
    }

    /// Counts the writes. What stands in a state that owes nothing was put away with it.
    pub(super) fn next_revision(&mut self) {
        if !self.owes() && !self.talk.unsaved {
            self.talk.shelved_at = self.talk.plan_at;
        }
        self.talk.unsaved = false;
        self.talk.revision += 1;
    }
}
