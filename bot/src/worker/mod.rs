//! One turn from the event to its effects: read, step, commit, acknowledge, perform, confirm.
//!
//! What is committed and not yet confirmed stays in the stored outbox, lent for a while to the process that committed it. A
//! process that dies loses nothing: when the lease has run out, another one takes the outbox over.

mod budget;
mod desk;
mod jobs;
mod lanes;
mod perform;
mod recent;
mod sweep;

use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::Knowledge;
use fettle_core::card::{Card, Tone};
use fettle_core::conversation::{Conversation, Done, Effect, Inbound, Owed};
use fettle_core::memory::{AthleteKey, Commit, Memory, Now};
use fettle_core::surface::{Messenger, Reply};
use futures_util::future::join_all;

use crate::bug::{Bug, guarded};
use crate::fault::{Fault, Hears};
pub use budget::Budget;
use desk::Desk;
use jobs::Jobs;
use lanes::Lanes;
use recent::Recent;

/// How often a lost race is run again. Each loss means that another turn of the same athlete got through.
const TRIES: usize = 16;

/// How long an outbox belongs to the process that committed it.
pub const LEASE: TimeDelta = TimeDelta::seconds(60);

/// So long before the lease runs out, what was performed is confirmed.
const MARGIN: TimeDelta = TimeDelta::seconds(10);

/// Athletes of whom it is confirmed at once.
const CONFIRMED_AT_ONCE: usize = 32;

/// Takes events through conversations and performs what they owe.
pub struct Worker<M, P> {
    memory: M,
    messenger: P,
    world: &'static Knowledge,
    now: Now,
    lease: TimeDelta,
    budget: Budget,
    desk: Desk,
    jobs: Jobs,
    recent: Recent,
    hearing: Lanes,
    finishing: Lanes,
}

/// What became of one try at a turn.
enum Try {
    /// Committed, or known from before.
    Taken(Reply),
    /// Somebody else wrote first, or may have: to be run again on what is read anew.
    Stale,
}

impl<M: Memory, P: Messenger> Worker<M, P> {
    /// A worker over a memory and a messenger.
    pub fn new(memory: M, messenger: P, world: &'static Knowledge, now: Now) -> Self {
        let (lease, budget, desk, jobs, recent) = (LEASE, Budget::default(), Desk::default(), Jobs::default(), Recent::default());
        let (hearing, finishing) = (Lanes::default(), Lanes::default());
        Self { memory, messenger, world, now, lease, budget, desk, jobs, recent, hearing, finishing }
    }

    /// With another lease.
    pub fn lending_for(mut self, lease: TimeDelta) -> Self {
        self.lease = lease;
        self
    }

    /// With a bound on what long work may cost.
    pub fn spending(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// The memory.
    pub fn memory(&self) -> &M {
        &self.memory
    }

    /// The conversation as it was committed last.
    ///
    /// # Errors
    /// When the memory does not answer.
    pub async fn conversation(&self, who: &AthleteKey) -> Result<Conversation, Fault> {
        Ok(self.memory.load(who).await?.unwrap_or_else(Conversation::begin))
    }

    /// Takes one event in. When this returns, the turn is committed.
    ///
    /// # Errors
    /// When the memory does not answer, when the race is lost for ever, or when the step meets a bug. Nothing was kept then,
    /// as far as it is known.
    pub async fn take(&self, who: &AthleteKey, inbound: Inbound) -> Result<Reply, Fault> {
        self.take_beside(who, inbound, None).await
    }

    /// Takes an event in that comes of something performed, and confirms that with the same write.
    async fn take_beside(&self, who: &AthleteKey, inbound: Inbound, of: Option<Done>) -> Result<Reply, Fault> {
        let _place = self.hearing.enter(who).await;
        let mut doubted = false;
        for _ in 0..TRIES {
            match self.try_once(who, &inbound, of.clone()).await {
                Ok(Try::Taken(reply)) => return Ok(reply),
                Ok(Try::Stale) => {}
                // The write may have happened all the same: one more look tells, since a turn that was kept is known by its key.
                Err(fault) if fault.again && !doubted => doubted = true,
                Err(fault) => return Err(fault),
            }
        }
        Err(Fault { hears: Hears::Operator, again: true, words: "too many turns at once".into() })
    }

    async fn try_once(&self, who: &AthleteKey, inbound: &Inbound, of: Option<Done>) -> Result<Try, Fault> {
        let now = (self.now)();
        let kept = self.recent.take(who, now);
        let is_kept = kept.is_some();
        let read = match kept {
            Some(kept) => kept,
            None => self.conversation(who).await?,
        };
        let (expected, running) = (read.revision(), read.lease());
        let done: Vec<Done> = self.desk.done(who).into_iter().chain(of).collect();
        let before = read.confirmed(&done).counted_from(now);
        let began = before.revision();
        if before.has_seen(&inbound.key) {
            let owed = before.owed_for(&inbound.key);
            return Ok(self.uncommitted(who, &before, owed, is_kept));
        }
        let leftovers = Leftovers::of(&before, now);
        let turn = guarded(|| before.step(inbound.clone(), self.world))?;
        if turn.next.revision() == began {
            return Ok(self.uncommitted(who, &turn.next, Vec::new(), is_kept));
        }
        let next = match leftovers {
            Leftovers::Lent => turn.next,
            Leftovers::None => {
                let until = self.lease_from(now, running, &turn.next);
                turn.next.lent_until(until)
            }
            Leftovers::Late => turn.next.lent_until(now + self.lease),
        };
        if self.memory.commit(who, expected, &next).await? == Commit::Lost {
            tracing::info!("lost a race");
            return Ok(Try::Stale);
        }
        self.desk.confirmed(who, &done);
        self.jobs.leave_off(who, &next);
        tracing::debug!(revision = next.revision(), owed = next.outbox().len(), "committed");
        let owed = match leftovers {
            Leftovers::Late => next.outbox().to_vec(),
            Leftovers::None | Leftovers::Lent => turn.effects.into_iter().filter(is_performed).collect(),
        };
        let reply = self.reply(who, &next, owed, now);
        self.recent.keep(who, next, now);
        Ok(Try::Taken(reply))
    }

    /// The answer to an event that changes nothing. What is kept here is no ground for one: only a commit tells that it is true.
    fn uncommitted(&self, who: &AthleteKey, conversation: &Conversation, owed: Vec<Owed>, is_kept: bool) -> Try {
        if is_kept { Try::Stale } else { Try::Taken(self.reply(who, conversation, owed, (self.now)())) }
    }

    /// A lease that runs long enough is left as it is, since moving it moves the conversation in the index of what is due, which
    /// costs as much as the turn itself. Slow work always gets a whole one.
    fn lease_from(&self, now: DateTime<Utc>, running: Option<DateTime<Utc>>, next: &Conversation) -> DateTime<Utc> {
        let slow = next.outbox().iter().any(|owed| matches!(owed.effect, Effect::Run { .. }));
        let long_enough = running.filter(|until| !slow && *until - now >= self.lease * 2 / 3);
        long_enough.unwrap_or(now + self.lease)
    }

    /// What is owed, less what somebody in this process is at.
    fn reply(&self, who: &AthleteKey, next: &Conversation, owed: Vec<Owed>, now: DateTime<Utc>) -> Reply {
        let owed: Vec<Owed> = owed.into_iter().filter(|owed| !self.desk.has(who, owed)).collect();
        let alone = next.outbox().len() == owed.len();
        let confirm_by = next.lease().unwrap_or(now) - MARGIN.min(self.lease / 4);
        Reply { who: who.clone(), owed, awaits_number: next.awaits_number(), alone, confirm_by }
    }

    /// Confirms by a write of its own what was performed for an athlete.
    ///
    /// # Errors
    /// When the memory does not answer.
    pub async fn confirm(&self, who: &AthleteKey) -> Result<(), Fault> {
        let _place = self.hearing.enter(who).await;
        for _ in 0..TRIES {
            let done = self.desk.done(who);
            if done.is_empty() {
                return Ok(());
            }
            let kept = self.recent.take(who, (self.now)()).filter(|found| owes_any(found, &done));
            let found = match kept {
                Some(kept) => Some(kept),
                None => self.memory.load(who).await?.filter(|found| owes_any(found, &done)),
            };
            // An athlete who was forgotten has nothing left to confirm.
            let Some(before) = found else {
                self.desk.confirmed(who, &done);
                return Ok(());
            };
            let (expected, next) = (before.revision(), before.settle(&done));
            if self.memory.commit(who, expected, &next).await? == Commit::Done {
                self.desk.confirmed(who, &done);
                self.recent.keep(who, next, (self.now)());
                return Ok(());
            }
        }
        Err(Fault { hears: Hears::Operator, again: true, words: "too many turns at once".into() })
    }

    /// Confirms what has to be confirmed by then, of many athletes at once: where many talk, one after the other would be too late.
    /// The process that leaves confirms everything.
    pub async fn confirm_late(&self, by: DateTime<Utc>) {
        self.recent.tidy((self.now)());
        for some in self.desk.late(by).chunks(CONFIRMED_AT_ONCE) {
            let confirmed = join_all(some.iter().map(|who| self.confirm(who))).await;
            for fault in confirmed.into_iter().filter_map(Result::err) {
                tracing::warn!(again = fault.again, "not confirmed: {}", fault.words);
            }
        }
    }
}

/// What an outbox held when the turn began.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leftovers {
    /// Nothing.
    None,
    /// Somebody is at it.
    Lent,
    /// Whoever was at it is gone.
    Late,
}

impl Leftovers {
    fn of(conversation: &Conversation, now: DateTime<Utc>) -> Self {
        match (conversation.owes(), conversation.lease()) {
            (false, _) => Self::None,
            (true, Some(until)) if until > now => Self::Lent,
            (true, _) => Self::Late,
        }
    }
}

fn owes_any(conversation: &Conversation, done: &[Done]) -> bool {
    conversation.outbox().iter().any(|owed| done.iter().any(|done| done.id == owed.id))
}

/// Wakes are performed by being committed.
fn is_performed(owed: &Owed) -> bool {
    !matches!(owed.effect, Effect::Wake { .. } | Effect::LetSleep(_))
}

/// What a person hears of a bug.
pub(crate) fn sorry(bug: Bug) -> Card {
    Card::saying("Something broke on my side, not on yours. Nothing you told me before is lost.")
        .toned(Tone::Careful)
        .text(format!("Try it in other words. If it happens again, report it as bug {bug}."))
}
