//! The port to whatever remembers athletes. One contract suite holds every implementation to these words.

use crate::conversation::Conversation;
use crate::fitness::LogEntry;

/// Who a memory belongs to: platform, tenant and person in one opaque key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AthleteKey(pub String);

/// What came of a conditional write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commit {
    /// Written.
    Done,
    /// Somebody else wrote first: read again and step again.
    Lost,
}

/// Why a memory could not answer. Meant for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{doing}: {cause}")]
pub struct MemoryFault {
    /// What was being done.
    pub doing: &'static str,
    /// The store's own words.
    pub cause: String,
    /// Whether the same call may succeed later.
    pub again: bool,
}

/// Keeps conversations and training logs.
pub trait Memory {
    /// The conversation as last committed.
    fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault>;

    /// Writes the conversation, if what is stored still has the revision `expected` (0: nothing is stored).
    fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault>;

    /// Appends to the training log. An entry whose id is there already changes nothing.
    fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault>;

    /// Takes entries back out of the training log. Ids that are not there change nothing.
    fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault>;

    /// The whole training log in the order of dates.
    fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault>;

    /// Erases everything of this athlete.
    fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault>;
}
