//! The ports between a place where people talk and the coach behind it.
//!
//! An adapter verifies and reads what its platform sent, gives it to the [`Coach`], acknowledges with the cards of the
//! [`Reply`] or without, and hands the reply back with what the acknowledgement showed. Whatever is owed after that, now or
//! weeks later, comes to the adapter's [`Messenger`]. A reply that is never handed back is not lost: it stays owed, and when
//! its lease has run out some process brings it to the messenger.

use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::card::Card;
use crate::conversation::{Effect, Inbound, Job, MessageRef, Owed, ReplyTo, Slot};
use crate::memory::AthleteKey;

/// Takes events in.
pub trait Coach: Send + Sync + 'static {
    /// Takes one event through the athlete's conversation. When this returns, the turn is committed, and the platform may be
    /// told so. An event that is delivered again is answered with what it still owes.
    ///
    /// # Errors
    /// See [`Refusal`]; nothing of the event was kept then.
    fn hear(&self, who: &AthleteKey, inbound: Inbound) -> impl Future<Output = Result<Reply, Refusal>> + Send;

    /// Performs what the acknowledgement did not show, through the messenger, and confirms all of it.
    fn finish(&self, reply: Reply, shown: Vec<Shown>) -> impl Future<Output = ()> + Send;
}

/// What a turn owes.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "hand it back to the coach, or the athlete waits until the lease has run out"]
pub struct Reply {
    /// To whom.
    pub who: AthleteKey,
    /// In the order in which it is to be performed.
    pub owed: Vec<Owed>,
    /// Whether the last question wants a figure, so that its choices should bear no numbers.
    pub awaits_number: bool,
    /// Whether nobody else performs anything for this athlete just now.
    pub alone: bool,
    /// When the coach has to confirm what was performed.
    pub confirm_by: DateTime<Utc>,
}

impl Reply {
    /// The cards, in order. An acknowledgement may show all of them, or the first few, or none.
    pub fn says(&self) -> impl Iterator<Item = Say<'_>> {
        says(&self.owed, self.awaits_number)
    }
}

/// The cards among what is owed, in order.
pub fn says(owed: &[Owed], awaits_number: bool) -> impl Iterator<Item = Say<'_>> {
    let last = owed.iter().rposition(|owed| matches!(owed.effect, Effect::Say { .. }));
    owed.iter().enumerate().filter_map(move |(place, owed)| match &owed.effect {
        Effect::Say { slot, card } => {
            let choices = match (Some(place) == last, awaits_number) {
                (false, _) => Choices::Past,
                (true, true) => Choices::Named,
                (true, false) => Choices::Numbered,
            };
            Some(Say { id: &owed.id, slot, card, replaces: owed.replaces.as_ref(), choices })
        }
        _ => None,
    })
}

/// One card on its way to a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Say<'a> {
    /// What is owed with it.
    pub id: &'a str,
    /// The place in the athlete's view.
    pub slot: &'a Slot,
    /// What to show.
    pub card: &'a Card,
    /// The message that it takes the place of.
    pub replaces: Option<&'a MessageRef>,
    /// How its choices stand.
    pub choices: Choices,
}

/// How the choices of a card stand, for places where they are typed. A button that is pressed always means the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Other cards came after it.
    Past,
    /// They count now, and a figure may be typed too.
    Named,
    /// They count now.
    Numbered,
}

/// A card that an acknowledgement showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// [`Say::id`].
    pub id: String,
    /// The message that shows it, where the platform named one.
    pub message: Option<MessageRef>,
}

/// Why an event was not taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The process is full. Let the platform deliver the event again, where it can; otherwise say so.
    Busy,
    /// The athlete or the workspace is over its limit. The first time there is a card to show; after that, silence.
    TooMuch(Option<Box<Card>>),
    /// Something broke. The card says so; the event may be delivered again.
    Failed(Box<Card>),
}

/// Brings effects to one platform. Every call has a deadline set by whoever calls; dropping it must leave nothing broken.
pub trait Messenger: Send + Sync + 'static {
    /// Shows a card, in the place of an earlier message where there is one. Gives the name of the message back.
    ///
    /// # Errors
    /// When it could not be shown.
    fn show(
        &self,
        who: &AthleteKey,
        to: &ReplyTo,
        say: Say<'_>,
    ) -> impl Future<Output = Result<Option<MessageRef>, Undelivered>> + Send;

    /// Gives a document to the athlete, and to nobody else.
    ///
    /// # Errors
    /// When it could not be handed over.
    fn hand_over(
        &self,
        who: &AthleteKey,
        to: &ReplyTo,
        name: &str,
        document: &str,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Shows that a job is under way, or with none that it is over, however it ended. A platform that can't show it does nothing,
    /// and what goes wrong with it is nobody's loss.
    fn working(&self, _who: &AthleteKey, _to: &ReplyTo, _job: Option<Job>) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }

    /// Forgets what the adapter itself keeps of the athlete.
    ///
    /// # Errors
    /// When something is still kept.
    fn forget(&self, who: &AthleteKey) -> impl Future<Output = Result<(), Undelivered>> + Send;
}

/// Why something did not reach the athlete. Meant for the operator: it must not quote the athlete or the card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct Undelivered {
    /// What happened.
    pub words: String,
    /// What to do about it.
    pub next: AfterUndelivered,
}

/// What to do about something that did not reach the athlete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterUndelivered {
    /// Try again later.
    Again,
    /// Give it up: the channel is gone, or the athlete left.
    GiveUp,
    /// Nobody is left to tell, ever: stop.
    Stop,
}

impl<C: Coach> Coach for Arc<C> {
    fn hear(&self, who: &AthleteKey, inbound: Inbound) -> impl Future<Output = Result<Reply, Refusal>> + Send {
        C::hear(self, who, inbound)
    }

    fn finish(&self, reply: Reply, shown: Vec<Shown>) -> impl Future<Output = ()> + Send {
        C::finish(self, reply, shown)
    }
}

impl<M: Messenger> Messenger for Arc<M> {
    fn show(
        &self,
        who: &AthleteKey,
        to: &ReplyTo,
        say: Say<'_>,
    ) -> impl Future<Output = Result<Option<MessageRef>, Undelivered>> + Send {
        M::show(self, who, to, say)
    }

    fn hand_over(
        &self,
        who: &AthleteKey,
        to: &ReplyTo,
        name: &str,
        document: &str,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send {
        M::hand_over(self, who, to, name, document)
    }

    fn working(&self, who: &AthleteKey, to: &ReplyTo, job: Option<Job>) -> impl Future<Output = ()> + Send {
        M::working(self, who, to, job)
    }

    fn forget(&self, who: &AthleteKey) -> impl Future<Output = Result<(), Undelivered>> + Send {
        M::forget(self, who)
    }
}
