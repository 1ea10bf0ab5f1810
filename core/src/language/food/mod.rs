//! Talk of meals: other ones, recipes, the shopping, more or less to eat.

pub(super) mod bare;
pub(super) mod energy;
pub(super) mod groceries;
pub(super) mod guests;
pub(super) mod meals;
pub(super) mod names;
mod out;
mod parts;
pub(super) mod plan;
pub(super) mod recipe;
pub(super) mod roles;
mod scope;
mod skips;
mod stretch;
