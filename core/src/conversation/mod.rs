//! The conversation without any input or output of its own: a state and an event make the next state and effects.

mod turn;

pub use turn::{Effect, Event, EventKey, Inbound, ReplyTo, Slot, Utterance};

/// X
#[derive(Clone, Debug, Default)]
pub struct Conversation {}
