//! Where an answer goes, kept with what is owed until it went there.

use fettle_core::conversation::ReplyTo;
use serde::{Deserialize, Serialize};

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

    /// The direct messages with the same person.
    pub fn in_private(&self) -> Self {
        Self { installation: self.installation.clone(), user: self.user.clone(), ..Self::default() }
    }
}
