//! The conversation without any input or output of its own: a state and an event make the next state and its effects.

mod awaiting;
mod dossier;
mod flows;
mod kitchen;
mod onboarding;
mod registry;
mod scene;
mod state;
mod turn;
mod words;

pub use dossier::Dossier;
pub use kitchen::Kitchen;
pub use state::Conversation;
pub use turn::{Effect, Event, EventKey, Inbound, Owed, ReplyTo, Slot, Turn, Utterance};
