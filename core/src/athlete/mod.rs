//! Who the plan is for: the profile with its units and limits, parsed once and trusted afterwards.

mod figures;
mod kit;
mod medical;
mod patch;
mod profile;
mod resolve;
mod vocabulary;

pub use figures::*;
pub use kit::{Equipment, Kit, in_every_gym};
pub use medical::Matter;
pub use patch::{ProfilePatch, Without};
pub use profile::{Limitation, Profile, ProfileError};
pub use resolve::{Assumption, Athlete};
pub use vocabulary::*;
