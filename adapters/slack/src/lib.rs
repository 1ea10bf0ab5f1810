//! The coach in Slack: what Slack delivers comes in, over HTTP or Socket Mode; cards go out as Block Kit.

mod app;
mod hourglass;
pub mod http;
pub mod inbound;
pub mod install;
pub mod limits;
pub mod messenger;
mod overview;
mod people;
mod prompts;
pub mod render;
pub mod signature;
pub mod socket;

pub use app::{Ack, App, Desk};
