//! What the pretend Slack remembers.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

/// Life of a trigger.
const TRIGGER: Duration = Duration::from_secs(3);

/// Messages that a channel takes at once, before it takes one a second.
const BURST: f64 = 4.0;

/// Something that a person can see.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Where.
    pub channel: String,
    /// The message's name there.
    pub ts: String,
    /// Under which message.
    pub thread: Option<String>,
    /// The only one who sees it; none: everybody in the channel.
    pub only: Option<String>,
    /// What screen readers say.
    pub text: String,
    /// What is shown.
    pub blocks: Vec<Value>,
    /// Whether it came part by part.
    pub stream: Stream,
}

/// How a message came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stream {
    /// Whole.
    #[default]
    No,
    /// Part by part, and more is to come.
    Open,
    /// Part by part, to its end.
    Over,
}

/// How the next call of a method goes wrong.
#[derive(Clone, Copy, Debug)]
pub enum Knob {
    /// With this status, and so many seconds to wait.
    Status(u16, u64),
    /// With this code.
    Refuse(&'static str),
    /// Without an answer.
    Hang,
    /// Not at all, but after so many milliseconds.
    Slow(u64),
}

/// What the pretend Slack remembers.
#[derive(Default)]
pub struct State {
    /// What was sent and would not have been taken.
    pub faults: Vec<String>,
    /// What can be seen, oldest first.
    pub seen: Vec<Seen>,
    /// Home tabs by person.
    pub homes: BTreeMap<String, Value>,
    /// Modals that were opened, by trigger.
    pub modals: Vec<Value>,
    /// Files by person, with their name.
    pub files: Vec<(String, String, String)>,
    /// Time zones by person.
    pub zones: BTreeMap<String, String>,
    /// Locales by person.
    pub locales: BTreeMap<String, String>,
    /// Channels in which the app is.
    pub joined: BTreeSet<String>,
    /// Names of methods that were called.
    pub calls: Vec<String>,
    /// Deliveries that are tried again: how often that was.
    pub redelivered: usize,
    /// Codes that an installation can be had for, with the answer.
    pub codes: BTreeMap<String, Value>,
    /// Tokens beside the first, with the answer to their renewal.
    pub tokens: BTreeSet<String>,
    /// Refresh tokens with the answer they are good for, once.
    pub refreshes: BTreeMap<String, Value>,
    /// What the app says that it is at, by channel and thread, until it posts there.
    pub statuses: BTreeMap<(String, String), String>,
    /// All it ever said that it was at.
    pub said_at_work: Vec<String>,
    /// Sessions of an agent, by channel and thread.
    pub sessions: BTreeMap<(String, String), String>,
    /// The prompts that were suggested last.
    pub prompts: Vec<Value>,
    /// The first token is no longer good.
    pub revoked: bool,
    pub(super) streams: VecDeque<Instant>,
    /// Envelopes whose connection broke before they were acknowledged.
    pub(super) given_up: BTreeSet<String>,
    pub(super) knobs: BTreeMap<String, VecDeque<Knob>>,
    pub(super) responses: HashMap<String, Response>,
    pub(super) uploads: HashMap<String, (String, String)>,
    pub(super) sockets: Vec<mpsc::UnboundedSender<String>>,
    pub(super) tickets: BTreeSet<String>,
    pub(super) waiting: HashMap<String, oneshot::Sender<Value>>,
    triggers: HashMap<String, Instant>,
    buckets: HashMap<String, (f64, Instant)>,
    count: u64,
}

/// A way to answer, good for five answers in thirty minutes.
pub(super) struct Response {
    pub(super) user: String,
    pub(super) channel: String,
    pub(super) message: Option<String>,
    pub(super) born: DateTime<Utc>,
    pub(super) uses: u8,
}

#[allow(clippy::disallowed_methods, reason = "triggers and rates of Slack run in real time")]
fn instant() -> Instant {
    Instant::now()
}

impl State {
    /// Makes the next calls of a method go wrong.
    pub fn turn(&mut self, method: &str, knobs: &[Knob]) {
        self.knobs.entry(method.to_owned()).or_default().extend(knobs);
    }

    /// What one person sees, in any channel.
    pub fn seen_by(&self, user: &str) -> Vec<Seen> {
        let home = direct(user);
        self.seen
            .iter()
            .filter(|seen| {
                seen.only.as_deref().map_or(!seen.channel.starts_with('D') || seen.channel == home, |only| only == user)
            })
            .cloned()
            .collect()
    }

    /// Connections of Socket Mode that are up.
    pub fn sockets(&mut self) -> usize {
        self.sockets.retain(|socket| !socket.is_closed());
        self.sockets.len()
    }

    /// Envelopes that nobody acknowledged yet.
    pub fn under_way(&self) -> usize {
        self.waiting.len()
    }

    /// Breaks one connection.
    pub fn drop_a_socket(&mut self) {
        self.sockets.remove(0);
    }

    pub(super) fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(what.into());
    }

    /// A name that nothing had before; it sorts by time.
    pub(super) fn ts(&mut self) -> String {
        self.count += 1;
        format!("1764000000.{:06}", self.count)
    }

    pub(super) fn trigger(&mut self) -> String {
        let trigger = format!("trigger-{}", self.ts());
        self.triggers.insert(trigger.clone(), instant());
        trigger
    }

    /// Whether a trigger still opens something. It does so once.
    pub(super) fn pull(&mut self, trigger: &str) -> bool {
        self.triggers.remove(trigger).is_some_and(|born| born.elapsed() < TRIGGER)
    }

    /// Whether another stream may begin: 20 a minute.
    pub(super) fn takes_stream(&mut self) -> bool {
        let now = instant();
        self.streams.retain(|began| now.duration_since(*began) < Duration::from_secs(60));
        let takes = self.streams.len() < 20;
        if takes {
            self.streams.push_back(now);
        }
        takes
    }

    /// Whether a channel takes another message now.
    pub(super) fn takes(&mut self, channel: &str) -> bool {
        let now = instant();
        let (left, at) = self.buckets.entry(channel.to_owned()).or_insert((BURST, now));
        *left = (*left + now.duration_since(*at).as_secs_f64()).min(BURST);
        *at = now;
        let takes = *left >= 1.0;
        *left -= f64::from(u8::from(takes));
        takes
    }
}

/// The direct messages of a person with the app.
pub(super) fn direct(user: &str) -> String {
    format!("D{user}")
}
