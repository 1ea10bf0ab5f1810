//! Language: free text to typed intents.

mod intent;

pub use crate::fitness::{Direction, SwapReason};
pub use intent::{Asked, By, CardioSlots, DoneSlots, Intent, Metric, PlanKind, Reps, SetSlots, Understanding, UrgentKind, When};
