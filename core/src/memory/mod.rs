//! The port to whatever remembers athletes. One contract suite holds every implementation to these words.

mod purse;

use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::conversation::Conversation;
use crate::fitness::LogEntry;

pub use crate::conversation::document;
pub use purse::{Purse, Spending};

/// How long a talk is remembered after its last turn.
pub const TALK_LIVES: TimeDelta = TimeDelta::days(30);

/// How long the profile, the plans and the log are remembered after the last turn.
pub const PLAN_LIVES: TimeDelta = TimeDelta::days(400);

/// Tells a memory what time it is.
pub type Now = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Who a memory belongs to: platform, tenant and person in one key, `platform/tenant/person`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AthleteKey(pub String);

impl AthleteKey {
    /// A person on a platform. Neither the platform's nor the tenant's name may hold a slash.
    pub fn new(platform: &str, tenant: &str, person: &str) -> Self {
        Self(format!("{platform}/{tenant}/{person}"))
    }

    /// The platform.
    pub fn platform(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The workspace, guild or machine, together with its platform.
    pub fn tenant(&self) -> &str {
        let end = self.0.match_indices('/').nth(1).map_or(self.0.len(), |(end, _)| end);
        &self.0[..end]
    }
}

/// What came of a conditional write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commit {
    /// Written.
    Done,
    /// Somebody else wrote first: read again and step again.
    Lost,
}

/// An athlete to whom something is owed, or who wants to be woken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Who.
    pub who: AthleteKey,
    /// Since when, to the second.
    pub since: DateTime<Utc>,
}

/// Why a memory could not answer. Meant for the operator.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{doing}: {cause}")]
pub struct MemoryFault {
    /// What was being done.
    pub doing: &'static str,
    /// The store's own words.
    pub cause: String,
    /// Whether the same call may succeed later. A write that failed like this may have happened all the same.
    pub again: bool,
}

/// Keeps conversations, training logs and budgets.
///
/// A talk is gone [`TALK_LIVES`] after its last turn, the rest [`PLAN_LIVES`] after it, to the second, whatever the store still
/// holds. A profile outlives its talk: what is loaded then is a conversation that has just begun, with that profile.
pub trait Memory: Send + Sync {
    /// The conversation as last committed.
    fn load(&self, who: &AthleteKey) -> impl Future<Output = Result<Option<Conversation>, MemoryFault>> + Send;

    /// Writes the conversation, if what is stored still has the revision `expected` (0: no talk is stored).
    /// The talk and the plans are written together or not at all.
    fn commit(
        &self,
        who: &AthleteKey,
        expected: u64,
        next: &Conversation,
    ) -> impl Future<Output = Result<Commit, MemoryFault>> + Send;

    /// Athletes whose conversation was due by then ([`Conversation::due`]), the longest waiting first, and at most so many.
    /// It may be a moment behind the last commits.
    fn due(&self, by: DateTime<Utc>, most: usize) -> impl Future<Output = Result<Vec<Due>, MemoryFault>> + Send;

    /// Appends to the training log. An entry whose id is there already changes nothing.
    fn record(&self, who: &AthleteKey, entry: &LogEntry) -> impl Future<Output = Result<(), MemoryFault>> + Send;

    /// Takes entries back out of the training log, for good: one that is written late, by somebody who did not hear of it, stays
    /// away too.
    fn strike(&self, who: &AthleteKey, ids: &[String]) -> impl Future<Output = Result<(), MemoryFault>> + Send;

    /// The whole training log in the order of dates.
    fn log(&self, who: &AthleteKey) -> impl Future<Output = Result<Vec<LogEntry>, MemoryFault>> + Send;

    /// Takes something out of a purse, all of it or nothing. The same spending twice is spent once.
    fn spend(&self, purse: &Purse, spending: &Spending) -> impl Future<Output = Result<bool, MemoryFault>> + Send;

    /// Erases everything of this athlete.
    fn forget(&self, who: &AthleteKey) -> impl Future<Output = Result<(), MemoryFault>> + Send;

    /// Erases everything of every athlete of a workspace or guild, named as by [`AthleteKey::tenant`].
    fn forget_all_of(&self, tenant: &str) -> impl Future<Output = Result<(), MemoryFault>> + Send;

    /// Whether the store answers.
    fn ping(&self) -> impl Future<Output = Result<(), MemoryFault>> + Send;
}
