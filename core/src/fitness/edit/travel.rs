//! A stretch of days with other things to train with, then back.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::basis::Basis;
use super::refit::refitted;
use super::{EditRefusal, Edited};
use crate::athlete::Equipment;
use crate::fitness::progression::day_words;
use crate::fitness::{Change, Session};

/// Things that are named one by one; more are told as a whole.
const MOST_NAMED: usize = 6;

/// Refits the sessions of the days away to what there is; the sessions after them stay as they are.
pub(super) fn travel(
    basis: &Basis<'_>,
    from: NaiveDate,
    to: NaiveDate,
    equipment: &BTreeSet<Equipment>,
) -> Result<Edited, EditRefusal> {
    let away = |session: &Session| (from..=to).contains(&session.date);
    if !basis.sessions().any(away) {
        let next = basis.next_session_words(from);
        return Err(EditRefusal::new(format!("No session is planned between {} and {}. {next}", day_words(from), day_words(to))));
    }
    let there = if equipment.is_empty() { BTreeSet::from([Equipment::None]) } else { equipment.clone() };
    let mut draft = basis.plan.clone();
    for session in draft.weeks.iter_mut().flat_map(|week| &mut week.sessions).filter(|session| away(session)) {
        session.away = Some(there.clone());
    }
    let mut changes = vec![told(from, to, &there)];
    changes.extend(refitted(basis, &mut draft, away));
    basis
        .settle(draft, away)
        .without("weekly_sets_increase")
        .mended_as_far_as_can_be()
        .told(changes, "Leave those days out, or tell me what else there is.")
}

fn told(from: NaiveDate, to: NaiveDate, there: &BTreeSet<Equipment>) -> Change {
    let names: Vec<String> = there.iter().take(MOST_NAMED).map(|thing| thing.name().replace('_', " ")).collect();
    let kit = if there.len() > MOST_NAMED {
        "what is left of your equipment".to_owned()
    } else if there.iter().all(|thing| *thing == Equipment::None) {
        "no equipment".to_owned()
    } else {
        names.join(", ")
    };
    let words = if from == to {
        format!("{}: a session for {kit}", day_words(from))
    } else {
        format!("{} to {}: sessions for {kit}", day_words(from), day_words(to))
    };
    Change::whole(
        words,
        format!("only until {}; after that the plan goes on as it was, with your usual equipment", day_words(to)),
    )
}
