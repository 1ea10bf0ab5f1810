//! Language: free text to typed intents.

mod answers;
mod asking;
mod clauses;
mod cue;
mod dates;
mod edits;
mod food;
mod foreign;
mod grammar;
mod guess;
mod intent;
mod lexicon;
mod logging;
mod measures;
mod names;
mod numbers;
mod pain;
mod phrases;
mod profile;
mod reading;
mod slots;
mod small_talk;
mod spelling;
mod tokens;
mod traits;
mod understand;
mod urgent;
mod wish;
mod wishes;

pub use crate::fitness::{Direction, SwapReason};
pub use foreign::is_foreign;
pub use intent::{Amount, Asked, By, Intent, Metric, PlanKind, Understanding, UrgentKind, When};
pub use lexicon::{Lexicon, LexiconFault};
pub use slots::{CardioSlots, DoneSlots, GrocerySlots, MealName, MealSlots, MealStyle, RecipeSlots, Reps, SetSlots, TravelSlots};
pub use understand::{Context, traits_of, understand};
pub use wish::Wish;
