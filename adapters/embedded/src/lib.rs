//! Memory in one transactional file on this machine.
//!
//! Every write is a transaction that is on the disk before the call returns, so a process that is killed between two
//! calls, or in the middle of one, leaves the last whole write behind. One process at a time has the file open.

mod disk;
mod fault;
mod file;
mod mark;
mod rows;
mod scribe;

pub use file::{Holdings, StateFile};
