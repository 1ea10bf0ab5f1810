//! What was done, told in free words.

mod cardio;
mod session;
mod sets;
mod weight;

pub(in crate::conversation) use cardio::cardio;
pub(in crate::conversation) use session::session;
pub(in crate::conversation) use sets::sets;
pub(in crate::conversation) use weight::weight;
