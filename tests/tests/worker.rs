//! What the worker owes: a turn that meets somebody else's, a card that breaks, an athlete who is forgotten, a ring.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use fettle::worker::Worker;
use fettle_core::Knowledge;
use fettle_core::card::{Choice, plain_text};
use fettle_core::conversation::{Answer, Conversation, Effect, Event, EventKey, Inbound, MessageRef, ReplyTo, Utterance};
use fettle_core::fitness::LogEntry;
use fettle_core::language::Intent;
use fettle_core::memory::{AthleteKey, Commit, Due, Memory, MemoryFault, Purse, Spending, TALK_LIVES};
use fettle_core::surface::{AfterUndelivered, Messenger, Say, Shown, Undelivered};
use fettle_tests::engines::{TableShelf, dynoxide};
use fettle_tests::{HandClock, PretendMemory, Shelf, wait};

fn sam() -> AthleteKey {
    AthleteKey("sam".into())
}

fn inbound(event: Event, key: &str, clock: &HandClock) -> Inbound {
    let zone = Some(chrono_tz::Tz::Europe__Berlin);
    Inbound { key: EventKey(key.into()), at: clock.now(), zone, reply_to: ReplyTo("here".into()), reachable: true, event }
}

fn press(says: Intent, key: &str, clock: &HandClock) -> Inbound {
    inbound(Event::Pressed(Choice { label: "x".into(), says }), key, clock)
}

fn say(words: &str, key: &str, clock: &HandClock) -> Inbound {
    inbound(Event::Said(Utterance::new(words)), key, clock)
}

#[test]
fn the_answer_to_an_export_leaves_the_question_after_it_open() {
    let (clock, world) = (HandClock::at(DateTime::from_timestamp(1_763_920_800, 0).unwrap()), Knowledge::built_in());
    let exporting = Conversation::begin().step(say("export my data", "1", &clock), world);
    let job = exporting.effects.iter().find_map(|owed| match &owed.effect {
        Effect::Run { ticket, .. } => Some(ticket.clone()),
        _ => None,
    });
    let asked = exporting.next.step(say("forget me", "2", &clock), world).next;
    let done = Event::JobDone { ticket: job.unwrap(), outcome: Ok(Answer::HandedOver { entries: 0 }) };
    let late = asked.step(inbound(done, "3", &clock), world).next;
    let sure = late.step(say("yes", "4", &clock), world);
    assert!(sure.effects.iter().any(|owed| owed.effect == Effect::Forget), "{:?}", sure.effects);
}

#[test]
fn the_answer_to_a_job_that_was_stopped_changes_nothing() {
    let (clock, world) = (HandClock::at(DateTime::from_timestamp(1_763_920_800, 0).unwrap()), Knowledge::built_in());
    for stop in [Event::Stopped, Event::Said(Utterance::new("stop"))] {
        let exporting = Conversation::begin().step(say("export my data", "1", &clock), world);
        let ticket = exporting.effects.iter().find_map(|owed| match &owed.effect {
            Effect::Run { ticket, .. } => Some(ticket.clone()),
            _ => None,
        });
        let stopped = exporting.next.step(inbound(stop, "2", &clock), world);
        assert!(matches!(&stopped.effects[..], [one] if matches!(one.effect, Effect::Say { .. })), "{:?}", stopped.effects);
        assert!(!stopped.next.outbox().iter().any(|owed| matches!(owed.effect, Effect::Run { .. })), "nobody does it any more");
        let done = Event::JobDone { ticket: ticket.unwrap(), outcome: Ok(Answer::HandedOver { entries: 0 }) };
        let late = stopped.next.clone().step(inbound(done, "3", &clock), world);
        assert_eq!((late.next, late.effects), (stopped.next.clone(), Vec::new()));
        let again = stopped.next.clone().step(inbound(Event::Stopped, "4", &clock), world);
        assert_eq!((again.next, again.effects), (stopped.next, Vec::new()), "nothing is under way");
    }
}

#[test]
fn whoever_stops_a_job_in_another_process_gets_nothing_of_it() {
    let clock = HandClock::at(DateTime::from_timestamp(1_763_920_800, 0).unwrap());
    let (memory, screen) = (PretendMemory::default(), std::sync::Arc::new(Screen::default()));
    let (one, other) = (worker_on(memory.clone(), &screen, &clock), worker_on(memory, &screen, &clock));
    wait(async {
        let exporting = one.take(&sam(), say("export my data", "1", &clock)).await.unwrap();
        let stopped = other.take(&sam(), inbound(Event::Stopped, "2", &clock)).await.unwrap();
        one.perform(exporting, Vec::new()).await.unwrap();
        other.perform(stopped, Vec::new()).await.unwrap();
    });
    let shown = screen.shown();
    assert!(shown.iter().all(|words| !words.contains("\"profile\"")), "{shown:?}");
    assert!(shown.last().is_some_and(|words| words.starts_with("Stopped")), "{shown:?}");
}

/// A screen that shows everything and edits nothing.
#[derive(Default)]
struct Screen {
    shown: Mutex<Vec<String>>,
    /// Meets a bug in so many cards.
    bugs: AtomicU32,
    /// Loses so many cards.
    deaf: AtomicU32,
}

impl Screen {
    fn shown(&self) -> Vec<String> {
        self.shown.lock().unwrap().clone()
    }

    fn write(&self, words: String) -> Result<(), Undelivered> {
        let takes = |left: &AtomicU32| left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
        assert!(!takes(&self.bugs), "a bug in the screen");
        if takes(&self.deaf) {
            return Err(Undelivered { words: "nobody there".into(), next: AfterUndelivered::Again });
        }
        self.shown.lock().unwrap().push(words);
        Ok(())
    }
}

impl Messenger for Screen {
    async fn show(&self, _who: &AthleteKey, _to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        let replaces = say.replaces.map(|message| format!("(for {}) ", message.0)).unwrap_or_default();
        self.write(format!("{replaces}{}", plain_text(say.card)))?;
        Ok(Some(MessageRef(say.slot.0.clone())))
    }
    async fn hand_over(&self, _who: &AthleteKey, _to: &ReplyTo, _name: &str, document: &str) -> Result<(), Undelivered> {
        self.write(document.to_owned())
    }
    async fn forget(&self, _who: &AthleteKey) -> Result<(), Undelivered> {
        Ok(())
    }
}

fn worker<M: Memory>(memory: M, clock: &HandClock) -> Worker<M, std::sync::Arc<Screen>> {
    Worker::new(memory, std::sync::Arc::default(), Knowledge::built_in(), clock.hand())
}

fn worker_on<M: Memory>(memory: M, screen: &std::sync::Arc<Screen>, clock: &HandClock) -> Worker<M, std::sync::Arc<Screen>> {
    Worker::new(memory, std::sync::Arc::clone(screen), Knowledge::built_in(), clock.hand())
}

/// A memory in which somebody else writes just before each of the first writes.
struct Contested {
    memory: PretendMemory,
    races: AtomicU32,
}

impl Memory for Contested {
    async fn load(&self, who: &AthleteKey) -> Result<Option<Conversation>, MemoryFault> {
        self.memory.load(who).await
    }
    async fn commit(&self, who: &AthleteKey, expected: u64, next: &Conversation) -> Result<Commit, MemoryFault> {
        if self.races.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
            let theirs = self.memory.load(who).await?.unwrap_or_else(Conversation::begin);
            self.memory.commit(who, theirs.revision(), &theirs.clone().settle(&[])).await?;
        }
        self.memory.commit(who, expected, next).await
    }
    async fn due(&self, by: DateTime<Utc>, most: usize) -> Result<Vec<Due>, MemoryFault> {
        self.memory.due(by, most).await
    }
    async fn record(&self, who: &AthleteKey, entry: &LogEntry) -> Result<(), MemoryFault> {
        self.memory.record(who, entry).await
    }
    async fn strike(&self, who: &AthleteKey, ids: &[String]) -> Result<(), MemoryFault> {
        self.memory.strike(who, ids).await
    }
    async fn log(&self, who: &AthleteKey) -> Result<Vec<LogEntry>, MemoryFault> {
        self.memory.log(who).await
    }
    async fn spend(&self, purse: &Purse, spending: &Spending) -> Result<bool, MemoryFault> {
        self.memory.spend(purse, spending).await
    }
    async fn forget(&self, who: &AthleteKey) -> Result<(), MemoryFault> {
        self.memory.forget(who).await
    }
    async fn forget_all_of(&self, tenant: &str) -> Result<(), MemoryFault> {
        self.memory.forget_all_of(tenant).await
    }
    async fn ping(&self) -> Result<(), MemoryFault> {
        self.memory.ping().await
    }
}

fn weighed() -> Intent {
    Intent::LogWeight { weight_kg: 82.0 }
}

#[test]
fn a_lost_race_is_run_again_and_happens_once() {
    wait(async {
        let (memory, clock) = (PretendMemory::default(), HandClock::default());
        let worker = worker(Contested { memory: memory.clone(), races: AtomicU32::new(5) }, &clock);
        let reply = worker.take(&sam(), press(weighed(), "1", &clock)).await.unwrap();
        worker.perform(reply, Vec::new()).await.unwrap();
        worker.confirm(&sam()).await.unwrap();
        assert_eq!(memory.log(&sam()).await.unwrap().len(), 1);
        assert!(!memory.load(&sam()).await.unwrap().unwrap().owes());
    });
}

/// What an instance committed last is not read again, and never stands in the way of what another one wrote.
#[test]
fn a_talk_that_goes_on_is_read_once_and_another_instance_counts_all_the_same() {
    wait(async {
        let (shelf, screen) = (TableShelf::at(dynoxide()), std::sync::Arc::default());
        let one = worker_on(shelf.table().await, &screen, shelf.clock());
        let other = worker_on(shelf.table().await, &screen, shelf.clock());
        let reads = |worker: &Worker<_, _>| -> u64 { fettle_dynamodb::Dynamo::consumed(worker.memory()).reads };
        for key in ["1", "2", "3"] {
            turn(&one, press(weighed(), key, shelf.clock())).await;
        }
        assert_eq!(reads(&one), 1);
        turn(&other, press(weighed(), "4", shelf.clock())).await;
        for again in ["5", "4", "1"] {
            turn(&one, press(weighed(), again, shelf.clock())).await;
        }
        assert_eq!(one.memory().log(&sam()).await.unwrap().len(), 5);
        assert_eq!(one.conversation(&sam()).await.unwrap().turns(), 5);
        shelf.clock().pass(TimeDelta::minutes(6));
        let before = reads(&other);
        turn(&other, press(weighed(), "6", shelf.clock())).await;
        assert_eq!(reads(&other), before + 1, "what was kept is too old");
    });
}

#[test]
fn nothing_that_another_instance_forgot_comes_back_however_many_turns_there_were_since() {
    wait(async {
        let (memory, clock) = (PretendMemory::default(), HandClock::at("2026-01-05T12:00:00Z".parse().unwrap()));
        let (one, other) = (worker(memory.clone(), &clock), worker(memory.clone(), &clock));
        turn(&one, press(weighed(), "1", &clock)).await;
        memory.forget(&sam()).await.unwrap();
        for writes in 1..6 {
            clock.pass(TimeDelta::seconds(1));
            turn(&other, press(Intent::Help, &format!("other {writes}"), &clock)).await;
        }
        turn(&one, press(Intent::Help, "2", &clock)).await;
        let left = one.conversation(&sam()).await.unwrap();
        assert!(left.dossier().log.is_empty() && left.turns() == 6, "{:?}", left.dossier().log);
    });
}

async fn turn<M: Memory>(worker: &Worker<M, std::sync::Arc<Screen>>, inbound: Inbound) {
    let reply = worker.take(&sam(), inbound).await.unwrap();
    worker.perform(reply, Vec::new()).await.unwrap();
}

#[test]
fn a_race_without_end_is_given_up_and_nothing_happened() {
    wait(async {
        let (memory, clock) = (PretendMemory::default(), HandClock::default());
        let worker = worker(Contested { memory: memory.clone(), races: AtomicU32::new(u32::MAX) }, &clock);
        assert!(worker.take(&sam(), press(weighed(), "1", &clock)).await.unwrap_err().again);
        assert_eq!(memory.log(&sam()).await.unwrap().len(), 0);
    });
}

#[test]
fn a_card_that_breaks_the_screen_is_tried_once_and_not_for_ever() {
    wait(async {
        let (memory, clock) = (PretendMemory::default(), HandClock::default());
        let worker = worker(memory.clone(), &clock);
        let screen = Screen { bugs: AtomicU32::new(1), ..Screen::default() };
        let worker = Worker::new(worker.memory().clone(), screen, Knowledge::built_in(), clock.hand());
        let reply = worker.take(&sam(), press(Intent::Help, "1", &clock)).await.unwrap();
        worker.perform(reply, Vec::new()).await.unwrap();
        worker.confirm(&sam()).await.unwrap();
        assert!(!memory.load(&sam()).await.unwrap().unwrap().owes());
    });
}

#[test]
fn what_one_process_left_another_takes_over_when_the_lease_has_run_out() {
    wait(async {
        let (memory, clock, screen) = (PretendMemory::default(), HandClock::default(), std::sync::Arc::default());
        let dead = worker_on(memory.clone(), &screen, &clock);
        drop(dead.take(&sam(), press(weighed(), "1", &clock)).await.unwrap());
        let other = worker_on(memory.clone(), &screen, &clock);
        clock.pass(TimeDelta::seconds(59));
        assert_eq!((other.sweep().await.unwrap(), screen.shown().len()), (0, 0));
        clock.pass(TimeDelta::seconds(1));
        assert_eq!((other.sweep().await.unwrap(), screen.shown().len()), (1, 1));
        assert_eq!(memory.log(&sam()).await.unwrap().len(), 1);
        other.confirm_late(clock.now() + TimeDelta::minutes(5)).await;
        assert!(!memory.load(&sam()).await.unwrap().unwrap().owes());
        assert_eq!(other.sweep().await.unwrap(), 0);
    });
}

#[test]
fn a_second_delivery_is_answered_with_what_is_owed_and_then_with_nothing() {
    wait(async {
        let (memory, clock) = (PretendMemory::default(), HandClock::default());
        let one = worker(memory.clone(), &clock);
        let other = worker(memory.clone(), &clock);
        let first = one.take(&sam(), press(Intent::Help, "1", &clock)).await.unwrap();
        let again = other.take(&sam(), press(Intent::Help, "1", &clock)).await.unwrap();
        assert_eq!(again.owed, first.owed);
        let shown = again.says().map(|say| Shown { id: say.id.to_owned(), message: None }).collect();
        other.perform(again, shown).await.unwrap();
        other.confirm(&sam()).await.unwrap();
        assert!(one.take(&sam(), press(Intent::Help, "1", &clock)).await.unwrap().owed.is_empty());
    });
}

#[test]
fn what_could_not_be_shown_stays_owed_and_comes_later() {
    wait(async {
        let (memory, clock) = (PretendMemory::default(), HandClock::default());
        let screen = std::sync::Arc::new(Screen { deaf: AtomicU32::new(2), ..Screen::default() });
        let worker = worker_on(memory.clone(), &screen, &clock);
        let reply = worker.take(&sam(), press(Intent::Help, "1", &clock)).await.unwrap();
        assert!(worker.perform(reply, Vec::new()).await.unwrap_err().again);
        for _ in 0..3 {
            clock.pass(TimeDelta::minutes(5));
            worker.sweep().await.unwrap();
        }
        assert_eq!(screen.shown().len(), 1);
    });
}

#[test]
fn a_forgotten_athlete_is_gone_though_somebody_else_was_still_at_work() {
    wait(async {
        let (memory, clock) = (PretendMemory::default(), HandClock::default());
        let (one, other) = (worker(memory.clone(), &clock), worker(memory.clone(), &clock));
        let slow = one.take(&sam(), press(weighed(), "1", &clock)).await.unwrap();
        for (key, says) in [("2", Intent::ForgetMe), ("3", Intent::Affirm)] {
            let reply = other.take(&sam(), press(says, key, &clock)).await.unwrap();
            other.perform(reply, Vec::new()).await.unwrap();
        }
        one.perform(slow, Vec::new()).await.unwrap();
        assert_eq!(memory.log(&sam()).await.unwrap().len(), 1, "the other one wrote late");
        clock.pass(TimeDelta::minutes(5));
        other.sweep().await.unwrap();
        assert_eq!(memory.log(&sam()).await.unwrap(), []);
        assert_eq!(memory.load(&sam()).await.unwrap(), None);
    });
}

#[test]
fn an_export_is_handed_over_once_for_two_questions_and_its_card_is_replaced() {
    wait(async {
        let (memory, clock, screen) = (PretendMemory::default(), HandClock::default(), std::sync::Arc::default());
        let worker = worker_on(memory.clone(), &screen, &clock);
        let first = worker.take(&sam(), press(Intent::ExportData, "1", &clock)).await.unwrap();
        let second = worker.take(&sam(), press(Intent::ExportData, "2", &clock)).await.unwrap();
        worker.perform(first, Vec::new()).await.unwrap();
        worker.perform(second, Vec::new()).await.unwrap();
        worker.confirm(&sam()).await.unwrap();
        let shown = screen.shown();
        assert_eq!(shown.iter().filter(|words| words.contains("\"profile\"")).count(), 1, "{shown:?}");
        let last = shown.last().unwrap();
        assert!(last.starts_with("(for 2.0) That was everything"), "{shown:?}");
        assert_eq!(shown.iter().filter(|words| words.contains("That was everything")).count(), 1, "{shown:?}");
        assert!(!memory.load(&sam()).await.unwrap().unwrap().owes());
    });
}

#[test]
fn a_reminder_rings_once_with_ten_instances_and_moves_on() {
    wait(async {
        let clock = HandClock::at("2026-01-05T12:00:00Z".parse().unwrap());
        let (memory, screen) = (PretendMemory::with(clock.clone()), std::sync::Arc::default());
        let instances: Vec<_> = (0..10).map(|_| worker_on(memory.clone(), &screen, &clock)).collect();
        let set = instances[0].take(&sam(), say("remind me every day at 18:30", "1", &clock)).await.unwrap();
        instances[0].perform(set, Vec::new()).await.unwrap();
        instances[0].confirm(&sam()).await.unwrap();
        assert!(screen.shown()[0].contains("18:30 every day. Next: today"), "{:?}", screen.shown());
        for rings in 1..=3 {
            clock.set("2026-01-05T17:29:59Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(rings - 1));
            for instance in &instances {
                instance.sweep().await.unwrap();
            }
            assert_eq!(screen.shown().len() as i64, rings, "too early");
            clock.pass(TimeDelta::seconds(1));
            futures_util::future::join_all(instances.iter().map(Worker::sweep)).await;
            clock.pass(TimeDelta::minutes(2));
            futures_util::future::join_all(instances.iter().map(Worker::sweep)).await;
            assert_eq!(screen.shown().len() as i64, rings + 1, "{:?}", screen.shown());
        }
    });
}

#[test]
fn a_turn_in_the_minute_of_a_ring_does_not_swallow_it() {
    wait(async {
        let clock = HandClock::at("2026-01-05T12:00:00Z".parse().unwrap());
        let (memory, screen) = (PretendMemory::with(clock.clone()), std::sync::Arc::default());
        let worker = worker_on(memory, &screen, &clock);
        for (key, words, at) in [("1", "remind me every day at 18:30", "12:00:01"), ("2", "help", "17:30:02")] {
            clock.set(format!("2026-01-05T{at}Z").parse().unwrap());
            let reply = worker.take(&sam(), say(words, key, &clock)).await.unwrap();
            worker.perform(reply, Vec::new()).await.unwrap();
            worker.confirm(&sam()).await.unwrap();
        }
        for hours in 1..=25 {
            assert_eq!(worker.sweep().await.unwrap(), usize::from(hours == 1 || hours == 25), "{:?}", screen.shown());
            assert_eq!(screen.shown().len(), 3 + usize::from(hours == 25), "after {hours} hours");
            clock.pass(TimeDelta::hours(1));
        }
    });
}

#[test]
fn a_talk_is_over_in_its_second_though_its_item_is_still_there_and_the_coach_says_so_kindly() {
    wait(async {
        let (shelf, screen) = (TableShelf::at(dynoxide()), std::sync::Arc::default());
        let worker = worker_on(shelf.table().await, &screen, shelf.clock());
        let wish = "build muscle, 3 days a week, 45 minutes, dumbbells, my knee hurts, beginner, 30 years old";
        for (key, words) in [("1", wish), ("2", "what's next?")] {
            if key == "2" {
                shelf.clock().pass(TALK_LIVES);
            }
            let before = shelf.items().await;
            let reply = worker.take(&sam(), say(words, key, shelf.clock())).await.unwrap();
            worker.perform(reply, Vec::new()).await.unwrap();
            worker.confirm(&sam()).await.unwrap();
            assert!(key == "1" || before > 0, "an engine that deletes at once proves nothing");
        }
        let shown = screen.shown();
        assert!(shown.iter().any(|words| words.contains("It's been a while") && words.contains("still here")), "{shown:?}");
        let profile = worker.conversation(&sam()).await.unwrap().dossier().profile.clone();
        assert!(profile.days_per_week.is_some() && profile.goal.is_some(), "{profile:?}");
    });
}

/// Both changes of 2026 in four zones, one of them half an hour off.
const CHANGES: [(chrono_tz::Tz, &str); 8] = [
    (chrono_tz::Tz::Europe__Berlin, "2026-03-29"),
    (chrono_tz::Tz::Europe__Berlin, "2026-10-25"),
    (chrono_tz::Tz::America__New_York, "2026-03-08"),
    (chrono_tz::Tz::America__New_York, "2026-11-01"),
    (chrono_tz::Tz::Australia__Adelaide, "2026-10-04"),
    (chrono_tz::Tz::Australia__Adelaide, "2026-04-05"),
    (chrono_tz::Tz::America__St_Johns, "2026-03-08"),
    (chrono_tz::Tz::America__St_Johns, "2026-11-01"),
];

#[test]
fn a_reminder_rings_once_a_day_by_the_clock_on_the_wall_across_every_change_with_three_instances() {
    for (zone, change) in CHANGES {
        wait(rings_across(zone, change.parse().unwrap()));
    }
}

async fn rings_across(zone: chrono_tz::Tz, change: chrono::NaiveDate) {
    let noon = (change - TimeDelta::days(2)).and_hms_opt(12, 0, 0).unwrap().and_utc();
    let clock = HandClock::at(noon);
    let (memory, screen) = (PretendMemory::with(clock.clone()), std::sync::Arc::<Screen>::default());
    let instances: Vec<_> = (0..3).map(|_| worker_on(memory.clone(), &screen, &clock)).collect();
    let set = Inbound { zone: Some(zone), ..say("remind me every day at 18:30", "1", &clock) };
    let reply = instances[0].take(&sam(), set).await.unwrap();
    instances[0].perform(reply, Vec::new()).await.unwrap();
    instances[0].confirm(&sam()).await.unwrap();
    let mut rung = Vec::new();
    for _ in 0..(4 * 24 * 4) {
        clock.pass(TimeDelta::minutes(15));
        let before = screen.shown().len();
        futures_util::future::join_all(instances.iter().map(Worker::sweep)).await;
        let local = clock.now().with_timezone(&zone).format("%d %H:%M").to_string();
        rung.extend((before..screen.shown().len()).map(|_| local.clone()));
    }
    let days: std::collections::BTreeSet<&str> = rung.iter().map(|ring| &ring[..2]).collect();
    assert!(rung.iter().all(|ring| ring.ends_with("18:30")), "{zone} {change}: {rung:?}");
    assert!(days.len() == rung.len() && rung.len() >= 4, "{zone} {change}: {rung:?}");
}
