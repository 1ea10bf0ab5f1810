//! Memory in one DynamoDB table.
//!
//! | item | `pk` / `sk` | lives |
//! |---|---|---|
//! | the talk, and the plan while something is owed | `ATHLETE#who` / `CONVERSATION` | 30 days |
//! | the profile and the plans | same / `PLAN` | 400 days |
//! | an entry of the training log | same / `LOG#id` | 400 days, 7 after it was taken back |
//! | what an athlete used in a day | same / `DAY#date` | 2 days |
//! | what a tenant used in a month | `TENANT#tenant` / `MONTH#month` | to the next month |
//! | an installation of a platform, sealed | `KEPT#platform/tenant` / `KEPT` | until it is removed |
//! | a name that is good once | `CLAIM#platform/name` / `CLAIM` | an hour longer than it is good |
//!
//! **One write a turn.** While a conversation owes something, a plan that has changed rides in the item of the talk, so that a
//! turn is one conditional put whatever it changed. When nothing is owed any more, talk and plan part in one transaction, at
//! twice the price for each kilobyte: once after a burst of turns instead of on each of them. An item that carries a plan lives
//! as long as a plan, so that nothing is lost when every process dies in between.
//!
//! **Expiry** is checked on every read, since DynamoDB deletes days late. **Every write is idempotent by content**: an attempt
//! whose answer was lost may have happened, so each bears a mark by which its second attempt knows it.

mod batch;
mod client;
mod fault;
mod item;
mod kept;
mod log;
mod meter;
mod purse;
mod retry;
mod store;
mod table;

pub use client::{Place, configured, connect};
pub use meter::Consumed;
pub use store::Dynamo;
pub use table::{create, differences};
