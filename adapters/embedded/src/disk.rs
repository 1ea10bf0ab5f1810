//! The file on the disk: how it is made, opened and rewritten.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use redb::backends::FileBackend;
use redb::{Database, Key, ReadTransaction, ReadableDatabase, ReadableTable, TableDefinition, Value, WriteTransaction};

use crate::fault::Cause;

/// A talk by its athlete, behind its mark; in files from before without one, in files of version 1 the whole conversation.
pub(crate) const TALKS: TableDefinition<&str, &[u8]> = TableDefinition::new("conversations");

/// A profile with its plans, by its athlete.
pub(crate) const PLANS: TableDefinition<&str, &[u8]> = TableDefinition::new("plans");

/// A log entry by its athlete and id.
pub(crate) const LOG: TableDefinition<(&str, &str), &[u8]> = TableDefinition::new("log");

/// When the first turn was on the day of an athlete's last one, in seconds since 1970, and [`NEVER`]. Where there is no talk, or one
/// without a mark of its own: when the last turn was, and when the conversation is due ([`NEVER`]: not at all).
pub(crate) const MARKS: TableDefinition<&str, (i64, i64)> = TableDefinition::new("marks");

/// Conversations that are due, the longest waiting first.
pub(crate) const DUE: TableDefinition<(i64, &str), ()> = TableDefinition::new("due");

/// By its athlete or tenant and its time: what a purse has spent, when it ends, and the ids of the last spendings.
pub(crate) const PURSES: TableDefinition<(&str, &str), (u64, i64, Vec<&str>)> = TableDefinition::new("purses");

/// A conversation with this mark is not due.
pub(crate) const NEVER: i64 = i64::MAX;

/// Memory the store may use for pages. The system keeps what was read as well, so that twice as much makes no turn faster.
const CACHE_BYTES: usize = 8 * 1024 * 1024;

/// Length of the mark a redb file begins with (redb `docs/design.md`, "Magic number").
pub(crate) const MARK_BYTES: u64 = 9;

/// Opens the file, or makes it together with its folder, for the owner alone.
pub(crate) fn open_database(path: &Path) -> Result<Database, Cause> {
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
    Ok(database)
}

fn database_in(file: File) -> Result<Database, Cause> {
    let mut settings = Database::builder();
    settings.set_cache_size(CACHE_BYTES).set_check_integrity_on_open(true);
    let database = settings.create_with_backend(FileBackend::new(file)?)?;
    let writing = database.begin_write()?;
    writing.open_table(TALKS)?;
    writing.open_table(PLANS)?;
    writing.open_table(LOG)?;
    writing.open_table(MARKS)?;
    writing.open_table(DUE)?;
    writing.open_table(PURSES)?;
    writing.commit()?;
    Ok(database)
}

/// Copies every row into a new file and puts that in the place of the old one.
pub(crate) fn rewritten(old: &Database, path: &Path) -> Result<Database, Cause> {
    let fresh = database_in(private_file(&beside(path))?)?;
    let reading = old.begin_read()?;
    let writing = fresh.begin_write()?;
    copy(&reading, &writing, TALKS)?;
    copy(&reading, &writing, PLANS)?;
    copy(&reading, &writing, LOG)?;
    copy(&reading, &writing, MARKS)?;
    copy(&reading, &writing, DUE)?;
    copy(&reading, &writing, PURSES)?;
    writing.commit()?;
    fs::rename(beside(path), path)?;
    Ok(fresh)
}

fn copy<K: Key + 'static, V: Value + 'static>(
    from: &ReadTransaction,
    to: &WriteTransaction,
    table: TableDefinition<K, V>,
) -> Result<(), Cause> {
    let mut copied = to.open_table(table)?;
    for row in from.open_table(table)?.iter()? {
        let (key, value) = row?;
        copied.insert(key.value(), value.value())?;
    }
    Ok(())
}

/// Whether a process was killed while it made the file: the store writes its mark last, over zeros.
fn unborn(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(MARK_BYTES).read_to_end(&mut start)?;
    Ok(start.iter().all(|byte| *byte == 0))
}

/// Where a new file stands until it takes the place of the old one.
pub(crate) fn beside(path: &Path) -> PathBuf {
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
