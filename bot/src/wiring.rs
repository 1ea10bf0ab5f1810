//! Which adapters this program is made of. Nothing else names one, and nothing else reads the clock.

use std::ffi::OsString;
use std::io::{self, BufReader};
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use fettle_core::card::Card;
use fettle_core::memory::AthleteKey;
use fettle_embedded::StateFile;
use fettle_terminal::{Form, Terminal};

use crate::fault::Fault;
use crate::lines::{Line, Lines};
use crate::settings::Settings;
use crate::worker::Surface;

pub(crate) use fettle_embedded::Holdings;
pub(crate) use fettle_terminal::{Buttons, Expecting, Heard, Terminal as Console};

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

/// The memory in a file, made if it isn't there.
pub(crate) fn memory(path: &Path) -> Result<StateFile, Fault> {
    StateFile::open(path).map_err(|fault| Fault { words: format!("{}: {}", path.display(), fault.cause), ..fault.into() })
}

/// The key of an athlete on this machine.
pub(crate) fn athlete(name: &str) -> AthleteKey {
    AthleteKey(format!("terminal/local/{name}"))
}

/// The terminal of one athlete.
pub(crate) fn console(state: &Path, name: &str, json: bool) -> Result<Terminal, Fault> {
    let history = history(state, name).into();
    if Terminal::is_attended() && !json {
        return Ok(Terminal::attended(history)?);
    }
    let lines = Lines::of(BufReader::new(io::stdin()), LINE_BYTES).map(|line| line.map(Line::into_text));
    Ok(Terminal::piped(Box::new(lines), if json { Form::Json } else { Form::Text }, history))
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

impl Surface for Terminal {
    fn show(&mut self, card: &Card, buttons: Buttons) -> io::Result<()> {
        Terminal::show(self, card, buttons)
    }

    fn hand_over(&mut self, document: &str) -> io::Result<()> {
        Terminal::hand_over(self, "fettle-export.json", document)
    }

    fn forget(&mut self) -> io::Result<()> {
        Terminal::forget(self)
    }
}
