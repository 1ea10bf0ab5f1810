//! Training: what is known of exercises, and plans made of them.

mod applies;
mod catalogue;
mod contraindications;
mod exercise;
mod limits;
mod log;
mod plan;
mod search;
mod spelling;
mod vocabulary;

pub use applies::{Applies, BMI_TO_SPARE_JOINTS, applying, body_mass_index};
pub use catalogue::{Catalogue, CatalogueFault};
pub use contraindications::{
    ContraindicationFault, Contraindications, Deny, DoseBounds, Movement, Precaution, Rules, Stage, Subject,
};
pub use exercise::{Exercise, ExerciseId, JointLoads};
pub use limits::{Exclusion, Exclusions, Limits};
pub use log::{Feel, LogEntry, Logged, Performed, PerformedSet, SessionDone};
pub use plan::{Dose, PlannedExercise, RepRange, Session, Week, WorkoutPlan};
pub use search::{LIKELY, Match, SURE};
pub use vocabulary::*;
