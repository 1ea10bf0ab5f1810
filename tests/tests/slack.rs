//! The coach in Slack.

mod cards;
