//! The jobs that this process is at, each with a way to leave it off.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fettle_core::conversation::{Conversation, Ticket};
use fettle_core::memory::AthleteKey;
use tokio::sync::Notify;

type Running = HashMap<(AthleteKey, Ticket), Arc<Notify>>;

/// Jobs by athlete and name.
#[derive(Default)]
pub(super) struct Jobs(Mutex<Running>);

/// A job that is being done, until this is dropped.
pub(super) struct AtWork<'a> {
    jobs: &'a Jobs,
    name: (AthleteKey, Ticket),
    left: Arc<Notify>,
}

impl Jobs {
    /// Notes that somebody here begins a job.
    pub(super) fn begin(&self, who: &AthleteKey, ticket: &Ticket) -> AtWork<'_> {
        let (name, left) = ((who.clone(), ticket.clone()), Arc::new(Notify::new()));
        self.all().insert(name.clone(), Arc::clone(&left));
        AtWork { jobs: self, name, left }
    }

    /// Leaves off every job of an athlete whose answer no longer counts.
    pub(super) fn leave_off(&self, who: &AthleteKey, next: &Conversation) {
        for ((whose, ticket), left) in &*self.all() {
            if whose == who && !next.waits_for(ticket) {
                left.notify_one();
            }
        }
    }

    fn all(&self) -> MutexGuard<'_, Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AtWork<'_> {
    /// Ends when the job is to be left off.
    pub(super) async fn left_off(&self) {
        self.left.notified().await;
    }
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.jobs.all().remove(&self.name);
    }
}
