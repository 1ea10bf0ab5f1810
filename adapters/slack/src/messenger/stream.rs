//! Long answers, part by part: the first part is there to read while the others are on their way.

use serde_json::{Value, json};
use slack_morphism::prelude::SlackBlock;

use super::extras::home_of;
use super::{CallFault, FaultKind, Post, Posted, Repeat, posted};
use crate::inbound::Place;
use crate::limits::STREAM_PART;
use crate::render::{Message, is_long};

/// What Slack says of a stream that the person stopped: they have what they want of it.
const STOPPED: &[&str] = &["message_not_in_streaming_state", "stream_already_stopped"];

impl Post {
    /// Streams a long answer into a talk. None where it has to be posted whole: it is short, holds a chart that this workspace may
    /// refuse, or Slack takes no stream now.
    pub(super) async fn stream(&self, place: &Place, message: &Message) -> Result<Option<Posted>, CallFault> {
        let Some((channel, thread)) = place.talk().filter(|_| is_long(message) && message.without_charts.is_none()) else {
            return Ok(None);
        };
        let (parts, buttons) = parts(&message.blocks);
        let Some((first, rest)) = parts.split_first().filter(|_| self.pace.may_stream(&place.installation)) else {
            return Ok(None);
        };
        self.pace.wait(&place.installation, channel).await;
        let body = json!({"channel": channel, "thread_ts": thread, "chunks": [first]});
        let begun = match self.call(&home_of(place), "chat.startStream", &body, Repeat::IfItDidNotHappen).await {
            Ok(answer) => posted(&answer),
            Err(fault) if fault.did_not_happen() => {
                tracing::debug!("posted whole: {fault}");
                None
            }
            Err(fault) => return Err(fault),
        };
        let Some(begun) = begun else { return Ok(None) };
        match self.go_on(place, &begun, rest, &buttons).await {
            Ok(()) => Ok(Some(begun)),
            Err(CallFault { kind: FaultKind::Refused(code), .. }) if STOPPED.contains(&code.as_str()) => Ok(Some(begun)),
            Err(fault) => self.made_whole(place, begun, message, &fault).await,
        }
    }

    async fn go_on(&self, place: &Place, begun: &Posted, rest: &[Value], buttons: &[&SlackBlock]) -> Result<(), CallFault> {
        let home = home_of(place);
        let (last, middle) = match rest.split_last() {
            Some((last, middle)) => (Some(last), middle),
            None => (None, rest),
        };
        for part in middle {
            let body = json!({"channel": begun.channel, "ts": begun.ts, "chunks": [part]});
            self.call(&home, "chat.appendStream", &body, Repeat::IfItDidNotHappen).await?;
        }
        let mut body = json!({"channel": begun.channel, "ts": begun.ts});
        if let Some(last) = last {
            body["chunks"] = json!([last]);
        }
        if !buttons.is_empty() {
            body["blocks"] = json!(buttons);
        }
        self.call(&home, "chat.stopStream", &body, Repeat::IfItDidNotHappen).await.map(drop)
    }

    /// A stream that broke off is ended, and its message becomes what it was to be.
    async fn made_whole(
        &self,
        place: &Place,
        begun: Posted,
        message: &Message,
        fault: &CallFault,
    ) -> Result<Option<Posted>, CallFault> {
        tracing::debug!("a stream broke off: {fault}");
        let end = json!({"channel": begun.channel, "ts": begun.ts});
        self.call(&home_of(place), "chat.stopStream", &end, Repeat::Harmless).await.ok();
        self.update(place, &begun, message).await
    }
}

/// The parts, and the buttons that come last.
fn parts(blocks: &[SlackBlock]) -> (Vec<Value>, Vec<&SlackBlock>) {
    let is_button = |block: &&SlackBlock| matches!(block, SlackBlock::Actions(_) | SlackBlock::ContextActions(_));
    let (buttons, words): (Vec<&SlackBlock>, Vec<&SlackBlock>) = blocks.iter().partition(is_button);
    let mut parts: Vec<Vec<Value>> = Vec::new();
    let mut taken = STREAM_PART;
    for block in words {
        let block = json!(block);
        let takes = block.to_string().len();
        if taken + takes > STREAM_PART {
            parts.push(Vec::new());
            taken = 0;
        }
        taken += takes;
        if let Some(part) = parts.last_mut() {
            part.push(block);
        }
    }
    (parts.into_iter().map(|blocks| json!({"type": "blocks", "blocks": blocks})).collect(), buttons)
}
