//! The Web API of the pretend Slack.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State as Of};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::rules::{message_faults, view_faults};
use super::state::{Knob, Seen, Stream, direct};
use super::{APP_TOKEN, BOT_TOKEN, PretendSlack, State, agent};

/// Methods that read nothing of their body.
const BARE: &[&str] = &["apps.connections.open", "auth.test"];

/// Methods that read forms and no JSON.
const FORMS: &[&str] = &["users.info", "files.getUploadURLExternal", "oauth.v2.access"];

pub(super) async fn call(Of(slack): Of<PretendSlack>, Path(method): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let knob = {
        let mut state = slack.state();
        state.calls.push(method.clone());
        state.knobs.get_mut(&method).and_then(std::collections::VecDeque::pop_front)
    };
    match knob {
        Some(Knob::Hang) => tokio::time::sleep(Duration::from_secs(3_600)).await,
        Some(Knob::Slow(millis)) => tokio::time::sleep(Duration::from_millis(millis)).await,
        Some(Knob::Status(status, wait)) => return status_of(status, wait),
        Some(Knob::Refuse(code)) => return axum::Json(json!({"ok": false, "error": code})).into_response(),
        None => {}
    }
    let json = header(&headers, "content-type").starts_with("application/json");
    let arguments = if json { serde_json::from_slice(&body).unwrap_or(Value::Null) } else { form(&body) };
    let mut state = slack.state();
    if FORMS.contains(&method.as_str()) == json && !BARE.contains(&method.as_str()) {
        state.fault(format!("{method}: the wrong kind of body"));
    }
    let token = header(&headers, "authorization").trim_start_matches("Bearer ").to_owned();
    let answer = match allowed(&state, &method, &token) {
        Ok(()) => answer(&slack, &mut state, &method, &arguments),
        Err(code) => Err(code),
    };
    match answer {
        Ok(mut answer) => {
            answer["ok"] = json!(true);
            axum::Json(answer).into_response()
        }
        Err("ratelimited") => status_of(429, 1),
        Err(code) => axum::Json(json!({"ok": false, "error": code})).into_response(),
    }
}

fn allowed(state: &State, method: &str, token: &str) -> Result<(), &'static str> {
    let known = match method {
        "oauth.v2.access" => true,
        "apps.connections.open" => token == APP_TOKEN,
        _ => token == BOT_TOKEN || state.tokens.contains(token),
    };
    if state.revoked && token == BOT_TOKEN {
        return Err("token_revoked");
    }
    known.then_some(()).ok_or("invalid_auth")
}

fn answer(slack: &PretendSlack, state: &mut State, method: &str, of: &Value) -> Result<Value, &'static str> {
    match method {
        "chat.postMessage" => post(state, of),
        "chat.postEphemeral" => whisper(state, of),
        "chat.update" => update(state, of),
        "views.open" => open(state, of),
        "views.publish" => publish(state, of),
        "assistant.threads.setSuggestedPrompts" => agent::suggest(state, of),
        "assistant.threads.setStatus" => agent::status(state, of),
        "agents.sessions.setStatus" => agent::session(state, of),
        "chat.startStream" => agent::start(state, of),
        "chat.appendStream" => agent::append(state, of),
        "chat.stopStream" => agent::stop(state, of),
        "auth.test" => Ok(
            json!({"team_id": super::TEAM, "user_id": "UBOT", "bot_id": "B1", "user": "fettle", "team": "pretend", "url": "http://x/"}),
        ),
        "users.info" => {
            let locale = state.locales.get(text(of, "user")).filter(|_| of["include_locale"] == "true");
            Ok(json!({"user": {"id": of["user"], "tz": state.zones.get(text(of, "user")), "locale": locale}}))
        }
        "conversations.open" => Ok(json!({"channel": {"id": direct(text(of, "users"))}})),
        "files.getUploadURLExternal" => {
            let id = format!("F{}", state.ts().replace('.', ""));
            state.uploads.insert(id.clone(), (text(of, "filename").to_owned(), String::new()));
            Ok(json!({"upload_url": format!("http://{}/upload/{id}", slack.address), "file_id": id}))
        }
        "files.completeUploadExternal" => uploaded(state, of),
        "apps.connections.open" => {
            let ticket = format!("ticket-{}", state.ts());
            state.tickets.insert(ticket.clone());
            Ok(json!({"url": format!("ws://{}/socket/{ticket}", slack.address)}))
        }
        "oauth.v2.access" => granted(state, of),
        _ => {
            state.fault(format!("no method {method}"));
            Err("unknown_method")
        }
    }
}

fn granted(state: &mut State, of: &Value) -> Result<Value, &'static str> {
    if text(of, "client_secret").is_empty() {
        return Err("bad_client_secret");
    }
    let granted = match text(of, "grant_type") {
        "refresh_token" => state.refreshes.remove(text(of, "refresh_token")).ok_or("invalid_refresh_token")?,
        _ => state.codes.remove(text(of, "code")).ok_or("invalid_code")?,
    };
    state.tokens.insert(text(&granted, "access_token").to_owned());
    Ok(granted)
}

fn post(state: &mut State, of: &Value) -> Result<Value, &'static str> {
    let channel = match text(of, "channel") {
        user if user.starts_with(['U', 'W']) => direct(user),
        channel => channel.to_owned(),
    };
    if channel.starts_with('C') && !state.joined.contains(&channel) {
        return Err("not_in_channel");
    }
    if !state.takes(&channel) {
        return Err("ratelimited");
    }
    checked(state, of)?;
    let ts = show(state, of, &channel, None);
    Ok(json!({"channel": channel, "ts": ts, "message": {"text": of["text"]}}))
}

fn whisper(state: &mut State, of: &Value) -> Result<Value, &'static str> {
    let channel = text(of, "channel").to_owned();
    if !state.joined.contains(&channel) {
        return Err("not_in_channel");
    }
    checked(state, of)?;
    let ts = show(state, of, &channel, Some(text(of, "user").to_owned()));
    Ok(json!({"message_ts": ts}))
}

fn update(state: &mut State, of: &Value) -> Result<Value, &'static str> {
    checked(state, of)?;
    let (channel, ts) = (text(of, "channel").to_owned(), text(of, "ts").to_owned());
    let found = state.seen.iter_mut().find(|seen| seen.channel == channel && seen.ts == ts && seen.only.is_none());
    let Some(seen) = found else { return Err("message_not_found") };
    seen.text = text(of, "text").to_owned();
    seen.blocks = of["blocks"].as_array().cloned().unwrap_or_default();
    Ok(json!({"channel": channel, "ts": ts}))
}

fn open(state: &mut State, of: &Value) -> Result<Value, &'static str> {
    if !state.pull(text(of, "trigger_id")) {
        return Err("expired_trigger_id");
    }
    view(state, of, "modal")?;
    state.modals.push(of["view"].clone());
    Ok(json!({"view": of["view"]}))
}

fn publish(state: &mut State, of: &Value) -> Result<Value, &'static str> {
    view(state, of, "home")?;
    state.homes.insert(text(of, "user_id").to_owned(), of["view"].clone());
    Ok(json!({"view": of["view"]}))
}

fn view(state: &mut State, of: &Value, kind: &str) -> Result<(), &'static str> {
    let mut faults = view_faults(&of["view"]);
    if of["view"]["type"] != kind {
        faults.push(format!("a view of {}", of["view"]["type"]));
    }
    let taken = faults.is_empty();
    state.faults.extend(faults);
    taken.then_some(()).ok_or("invalid_arguments")
}

fn uploaded(state: &mut State, of: &Value) -> Result<Value, &'static str> {
    let user = text(of, "channel_id").trim_start_matches('D').to_owned();
    let id = of.pointer("/files/0/id").and_then(Value::as_str).unwrap_or_default();
    let (name, content) = state.uploads.remove(id).ok_or("file_not_found")?;
    state.files.push((user, name, content));
    Ok(json!({"files": of["files"]}))
}

fn checked(state: &mut State, of: &Value) -> Result<(), &'static str> {
    let faults = message_faults(of);
    let taken = faults.is_empty();
    state.faults.extend(faults);
    taken.then_some(()).ok_or("invalid_blocks")
}

pub(super) fn show(state: &mut State, of: &Value, channel: &str, only: Option<String>) -> String {
    let ts = state.ts();
    if let Some(thread) = of["thread_ts"].as_str() {
        state.statuses.remove(&(channel.to_owned(), thread.to_owned()));
    }
    state.seen.push(Seen {
        channel: channel.to_owned(),
        ts: ts.clone(),
        thread: of["thread_ts"].as_str().map(str::to_owned),
        only,
        text: text(of, "text").to_owned(),
        blocks: of["blocks"].as_array().cloned().unwrap_or_default(),
        stream: Stream::No,
    });
    ts
}

/// An answer through a `response_url`.
pub(super) async fn respond(Of(slack): Of<PretendSlack>, Path(id): Path<String>, body: Bytes) -> Response {
    let message: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let now = (slack.now)();
    let mut state = slack.state();
    let Some(response) = state.responses.get_mut(&id) else { return status_of(404, 0) };
    response.uses += 1;
    if response.uses > 5 || now - response.born > chrono::TimeDelta::minutes(30) {
        return (StatusCode::NOT_FOUND, axum::Json(json!({"ok": false, "error": "used_url"}))).into_response();
    }
    let (user, channel, original) = (response.user.clone(), response.channel.clone(), response.message.clone());
    if checked(&mut state, &message).is_err() {
        return axum::Json(json!({"ok": false, "error": "invalid_blocks"})).into_response();
    }
    if message["replace_original"] == true {
        state.seen.retain(|seen| Some(&seen.ts) != original.as_ref());
    }
    let only = (message["response_type"] != "in_channel").then_some(user);
    show(&mut state, &message, &channel, only);
    "ok".into_response()
}

/// A file's bytes.
pub(super) async fn upload(Of(slack): Of<PretendSlack>, Path(id): Path<String>, body: Bytes) -> Response {
    match slack.state().uploads.get_mut(&id) {
        Some((_, content)) => *content = String::from_utf8_lossy(&body).into_owned(),
        None => return status_of(404, 0),
    }
    "OK".into_response()
}

/// What an acknowledgement of a command shows.
pub(super) fn shown_in_ack(state: &mut State, user: &str, channel: &str, message: &Value) {
    if checked(state, message).is_ok() {
        let only = (message["response_type"] != "in_channel").then(|| user.to_owned());
        show(state, message, channel, only);
    }
}

fn status_of(status: u16, wait: u64) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [("retry-after", wait.to_string())], axum::Json(json!({"ok": false, "error": "ratelimited"}))).into_response()
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn form(body: &[u8]) -> Value {
    let fields = form_urlencoded::parse(body).map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())));
    Value::Object(fields.collect::<Map<_, _>>())
}

pub(super) fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_default()
}
