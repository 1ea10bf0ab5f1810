//! What the plan asked for on a day, also when it was done a little late or early.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::fitness::{Dose, ExerciseId, PlannedExercise, Session, WorkoutPlan};

/// Days back and ahead in which a session that was done on another day than planned is looked for.
const LATE_DAYS: u64 = 6;
const EARLY_DAYS: u64 = 3;

/// What the plan asked for of one exercise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) sets: u8,
    pub(super) dose: Dose,
    pub(super) load_kg: Option<f64>,
    /// In a week that was planned to be light.
    pub(super) light: bool,
}

impl Asked {
    pub(super) fn of(planned: &PlannedExercise, light: bool) -> Self {
        Self { sets: planned.sets, dose: planned.dose, load_kg: planned.load_kg, light }
    }
}

/// A planned session and whether its week is light.
pub(super) type Slot<'a> = (&'a Session, bool);

/// Every session with whether its week is light, in the order of the plan.
pub(super) fn sessions(plan: &WorkoutPlan) -> impl DoubleEndedIterator<Item = Slot<'_>> {
    plan.weeks.iter().flat_map(|week| week.sessions.iter().map(|session| (session, week.deload)))
}

/// What a plan asks of each exercise, in the order of days.
pub(super) struct Prescriptions<'a> {
    days: BTreeMap<&'a ExerciseId, Vec<(NaiveDate, Asked)>>,
    first: Option<NaiveDate>,
}

impl<'a> Prescriptions<'a> {
    /// Gathers what a plan asks.
    pub(super) fn of(plan: &'a WorkoutPlan) -> Self {
        let mut days: BTreeMap<&ExerciseId, Vec<(NaiveDate, Asked)>> = BTreeMap::new();
        for (session, light) in sessions(plan) {
            for planned in &session.exercises {
                days.entry(&planned.id).or_default().push((session.date, Asked::of(planned, light)));
            }
        }
        Self { days, first: sessions(plan).map(|(session, _)| session.date).min() }
    }

    /// What had been asked of an exercise done on this day and can't change any more: that day's, else the last one of the
    /// week before that has no day of its own in the log.
    pub(super) fn settled(&self, id: &ExerciseId, day: NaiveDate, done: impl Fn(NaiveDate) -> bool) -> Option<Asked> {
        let all = self.days.get(id)?;
        let same_day = all.iter().find(|(date, _)| *date == day);
        let late = || all.iter().filter(|(date, _)| is_late(*date, day) && !done(*date)).max_by_key(|(date, _)| *date);
        same_day.or_else(late).map(|(_, asked)| *asked)
    }

    /// What was asked of an exercise done a few days early. Its load is left out: that session is still to come, and what
    /// this reading of the log writes into it must not decide how the next one reads the log.
    pub(super) fn early(&self, id: &ExerciseId, day: NaiveDate) -> Option<Asked> {
        let begun = self.first.is_some_and(|first| first <= day);
        let coming = self.days.get(id)?.iter().filter(|(date, _)| begun && is_early(*date, day));
        coming.min_by_key(|(date, _)| *date).map(|(_, asked)| Asked { load_kg: None, ..*asked })
    }

    /// What was asked of an exercise on each of the days that the log speaks of.
    pub(super) fn spoken_of(&self, id: &ExerciseId, spoken: &BTreeSet<NaiveDate>) -> Vec<(NaiveDate, Asked)> {
        self.days.get(id).into_iter().flatten().filter(|(date, _)| spoken.contains(date)).copied().collect()
    }
}

/// The session done on this day: that day's, else the last one of the days before that the log does not know.
pub(super) fn session_on(plan: &WorkoutPlan, day: NaiveDate, done: impl Fn(NaiveDate) -> bool) -> Option<Slot<'_>> {
    let same_day = sessions(plan).find(|(session, _)| session.date == day);
    same_day.or_else(|| {
        sessions(plan)
            .filter(|(session, _)| is_late(session.date, day) && !done(session.date))
            .max_by_key(|(session, _)| session.date)
    })
}

fn is_late(planned: NaiveDate, done: NaiveDate) -> bool {
    planned < done && planned.checked_add_days(Days::new(LATE_DAYS)).is_none_or(|last| done <= last)
}

fn is_early(planned: NaiveDate, done: NaiveDate) -> bool {
    planned > done && done.checked_add_days(Days::new(EARLY_DAYS)).is_none_or(|last| planned <= last)
}

/// The bottom of a dose in its own unit.
pub(super) fn fewest(dose: Dose) -> u16 {
    match dose {
        Dose::Reps(range) => u16::from(range.min),
        Dose::Seconds(amount) | Dose::Metres(amount) => amount,
    }
}

/// The top of a dose in its own unit.
pub(super) fn most(dose: Dose) -> u16 {
    match dose {
        Dose::Reps(range) => u16::from(range.max.max(range.min)),
        Dose::Seconds(amount) | Dose::Metres(amount) => amount,
    }
}

/// Repetitions, seconds or metres of a set, in the unit of the dose. Seconds and metres are often told as a bare count.
pub(super) fn amount(set: &crate::fitness::PerformedSet, dose: Dose) -> Option<u16> {
    match dose {
        Dose::Reps(_) => set.reps,
        Dose::Seconds(_) => set.seconds.or(set.reps),
        Dose::Metres(_) => set.reps,
    }
}
