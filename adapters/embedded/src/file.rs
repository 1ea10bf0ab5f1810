//! The state file: two tables, every call one transaction.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Commit, Memory, MemoryFault};
use redb::backends::FileBackend;
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};

use crate::document::{read_conversation, read_entry, read_revision, write_conversation, write_entry};
use crate::fault::Cause;

/// A conversation by its athlete.
const CONVERSATIONS: TableDefinition<&str, &[u8]> = TableDefinition::new("conversations");

/// A log entry by its athlete and id.
const LOG: TableDefinition<(&str, &str), &[u8]> = TableDefinition::new("log");

/// Memory the store may use for pages it has read. A coach for one machine needs little.
const CACHE_BYTES: usize = 16 * 1024 * 1024;

/// Length of the mark a redb file begins with (redb `docs/design.md`, "Magic number").
const MARK_BYTES: u64 = 9;

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
        open(path).map_err(|cause| cause.while_doing("opening the state file"))
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
        let fresh = rewritten(&database, &beside(&self.path))?;
        fs::rename(beside(&self.path), &self.path)?;
        *database = fresh;
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

fn open(path: &Path) -> Result<StateFile, Cause> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let database = match database_in(private_file(path)?) {
        Err(cause) if cause.no_state_file && unborn(path)? => {
            private_file(path)?.set_len(0)?;
            database_in(private_file(path)?)?
        }
        opened => opened?,
    };
    // What a crash in the middle of `erase` left behind; the rows were erased before it was begun.
    match fs::remove_file(beside(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    Ok(StateFile { path: path.to_owned(), database: Mutex::new(database) })
}

fn database_in(file: File) -> Result<Database, Cause> {
    let mut settings = Database::builder();
    settings.set_cache_size(CACHE_BYTES).set_check_integrity_on_open(true);
    let database = settings.create_with_backend(FileBackend::new(file)?)?;
    let writing = database.begin_write()?;
    writing.open_table(CONVERSATIONS)?;
    writing.open_table(LOG)?;
    writing.commit()?;
    Ok(database)
}

fn rewritten(old: &Database, path: &Path) -> Result<Database, Cause> {
    let fresh = database_in(private_file(path)?)?;
    let reading = old.begin_read()?;
    let writing = fresh.begin_write()?;
    let mut conversations = writing.open_table(CONVERSATIONS)?;
    for row in reading.open_table(CONVERSATIONS)?.iter()? {
        let (who, document) = row?;
        conversations.insert(who.value(), document.value())?;
    }
    drop(conversations);
    let mut log = writing.open_table(LOG)?;
    for row in reading.open_table(LOG)?.iter()? {
        let (place, document) = row?;
        log.insert(place.value(), document.value())?;
    }
    drop(log);
    writing.commit()?;
    Ok(fresh)
}

/// Whether a process was killed while it made the file: the store writes its mark last, over zeros.
fn unborn(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(MARK_BYTES).read_to_end(&mut start)?;
    Ok(start.iter().all(|byte| *byte == 0))
}

/// The least key that is after every entry of this athlete.
fn after(who: &AthleteKey) -> String {
    format!("{}\0", who.0)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    name.into()
}

fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests;
