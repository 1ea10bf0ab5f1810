//! The food table, what keeps food from a person, and the recipes.

mod table;
