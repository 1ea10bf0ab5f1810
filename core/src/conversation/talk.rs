//! What is remembered of the talk itself: small, written every turn, and gone some weeks after the last one.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::awaiting::Awaiting;
use super::{EventKey, Job, MessageRef, Owed, ReplyTo, Slot, Ticket};
use crate::card::Choice;

/// How many event keys are kept to know a repeated delivery.
const KEYS_KEPT: usize = 64;

/// Everything between two events that is not about the athlete.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Talk {
    pub(super) revision: u64,
    pub(super) turns: u64,
    pub(super) seen: VecDeque<EventKey>,
    pub(super) outbox: Vec<Owed>,
    pub(super) awaiting: Option<Awaiting>,
    pub(super) choices: Vec<Choice>,
    /// Jobs that were begun and whose answers count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) waiting: Vec<Waiting>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) waking: BTreeMap<Ticket, Waking>,
    /// Until then the outbox belongs to whoever committed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lease: Option<DateTime<Utc>>,
    /// How often the outbox was taken over from somebody who did not empty it.
    #[serde(default)]
    pub(super) takeovers: u8,
    /// The time zone that the platform named last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) zone: Option<Tz>,
    /// The revision with which the dossier changed last.
    #[serde(default)]
    pub(super) plan_at: u64,
    /// The revision of the dossier that is known to be put away by itself.
    #[serde(default)]
    pub(super) shelved_at: u64,
    /// Something was confirmed that no write holds yet. Never stored.
    #[serde(skip)]
    pub(super) unsaved: bool,
    /// An earlier talk with this athlete is gone, and nothing was said since.
    #[serde(default)]
    pub(super) returning: bool,
}

/// A job that was begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its name.
    pub ticket: Ticket,
    /// What is being done.
    pub job: Job,
    /// The card that stands in for the answer, to be replaced by it.
    pub slot: Option<Slot>,
    /// The message that shows that card.
    pub shown: Option<MessageRef>,
}

/// A time at which the conversation wants to be woken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waking {
    /// When.
    pub at: DateTime<Utc>,
    /// Where the answer to it goes.
    pub reply_to: ReplyTo,
}

impl Talk {
    /// Notes that an event was taken in.
    pub(super) fn saw(&mut self, key: EventKey) {
        self.turns += 1;
        self.seen.push_back(key);
        while self.seen.len() > KEYS_KEPT {
            self.seen.pop_front();
        }
    }

    /// What was said, without a trace of the writing.
    pub(super) fn said(&self) -> Self {
        Self { revision: 0, lease: None, takeovers: 0, plan_at: 0, shelved_at: 0, unsaved: false, ..self.clone() }
    }

    /// The turn that took an event in, where it is still known.
    pub(super) fn turn_of(&self, key: &EventKey) -> Option<u64> {
        let place = self.seen.iter().rev().position(|seen| seen == key)?;
        self.turns.checked_sub(place as u64)
    }

    /// Begins a job. An older one of the same kind no longer counts, and if nobody did it yet, nobody needs to.
    pub(super) fn begin(&mut self, waiting: Waiting) {
        let job = waiting.job;
        self.waiting.retain(|older| older.job != job);
        self.outbox.retain(|owed| !matches!(owed.effect, super::Effect::Run { job: older, .. } if older == job));
        self.waiting.push(waiting);
    }

    /// Takes a job that still counts off the list.
    pub(super) fn ended(&mut self, ticket: &Ticket) -> Option<Waiting> {
        let place = self.waiting.iter().position(|waiting| waiting.ticket == *ticket)?;
        Some(self.waiting.remove(place))
    }

    /// Whether this job was begun and its answer still counts.
    pub(super) fn waits_for(&self, ticket: &Ticket) -> bool {
        self.waiting.iter().any(|waiting| waiting.ticket == *ticket)
    }

    /// Takes every job off the list, and gives back the newest. What nobody did yet, nobody needs to.
    pub(super) fn stopped(&mut self) -> Option<Waiting> {
        self.outbox.retain(|owed| !matches!(owed.effect, super::Effect::Run { .. }));
        self.waiting.drain(..).next_back()
    }

    /// Takes a wake off the list whose time has come.
    pub(super) fn woke(&mut self, ticket: &Ticket, now: DateTime<Utc>) -> Option<Waking> {
        self.waking.get(ticket).filter(|waking| waking.at <= now)?;
        self.waking.remove(ticket)
    }
}
