//! The lines between an instance and the world: each thing that passes is a step, and any step may go wrong.

use std::collections::BTreeMap;
use std::future::{Future, pending, poll_fn};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use chrono::{DateTime, Utc};
use fettle_core::card::plain_text;
use fettle_core::conversation::{Conversation, MessageRef, ReplyTo};
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Commit, Due, Memory, MemoryFault, Purse, Spending};
use fettle_core::surface::{AfterUndelivered, Messenger, Say, Undelivered};

use crate::PretendMemory;
use crate::chance::Chance;

/// What may happen to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ill {
    /// The process dies before it.
    CrashBefore,
    /// The process dies after it.
    CrashAfter,
    /// It happens, and the answer is lost.
    Unanswered,
    /// It does not happen: throttled, or in the way of another transaction.
    Refused,
    /// Somebody else writes first. Only a conditional write minds.
    Contested,
}

/// Every one of them.
pub const ILLS: [Ill; 5] = [Ill::CrashBefore, Ill::CrashAfter, Ill::Unanswered, Ill::Refused, Ill::Contested];

/// What goes wrong, and what has come of it so far.
#[derive(Debug, Default)]
pub(super) struct Sky {
    /// By the number of the step.
    pub(super) foreseen: BTreeMap<u64, Ill>,
    /// Beside that, so many steps in a hundred, drawn from this, and at most so many.
    pub(super) random: Option<(Chance, u64, u32)>,
    pub(super) steps: u64,
    pub(super) struck: Vec<(u64, Ill)>,
    /// Everything that was shown, in order: the slot, the words.
    pub(super) shown: Vec<(String, String)>,
}

impl Sky {
    fn next(&mut self) -> Option<Ill> {
        let step = self.steps;
        self.steps += 1;
        let ill = self.foreseen.get(&step).copied().or_else(|| self.drawn())?;
        self.struck.push((step, ill));
        Some(ill)
    }

    fn drawn(&mut self) -> Option<Ill> {
        let (chance, percent, left) = self.random.as_mut()?;
        if *left == 0 || !chance.percent(*percent) {
            return None;
        }
        *left -= 1;
        Some(*chance.one(&ILLS))
    }
}

/// One instance's line.
#[derive(Clone, Default)]
pub(super) struct Line {
    pub(super) sky: Arc<Mutex<Sky>>,
    dead: Arc<AtomicBool>,
}

impl Line {
    pub(super) fn to(sky: &Arc<Mutex<Sky>>) -> Self {
        Self { sky: Arc::clone(sky), dead: Arc::default() }
    }

    pub(super) fn is_dead(&self) -> bool {
        self.dead.load(Ordering::SeqCst)
    }

    pub(super) fn sky(&self) -> MutexGuard<'_, Sky> {
        self.sky.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets others go first, then takes the step, whole or not.
    pub(super) async fn pass<T, E>(&self, deed: impl Future<Output = Result<T, E>>, broken: E) -> Result<T, E> {
        let ill = self.step().await;
        self.pass_with(ill, deed, broken).await
    }

    async fn pass_with<T, E>(&self, ill: Option<Ill>, deed: impl Future<Output = Result<T, E>>, broken: E) -> Result<T, E> {
        match ill {
            None | Some(Ill::Contested) => deed.await,
            Some(Ill::Refused) => Err(broken),
            Some(Ill::Unanswered) => deed.await.and(Err(broken)),
            Some(Ill::CrashBefore) => self.die().await,
            Some(Ill::CrashAfter) => {
                deed.await.ok();
                self.die().await
            }
        }
    }

    async fn step(&self) -> Option<Ill> {
        let mut waited = false;
        poll_fn(|_| if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }).await;
        self.sky().next()
    }

    async fn die<T>(&self) -> T {
        self.dead.store(true, Ordering::SeqCst);
        pending().await
    }
}

/// The memory at the other end of a line.
pub(super) struct Far {
    pub(super) memory: PretendMemory,
    pub(super) line: Line,
}

fn broken() -> MemoryFault {
    MemoryFault { doing: "reaching the store", cause: "a storm".to_owned(), again: true }
}

impl Memory for Far {
    async fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        self.line.pass(self.memory.load(who), broken()).await
    }

    async fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        let ill = self.line.step().await;
        if let Some(theirs) = self.memory.load(who).await?.filter(|_| ill == Some(Ill::Contested)) {
            self.memory.commit(who, theirs.revision(), &theirs.clone().settle(&[])).await?;
        }
        self.line.pass_with(ill, self.memory.commit(who, expected, next), broken()).await
    }

    async fn due(&self, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, MemoryFault> {
        self.line.pass(self.memory.due(by, most), broken()).await
    }

    async fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        self.line.pass(self.memory.record(who, entry), broken()).await
    }

    async fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.line.pass(self.memory.strike(who, ids), broken()).await
    }

    async fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        self.line.pass(self.memory.log(who), broken()).await
    }

    async fn spend(&self, purse: &Purse, spending: &Spending) -> Result<bool, MemoryFault> {
        self.line.pass(self.memory.spend(purse, spending), broken()).await
    }

    async fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        self.line.pass(self.memory.forget(who), broken()).await
    }

    async fn forget_all_of(&self, tenant: &str) -> Result<(), MemoryFault> {
        self.memory.forget_all_of(tenant).await
    }

    async fn ping(&self) -> Result<(), MemoryFault> {
        self.memory.ping().await
    }
}

/// The platform at the other end of a line. A message is named by its slot.
pub(super) struct Post(pub(super) Line);

fn undelivered() -> Undelivered {
    Undelivered { words: "a storm".to_owned(), next: AfterUndelivered::Again }
}

impl Messenger for Post {
    async fn show(&self, _who: &AthleteKey, _to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        let showing = async {
            self.0.sky().shown.push((say.slot.0.clone(), plain_text(say.card)));
            Ok(Some(MessageRef(say.slot.0.clone())))
        };
        self.0.pass(showing, undelivered()).await
    }

    async fn hand_over(&self, _: &AthleteKey, _: &ReplyTo, name: &str, _: &str) -> Result<(), Undelivered> {
        let handing = async {
            self.0.sky().shown.push((name.to_owned(), "a document".to_owned()));
            Ok(())
        };
        self.0.pass(handing, undelivered()).await
    }

    async fn forget(&self, _who: &AthleteKey) -> Result<(), Undelivered> {
        self.0.pass(async { Ok(()) }, undelivered()).await
    }
}
