//! What the tests share: dialogs as Markdown and their stage, and the scoring of a corpus.
#![allow(clippy::panic, reason = "a test fails by panicking")]

pub mod corpus;
pub mod dialog;
pub mod stage;
