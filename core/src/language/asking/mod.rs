//! What is asked for: plans, explanations, progress, meals, reminders.

pub(super) mod create;
pub(super) mod explain;
pub(super) mod progress;
pub(super) mod question;
pub(super) mod reminder;
pub(super) mod show;
