//! Modals: the profile, and a session that was done. Each is a view to fill in, and a reading of what was filled in.

mod fields;
mod profile;
mod session;

use chrono::NaiveDate;
use fettle_core::athlete::Profile;
use fettle_core::language::Intent;
use slack_morphism::prelude::{SlackBlock, SlackModalView, SlackView};

use super::words::plain;
use crate::inbound::{Menu, Values};
use crate::limits::VIEW_TITLE;

/// The id of the profile's form.
pub const PROFILE_FORM: &str = "profile";

/// The id of the form of a session.
pub const LOG_FORM: &str = "log_session";

/// What is wrong in a field. The modal stays open and says so under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// The field.
    pub field: String,
    /// What would be right.
    pub words: String,
}

/// The form that was asked for, filled in with what is known; none where the menu has no form for it.
pub fn form(menu: Menu, profile: &Profile, today: NaiveDate) -> Option<SlackView> {
    match menu {
        Menu::ProfileForm => Some(modal(PROFILE_FORM, "Your profile", profile::fields(profile))),
        Menu::LogForm => Some(modal(LOG_FORM, "Log a session", session::fields(today))),
        Menu::Today | Menu::Week | Menu::Progress | Menu::Export | Menu::Forget => None,
    }
}

/// What a filled-in form means.
///
/// # Errors
/// With a line for each field that can't be so. A form that isn't ours has none, and means nothing.
pub fn heard(form: &str, values: &Values, profile: &Profile) -> Result<Option<Intent>, Vec<FormError>> {
    match form {
        PROFILE_FORM => profile::heard(values, profile).map(|patch| Some(Intent::SetProfile(Box::new(patch)))),
        LOG_FORM => session::heard(values).map(|slots| Some(Intent::LogSession(slots))),
        _ => Ok(None),
    }
}

fn modal(id: &str, title: &str, fields: Vec<SlackBlock>) -> SlackView {
    SlackView::Modal(
        SlackModalView::new(plain(title, VIEW_TITLE).into(), fields)
            .with_callback_id(id.into())
            .with_submit(plain("Save", VIEW_TITLE).into())
            .with_close(plain("Cancel", VIEW_TITLE).into()),
    )
}
