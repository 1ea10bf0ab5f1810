//! What to eat: targets first.

pub mod targets;
