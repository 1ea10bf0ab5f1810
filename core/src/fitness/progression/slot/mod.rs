//! One exercise of one coming session in the light of the log.

mod dose;
mod load;
mod sets;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::asked::sessions;
use super::case::{Case, Manner};
use super::course::{Coach, Course};
use super::easing::{Easing, easings};
use super::history::History;
use super::loading::Loading;
use super::pause::{Pause, Return, returns};
use super::reach::{self, Reach};
use crate::Knowledge;
use crate::athlete::{Athlete, Equipment};
use crate::fitness::{Category, Dose, Exclusions, Exercise, ExerciseId, PlannedExercise, Session, WorkoutPlan};

/// How far a rewrite may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Freedom {
    /// Exercises may give way to harder or easier ones.
    pub(super) vary: bool,
    /// Repetitions, seconds and metres may become more.
    pub(super) grow: bool,
    /// Sets may become fewer.
    pub(super) cut: bool,
}

/// What every slot is written from.
pub(super) struct Writer<'a> {
    pub(super) athlete: &'a Athlete,
    pub(super) world: &'a Knowledge,
    plan: &'a WorkoutPlan,
    history: &'a History,
    exclusions: Exclusions<'a>,
    easings: Vec<Easing>,
    returns: Vec<Return>,
    manner: Manner,
    today: NaiveDate,
    /// What was worked out before: the same exercise stands in many sessions.
    courses: RefCell<Vec<Known>>,
    reaches: RefCell<Vec<(ExerciseId, Dose, Reach)>>,
    next_days: BTreeMap<&'a ExerciseId, NaiveDate>,
}

/// The course of an exercise at one dose, stepped back where a pause ends.
struct Known {
    id: ExerciseId,
    dose: Dose,
    pause: Option<Pause>,
    loading: Loading,
    course: Rc<Course>,
}

/// One place in a session while it is being written.
struct Slot<'a> {
    case: Case<'a>,
    session: &'a Session,
    old: &'a PlannedExercise,
    new: PlannedExercise,
    whys: Vec<String>,
    /// In a week that is planned to be light.
    light: bool,
    /// Chosen by the athlete, and not done since.
    kept: bool,
    easing: Option<&'a Easing>,
    /// The pause that ends when the exercise comes next.
    pause: Option<Pause>,
    freedom: Freedom,
}

/// Things whose rack or bar is the same for every exercise that needs them.
const SHARED: &[Equipment] =
    &[Equipment::Barbell, Equipment::EzBar, Equipment::TrapBar, Equipment::Smith, Equipment::Dumbbell, Equipment::Kettlebell];

/// Most variations that one reading of the log goes through in one place.
const VARIATIONS: usize = 4;

impl<'a> Writer<'a> {
    /// Works out what all slots share. The days are today and that of the next open session.
    pub(super) fn new(
        plan: &'a WorkoutPlan,
        athlete: &'a Athlete,
        world: &'a Knowledge,
        history: &'a History,
        (today, next_day): (NaiveDate, NaiveDate),
    ) -> Self {
        let exclusions = Exclusions::of(athlete, world);
        let manner = Manner::of(athlete, &exclusions.limits(), history);
        let returns = returns(&history.trained, next_day, manner.usual_gap);
        let easings = easings(history, plan);
        let (courses, reaches, next_days) = (RefCell::default(), RefCell::default(), BTreeMap::new());
        let mut writer =
            Self { athlete, world, plan, history, exclusions, easings, returns, manner, today, courses, reaches, next_days };
        writer.next_days = writer.find_next_days();
        writer
    }

    /// The slot as it should be, and why it is not as it was. An exercise that comes in is itself read in the light of
    /// the log.
    pub(super) fn slot(
        &self,
        session: &Session,
        light: bool,
        old: &PlannedExercise,
        freedom: Freedom,
    ) -> (PlannedExercise, String) {
        let next_day = self.next_days.get(&old.id).copied().unwrap_or(session.date);
        let (mut new, mut why) = (old.clone(), String::new());
        for _ in 0..VARIATIONS {
            let (next, more) = self.once(session, light, &new, freedom, next_day);
            let varied = next.id != new.id;
            why = if why.is_empty() { more } else { why };
            new = next;
            if !varied {
                break;
            }
        }
        (new, why)
    }

    fn once(
        &self,
        session: &Session,
        light: bool,
        old: &PlannedExercise,
        freedom: Freedom,
        next_day: NaiveDate,
    ) -> (PlannedExercise, String) {
        let Some(exercise) = self.world.exercises.get(&old.id) else { return (old.clone(), String::new()) };
        let case = Case { exercise, manner: self.manner, history: self.history, easings: &self.easings };
        let last = case.bouts().last().map(|bout| bout.date);
        let kept = old.chosen_on.is_some_and(|chosen| last.is_none_or(|last| last < chosen));
        let easing = self.easings.iter().find(|easing| easing.covers(exercise, session.date));
        let pause = case.pause_before(next_day);
        let mut slot = Slot { case, session, old, new: old.clone(), whys: Vec::new(), light, kept, easing, pause, freedom };
        self.fill(&mut slot);
        slot.whys.dedup();
        (slot.new, slot.whys.join("; "))
    }

    fn fill(&self, slot: &mut Slot<'_>) {
        let exercise = slot.case.exercise;
        match exercise.category {
            Category::Cardio => return self.run(slot),
            Category::Mobility => return,
            Category::Strength | Category::Core | Category::Balance | Category::Power => {}
        }
        if !slot.case.bouts().is_empty() {
            match self.known(slot) {
                Some((loading, course)) => self.load(slot, loading, &course),
                None if exercise.category != Category::Power => self.dose(slot),
                None => {}
            }
        }
        self.sets(slot);
    }

    /// What a load means here and where it stands, worked out once for all sessions alike.
    fn known(&self, slot: &Slot<'_>) -> Option<(Loading, Rc<Course>)> {
        let (id, dose, pause) = (&slot.old.id, slot.old.dose, slot.pause);
        let same = |known: &&Known| known.id == *id && known.dose == dose && known.pause == pause;
        if let Some(known) = self.courses.borrow().iter().find(same) {
            return Some((known.loading, Rc::clone(&known.course)));
        }
        let loading = Loading::of(slot.case.exercise, self.world, self.athlete.units, &self.used(slot.case.exercise))?;
        let coach = Coach { case: slot.case, loading, units: self.athlete.units, dose };
        let mut course = coach.follow();
        if let Some(pause) = pause {
            coach.step_back(&mut course, pause);
        }
        let course = Rc::new(course);
        self.courses.borrow_mut().push(Known { id: id.clone(), dose, pause, loading, course: Rc::clone(&course) });
        Some((loading, course))
    }

    /// What the log says of a dose, worked out once for all sessions alike.
    fn reach(&self, slot: &Slot<'_>) -> Reach {
        let (id, dose) = (&slot.old.id, slot.old.dose);
        if let Some((.., reach)) = self.reaches.borrow().iter().find(|(known, of, _)| known == id && *of == dose) {
            return reach.clone();
        }
        let reach = reach::follow(&slot.case, dose);
        self.reaches.borrow_mut().push((id.clone(), dose, reach.clone()));
        reach
    }

    /// Loads used with the same bar or rack: they tell which loads there are.
    fn used(&self, exercise: &Exercise) -> Vec<f64> {
        let shared = SHARED.iter().find(|thing| exercise.equipment.contains(thing));
        let same = |id: &ExerciseId| {
            *id == exercise.id
                || shared.is_some_and(|thing| self.world.exercises.get(id).is_some_and(|other| other.equipment.contains(thing)))
        };
        self.history.used.iter().filter(|(id, _)| same(id)).flat_map(|(_, loads)| loads.iter().copied()).collect()
    }

    /// Whether a session is still to come and nothing was said of it yet.
    fn is_open(&self, session: &Session) -> bool {
        session.date >= self.today && !self.history.spoken.contains(&session.date)
    }

    /// Whether what the log says of an exercise is newer than what it says of its easier and harder variations: what was
    /// true before those were tried moves nobody on, nor back.
    fn is_news(&self, exercise: &Exercise) -> bool {
        let last = |id| self.history.bouts.get(id).and_then(|bouts| bouts.last()).map(|bout| bout.date);
        exercise.regressions.iter().chain(&exercise.progressions).all(|other| last(&exercise.id) > last(other))
    }

    /// The day on which each exercise comes next.
    fn find_next_days(&self) -> BTreeMap<&'a ExerciseId, NaiveDate> {
        let mut days = BTreeMap::new();
        for (session, _) in sessions(self.plan).filter(|(session, _)| self.is_open(session)) {
            for planned in &session.exercises {
                let day = days.entry(&planned.id).or_insert(session.date);
                *day = session.date.min(*day);
            }
        }
        days
    }
}
