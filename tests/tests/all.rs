//! Promises to the athlete, and what must never happen.

mod any_text;
mod limits;
