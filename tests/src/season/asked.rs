//! What is asked of an athlete over the months, and whether each change of it was told.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::fitness::progression::{Against, Loading};
use fettle_core::fitness::{ExerciseId, PlannedExercise, Session, WorkoutPlan};
use fettle_core::language::{Reps, SetSlots};

/// Days with a load after which a lift says something of the whole time.
const MANY_DAYS: usize = 10;
/// Most that a load goes beyond the hardest one done so far, unless two steps of the rack are more.
const MOST_RISE: f64 = 1.1;

/// What was asked and done of each exercise.
#[derive(Default)]
pub(super) struct Asked {
    loads: BTreeMap<ExerciseId, Vec<f64>>,
    hardest: BTreeMap<ExerciseId, f64>,
}

impl Asked {
    /// Takes in what is asked today, and says what is wrong with it.
    pub(super) fn hear(&mut self, planned: &PlannedExercise, maximum: Option<f64>, units: Units) -> Vec<String> {
        let Some(load) = planned.load_kg else { return Vec::new() };
        self.loads.entry(planned.id.clone()).or_default().push(load);
        let id = &planned.id;
        let mut faults = Vec::new();
        if !load.is_finite() || load < 0.0 || maximum.is_some_and(|maximum| load > maximum) {
            faults.push(format!("{id} at {load} kg of a body that lifts {maximum:?} once"));
        }
        let world = Knowledge::built_in();
        let loading = world.exercises.get(id).and_then(|exercise| Loading::of(exercise, world, units, &[]));
        if let (Some(hardest), Some(loading)) = (self.hardest.get(id), loading) {
            let steps = (0..2).try_fold(*hardest, |load, _| loading.harder(load)).unwrap_or(*hardest);
            if load > steps.max(hardest * MOST_RISE) + 0.01 {
                faults.push(format!("{id} at {load} kg after {hardest} kg at most"));
            }
        }
        faults
    }

    /// Takes in what was done.
    pub(super) fn done(&mut self, planned: &PlannedExercise, slots: &SetSlots) {
        let full = matches!(&slots.reps, Some(Reps::Each(reps)) if reps.len() >= usize::from(planned.sets));
        if let Some(load) = slots.load_kg.filter(|_| full) {
            let hardest = self.hardest.entry(planned.id.clone()).or_insert(load);
            *hardest = hardest.max(load);
        }
    }

    /// Takes in that "everything" was done.
    pub(super) fn done_as_planned(&mut self, planned: &PlannedExercise) {
        let world = Knowledge::built_in();
        let loading = world.exercises.get(&planned.id).and_then(|exercise| Loading::of(exercise, world, Units::Metric, &[]));
        if let Some(load) = planned.load_kg.filter(|_| loading.is_some_and(|loading| loading.against == Against::Weight)) {
            let hardest = self.hardest.entry(planned.id.clone()).or_insert(load);
            *hardest = hardest.max(load);
        }
    }

    /// Lifts that were asked for often: the first load and the last.
    pub(super) fn lifts(&self) -> Vec<(String, f64, f64)> {
        let often = self.loads.iter().filter(|(_, loads)| loads.len() >= MANY_DAYS);
        often.filter_map(|(id, loads)| Some((id.to_string(), *loads.first()?, *loads.last()?))).collect()
    }
}

/// Every change of what is still to come that the reply did not tell. Beyond the first few, changes may be counted.
pub(super) fn untold(old: &WorkoutPlan, new: &WorkoutPlan, today: NaiveDate, reply: &str) -> Vec<String> {
    let sessions = |plan: &WorkoutPlan| -> Vec<Session> { plan.weeks.iter().flat_map(|week| week.sessions.clone()).collect() };
    let name = |id: &ExerciseId| Knowledge::built_in().exercises.get(id).map_or("?", |exercise| exercise.name.as_str());
    let mut changed: BTreeMap<ExerciseId, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for (before, after) in sessions(old).iter().zip(sessions(new)) {
        if before.date < today && *before != after {
            faults.push(format!("{} is over and has changed", before.date));
        }
        for planned in before.exercises.iter().filter(|planned| before.date >= today && !after.exercises.contains(planned)) {
            let now = after.exercises.iter().find(|other| other.id == planned.id);
            let same = now.is_some_and(|now| (now.load_kg, now.sets, now.dose) == (planned.load_kg, planned.sets, planned.dose));
            if !same {
                changed.insert(planned.id.clone(), format!("{} on {}: {planned:?} became {now:?}", planned.id, before.date));
            }
        }
    }
    let counted = reply.split("and ").filter_map(|rest| rest.split_once(" more;")?.0.parse::<usize>().ok()).max().unwrap_or(0);
    let silent: Vec<String> = changed.into_iter().filter(|(id, _)| !reply.contains(name(id))).map(|(_, words)| words).collect();
    if silent.len() > counted {
        faults.push(format!("untold: {}\n   the reply: {reply}", silent.join("\n   ")));
    }
    if sessions(old).len() != sessions(new).len() {
        faults.push("a session is lost".to_owned());
    }
    faults
}
