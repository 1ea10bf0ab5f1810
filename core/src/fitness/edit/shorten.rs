//! A session in fewer minutes: the main lift stays.

use chrono::NaiveDate;

use super::basis::Basis;
use super::mend::unpair_singles;
use super::{EditRefusal, Edited};
use crate::fitness::balance::Tally;
use crate::fitness::progression::{day_words, name};
use crate::fitness::time::{session_minutes, whole_minutes};
use crate::fitness::{Category, Change, Dose, Exercise, Limits, Mechanic, PlannedExercise, Session, WorkoutPlan};

/// Sets below which an accessory does little; the main lift goes below only at the very end.
const FEW_SETS: u8 = 2;

/// Shortest endurance work that is worth it, in seconds.
const SHORTEST_SECONDS: u16 = 240;

/// Takes out of a session what it takes to keep to the minutes.
pub(super) fn shorten(basis: &Basis<'_>, date: NaiveDate, minutes: u16) -> Result<Edited, EditRefusal> {
    let Some(old) = basis.session_on(date) else {
        let next = basis.next_session_words(date);
        return Err(EditRefusal::new(format!("No session is planned on {}. {next}", day_words(date))));
    };
    let mut cut = Cut { basis, session: old.clone(), seconds: f64::from(minutes) * 60.0 };
    if !cut.down() {
        let least = whole_minutes(&cut.session, basis.world);
        return Err(EditRefusal::new(format!(
            "{minutes} minutes are too few for this session: warm-up, {} and cool-down take {least}. Say \"{least} minutes\", or I \
             move the session to another day.",
            cut.session.exercises.first().map_or_else(|| "one exercise".to_owned(), |planned| name(&planned.id, basis.world)),
        )));
    }
    let mut draft = basis.plan.clone();
    for session in draft.weeks.iter_mut().flat_map(|week| &mut week.sessions).filter(|session| session.date == date) {
        *session = cut.session.clone();
    }
    let settled = basis.settle(draft, |session| session.date == date && *session != *old);
    let short = settled.plan.weeks.iter().flat_map(|week| &week.sessions).find(|session| session.date == date);
    let mut changes = short.map(|short| told(basis, old, short, minutes)).unwrap_or_default();
    changes.extend(told_elsewhere(basis, &settled.plan, date));
    settled.told_apart().without("weekly_sets_increase").told(changes, "Moving the session to another day would keep it.")
}

/// A session while it is being cut.
struct Cut<'a, 'b> {
    basis: &'b Basis<'a>,
    session: Session,
    seconds: f64,
}

impl Cut<'_, '_> {
    /// Cuts until the session fits; whether it does.
    fn down(&mut self) -> bool {
        let steps: [fn(&mut Self) -> bool; 7] = [
            Self::drop_small,
            Self::pair,
            Self::fewer_sets,
            Self::drop_balanced,
            Self::drop_last,
            Self::less_endurance,
            Self::main_down,
        ];
        for step in steps {
            while !self.fits() {
                if !step(self) {
                    break;
                }
                unpair_singles(&mut self.session);
            }
        }
        self.fits()
    }

    fn fits(&self) -> bool {
        session_minutes(&self.session, self.basis.world) * 60.0 <= self.seconds + 1e-6
    }

    fn exercise(&self, place: usize) -> Option<&Exercise> {
        self.session.exercises.get(place).and_then(|planned| self.basis.exercise(&planned.id))
    }

    /// The place that stays to the end: the first lift of many joints, else whatever comes first.
    fn main(&self) -> usize {
        let is_main = |exercise: &Exercise| exercise.category == Category::Strength && exercise.mechanic == Mechanic::Compound;
        (0..self.session.exercises.len()).find(|place| self.exercise(*place).is_some_and(is_main)).unwrap_or(0)
    }

    /// Drops the last of what is small: single-joint and trunk work, stretches, balance.
    fn drop_small(&mut self) -> bool {
        let main = self.main();
        let small = |exercise: &Exercise| match exercise.category {
            Category::Strength | Category::Power => exercise.mechanic == Mechanic::Isolation,
            Category::Core | Category::Mobility | Category::Balance => true,
            Category::Cardio => false,
        };
        let place =
            (0..self.session.exercises.len()).rev().find(|place| *place != main && self.exercise(*place).is_some_and(small));
        place.map(|place| self.session.exercises.remove(place)).is_some()
    }

    /// Lets two neighbours that train other muscles alternate.
    fn pair(&mut self) -> bool {
        if self.basis.limits.rest_seconds_min > Limits::default().rest_seconds_min {
            return false;
        }
        let Some(place) = (1..self.session.exercises.len()).find(|place| self.can_alternate(*place)) else { return false };
        let used = |letter: &char| self.session.exercises.iter().any(|planned| planned.superset == Some(*letter));
        let Some(letter) = ('A'..='Z').find(|letter| !used(letter)) else { return false };
        self.session.exercises[place - 1].superset = Some(letter);
        self.session.exercises[place].superset = Some(letter);
        true
    }

    /// Whether an exercise and the one before it can alternate: both lifts, free, without a muscle in common.
    fn can_alternate(&self, place: usize) -> bool {
        let free = |place: usize| {
            self.session.exercises[place].superset.is_none() && self.session.exercises[place].sets > 1 && self.lifts(place)
        };
        let (Some(one), Some(other)) = (self.exercise(place - 1), self.exercise(place)) else { return false };
        free(place - 1) && free(place) && one.primary.iter().all(|muscle| other.share(*muscle) < 1.0)
    }

    fn lifts(&self, place: usize) -> bool {
        self.exercise(place).is_some_and(|exercise| matches!(exercise.category, Category::Strength | Category::Core))
    }

    /// One set less of the last accessory that has more than a few, then of the main lift.
    fn fewer_sets(&mut self) -> bool {
        let main = self.main();
        let many = |place: &usize| self.session.exercises[*place].sets > FEW_SETS;
        let accessory = (0..self.session.exercises.len()).rev().filter(|place| *place != main).find(many);
        let place = accessory.or(Some(main).filter(|main| *main < self.session.exercises.len() && many(main)));
        place.map(|place| self.session.exercises[place].sets -= 1).is_some()
    }

    /// Drops the last exercise beside the main one that leaves as much pulling as pushing in the week; before the last two
    /// go, their sets do.
    fn drop_balanced(&mut self) -> bool {
        let main = self.main();
        let others = (0..self.session.exercises.len()).rev().filter(|place| *place != main);
        let place = others.filter(|place| self.is_balanced_without(*place)).max_by_key(|place| *place);
        if self.session.exercises.len() > 2
            && let Some(place) = place
        {
            self.session.exercises.remove(place);
            return true;
        }
        let many = (0..self.session.exercises.len()).rev().filter(|place| self.session.exercises[*place].sets > 1);
        let most = many.max_by_key(|place| self.session.exercises[*place].sets);
        most.map(|place| self.session.exercises[place].sets -= 1).is_some()
    }

    fn is_balanced_without(&self, place: usize) -> bool {
        let week =
            self.basis.plan.weeks.iter().find(|week| week.sessions.iter().any(|session| session.date == self.session.date));
        let Some(mut week) = week.cloned() else { return true };
        for session in week.sessions.iter_mut().filter(|session| session.date == self.session.date) {
            *session = self.session.clone();
            session.exercises.remove(place);
        }
        let least = self.basis.limits.pull_push_min.max(self.basis.world.training.balance.pull_push_min);
        Tally::of_week(&week, self.basis.world).pulls_enough(least)
    }

    /// Drops the last exercise beside the main one.
    fn drop_last(&mut self) -> bool {
        let main = self.main();
        let place = (0..self.session.exercises.len()).rev().find(|place| *place != main);
        place.map(|place| self.session.exercises.remove(place)).is_some()
    }

    /// Shorter endurance work, where that is all there is.
    fn less_endurance(&mut self) -> bool {
        let over = (session_minutes(&self.session, self.basis.world) * 60.0 - self.seconds).ceil().clamp(1.0, 36_000.0) as u16;
        let Some(planned) = self.session.exercises.first_mut().filter(|planned| planned.sets == 1) else { return false };
        let Dose::Seconds(seconds) = planned.dose else { return false };
        let shorter = (seconds.saturating_sub(over) / 30 * 30).max(SHORTEST_SECONDS.min(seconds));
        planned.dose = Dose::Seconds(shorter);
        shorter < seconds
    }

    /// The main lift with fewer sets, then without its ramp.
    fn main_down(&mut self) -> bool {
        let Some(planned) = self.session.exercises.first_mut() else { return false };
        if planned.sets > 1 {
            planned.sets -= 1;
        } else if planned.ramp_sets > 1 {
            planned.ramp_sets -= 1;
        } else {
            return false;
        }
        true
    }
}

fn told(basis: &Basis<'_>, old: &Session, new: &Session, minutes: u16) -> Vec<Change> {
    let why = format!("to fit {minutes} minutes");
    if old == new {
        return vec![Change::whole(format!("{} already takes {} min", old.title, old.minutes), "nothing has to go")];
    }
    let mut changes = vec![Change::whole(
        format!("{}: {} -> {} min", day_words(old.date), old.minutes, new.minutes),
        "what matters most for you stays".to_owned(),
    )];
    changes.extend(old.exercises.iter().filter_map(|planned| {
        let after = new.exercises.iter().find(|other| other.id == planned.id);
        one_told(basis, planned, after, new).map(|words| Change::of(&planned.id, words, why.as_str()))
    }));
    changes
}

/// What had to give way in other sessions of the week.
fn told_elsewhere(basis: &Basis<'_>, plan: &WorkoutPlan, date: NaiveDate) -> Vec<Change> {
    let others = plan.weeks.iter().flat_map(|week| &week.sessions).filter(|session| session.date != date);
    let mut changes = Vec::new();
    for session in others {
        let before = basis.session_on(session.date).into_iter().flat_map(|old| &old.exercises);
        changes.extend(before.filter_map(|planned| {
            let after = session.exercises.iter().find(|other| other.id == planned.id);
            let words = one_told(basis, planned, after, session)?;
            let why = "pulls keep up with pushes over the week";
            Some(Change::of(&planned.id, format!("{}: {words}", day_words(session.date)), why))
        }));
    }
    changes
}

fn one_told(basis: &Basis<'_>, old: &PlannedExercise, new: Option<&PlannedExercise>, session: &Session) -> Option<String> {
    let name = name(&old.id, basis.world);
    let Some(new) = new else { return Some(format!("{name} is left out")) };
    if old.sets != new.sets {
        return Some(format!("{name} {} -> {} {}", old.sets, new.sets, if new.sets == 1 { "set" } else { "sets" }));
    }
    if let (Dose::Seconds(from), Dose::Seconds(to)) = (old.dose, new.dose)
        && from != to
    {
        return Some(format!("{name} {} -> {} min", from.div_ceil(60), to.div_ceil(60)));
    }
    let partner =
        session.exercises.iter().find(|other| other.superset.is_some() && other.superset == new.superset && other.id != new.id);
    let partner = partner.filter(|_| old.superset.is_none())?;
    Some(format!("{name} alternates with {}", crate::fitness::progression::name(&partner.id, basis.world)))
}
