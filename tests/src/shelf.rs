//! Memories that can be put away and opened again, and a clock that is moved by hand.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::document::{read, write_plan};
use fettle_core::memory::{AthleteKey, Commit, Due, Memory, MemoryFault, Now, PLAN_LIVES, Purse, Spending, TALK_LIVES};

/// A clock that stands still until it is moved.
#[derive(Clone, Debug, Default)]
pub struct HandClock(Arc<AtomicI64>);

impl HandClock {
    /// A clock that shows this, to the millisecond.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(Arc::new(AtomicI64::new(now.timestamp_millis())))
    }

    /// What it shows.
    pub fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }

    /// Moves it on.
    pub fn pass(&self, time: TimeDelta) {
        self.0.fetch_add(time.num_milliseconds(), Ordering::SeqCst);
    }

    /// Sets it.
    pub fn set(&self, now: DateTime<Utc>) {
        self.0.store(now.timestamp_millis(), Ordering::SeqCst);
    }

    /// For whoever only looks at it.
    pub fn hand(&self) -> Now {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}

/// A place where a memory is kept while nobody has it open.
pub trait Shelf: Sync {
    /// The memory.
    type Store: Memory;

    /// Opens what was kept, or begins.
    fn open(&self) -> impl Future<Output = Self::Store>;

    /// The clock by which it forgets.
    fn clock(&self) -> &HandClock;
}

/// The simplest memory: maps behind a lock.
#[derive(Clone, Debug, Default)]
pub struct PretendMemory {
    kept: Arc<Mutex<Kept>>,
    clock: HandClock,
}

/// An entry and when it was recorded; nothing, where it was struck.
type Line = Option<(LogEntry, DateTime<Utc>)>;

#[derive(Clone, Debug, Default)]
struct Kept {
    conversations: BTreeMap<AthleteKey, (Conversation, DateTime<Utc>)>,
    log: BTreeMap<AthleteKey, BTreeMap<String, Line>>,
    purses: BTreeMap<Purse, BTreeMap<String, u64>>,
}

/// A shelf for the simplest memory.
#[derive(Clone, Debug, Default)]
pub struct PretendShelf(PretendMemory);

impl Shelf for PretendShelf {
    type Store = PretendMemory;

    async fn open(&self) -> PretendMemory {
        self.0.clone()
    }

    fn clock(&self) -> &HandClock {
        &self.0.clock
    }
}

impl PretendMemory {
    /// A memory that forgets by this clock.
    pub fn with(clock: HandClock) -> Self {
        Self { clock, ..Self::default() }
    }

    /// The same once more, with a clock of its own.
    pub fn copied(&self) -> Self {
        let kept = Arc::new(Mutex::new(self.kept().clone()));
        Self { kept, clock: HandClock::at(self.clock.now()) }
    }

    /// The clock by which it forgets.
    pub fn clock(&self) -> &HandClock {
        &self.clock
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remembered(&self, who: &AthleteKey) -> Option<Conversation> {
        let (conversation, touched) = self.kept().conversations.get(who).cloned()?;
        let age = self.clock.now() - touched;
        match (age < TALK_LIVES, age < PLAN_LIVES) {
            (true, _) => Some(conversation),
            (false, true) => write_plan(&conversation).and_then(|plan| read(None, Some(&plan))).unwrap_or_default(),
            (false, false) => None,
        }
    }
}

impl Memory for PretendMemory {
    async fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        Ok(self.remembered(who))
    }

    async fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        if self.remembered(who).map_or(0, |kept| kept.revision()) != expected {
            return Ok(Commit::Lost);
        }
        self.kept().conversations.insert(who.clone(), (next.clone(), self.clock.now()));
        Ok(Commit::Done)
    }

    async fn due(&self, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, MemoryFault> {
        let kept = self.kept();
        let all = kept.conversations.iter().filter_map(|(who, (conversation, _))| {
            let since = DateTime::from_timestamp(conversation.due()?.timestamp(), 0)?;
            Some(Due { who: who.clone(), since })
        });
        let mut due: Vec<Due> = all.filter(|due| due.since <= by).collect();
        due.sort_by(|one, other| (one.since, &one.who).cmp(&(other.since, &other.who)));
        due.truncate(most);
        Ok(due)
    }

    async fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        let now = self.clock.now();
        self.kept().log.entry(who.clone()).or_default().entry(entry.id.clone()).or_insert_with(|| Some((entry.clone(), now)));
        Ok(())
    }

    async fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.kept().log.entry(who.clone()).or_default().extend(ids.iter().map(|id| (id.clone(), None)));
        Ok(())
    }

    async fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        let now = self.clock.now();
        let kept = self.kept();
        let all = kept.log.get(who).into_iter().flat_map(BTreeMap::values).flatten();
        let mut entries: Vec<LogEntry> =
            all.filter(|(_, recorded)| now - *recorded < PLAN_LIVES).map(|(entry, _)| entry.clone()).collect();
        entries.sort_by_key(|entry| (entry.date, entry.id.clone()));
        Ok(entries)
    }

    async fn spend(&self, purse: &Purse, spending: &Spending) -> Result<bool, MemoryFault> {
        let mut kept = self.kept();
        let spent = kept.purses.entry(purse.clone()).or_default();
        if spent.contains_key(&spending.id) {
            return Ok(true);
        }
        let fits = spent.values().sum::<u64>() + spending.amount <= spending.limit;
        if fits {
            spent.insert(spending.id.clone(), spending.amount);
        }
        Ok(fits)
    }

    async fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        let mut kept = self.kept();
        kept.conversations.remove(who);
        kept.log.remove(who);
        kept.purses.retain(|purse, _| !matches!(purse, Purse::Day(owner, _) if owner == who));
        Ok(())
    }

    async fn forget_all_of(&self, tenant: &str) -> Result<(), MemoryFault> {
        let mut kept = self.kept();
        kept.conversations.retain(|who, _| who.tenant() != tenant);
        kept.log.retain(|who, _| who.tenant() != tenant);
        let theirs = |purse: &Purse| match purse {
            Purse::Day(who, _) => who.tenant() == tenant,
            Purse::Month(whose, _) => whose == tenant,
        };
        kept.purses.retain(|purse, _| !theirs(purse));
        Ok(())
    }

    async fn ping(&self) -> Result<(), MemoryFault> {
        Ok(())
    }
}
