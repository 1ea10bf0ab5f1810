//! Workout programming: an athlete in, a plan over weeks out, the same for the same request.
//!
//! The week is laid out first (which days, which themes), then every place of a session gets an exercise, then sets are shared
//! out one at a time, each only where every hard rule still holds. Weeks grow inside a block and end in a lighter one.

mod basis;
mod block;
mod board;
mod calendar;
mod choose;
mod dose;
mod endurance;
mod gave_way;
mod job;
mod need;
mod pool;
mod rules;
mod running;
mod template;
mod words;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use self::basis::Basis;
use self::block::{Draft, weeks};
use self::calendar::{Day, lay_out};
use self::pool::Pool;
use super::{Exclusions, Session, Week, WorkoutPlan, time};
use crate::Knowledge;
use crate::athlete::Athlete;

pub use calendar::{WeekShape, week_shape};
pub use need::Room;
pub use rules::{
    Aerobic, BalanceRules, Bounds, ByGoal, ByLevel, Deload, FirstLoad, Increase, IntervalDose, Intervals, LoadShare, Ramp,
    Running, ShortFrame, SpecialReps, Standing, Tier, TimeRules, TrainingRules, TrainingRulesFault, WalkRun, WeeklySets, Zone,
    Zones,
};

/// The most weeks of one plan.
pub const WEEKS_MAX: u8 = 52;
/// Below this age there is no plan.
const YOUNGEST: u8 = 13;

/// What is asked for beyond the athlete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Weeks to plan, 1 to 52.
    pub weeks: u8,
    /// The first day of the first week.
    pub start: NaiveDate,
    /// Decides between exercises that suit equally well.
    pub seed: u64,
}

/// A plan, and what it could not hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// The plan.
    pub plan: WorkoutPlan,
    /// What gave way, with figures, and what would hold it.
    pub gave_way: Vec<String>,
    /// What goes along with the plan outside its sessions.
    pub alongside: Vec<String>,
    /// The day on which the athlete last asked for more of this plan.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub harder_on: Option<NaiveDate>,
}

impl Programme {
    /// The same with another plan.
    pub fn with_plan(&self, plan: WorkoutPlan) -> Self {
        let Self { gave_way, alongside, harder_on, .. } = self;
        Self { plan, gave_way: gave_way.clone(), alongside: alongside.clone(), harder_on: *harder_on }
    }
}

/// Why nothing can be planned. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// Stable code: `bad_request`, `refused`, `too_short` or `nothing_left`.
    pub code: String,
    /// What is in the way.
    pub message: String,
    /// The field that is in the way, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The nearest plan that can be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

impl Refusal {
    fn new(code: &str, message: String, field: &str, nearest: Option<String>) -> Self {
        Self { code: code.to_owned(), message, field: Some(field.to_owned()), nearest }
    }
}

/// Plans the training of an athlete. Every hard rule holds in what comes back; what had to give way for that is said.
pub fn programme(athlete: &Athlete, world: &Knowledge, request: &Request) -> Result<Programme, Refusal> {
    check_request(athlete, request)?;
    let exclusions = Exclusions::of(athlete, world);
    let basis = Basis::of(athlete, world, &exclusions, request.seed);
    check_time(&basis)?;
    let pool = Pool::gather(&basis, world, &exclusions);
    let days = lay_out(athlete, &world.training, request.start);
    let room = Room::of(athlete, &basis.limits, &world.training);
    let strength_days = f64::from(week_shape(athlete, &world.training).resistance.max(1));
    let needed = room.needed * need::minutes_per_set(athlete, &basis.limits, &world.training) / strength_days;
    let drafts = weeks(&basis, &pool, &days, request.weeks.into(), needed);
    if drafts.iter().all(|draft| draft.sessions.iter().all(Vec::is_empty)) {
        return Err(nothing_left(athlete));
    }
    let gave_way = gave_way::gave_way(&basis, &pool, &days, room, &drafts);
    let alongside = gave_way::alongside(&basis, world, &drafts);
    Ok(Programme { plan: dated(&basis, world, &days, drafts, request.start)?, gave_way, alongside, harder_on: None })
}

fn check_request(athlete: &Athlete, request: &Request) -> Result<(), Refusal> {
    if !(1..=WEEKS_MAX).contains(&request.weeks) {
        let message = format!("A plan has 1 to {WEEKS_MAX} weeks, not {}.", request.weeks);
        return Err(Refusal::new(
            "bad_request",
            message,
            "weeks",
            Some(format!("A plan of {} weeks.", request.weeks.clamp(1, WEEKS_MAX))),
        ));
    }
    if athlete.age < YOUNGEST {
        let message =
            format!("I plan for people of {YOUNGEST} and older. Play, sport and PE with a grown-up are the right training.");
        return Err(Refusal::new("refused", message, "age", None));
    }
    Ok(())
}

/// A set-up and one set must fit between warm-up and cool-down.
fn check_time(basis: &Basis<'_>) -> Result<(), Refusal> {
    const LEAST_WORK: u16 = 3;
    if basis.work_minutes() >= LEAST_WORK {
        return Ok(());
    }
    let frame = basis.frame.warmup + basis.frame.cooldown;
    let message = format!("{} minutes are too short here: your warm-up and cool-down alone take {frame}.", basis.athlete.minutes);
    let nearest = (frame + 10).next_multiple_of(5);
    Err(Refusal::new("too_short", message, "minutes_per_session", Some(format!("{nearest} minutes a session would do."))))
}

fn nothing_left(athlete: &Athlete) -> Refusal {
    let field = if athlete.profile.avoid_exercises.is_empty() { "limitations" } else { "avoid_exercises" };
    let message = "With all that has to be left out, no exercise is left that I would plan.".to_owned();
    let nearest = Some("Have it looked at first, or take something off the list, and I plan again.".to_owned());
    Refusal::new("nothing_left", message, field, nearest)
}

/// Gives every session its date, title and length.
fn dated(
    basis: &Basis<'_>,
    world: &Knowledge,
    days: &[Day],
    drafts: Vec<Draft>,
    start: NaiveDate,
) -> Result<WorkoutPlan, Refusal> {
    let too_late = || Refusal::new("bad_request", "That start is too far in the future.".to_owned(), "start", None);
    let mut weeks = Vec::with_capacity(drafts.len());
    for (number, draft) in drafts.into_iter().enumerate() {
        let mut sessions = Vec::with_capacity(days.len());
        for (day, exercises) in days.iter().zip(draft.sessions).filter(|(_, exercises)| !exercises.is_empty()) {
            let offset = Days::new(number as u64 * 7 + u64::from(day.offset));
            let date = start.checked_add_days(offset).ok_or_else(too_late)?;
            sessions.push(session(basis, world, *day, date, exercises));
        }
        weeks.push(Week { week: (number + 1).min(255) as u8, deload: draft.deload, sessions });
    }
    Ok(WorkoutPlan { weeks })
}

fn session(basis: &Basis<'_>, world: &Knowledge, day: Day, date: NaiveDate, exercises: Vec<super::PlannedExercise>) -> Session {
    let mut session = Session {
        date,
        title: day.title(),
        minutes: 0,
        warmup_minutes: basis.frame.warmup,
        exercises,
        cooldown_minutes: basis.frame.cooldown,
        away: None,
    };
    session.minutes = time::whole_minutes(&session, world);
    session
}
