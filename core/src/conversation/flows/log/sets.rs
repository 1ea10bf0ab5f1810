//! Sets of one exercise, told in free words.

use chrono::NaiveDate;

use super::super::{review, session as training};
use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::words;
use crate::fitness::{Dose, ExerciseId, Logged, Performed, PerformedSet, PlannedExercise};
use crate::language::{Intent, Reps, SetSlots, When};

/// Loads and repetitions beyond these are asked about before they are believed.
const CREDIBLE_LOAD_KG: f64 = 350.0;
const CREDIBLE_REPS: u16 = 60;

/// A load this many times the best one before is asked about.
const CREDIBLE_JUMP: f64 = 1.6;

/// Logs sets of one exercise.
pub(in crate::conversation) fn sets(scene: &mut Scene<'_>, slots: SetSlots, sure: bool) {
    let Some(exercise) = slots.exercise.clone().or_else(|| training::current(scene)) else { return ask_which(scene, &slots) };
    let date = day_of(scene, slots.when);
    let planned = planned_on(scene, date, &exercise);
    let performed = performed(&exercise, &slots, planned.as_ref());
    if performed.sets.is_empty() {
        return ask_how_much(scene, &exercise);
    }
    if let (false, Some(doubt)) = (sure, doubt(scene, &performed)) {
        return ask_if_sure(scene, doubt, SetSlots { exercise: Some(exercise), ..slots });
    }
    let line = told(scene, &performed);
    let effort = performed.sets.iter().find_map(|set| set.rpe).map(|rpe| format!(" Effort {} of 10.", words::trimmed(rpe)));
    let when = if date == scene.today { String::new() } else { format!(", {}", words::on_day(date, scene.today)) };
    scene.record(date, Logged::Sets(performed));
    scene.changed(format!("the log of {}", scene.name(&exercise)));
    let changes = review::bring_up_to_date(scene);
    let card = Card::saying(format!("Logged: {line}{when}.{}", effort.unwrap_or_default()))
        .toned(Tone::Good)
        .list(review::lines(&changes));
    scene.say(card);
    if date == scene.today {
        training::after(scene, &exercise);
    }
}

/// The day that was trained on: today, unless an earlier one was told.
pub(super) fn day_of(scene: &Scene<'_>, when: Option<When>) -> NaiveDate {
    when.and_then(|when| words::date_told(when, scene.today)).filter(|date| *date <= scene.today).unwrap_or(scene.today)
}

fn planned_on(scene: &Scene<'_>, date: NaiveDate, exercise: &ExerciseId) -> Option<PlannedExercise> {
    scene.dossier.session_on(date)?.exercises.iter().find(|planned| planned.id == *exercise).cloned()
}

/// The sets as told; what was not said is taken as it was planned for today.
pub(super) fn performed(exercise: &ExerciseId, slots: &SetSlots, planned: Option<&PlannedExercise>) -> Performed {
    let load_kg = slots.load_kg.or(planned.and_then(|planned| planned.load_kg));
    let one = |reps| PerformedSet { reps, seconds: slots.seconds, load_kg, rpe: slots.rpe };
    let count = usize::from(slots.sets.unwrap_or(1).clamp(1, 30));
    let sets = match &slots.reps {
        Some(Reps::Each(each)) => each.iter().take(30).map(|reps| one(Some(*reps))).collect(),
        Some(Reps::Same(reps)) => vec![one(Some(*reps)); count],
        None if slots.seconds.is_some() => vec![one(None); count],
        None => as_planned(slots, planned, count, load_kg),
    };
    let untold =
        slots.reps.is_none() && slots.seconds.is_none() && slots.load_kg.is_none() && slots.rpe.is_none() && slots.sets.is_none();
    Performed { exercise: exercise.clone(), sets, untold }
}

fn as_planned(slots: &SetSlots, planned: Option<&PlannedExercise>, count: usize, load_kg: Option<f64>) -> Vec<PerformedSet> {
    let Some(planned) = planned else { return Vec::new() };
    let count = slots.sets.map_or(usize::from(planned.sets), |_| count);
    let set = match planned.dose {
        Dose::Reps(range) => {
            PerformedSet { reps: Some(u16::from(range.min)), load_kg, rpe: slots.rpe, ..PerformedSet::default() }
        }
        Dose::Seconds(seconds) => PerformedSet { seconds: Some(seconds), load_kg, rpe: slots.rpe, ..PerformedSet::default() },
        Dose::Metres(_) => PerformedSet { load_kg, rpe: slots.rpe, ..PerformedSet::default() },
    };
    vec![set; count]
}

/// Why a figure is hard to believe.
fn doubt(scene: &Scene<'_>, performed: &Performed) -> Option<String> {
    let load = performed.sets.iter().filter_map(|set| set.load_kg).fold(0.0, f64::max);
    let reps = performed.sets.iter().filter_map(|set| set.reps).max().unwrap_or(0);
    let best = scene
        .dossier
        .history(&performed.exercise)
        .flat_map(|(_, past)| &past.sets)
        .filter_map(|set| set.load_kg)
        .fold(0.0, f64::max);
    let units = scene.units();
    if load > CREDIBLE_LOAD_KG {
        return Some(format!("{} is a lot.", words::weight(load, units)));
    }
    if reps > CREDIBLE_REPS {
        return Some(format!("{reps} reps is a lot."));
    }
    let jump = best > 0.0 && load > best * CREDIBLE_JUMP && load > best + 10.0;
    jump.then(|| format!("{} is far above your best so far, {}.", words::weight(load, units), words::weight(best, units)))
}

fn ask_if_sure(scene: &mut Scene<'_>, doubt: String, slots: SetSlots) {
    let card =
        Card::saying(format!("{doubt} Did I read that right?")).button("Yes, log it", Intent::Affirm).button("No", Intent::Deny);
    scene.say(card);
    scene.await_next(Awaiting::Yes(Intent::LogSets(slots)));
}

fn ask_which(scene: &mut Scene<'_>, slots: &SetSlots) {
    let ids: Vec<ExerciseId> = scene
        .dossier
        .session_on(scene.today)
        .map(|session| session.exercises.iter().map(|planned| planned.id.clone()).collect())
        .unwrap_or_default();
    let card = Card::saying("Which exercise was that? For example \"bench 3x8 60\".");
    let card = ids
        .into_iter()
        .fold(card, |card, id| card.button(scene.name(&id), Intent::LogSets(SetSlots { exercise: Some(id), ..slots.clone() })));
    scene.say(card);
}

fn ask_how_much(scene: &mut Scene<'_>, exercise: &ExerciseId) {
    let name = scene.name(exercise);
    scene.say(Card::saying(format!("How many sets and reps of {name}? For example \"3x8 60\" for 3 sets of 8 at 60 kg.")));
}

fn told(scene: &Scene<'_>, performed: &Performed) -> String {
    let reps: Vec<u16> = performed.sets.iter().filter_map(|set| set.reps).collect();
    let alike = reps.windows(2).all(|pair| pair[0] == pair[1]);
    let count = performed.sets.len();
    let amount = match (reps.first(), performed.sets.first().and_then(|set| set.seconds)) {
        (Some(first), _) if alike => format!("{count} x {first}"),
        (Some(_), _) => reps.iter().map(u16::to_string).collect::<Vec<_>>().join(", "),
        (None, Some(seconds)) => format!("{count} x {seconds} s"),
        (None, None) => format!("{count} sets"),
    };
    let load = performed.sets.iter().filter_map(|set| set.load_kg).next();
    let load = load.map(|kilograms| format!(" at {}", words::weight(kilograms, scene.units()))).unwrap_or_default();
    format!("{} {amount}{load}", scene.name(&performed.exercise))
}
