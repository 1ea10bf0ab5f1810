//! Whether an answer helped: two small buttons under the long ones.

use fettle_core::card::{Card, Tone};
use slack_morphism::prelude::{SlackBlock, SlackBlockFeedbackButtonsElement, SlackContextActionsBlock, SlackFeedbackButtonItem};

use super::Message;
use super::words::{length, plain};
use crate::inbound::Verdict;
use crate::limits::{BUTTON_LABEL, BUTTON_TEXT, MESSAGE_BLOCKS};

/// The id of the buttons.
pub const JUDGE_ACTION: &str = "judge";

/// From so many characters on an answer is long: worth to be judged, and shown part by part where that goes.
const LONG: usize = 600;

/// Whether a message takes a while to read.
pub(crate) fn is_long(message: &Message) -> bool {
    length(&message.text) >= LONG
}

/// Asks under the last message of a long answer. Whoever has to act now is asked nothing.
pub fn ask(messages: &mut [Message], tone: Tone) {
    let Some(last) = messages.last_mut() else { return };
    let room =
        last.blocks.len() < MESSAGE_BLOCKS && last.without_charts.as_ref().is_none_or(|words| words.len() < MESSAGE_BLOCKS);
    if tone == Tone::Urgent || !is_long(last) || !room {
        return;
    }
    last.blocks.push(buttons());
    if let Some(words) = &mut last.without_charts {
        words.push(buttons());
    }
}

fn buttons() -> SlackBlock {
    let element = SlackBlockFeedbackButtonsElement::new(
        button(Verdict::Good, "👍", "This answer helped"),
        button(Verdict::Bad, "👎", "This answer did not help"),
    );
    SlackContextActionsBlock::new(vec![element.with_action_id(JUDGE_ACTION.into()).into()]).into()
}

fn button(verdict: Verdict, sign: &str, label: &str) -> SlackFeedbackButtonItem {
    let label: String = label.chars().take(BUTTON_LABEL).collect();
    SlackFeedbackButtonItem::new(plain(sign, BUTTON_TEXT).into(), verdict.name().to_owned())
        .with_accessibility_label(label.into())
}

/// What is said where the buttons were.
pub(crate) fn thanks(verdict: Verdict) -> Card {
    match verdict {
        Verdict::Good => Card::saying("👍 Good to know, thanks."),
        Verdict::Bad => Card::saying("👎 Thanks for saying so. Tell me what was off, and I try again."),
    }
}
