//! What the operator can read. Never the words of an athlete, and nothing about their body.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::fault::Fault;
use crate::settings::Settings;

/// A log longer than this is put aside when it is opened, and a new one begun.
const LOG_BYTES: u64 = 1024 * 1024;

/// How much is written, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LogTo {
    level: LevelFilter,
    /// Standard error, where there is no file.
    file: Option<PathBuf>,
}

impl LogTo {
    /// Reads `LEVEL`, `LEVEL:stderr` or `LEVEL:FILE`; without words, warnings to the usual file.
    pub(crate) fn parse(words: Option<&str>, usual: Option<PathBuf>) -> Result<Self, Fault> {
        let (level, place) = words
            .unwrap_or("warn")
            .split_once(':')
            .map_or((words.unwrap_or("warn"), None), |(level, place)| (level, Some(place)));
        let level = level.parse().map_err(|_| {
            Fault::for_person(
                "FETTLE_LOG should be off, error, warn, info, debug or trace, with :stderr or :FILE after it if you like.",
            )
        })?;
        let file = match place {
            None => usual,
            Some("stderr") => None,
            Some(file) => Some(file.into()),
        };
        Ok(Self { level, file })
    }
}

/// Starts writing the log. Only our own lines go there: clients of other people quote what they send and hear.
pub(crate) fn start(settings: &Settings) -> Result<(), Fault> {
    let log = settings.log.clone();
    let ours = Targets::new().with_target("fettle", log.level);
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_target(false);
    let started = match log.file {
        None => tracing_subscriber::registry().with(lines.with_writer(io::stderr).with_filter(ours)).try_init(),
        Some(path) => tracing_subscriber::registry().with(lines.with_writer(LogFile::at(path)).with_filter(ours)).try_init(),
    };
    started.map_err(|error| Fault::for_person(error.to_string()))
}

/// Starts writing the log of a serving process to standard error.
#[cfg(feature = "serve")]
pub(crate) fn start_serving(level: LevelFilter, json: bool) -> Result<(), Fault> {
    let ours = Targets::new().with_target("fettle", level);
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_target(false).with_writer(io::stderr);
    let started = if json {
        tracing_subscriber::registry().with(lines.json().flatten_event(true).with_filter(ours)).try_init()
    } else {
        tracing_subscriber::registry().with(lines.with_filter(ours)).try_init()
    };
    started.map_err(|error| Fault::for_person(error.to_string()))
}

/// A file that is made when there is something to write.
struct LogFile {
    path: PathBuf,
    file: Mutex<Option<File>>,
}

impl LogFile {
    fn at(path: PathBuf) -> Self {
        Self { path, file: Mutex::new(None) }
    }
}

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = &'a Self;

    fn make_writer(&'a self) -> &'a Self {
        self
    }
}

impl Write for &LogFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() {
            *file = open(&self.path).ok();
        }
        match file.as_mut() {
            Some(file) => file.write(line),
            None => io::stderr().write(line),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::metadata(path).is_ok_and(|found| found.len() > LOG_BYTES) {
        let mut aside = path.as_os_str().to_owned();
        aside.push(".old");
        fs::rename(path, aside)?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}

#[cfg(test)]
mod tests {
    use tracing::level_filters::LevelFilter;

    use super::LogTo;

    #[test]
    fn the_setting_names_a_level_and_a_place() {
        let usual = Some("/usual".into());
        let read = |words| LogTo::parse(words, usual.clone()).unwrap();
        assert_eq!(read(None), LogTo { level: LevelFilter::WARN, file: usual.clone() });
        assert_eq!(read(Some("debug")), LogTo { level: LevelFilter::DEBUG, file: usual.clone() });
        assert_eq!(read(Some("info:stderr")), LogTo { level: LevelFilter::INFO, file: None });
        assert_eq!(read(Some("off:/x")), LogTo { level: LevelFilter::OFF, file: Some("/x".into()) });
        assert!(LogTo::parse(Some("loud"), None).is_err());
    }
}
