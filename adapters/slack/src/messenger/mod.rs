//! Brings cards to Slack: to the place they belong, and where that is gone, to the person in private.

mod agent;
mod calls;
mod deliver;
mod extras;
mod pace;
mod stream;

use std::sync::Arc;

use fettle_core::card::{Audience, Card};
use fettle_core::memory::Now;
use serde_json::{Value, json};
use slack_morphism::prelude::SlackBlock;

pub use agent::{Prompt, Status};
pub use calls::{API, CallFault, Calls, FaultKind};
pub(crate) use calls::{Body, Call, Repeat};
pub(crate) use deliver::turn_of;
pub use extras::Person;
use pace::Pace;

use crate::inbound::{Installation, Place};
use crate::install::Installs;
use crate::render::{Buttons, Message, ask, messages};

/// Sends to Slack.
#[derive(Clone)]
pub struct Post {
    calls: Calls,
    installs: Arc<Installs>,
    pace: Arc<Pace>,
    now: Now,
}

/// A message as Slack names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The channel.
    pub channel: String,
    /// Its time, which is its name there.
    pub ts: String,
}

impl Post {
    /// Sends through these calls with these tokens.
    pub fn new(calls: Calls, installs: Arc<Installs>, now: Now) -> Self {
        Self { calls, installs, pace: Arc::new(Pace::new()), now }
    }

    /// Shows a card: in place of an earlier message, or where its audience may see it. Gives back the message, where it has a
    /// name.
    ///
    /// # Errors
    /// When Slack did not take it, not even in private.
    pub async fn show(
        &self,
        place: &Place,
        turn: u64,
        card: &Card,
        buttons: Buttons,
        replaces: Option<&Posted>,
    ) -> Result<Option<Posted>, CallFault> {
        let mut shown = None;
        let mut messages = messages(turn, card, buttons);
        if place.talk().is_some() {
            ask(&mut messages, card.tone);
        }
        for (nth, message) in messages.iter().enumerate() {
            let replaced = match replaces.filter(|_| nth == 0) {
                Some(earlier) => self.update(place, earlier, message).await?,
                None => None,
            };
            let streamed = if replaced.is_some() { replaced } else { self.stream(place, message).await? };
            let posted = match streamed {
                Some(streamed) => Some(streamed),
                None => self.send(place, card.audience, message, nth).await?,
            };
            shown = shown.or(posted);
        }
        Ok(shown)
    }

    async fn send(&self, place: &Place, audience: Audience, message: &Message, nth: usize) -> Result<Option<Posted>, CallFault> {
        let sent = match (&place.response_url, &place.channel) {
            (Some(url), _) => self.respond(url, place, audience, message, nth).await.map(|()| None),
            (None, Some(channel)) if place.open && audience == Audience::OnlyYou => {
                self.whisper(place, channel, message).await.map(|()| None)
            }
            (None, channel) => return self.post(place, channel.as_deref().unwrap_or(&place.user), message).await,
        };
        match sent {
            // A way that is closed, or a channel we are not in: the person is still there.
            Err(CallFault { kind: FaultKind::Refused(_) | FaultKind::Status(400..=499), .. }) => {
                self.post(&place.in_private(), &place.user, message).await
            }
            sent => sent,
        }
    }

    async fn respond(
        &self,
        url: &str,
        place: &Place,
        audience: Audience,
        message: &Message,
        nth: usize,
    ) -> Result<(), CallFault> {
        let everybody = audience == Audience::Here && !place.replaces;
        let envelope = json!({
            "response_type": if everybody { "in_channel" } else { "ephemeral" },
            "replace_original": place.replaces && nth == 0,
        });
        let call = |body| async move {
            let repeat = Repeat::IfItDidNotHappen;
            let call = Call { method: "response_url", url: Some(url), token: None, body: Body::Json(&body), repeat };
            self.calls.make(&call).await
        };
        self.drawn(message, |blocks| call(with_blocks(envelope.clone(), message, blocks))).await.map(drop)
    }

    async fn whisper(&self, place: &Place, channel: &str, message: &Message) -> Result<(), CallFault> {
        let mut envelope = json!({"channel": channel, "user": place.user});
        if let Some(thread) = &place.thread {
            envelope["thread_ts"] = json!(thread);
        }
        self.message("chat.postEphemeral", place, channel, envelope, message).await.map(drop)
    }

    async fn post(&self, place: &Place, channel: &str, message: &Message) -> Result<Option<Posted>, CallFault> {
        let mut envelope = json!({"channel": channel, "unfurl_links": false, "unfurl_media": false});
        if let Some(thread) = &place.thread {
            envelope["thread_ts"] = json!(thread);
        }
        let answer = self.message("chat.postMessage", place, channel, envelope, message).await?;
        Ok(posted(&answer))
    }

    /// None when the earlier message is gone.
    async fn update(&self, place: &Place, earlier: &Posted, message: &Message) -> Result<Option<Posted>, CallFault> {
        let envelope = json!({"channel": earlier.channel, "ts": earlier.ts});
        match self.message("chat.update", place, &earlier.channel, envelope, message).await {
            Ok(answer) => Ok(posted(&answer)),
            Err(CallFault { kind: FaultKind::Refused(_), .. }) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    async fn message(
        &self,
        method: &str,
        place: &Place,
        channel: &str,
        envelope: Value,
        message: &Message,
    ) -> Result<Value, CallFault> {
        let repeat = if method == "chat.update" { Repeat::Harmless } else { Repeat::IfItDidNotHappen };
        let call = |body: Value| async move {
            self.pace.wait(&place.installation, channel).await;
            self.call(&Installation(place.installation.clone()), method, &body, repeat).await
        };
        self.drawn(message, |blocks| call(with_blocks(envelope.clone(), message, blocks))).await
    }

    /// Sends the blocks; where this workspace can't show them, the same without charts; and where it can't show those, the text.
    async fn drawn<F>(&self, message: &Message, send: impl Fn(Option<&[SlackBlock]>) -> F) -> Result<Value, CallFault>
    where
        F: Future<Output = Result<Value, CallFault>>,
    {
        let without_charts = message.without_charts.as_deref().map(Some);
        let mut sent = send(Some(&message.blocks)).await;
        for plainer in without_charts.into_iter().chain([None]) {
            let refused =
                matches!(&sent, Err(CallFault { kind: FaultKind::Refused(code), .. }) if code.starts_with("invalid_blocks"));
            if !refused {
                return sent;
            }
            sent = send(plainer).await;
        }
        sent
    }

    async fn call(&self, installation: &Installation, method: &str, body: &Value, repeat: Repeat) -> Result<Value, CallFault> {
        let token = self.installs.token(installation, &self.calls).await?;
        let call = |token| Call { method, url: None, token: Some(token), body: Body::Json(body), repeat };
        let made = self.calls.make(&call(&token)).await;
        let Err(fault) = &made else { return made };
        if !fault.is_of_the_token() {
            return made;
        }
        // Another process may have renewed it, or taken in a new installation.
        self.installs.stale(installation).await;
        match self.installs.token(installation, &self.calls).await {
            Ok(newer) if newer != token => self.calls.make(&call(&newer)).await,
            _ => made,
        }
    }
}

/// A message within what says where it goes; without blocks, Slack shows its text.
fn with_blocks(mut envelope: Value, message: &Message, blocks: Option<&[SlackBlock]>) -> Value {
    envelope["text"] = json!(message.text);
    if let Some(blocks) = blocks.filter(|blocks| !blocks.is_empty()) {
        envelope["blocks"] = json!(blocks);
    }
    envelope
}

fn posted(answer: &Value) -> Option<Posted> {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(Posted { channel: text("channel")?, ts: text("ts")? })
}
