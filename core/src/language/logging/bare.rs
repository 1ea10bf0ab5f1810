//! Exercises that are named for a bar and done without one.

use crate::fitness::ExerciseId;
use crate::language::phrases::Mark;
use crate::language::reading::Reading;
use crate::language::{Reps, SetSlots};

/// Fewest repetitions of one unloaded set that nobody does with a bar.
const WITHOUT_A_BAR: u16 = 10;

/// "25 squats" are done without a bar.
pub(super) fn without_a_bar(reading: &Reading, mark: &Mark<ExerciseId>, entries: &[SetSlots]) -> ExerciseId {
    let plain =
        mark.what.as_str() == "barbell_back_squat" && mark.at.len() == 1 && reading.text(mark.at.start).starts_with("squat");
    let counted = mark.at.start.checked_sub(1).is_some_and(|at| reading.words[at].number().is_some());
    let many = |slots: &SetSlots| matches!(slots.reps, Some(Reps::Same(reps)) if reps >= WITHOUT_A_BAR);
    let bare = |slots: &SetSlots| slots.load_kg.is_none() && slots.sets.is_none() && many(slots);
    if plain && counted && entries.iter().all(bare) { "bodyweight_squat".into() } else { mark.what.clone() }
}
