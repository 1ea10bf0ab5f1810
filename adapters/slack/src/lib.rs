//! The coach in Slack: what Slack delivers comes in, cards go out as Block Kit.

pub mod inbound;
pub mod limits;
pub mod render;
pub mod signature;
