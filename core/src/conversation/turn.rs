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
    /// Whether the athlete can be reached there later, when nothing was said.
    pub reachable: bool,
    /// What happened.
    pub event: Event,
}

/// The id of an event, unique for one athlete.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventKey(pub String);

/// Where an answer goes, in the words of the adapter that asked. Opaque here. It must stay good: a reminder that is set today
/// answers to it weeks later.
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
    /// The late half of [`Effect::Run`].
    JobDone {
        /// Which job.
        ticket: Ticket,
        /// What came of it.
        outcome: Result<Answer, JobFault>,
    },
    /// The late half of [`Effect::Wake`].
    Woke(Ticket),
    /// The athlete wants nothing more of the work that is under way.
    Stopped,
}

/// Names something that was begun and ends later. Unique within the conversation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ticket(pub String);

/// Work that takes longer than an acknowledgement may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Gathers everything stored of this athlete and hands it over as a document.
    Export,
}

/// What a job came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The document is with the athlete.
    HandedOver {
        /// Log entries in it.
        entries: usize,
    },
}

/// Why a job came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobFault {
    /// It ran out of time.
    TooLate,
    /// What it needed could not be reached, or refused.
    Failed,
    /// There is no budget left for it; it was not begun.
    Spent,
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
    /// Begins work whose answer comes back as [`Event::JobDone`]. Of two jobs of one kind the newer one counts.
    Run {
        /// Its name.
        ticket: Ticket,
        /// What is to be done.
        job: Job,
    },
    /// Comes back as [`Event::Woke`] at that time, once. The same ticket again moves it.
    Wake {
        /// Its name.
        ticket: Ticket,
        /// When.
        at: DateTime<Utc>,
    },
    /// Takes a wake back.
    LetSleep(Ticket),
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
    /// The message that a card takes the place of.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replaces: Option<MessageRef>,
}

/// A message as its platform names it, for whoever edits it later. Opaque here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageRef(pub String);

/// An effect that was performed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The id of what was owed.
    pub id: String,
    /// The message that shows it, where it was a card and the platform names messages.
    pub shown: Option<MessageRef>,
}

impl Done {
    /// Performed, with no message to remember.
    pub fn of(owed: &Owed) -> Self {
        Self { id: owed.id.clone(), shown: None }
    }
}

/// What one event made of a conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The state to commit.
    pub next: Conversation,
    /// What to perform once that is committed. They stand in the outbox of `next` until confirmed.
    pub effects: Vec<Owed>,
}
