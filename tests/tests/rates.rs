//! How much may be said and spent: budgets exactly, over every instance; bursts, in each.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};

use chrono::{TimeDelta, Utc};
use fettle::serve::{Admission, Limits, Rates};
use fettle::worker::{Budget, Worker};
use fettle_core::Knowledge;
use fettle_core::card::Choice;
use fettle_core::conversation::{Event, EventKey, Inbound, MessageRef, ReplyTo};
use fettle_core::language::Intent;
use fettle_core::memory::{AthleteKey, Memory, Purse, Spending};
use fettle_core::surface::{Messenger, Say, Undelivered};
use fettle_tests::engines::{TableShelf, dynoxide};
use fettle_tests::{HandClock, PretendMemory, Shelf, wait};
use futures_util::future::join_all;
use proptest::prelude::*;

const INSTANCES: usize = 3;

fn sam() -> AthleteKey {
    AthleteKey::new("chat", "T1", "sam")
}

/// Spends from one purse over three instances, all at once, some of it twice. Whether each was granted.
async fn spent(shelf: &impl Shelf, limit: u64, amounts: &[(u64, usize)]) -> Vec<bool> {
    let mut instances = Vec::new();
    for _ in 0..INSTANCES {
        instances.push(shelf.open().await);
    }
    let purse = Purse::of_day(&sam(), shelf.clock().now());
    let spends = amounts.iter().enumerate().map(|(place, (amount, instance))| {
        let (memory, purse) = (&instances[*instance], &purse);
        let spending = Spending { id: format!("{limit} {place}"), amount: *amount, limit };
        async move {
            let first = memory.spend(purse, &spending).await.unwrap();
            // The same once more, by somebody who did not hear the answer.
            first && memory.spend(purse, &spending).await.unwrap()
        }
    });
    join_all(spends).await
}

fn hold(limit: u64, amounts: &[(u64, usize)], granted: &[bool]) {
    let all = amounts.iter().zip(granted);
    let sum: u64 = all.clone().filter(|(_, granted)| **granted).map(|((amount, _), _)| amount).sum();
    assert!(sum <= limit, "{sum} of {limit}");
    for ((amount, _), _) in all.filter(|(_, granted)| !**granted) {
        assert!(sum + amount > limit, "{amount} was refused at {sum} of {limit}");
    }
}

fn spendings() -> impl Strategy<Value = (u64, Vec<(u64, usize)>)> {
    (0_u64..200, proptest::collection::vec((1_u64..60, 0..INSTANCES), 1..24))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_budget_holds_exactly_over_three_instances_of_a_table((limit, amounts) in spendings()) {
        let granted = wait(async { spent(&TableShelf::at(dynoxide()), limit, &amounts).await });
        hold(limit, &amounts, &granted);
    }

    #[test]
    fn a_budget_bounds_the_work_of_three_instances(exports in 0_u64..5, asked in 1_usize..8, order in any::<u64>()) {
        prop_assert_eq!(wait(handed_over(exports * 1_000 + 999, asked, order)), asked.min(exports as usize));
    }

    #[test]
    fn a_burst_is_bounded_in_each_instance_and_comes_back_after_a_rest(
        at_once in 1_u32..12, per_minute in 1_u32..90, pauses in proptest::collection::vec(0_i64..4_000, 1..120),
    ) {
        bursts(at_once, per_minute, &pauses);
    }
}

/// Counts documents.
#[derive(Clone, Default)]
struct Desk(Arc<Mutex<usize>>);

impl Messenger for Desk {
    async fn show(&self, _: &AthleteKey, _: &ReplyTo, _: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        Ok(None)
    }

    async fn hand_over(&self, _: &AthleteKey, _: &ReplyTo, _: &str, _: &str) -> Result<(), Undelivered> {
        *self.0.lock().unwrap() += 1;
        Ok(())
    }

    async fn forget(&self, _: &AthleteKey) -> Result<(), Undelivered> {
        Ok(())
    }
}

/// Asks for exports at three instances, each of which costs 1,000. How many were handed over.
async fn handed_over(athlete_day: u64, asked: usize, order: u64) -> usize {
    let clock = HandClock::default();
    let (memory, desk) = (PretendMemory::with(clock.clone()), Desk::default());
    let budget = Budget { athlete_day, tenant_month: u64::MAX };
    let instance = || Worker::new(memory.clone(), desk.clone(), Knowledge::built_in(), clock.hand()).spending(budget);
    let instances: Vec<_> = (0..INSTANCES).map(|_| instance()).collect();
    for place in 0..asked {
        let event = Event::Pressed(Choice { label: "x".into(), says: Intent::ExportData });
        let (key, reply_to) = (EventKey(place.to_string()), ReplyTo("here".into()));
        let inbound = Inbound { key, at: clock.now(), zone: None, reply_to, reachable: true, event };
        let worker = &instances[(order >> (2 * place)) as usize % INSTANCES];
        let reply = worker.take(&sam(), inbound).await.unwrap();
        worker.perform(reply, Vec::new()).await.unwrap();
        worker.confirm(&sam()).await.unwrap();
    }
    *desk.0.lock().unwrap()
}

fn bursts(at_once: u32, per_minute: u32, pauses: &[i64]) {
    let clock = HandClock::at(chrono::DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(1));
    let count = |figure| NonZeroU32::new(figure).unwrap();
    let rates = Rates {
        athlete_at_once: count(at_once),
        athlete_per_minute: count(per_minute),
        tenant_at_once: count(10_000),
        tenant_per_minute: count(10_000),
        outbound_per_second: count(1),
    };
    let instances: Vec<Limits> = (0..INSTANCES).map(|_| Limits::new(&rates, clock.hand())).collect();
    let (mut admitted, mut told): (Vec<Vec<i64>>, Vec<Vec<i64>>) = (vec![Vec::new(); INSTANCES], vec![Vec::new(); INSTANCES]);
    for pause in pauses {
        clock.pass(TimeDelta::milliseconds(*pause));
        let now = clock.now().timestamp_millis();
        for (place, limits) in instances.iter().enumerate() {
            match limits.admit(&sam()) {
                Admission::Welcome => admitted[place].push(now),
                Admission::TooMuch(card) => told[place].extend(card.map(|_| now)),
            }
        }
    }
    clock.pass(TimeDelta::minutes(1) * at_once as i32);
    let rested = (0..at_once).filter(|_| instances[0].admit(&sam()) == Admission::Welcome).count();
    assert_eq!(rested, at_once as usize, "after a rest the whole burst is there again");
    for (admitted, told) in admitted.iter().zip(&told) {
        bounded(admitted, at_once, per_minute);
        assert!(told.windows(2).all(|pair| pair[1] - pair[0] >= 60_000), "told more than once a minute: {told:?}");
    }
    assert!(admitted.iter().all(|times| times.len() == admitted[0].len()), "each instance counts by itself");
}

/// In any stretch of time no more than a burst and what the time allows.
fn bounded(admitted: &[i64], at_once: u32, per_minute: u32) {
    for (first, began) in admitted.iter().enumerate() {
        for (last, ended) in admitted.iter().enumerate().skip(first) {
            let count = (last - first + 1) as i64;
            let allowed = i64::from(at_once) + (ended - began) * i64::from(per_minute) / 60_000 + 1;
            assert!(count <= allowed, "{count} in {} ms", ended - began);
        }
    }
}
