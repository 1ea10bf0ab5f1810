//! What stops or limits coaching. Runs before and after everything else.

mod red_flags;

pub use red_flags::{RedFlag, answer, red_flag};
