//! What was done: sets, endurance work, whole sessions, body weight.

pub(super) mod cardio;
mod effort;
mod figures;
pub(super) mod region;
pub(super) mod session;
pub(super) mod sets;
pub(super) mod weight;
