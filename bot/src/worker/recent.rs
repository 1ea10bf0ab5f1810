//! What this process committed last of those who talk just now, so that their next turn need not be read. It is never believed:
//! a turn of it counts only once it was committed under the condition that nobody wrote since. Everything else is read anew.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::conversation::Conversation;
use fettle_core::memory::AthleteKey;

/// How long after its commit a conversation is kept. Far less than a talk lives, so that nothing kept is over; and nobody who was
/// forgotten by another process stays here any longer.
const KEPT_FOR: TimeDelta = TimeDelta::minutes(5);

/// About how much memory all of them may take.
const BYTES: usize = 4 * 1024 * 1024;

/// Conversations as this process committed them.
#[derive(Default)]
pub(super) struct Recent(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    athletes: HashMap<AthleteKey, Last>,
    /// By the order in which they were committed.
    order: BTreeMap<u64, AthleteKey>,
    count: u64,
    bytes: usize,
}

struct Last {
    conversation: Conversation,
    committed: DateTime<Utc>,
    place: u64,
    bytes: usize,
}

impl Recent {
    /// Keeps what was committed just now.
    pub(super) fn keep(&self, who: &AthleteKey, committed: Conversation, now: DateTime<Utc>) {
        let conversation = committed.folded();
        let bytes = conversation.weight();
        let mut kept = self.kept();
        kept.remove(who);
        kept.count += 1;
        let place = kept.count;
        kept.bytes += bytes;
        kept.order.insert(place, who.clone());
        kept.athletes.insert(who.clone(), Last { conversation, committed: now, place, bytes });
        while kept.bytes > BYTES && kept.drop_first() {}
    }

    /// Takes out what was committed last, if that was not long ago.
    pub(super) fn take(&self, who: &AthleteKey, now: DateTime<Utc>) -> Option<Conversation> {
        let last = self.kept().remove(who)?;
        is_fresh(&last, now).then_some(last.conversation)
    }

    /// Keeps nothing more of an athlete.
    pub(super) fn forget(&self, who: &AthleteKey) {
        self.kept().remove(who);
    }

    /// Drops whatever has been kept long enough.
    pub(super) fn tidy(&self, now: DateTime<Utc>) {
        let mut kept = self.kept();
        while kept.first().is_some_and(|first| !is_fresh(first, now)) && kept.drop_first() {}
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A clock that was set back makes nothing fresh.
fn is_fresh(last: &Last, now: DateTime<Utc>) -> bool {
    (TimeDelta::zero()..KEPT_FOR).contains(&(now - last.committed))
}

impl Kept {
    fn first(&self) -> Option<&Last> {
        self.order.values().next().and_then(|who| self.athletes.get(who))
    }

    fn drop_first(&mut self) -> bool {
        let first = self.order.values().next().cloned();
        first.is_some_and(|who| self.remove(&who).is_some())
    }

    fn remove(&mut self, who: &AthleteKey) -> Option<Last> {
        let last = self.athletes.remove(who)?;
        self.order.remove(&last.place);
        self.bytes -= last.bytes;
        Some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Conversation, DateTime, KEPT_FOR, Recent, TimeDelta};
    use fettle_core::memory::AthleteKey;

    fn athlete(number: usize) -> AthleteKey {
        AthleteKey::new("chat", "T1", &number.to_string())
    }

    #[test]
    fn what_is_kept_is_bounded_by_bytes_and_by_time() {
        let (recent, talk, now) = (Recent::default(), Conversation::begin(), DateTime::UNIX_EPOCH);
        let room = BYTES / talk.clone().folded().weight();
        (0..room + 10).for_each(|number| recent.keep(&athlete(number), talk.clone(), now));
        assert!(recent.take(&athlete(9), now).is_none() && recent.kept().athletes.len() == room, "the oldest make room");
        assert!(recent.take(&athlete(10), now).is_some() && recent.take(&athlete(10), now).is_none(), "once taken, it is gone");
        assert!(recent.take(&athlete(11), now + KEPT_FOR).is_none(), "too old");
        assert!(recent.take(&athlete(12), now - TimeDelta::seconds(1)).is_none(), "of a clock that was set back");
        recent.forget(&athlete(13));
        assert!(recent.take(&athlete(13), now).is_none());
        recent.tidy(now + KEPT_FOR);
        let kept = recent.kept();
        assert_eq!((kept.athletes.len(), kept.order.len(), kept.bytes), (0, 0, 0));
    }
}
