//! What changed in one place of a session, in words.

use super::loading::{Against, Loading};
use super::phrase::{load_words, step_words};
use super::reach::dose_words;
use crate::Knowledge;
use crate::athlete::Units;
use crate::fitness::{Change, ExerciseId, PlannedExercise};

/// The change from one dose to another, or nothing when they are the same.
pub(crate) fn change(
    old: &PlannedExercise,
    new: &PlannedExercise,
    why: String,
    units: Units,
    world: &Knowledge,
) -> Option<Change> {
    let name = name(&old.id, world);
    if old.id != new.id {
        return Some(Change::of(&old.id, format!("{name} -> {}", self::name(&new.id, world)), why));
    }
    let parts: Vec<String> = [load(old, new, units, world), sets(old, new), dose(old, new)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Change::of(&old.id, format!("{name} {}", parts.join(", ")), why))
}

/// The usual name of an exercise.
pub(crate) fn name(id: &ExerciseId, world: &Knowledge) -> String {
    world.exercises.get(id).map_or_else(|| id.as_str().replace('_', " "), |exercise| exercise.name.clone())
}

fn load(old: &PlannedExercise, new: &PlannedExercise, units: Units, world: &Knowledge) -> Option<String> {
    let to = new.load_kg.filter(|_| old.load_kg != new.load_kg)?;
    let loading = world.exercises.get(&new.id).and_then(|exercise| Loading::of(exercise, world, units, &[]));
    let of_what = match loading.map(|loading| loading.against) {
        Some(Against::Help) => " of help",
        Some(Against::AddedWeight) => " added",
        Some(Against::Weight) | None => "",
    };
    let words = old.load_kg.map_or_else(|| format!("at {}", load_words(to, units)), |from| step_words(from, to, units));
    Some(format!("{words}{of_what}"))
}

fn sets(old: &PlannedExercise, new: &PlannedExercise) -> Option<String> {
    let unit = if new.sets == 1 { "set" } else { "sets" };
    (old.sets != new.sets).then(|| format!("{} -> {} {unit}", old.sets, new.sets))
}

fn dose(old: &PlannedExercise, new: &PlannedExercise) -> Option<String> {
    (old.dose != new.dose).then(|| format!("{} -> {}", dose_words(old.dose), dose_words(new.dose)))
}
