//! Attempts with jitter, inside a deadline.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};

use crate::fault::Cause;

/// How long all attempts of one call may take together: well inside the three seconds a platform waits.
const DEADLINE: Duration = Duration::from_millis(2_400);

/// The longest pause after the first attempt; it doubles with each ("full jitter").
const FIRST_PAUSE: Duration = Duration::from_millis(25);

/// The longest pause of all.
const LONGEST_PAUSE: Duration = Duration::from_millis(400);

/// Tries until it goes well, will not go well, or the time is up.
pub(crate) async fn attempts<T, F: Future<Output = Result<T, Cause>>>(mut attempt: impl FnMut(u32) -> F) -> Result<T, Cause> {
    #[allow(clippy::disallowed_methods, reason = "tokio's clock, which tests may stop; it decides nothing but patience")]
    let deadline = Instant::now() + DEADLINE;
    let mut number = 0;
    loop {
        let outcome = timeout_at(deadline, attempt(number)).await;
        let words = match outcome {
            Ok(Err(Cause::Passing(words))) => words,
            Ok(done) => return done,
            Err(_) => return Err(Cause::Passing("no answer in time".to_owned())),
        };
        let pause = jittered(number);
        #[allow(clippy::disallowed_methods, reason = "as above")]
        if Instant::now() + pause >= deadline {
            return Err(Cause::Passing(words));
        }
        tracing::debug!(number, "again: {words}");
        sleep(pause).await;
        number += 1;
    }
}

fn jittered(number: u32) -> Duration {
    let longest = (FIRST_PAUSE * 2_u32.saturating_pow(number)).min(LONGEST_PAUSE);
    longest.mul_f64(fastrand::f64())
}
