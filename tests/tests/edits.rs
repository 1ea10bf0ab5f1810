//! A plan that is changed by talking keeps every promise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod any;
mod promises;
