//! The bar that nobody names: "2 plates" come with one, "25 squats" without.

use crate::athlete::KG_PER_LB;
use crate::fitness::{Exercise, ExerciseId};
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

const MOST_PLATES: f64 = 7.0;

/// "2 plates": so many of the biggest on each side of the bar. Elsewhere nobody knows what a plate weighs.
pub(super) fn plates_kg(exercise: Option<&Exercise>, count: f64, per_load: f64) -> Option<f64> {
    use crate::athlete::Equipment::{Barbell, TrapBar};
    let bar = exercise.is_some_and(|exercise| exercise.equipment.iter().any(|thing| matches!(thing, Barbell | TrapBar)));
    let kilograms = if per_load == 1.0 { 20.0 + 40.0 * count } else { (45.0 + 90.0 * count) * KG_PER_LB };
    (bar && (1.0..=MOST_PLATES).contains(&count)).then_some(kilograms)
}
