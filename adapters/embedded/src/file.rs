//! The state file: every call one transaction, those that come together in one.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use chrono::{DateTime, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::document::{read, read_entry};
use fettle_core::memory::{AthleteKey, Commit, Due, Memory, MemoryFault, Now, Purse, Spending};
use redb::{Database, ReadTransaction, ReadableDatabase, ReadableTable};

use crate::disk::{LOG, PLANS, TALKS, open_database, rewritten};
use crate::fault::Cause;
use crate::mark::split;
use crate::rows::{self, Tables, Writing};
use crate::scribe::{Scribe, Shelf, database, replace};

/// Athletes' memories in one file.
pub struct StateFile {
    path: PathBuf,
    now: Now,
    shelf: Shelf,
    scribe: Scribe,
}

/// What a state file holds, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Athletes with a conversation.
    pub athletes: usize,
    /// Entries in all training logs.
    pub entries: usize,
}

impl StateFile {
    /// Opens the file, or makes it together with its folder. Only the owner may read what is made here. What nobody may
    /// remember any more is erased.
    ///
    /// # Errors
    /// When another process has it open (`again` is set), when it is no state file, or when the disk refuses.
    pub fn open(path: &Path, now: Now) -> Result<Self, MemoryFault> {
        Self::opened(path, now).map_err(|cause| cause.while_doing("opening the state file"))
    }

    fn opened(path: &Path, now: Now) -> Result<Self, Cause> {
        let shelf: Shelf = Arc::new(RwLock::new(Arc::new(open_database(path)?)));
        erase_expired(&database(&shelf), now())?;
        let scribe = Scribe::of(Arc::clone(&shelf))?;
        Ok(Self { path: path.to_owned(), now, shelf, scribe })
    }

    /// Reads every document once and counts them.
    ///
    /// # Errors
    /// When a document can't be read.
    pub fn verify(&self) -> Result<Holdings, MemoryFault> {
        self.read("reading the state file through", holdings)
    }

    fn read<T>(&self, doing: &'static str, look: impl FnOnce(&ReadTransaction) -> Result<T, Cause>) -> Result<T, MemoryFault> {
        let looked = database(&self.shelf).begin_read().map_err(Cause::from).and_then(|reading| look(&reading));
        looked.map_err(|cause| cause.while_doing(doing))
    }
}

fn holdings(reading: &ReadTransaction) -> Result<Holdings, Cause> {
    let mut found = Holdings::default();
    let plans = reading.open_table(PLANS)?;
    for row in reading.open_table(TALKS)?.iter()? {
        let (who, talk) = row?;
        let plan = plans.get(who.value())?;
        read(Some(split(talk.value()).1), plan.as_ref().map(|plan| plan.value()))?;
        found.athletes += 1;
    }
    for row in reading.open_table(LOG)?.iter()? {
        let document = row?.1;
        if document.value() != rows::STRUCK {
            read_entry(document.value())?;
            found.entries += 1;
        }
    }
    Ok(found)
}

fn erase_expired(database: &Database, now: DateTime<Utc>) -> Result<(), Cause> {
    let (gone, silent) = rows::expired(&database.begin_read()?, now)?;
    if gone.is_empty() && silent.is_empty() {
        return Ok(());
    }
    let writing = database.begin_write()?;
    let mut tables = Tables::of(&writing)?;
    gone.iter().try_for_each(|who| rows::erase(&mut tables, who))?;
    silent.iter().try_for_each(|who| rows::erase_talk(&mut tables, who))?;
    drop(tables);
    Ok(writing.commit()?)
}

impl Memory for StateFile {
    async fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        self.read("reading the conversation", |reading| rows::conversation(reading, &who.0, (self.now)()))
    }

    async fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        const DOING: &str = "saving the conversation";
        let writing = Writing::of(who, expected, next).map_err(|cause| cause.while_doing(DOING))?;
        let now = (self.now)();
        self.scribe.write(DOING, move |tables| writing.commit(tables, now)).await
    }

    async fn due(&self, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, MemoryFault> {
        self.read("looking for what is due", |reading| rows::due(reading, by, most))
    }

    async fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        let (who, entry, now) = (who.0.clone(), entry.clone(), (self.now)());
        self.scribe.write("writing the training log", move |tables| rows::append(tables, &who, &entry, now)).await
    }

    async fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        let (who, ids) = (who.0.clone(), ids.to_vec());
        self.scribe.write("correcting the training log", move |tables| rows::take_back(tables, &who, &ids)).await
    }

    async fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        self.read("reading the training log", |reading| rows::entries(reading, &who.0, (self.now)()))
    }

    async fn spend(&self, purse: &Purse, spending: &Spending) -> Result<bool, MemoryFault> {
        let (purse, spending, now) = (purse.clone(), spending.clone(), (self.now)());
        self.scribe.write("counting what is spent", move |tables| rows::spend(tables, &purse, &spending, now)).await
    }

    /// Erases the rows, then writes what is left into a new file: the pages of a store keep old bytes until reused.
    async fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        let (who, path) = (who.0.clone(), self.path.clone());
        let erase = move |shelf: &Shelf| erased(shelf, &path, |tables| rows::erase(tables, &who));
        self.scribe.with_whole("erasing an athlete", erase).await
    }

    async fn forget_all_of(&self, tenant: &str) -> Result<(), MemoryFault> {
        let (tenant, path) = (tenant.to_owned(), self.path.clone());
        let erase = move |shelf: &Shelf| erased(shelf, &path, |tables| rows::erase_all_of(tables, &tenant));
        self.scribe.with_whole("erasing a workspace", erase).await
    }

    async fn ping(&self) -> Result<(), MemoryFault> {
        self.read("opening the tables", |reading| Ok(reading.open_table(TALKS).map(|_| ())?))
    }
}

/// Erases rows, and then every trace of them in the file.
fn erased(shelf: &Shelf, path: &Path, erase: impl FnOnce(&mut Tables<'_>) -> Result<(), Cause>) -> Result<(), Cause> {
    let old = database(shelf);
    let writing = old.begin_write()?;
    erase(&mut Tables::of(&writing)?)?;
    writing.commit()?;
    replace(shelf, rewritten(&old, path)?);
    Ok(())
}

#[cfg(test)]
mod tests;
