//! Language: free text to typed intents.

mod intent;

pub use intent::{
    Asked, By, CardioSlots, Direction, DoneSlots, Intent, Metric, PlanKind, Reps, SetSlots, SwapReason, Understanding,
    UrgentKind, When,
};
