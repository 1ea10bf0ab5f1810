//! A pretend Slack: what it takes and what it refuses, read from Slack's own pages and not from our adapter.

pub mod rules;
