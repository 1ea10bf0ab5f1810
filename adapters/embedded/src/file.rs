//! The state file: two tables, every call one transaction.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Commit, Memory, MemoryFault};
use redb::{Database, ReadableDatabase, ReadableTable};

use crate::disk::{CONVERSATIONS, LOG, open_database, rewritten};
use crate::document::{read_conversation, read_entry, read_revision, write_conversation, write_entry};
use crate::fault::Cause;

/// Athletes' memories in one file.
pub struct StateFile {
    path: PathBuf,
    database: Mutex<Database>,
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
    /// Opens the file, or makes it together with its folder. Only the owner may read what is made here.
    ///
    /// # Errors
    /// When another process has it open (`again` is set), when it is no state file, or when the disk refuses.
    pub fn open(path: &Path) -> Result<Self, MemoryFault> {
        let database = open_database(path).map_err(|cause| cause.while_doing("opening the state file"))?;
        Ok(Self { path: path.to_owned(), database: Mutex::new(database) })
    }

    /// Reads every document once and counts them.
    ///
    /// # Errors
    /// When a document can't be read.
    pub fn verify(&self) -> Result<Holdings, MemoryFault> {
        self.holdings().map_err(|cause| cause.while_doing("reading the state file through"))
    }

    fn holdings(&self) -> Result<Holdings, Cause> {
        let reading = self.database().begin_read()?;
        let mut found = Holdings::default();
        for row in reading.open_table(CONVERSATIONS)?.iter()? {
            read_conversation(row?.1.value())?;
            found.athletes += 1;
        }
        for row in reading.open_table(LOG)?.iter()? {
            read_entry(row?.1.value())?;
            found.entries += 1;
        }
        Ok(found)
    }

    fn database(&self) -> MutexGuard<'_, Database> {
        // A poisoned lock is harmless: what a panic left half done was no committed transaction.
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, who: &AthleteKey) -> Result<Option<Conversation>, Cause> {
        let table = self.database().begin_read()?.open_table(CONVERSATIONS)?;
        let found = table.get(who.0.as_str())?;
        Ok(found.map(|bytes| read_conversation(bytes.value())).transpose()?)
    }

    fn write(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, Cause> {
        let writing = self.database().begin_write()?;
        let mut table = writing.open_table(CONVERSATIONS)?;
        let stored = table.get(who.0.as_str())?.map(|bytes| read_revision(bytes.value())).transpose()?;
        if stored.unwrap_or(0) != expected {
            return Ok(Commit::Lost);
        }
        table.insert(who.0.as_str(), write_conversation(next)?.as_slice())?;
        drop(table);
        writing.commit()?;
        Ok(Commit::Done)
    }

    fn append(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), Cause> {
        let writing = self.database().begin_write()?;
        let mut table = writing.open_table(LOG)?;
        let place = (who.0.as_str(), entry.id.as_str());
        if table.get(place)?.is_some() {
            return Ok(());
        }
        table.insert(place, write_entry(entry)?.as_slice())?;
        drop(table);
        Ok(writing.commit()?)
    }

    fn take_back(&self, who: &AthleteKey, ids: &[String]) -> Result<(), Cause> {
        let writing = self.database().begin_write()?;
        let mut table = writing.open_table(LOG)?;
        for id in ids {
            table.remove((who.0.as_str(), id.as_str()))?;
        }
        drop(table);
        Ok(writing.commit()?)
    }

    fn entries(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, Cause> {
        let table = self.database().begin_read()?.open_table(LOG)?;
        let after = after(who);
        let mut entries = Vec::new();
        for row in table.range((who.0.as_str(), "")..(after.as_str(), ""))? {
            entries.push(read_entry(row?.1.value())?);
        }
        entries.sort_by(|one: &LogEntry, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
        Ok(entries)
    }

    /// Erases the rows, then writes what is left into a new file: the pages of a store keep old bytes until reused.
    fn erase(&self, who: &AthleteKey) -> Result<(), Cause> {
        let mut database = self.database();
        let writing = database.begin_write()?;
        writing.open_table(CONVERSATIONS)?.remove(who.0.as_str())?;
        let after = after(who);
        writing.open_table(LOG)?.retain_in((who.0.as_str(), "")..(after.as_str(), ""), |_, _| false)?;
        writing.commit()?;
        *database = rewritten(&database, &self.path)?;
        Ok(())
    }
}

impl Memory for StateFile {
    fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        self.read(who).map_err(|cause| cause.while_doing("reading the conversation"))
    }

    fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        self.write(who, expected, next).map_err(|cause| cause.while_doing("saving the conversation"))
    }

    fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        self.append(who, entry).map_err(|cause| cause.while_doing("writing the training log"))
    }

    fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.take_back(who, ids).map_err(|cause| cause.while_doing("correcting the training log"))
    }

    fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        self.entries(who).map_err(|cause| cause.while_doing("reading the training log"))
    }

    fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        self.erase(who).map_err(|cause| cause.while_doing("erasing an athlete"))
    }
}

/// The least key that is after every entry of this athlete.
fn after(who: &AthleteKey) -> String {
    format!("{}\0", who.0)
}

#[cfg(test)]
mod tests;
