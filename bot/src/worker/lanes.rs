//! One athlete, one lane: what one athlete does is taken in one after the other, in the order in which it came.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fettle_core::memory::AthleteKey;
use tokio::sync::OwnedMutexGuard;

type Lane = Arc<tokio::sync::Mutex<()>>;

/// The lanes in which somebody is.
#[derive(Default)]
pub(super) struct Lanes(Mutex<HashMap<AthleteKey, Lane>>);

/// A place in a lane, left when it is dropped.
pub(super) struct Place<'a> {
    lanes: &'a Lanes,
    who: AthleteKey,
    guard: Option<OwnedMutexGuard<()>>,
}

impl Lanes {
    /// Waits until everybody who came before has left.
    pub(super) async fn enter(&self, who: &AthleteKey) -> Place<'_> {
        let lane = Arc::clone(self.all().entry(who.clone()).or_default());
        let mut place = Place { lanes: self, who: who.clone(), guard: None };
        place.guard = Some(lane.lock_owned().await);
        place
    }

    fn all(&self) -> MutexGuard<'_, HashMap<AthleteKey, Lane>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.guard.take();
        let mut all = self.lanes.all();
        if all.get(&self.who).is_some_and(|lane| Arc::strong_count(lane) == 1) {
            all.remove(&self.who);
        }
    }
}
