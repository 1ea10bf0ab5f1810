//! Everything that is logged while something is done, as an operator reads it who asks for most.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::level_filters::LevelFilter;
use tracing::subscriber::with_default;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;

#[derive(Clone, Default)]
struct Ear(Arc<Mutex<Vec<u8>>>);

impl io::Write for Ear {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Ear {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Does something on this thread, and gives back what came of it and every line of our own that was logged meanwhile.
pub fn overheard<T>(deed: impl FnOnce() -> T) -> (T, Vec<String>) {
    let ear = Ear::default();
    let ours = Targets::new().with_target("fettle", LevelFilter::TRACE);
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_target(false).without_time();
    let lines = lines.with_writer(ear.clone()).with_filter(ours);
    let done = with_default(tracing_subscriber::registry().with(lines), deed);
    let heard = ear.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    (done, String::from_utf8_lossy(&heard).lines().map(str::to_owned).collect())
}
