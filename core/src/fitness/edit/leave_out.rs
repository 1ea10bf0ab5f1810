//! A session that is left out on its day. Nothing else moves for it.

use chrono::NaiveDate;

use super::basis::Basis;
use super::{EditRefusal, Edited};
use crate::fitness::Change;
use crate::fitness::progression::day_words;

/// Takes the session of a day out of the plan.
pub(super) fn leave_out(basis: &Basis<'_>, date: NaiveDate) -> Result<Edited, EditRefusal> {
    let Some(session) = basis.session_on(date) else {
        let next = basis.next_session_words(date);
        return Err(EditRefusal::new(format!("No session is planned on {}. {next}", day_words(date))));
    };
    let mut draft = basis.plan.clone();
    for week in &mut draft.weeks {
        week.sessions.retain(|session| session.date != date);
    }
    let words = format!("{} on {} is left out", session.title, day_words(date));
    let change = Change::whole(words, "one session less does no harm; all others stay as they are");
    let settled = basis.settle(draft.clone(), |_| false).for_once();
    // A run that is missing may make the next one too long: only then the sessions after it are looked at.
    let whole = settled.recheck.broken.is_empty();
    let settled = if whole { settled } else { basis.settle(draft, |session| session.date > date).for_once() };
    settled.told(vec![change], "")
}
