//! "Add 10 minutes of abs": something on top of the next session. The plan itself stays as it is.

use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::conversation::words::on_day;
use crate::fitness::{Category, Exclusions, Exercise, Mode, Muscle};

/// Muscles as people name them.
const MUSCLES: &[(&str, Muscle)] = &[
    ("abs", Muscle::Abs),
    ("ab", Muscle::Abs),
    ("core", Muscle::Abs),
    ("calves", Muscle::Calves),
    ("arms", Muscle::Biceps),
    ("biceps", Muscle::Biceps),
    ("triceps", Muscle::Triceps),
    ("glutes", Muscle::Glutes),
    ("shoulders", Muscle::SideDelts),
    ("back", Muscle::Lats),
    ("chest", Muscle::Chest),
    ("legs", Muscle::Quads),
];

/// Minutes that one exercise of two sets takes with its rests.
const MINUTES_EACH: usize = 3;

/// Answers a wish for some minutes more of something. Whether it was one.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str) -> bool {
    if scene.dossier.programme.is_none() {
        return false;
    }
    let plain = text.to_lowercase();
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(minutes) = added_minutes(&words) else { return false };
    let muscle = MUSCLES.iter().find(|(name, _)| words.contains(name)).map(|(_, muscle)| *muscle);
    let easy = words.iter().any(|word| matches!(*word, "cardio" | "walking" | "cycling" | "jogging" | "running" | "easy"));
    match muscle {
        Some(muscle) => offer(scene, minutes, suggestions(scene, muscle, minutes)),
        None if easy => offer(scene, minutes, vec![format!("{minutes} min at a pace at which you can talk")]),
        None => return false,
    }
    true
}

/// "add 10 minutes of ...": the minutes.
fn added_minutes(words: &[&str]) -> Option<usize> {
    let add = words.iter().take(4).position(|word| matches!(*word, "add" | "adding"))?;
    let at = (add + 1..(add + 4).min(words.len())).find(|at| words[*at].starts_with(|letter: char| letter.is_ascii_digit()))?;
    let figure = words[at].trim_end_matches(char::is_alphabetic);
    let unit = words[at][figure.len()..].to_owned() + words.get(at + 1).unwrap_or(&"");
    let minutes: usize = figure.parse().ok()?;
    (unit.starts_with("min") && (1..=60).contains(&minutes)).then_some(minutes)
}

/// A few exercises that this athlete may do, and that the next session does not hold.
fn suggestions(scene: &Scene<'_>, muscle: Muscle, minutes: usize) -> Vec<String> {
    let athlete = scene.athlete();
    let exclusions = Exclusions::of(&athlete, scene.world);
    let next = scene.dossier.next_session(scene.today);
    let planned = |exercise: &Exercise| next.is_some_and(|next| next.exercises.iter().any(|one| one.id == exercise.id));
    let fits = |exercise: &&Exercise| {
        matches!(exercise.category, Category::Strength | Category::Core)
            && exercise.primary.contains(&muscle)
            && exclusions.why_not(exercise).is_none()
            && !planned(exercise)
    };
    let dose = |exercise: &Exercise| if exercise.mode == Mode::Time { "2 x 20-30 s" } else { "2 x 10-12" };
    let count = (minutes / MINUTES_EACH).clamp(1, 5);
    scene.world.exercises.all().iter().filter(fits).take(count).map(|one| format!("{} {}", one.name, dose(one))).collect()
}

fn offer(scene: &mut Scene<'_>, minutes: usize, lines: Vec<String>) {
    let next = scene.dossier.next_session(scene.today);
    let after = next.map_or_else(String::new, |next| format!(" after {}, {}", next.title, on_day(next.date, scene.today)));
    let line = format!("{minutes} minutes more{after}: do these at the end. The plan itself stays as it is.");
    let card = Card::saying(line).list(lines).text("Tell me what you did, \"plank 2x30s\", and it counts.");
    scene.say(card);
}
