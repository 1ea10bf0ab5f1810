//! Buttons and selects, modals, and shortcuts.

use fettle_core::conversation::EventKey;
use serde_json::Value;

use super::words::plain;
use super::{Deed, Delivery, Menu, Place, Pressed, Values, Verdict, What, Who, first_at, ignored, str_at, string_at};
use crate::render::{JUDGE_ACTION, MENU_ACTION, PRESS_ACTION};

/// The message shortcut that logs what a message says.
pub(super) const LOG_THIS: &str = "log_this";

pub(super) fn read(payload: &Value) -> Delivery {
    let (Some(who), Some(kind)) = (who(payload), str_at(payload, "/type")) else { return ignored("incomplete_interaction") };
    let read = match kind {
        "block_actions" => pressed(payload),
        "view_submission" => sent(payload),
        "shortcut" => shortcut(payload),
        "message_action" => log_this(payload),
        _ => None,
    };
    let Some((key, what)) = read else { return ignored(kind) };
    let place = place(payload, &who);
    let trigger = string_at(payload, "/trigger_id");
    let pressed = pressed_on(payload);
    let key = EventKey(format!("slack-{key}"));
    Delivery::Deed(Box::new(Deed { who, key, place, trigger, in_ack: false, pressed, what }))
}

/// In an organisation the workspace may be missing.
fn who(payload: &Value) -> Option<Who> {
    let across = payload.get("is_enterprise_install") == Some(&Value::Bool(true));
    let enterprise = first_at(payload, &["/enterprise/id", "/team/enterprise_id"]);
    let team = first_at(payload, &["/team/id", "/user/team_id"]);
    let installation = enterprise.clone().filter(|_| across).or(team).or(enterprise)?;
    Some(Who { installation, user: string_at(payload, "/user/id")? })
}

fn place(payload: &Value, who: &Who) -> Place {
    let home = Place { installation: who.installation.clone(), user: who.user.clone(), ..Place::default() };
    let Some(channel) = first_at(payload, &["/channel/id", "/container/channel_id"]) else { return home };
    if payload.pointer("/container/is_ephemeral") == Some(&Value::Bool(true))
        || str_at(payload, "/type") == Some("message_action")
    {
        let replaces = str_at(payload, "/type") == Some("block_actions");
        let response_url = string_at(payload, "/response_url");
        return Place { channel: Some(channel), response_url, replaces, open: true, ..home };
    }
    let open = !channel.starts_with('D');
    let thread = first_at(payload, &["/container/thread_ts", "/message/thread_ts", "/container/message_ts"]);
    Place { channel: Some(channel), thread, open, ..home }
}

fn pressed(payload: &Value) -> Option<(String, What)> {
    let action = payload.pointer("/actions/0")?;
    let id = str_at(action, "/action_id")?;
    let value = first_at(action, &["/value", "/selected_option/value"])?;
    let what = if id.starts_with(PRESS_ACTION) {
        What::Pressed(value)
    } else if id.starts_with(MENU_ACTION) {
        What::Asked(Menu::named(&value)?)
    } else if id.starts_with(JUDGE_ACTION) {
        What::Judged(Verdict::named(&value)?)
    } else {
        return None;
    };
    let within = first_at(payload, &["/container/message_ts", "/container/view_id", "/view/id"]).unwrap_or_default();
    Some((format!("{}-{within}", str_at(action, "/action_ts")?), what))
}

/// A message that only one person sees is replaced by the answer; any other keeps its words and loses its buttons.
fn pressed_on(payload: &Value) -> Option<Pressed> {
    let message = payload.get("message")?;
    let action = payload.pointer("/actions/0")?;
    Some(Pressed {
        channel: first_at(payload, &["/container/channel_id", "/channel/id"])?,
        ts: string_at(message, "/ts")?,
        text: string_at(message, "/text")?,
        blocks: message.get("blocks")?.as_array()?.clone(),
        label: first_at(action, &["/selected_option/text/text", "/text/text"])?,
    })
}

/// One view is taken once, however often its button is pressed.
fn sent(payload: &Value) -> Option<(String, What)> {
    let form = string_at(payload, "/view/callback_id")?;
    let values = Values::read(payload.pointer("/view/state/values")?);
    Some((format!("view-{}", str_at(payload, "/view/id")?), What::Sent { form, values }))
}

fn shortcut(payload: &Value) -> Option<(String, What)> {
    let menu = Menu::named(str_at(payload, "/callback_id")?)?;
    Some((format!("{}-shortcut", str_at(payload, "/action_ts")?), What::Asked(menu)))
}

fn log_this(payload: &Value) -> Option<(String, What)> {
    let words = plain(str_at(payload, "/message/text")?);
    let ours = str_at(payload, "/callback_id") == Some(LOG_THIS) && !words.is_empty();
    ours.then_some((format!("{}-message", str_at(payload, "/action_ts")?), What::Said(words)))
}
