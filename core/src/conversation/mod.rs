//! The conversation without any input or output of its own: a state and an event make the next state and its effects.

mod awaiting;
pub mod document;
mod dossier;
mod flows;
mod kitchen;
mod onboarding;
mod outbox;
mod page;
mod press;
mod registry;
mod reminder;
mod scene;
mod state;
mod talk;
mod turn;
mod words;

pub use dossier::Dossier;
pub use kitchen::Kitchen;
pub use page::Page;
pub use state::Conversation;
pub use talk::{Waiting, Waking};
pub use turn::{
    Answer, Done, Effect, Event, EventKey, Inbound, Job, JobFault, MessageRef, Owed, ReplyTo, Slot, Ticket, Turn, Utterance,
};
