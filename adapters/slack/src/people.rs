//! What people set in Slack, time zone and locale, remembered for a day.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::memory::Now;
use tokio::time::timeout;

use crate::inbound::Place;
use crate::messenger::{Person, Post};

/// How long an acknowledgement may wait for what is not known yet.
const PATIENCE: Duration = Duration::from_millis(700);

/// How long it is believed; people travel.
const LIFE: TimeDelta = TimeDelta::days(1);

/// How long nobody asks again after Slack did not say.
const SILENCE: TimeDelta = TimeDelta::minutes(5);

/// People remembered at once.
const MOST: usize = 50_000;

type Known = HashMap<(String, String), (Person, DateTime<Utc>)>;

/// People by installation.
pub(crate) struct People {
    known: Mutex<Known>,
    now: Now,
}

impl People {
    pub(crate) fn new(now: Now) -> Self {
        Self { known: Mutex::default(), now }
    }

    /// Whoever is at a place; nobody known when Slack does not say in time.
    pub(crate) async fn of(&self, place: &Place, post: &Post) -> Person {
        let person = (place.installation.clone(), place.user.clone());
        let now = (self.now)();
        if let Some((known, until)) = self.all().get(&person)
            && *until > now
        {
            return *known;
        }
        let told = timeout(PATIENCE, post.person(place)).await.ok().and_then(Result::ok).unwrap_or_default();
        let until = now + if told.zone.is_some() { LIFE } else { SILENCE };
        let mut known = self.all();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(person, (told, until));
        told
    }

    fn all(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
