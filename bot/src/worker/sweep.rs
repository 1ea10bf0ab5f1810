//! Looking after athletes to whom something is owed, or who want to be woken, though they said nothing.

use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::conversation::{Conversation, Done, Event, EventKey, Inbound, Ticket, Waking};
use fettle_core::memory::{AthleteKey, Commit, Memory};
use fettle_core::surface::{Messenger, Reply};

use super::Worker;
use crate::fault::Fault;

/// Most athletes looked after in one sweep.
const AT_ONCE: usize = 100;

/// After so many takeovers what is owed can't be performed, and is dropped.
const TAKEOVERS: u8 = 10;

/// Each takeover doubles the lease, up to so many times.
const DOUBLINGS: u8 = 6;

impl<M: Memory, P: Messenger> Worker<M, P> {
    /// Looks after everybody who is due. Gives back how many there were.
    ///
    /// # Errors
    /// When the memory can't list them. What goes wrong with one athlete is logged, and the others have their turn.
    pub async fn sweep(&self) -> Result<usize, Fault> {
        let due = self.memory.due((self.now)(), AT_ONCE).await?;
        for one in &due {
            if let Err(fault) = self.look_after(&one.who).await {
                tracing::warn!(again = fault.again, "still owed: {}", fault.words);
            }
        }
        Ok(due.len())
    }

    /// Performs what is owed to one athlete and late, and rings what has to be rung. Nobody waits for it, so that it is confirmed
    /// at once.
    ///
    /// # Errors
    /// When something must be tried again later.
    pub async fn look_after(&self, who: &AthleteKey) -> Result<(), Fault> {
        let performed = self.perform_late(who).await;
        performed.and(self.confirm(who).await)
    }

    async fn perform_late(&self, who: &AthleteKey) -> Result<(), Fault> {
        if let Some(reply) = self.take_over(who).await? {
            self.perform(reply, Vec::new()).await?;
        }
        let now = (self.now)();
        let conversation = self.conversation(who).await?;
        let rung: Vec<(Ticket, Waking)> = conversation
            .wakes()
            .filter(|(_, waking)| waking.at <= now)
            .map(|(ticket, waking)| (ticket.clone(), waking.clone()))
            .collect();
        for (ticket, waking) in rung {
            let reply = self.take(who, ring(ticket, waking, now)).await?;
            self.perform(reply, Vec::new()).await?;
        }
        Ok(())
    }

    /// Takes the outbox over, where its lease ran out and nobody else was faster.
    async fn take_over(&self, who: &AthleteKey) -> Result<Option<Reply>, Fault> {
        let _place = self.hearing.enter(who).await;
        let now = (self.now)();
        self.recent.forget(who);
        let Some(read) = self.memory.load(who).await? else { return Ok(None) };
        let expected = read.revision();
        let done = self.desk.done(who);
        let before = read.confirmed(&done);
        if !before.owes() || before.lease().is_some_and(|until| until > now) {
            return Ok(None);
        }
        let until = now + self.longer_lease(&before);
        let next = if before.takeovers() < TAKEOVERS { before.taken_over(until) } else { given_up(before) };
        if self.memory.commit(who, expected, &next).await? == Commit::Lost {
            return Ok(None);
        }
        self.desk.confirmed(who, &done);
        tracing::info!(owed = next.outbox().len(), takeovers = next.takeovers(), "took over");
        Ok(Some(self.reply(who, &next, next.outbox().to_vec(), now)))
    }

    fn longer_lease(&self, conversation: &Conversation) -> TimeDelta {
        self.lease * (1 << conversation.takeovers().min(DOUBLINGS))
    }
}

/// What nobody could perform is dropped, so that it is not tried for ever.
fn given_up(conversation: Conversation) -> Conversation {
    tracing::error!(owed = conversation.outbox().len(), "given up what was owed");
    let all: Vec<Done> = conversation.outbox().iter().map(Done::of).collect();
    conversation.settle(&all)
}

/// The same ring has the same key wherever it is rung.
fn ring(ticket: Ticket, waking: Waking, now: DateTime<Utc>) -> Inbound {
    Inbound {
        key: EventKey(format!("ring {} {}", ticket.0, waking.at.timestamp())),
        at: now,
        zone: None,
        reply_to: waking.reply_to,
        reachable: true,
        event: Event::Woke(ticket),
    }
}
