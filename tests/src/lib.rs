//! What the tests share: dialogs as Markdown and their stage, pretend parts of the world with state, the scoring of a corpus.
#![allow(clippy::panic, reason = "a test fails by panicking")]

pub mod corpus;
pub mod dialog;
mod shelf;
pub mod stage;

pub use shelf::{PretendMemory, PretendShelf, Shelf};
