//! What an agent has in the pretend Slack: prompts, what it says that it is at, sessions, and messages that come part by part.

use serde_json::{Value, json};

use super::State;
use super::methods::{show, text};
use super::rules::message_faults;
use super::state::{Seen, Stream};

/// Blocks by chunks, and as many again at the end.
const STREAM_BLOCKS: usize = 50;

type Answer = Result<Value, &'static str>;

pub(super) fn suggest(state: &mut State, of: &Value) -> Answer {
    if of.get("thread_ts").is_some() {
        state.fault("prompts of an agent with a thread are dropped without a word");
    }
    let prompts = of["prompts"].as_array().cloned().unwrap_or_default();
    let whole = |prompt: &Value| !text(prompt, "title").is_empty() && !text(prompt, "message").is_empty();
    if !(1..=4).contains(&prompts.len()) || !prompts.iter().all(whole) {
        return Err("invalid_arguments");
    }
    state.prompts = prompts;
    Ok(json!({}))
}

pub(super) fn status(state: &mut State, of: &Value) -> Answer {
    let place = thread_of(state, of)?;
    let Some(words) = of["status"].as_str() else { return Err("invalid_arguments") };
    let turns = of.get("loading_messages").map_or(Some(0), |list| list.as_array().map(Vec::len));
    if turns.is_none_or(|turns| turns > 10) {
        state.fault("at most ten words take turns");
        return Err("invalid_arguments");
    }
    if words.is_empty() {
        state.statuses.remove(&place);
    } else {
        state.said_at_work.push(words.to_owned());
        state.statuses.insert(place, words.to_owned());
    }
    Ok(json!({}))
}

pub(super) fn session(state: &mut State, of: &Value) -> Answer {
    let place = thread_of(state, of)?;
    let status = text(of, "status");
    if !["active", "processing", "suspended", "closed"].contains(&status) || text(of, "title").chars().count() > 200 {
        return Err("invalid_arguments");
    }
    state.sessions.insert(place, status.to_owned());
    Ok(json!({"status": status}))
}

fn thread_of(state: &mut State, of: &Value) -> Result<(String, String), &'static str> {
    let (channel, thread) = (text(of, "channel_id"), text(of, "thread_ts"));
    if channel.is_empty() || thread.is_empty() {
        state.fault("a status belongs to a thread of a channel");
        return Err("invalid_thread_ts");
    }
    Ok((channel.to_owned(), thread.to_owned()))
}

pub(super) fn start(state: &mut State, of: &Value) -> Answer {
    let channel = text(of, "channel").to_owned();
    if text(of, "thread_ts").is_empty() {
        state.fault("a stream answers somebody: it has a thread");
        return Err("invalid_thread_ts");
    }
    if !channel.starts_with('D') && text(of, "recipient_user_id").is_empty() {
        return Err("missing_recipient_user_id");
    }
    if !state.takes_stream() || !state.takes(&channel) {
        return Err("ratelimited");
    }
    let ts = show(state, &json!({"text": "", "thread_ts": of["thread_ts"]}), &channel, None);
    open(state, &channel, &ts)?.stream = Stream::Open;
    add(state, of, &channel, &ts)?;
    Ok(json!({"channel": channel, "ts": ts}))
}

pub(super) fn append(state: &mut State, of: &Value) -> Answer {
    let (channel, ts) = (text(of, "channel").to_owned(), text(of, "ts").to_owned());
    streaming(state, &channel, &ts)?;
    add(state, of, &channel, &ts)?;
    Ok(json!({"channel": channel, "ts": ts}))
}

pub(super) fn stop(state: &mut State, of: &Value) -> Answer {
    let (channel, ts) = (text(of, "channel").to_owned(), text(of, "ts").to_owned());
    streaming(state, &channel, &ts)?;
    add(state, of, &channel, &ts)?;
    let last = of["blocks"].as_array().cloned().unwrap_or_default();
    if last.len() > STREAM_BLOCKS {
        return Err("invalid_blocks");
    }
    let seen = open(state, &channel, &ts)?;
    seen.blocks.extend(last);
    seen.stream = Stream::Over;
    let faults = message_faults(&json!({"text": seen.text, "blocks": seen.blocks}));
    state.faults.extend(faults);
    Ok(json!({"channel": channel, "ts": ts}))
}

fn open<'a>(state: &'a mut State, channel: &str, ts: &str) -> Result<&'a mut Seen, &'static str> {
    state.seen.iter_mut().find(|seen| seen.channel == channel && seen.ts == ts).ok_or("message_not_found")
}

fn streaming(state: &mut State, channel: &str, ts: &str) -> Result<(), &'static str> {
    let seen = open(state, channel, ts)?;
    (seen.stream == Stream::Open).then_some(()).ok_or("message_not_in_streaming_state")
}

/// Slack makes the text of such a message of its blocks.
fn add(state: &mut State, of: &Value, channel: &str, ts: &str) -> Result<(), &'static str> {
    let chunks = of["chunks"].as_array().cloned().unwrap_or_default();
    if chunks.iter().any(|chunk| chunk["type"] != "blocks" || !chunk["blocks"].is_array()) {
        state.fault("only blocks were expected in a stream");
        return Err("invalid_chunks");
    }
    let seen = open(state, channel, ts)?;
    seen.blocks.extend(chunks.iter().filter_map(|chunk| chunk["blocks"].as_array()).flatten().cloned());
    let mut words = Vec::new();
    seen.blocks.iter().for_each(|block| words_of(block, &mut words));
    seen.text = words.concat();
    if seen.blocks.len() > STREAM_BLOCKS { Err("invalid_blocks") } else { Ok(()) }
}

fn words_of<'a>(value: &'a Value, words: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            words.extend(fields.get("text").and_then(Value::as_str));
            fields.values().for_each(|inner| words_of(inner, words));
        }
        Value::Array(list) => list.iter().for_each(|inner| words_of(inner, words)),
        _ => {}
    }
}
