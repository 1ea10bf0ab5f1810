//! The coach's messenger: what is owed finds its place in Slack.

use fettle_core::conversation::{Job, MessageRef, ReplyTo};
use fettle_core::memory::AthleteKey;
use fettle_core::surface::{AfterUndelivered, Choices, Messenger, Say, Undelivered};

use super::{CallFault, FaultKind, Post, Posted};
use crate::inbound::Place;
use crate::render::Buttons;

/// Codes that say: there is nobody behind this token any more.
const GONE: &[&str] = &[
    "not_installed",
    "token_revoked",
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "team_access_not_granted",
    "invalid_refresh_token",
];

impl Messenger for Post {
    async fn show(&self, _who: &AthleteKey, to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        let place = self.place(to)?;
        let buttons = if say.choices == Choices::Past { Buttons::Hidden } else { Buttons::Shown };
        let replaces = say.replaces.and_then(posted);
        let shown = Post::show(self, &place, turn_of(say.id), say.card, buttons, replaces.as_ref()).await;
        shown.map(|posted| posted.map(|posted| MessageRef(format!("{}/{}", posted.channel, posted.ts)))).map_err(undelivered)
    }

    async fn hand_over(&self, _who: &AthleteKey, to: &ReplyTo, name: &str, document: &str) -> Result<(), Undelivered> {
        let place = self.place(to)?;
        Post::hand_over(self, &place, name, document).await.map_err(undelivered)
    }

    async fn working(&self, _who: &AthleteKey, to: &ReplyTo, job: Option<Job>) {
        if let Ok(place) = self.place(to) {
            self.at_work(&place, job).await;
        }
    }

    /// Nothing of an athlete is kept here that would not be gone in a day.
    async fn forget(&self, _who: &AthleteKey) -> Result<(), Undelivered> {
        Ok(())
    }
}

impl Post {
    fn place(&self, to: &ReplyTo) -> Result<Place, Undelivered> {
        let unknown = || Undelivered { words: "no place in Slack".to_owned(), next: AfterUndelivered::GiveUp };
        Place::of(to).map(|place| place.at((self.now)())).ok_or_else(unknown)
    }
}

/// The turn that owes something, which its id begins with.
pub(crate) fn turn_of(owed: &str) -> u64 {
    owed.split('/').next().and_then(|turn| turn.parse().ok()).unwrap_or(0)
}

fn posted(message: &MessageRef) -> Option<Posted> {
    let (channel, ts) = message.0.split_once('/')?;
    Some(Posted { channel: channel.to_owned(), ts: ts.to_owned() })
}

impl CallFault {
    /// Whether there is nobody behind the token any more.
    pub(super) fn is_gone(&self) -> bool {
        matches!(&self.kind, FaultKind::Refused(code) if GONE.contains(&code.as_str()))
    }

    /// Whether it is certain that Slack did nothing.
    pub(super) fn did_not_happen(&self) -> bool {
        matches!(self.kind, FaultKind::Refused(_) | FaultKind::TooMany | FaultKind::Unreachable | FaultKind::Status(400..=499))
    }

    /// Whether another token may do better.
    pub(super) fn is_of_the_token(&self) -> bool {
        self.is_gone() || matches!(&self.kind, FaultKind::Refused(code) if code == "token_expired")
    }
}

/// Whatever Slack could not say no to may work later; a no stays one.
fn undelivered(fault: CallFault) -> Undelivered {
    let next = match &fault.kind {
        FaultKind::Refused(code) if code != "token_expired" => AfterUndelivered::GiveUp,
        FaultKind::Status(400..=499) | FaultKind::Unreadable => AfterUndelivered::GiveUp,
        FaultKind::Refused(_) | FaultKind::Status(_) | FaultKind::TooMany | FaultKind::TooLate | FaultKind::Unreachable => {
            AfterUndelivered::Again
        }
    };
    Undelivered { words: fault.to_string(), next }
}
