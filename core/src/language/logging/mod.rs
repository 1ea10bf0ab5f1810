//! What was done: sets, endurance work, whole sessions, body weight.

mod bare;
pub(super) mod cardio;
pub(super) mod dates;
mod effort;
mod figures;
pub(super) mod region;
pub(super) mod session;
pub(super) mod sets;
pub(super) mod weight;
