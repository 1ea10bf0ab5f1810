//! Meals: planned, shown, cooked, changed and shopped for.

mod ask;
mod change;
mod create;
mod groceries;
mod guests;
mod may;
mod plate;
mod recipe;
mod refit;
mod show;
mod styled;

pub(in crate::conversation) use ask::ask;
pub(in crate::conversation) use change::change;
pub(in crate::conversation) use create::{create, make};
pub(in crate::conversation) use groceries::groceries;
pub(in crate::conversation) use may::may_i_eat;
pub(in crate::conversation) use recipe::recipe;
pub(in crate::conversation) use refit::{after_profile, refit};
pub(in crate::conversation) use show::{menu_of, show};
