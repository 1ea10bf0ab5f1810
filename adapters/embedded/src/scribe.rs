//! The one who writes: a thread that takes what is to be written and puts all of it that has come together into one
//! transaction, so that a wait for the disk serves many turns.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use fettle_core::memory::MemoryFault;
use redb::Database;
use tokio::sync::oneshot;

use crate::fault::Cause;
use crate::rows::Tables;

/// Most deeds in one transaction.
const TOGETHER: usize = 256;

/// After a transaction of so many deeds, the next one waits for more.
const BUSY: usize = 3;

/// How long it waits.
const GATHERING: Duration = Duration::from_millis(4);

/// The file; another one takes its place when it is rewritten.
pub(crate) type Shelf = Arc<RwLock<Arc<Database>>>;

/// Tells whoever waits for a deed what came of it, once it is on the disk or known not to be.
type Tell = Box<dyn FnOnce(Result<(), &Cause>) + Send>;

/// Rows to be written. One that fails has written nothing, and spoils nothing for the others.
type Rows = Box<dyn FnOnce(&mut Tables<'_>) -> Tell + Send>;

enum Deed {
    /// Something written beside others.
    Rows(Rows),
    /// Something that needs the whole file.
    Whole(Box<dyn FnOnce(&Shelf) + Send>),
}

/// Hands deeds to the thread.
pub(crate) struct Scribe {
    deeds: Option<Sender<Deed>>,
    thread: Option<JoinHandle<()>>,
}

impl Scribe {
    pub(crate) fn of(shelf: Shelf) -> Result<Self, Cause> {
        let (deeds, todo) = channel();
        let thread = thread::Builder::new().name("state-file".to_owned()).spawn(move || write_all(&shelf, &todo))?;
        Ok(Self { deeds: Some(deeds), thread: Some(thread) })
    }

    /// Writes something, and gives back what came of it when it is on the disk.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        doing: &'static str,
        deed: impl FnOnce(&mut Tables<'_>) -> Result<T, Cause> + Send + 'static,
    ) -> Result<T, MemoryFault> {
        let (tell, told) = oneshot::channel();
        self.hand_over(Deed::Rows(Box::new(move |tables| {
            let done = deed(tables);
            Box::new(move |committed| {
                // When nobody waits any more, it is on the disk all the same.
                tell.send(committed.map_err(Cause::clone).and(done)).ok();
            })
        })));
        told.await.unwrap_or_else(|_| Err(Cause::stopped())).map_err(|cause| cause.while_doing(doing))
    }

    /// Does something to the whole file.
    pub(crate) async fn with_whole<T: Send + 'static>(
        &self,
        doing: &'static str,
        deed: impl FnOnce(&Shelf) -> Result<T, Cause> + Send + 'static,
    ) -> Result<T, MemoryFault> {
        let (tell, told) = oneshot::channel();
        self.hand_over(Deed::Whole(Box::new(move |shelf| {
            tell.send(deed(shelf)).ok();
        })));
        told.await.unwrap_or_else(|_| Err(Cause::stopped())).map_err(|cause| cause.while_doing(doing))
    }

    fn hand_over(&self, deed: Deed) {
        if let Some(deeds) = &self.deeds {
            // A thread that is gone drops the deed, and whoever waits for it is told.
            deeds.send(deed).ok();
        }
    }
}

impl Drop for Scribe {
    /// What was handed over is written, and the file is closed.
    fn drop(&mut self) {
        self.deeds.take();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// While much comes, the next transaction waits a moment for more: each costs the disk and the core the same, however much is
/// in it. Where one deed comes after the other, nothing waits.
fn write_all(shelf: &Shelf, todo: &Receiver<Deed>) {
    let mut is_busy = false;
    while let Ok(first) = todo.recv() {
        if is_busy {
            thread::sleep(GATHERING);
        }
        let mut rows = Vec::new();
        let mut whole = None;
        for deed in std::iter::once(first).chain(todo.try_iter()) {
            match deed {
                Deed::Rows(deed) => rows.push(deed),
                Deed::Whole(deed) => whole = Some(deed),
            }
            if whole.is_some() || rows.len() == TOGETHER {
                break;
            }
        }
        is_busy = rows.len() >= BUSY;
        if !rows.is_empty() {
            write_together(&database(shelf), rows);
        }
        if let Some(deed) = whole {
            deed(shelf);
        }
    }
}

/// One transaction for all of them.
fn write_together(database: &Database, rows: Vec<Rows>) {
    let mut waiting = Vec::new();
    let written = write_rows(database, rows, &mut waiting);
    for tell in waiting {
        tell(written.as_ref().copied());
    }
}

fn write_rows(database: &Database, rows: Vec<Rows>, waiting: &mut Vec<Tell>) -> Result<(), Cause> {
    let writing = database.begin_write()?;
    let mut tables = Tables::of(&writing)?;
    waiting.extend(rows.into_iter().map(|deed| deed(&mut tables)));
    drop(tables);
    Ok(writing.commit()?)
}

/// The file as it stands now.
pub(crate) fn database(shelf: &Shelf) -> Arc<Database> {
    // A poisoned lock is harmless: what a panic left half done was no committed transaction.
    Arc::clone(&shelf.read().unwrap_or_else(PoisonError::into_inner))
}

/// Puts another file in the place of this one.
pub(crate) fn replace(shelf: &Shelf, database: Database) {
    *shelf.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(database);
}
