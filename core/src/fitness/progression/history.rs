//! The log read against the plan: what was asked, what was done, how it felt.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::Doubt;
use super::asked::{Asked, Prescriptions, amount, session_on};
use super::believe::{Known, Odd, Witness};
use super::loading::Loading;
use super::pause::days_between;
use super::phrase::{day_words, load_words};
use crate::Knowledge;
use crate::athlete::{Area, Athlete, WeightKg};
use crate::fitness::{
    Category, Dose, Exercise, ExerciseId, Feel, LogEntry, Logged, Performed, PerformedSet, SessionDone, WorkoutPlan,
};

/// Days after which a doubt is no longer worth a question.
const DOUBT_DAYS: u64 = 7;

/// One exercise on one day.
#[derive(Clone, Debug)]
pub(super) struct Bout {
    pub(super) date: NaiveDate,
    pub(super) asked: Option<Asked>,
    pub(super) done: Done,
    pub(super) feel: Option<Feel>,
    /// Whether the sets are those of the plan, and none was told.
    pub(super) untold: bool,
}

/// What was done of it.
#[derive(Clone, Debug)]
pub(super) enum Done {
    /// These sets.
    Sets(Vec<PerformedSet>),
    /// "Everything", without a figure.
    AsPlanned,
}

/// One endurance effort.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    pub(super) date: NaiveDate,
    pub(super) seconds: f64,
    pub(super) rpe: Option<f64>,
}

/// Everything the log tells, in the order of days.
#[derive(Debug, Default)]
pub(super) struct History {
    /// What was done of each exercise.
    pub(super) bouts: BTreeMap<ExerciseId, Vec<Bout>>,
    /// What the plan asked of each exercise on the days that the log speaks of.
    pub(super) asked: BTreeMap<ExerciseId, Vec<(NaiveDate, Asked)>>,
    /// Days of each exercise whose figures were not believed.
    pub(super) doubted: BTreeMap<ExerciseId, BTreeSet<NaiveDate>>,
    /// Loads believed of each exercise.
    pub(super) used: BTreeMap<ExerciseId, Vec<f64>>,
    /// Endurance efforts of each exercise.
    pub(super) endurance: BTreeMap<ExerciseId, Vec<Effort>>,
    /// Days on which there was training.
    pub(super) trained: BTreeSet<NaiveDate>,
    /// Days on which anything was said of training, a session that was left out included.
    pub(super) spoken: BTreeSet<NaiveDate>,
    /// Days that felt hard.
    pub(super) hard: BTreeSet<NaiveDate>,
    /// Pain, and where.
    pub(super) pains: Vec<(NaiveDate, Area)>,
    /// The latest body weight in kilograms.
    pub(super) body_kg: Option<f64>,
    /// Figures that were not believed.
    pub(super) doubts: Vec<Doubt>,
}

/// The log in order, each entry once, nothing from the future.
fn in_order(log: &[LogEntry], today: NaiveDate) -> Vec<&LogEntry> {
    let mut seen = BTreeSet::new();
    let mut entries: Vec<&LogEntry> = log.iter().filter(|entry| entry.date <= today && seen.insert(entry.id.as_str())).collect();
    entries.sort_by_key(|entry| entry.date);
    entries
}

#[derive(Default)]
struct Raw {
    sets: BTreeMap<ExerciseId, BTreeMap<NaiveDate, Vec<PerformedSet>>>,
    sessions: BTreeMap<NaiveDate, (SessionDone, Option<Feel>)>,
    /// Exercises and days of which no figure was told.
    untold: BTreeSet<(ExerciseId, NaiveDate)>,
}

impl Raw {
    /// One figure told of a day is enough to judge it by.
    fn take(&mut self, performed: &Performed, date: NaiveDate) {
        let place = (performed.exercise.clone(), date);
        let sets = self.sets.entry(performed.exercise.clone()).or_default().entry(date).or_default();
        if performed.untold && sets.is_empty() {
            self.untold.insert(place);
        } else if !performed.untold {
            self.untold.remove(&place);
        }
        sets.extend(&performed.sets);
    }
}

impl History {
    /// Reads the log up to and with today.
    pub(super) fn read(plan: &WorkoutPlan, log: &[LogEntry], athlete: &Athlete, world: &Knowledge, today: NaiveDate) -> Self {
        let mut history = Self { body_kg: athlete.profile.weight_kg.map(WeightKg::get), ..Self::default() };
        let mut raw = Raw::default();
        for entry in in_order(log, today) {
            history.take(entry, &mut raw);
        }
        let reader = Reader { plan, asked: Prescriptions::of(plan), athlete, world, today, raw: &raw };
        let as_planned = reader.as_planned(&history.trained);
        let ids: BTreeSet<&ExerciseId> = raw.sets.keys().chain(as_planned.iter().map(|(id, _)| id)).collect();
        for id in ids {
            if let Some(exercise) = world.exercises.get(id) {
                let days = as_planned.iter().filter(|(other, _)| other == id).map(|(_, day)| *day).collect();
                reader.read_exercise(exercise, days, &mut history);
            }
        }
        history.endurance.values_mut().for_each(|efforts| efforts.sort_by_key(|effort| effort.date));
        history
    }

    /// The most days without training from one day on, or from the last one with any, up to another.
    pub(super) fn longest_gap(&self, from: Option<NaiveDate>, day: NaiveDate) -> Option<i64> {
        let from = from.or_else(|| self.trained.range(..day).next_back().copied())?;
        let days: Vec<NaiveDate> = self.trained.range(from..day).copied().chain([day]).collect();
        days.windows(2).map(|pair| days_between(pair[0], pair[1])).max()
    }

    fn take(&mut self, entry: &LogEntry, raw: &mut Raw) {
        let date = entry.date;
        match &entry.logged {
            Logged::Sets(performed) => {
                raw.take(performed, date);
                self.trained_on(date);
            }
            Logged::Session { done, feel } => {
                raw.sessions.insert(date, (*done, *feel));
                self.spoken.insert(date);
                if *done != SessionDone::None {
                    self.trained_on(date);
                }
                if *feel == Some(Feel::Hard) {
                    self.hard.insert(date);
                }
            }
            Logged::Cardio { exercise, minutes, rpe, .. } => {
                let seconds = minutes.filter(|minutes| (0.0..=24.0 * 60.0).contains(minutes)).map(|minutes| minutes * 60.0);
                let efforts = self.endurance.entry(exercise.clone()).or_default();
                efforts.extend(seconds.map(|seconds| Effort { date, seconds, rpe: *rpe }));
                self.trained_on(date);
            }
            Logged::Weight { weight_kg } => {
                self.body_kg = WeightKg::new(*weight_kg).ok().map(WeightKg::get).or(self.body_kg);
            }
            Logged::Pain { area } => self.pains.push((date, *area)),
        }
    }

    fn trained_on(&mut self, date: NaiveDate) {
        self.trained.insert(date);
        self.spoken.insert(date);
    }
}

struct Reader<'a> {
    plan: &'a WorkoutPlan,
    asked: Prescriptions<'a>,
    athlete: &'a Athlete,
    world: &'a Knowledge,
    today: NaiveDate,
    raw: &'a Raw,
}

impl Reader<'_> {
    /// Exercises of sessions of which only "everything" was said, with the day it was done.
    fn as_planned(&self, trained: &BTreeSet<NaiveDate>) -> Vec<(ExerciseId, NaiveDate)> {
        let whole = self.raw.sessions.iter().filter(|(_, (done, _))| *done == SessionDone::All);
        whole
            .filter_map(|(day, _)| Some((*day, session_on(self.plan, *day, |date| trained.contains(&date))?)))
            .flat_map(|(day, (session, _))| session.exercises.iter().map(move |planned| (planned.id.clone(), day)))
            .filter(|(id, day)| !self.raw.sets.get(id).is_some_and(|days| days.contains_key(day)))
            .collect()
    }

    fn read_exercise(&self, exercise: &Exercise, as_planned: BTreeSet<NaiveDate>, history: &mut History) {
        let nothing = BTreeMap::new();
        let logged = self.raw.sets.get(&exercise.id).unwrap_or(&nothing);
        let days: BTreeSet<NaiveDate> = logged.keys().copied().chain(as_planned).collect();
        let mut witness = Witness::default();
        let mut used = Vec::new();
        let mut bouts = Vec::new();
        for &date in &days {
            let settled = self.asked.settled(&exercise.id, date, |other| days.contains(&other));
            let asked = settled.or_else(|| self.asked.early(&exercise.id, date));
            let feel = self.raw.sessions.get(&date).and_then(|(_, feel)| *feel);
            let done = match logged.get(&date) {
                None => Done::AsPlanned,
                Some(sets) => {
                    let loading = Loading::of(exercise, self.world, self.athlete.units, &used);
                    let known = Known { asked: settled.as_ref(), loading: loading.as_ref(), body_kg: history.body_kg };
                    let (believed, odd) = witness.hear(sets, known);
                    used.extend(believed.iter().filter_map(|set| set.load_kg));
                    if let Some(odd) = odd {
                        history.doubts.extend(self.doubt(exercise, date, odd));
                        history.doubted.entry(exercise.id.clone()).or_default().insert(date);
                        continue;
                    }
                    Done::Sets(self.whole(believed, asked.as_ref(), date))
                }
            };
            self.note_effort(exercise, date, asked.as_ref(), &done, history);
            if self.is_over(date, asked.as_ref(), &done) {
                let untold = matches!(done, Done::AsPlanned) || self.raw.untold.contains(&(exercise.id.clone(), date));
                bouts.push(Bout { date, asked, done, feel, untold });
            }
        }
        history.asked.insert(exercise.id.clone(), self.asked.spoken_of(&exercise.id, &history.spoken));
        history.used.insert(exercise.id.clone(), used);
        history.bouts.insert(exercise.id.clone(), bouts);
    }

    /// When "everything" was said of the day, sets that were not told are taken to be like the weakest that was.
    fn whole(&self, mut sets: Vec<PerformedSet>, asked: Option<&Asked>, date: NaiveDate) -> Vec<PerformedSet> {
        let all = self.raw.sessions.get(&date).is_some_and(|(done, _)| *done == SessionDone::All);
        if let (true, Some(asked)) = (all, asked) {
            let weakest = sets.iter().min_by_key(|set| amount(set, asked.dose)).copied();
            while let Some(set) = weakest.filter(|_| sets.len() < usize::from(asked.sets)) {
                sets.push(set);
            }
        }
        sets
    }

    /// Whether an exercise can be judged: on a day that is still going on, more sets may follow.
    fn is_over(&self, date: NaiveDate, asked: Option<&Asked>, done: &Done) -> bool {
        let told = match done {
            Done::AsPlanned => true,
            Done::Sets(sets) => asked.is_some_and(|asked| sets.len() >= usize::from(asked.sets)),
        };
        told || date < self.today || self.raw.sessions.contains_key(&date)
    }

    fn note_effort(&self, exercise: &Exercise, date: NaiveDate, asked: Option<&Asked>, done: &Done, history: &mut History) {
        if exercise.category != Category::Cardio {
            return;
        }
        let seconds = match (done, asked.map(|asked| (asked.dose, asked.sets))) {
            (Done::AsPlanned, Some((Dose::Seconds(seconds), sets))) => f64::from(seconds) * f64::from(sets),
            (Done::Sets(sets), _) => sets.iter().filter_map(|set| set.seconds).map(f64::from).sum(),
            _ => return,
        };
        history.endurance.entry(exercise.id.clone()).or_default().push(Effort { date, seconds, rpe: None });
    }

    fn doubt(&self, exercise: &Exercise, date: NaiveDate, odd: Odd) -> Option<Doubt> {
        let fresh = date.checked_add_days(Days::new(DOUBT_DAYS)).is_none_or(|last| self.today <= last);
        let (name, units) = (&exercise.name, self.athlete.units);
        let (said, usual) = match odd {
            Odd::Load { said, usual, .. } => (load_words(said, units), usual.map(|usual| load_words(usual, units))),
            Odd::Amount { said, usual, .. } => (said.to_string(), usual.map(|usual| usual.to_string())),
        };
        let usual = usual.map(|usual| format!(" (you were at {usual})")).unwrap_or_default();
        fresh.then(|| Doubt {
            exercise: exercise.id.clone(),
            date,
            words: format!("{name}, {}: {said} looks like a slip{usual}, so I left it out. What was it?", day_words(date)),
        })
    }
}
