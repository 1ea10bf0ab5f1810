//! The flows: one use case, one file.

mod allergy;
pub(super) mod amend;
pub(super) mod another_day;
pub(super) mod change;
pub(super) mod data;
pub(super) mod explain;
pub(super) mod extra;
pub(super) mod full_again;
pub(super) mod help;

pub(super) mod later;
pub(super) mod log;
pub(super) mod meals;
pub(super) mod medical;
pub(super) mod pain;
pub(super) mod plan;
pub(super) mod pressure;
pub(super) mod profile;
pub(super) mod progress;
pub(super) mod recount;
pub(super) mod refit;
pub(super) mod reminder;
pub(super) mod review;
pub(super) mod session;
pub(super) mod show;
pub(super) mod talk;
pub(super) mod targets;
pub(super) mod topics;
pub(super) mod travel;
pub(super) mod undo;
pub(super) mod unwell;
pub(super) mod urgent;
