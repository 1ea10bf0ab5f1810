//! What the tests share: dialogs as Markdown and their stage, pretend parts of the world with state, the scoring of a corpus.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

pub mod chance;
pub mod checker;
pub mod clinic;
pub mod corpus;
pub mod costs;
pub mod crash;
pub mod dialog;
pub mod eaters;
pub mod engines;
pub mod junk;
pub mod learner;
pub mod menu;
pub mod overheard;
pub mod people;
pub mod plate_checker;
pub mod season;
pub mod second_reading;
mod shelf;
pub mod siege;
pub mod slack;
pub mod stage;
pub mod storm;
pub mod talk;
pub mod tally;
pub mod timing;

pub use shelf::{HandClock, PretendMemory, PretendShelf, Shelf};

/// Waits for something on this thread.
///
/// # Panics
/// When this machine gives no runtime.
pub fn wait<T>(something: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap_or_else(|error| panic!("no runtime: {error}")).block_on(something)
}
