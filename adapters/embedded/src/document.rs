//! How a conversation and a log entry are written down. A version once written is read for ever.

use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use serde::{Deserialize, Serialize};

/// The version this build writes.
const VERSION: u32 = 1;

/// What every version begins with.
#[derive(Deserialize)]
struct Header {
    version: u32,
    #[serde(default)]
    revision: u64,
}

#[derive(Serialize)]
struct ConversationOut<'a> {
    version: u32,
    revision: u64,
    conversation: &'a Conversation,
}

#[derive(Deserialize)]
struct ConversationV1 {
    conversation: Conversation,
}

#[derive(Serialize)]
struct EntryOut<'a> {
    version: u32,
    entry: &'a LogEntry,
}

#[derive(Deserialize)]
struct EntryV1 {
    entry: LogEntry,
}

/// Why a stored document can't be read.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// It is no document of ours.
    Broken(serde_json::Error),
    /// A later build wrote it.
    Newer(u32),
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            // Only the place: the reader's full words may quote what the athlete said.
            Self::Broken(error) => {
                write!(out, "a stored document is damaged at line {}, column {}", error.line(), error.column())
            }
            Self::Newer(version) => {
                write!(out, "it was written by a newer Fettle (format {version}, this one reads up to {VERSION}); please update")
            }
        }
    }
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error)
    }
}

pub(crate) fn write_conversation(conversation: &Conversation) -> Result<Vec<u8>, Unreadable> {
    let revision = conversation.revision();
    Ok(serde_json::to_vec(&ConversationOut { version: VERSION, revision, conversation })?)
}

pub(crate) fn read_conversation(bytes: &[u8]) -> Result<Conversation, Unreadable> {
    match header(bytes)?.version {
        1 => Ok(serde_json::from_slice::<ConversationV1>(bytes)?.conversation),
        newer => Err(Unreadable::Newer(newer)),
    }
}

pub(crate) fn read_revision(bytes: &[u8]) -> Result<u64, Unreadable> {
    Ok(header(bytes)?.revision)
}

pub(crate) fn write_entry(entry: &LogEntry) -> Result<Vec<u8>, Unreadable> {
    Ok(serde_json::to_vec(&EntryOut { version: VERSION, entry })?)
}

pub(crate) fn read_entry(bytes: &[u8]) -> Result<LogEntry, Unreadable> {
    match header(bytes)?.version {
        1 => Ok(serde_json::from_slice::<EntryV1>(bytes)?.entry),
        newer => Err(Unreadable::Newer(newer)),
    }
}

fn header(bytes: &[u8]) -> Result<Header, Unreadable> {
    let header: Header = serde_json::from_slice(bytes)?;
    if (1..=VERSION).contains(&header.version) { Ok(header) } else { Err(Unreadable::Newer(header.version)) }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, read_conversation, read_entry, read_revision, write_conversation, write_entry};

    #[test]
    fn every_version_ever_written_is_read() {
        let conversation = include_bytes!("../fixtures/conversation.v1.json");
        let entry = include_bytes!("../fixtures/entry.v1.json");
        let read = read_conversation(conversation).unwrap();
        assert_eq!(read.revision(), read_revision(conversation).unwrap());
        assert_eq!(read_conversation(&write_conversation(&read).unwrap()).unwrap(), read);
        let read = read_entry(entry).unwrap();
        assert_eq!(read_entry(&write_entry(&read).unwrap()).unwrap(), read);
    }

    #[test]
    fn a_later_version_asks_for_an_update() {
        let later = br#"{"version": 2, "revision": 7, "conversation": {"unheard": "of"}}"#;
        let unreadable = read_conversation(later).unwrap_err();
        assert!(matches!(unreadable, Unreadable::Newer(2)));
        assert!(unreadable.to_string().contains("please update"));
    }

    #[test]
    fn damage_is_told_without_the_words() {
        let damaged = br#"{"version": 1, "entry": {"id": "my secret", "date": "my secret"}}"#;
        let unreadable = read_entry(damaged).unwrap_err();
        assert!(!unreadable.to_string().contains("secret"), "{unreadable}");
    }
}
