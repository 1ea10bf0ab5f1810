//! A session that was done, as a form.

use chrono::NaiveDate;
use fettle_core::fitness::{Feel, SessionDone};
use fettle_core::language::{DoneSlots, When};
use slack_morphism::prelude::SlackBlock;

use super::FormError;
use super::fields::{Word, day, one_of};
use crate::inbound::Values;

pub(super) fn fields(today: NaiveDate) -> Vec<SlackBlock> {
    let done = SessionDone::ALL.iter().map(|done| Word { name: done.name(), words: of_it(*done).to_owned() }).collect();
    let feel = Feel::ALL.iter().map(|feel| Word { name: feel.name(), words: felt(*feel).to_owned() }).collect();
    vec![
        day("when", "Which day", today),
        one_of("done", "How much of the session", done, Some(SessionDone::All.name())),
        one_of("feel", "How it felt", feel, None),
    ]
}

pub(super) fn heard(values: &Values) -> Result<DoneSlots, Vec<FormError>> {
    let done = values.one("done").and_then(SessionDone::named);
    let done = done.ok_or_else(|| vec![FormError { field: "done".into(), words: "How much of it did you do?".into() }])?;
    let when = values.one("when").and_then(|date| date.parse().ok()).map(When::Date);
    Ok(DoneSlots { done, feel: values.one("feel").and_then(Feel::named), when })
}

fn of_it(done: SessionDone) -> &'static str {
    match done {
        SessionDone::All => "All of it",
        SessionDone::Part => "Some of it",
        SessionDone::None => "None of it",
    }
}

fn felt(feel: Feel) -> &'static str {
    match feel {
        Feel::Easy => "Easy",
        Feel::Right => "Just right",
        Feel::Hard => "Too hard",
    }
}
