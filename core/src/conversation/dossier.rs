//! What is known of one athlete: the profile, the plan, recent training, and the way back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Kitchen;
use super::document::Unreadable;
use super::page::{Page, Written};
use super::reminder::Reminder;
use crate::athlete::{Athlete, Profile};
use crate::fitness::programming::Programme;
use crate::fitness::{ExerciseId, LogEntry, Logged, Performed, PlannedExercise, Session, SessionDone};
use crate::language::{Asked, RecipeSlots};
use crate::nutrition::MealPlan;

/// Entries of the training log that stay within reach of the conversation. The whole log is kept apart.
const RECENT_ENTRIES: usize = 400;

/// Changes that can be taken back, one after the other.
const CHANGES_KEPT: usize = 3;

/// What a profile is taken to weigh, rather too much than too little.
const PROFILE_BYTES: usize = 2_048;

/// Share of the planned sets with which a session is done.
const MOST_OF_IT: f64 = 0.75;

/// What is known of one athlete.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dossier {
    /// What the athlete told.
    pub profile: Profile,
    /// Hello was said, so questions may follow.
    pub(super) met: bool,
    /// Questions the athlete chose not to answer.
    pub(super) skipped: BTreeSet<Asked>,
    /// The plan, once there is one.
    #[serde(skip_serializing)]
    pub programme: Option<Page<Programme>>,
    /// What is known about food beyond the profile.
    pub kitchen: Kitchen,
    /// The weeks of a plan that was asked for and is still to be made.
    pub(super) plan_wanted: Option<u8>,
    /// Chooses among equals; a new plan gets a new one.
    pub(super) seed: u64,
    /// Recent entries of the training log, oldest first.
    #[serde(skip_serializing)]
    pub log: Page<Vec<LogEntry>>,
    /// The exercise of today's session that is being done.
    pub(super) ongoing: Option<Ongoing>,
    /// The day of the session that was shown last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shown: Option<NaiveDate>,
    /// The dish that was spoken of last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dish: Option<RecipeSlots>,
    /// The last day on which the plan was brought up to date with the log.
    pub(super) reviewed: Option<NaiveDate>,
    /// A warning sign was told, and no doctor has cleared the athlete since.
    pub(super) held: bool,
    /// Something heavy was told: no questions of ours until the athlete asks for training again.
    pub(super) hushed: bool,
    /// What was before the last changes, newest last.
    pub(super) before: Vec<Before>,
    /// When the athlete wants to be reminded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reminder: Option<Reminder>,
}

/// What is true of the talk rather than of the athlete: it goes with the talk, and changing it changes no plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Passing {
    met: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan_wanted: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ongoing: Option<Ongoing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dish: Option<RecipeSlots>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<NaiveDate>,
    hushed: bool,
}

/// Where in a session the athlete is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ongoing {
    pub(super) date: NaiveDate,
    pub(super) place: usize,
}

/// What was before a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Before {
    /// The change in a few words: "swapped bench press".
    pub(super) what: String,
    pub(super) profile: Profile,
    pub(super) skipped: BTreeSet<Asked>,
    #[serde(default, skip_serializing)]
    pub(super) programme: Option<Page<Programme>>,
    pub(super) ongoing: Option<Ongoing>,
    #[serde(default)]
    pub(super) kitchen: Kitchen,
    /// Ids that the change put into the log.
    pub(super) logged: Vec<String>,
}

impl Before {
    /// What is now, before a change that has no name yet.
    pub(super) fn of(dossier: &Dossier) -> Self {
        Self {
            what: String::new(),
            profile: dossier.profile.clone(),
            skipped: dossier.skipped.clone(),
            programme: dossier.programme.clone(),
            ongoing: dossier.ongoing,
            kitchen: dossier.kitchen.clone(),
            logged: Vec::new(),
        }
    }
}

impl Dossier {
    /// The athlete with every gap filled.
    pub fn athlete(&self) -> Athlete {
        Athlete::resolve(self.profile.clone())
    }

    pub(super) fn passing(&self) -> Passing {
        let Self { met, plan_wanted, ongoing, shown, reviewed, hushed, .. } = *self;
        Passing { met, plan_wanted, ongoing, shown, dish: self.dish.clone(), reviewed, hushed }
    }

    pub(super) fn set_passing(&mut self, passing: Passing) {
        let Passing { met, plan_wanted, ongoing, shown, dish, reviewed, hushed } = passing;
        (self.met, self.plan_wanted, self.ongoing) = (met, plan_wanted, ongoing);
        (self.shown, self.dish, self.reviewed, self.hushed) = (shown, dish, reviewed, hushed);
    }

    pub(super) fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.programme.iter().flat_map(|programme| &programme.plan.weeks).flat_map(|week| &week.sessions)
    }

    pub(super) fn session_on(&self, date: NaiveDate) -> Option<&Session> {
        self.sessions().find(|session| session.date == date)
    }

    pub(super) fn next_session(&self, from: NaiveDate) -> Option<&Session> {
        self.sessions().filter(|session| session.date >= from).min_by_key(|session| session.date)
    }

    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.sessions().map(|session| session.date).max()
    }

    /// All sets of one exercise with their day, oldest first.
    pub(super) fn history<'a>(&'a self, exercise: &'a ExerciseId) -> impl Iterator<Item = (NaiveDate, &'a Performed)> {
        self.log.iter().filter_map(move |entry| match &entry.logged {
            Logged::Sets(performed) if performed.exercise == *exercise => Some((entry.date, performed)),
            _ => None,
        })
    }

    pub(super) fn did_train_on(&self, date: NaiveDate) -> bool {
        self.log.iter().any(|entry| {
            entry.date == date
                && match &entry.logged {
                    Logged::Sets(_) | Logged::Cardio { .. } => true,
                    Logged::Session { done, .. } => *done != SessionDone::None,
                    Logged::Weight { .. } | Logged::Pain { .. } => false,
                }
        })
    }

    /// Whether "everything" was said of a day.
    pub(super) fn did_all_on(&self, date: NaiveDate) -> bool {
        let all = |logged: &Logged| matches!(logged, Logged::Session { done: SessionDone::All, .. });
        self.log.iter().any(|entry| entry.date == date && all(&entry.logged))
    }

    /// Whether a planned session was done: all of it was said, or most of its sets are in the log of its day.
    pub(super) fn is_done(&self, session: &Session) -> bool {
        let of_day = || self.log.iter().filter(|entry| entry.date == session.date).map(|entry| &entry.logged);
        let sets_of = |planned: &PlannedExercise| -> usize {
            let sets = of_day().map(|logged| match logged {
                Logged::Sets(performed) if performed.exercise == planned.id => performed.sets.len(),
                Logged::Cardio { exercise, .. } if *exercise == planned.id => usize::from(planned.sets),
                _ => 0,
            });
            sets.sum::<usize>().min(usize::from(planned.sets))
        };
        let asked: usize = session.exercises.iter().map(|planned| usize::from(planned.sets)).sum();
        let done: usize = session.exercises.iter().map(sets_of).sum();
        self.did_all_on(session.date) || done > 0 && done as f64 >= MOST_OF_IT * asked as f64
    }

    /// Whether anything was trained on a day or after it.
    pub(super) fn did_train_since(&self, date: NaiveDate) -> bool {
        self.log.iter().any(|entry| entry.date >= date && self.did_train_on(entry.date))
    }

    pub(super) fn remember(&mut self, entry: LogEntry) {
        self.log.change(|log| {
            log.push(entry);
            log.sort_by_key(|one| one.date);
            log.drain(..log.len().saturating_sub(RECENT_ENTRIES));
        });
    }

    /// The pages as they are stored, in their places: the log, then the plans as they are and as they were.
    pub(super) fn pages(&self) -> Result<Vec<Option<Written>>, Unreadable> {
        let mut pages = vec![Some(self.log.written()?)];
        let before = self.before.iter().map(|before| (&before.programme, &before.kitchen.plan));
        for (programme, meals) in std::iter::once((&self.programme, &self.kitchen.plan)).chain(before) {
            pages.push(programme.as_ref().map(Page::written).transpose()?);
            pages.push(meals.as_ref().map(Page::written).transpose()?);
        }
        Ok(pages)
    }

    /// Puts pages as they were stored into their places.
    pub(super) fn set_pages(&mut self, pages: Vec<Option<Written>>) -> Result<(), Unreadable> {
        let mut pages = pages.into_iter();
        let mut next = || pages.next().ok_or(Unreadable::Damaged);
        self.log = next()?.map(Page::stored).unwrap_or_default();
        let before = self.before.iter_mut().map(|before| (&mut before.programme, &mut before.kitchen.plan));
        for (programme, meals) in std::iter::once((&mut self.programme, &mut self.kitchen.plan)).chain(before) {
            *programme = next()?.map(Page::<Programme>::stored);
            *meals = next()?.map(Page::<MealPlan>::stored);
        }
        Ok(())
    }

    /// Closes its pages, where they are written.
    pub(super) fn fold(&mut self) {
        self.log.fold();
        let before = self.before.iter_mut().map(|before| (&mut before.programme, &mut before.kitchen.plan));
        for (programme, meals) in std::iter::once((&mut self.programme, &mut self.kitchen.plan)).chain(before) {
            programme.iter_mut().for_each(Page::fold);
            meals.iter_mut().for_each(Page::fold);
        }
    }

    /// About how many bytes of memory it takes when it is folded.
    pub(super) fn weight(&self) -> usize {
        let pages = self.programme.iter().map(Page::weight).chain(self.kitchen.plan.iter().map(Page::weight)).sum::<usize>();
        let before: usize = self
            .before
            .iter()
            .flat_map(|before| before.programme.iter().map(Page::weight).chain(before.kitchen.plan.iter().map(Page::weight)))
            .sum();
        PROFILE_BYTES * (1 + self.before.len()) + self.log.weight() + pages + before
    }

    pub(super) fn keep(&mut self, before: Before) {
        self.before.push(before);
        let surplus = self.before.len().saturating_sub(CHANGES_KEPT);
        self.before.drain(..surplus);
    }
}
