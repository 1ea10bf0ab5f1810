//! What an athlete may count on when the plan moves on with the log.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod gym;
mod never;
mod promises;
mod ways_back;
