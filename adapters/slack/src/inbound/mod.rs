//! What Slack says, in our own words. One reading serves HTTP and Socket Mode; a field that is not what it should be is as if it
//! were not there, so that nothing Slack adds or changes makes a whole delivery unreadable.

mod command;
mod event;
mod interaction;
mod place;
mod values;
mod words;

use fettle_core::conversation::EventKey;
use fettle_core::memory::AthleteKey;
use serde_json::Value;

pub use place::Place;
pub use values::Values;

/// Something that Slack delivered.
#[derive(Clone, Debug, PartialEq)]
pub enum Delivery {
    /// Somebody did something.
    Deed(Box<Deed>),
    /// Slack asks whether we are there; the words are to be sent back.
    Challenge(String),
    /// The app was removed from a workspace or an organisation.
    Uninstalled(Installation),
    /// Tokens of an installation are no longer good.
    Revoked(Installation),
    /// Nothing for us: acknowledged and counted under this name.
    Ignored(String),
}

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// Who.
    pub who: Who,
    /// The same for every delivery of the same deed.
    pub key: EventKey,
    /// Where the answer goes.
    pub place: Place,
    /// Opens a modal, for three seconds.
    pub trigger: Option<String>,
    /// The acknowledgement itself may show an answer.
    pub in_ack: bool,
    /// The message on which it was pressed, where everybody who sees it sees the same.
    pub pressed: Option<Pressed>,
    /// What was done.
    pub what: What,
}

/// A message of ours on which something was pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressed {
    /// Where it is.
    pub channel: String,
    /// Its name there.
    pub ts: String,
    /// Its text.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Value>,
    /// The words on what was pressed.
    pub label: String,
}

/// A person of an installation. Whoever uses the app in two workspaces of an organisation that installed it apart is two: what
/// one workspace removes stays with the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The workspace; the organisation, where the app was installed for all of it.
    pub installation: String,
    /// The person.
    pub user: String,
}

/// What was installed: in one workspace, or across an organisation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Installation(pub String);

/// What can be done in Slack.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Words were said.
    Said(String),
    /// A choice of a card was pressed: its fingerprint.
    Pressed(String),
    /// Something that is always there was asked for.
    Asked(Menu),
    /// A modal was sent.
    Sent {
        /// Which.
        form: String,
        /// Its fields.
        values: Values,
    },
    /// An answer was found good or bad.
    Judged(Verdict),
    /// The button was pressed that stops what is under way.
    Stopped,
    /// The home tab was opened.
    HomeOpened,
    /// The conversation with the app was opened.
    ChatOpened,
}

/// How somebody found an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It helped.
    Good,
    /// It did not.
    Bad,
}

impl Verdict {
    /// Its name in the values of buttons, and in figures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
        }
    }

    /// What bears this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Good, Self::Bad].into_iter().find(|verdict| verdict.name() == name)
    }
}

/// What can always be asked for, whatever was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Today's session.
    Today,
    /// The week.
    Week,
    /// The course of training.
    Progress,
    /// The form to log a session.
    LogForm,
    /// The form of the profile.
    ProfileForm,
    /// A copy of everything.
    Export,
    /// To be forgotten.
    Forget,
}

impl Menu {
    /// Everything that can always be asked for.
    pub const ALL: [Self; 7] =
        [Self::Today, Self::Week, Self::Progress, Self::LogForm, Self::ProfileForm, Self::Export, Self::Forget];

    /// Its name in ids of buttons and shortcuts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Week => "week",
            Self::Progress => "progress",
            Self::LogForm => "log_session",
            Self::ProfileForm => "profile",
            Self::Export => "export",
            Self::Forget => "forget",
        }
    }

    /// What bears this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|menu| menu.name() == name)
    }
}

impl Who {
    /// The key of this person's memory.
    pub fn athlete(&self) -> AthleteKey {
        AthleteKey::new("slack", &self.installation, &self.user)
    }
}

impl Installation {
    /// Its people, as their keys begin.
    pub fn tenant(&self) -> String {
        format!("slack/{}", self.0)
    }
}

/// Reads the body of a request that was found to come from Slack.
pub fn from_http(is_json: bool, body: &[u8]) -> Delivery {
    if is_json {
        return serde_json::from_slice(body).map_or_else(|_| ignored("unreadable"), |value| event::read(&value));
    }
    let form: serde_json::Map<String, Value> =
        form_urlencoded::parse(body).map(|(name, value)| (name.into_owned(), Value::String(value.into_owned()))).collect();
    match form.get("payload").and_then(Value::as_str) {
        Some(payload) => serde_json::from_str(payload).map_or_else(|_| ignored("unreadable"), |value| interaction::read(&value)),
        None if form.contains_key("ssl_check") => ignored("ssl_check"),
        None => command::read(&Value::Object(form)),
    }
}

/// An envelope of Socket Mode: what is to be acknowledged, and what came in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// Acknowledged by this id; none for what Slack says about the connection itself.
    pub id: Option<String>,
    /// What came.
    pub delivery: Delivery,
}

/// Reads an envelope of Socket Mode.
pub fn from_socket(text: &str) -> Envelope {
    let Ok(envelope) = serde_json::from_str::<Value>(text) else {
        return Envelope { id: None, delivery: ignored("unreadable") };
    };
    let payload = envelope.get("payload").unwrap_or(&Value::Null);
    let delivery = match str_at(&envelope, "/type") {
        Some("events_api") => event::read(payload),
        Some("interactive") => interaction::read(payload),
        Some("slash_commands") => command::read(payload),
        kind => ignored(kind.unwrap_or("untyped")),
    };
    Envelope { id: string_at(&envelope, "/envelope_id"), delivery }
}

/// Counted under a name that is short, whatever Slack calls it.
fn ignored(kind: &str) -> Delivery {
    Delivery::Ignored(kind.chars().filter(|letter| letter.is_ascii_alphanumeric() || "_.".contains(*letter)).take(40).collect())
}

fn str_at<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn string_at(value: &Value, pointer: &str) -> Option<String> {
    str_at(value, pointer).map(str::to_owned)
}

fn first_at(value: &Value, pointers: &[&str]) -> Option<String> {
    pointers.iter().find_map(|pointer| string_at(value, pointer))
}

#[cfg(test)]
mod tests;
