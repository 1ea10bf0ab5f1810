//! Where an answer goes, kept with what is owed until it went there.

use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::conversation::ReplyTo;
use serde::{Deserialize, Serialize};

/// How long an answer still belongs where it was asked for. What comes later, a reminder say, goes to the person in private.
const FRESH: TimeDelta = TimeDelta::minutes(25);

/// A place in Slack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Whose token opens it: the workspace, or the organisation where the app was installed for all of it.
    #[serde(rename = "i")]
    pub installation: String,
    /// Who is answered.
    #[serde(rename = "u")]
    pub user: String,
    /// The channel; none: the direct messages with this person.
    #[serde(rename = "c", skip_serializing_if = "Option::is_none", default)]
    pub channel: Option<String>,
    /// The message under which the answer stands.
    #[serde(rename = "t", skip_serializing_if = "Option::is_none", default)]
    pub thread: Option<String>,
    /// A way to answer that Slack gave along; good for five answers in thirty minutes.
    #[serde(rename = "r", skip_serializing_if = "Option::is_none", default)]
    pub response_url: Option<String>,
    /// The answer takes the place of what was pressed, which only this person saw.
    #[serde(rename = "e", skip_serializing_if = "std::ops::Not::not", default)]
    pub replaces: bool,
    /// Others read this channel.
    #[serde(rename = "o", skip_serializing_if = "std::ops::Not::not", default)]
    pub open: bool,
    /// Until when answers go here, in seconds; for ever where there is none.
    #[serde(rename = "x", skip_serializing_if = "Option::is_none", default)]
    pub until: Option<i64>,
}

impl Place {
    /// As it is kept.
    pub fn reply_to(&self) -> ReplyTo {
        ReplyTo(serde_json::to_string(self).unwrap_or_default())
    }

    /// As it was kept; none when it was not kept by this adapter.
    pub fn of(reply_to: &ReplyTo) -> Option<Self> {
        serde_json::from_str(&reply_to.0).ok()
    }

    /// The same place, asked at this time: a channel, or a way to answer that Slack closes, is good for a while only.
    pub fn asked_at(mut self, now: DateTime<Utc>) -> Self {
        self.until = (self.open || self.response_url.is_some()).then(|| (now + FRESH).timestamp());
        self
    }

    /// Where an answer goes at this time.
    pub fn at(self, now: DateTime<Utc>) -> Self {
        if self.until.is_some_and(|until| until < now.timestamp()) { self.in_private() } else { self }
    }

    /// The thread of a talk with one person, where it is in one: its channel and the message that began it.
    pub(crate) fn talk(&self) -> Option<(&str, &str)> {
        if self.open || self.response_url.is_some() {
            return None;
        }
        self.channel.as_deref().zip(self.thread.as_deref())
    }

    /// The direct messages with the same person.
    pub fn in_private(&self) -> Self {
        Self { installation: self.installation.clone(), user: self.user.clone(), ..Self::default() }
    }
}
