//! Training: what is known of exercises, and plans made of them.

pub mod aerobic;
mod applies;
mod audit;
pub mod balance;
mod catalogue;
mod change;
mod contraindications;
pub mod document;
pub mod edit;
mod exercise;
mod limits;
mod log;
mod plan;
pub mod programming;
pub mod progression;
mod recheck;
mod search;
mod spelling;
pub mod time;
mod vocabulary;
pub mod volume;

pub use applies::{Applies, BMI_TO_SPARE_JOINTS, applying, body_mass_index};
pub use audit::audit;
pub use catalogue::{Catalogue, CatalogueFault};
pub use change::Change;
pub use contraindications::{
    ContraindicationFault, Contraindications, Deny, DoseBounds, Movement, Precaution, Rules, Stage, Subject,
};
pub use document::{Workouts, workouts};
pub use exercise::{Exercise, ExerciseId, JointLoads};
pub use limits::{Exclusion, Exclusions, Limits};
pub use log::{Feel, LogEntry, Logged, Performed, PerformedSet, SessionDone};
pub use plan::{Dose, PlannedExercise, RepRange, Session, Week, WorkoutPlan};
pub use programming::{Programme, Refusal, Request, TrainingRules, TrainingRulesFault, programme};
pub use search::{LIKELY, Match, SURE};
pub use vocabulary::*;
