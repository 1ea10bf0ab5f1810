//! The coach in Slack.

mod attacks;
mod cards;
mod dialogs;
mod manners;
mod stage;
