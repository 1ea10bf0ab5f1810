//! The coach for platforms: every event to the worker, and nothing lost when we leave.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use fettle_core::card::{Card, Tone};
use fettle_core::conversation::{Conversation, Inbound};
use fettle_core::memory::{AthleteKey, Memory};
use fettle_core::surface::{Coach, Refusal, Reply, Shown};
use tokio::time::{sleep, timeout};

use crate::bug::guarded_while;
use crate::fault::Fault;
use crate::wiring::StateFile;
use crate::wiring::slack::Post;
use crate::worker::{Worker, sorry};

/// Turns that may be in the making at once; beyond that a platform is told to come again.
const AT_ONCE: usize = 512;

/// The coach behind the platforms.
pub(crate) struct Station {
    worker: Worker<StateFile, Post>,
    hearing: AtomicUsize,
    finishing: Arc<AtomicUsize>,
}

/// One more of something, until it is dropped.
struct OneMore<'a>(&'a AtomicUsize);

impl<'a> OneMore<'a> {
    fn of(count: &'a AtomicUsize) -> (Self, usize) {
        let before = count.fetch_add(1, Ordering::SeqCst);
        (Self(count), before)
    }
}

impl Drop for OneMore<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Coach for Station {
    async fn hear(&self, who: &AthleteKey, inbound: Inbound) -> Result<Reply, Refusal> {
        let (_one_more, before) = OneMore::of(&self.hearing);
        if before >= AT_ONCE {
            return Err(Refusal::Busy);
        }
        match guarded_while(self.worker.take(who, inbound)).await {
            Ok(Ok(reply)) => Ok(reply),
            Ok(Err(fault)) => Err(failed(&fault)),
            Err(bug) => Err(Refusal::Failed(Box::new(sorry(bug)))),
        }
    }

    async fn finish(&self, reply: Reply, shown: Vec<Shown>) {
        let (_one_more, _) = OneMore::of(&self.finishing);
        if let Ok(Err(fault)) = guarded_while(self.worker.perform(reply, shown)).await {
            tracing::warn!(again = fault.again, "still owed: {}", fault.words);
        }
    }
}

impl Station {
    pub(crate) fn new(worker: Worker<StateFile, Post>) -> Self {
        Self { worker, hearing: AtomicUsize::new(0), finishing: Arc::default() }
    }

    pub(crate) async fn conversation(&self, who: &AthleteKey) -> Result<Conversation, Refusal> {
        self.worker.conversation(who).await.map_err(|fault| failed(&fault))
    }

    pub(crate) async fn forget_all_of(&self, tenant: &str) -> Result<(), Refusal> {
        self.worker.memory().forget_all_of(tenant).await.map_err(|fault| failed(&fault.into()))
    }

    /// Whether the memory answers.
    pub(crate) async fn is_well(&self) -> bool {
        self.worker.memory().ping().await.is_ok()
    }

    /// Performs what is late, and confirms what has to be confirmed by then.
    pub(crate) async fn look_after(&self, by: DateTime<Utc>) {
        if let Err(fault) = self.worker.sweep().await {
            tracing::error!(again = fault.again, "{}", fault.words);
        }
        self.worker.confirm_late(by).await;
    }

    /// Waits for what was begun, and confirms all of it.
    pub(crate) async fn finish_all(&self, patience: Duration) {
        let finished = async {
            while self.finishing.load(Ordering::SeqCst) > 0 {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(patience, finished).await.ok();
        self.worker.confirm_late(DateTime::<Utc>::MAX_UTC).await;
    }
}

fn failed(fault: &Fault) -> Refusal {
    tracing::error!(again = fault.again, "{}", fault.words);
    let card = Card::saying("I could not finish that. What I confirmed before is safe.");
    Refusal::Failed(Box::new(card.toned(Tone::Careful).text("Say it again in a moment.")))
}
