//! How an exercise is done, and why it is in the plan.

use crate::card::{Block, Card, ExerciseBlock, Fact};
use crate::conversation::scene::Scene;
use crate::conversation::words;
use crate::fitness::{Exclusions, Exercise, ExerciseId, PlannedExercise};
use crate::language::{Intent, SetSlots};

/// Explains an exercise: cues, faults, breathing, safety, and what is easier or harder.
pub(in crate::conversation) fn exercise(scene: &mut Scene<'_>, id: Option<ExerciseId>) {
    let wanted = id.or_else(|| pointed_at(scene)).or_else(|| current(scene));
    let Some(exercise) = wanted.as_ref().and_then(|id| scene.exercise(id)) else {
        return ask_which(scene);
    };
    let planned = scene.dossier.sessions().filter(|session| session.date >= scene.today).flat_map(|session| &session.exercises);
    let planned = planned.into_iter().find(|planned| planned.id == exercise.id).cloned();
    let card = card(scene, exercise, planned.as_ref());
    scene.say(card);
}

const PLACES: &[(&str, usize)] = &[("first", 0), ("second", 1), ("third", 2), ("fourth", 3), ("fifth", 4), ("sixth", 5)];

/// Explains "the first one" of the session shown last. Whether one was meant.
pub(in crate::conversation) fn by_its_place(scene: &mut Scene<'_>) -> bool {
    let meant = pointed_at(scene);
    let any = meant.is_some();
    if any {
        exercise(scene, meant);
    }
    any
}

/// The exercise that is meant by its place: "how do I do the first one", "the last exercise".
fn pointed_at(scene: &Scene<'_>) -> Option<ExerciseId> {
    let words: Vec<String> = scene.said.to_lowercase().split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect();
    let follows =
        |at: usize| words.get(at + 1).is_none_or(|next| matches!(next.as_str(), "one" | "exercise" | "move" | "lift" | ""));
    let (at, place) = words.iter().enumerate().find_map(|(at, word)| {
        let place = PLACES.iter().find(|(name, _)| name == word).map(|(_, place)| Some(*place));
        place.or((word == "last").then_some(None)).map(|place| (at, place))
    })?;
    let shown = scene.dossier.shown.and_then(|date| scene.dossier.session_on(date)).filter(|session| session.date >= scene.today);
    let exercises = &shown.or_else(|| scene.dossier.next_session(scene.today))?.exercises;
    let place = place.unwrap_or(exercises.len().saturating_sub(1));
    exercises.get(place).filter(|_| follows(at)).map(|planned| planned.id.clone())
}

fn current(scene: &Scene<'_>) -> Option<ExerciseId> {
    let ongoing = scene.dossier.ongoing?;
    let session = scene.dossier.session_on(ongoing.date)?;
    session.exercises.get(ongoing.place).map(|planned| planned.id.clone())
}

fn ask_which(scene: &mut Scene<'_>) {
    let near: Vec<ExerciseId> = scene.world.exercises.find(&scene.said).into_iter().take(3).map(|found| found.id).collect();
    let card = Card::saying("Which exercise? Type its name: \"explain goblet squat\".");
    let card = near.into_iter().fold(card, |card, id| {
        let label = scene.name(&id);
        card.button(label, Intent::ExplainExercise { exercise: Some(id) })
    });
    scene.say(card);
}

fn card(scene: &Scene<'_>, exercise: &Exercise, planned: Option<&PlannedExercise>) -> Card {
    let dose =
        planned.map_or_else(|| "not in your plan".to_owned(), |planned| words::dose(planned, Some(exercise), scene.units()));
    let block = ExerciseBlock {
        id: exercise.id.0.clone(),
        name: exercise.name.clone(),
        dose,
        cues: exercise.cues.clone(),
        why: planned.map(|planned| planned.why.clone()),
    };
    let muscles: Vec<String> = exercise.primary.iter().map(|muscle| words::plain(muscle.name())).collect();
    let mut facts = vec![
        Fact { name: "Works".into(), value: words::listed(&muscles) },
        Fact { name: "Watch for".into(), value: exercise.faults.join("; ") },
        Fact { name: "Breathing".into(), value: exercise.breathing.clone() },
        Fact { name: "Safety".into(), value: exercise.safety.clone() },
    ];
    let athlete = scene.athlete();
    let exclusions = Exclusions::of(&athlete, scene.world);
    if let Some(excluded) = exclusions.why_not(exercise) {
        facts.push(Fact { name: "Not in your plans".into(), value: excluded.because });
    }
    for (name, ids) in [("Easier", &exercise.regressions), ("Harder", &exercise.progressions)] {
        let allowed = ids.iter().filter_map(|id| scene.exercise(id)).filter(|other| exclusions.why_not(other).is_none());
        let names: Vec<String> = allowed.map(|other| other.name.clone()).collect();
        if !names.is_empty() {
            facts.push(Fact { name: name.into(), value: words::listed(&names) });
        }
    }
    let card = Card::default().titled(exercise.name.clone()).block(Block::Exercise(block)).block(Block::Facts(facts));
    if planned.is_none() {
        return card;
    }
    let now = current(scene).as_ref() == Some(&exercise.id);
    let done = SetSlots { exercise: Some(exercise.id.clone()), ..SetSlots::default() };
    let card = if now { card.button("Done as planned", Intent::LogSets(done)) } else { card };
    card.button("Swap it", Intent::SwapExercise { exercise: Some(exercise.id.clone()), with: None, reason: None })
}
