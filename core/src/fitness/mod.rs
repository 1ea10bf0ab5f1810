//! Training: what is known of exercises, and plans made of them.

mod catalogue;
mod exercise;
mod limits;
mod log;
mod plan;
mod vocabulary;

pub use catalogue::{Catalogue, CatalogueFault};
pub use exercise::{Exercise, ExerciseId, JointLoads};
pub use limits::{Exclusion, Exclusions, Limits};
pub use log::{Feel, LogEntry, Logged, Performed, PerformedSet, SessionDone};
pub use plan::{Dose, PlannedExercise, RepRange, Session, Week, WorkoutPlan};
pub use vocabulary::*;
