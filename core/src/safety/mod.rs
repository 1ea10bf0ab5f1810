//! What stops or limits coaching. Runs before and after everything else.
