//! Events: messages, mentions, what is opened, and the end of an installation.

use fettle_core::conversation::EventKey;
use serde_json::Value;

use super::words::plain;
use super::{Deed, Delivery, Installation, Place, What, Who, first_at, ignored, str_at, string_at};

/// Kinds of message that a person wrote; all others are Slack's own, or an edit of what was answered already.
const WRITTEN: &[&str] = &["file_share", "thread_broadcast"];

pub(super) fn read(payload: &Value) -> Delivery {
    match str_at(payload, "/type") {
        Some("url_verification") => Delivery::Challenge(string_at(payload, "/challenge").unwrap_or_default()),
        Some("event_callback") => callback(payload),
        kind => ignored(kind.unwrap_or("untyped")),
    }
}

fn callback(payload: &Value) -> Delivery {
    let Some(installation) = installation(payload) else { return ignored("homeless_event") };
    let event = &payload["event"];
    match str_at(event, "/type") {
        Some("message") => message(payload, installation),
        Some("app_mention") => mention(payload, installation),
        Some("app_home_opened") => opened(payload, installation),
        Some("agent_session_stopped") => stopped(payload, installation),
        Some("app_uninstalled") => Delivery::Uninstalled(Installation(installation)),
        Some("tokens_revoked") => revoked(event, installation),
        kind => ignored(kind.unwrap_or("untyped_event")),
    }
}

/// The organisation, where the app was installed for all of it; otherwise the workspace.
fn installation(payload: &Value) -> Option<String> {
    let across = payload.pointer("/authorizations/0/is_enterprise_install") == Some(&Value::Bool(true));
    let enterprise = enterprise(payload).filter(|_| across);
    enterprise.or_else(|| first_at(payload, &["/authorizations/0/team_id", "/team_id", "/context_team_id"]))
}

fn enterprise(payload: &Value) -> Option<String> {
    first_at(payload, &["/enterprise_id", "/authorizations/0/enterprise_id", "/context_enterprise_id"])
}

fn message(payload: &Value, installation: String) -> Delivery {
    let event = &payload["event"];
    let written = str_at(event, "/subtype").is_none_or(|kind| WRITTEN.contains(&kind));
    if !written || str_at(event, "/channel_type") != Some("im") || is_own(payload) {
        return ignored("message");
    }
    said(payload, installation, false)
}

fn mention(payload: &Value, installation: String) -> Delivery {
    if is_own(payload) { ignored("app_mention") } else { said(payload, installation, true) }
}

/// An app hears its own words too.
fn is_own(payload: &Value) -> bool {
    let event = &payload["event"];
    event.get("bot_id").is_some_and(|id| !id.is_null())
        || str_at(event, "/user").is_some_and(|user| str_at(payload, "/authorizations/0/user_id") == Some(user))
}

/// Every message with an agent begins a thread of its own, and in a channel the answer stays out of the others' way.
fn said(payload: &Value, installation: String, open: bool) -> Delivery {
    let event = &payload["event"];
    let (Some(who), Some(channel), Some(ts)) =
        (who(payload, &installation), string_at(event, "/channel"), string_at(event, "/ts"))
    else {
        return ignored("incomplete_message");
    };
    let key = EventKey(format!("slack-{ts}-{channel}"));
    let thread = string_at(event, "/thread_ts").unwrap_or(ts);
    let place =
        Place { installation, user: who.user.clone(), channel: Some(channel), thread: Some(thread), open, ..Place::default() };
    let words = plain(str_at(event, "/text").unwrap_or(""));
    let what = What::Said(if words.is_empty() { "help".into() } else { words });
    Delivery::Deed(Box::new(Deed { who, key, place, trigger: None, in_ack: false, pressed: None, what }))
}

fn who(payload: &Value, installation: &str) -> Option<Who> {
    Some(Who { installation: installation.to_owned(), user: string_at(payload, "/event/user")? })
}

/// The button is there while a job of ours is under way in a talk with one person.
fn stopped(payload: &Value, installation: String) -> Delivery {
    let event = &payload["event"];
    let (Some(who), Some(channel), Some(at)) =
        (who(payload, &installation), string_at(event, "/channel"), str_at(event, "/event_ts"))
    else {
        return ignored("incomplete_stop");
    };
    let key = EventKey(format!("slack-stopped-{at}-{channel}"));
    let open = !channel.starts_with('D');
    let thread = string_at(event, "/thread_ts");
    let place = Place { installation, user: who.user.clone(), channel: Some(channel), thread, open, ..Place::default() };
    Delivery::Deed(Box::new(Deed { who, key, place, trigger: None, in_ack: false, pressed: None, what: What::Stopped }))
}

fn opened(payload: &Value, installation: String) -> Delivery {
    let event = &payload["event"];
    let what = match str_at(event, "/tab") {
        Some("home") => What::HomeOpened,
        Some("messages") => What::ChatOpened,
        _ => return ignored("app_home_opened"),
    };
    let Some(who) = who(payload, &installation) else { return ignored("incomplete_event") };
    let key = EventKey(format!("slack-opened-{}", str_at(payload, "/event_id").unwrap_or("")));
    let place = Place { installation, user: who.user.clone(), channel: string_at(event, "/channel"), ..Place::default() };
    Delivery::Deed(Box::new(Deed { who, key, place, trigger: None, in_ack: false, pressed: None, what }))
}

/// Only the bot's token matters: we ask for none of a person's.
fn revoked(event: &Value, installation: String) -> Delivery {
    let bots = event.pointer("/tokens/bot").and_then(Value::as_array).is_some_and(|bots| !bots.is_empty());
    if bots { Delivery::Revoked(Installation(installation)) } else { ignored("tokens_revoked") }
}
