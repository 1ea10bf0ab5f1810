//! The food table, what keeps food from a person, and the recipes.

mod kitchen;
mod limits;
mod medical;
mod plates;
mod recipes;
mod shopping;
mod stored;
mod table;
mod words;
