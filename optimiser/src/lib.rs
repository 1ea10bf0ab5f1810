//! Which dish, how much of it, when: the cheapest week in points, where a point is what a bother costs.
//!
//! A [`Problem`] is numbers only: dishes, servings of them in steps, places that one serving each goes into, bounds of days and
//! of the week. It knows neither recipes nor athletes, so that a dish from anywhere takes the same way, and so that another
//! solver can be held against this one: every term is linear or piecewise linear, and a mixed-integer program states it exactly.
//!
//! # The objective
//!
//! The points of a week are the sum of
//!
//! 1. for each place, the points of the serving in it, or those of leaving the place empty;
//! 2. for each dish eaten on so many days: `cook` for each time it is cooked, `recook` for each time after the first, `again`
//!    for each day after the first. A dish is cooked on a day it is eaten unless what was cooked at most `keeps_days` days
//!    before is still there: then it is a leftover;
//! 3. for each day and each lane of what its servings hold: `below` for each unit under `least` and `above` for each unit over
//!    `most`, once by what is wished and once by what must hold;
//! 4. the same for the lanes of the whole week;
//! 5. for each day, `per_minute` for each minute of cooking beyond `minutes`;
//! 6. for each kin (dishes with the same main food or cuisine), its points for each place beyond `free` that holds one.
//!
//! Three rules are kept by construction: a dish is eaten at most once a day, on at most `most_days` days, and cooked at most
//! `most_cooks` times.
//!
//! [`solve`] takes a number of steps and a seed, never a clock: the same input gives the same week.

mod board;
mod bounds;
mod chance;
mod group;
mod leftovers;
mod offers;
mod prices;
mod problem;
mod prove;
mod rows;
mod search;
mod settle;
mod slopes;

pub use bounds::Bounds;
pub use chance::Chance;
pub use problem::{Cost, DAY_LANES, Dish, Kin, Place, Problem, Serving, WEEK_LANES};
pub use search::{Effort, Week, solve, solve_unless};
