//! What a plan could not hold, and what goes along with it, in words with figures.

use super::basis::Basis;
use super::block::Draft;
use super::calendar::{Day, week_shape};
use super::job::Job;
use super::need::{Room, enough};
use super::pool::Pool;
use super::words::{muscle_name, sets_said};
use crate::Knowledge;
use crate::athlete::{Equipment, Experience, Goal};
use crate::fitness::aerobic::moderate_minutes;
use crate::fitness::progression::Loading;
use crate::fitness::volume::MAJOR;
use crate::fitness::{Muscle, PlannedExercise};

/// What had to give way.
pub(super) fn gave_way(basis: &Basis<'_>, pool: &Pool<'_>, days: &[Day], room: Room, drafts: &[Draft]) -> Vec<String> {
    let short = short_muscles(basis, drafts);
    let (reachable, closed): (Vec<_>, Vec<_>) = short.into_iter().partition(|(muscle, _)| pool.trains(*muscle));
    [
        fewer_days(basis),
        strength_days(basis, days),
        no_room(basis, room, &reachable),
        no_exercise(&closed),
        no_movement(basis, pool),
        held_back(basis, room, &reachable),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Major muscles below their least in the fullest week, with their quarters.
fn short_muscles(basis: &Basis<'_>, drafts: &[Draft]) -> Vec<(Muscle, u16)> {
    let Some(first) = drafts.iter().find(|draft| !draft.deload) else { return Vec::new() };
    let least = u16::from(basis.bounds.min) * 4;
    let quarters = |muscle: Muscle| first.quarters[muscle as usize];
    MAJOR.iter().map(|&muscle| (muscle, quarters(muscle))).filter(|(_, quarters)| *quarters < least).collect()
}

fn fewer_days(basis: &Basis<'_>) -> Option<String> {
    let named = basis.athlete.profile.weekdays.len();
    let asked = usize::from(basis.athlete.days_per_week);
    (named > 0 && named < asked).then(|| {
        format!("You asked for {asked} days and named {named}: the plan has {named}. Name {asked} weekdays and I use them all.")
    })
}

fn strength_days(basis: &Basis<'_>, days: &[Day]) -> Option<String> {
    let shape = week_shape(basis.athlete, basis.rules);
    let other = days.iter().filter(|day| !day.theme.is_resistance()).count();
    if other == 0 || basis.athlete.goal == Goal::Endurance {
        return None;
    }
    let (strength, days) = (shape.resistance, shape.days);
    let why = if strength == 6 { "muscles grow on rest" } else { "that is what your age or health asks for" };
    Some(format!("Strength is on {strength} of your {days} days, because {why}. The other {other}: easy movement."))
}

fn no_room(basis: &Basis<'_>, room: Room, short: &[(Muscle, u16)]) -> Option<String> {
    if room.is_enough() && short.is_empty() || short.is_empty() {
        return None;
    }
    if room.is_enough() {
        return None;
    }
    let days = week_shape(basis.athlete, basis.rules).resistance;
    let fits = enough(basis.athlete, &basis.limits, basis.rules)
        .map(|(days, minutes)| format!(" {days} x {minutes} min would hold all muscles."))
        .unwrap_or_default();
    if room.there < 1.0 {
        return Some(format!(
            "{} sets a week for every major muscle are more than {} can hold, since a muscle gets at most {} at once. Short: {}.{fits}",
            basis.bounds.min,
            if days == 1 { "one day".to_owned() } else { format!("{days} days") },
            basis.session_max,
            said(short, basis.bounds.min)
        ));
    }
    Some(format!(
        "{days} x {} min hold about {:.0} sets of lifts, and {} a week for every major muscle take about {:.0}. Short: {}.{fits}",
        basis.athlete.minutes,
        room.there.floor(),
        basis.bounds.min,
        room.needed.ceil(),
        said(short, basis.bounds.min)
    ))
}

fn said(short: &[(Muscle, u16)], least: u8) -> String {
    let one = |(muscle, quarters): &(Muscle, u16)| format!("{} {} of {least}", muscle_name(*muscle), sets_said(*quarters));
    short.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn no_exercise(closed: &[(Muscle, u16)]) -> Option<String> {
    let names: Vec<String> =
        closed.iter().map(|(muscle, had)| format!("{} ({} sets)", muscle_name(*muscle), sets_said(*had))).collect();
    (!names.is_empty()).then(|| format!("Nothing that your kit and limits leave trains these directly: {}.", names.join(", ")))
}

/// There was time, but another rule stopped short: most often too few pulls to allow a push.
/// Big movements that nothing is left for, and what would bring them back.
fn no_movement(basis: &Basis<'_>, pool: &Pool<'_>) -> Option<String> {
    const MOVEMENTS: [(&str, &[Job], &[Equipment]); 3] = [
        ("pulls from above", &[Job::Pulldown], &[Equipment::Band, Equipment::PullupBar, Equipment::Cable]),
        ("rows", &[Job::Row], &[Equipment::Band, Equipment::Dumbbell, Equipment::Table]),
        ("presses overhead", &[Job::Overhead], &[Equipment::Band, Equipment::Dumbbell]),
    ];
    let gone = MOVEMENTS.iter().filter(|(_, jobs, _)| jobs.iter().all(|job| pool.for_job(*job).next().is_none()));
    let one = |(name, _, kit): &(&str, &[Job], &[Equipment])| {
        let there = kit.iter().any(|thing| basis.athlete.kit.has(*thing));
        let names: Vec<String> = kit.iter().map(|thing| thing.name().replace('_', " ")).collect();
        if there { format!("{name} (your limits)") } else { format!("{name} (a {} would do)", names.join(" or a ")) }
    };
    let gone: Vec<String> = gone.map(one).collect();
    (!gone.is_empty()).then(|| format!("The plan has no {}.", gone.join(", no ")))
}

fn held_back(basis: &Basis<'_>, room: Room, short: &[(Muscle, u16)]) -> Option<String> {
    (room.is_enough() && !short.is_empty()).then(|| {
        format!(
            "Other rules come first (as many pulls as pushes, rest between days, sets a session), so these stay short: {}.",
            said(short, basis.bounds.min)
        )
    })
}

/// What goes along with the plan outside its sessions.
pub(super) fn alongside(basis: &Basis<'_>, world: &Knowledge, drafts: &[Draft]) -> Vec<String> {
    let entries = || drafts.iter().find(|draft| !draft.deload).into_iter().flat_map(|draft| draft.sessions.iter().flatten());
    [Some(steps(basis, world, entries())), run_history(basis, world, entries()), start_loads(basis, world, entries())]
        .into_iter()
        .flatten()
        .collect()
}

fn steps<'e>(basis: &Basis<'_>, world: &Knowledge, entries: impl Iterator<Item = &'e PlannedExercise>) -> String {
    let aerobic = &basis.rules.aerobic;
    let planned = moderate_minutes(entries, world) + 0.0;
    let target = f64::from(aerobic.moderate_minutes_per_week);
    let steps = if basis.is_older() { aerobic.steps_per_day_older } else { aerobic.steps_per_day };
    if planned >= target {
        return format!(
            "The sessions hold {planned:.0} of the {target:.0} easy minutes a week that hearts need. Keep about {steps} steps a day."
        );
    }
    format!(
        "The sessions hold {planned:.0} of the {target:.0} easy minutes a week that hearts need. About {steps} steps a day bring the rest."
    )
}

/// What the plan takes for granted about runs before its first week.
fn run_history<'e>(
    basis: &Basis<'_>,
    world: &Knowledge,
    mut entries: impl Iterator<Item = &'e PlannedExercise>,
) -> Option<String> {
    let runs = entries.any(|entry| world.training.running.exercises.contains(&entry.id));
    let minutes = basis.rules.running.first_minutes.get(basis.athlete.experience);
    (runs && basis.athlete.experience > Experience::Beginner).then(|| {
        format!("I take it that you ran {minutes} minutes at once in the last month. If not, start at your longest run and add a tenth at most.")
    })
}

/// How to start where the plan has weights but no figure for them.
fn start_loads<'e>(
    basis: &Basis<'_>,
    world: &Knowledge,
    mut entries: impl Iterator<Item = &'e PlannedExercise>,
) -> Option<String> {
    let open = |entry: &PlannedExercise| {
        let exercise = world.exercises.get(&entry.id);
        let weight = exercise.and_then(|exercise| Loading::of(exercise, world, basis.athlete.units, &[]));
        entry.load_kg.is_none() && weight.is_some()
    };
    let light = "Where no weight is given, take one you could lift more often than asked, and tell me what you lifted: from then on I give it.";
    entries.any(open).then(|| light.to_owned())
}
