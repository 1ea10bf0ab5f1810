//! Promises to the athlete, and what must never happen.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking and may show figures"
)]

mod any_text;
mod athletes;
mod corpus;
mod costs;
mod dialogs;
mod edits;
mod facts;
mod food;
mod house;
mod limits;
mod memory_contract;
mod nutrition_targets;
mod planning;
mod progression;
mod rates;
mod season;
mod siege;
mod slack;
mod storm;
mod warning_signs;
mod worker;
