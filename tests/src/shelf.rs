//! Memories that can be put away and opened again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Commit, Memory, MemoryFault};

/// A place where a memory is kept while nobody has it open.
pub trait Shelf {
    /// The memory.
    type Store: Memory + Sync;

    /// Opens what was kept, or begins.
    fn open(&self) -> Self::Store;
}

/// The simplest memory: maps behind a lock.
#[derive(Clone, Debug, Default)]
pub struct PretendMemory(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    conversations: BTreeMap<AthleteKey, Conversation>,
    log: BTreeMap<AthleteKey, BTreeMap<String, LogEntry>>,
}

/// A shelf for the simplest memory.
#[derive(Clone, Debug, Default)]
pub struct PretendShelf(PretendMemory);

impl Shelf for PretendShelf {
    type Store = PretendMemory;

    fn open(&self) -> PretendMemory {
        self.0.clone()
    }
}

impl PretendMemory {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory for PretendMemory {
    fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        Ok(self.kept().conversations.get(who).cloned())
    }

    fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        let mut kept = self.kept();
        if kept.conversations.get(who).map_or(0, Conversation::revision) != expected {
            return Ok(Commit::Lost);
        }
        kept.conversations.insert(who.clone(), next.clone());
        Ok(Commit::Done)
    }

    fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        self.kept().log.entry(who.clone()).or_default().entry(entry.id.clone()).or_insert_with(|| entry.clone());
        Ok(())
    }

    fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.kept().log.entry(who.clone()).or_default().retain(|id, _| !ids.contains(id));
        Ok(())
    }

    fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        let mut entries: Vec<LogEntry> = self.kept().log.get(who).into_iter().flat_map(BTreeMap::values).cloned().collect();
        let place = |entry: &LogEntry| -> (NaiveDate, String) { (entry.date, entry.id.clone()) };
        entries.sort_by_key(place);
        Ok(entries)
    }

    fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        let mut kept = self.kept();
        kept.conversations.remove(who);
        kept.log.remove(who);
        Ok(())
    }
}
