//! How things have gone: one lift, body weight, or the last weeks.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::recount;
use crate::card::{Block, Card, Table};
use crate::conversation::scene::Scene;
use crate::conversation::words::{day, trimmed, weight};
use crate::fitness::{ExerciseId, Logged, Performed};
use crate::language::{Intent, Metric};
use crate::safety::screen;

/// Days, exercises or weigh-ins shown at most.
const ROWS: usize = 8;

/// Shows the course of one exercise, of body weight, or of everything.
pub(in crate::conversation) fn show(scene: &mut Scene<'_>, exercise: Option<ExerciseId>, metric: Option<Metric>) {
    let card = match (exercise, metric) {
        (Some(exercise), _) => of_exercise(scene, &exercise),
        (None, Some(Metric::Weight)) => of_weight(scene),
        (None, _) => of_everything(scene),
    };
    scene.say(card);
    if metric == Some(Metric::Weight) {
        recount::tell(scene);
    }
}

fn of_exercise(scene: &Scene<'_>, id: &ExerciseId) -> Card {
    let name = scene.name(id);
    let past: Vec<(NaiveDate, &Performed)> = scene.dossier.history(id).collect();
    if past.is_empty() {
        return Card::saying(format!("Nothing logged for {name} yet. \"{} 3x8 40\" would do.", name.to_lowercase()));
    }
    let rows = past.iter().rev().take(ROWS).map(|(date, performed)| vec![day(*date), best_set(scene, performed)]).collect();
    table(&name, ["Day", "Best set"], rows)
}

fn best_set(scene: &Scene<'_>, performed: &Performed) -> String {
    let best = performed.sets.iter().max_by(|one, other| {
        let key =
            |set: &crate::fitness::PerformedSet| (set.load_kg.unwrap_or(0.0), set.reps.unwrap_or(0), set.seconds.unwrap_or(0));
        key(one).partial_cmp(&key(other)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let Some(set) = best else { return "-".to_owned() };
    let amount = match (set.reps, set.seconds) {
        (Some(reps), _) => format!("{reps} reps"),
        (None, Some(seconds)) => format!("{seconds} s"),
        (None, None) => "done".to_owned(),
    };
    set.load_kg.map_or(amount.clone(), |kilograms| format!("{amount} at {}", weight(kilograms, scene.units())))
}

fn of_weight(scene: &Scene<'_>) -> Card {
    if !screen(&scene.dossier.profile).weight_targets {
        return Card::saying("I keep weights out of sight. Strength, energy and sleep say more; ask for your lifts any time.");
    }
    let weights: Vec<(NaiveDate, f64)> = scene
        .dossier
        .log
        .iter()
        .filter_map(|entry| match entry.logged {
            Logged::Weight { weight_kg } => Some((entry.date, weight_kg)),
            _ => None,
        })
        .collect();
    if weights.is_empty() {
        return Card::saying("No weigh-ins yet. \"Weighed 80.4 this morning\" logs one.");
    }
    let rows =
        weights.iter().rev().take(ROWS).map(|(date, kilograms)| vec![day(*date), weight(*kilograms, scene.units())]).collect();
    table("Body weight", ["Day", "Weight"], rows)
}

fn of_everything(scene: &Scene<'_>) -> Card {
    let month_ago = scene.today - Days::new(28);
    let mut sets: BTreeMap<&ExerciseId, (&Performed, usize)> = BTreeMap::new();
    let mut days: Vec<NaiveDate> = Vec::new();
    for entry in scene.dossier.log.iter().filter(|entry| entry.date >= month_ago) {
        if !days.contains(&entry.date) && scene.dossier.did_train_on(entry.date) {
            days.push(entry.date);
        }
        if let Logged::Sets(performed) = &entry.logged {
            let count = sets.get(&performed.exercise).map_or(0, |(_, count)| *count);
            sets.insert(&performed.exercise, (performed, count + performed.sets.len()));
        }
    }
    if days.is_empty() {
        return Card::saying("Nothing logged in the last four weeks. After a session, \"did everything\" is enough.")
            .button("Today's session", Intent::StartSession);
    }
    let rows: Vec<Vec<String>> = sets
        .iter()
        .take(ROWS)
        .map(|(id, (last, count))| vec![scene.name(id), count.to_string(), best_set(scene, last)])
        .collect();
    let title = format!("Last four weeks: {} training day{}", days.len(), if days.len() == 1 { "" } else { "s" });
    let card =
        if rows.is_empty() { Card::default().titled(title) } else { table(&title, ["Exercise", "Sets", "Last best"], rows) };
    card.list(endurance(scene, month_ago))
}

/// "Jogging: 3 times, 15 km, 90 min".
fn endurance(scene: &Scene<'_>, since: NaiveDate) -> Vec<String> {
    let mut sums: BTreeMap<&ExerciseId, (usize, f64, f64)> = BTreeMap::new();
    for entry in scene.dossier.log.iter().filter(|entry| entry.date >= since) {
        if let Logged::Cardio { exercise, minutes, distance_km, .. } = &entry.logged {
            let sum = sums.entry(exercise).or_default();
            *sum = (sum.0 + 1, sum.1 + distance_km.unwrap_or(0.0), sum.2 + minutes.unwrap_or(0.0));
        }
    }
    let line = |(id, (times, kilometres, minutes)): (&&ExerciseId, &(usize, f64, f64))| {
        let mut parts = vec![format!("{times} time{}", if *times == 1 { "" } else { "s" })];
        parts.extend((*kilometres > 0.0).then(|| format!("{} km", trimmed(*kilometres))));
        parts.extend((*minutes > 0.0).then(|| format!("{} min", trimmed(*minutes))));
        format!("{}: {}", scene.name(id), parts.join(", "))
    };
    sums.iter().take(ROWS).map(line).collect()
}

fn table<const N: usize>(title: &str, columns: [&str; N], rows: Vec<Vec<String>>) -> Card {
    Card::default().titled(title).block(Block::Table(Table { columns: columns.map(str::to_owned).to_vec(), rows }))
}
