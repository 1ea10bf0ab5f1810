//! Choices as buttons and selects. What a button carries is no meaning but a fingerprint: it is good for the choice that the
//! conversation offers under it, and for nothing once the conversation went on.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fettle_core::card::{Action, Choice};
use ring::digest::{SHA256, digest};
use slack_morphism::prelude::{
    SlackActionBlockElement, SlackActionsBlock, SlackBlock, SlackBlockButtonElement, SlackBlockChoiceItem,
    SlackBlockPlainTextOnly, SlackBlockStaticSelectElement,
};

use super::words::plain;
use crate::inbound::Menu;
use crate::limits::{ACTIONS, BUTTON_TEXT, OPTION_TEXT, OPTIONS, PLACEHOLDER};

/// Ids of buttons and selects that stand for a choice begin so.
pub const PRESS_ACTION: &str = "press";

/// Ids of buttons that are always there begin so.
pub const MENU_ACTION: &str = "menu";

/// Bytes of a fingerprint: enough that no two choices of a card share one.
const FINGERPRINT: usize = 12;

/// The choices of a card, in blocks of as many as Slack takes.
pub(super) fn rows(turn: &str, actions: &[Action]) -> Vec<SlackBlock> {
    let elements: Vec<SlackActionBlockElement> =
        actions.iter().flat_map(|action| elements(turn, action)).enumerate().map(|(place, make)| make(place)).collect();
    elements.chunks(ACTIONS).map(|chunk| SlackActionsBlock::new(chunk.to_vec()).into()).collect()
}

/// Buttons that are always there, whatever was said before.
pub(super) fn menu(items: &[(Menu, &str)]) -> SlackBlock {
    let buttons = items.iter().map(|(menu, label)| {
        SlackBlockButtonElement::new(plain(label, BUTTON_TEXT).into())
            .with_action_id(format!("{MENU_ACTION}-{}", menu.name()).into())
            .with_value(menu.name().to_owned())
            .into()
    });
    SlackActionsBlock::new(buttons.collect()).into()
}

/// The choice that a fingerprint stands for, among those that the conversation offers since that turn; none when it went on.
pub fn chosen<'a>(fingerprint: &str, turn: u64, choices: &'a [Choice]) -> Option<&'a Choice> {
    let turn = turn.to_string();
    choices.iter().find(|choice| self::fingerprint(&turn, choice) == fingerprint)
}

/// An element of an actions block that still wants its place among the others, for its id.
type Make = Box<dyn FnOnce(usize) -> SlackActionBlockElement>;

fn elements(turn: &str, action: &Action) -> Vec<Make> {
    match action {
        Action::Button(choice) => vec![button(choice, fingerprint(turn, choice))],
        Action::Select { label, choices } => choices.chunks(OPTIONS).map(|chunk| select(label, turn, chunk)).collect(),
    }
}

fn button(choice: &Choice, fingerprint: String) -> Make {
    let text: SlackBlockPlainTextOnly = plain(&choice.label, BUTTON_TEXT).into();
    Box::new(move |place| {
        let id = format!("{PRESS_ACTION}-{place}");
        SlackBlockButtonElement::new(text).with_action_id(id.into()).with_value(fingerprint).into()
    })
}

fn select(label: &str, turn: &str, choices: &[Choice]) -> Make {
    let placeholder: SlackBlockPlainTextOnly = plain(label, PLACEHOLDER).into();
    let option = |choice: &Choice| SlackBlockChoiceItem::new(plain(&choice.label, OPTION_TEXT).into(), fingerprint(turn, choice));
    let options: Vec<SlackBlockChoiceItem<SlackBlockPlainTextOnly>> = choices.iter().map(option).collect();
    Box::new(move |place| {
        let id = format!("{PRESS_ACTION}-{place}");
        SlackBlockStaticSelectElement::new().with_action_id(id.into()).with_placeholder(placeholder).with_options(options).into()
    })
}

fn fingerprint(turn: &str, choice: &Choice) -> String {
    let meaning = serde_json::to_vec(&(turn, choice)).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(&digest(&SHA256, &meaning).as_ref()[..FINGERPRINT])
}
