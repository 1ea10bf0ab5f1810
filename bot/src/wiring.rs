//! Which adapters this program is made of. Nothing else names one, and nothing else reads the clock.

#[cfg(feature = "serve")]
pub(crate) mod connected;
#[cfg(feature = "serve")]
pub(crate) mod platforms;
#[cfg(feature = "slack")]
pub(crate) mod safes;
#[cfg(feature = "serve")]
pub(crate) mod secrets;
#[cfg(feature = "slack")]
pub(crate) mod slack;
#[cfg(feature = "serve")]
pub(crate) mod store;

use std::ffi::OsString;
use std::io::{self, BufReader};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use fettle_core::card::Card;
use fettle_core::conversation::{MessageRef, ReplyTo};
use fettle_core::memory::{AthleteKey, Now};
use fettle_core::surface::{AfterUndelivered, Choices, Messenger, Say, Undelivered};
use fettle_terminal::{Buttons, Form, Terminal};

use crate::fault::Fault;
use crate::lines::{Line, Lines};
use crate::settings::Settings;

pub(crate) use fettle_embedded::{Holdings, StateFile};
pub(crate) use fettle_terminal::{Expecting, Heard};

/// Longest line read from a pipe in a conversation, in bytes; of its text, an utterance keeps far less.
const LINE_BYTES: usize = 64 * 1024;

/// The clock of this machine, or one that stands still.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    fixed: Option<DateTime<Utc>>,
    zone: Option<Tz>,
}

impl Clock {
    pub(crate) fn of(settings: &Settings) -> Self {
        Self { fixed: settings.now, zone: settings.zone.or_else(machine_zone) }
    }

    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub(crate) fn now(self) -> DateTime<Utc> {
        self.fixed.unwrap_or_else(|| std::time::SystemTime::now().into())
    }

    /// For whoever only looks at it.
    pub(crate) fn hand(self) -> Now {
        Arc::new(move || self.now())
    }

    /// The time zone of this machine, where it is known.
    pub(crate) fn zone(self) -> Option<Tz> {
        self.zone
    }

    /// Today where this machine stands.
    pub(crate) fn today(self) -> NaiveDate {
        self.zone.map_or_else(|| self.now().date_naive(), |zone| self.now().with_timezone(&zone).date_naive())
    }
}

fn machine_zone() -> Option<Tz> {
    iana_time_zone::get_timezone().ok()?.parse().ok()
}

/// Chooses who does TLS, before anything needs it.
#[cfg(feature = "serve")]
pub(crate) fn trust() {
    // Chosen already is chosen well: nothing here would choose another.
    rustls::crypto::ring::default_provider().install_default().ok();
}

/// The memory in a file, made if it isn't there.
pub(crate) fn memory(path: &Path, clock: Clock) -> Result<StateFile, Fault> {
    StateFile::open(path, clock.hand())
        .map_err(|fault| Fault { words: format!("{}: {}", path.display(), fault.cause), ..fault.into() })
}

/// The key of an athlete on this machine.
pub(crate) fn athlete(name: &str) -> AthleteKey {
    AthleteKey::new("terminal", "local", name)
}

/// The terminal of one athlete.
pub(crate) fn console(state: &Path, name: &str, json: bool) -> Result<Console, Fault> {
    let history = history(state, name).into();
    if Terminal::is_attended() && !json {
        return Ok(Console(Mutex::new(Terminal::attended(history)?)));
    }
    let lines = Lines::of(BufReader::new(io::stdin()), LINE_BYTES).map(|line| line.map(Line::into_text));
    let form = if json { Form::Json } else { Form::Text };
    Ok(Console(Mutex::new(Terminal::piped(Box::new(lines), form, history))))
}

/// The file of what an athlete typed: beside the state, and nobody else's.
fn history(state: &Path, name: &str) -> OsString {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter.to_string() } else { format!("_{:x}", u32::from(letter)) })
        .collect();
    let mut file = state.as_os_str().to_owned();
    file.push(format!(".history-{plain}"));
    file
}

/// The terminal as a messenger: one person, no messages to edit.
pub(crate) struct Console(Mutex<Terminal>);

impl Console {
    /// Waits for the next line.
    pub(crate) fn listen(&self, expecting: &Expecting<'_>) -> io::Result<Heard> {
        self.terminal().listen(expecting)
    }

    /// A dim line for a person; nothing in a pipe.
    pub(crate) fn whisper(&self, words: &str) -> io::Result<()> {
        self.terminal().whisper(words)
    }

    /// Shows a card whose buttons don't count.
    pub(crate) fn show_card(&self, card: &Card) -> io::Result<()> {
        self.terminal().show(card, Buttons::Hidden)
    }

    fn terminal(&self) -> MutexGuard<'_, Terminal> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Messenger for Console {
    async fn show(&self, _who: &AthleteKey, _to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        let buttons = match say.choices {
            Choices::Past => Buttons::Hidden,
            Choices::Named => Buttons::Named,
            Choices::Numbered => Buttons::Numbered,
        };
        self.terminal().show(say.card, buttons).map(|()| None).map_err(undelivered)
    }

    async fn hand_over(&self, _who: &AthleteKey, _to: &ReplyTo, name: &str, document: &str) -> Result<(), Undelivered> {
        self.terminal().hand_over(name, document).map_err(undelivered)
    }

    async fn forget(&self, _who: &AthleteKey) -> Result<(), Undelivered> {
        self.terminal().forget().map_err(undelivered)
    }
}

/// Where nobody reads any more, there is nobody to tell.
fn undelivered(error: io::Error) -> Undelivered {
    let next = match error.kind() {
        io::ErrorKind::BrokenPipe => AfterUndelivered::Stop,
        _ => AfterUndelivered::Again,
    };
    Undelivered { words: error.to_string(), next }
}
