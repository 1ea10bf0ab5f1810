//! What this process performed and has not yet confirmed in the memory. It is confirmed beside the athlete's next turn, or by
//! itself a little before the lease runs out.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use fettle_core::conversation::{Done, Owed};
use fettle_core::memory::AthleteKey;

/// What lies on the desk, by athlete.
#[derive(Default)]
pub(super) struct Desk(Mutex<HashMap<AthleteKey, Pile>>);

#[derive(Default)]
struct Pile {
    performing: BTreeSet<String>,
    done: Vec<Done>,
    confirm_by: Option<DateTime<Utc>>,
}

impl Desk {
    /// Notes that somebody here is about to perform these.
    pub(super) fn begin(&self, who: &AthleteKey, owed: &[Owed]) {
        self.piles().entry(who.clone()).or_default().performing.extend(owed.iter().map(|owed| owed.id.clone()));
    }

    /// Notes what was performed, to be confirmed by then.
    pub(super) fn performed(&self, who: &AthleteKey, done: Done, confirm_by: DateTime<Utc>) {
        let mut piles = self.piles();
        let pile = piles.entry(who.clone()).or_default();
        pile.performing.remove(&done.id);
        pile.done.push(done);
        pile.confirm_by = pile.confirm_by.into_iter().chain([confirm_by]).min();
    }

    /// Notes that nobody here performs these any more.
    pub(super) fn end(&self, who: &AthleteKey, owed: &[Owed]) {
        let mut piles = self.piles();
        if let Some(pile) = piles.get_mut(who) {
            for owed in owed {
                pile.performing.remove(&owed.id);
            }
        }
        clear_empty(&mut piles, who);
    }

    /// What was performed and is to be confirmed.
    pub(super) fn done(&self, who: &AthleteKey) -> Vec<Done> {
        self.piles().get(who).map(|pile| pile.done.clone()).unwrap_or_default()
    }

    /// Whether somebody here performs this, or has.
    pub(super) fn has(&self, who: &AthleteKey, owed: &Owed) -> bool {
        let here = |pile: &Pile| pile.performing.contains(&owed.id) || pile.done.iter().any(|done| done.id == owed.id);
        self.piles().get(who).is_some_and(here)
    }

    /// Takes what is confirmed off the desk.
    pub(super) fn confirmed(&self, who: &AthleteKey, done: &[Done]) {
        let mut piles = self.piles();
        if let Some(pile) = piles.get_mut(who) {
            pile.done.retain(|one| !done.contains(one));
            if pile.done.is_empty() {
                pile.confirm_by = None;
            }
        }
        clear_empty(&mut piles, who);
    }

    /// Takes everything of an athlete off the desk.
    pub(super) fn clear(&self, who: &AthleteKey) {
        self.piles().remove(who);
    }

    /// Athletes with something that has to be confirmed by then.
    pub(super) fn late(&self, by: DateTime<Utc>) -> Vec<AthleteKey> {
        let piles = self.piles();
        let mut late: Vec<AthleteKey> =
            piles.iter().filter(|(_, pile)| pile.confirm_by.is_some_and(|at| at <= by)).map(|(who, _)| who.clone()).collect();
        late.sort();
        late
    }

    fn piles(&self) -> MutexGuard<'_, HashMap<AthleteKey, Pile>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn clear_empty(piles: &mut HashMap<AthleteKey, Pile>, who: &AthleteKey) {
    if piles.get(who).is_some_and(|pile| pile.performing.is_empty() && pile.done.is_empty()) {
        piles.remove(who);
    }
}
