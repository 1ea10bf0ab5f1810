//! How much may be said and sent: bursts, held in each process.

use std::num::NonZeroU32;
use std::time::Duration;

use fettle_core::card::{Card, Tone};
use fettle_core::conversation::{Job, MessageRef, ReplyTo};
use fettle_core::memory::{AthleteKey, Now};
use fettle_core::surface::{Messenger, Say, Undelivered};
use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use tokio::time::sleep;

/// How much may be said and sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// What one athlete may say at once.
    pub athlete_at_once: NonZeroU32,
    /// And a minute after that.
    pub athlete_per_minute: NonZeroU32,
    /// What a workspace or guild may say at once.
    pub tenant_at_once: NonZeroU32,
    /// And a minute after that.
    pub tenant_per_minute: NonZeroU32,
    /// What is sent to one platform a second.
    pub outbound_per_second: NonZeroU32,
}

/// The clock that everything here goes by.
#[derive(Clone)]
struct Wall(Now);

impl Clock for Wall {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from((self.0)().timestamp_millis()).unwrap_or_default())
    }
}

type Keyed<K> = RateLimiter<K, DashMapStateStore<K>, Wall, NoOpMiddleware<Duration>>;

/// Who has said how much.
pub struct Limits {
    athletes: Keyed<AthleteKey>,
    tenants: Keyed<String>,
    told: Keyed<AthleteKey>,
}

/// Whether an event may come in.
#[derive(Clone, Debug, PartialEq)]
pub enum Admission {
    /// It may.
    Welcome,
    /// It may not; the card says so. Only now and then there is one.
    TooMuch(Option<Box<Card>>),
}

impl Limits {
    /// Limits by a clock.
    pub fn new(rates: &Rates, now: Now) -> Self {
        let wall = Wall(now);
        let quota = |at_once, per_minute| Quota::per_minute(per_minute).allow_burst(at_once);
        Self {
            athletes: RateLimiter::dashmap_with_clock(quota(rates.athlete_at_once, rates.athlete_per_minute), wall.clone()),
            tenants: RateLimiter::dashmap_with_clock(quota(rates.tenant_at_once, rates.tenant_per_minute), wall.clone()),
            told: RateLimiter::dashmap_with_clock(Quota::per_minute(NonZeroU32::MIN), wall),
        }
    }

    /// Counts one event of an athlete. Over the limit there is a polite answer once a minute, and silence otherwise.
    pub fn admit(&self, who: &AthleteKey) -> Admission {
        let fits = self.athletes.check_key(who).is_ok() && self.tenants.check_key(&who.tenant().to_owned()).is_ok();
        if fits {
            return Admission::Welcome;
        }
        Admission::TooMuch(self.told.check_key(who).is_ok().then(|| Box::new(slower())))
    }

    /// Forgets whoever has said nothing for long.
    pub fn forget_the_silent(&self) {
        self.athletes.retain_recent();
        self.tenants.retain_recent();
        self.told.retain_recent();
    }
}

fn slower() -> Card {
    Card::saying("That was a lot at once, and I want to read all of it. Give me a minute, then say it again.")
        .toned(Tone::Careful)
}

/// A messenger that keeps to a pace for each platform.
pub struct Paced<P> {
    messenger: P,
    platforms: Keyed<String>,
}

impl<P> Paced<P> {
    /// At most so many a second.
    pub fn new(messenger: P, per_second: NonZeroU32, now: Now) -> Self {
        Self { messenger, platforms: RateLimiter::dashmap_with_clock(Quota::per_second(per_second), Wall(now)) }
    }

    async fn wait(&self, who: &AthleteKey) {
        let platform = who.platform().to_owned();
        while let Err(later) = self.platforms.check_key(&platform) {
            sleep(later.wait_time_from(self.platforms.clock().now())).await;
        }
    }
}

impl<P: Messenger> Messenger for Paced<P> {
    async fn show(&self, who: &AthleteKey, to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        self.wait(who).await;
        self.messenger.show(who, to, say).await
    }

    async fn hand_over(&self, who: &AthleteKey, to: &ReplyTo, name: &str, document: &str) -> Result<(), Undelivered> {
        self.wait(who).await;
        self.messenger.hand_over(who, to, name, document).await
    }

    async fn working(&self, who: &AthleteKey, to: &ReplyTo, job: Option<Job>) {
        self.messenger.working(who, to, job).await;
    }

    async fn forget(&self, who: &AthleteKey) -> Result<(), Undelivered> {
        self.messenger.forget(who).await
    }
}
