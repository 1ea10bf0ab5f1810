//! Every hard rule of training held against a plan: after planning, and after every change.

mod dose;
mod endurance;
mod exercises;
mod sessions;
mod weeks;

use super::programming::Room;
use super::{Exclusions, Exercise, Limits, PlannedExercise, Session, WorkoutPlan};
use crate::Knowledge;
use crate::athlete::Athlete;
use crate::check::Check;

/// Everything the rules are held against, looked up once.
struct Audit<'a> {
    athlete: &'a Athlete,
    world: &'a Knowledge,
    plan: &'a WorkoutPlan,
    exclusions: &'a Exclusions<'a>,
    limits: Limits,
    room: Room,
    entries: Vec<Entry<'a>>,
}

/// One planned exercise where it stands.
#[derive(Clone, Copy)]
struct Entry<'a> {
    week: u8,
    session: &'a Session,
    planned: &'a PlannedExercise,
    exercise: Option<&'a Exercise>,
}

/// Holds every hard rule against a plan, one row for each. A rule that is not owed, because minutes, kit or limits leave no way
/// to keep it, passes and says so in its bound.
pub fn audit(athlete: &Athlete, world: &Knowledge, plan: &WorkoutPlan) -> Vec<Check> {
    let exclusions = Exclusions::of(athlete, world);
    let limits = exclusions.limits();
    let room = Room::of(athlete, &limits, &world.training);
    let audit = Audit { athlete, world, plan, exclusions: &exclusions, limits, room, entries: entries(plan, world) };
    let mut checks = Vec::with_capacity(64);
    audit.exercises(&mut checks);
    audit.sessions(&mut checks);
    audit.weeks(&mut checks);
    audit.doses(&mut checks);
    audit.endurance(&mut checks);
    checks.extend(assumed(athlete, &exclusions));
    checks
}

fn entries<'a>(plan: &'a WorkoutPlan, world: &'a Knowledge) -> Vec<Entry<'a>> {
    let sessions = plan.weeks.iter().flat_map(|week| week.sessions.iter().map(move |session| (week.week, session)));
    sessions
        .flat_map(|(week, session)| {
            session.exercises.iter().map(move |planned| Entry {
                week,
                session,
                planned,
                exercise: world.exercises.get(&planned.id),
            })
        })
        .collect()
}

/// What was taken for granted, as rows that pass.
fn assumed(athlete: &Athlete, exclusions: &Exclusions<'_>) -> Vec<Check> {
    const SOURCE: &str = "assumed, because the profile does not say";
    let gaps = athlete.assumptions.iter().map(|gap| {
        Check::new(&format!("assumed_{}", gap.field), true, gap.value.as_str(), "say otherwise and the plan follows", SOURCE)
    });
    let unknown = exclusions.not_understood().iter().map(|text| {
        let figure = format!("no exercise found for \"{text}\"");
        Check::new("assumed_avoid_exercises", true, figure, "name it as the catalogue does", SOURCE)
    });
    gaps.chain(unknown).collect()
}

/// Keeps the worst of several figures, with where it stands.
struct Worst {
    figure: f64,
    place: String,
}

impl Worst {
    /// The largest figure.
    fn highest(figures: impl Iterator<Item = (f64, String)>) -> Option<Self> {
        figures.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(figure, place)| Self { figure, place })
    }

    /// The smallest figure.
    fn lowest(figures: impl Iterator<Item = (f64, String)>) -> Option<Self> {
        figures.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(figure, place)| Self { figure, place })
    }
}

/// A rule that no figure may exceed.
fn at_most(rule: &str, worst: Option<Worst>, bound: f64, source: &str) -> Check {
    match worst {
        Some(Worst { figure, place }) => {
            Check::new(rule, figure <= bound + 1e-9, rounded(figure), bound, &format!("{source} (most: {place})"))
        }
        None => Check::new(rule, true, "none planned", bound, source),
    }
}

/// A rule that no figure may fall below.
fn at_least(rule: &str, worst: Option<Worst>, bound: f64, source: &str) -> Check {
    match worst {
        Some(Worst { figure, place }) => {
            Check::new(rule, figure + 1e-9 >= bound, rounded(figure), bound, &format!("{source} (least: {place})"))
        }
        None => Check::new(rule, true, "none planned", bound, source),
    }
}

fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
