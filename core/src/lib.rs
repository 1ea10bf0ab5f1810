//! The planning library of Fettle: athletes, training, safety, language and the conversation itself.
//!
//! Everything here is a function of its arguments. The library opens no file and no socket, reads no clock and draws no
//! random number: time, chance and settings arrive as arguments, so that every turn can be replayed byte for byte.

pub mod athlete;
pub mod card;
pub mod check;
pub mod conversation;
pub mod fitness;
pub mod knowledge;
pub mod language;
pub mod memory;
pub mod nutrition;
pub mod safety;
mod search;
pub mod surface;
pub mod topics;
mod words;

pub use knowledge::Knowledge;
