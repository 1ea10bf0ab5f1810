//! What comes in and what goes out: this page is all the program can do to the world.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::Conversation;
use crate::card::{Card, Choice};
use crate::fitness::LogEntry;

/// Something that happened, on its way to one athlete's conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inbound {
    /// The platform's own id of the event: the same event delivered twice has the same key.
    pub key: EventKey,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The athlete's time zone as the platform knows it.
    pub zone: Option<Tz>,
    /// Where the answer goes.
    pub reply_to: ReplyTo,
    /// What happened.
    pub event: Event,
}

/// The id of an event, unique for one athlete.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventKey(pub String);

/// Where an answer goes, in the words of the adapter that asked. Opaque here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReplyTo(pub String);

/// What can happen to a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// Free text.
    Said(Utterance),
    /// A choice that the conversation offered earlier.
    Pressed(Choice),
}

/// Free text, cleaned and cut at the edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Utterance(String);

impl Utterance {
    /// Longest text that is read, in characters.
    pub const MAX_CHARS: usize = 2_000;

    /// Cleans text: control and direction characters become spaces, runs of white space one space, the rest is cut.
    pub fn new(text: &str) -> Self {
        let mut clean = String::new();
        for word in text.chars().take(4 * Self::MAX_CHARS).map(visible).collect::<String>().split_whitespace() {
            if !clean.is_empty() {
                clean.push(' ');
            }
            clean.push_str(word);
        }
        Self(clean.chars().take(Self::MAX_CHARS).collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn visible(character: char) -> char {
    let direction = matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    if character.is_control() || direction { ' ' } else { character }
}

/// A place in the athlete's view. A slot that was shown before is edited in place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slot(pub String);

/// What the program can do to the world. Plain data: stored, replayed, shown in tests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Shows a card.
    Say {
        /// Where.
        slot: Slot,
        /// What.
        card: Card,
    },
    /// Appends to the training log.
    Record(LogEntry),
    /// Takes entries back out of the training log.
    Strike {
        /// Their ids.
        ids: Vec<String>,
    },
    /// Gathers everything stored of this athlete and shows it.
    Export {
        /// Where.
        slot: Slot,
    },
    /// Erases this athlete everywhere.
    Forget,
}

/// An effect that was committed and not yet confirmed, with the place its answer goes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Owed {
    /// Unique within the conversation.
    pub id: String,
    /// Where the answer goes.
    pub reply_to: ReplyTo,
    /// What is to be done.
    pub effect: Effect,
}

/// What one event made of a conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The state to commit.
    pub next: Conversation,
    /// What to perform once that is committed. They stand in the outbox of `next` until confirmed.
    pub effects: Vec<Owed>,
}
