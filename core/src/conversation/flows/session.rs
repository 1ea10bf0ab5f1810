//! Training now: one exercise after the other.

use super::{review, show};
use crate::card::{Action, Block, Card, Choice, ExerciseBlock, ProgressBar, Tone};
use crate::conversation::dossier::Ongoing;
use crate::conversation::scene::Scene;
use crate::conversation::words;
use crate::fitness::{ExerciseId, Feel, SessionDone};
use crate::language::{DoneSlots, Intent, PlanKind, SetSlots, SwapReason, When};

/// The exercise that is being done, if a session was started today.
pub(in crate::conversation) fn current(scene: &Scene<'_>) -> Option<ExerciseId> {
    let ongoing = scene.dossier.ongoing.filter(|ongoing| ongoing.date == scene.today)?;
    scene.dossier.session_on(ongoing.date)?.exercises.get(ongoing.place).map(|planned| planned.id.clone())
}

/// Starts today's session, or offers the next one.
pub(in crate::conversation) fn start(scene: &mut Scene<'_>) {
    if scene.dossier.programme.is_none() {
        return show::plan(scene, When::Today);
    }
    let changes = review::bring_up_to_date(scene);
    begin(scene);
    if let Some(card) = scene.last_card() {
        *card = std::mem::take(card).list(review::lines(&changes));
    }
}

/// The exercise at hand of today's session, or what comes next.
fn begin(scene: &mut Scene<'_>) {
    let today = scene.today;
    if scene.dossier.session_on(today).is_some() {
        let place = scene.dossier.ongoing.filter(|ongoing| ongoing.date == today).map_or(0, |ongoing| ongoing.place);
        return show_exercise(scene, place);
    }
    match scene.dossier.next_session(today).map(|session| (session.title.clone(), session.date)) {
        Some((title, date)) => {
            let move_it = Intent::MoveSession { from: Some(When::Date(date)), to: Some(When::Today) };
            let line = format!("Nothing is planned today. Next: {title}, {}.", words::day(date));
            scene.say(Card::saying(line).button("Do it today", move_it));
        }
        None => show::plan(scene, When::Today),
    }
}

/// Goes on to the next exercise once the current one is logged.
pub(in crate::conversation) fn after(scene: &mut Scene<'_>, logged: &ExerciseId) {
    let Some(ongoing) = scene.dossier.ongoing.filter(|ongoing| ongoing.date == scene.today) else { return };
    if current(scene).as_ref() == Some(logged) {
        show_exercise(scene, ongoing.place + 1);
    }
}

/// Words that pass over the exercise at hand.
const PASSES: &[&str] = &[
    "next",
    "skip",
    "next one",
    "next exercise",
    "skip it",
    "skip this",
    "skip this one",
    "skip that one",
    "skip this exercise",
];

/// Goes on without the exercise at hand. Whether the words asked for it.
pub(in crate::conversation) fn passed_over(scene: &mut Scene<'_>, text: &str) -> bool {
    let words = text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let ongoing = scene.dossier.ongoing.filter(|ongoing| ongoing.date == scene.today && !scene.dossier.held);
    let Some(ongoing) = ongoing.filter(|_| PASSES.contains(&words.as_str())) else { return false };
    show_exercise(scene, ongoing.place + 1);
    true
}

fn show_exercise(scene: &mut Scene<'_>, place: usize) {
    let today = scene.today;
    let Some(session) = scene.dossier.session_on(today) else { return };
    let of = session.exercises.len();
    let Some(planned) = session.exercises.get(place).cloned() else { return done(scene) };
    scene.dossier.ongoing = Some(Ongoing { date: today, place });
    let exercise = scene.exercise(&planned.id);
    let block = ExerciseBlock {
        id: planned.id.0.clone(),
        name: scene.name(&planned.id),
        dose: words::dose(&planned, exercise, scene.units()),
        cues: exercise.map(|exercise| exercise.cues.clone()).unwrap_or_default(),
        why: Some(planned.why.clone()),
    };
    let bar = ProgressBar { label: "Exercise".into(), done: place as f64 + 1.0, of: of as f64 };
    let mut card = Card::default().block(Block::Progress(bar)).block(Block::Exercise(block));
    let as_planned = SetSlots { exercise: Some(planned.id.clone()), ..SetSlots::default() };
    card.actions = vec![
        button("Done as planned", Intent::LogSets(as_planned)),
        button("How?", Intent::ExplainExercise { exercise: Some(planned.id.clone()) }),
        button("Hurts", Intent::SwapExercise { exercise: Some(planned.id.clone()), with: None, reason: Some(SwapReason::Pain) }),
        button("Swap", Intent::SwapExercise { exercise: Some(planned.id), with: None, reason: None }),
    ];
    scene.say(card);
}

fn button(label: &str, says: Intent) -> Action {
    Action::Button(Choice { label: label.to_owned(), says })
}

fn done(scene: &mut Scene<'_>) {
    scene.dossier.ongoing = None;
    let felt = |feel| Intent::LogSession(DoneSlots { done: SessionDone::All, feel: Some(feel), when: Some(When::Today) });
    let card = Card::saying("That was the last one. How did the session feel?")
        .toned(Tone::Good)
        .button("Easy", felt(Feel::Easy))
        .button("Right", felt(Feel::Right))
        .button("Hard", felt(Feel::Hard))
        .button("Show my week", Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week });
    scene.say(card);
}
