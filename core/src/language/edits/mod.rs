//! Changes to a plan: another exercise, less time, another day, easier or harder.

pub(super) mod difficulty;
pub(super) mod move_day;
pub(super) mod once;
mod roles;
pub(super) mod shorten;
pub(super) mod skip_day;
pub(super) mod swap;
pub(super) mod travel;
