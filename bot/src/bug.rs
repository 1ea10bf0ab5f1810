//! A panic becomes a number for the person and a line in the log. What was said never gets there: a panic's own words may
//! quote it, so only the place in the program is written down.

use std::cell::Cell;
use std::fmt;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::pin::pin;
use std::task::Poll;

use crate::wiring::Clock;

thread_local! {
    static LAST: Cell<Option<Bug>> = const { Cell::new(None) };
}

/// The number of a bug, to find it in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bug(u32);

impl fmt::Display for Bug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:06x}", self.0)
    }
}

/// From now on bugs go to the log and not, with a stack trace, to the person.
pub(crate) fn watch(clock: Clock) {
    panic::set_hook(Box::new(move |panic| note(panic, clock)));
}

/// Does something that may meet a bug. What it had not committed by then is as if it had never begun.
pub(crate) fn guarded<T>(deed: impl FnOnce() -> T) -> Result<T, Bug> {
    panic::catch_unwind(AssertUnwindSafe(deed)).map_err(|_| LAST.take().unwrap_or(Bug(0)))
}

/// The same for something that takes its time.
pub(crate) async fn guarded_while<T>(deed: impl Future<Output = T>) -> Result<T, Bug> {
    let mut deed = pin!(deed);
    poll_fn(|context| match guarded(|| deed.as_mut().poll(context)) {
        Ok(Poll::Ready(done)) => Poll::Ready(Ok(done)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(bug) => Poll::Ready(Err(bug)),
    })
    .await
}

fn note(panic: &PanicHookInfo<'_>, clock: Clock) {
    let place = panic.location().map(|place| format!("{}:{}:{}", place.file(), place.line(), place.column()));
    let place = place.as_deref().unwrap_or("an unknown place");
    let bug = number(place, clock);
    LAST.set(Some(bug));
    tracing::error!(bug = %bug, "a bug at {place}");
}

fn number(place: &str, clock: Clock) -> Bug {
    let mut hasher = DefaultHasher::new();
    (place, clock.now().timestamp_nanos_opt(), std::process::id()).hash(&mut hasher);
    Bug((hasher.finish() & 0x00ff_ffff) as u32)
}
