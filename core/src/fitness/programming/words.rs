//! Why an exercise is in the plan, in the athlete's words.

use super::basis::Basis;
use super::choose::Place;
use super::job::Job;
use super::pool::Load;
use super::template::Role;
use crate::fitness::volume::MUSCLES;
use crate::fitness::{Dose, Muscle};

/// The name of a muscle as people say it.
pub(super) fn muscle_name(muscle: Muscle) -> &'static str {
    match muscle {
        Muscle::Quads => "thighs",
        Muscle::Glutes => "glutes",
        Muscle::Adductors => "inner thighs",
        Muscle::FrontDelts => "front shoulders",
        Muscle::HipAbductors => "outer hips",
        Muscle::Hamstrings => "hamstrings",
        Muscle::Traps => "traps",
        Muscle::UpperBack => "upper back",
        Muscle::LowerBack => "lower back",
        Muscle::HipFlexors => "hip flexors",
        Muscle::Calves => "calves",
        Muscle::Tibialis => "shins",
        Muscle::Chest => "chest",
        Muscle::Triceps => "triceps",
        Muscle::SideDelts => "side shoulders",
        Muscle::RearDelts => "rear shoulders",
        Muscle::RotatorCuff => "rotator cuff",
        Muscle::Serratus => "serratus",
        Muscle::Lats => "lats",
        Muscle::Obliques => "side abs",
        Muscle::Biceps => "biceps",
        Muscle::Forearms => "forearms",
        Muscle::Neck => "neck",
        Muscle::Abs => "abs",
    }
}

/// Sets as people say them: "7", "7.5".
pub(super) fn sets_said(quarters: u16) -> String {
    let sets = f64::from(quarters) / 4.0;
    if quarters.is_multiple_of(2) { format!("{sets}") } else { format!("{sets:.2}") }
}

/// The reason for an exercise, with how to start in the first week of a block.
pub(super) fn why(
    basis: &Basis<'_>,
    place: &Place<'_, '_>,
    week: &[u16; MUSCLES],
    load_kg: Option<f64>,
    rir: Option<u8>,
    first_week: bool,
) -> String {
    let mut words = reason(basis, place, week);
    if place.candidate.preferred {
        words.push_str(" It suits what you told me.");
    }
    if let Some(note) = basis.limits.notes.get(&place.candidate.exercise.pattern) {
        words.push(' ');
        words.push_str(note);
        words.push('.');
    }
    if first_week && let Some(start) = start(place, load_kg, rir) {
        words.push(' ');
        words.push_str(&start);
    }
    words
}

fn reason(basis: &Basis<'_>, place: &Place<'_, '_>, week: &[u16; MUSCLES]) -> String {
    let primary = &place.candidate.exercise.primary;
    let names = list(primary);
    match place.role {
        Role::Power => "Fast while you are fresh: stop when the speed drops.".to_owned(),
        Role::Main | Role::Second if place.candidate.job.is_small() => {
            format!("For your {names}: the bigger lifts for it are out with your kit and limits.")
        }
        Role::Main => format!("Main lift for {names}, early while you are fresh."),
        Role::Second => format!("More for {names} after the main lift."),
        _ if place.candidate.job == Job::Carry => "Grip, trunk and posture in one go.".to_owned(),
        _ if basis.is_pelvic_floor(&place.candidate.exercise.id) => {
            "Pelvic floor and deep abs: a few rounds on other days help too.".to_owned()
        }
        Role::Isolation | Role::Core => {
            let first = primary.first().copied().unwrap_or(Muscle::Abs);
            format!("Brings your {} to about {:.0} sets this week.", muscle_name(first), f64::from(week[first as usize]) / 4.0)
        }
    }
}

fn list(muscles: &[Muscle]) -> String {
    let names: Vec<&str> = muscles.iter().map(|&muscle| muscle_name(muscle)).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// How to find the first load: a figure where body weight gives one, else by repetitions.
fn start(place: &Place<'_, '_>, load_kg: Option<f64>, rir: Option<u8>) -> Option<String> {
    let weight = place.candidate.load == Load::Weight;
    if place.role == Role::Power {
        return None;
    }
    match (place.prescription.dose, load_kg, rir) {
        (_, Some(load), _) => Some(format!("Start light, at {load} kg.")),
        (Dose::Reps(reps), None, Some(rir)) if weight => {
            Some(format!("Start light: a weight you could lift {} times.", reps.max.saturating_add(rir)))
        }
        (Dose::Reps(_), None, Some(rir)) => Some(format!("Stop each set with {rir} good ones left.")),
        _ => None,
    }
}
