//! A changed plan against the hard rules: what was kept must stay kept.

use std::borrow::Cow;

use super::audit::audit;
use super::{Session, WorkoutPlan};
use crate::Knowledge;
use crate::athlete::{Athlete, Kit};
use crate::check::Check;

/// Hard rules that the plan before kept and the plan after breaks.
pub(crate) fn broken_anew(athlete: &Athlete, world: &Knowledge, before: &WorkoutPlan, after: &WorkoutPlan) -> Vec<Check> {
    let mut broken: Vec<Check> = audit(athlete, world, after).into_iter().filter(|check| !check.ok).collect();
    if !broken.is_empty() {
        let old = audit(athlete, world, before);
        broken.retain(|check| !old.iter().any(|old| old.rule == check.rule && !old.ok && old.figure == check.figure));
    }
    broken
}

/// The athlete as they are on the day of a session: on a journey, with what there is on the journey.
pub(crate) fn on_the_day<'a>(athlete: &'a Athlete, session: &Session) -> Cow<'a, Athlete> {
    match &session.away {
        None => Cow::Borrowed(athlete),
        Some(there) => Cow::Owned(Athlete { kit: Kit::of(there), ..athlete.clone() }),
    }
}
