//! How fast messages go into one channel.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::limits::{MESSAGE_BURST, MESSAGES_PER_SECOND, STREAMS_PER_MINUTE};

/// After so many messages, channels that fell silent are dropped.
const SWEEP: u32 = 1_000;

/// Lets messages go, channel by channel, as fast as Slack takes them.
pub(super) struct Pace {
    channels: DefaultKeyedRateLimiter<(String, String)>,
    streams: DefaultKeyedRateLimiter<String>,
    sent: AtomicU32,
}

impl Pace {
    pub(super) fn new() -> Self {
        let one = NonZeroU32::MIN;
        let quota = Quota::per_second(NonZeroU32::new(MESSAGES_PER_SECOND).unwrap_or(one));
        let quota = quota.allow_burst(NonZeroU32::new(MESSAGE_BURST).unwrap_or(one));
        let streams = Quota::per_minute(NonZeroU32::new(STREAMS_PER_MINUTE).unwrap_or(one));
        Self { channels: RateLimiter::keyed(quota), streams: RateLimiter::keyed(streams), sent: AtomicU32::new(0) }
    }

    /// Whether another stream may begin now. Nobody waits for one: the answer can be posted.
    pub(super) fn may_stream(&self, installation: &str) -> bool {
        self.streams.check_key(&installation.to_owned()).is_ok()
    }

    /// Waits until a message may go.
    pub(super) async fn wait(&self, installation: &str, channel: &str) {
        if self.sent.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.channels.retain_recent();
            self.streams.retain_recent();
        }
        self.channels.until_key_ready(&(installation.to_owned(), channel.to_owned())).await;
    }
}
