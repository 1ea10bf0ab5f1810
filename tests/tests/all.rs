//! Promises to the athlete, and what must never happen.

mod limits;
