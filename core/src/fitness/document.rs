//! A plan as other programs read it: names, cues and volume looked up, field names fixed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::volume::{Volume, is_hard};
use super::{
    Category, Dose, Exclusions, Exercise, ExerciseId, Muscle, Pattern, PlannedExercise, RepRange, Session, Week, WorkoutPlan,
};
use crate::Knowledge;
use crate::athlete::{Athlete, Equipment, Weekday};

/// A training plan over several weeks.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Workouts<'w> {
    /// Weeks in order of their dates.
    pub weeks: Vec<WorkoutWeek<'w>>,
}

/// Seven days of training.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WorkoutWeek<'w> {
    /// 1 for the first.
    pub week: u8,
    /// A lighter week to recover.
    pub deload: bool,
    /// Sessions in order of their dates.
    pub sessions: Vec<WorkoutSession<'w>>,
    /// Hard sets per muscle: direct sets whole, indirect sets by weight.
    pub volume: BTreeMap<Muscle, f64>,
}

/// One training session.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WorkoutSession<'w> {
    /// The day.
    pub date: NaiveDate,
    /// Its day of the week.
    pub weekday: Weekday,
    /// What it is, such as "Upper body A".
    pub title: &'w str,
    /// Whole length in minutes, warm-up and cool-down included.
    pub minutes: u16,
    /// What comes first.
    pub warmup: Part,
    /// What to do, in order.
    pub exercises: Vec<WorkoutExercise<'w>>,
    /// What comes last.
    pub cooldown: Part,
}

/// The warm-up or the cool-down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Part {
    /// How long, in minutes.
    pub minutes: u16,
    /// What to do.
    pub steps: Vec<String>,
}

/// One exercise with its dose and how to do it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WorkoutExercise<'w> {
    /// The catalogue's id.
    pub id: &'w ExerciseId,
    /// The usual name.
    pub name: &'w str,
    /// How it moves the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Pattern>,
    /// Muscles that a set counts for whole.
    pub primary: &'w [Muscle],
    /// Muscles that a set counts for in part.
    pub secondary: &'w BTreeMap<Muscle, f64>,
    /// Everything it needs, all at once.
    pub equipment: &'w [Equipment],
    /// Working sets, of each side where one side works at a time.
    pub sets: u8,
    /// Repetitions, seconds or metres of a set.
    #[serde(flatten)]
    pub dose: SetDose,
    /// Repetitions left in reserve at the end of a set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rir: Option<u8>,
    /// Share of the one-repetition maximum in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent_1rm: Option<u8>,
    /// Load in kilograms. For dumbbells: each. For assisted exercises: the help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_kg: Option<f64>,
    /// Rest between sets in seconds.
    pub rest_seconds: u16,
    /// Warm-up sets with a rising load before the working sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ramp_sets: Option<u8>,
    /// Exercises of a session with the same letter alternate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superset: Option<char>,
    /// What to do, in short lines.
    pub cues: &'w [String],
    /// Why this exercise is here.
    pub why: &'w str,
}

/// One of repetitions, seconds and metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetDose {
    /// Fewest and most repetitions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reps: Option<RepRange>,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metres: Option<u16>,
}

impl From<Dose> for SetDose {
    fn from(dose: Dose) -> Self {
        match dose {
            Dose::Reps(reps) => Self { reps: Some(reps), ..Self::default() },
            Dose::Seconds(seconds) => Self { seconds: Some(seconds), ..Self::default() },
            Dose::Metres(metres) => Self { metres: Some(metres), ..Self::default() },
        }
    }
}

/// The plan as a document. An exercise that the catalogue no longer knows keeps its id as its name.
pub fn workouts<'w>(plan: &'w WorkoutPlan, athlete: &Athlete, world: &'w Knowledge) -> Workouts<'w> {
    let exclusions = Exclusions::of(athlete, world);
    let stretches: Vec<&Exercise> = world
        .exercises
        .all()
        .iter()
        .filter(|exercise| exercise.category == Category::Mobility && exclusions.why_not(exercise).is_none())
        .collect();
    Workouts { weeks: plan.weeks.iter().map(|week| workout_week(week, world, &stretches)).collect() }
}

fn workout_week<'w>(week: &'w Week, world: &'w Knowledge, stretches: &[&Exercise]) -> WorkoutWeek<'w> {
    WorkoutWeek {
        week: week.week,
        deload: week.deload,
        sessions: week.sessions.iter().map(|session| workout_session(session, world, stretches)).collect(),
        volume: Volume::of_week(week, world).trained().collect(),
    }
}

fn workout_session<'w>(session: &'w Session, world: &'w Knowledge, stretches: &[&Exercise]) -> WorkoutSession<'w> {
    WorkoutSession {
        date: session.date,
        weekday: Weekday::of(session.date),
        title: &session.title,
        minutes: session.minutes,
        warmup: Part { minutes: session.warmup_minutes, steps: warmup_steps(session, world) },
        exercises: session.exercises.iter().map(|planned| workout_exercise(planned, world)).collect(),
        cooldown: Part { minutes: session.cooldown_minutes, steps: cooldown_steps(session, world, stretches) },
    }
}

fn workout_exercise<'w>(planned: &'w PlannedExercise, world: &'w Knowledge) -> WorkoutExercise<'w> {
    static NO_MUSCLES: BTreeMap<Muscle, f64> = BTreeMap::new();
    let known = world.exercises.get(&planned.id);
    WorkoutExercise {
        id: &planned.id,
        name: known.map_or(planned.id.as_str(), |exercise| &exercise.name),
        pattern: known.map(|exercise| exercise.pattern),
        primary: known.map_or(&[], |exercise| &exercise.primary),
        secondary: known.map_or(&NO_MUSCLES, |exercise| &exercise.secondary),
        equipment: known.map_or(&[], |exercise| &exercise.equipment),
        sets: planned.sets,
        dose: planned.dose.into(),
        rir: planned.rir,
        percent_1rm: planned.percent_1rm,
        load_kg: planned.load_kg,
        rest_seconds: planned.rest_seconds,
        ramp_sets: (planned.ramp_sets > 0).then_some(planned.ramp_sets),
        superset: planned.superset,
        cues: known.map_or(&[], |exercise| &exercise.cues),
        why: &planned.why,
    }
}

fn warmup_steps(session: &Session, world: &Knowledge) -> Vec<String> {
    let easy = format!("{} min of easy movement, until you are warm", session.warmup_minutes);
    let ramps = session.exercises.iter().filter(|planned| planned.ramp_sets > 0).map(|planned| ramp_step(planned, world));
    std::iter::once(easy).chain(ramps).collect()
}

/// "Leg Press: before the first set, 40 %, 60 %, 75 % of its weight, 8, 5 and 3 times".
fn ramp_step(planned: &PlannedExercise, world: &Knowledge) -> String {
    let name = world.exercises.get(&planned.id).map_or(planned.id.as_str(), |exercise| &exercise.name);
    let percent = &world.training.ramp.percent;
    match (planned.ramp_sets, percent.as_slice()) {
        (1, [.., middle, _]) => format!("{name}: first 5 with {middle} % of the weight"),
        (2, [.., middle, last]) => format!("{name}: first 5 with {middle} % of the weight, then 3 with {last} %"),
        (_, [first, middle, last]) => format!("{name}: first 8 with {first} % of the weight, 5 with {middle} %, 3 with {last} %"),
        _ => format!("{name}: start light and build up to the weight"),
    }
}

/// Two stretches for what worked most, from those that are open to the athlete.
fn cooldown_steps(session: &Session, world: &Knowledge, stretches: &[&Exercise]) -> Vec<String> {
    let worked = session.exercises.iter().filter_map(|planned| world.exercises.get(&planned.id));
    let muscles = worked.filter(|exercise| is_hard(exercise)).flat_map(|exercise| &exercise.primary);
    let mut chosen: Vec<&Exercise> = Vec::new();
    for muscle in muscles {
        let fits = stretches.iter().find(|stretch| stretch.primary.contains(muscle));
        if let Some(stretch) = fits.filter(|stretch| chosen.len() < 2 && chosen.iter().all(|other| other.id != stretch.id)) {
            chosen.push(stretch);
        }
    }
    let easy = std::iter::once("Slow down until your breath is calm".to_owned());
    easy.chain(chosen.into_iter().map(|stretch| format!("{}, 30 s", stretch.name))).collect()
}
