//! The coach as platforms meet it: the worker behind its limits.

use std::sync::Arc;

use fettle_core::card::{Card, Tone};
use fettle_core::conversation::Inbound;
use fettle_core::memory::{AthleteKey, Memory, Now};
use fettle_core::surface::{Coach, Messenger, Refusal, Reply, Shown};
use tokio::sync::Semaphore;
use tracing::Instrument;

use super::figures::Figures;
use super::limits::{Admission, Limits};
use crate::fault::Fault;
use crate::worker::Worker;

/// The worker behind its limits.
pub struct Front<M, P> {
    worker: Worker<M, P>,
    limits: Limits,
    room: Semaphore,
    figures: Arc<Figures>,
    now: Now,
}

impl<M: Memory + 'static, P: Messenger> Front<M, P> {
    /// At most so many turns at once.
    pub fn new(worker: Worker<M, P>, limits: Limits, at_once: usize, figures: Arc<Figures>, now: Now) -> Self {
        Self { worker, limits, room: Semaphore::new(at_once), figures, now }
    }

    /// The worker.
    pub fn worker(&self) -> &Worker<M, P> {
        &self.worker
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The figures.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    async fn admit(&self, who: &AthleteKey, inbound: Inbound) -> Result<Reply, Refusal> {
        let Ok(_room) = self.room.try_acquire() else { return Err(Refusal::Busy) };
        if let Admission::TooMuch(card) = self.limits.admit(who) {
            return Err(Refusal::TooMuch(card));
        }
        self.worker.take(who, inbound).await.map_err(|fault| failed(&fault))
    }
}

impl<M: Memory + 'static, P: Messenger> Coach for Front<M, P> {
    async fn hear(&self, who: &AthleteKey, inbound: Inbound) -> Result<Reply, Refusal> {
        let began = (self.now)();
        let span = tracing::info_span!("turn", event = %inbound.key.0);
        let heard = self.admit(who, inbound).instrument(span).await;
        let seconds = ((self.now)() - began).as_seconds_f64();
        self.figures.turn(outcome(&heard), seconds);
        if let Ok(reply) = &heard {
            self.figures.owes(reply.owed.len());
        }
        heard
    }

    async fn finish(&self, reply: Reply, shown: Vec<Shown>) {
        let span = tracing::info_span!("finish", owed = reply.owed.first().map(|owed| owed.id.as_str()));
        self.figures.begin();
        let performed = self.worker.perform(reply, shown).instrument(span).await;
        self.figures.end();
        if let Err(fault) = performed {
            tracing::warn!(again = fault.again, "stays owed: {}", fault.words);
        }
    }
}

fn outcome(heard: &Result<Reply, Refusal>) -> &'static str {
    match heard {
        Ok(_) => "taken",
        Err(Refusal::Busy) => "busy",
        Err(Refusal::TooMuch(_)) => "too_much",
        Err(Refusal::Failed(_)) => "failed",
    }
}

/// What a platform is told of a fault; the log is told more.
pub(crate) fn failed(fault: &Fault) -> Refusal {
    tracing::error!(again = fault.again, "a turn failed: {}", fault.words);
    let card = Card::saying("I could not take that in just now. Nothing you told me before is lost.").toned(Tone::Careful);
    Refusal::Failed(Box::new(card.text("Please say it again in a moment.")))
}
