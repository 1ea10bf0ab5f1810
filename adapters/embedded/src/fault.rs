//! The store's errors in the words of the memory port.

use fettle_core::memory::MemoryFault;
use fettle_core::memory::document::Unreadable;
use redb::{DatabaseError, StorageError};

/// What went wrong below, before it is known what was being done.
#[derive(Clone, Debug)]
pub(crate) struct Cause {
    words: String,
    again: bool,
    /// The file is something else.
    pub(crate) no_state_file: bool,
}

impl Cause {
    pub(crate) fn while_doing(self, doing: &'static str) -> MemoryFault {
        MemoryFault { doing, cause: self.words, again: self.again }
    }

    /// The thread that writes is gone.
    pub(crate) fn stopped() -> Self {
        Self::passing("the state file is closed")
    }

    fn lasting(words: impl Into<String>) -> Self {
        Self { words: words.into(), again: false, no_state_file: false }
    }

    fn passing(words: impl Into<String>) -> Self {
        Self { words: words.into(), again: true, no_state_file: false }
    }
}

impl From<redb::Error> for Cause {
    fn from(error: redb::Error) -> Self {
        match error {
            redb::Error::DatabaseAlreadyOpen | redb::Error::LockProtocolMismatch => {
                Self::passing("another Fettle has this file open; leave it there first, or choose another file with --state")
            }
            redb::Error::Io(error) => error.into(),
            redb::Error::Corrupted(_) => Self::lasting("the file is damaged; restore a copy, or begin anew with --state"),
            redb::Error::UpgradeRequired(_) => Self::lasting("the file has a format that this Fettle no longer reads"),
            other => Self::lasting(other.to_string()),
        }
    }
}

impl From<std::io::Error> for Cause {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::passing("the disk is full"),
            ErrorKind::Interrupted | ErrorKind::TimedOut => Self::passing(error.to_string()),
            ErrorKind::InvalidData => Self { no_state_file: true, ..Self::lasting("this is not a Fettle state file") },
            _ => Self::lasting(error.to_string()),
        }
    }
}

impl From<Unreadable> for Cause {
    fn from(unreadable: Unreadable) -> Self {
        Self::lasting(unreadable.to_string())
    }
}

macro_rules! through_the_common_error {
    ($($type:ty)*) => {
        $(impl From<$type> for Cause {
            fn from(error: $type) -> Self {
                redb::Error::from(error).into()
            }
        })*
    };
}

through_the_common_error!(DatabaseError StorageError redb::TransactionError redb::TableError redb::CommitError);
