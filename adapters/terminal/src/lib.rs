//! The coach in a terminal: what was typed comes in, cards go out.
//!
//! Between two terminals there is line editing with a history; with a pipe on either side it is a line in, a reply out.

mod ears;
mod hints;
mod inbound;
pub mod limits;
mod messenger;
mod render;

pub use inbound::{Expecting, Heard, read};
pub use messenger::{Form, Lines, Terminal};
pub use render::{Buttons, json_line, render};
