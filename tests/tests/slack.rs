//! The coach in Slack.

mod agent;
mod attacks;
mod cards;
mod dialogs;
mod grid;
mod manners;
mod safes;
mod socket;
mod stage;
