//! Time zones of people, as they set them in Slack, remembered for a day.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use fettle_core::memory::Now;
use tokio::time::timeout;

use crate::inbound::Place;
use crate::messenger::Post;

/// How long an acknowledgement may wait for a zone that is not known yet.
const PATIENCE: Duration = Duration::from_millis(700);

/// How long a zone is believed; people travel.
const LIFE: TimeDelta = TimeDelta::days(1);

/// How long nobody asks again after Slack did not say.
const SILENCE: TimeDelta = TimeDelta::minutes(5);

/// People remembered at once.
const MOST: usize = 50_000;

type Known = HashMap<(String, String), (Option<Tz>, DateTime<Utc>)>;

/// Zones by installation and person.
pub(crate) struct Zones {
    known: Mutex<Known>,
    now: Now,
}

impl Zones {
    pub(crate) fn new(now: Now) -> Self {
        Self { known: Mutex::default(), now }
    }

    /// The zone of whoever is at a place; none when Slack does not say in time.
    pub(crate) async fn of(&self, place: &Place, post: &Post) -> Option<Tz> {
        let person = (place.installation.clone(), place.user.clone());
        let now = (self.now)();
        if let Some((zone, until)) = self.all().get(&person)
            && *until > now
        {
            return *zone;
        }
        let zone = timeout(PATIENCE, post.zone(place)).await.ok().and_then(Result::ok).flatten();
        let until = now + if zone.is_some() { LIFE } else { SILENCE };
        let mut known = self.all();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(person, (zone, until));
        zone
    }

    fn all(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
