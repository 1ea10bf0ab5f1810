//! What every memory must do, whatever it is made of. A new memory adds one line at the end of this file.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{DateTime, NaiveDate, TimeDelta};
use fettle_core::Knowledge;
use fettle_core::conversation::{Conversation, Done, Event, EventKey, Inbound, ReplyTo, Utterance};
use fettle_core::fitness::{LogEntry, Logged};
use fettle_core::memory::{AthleteKey, Commit, Due, Memory, PLAN_LIVES, Purse, Spending, TALK_LIVES};
use fettle_embedded::StateFile;
use fettle_tests::engines::{self, TableShelf};
use fettle_tests::{HandClock, PretendShelf, Shelf, wait};
use futures_util::future::join_all;
use tempfile::TempDir;

fn athlete(name: &str) -> AthleteKey {
    AthleteKey(name.into())
}

/// A conversation after so many writes.
fn at_revision(revision: u64) -> Conversation {
    (0..revision).fold(Conversation::begin(), |conversation, _| conversation.settle(&[]))
}

/// A conversation with something in it.
fn begun() -> Conversation {
    let lines = ["hi", "build muscle, 3 days a week, 45 minutes", "dumbbells, and my knee hurts", "1"];
    let numbered = lines.iter().enumerate();
    numbered.fold(Conversation::begin(), |conversation, (place, line)| said(conversation, line, &format!("line-{place}")))
}

fn said(conversation: Conversation, words: &str, key: &str) -> Conversation {
    let inbound = Inbound {
        key: EventKey(key.into()),
        at: DateTime::UNIX_EPOCH,
        zone: None,
        reply_to: ReplyTo("here".into()),
        reachable: true,
        event: Event::Said(Utterance::new(words)),
    };
    conversation.step(inbound, Knowledge::built_in()).next
}

/// With nothing owed any more.
fn settled(conversation: Conversation) -> Conversation {
    let done: Vec<Done> = conversation.outbox().iter().map(Done::of).collect();
    conversation.settle(&done)
}

fn weight(id: &str, day: u32, weight_kg: f64) -> LogEntry {
    let date = NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    LogEntry { id: id.into(), date, logged: Logged::Weight { weight_kg } }
}

async fn ids(store: &impl Memory, who: &AthleteKey) -> Vec<String> {
    store.log(who).await.unwrap().into_iter().map(|entry| entry.id).collect()
}

async fn nothing_is_known_of_a_stranger(shelf: &impl Shelf) {
    let store = shelf.open().await;
    assert_eq!(store.load(&athlete("sam")).await.unwrap(), None);
    assert_eq!(store.log(&athlete("sam")).await.unwrap(), []);
    store.forget(&athlete("sam")).await.unwrap();
    store.strike(&athlete("sam"), &["1".into()]).await.unwrap();
    store.ping().await.unwrap();
}

async fn a_conversation_comes_back_as_it_was(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    let owing = begun();
    assert_eq!(store.commit(&sam, 0, &owing).await.unwrap(), Commit::Done);
    assert_eq!(store.load(&sam).await.unwrap(), Some(owing.clone()));
    let quiet = settled(owing.clone());
    assert_eq!(store.commit(&sam, owing.revision(), &quiet).await.unwrap(), Commit::Done);
    assert_eq!(store.load(&sam).await.unwrap(), Some(quiet.clone()));
    let asking = said(quiet.clone(), "help", "asks");
    assert!(asking.plan_revision() < asking.revision(), "help changes no plan");
    assert_eq!(store.commit(&sam, quiet.revision(), &asking).await.unwrap(), Commit::Done);
    assert_eq!(store.load(&sam).await.unwrap(), Some(asking));
}

async fn a_write_needs_the_revision_that_was_read(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    assert_eq!(store.commit(&sam, 1, &at_revision(2)).await.unwrap(), Commit::Lost);
    assert_eq!(store.load(&sam).await.unwrap(), None);
    assert_eq!(store.commit(&sam, 0, &at_revision(2)).await.unwrap(), Commit::Done);
    for stale in [0, 1, 3] {
        assert_eq!(store.commit(&sam, stale, &at_revision(9)).await.unwrap(), Commit::Lost);
        assert_eq!(store.load(&sam).await.unwrap(), Some(at_revision(2)));
    }
    assert_eq!(store.commit(&sam, 2, &at_revision(3)).await.unwrap(), Commit::Done);
}

async fn no_turn_is_lost_between_writers(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    let writers = (0..4).map(|_| async {
        for _ in 0..10 {
            raise_until_done(&store, &sam).await;
        }
    });
    join_all(writers).await;
    assert_eq!(store.load(&sam).await.unwrap().unwrap().revision(), 40);
}

async fn raise_until_done(store: &impl Memory, who: &AthleteKey) {
    loop {
        let read = store.load(who).await.unwrap().unwrap_or_else(Conversation::begin);
        if store.commit(who, read.revision(), &read.clone().settle(&[])).await.unwrap() == Commit::Done {
            return;
        }
    }
}

async fn an_entry_written_twice_is_there_once(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    store.record(&sam, &weight("1", 5, 82.0)).await.unwrap();
    store.record(&sam, &weight("1", 5, 82.0)).await.unwrap();
    store.record(&sam, &weight("1", 9, 99.0)).await.unwrap();
    assert_eq!(store.log(&sam).await.unwrap(), [weight("1", 5, 82.0)]);
}

async fn the_log_is_in_the_order_of_dates(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    for (id, day) in [("c", 7), ("b", 9), ("a", 9), ("d", 1), ("e", 7)] {
        store.record(&sam, &weight(id, day, 82.0)).await.unwrap();
    }
    assert_eq!(ids(&store, &sam).await, ["d", "c", "e", "a", "b"]);
}

async fn a_long_log_is_read_and_forgotten_whole(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    let all: Vec<String> = (0..180).map(|number| format!("{number:04}-{}", "x".repeat(900))).collect();
    for id in &all {
        store.record(&sam, &weight(id, 5, 82.0)).await.unwrap();
    }
    assert_eq!(ids(&store, &sam).await, all);
    store.forget(&sam).await.unwrap();
    assert_eq!(ids(&store, &sam).await, [""; 0]);
}

async fn struck_entries_are_gone_and_no_others(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let (sam, ann) = (athlete("sam"), athlete("ann"));
    for id in ["1", "2", "3"] {
        store.record(&sam, &weight(id, 5, 82.0)).await.unwrap();
        store.record(&ann, &weight(id, 5, 60.0)).await.unwrap();
    }
    for _ in 0..2 {
        store.strike(&sam, &["1".into(), "3".into(), "unheard of".into()]).await.unwrap();
        assert_eq!(ids(&store, &sam).await, ["2"]);
        assert_eq!(ids(&store, &ann).await, ["1", "2", "3"]);
    }
}

async fn an_entry_that_is_struck_before_it_is_written_stays_away(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    store.record(&sam, &weight("1", 5, 82.0)).await.unwrap();
    store.strike(&sam, &["1".into(), "2".into()]).await.unwrap();
    for id in ["1", "2", "3"] {
        store.record(&sam, &weight(id, 5, 82.0)).await.unwrap();
    }
    drop(store);
    let store = shelf.open().await;
    assert_eq!(ids(&store, &sam).await, ["3"]);
    store.forget(&sam).await.unwrap();
    store.record(&sam, &weight("2", 5, 82.0)).await.unwrap();
    assert_eq!(ids(&store, &sam).await, ["2"], "with the athlete, what was struck is forgotten");
}

async fn athletes_whose_keys_look_alike_are_apart(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let alike = ["sam", "sam\0", "sam\0\0", "sam2", "sa", "SAM", "sam/1", "", "säm", "sam\u{10FFFF}"].map(athlete);
    for who in &alike {
        store.record(who, &weight(&format!("of {}", who.0), 5, 82.0)).await.unwrap();
        assert_eq!(store.commit(who, 0, &at_revision(1)).await.unwrap(), Commit::Done);
    }
    store.forget(&alike[0]).await.unwrap();
    assert_eq!(store.load(&alike[0]).await.unwrap(), None);
    assert_eq!(ids(&store, &alike[0]).await, [""; 0]);
    for who in &alike[1..] {
        assert_eq!(ids(&store, who).await, [format!("of {}", who.0)]);
        assert_eq!(store.load(who).await.unwrap(), Some(at_revision(1)));
    }
}

async fn a_forgotten_athlete_is_a_stranger(shelf: &impl Shelf) {
    let sam = athlete("sam");
    let now = shelf.clock().now();
    let store = shelf.open().await;
    let today = Purse::of_day(&sam, now);
    let all = |id: &str| Spending { id: id.into(), amount: 5, limit: 5 };
    store.record(&sam, &weight("1", 5, 82.0)).await.unwrap();
    store.commit(&sam, 0, &begun().lent_until(now)).await.unwrap();
    assert!(store.spend(&today, &all("a")).await.unwrap());
    store.forget(&sam).await.unwrap();
    drop(store);
    let store = shelf.open().await;
    assert_eq!(store.load(&sam).await.unwrap(), None);
    assert_eq!(store.log(&sam).await.unwrap(), []);
    assert_eq!(store.due(now, 9).await.unwrap(), []);
    assert!(store.spend(&today, &all("b")).await.unwrap());
    assert_eq!(store.commit(&sam, 0, &at_revision(1)).await.unwrap(), Commit::Done);
    store.record(&sam, &weight("1", 6, 80.0)).await.unwrap();
    assert_eq!(store.log(&sam).await.unwrap(), [weight("1", 6, 80.0)]);
}

async fn a_workspace_that_leaves_takes_its_athletes_along_and_no_others(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let theirs = ["slack/T1/U1", "slack/T1/U2", "slack/T1/U/3"].map(athlete);
    let others = ["slack/T10/U1", "slack/T/U1", "discord/T1/U1", "slack/T1\0/U1"].map(athlete);
    let purse = Purse::of_month(&theirs[0], shelf.clock().now());
    let all = |id: &str| Spending { id: id.into(), amount: 5, limit: 5 };
    assert!(store.spend(&purse, &all("a")).await.unwrap());
    for who in theirs.iter().chain(&others) {
        store.record(who, &weight("1", 5, 82.0)).await.unwrap();
        store.commit(who, 0, &at_revision(1)).await.unwrap();
    }
    store.forget_all_of("slack/T1").await.unwrap();
    for who in &theirs {
        assert_eq!((store.load(who).await.unwrap(), ids(&store, who).await.len()), (None, 0), "{}", who.0);
    }
    for who in &others {
        assert_eq!((store.load(who).await.unwrap(), ids(&store, who).await.len()), (Some(at_revision(1)), 1), "{}", who.0);
    }
    assert!(store.spend(&purse, &all("b")).await.unwrap());
}

async fn everything_is_there_when_it_is_opened_again(shelf: &impl Shelf) {
    let sam = athlete("sam");
    let conversation = begun().lent_until(shelf.clock().now());
    let store = shelf.open().await;
    store.commit(&sam, 0, &conversation).await.unwrap();
    store.record(&sam, &weight("1", 5, 82.0)).await.unwrap();
    drop(store);
    for _ in 0..3 {
        let store = shelf.open().await;
        assert_eq!(store.load(&sam).await.unwrap(), Some(conversation.clone()));
        assert_eq!(store.log(&sam).await.unwrap(), [weight("1", 5, 82.0)]);
        assert_eq!(store.due(shelf.clock().now(), 9).await.unwrap().len(), 1);
    }
}

async fn the_owed_are_listed_the_longest_waiting_first(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let now = shelf.clock().now();
    for (name, minutes) in [("sam", 9), ("ann", 3), ("kim", 6), ("eve", 30)] {
        let owing = begun().lent_until(now + TimeDelta::minutes(minutes));
        assert_eq!(store.commit(&athlete(name), 0, &owing).await.unwrap(), Commit::Done);
    }
    assert_eq!(store.commit(&athlete("none"), 0, &at_revision(3)).await.unwrap(), Commit::Done);
    let names = |due: Vec<Due>| due.into_iter().map(|due| due.who.0).collect::<Vec<_>>();
    assert_eq!(names(store.due(now, 9).await.unwrap()), [""; 0]);
    let later = now + TimeDelta::minutes(10);
    assert_eq!(names(store.due(later, 9).await.unwrap()), ["ann", "kim", "sam"]);
    assert_eq!(names(store.due(later, 2).await.unwrap()), ["ann", "kim"]);
    let ann = store.load(&athlete("ann")).await.unwrap().unwrap();
    assert_eq!(store.commit(&athlete("ann"), ann.revision(), &settled(ann.clone())).await.unwrap(), Commit::Done);
    let kim = store.load(&athlete("kim")).await.unwrap().unwrap();
    let taken = kim.clone().taken_over(now + TimeDelta::hours(1));
    assert_eq!(store.commit(&athlete("kim"), kim.revision(), &taken).await.unwrap(), Commit::Done);
    assert_eq!(names(store.due(later, 9).await.unwrap()), ["sam"]);
}

async fn a_talk_is_over_to_the_second_and_the_profile_outlives_it(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let (sam, ann) = (athlete("sam"), athlete("ann"));
    store.commit(&sam, 0, &begun()).await.unwrap();
    store.commit(&ann, 0, &settled(begun())).await.unwrap();
    store.record(&sam, &weight("1", 5, 82.0)).await.unwrap();
    shelf.clock().pass(TALK_LIVES - TimeDelta::seconds(1));
    assert_eq!(store.load(&sam).await.unwrap(), Some(begun()));
    shelf.clock().pass(TimeDelta::seconds(1));
    for who in [&sam, &ann] {
        let back = store.load(who).await.unwrap().unwrap();
        assert_eq!((back.revision(), back.outbox().len(), back.due()), (0, 0, None));
        assert_eq!(back.dossier().profile, begun().dossier().profile);
        let hello = said(back, "hi", "hello");
        assert_eq!(store.commit(who, 1, &hello).await.unwrap(), Commit::Lost);
        assert_eq!(store.commit(who, 0, &hello).await.unwrap(), Commit::Done);
        assert_eq!(store.commit(who, 0, &hello).await.unwrap(), Commit::Lost);
        assert_eq!(store.load(who).await.unwrap(), Some(hello));
    }
    assert_eq!(ids(&store, &sam).await, ["1"]);
}

async fn after_more_than_a_year_nothing_is_known(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let (sam, ann) = (athlete("sam"), athlete("ann"));
    store.commit(&sam, 0, &begun()).await.unwrap();
    store.commit(&ann, 0, &settled(begun())).await.unwrap();
    store.record(&sam, &weight("1", 5, 82.0)).await.unwrap();
    shelf.clock().pass(PLAN_LIVES - TimeDelta::seconds(1));
    assert!(store.load(&sam).await.unwrap().is_some() && store.load(&ann).await.unwrap().is_some());
    assert_eq!(ids(&store, &sam).await, ["1"]);
    shelf.clock().pass(TimeDelta::seconds(1));
    assert_eq!(store.load(&sam).await.unwrap(), None);
    assert_eq!(store.load(&ann).await.unwrap(), None);
    assert_eq!(ids(&store, &sam).await, [""; 0]);
    assert_eq!(store.commit(&sam, 0, &at_revision(1)).await.unwrap(), Commit::Done);
    assert_eq!(store.load(&sam).await.unwrap(), Some(at_revision(1)));
}

async fn an_athlete_who_goes_on_talking_keeps_the_profile(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let sam = athlete("sam");
    store.commit(&sam, 0, &settled(begun())).await.unwrap();
    for turn in 0..20 {
        shelf.clock().pass(TimeDelta::days(29));
        let before = store.load(&sam).await.unwrap().unwrap();
        assert!(before.revision() > 0 && before.dossier().profile == begun().dossier().profile, "turn {turn}");
        let asked = said(before.clone(), "help", &format!("help-{turn}"));
        assert_eq!(store.commit(&sam, before.revision(), &asked).await.unwrap(), Commit::Done);
        let quiet = settled(asked.clone());
        assert_eq!(store.commit(&sam, asked.revision(), &quiet).await.unwrap(), Commit::Done);
    }
    // The plans may be kept by a date that is a little older than the last turn.
    shelf.clock().pass(PLAN_LIVES - TALK_LIVES - TimeDelta::days(1));
    assert!(store.load(&sam).await.unwrap().is_some());
}

async fn a_purse_is_never_overdrawn(shelf: &impl Shelf) {
    let store = shelf.open().await;
    let now = shelf.clock().now();
    for purse in [Purse::of_day(&athlete("sam"), now), Purse::of_month(&athlete("slack/T1/U1"), now)] {
        let spends = (0..24).map(|number| {
            let spending = Spending { id: format!("{number}"), amount: 7, limit: 100 };
            let (store, purse) = (&store, &purse);
            async move { store.spend(purse, &spending).await.unwrap() }
        });
        let granted = join_all(spends).await.into_iter().filter(|granted| *granted).count();
        assert_eq!(granted, 14, "{purse:?}");
        let last = |amount| Spending { id: format!("rest of {amount}"), amount, limit: 100 };
        assert!(!store.spend(&purse, &last(3)).await.unwrap());
        assert!(store.spend(&purse, &last(2)).await.unwrap());
        assert!(store.spend(&purse, &last(2)).await.unwrap(), "the same spending is spent once");
        assert!(!store.spend(&purse, &Spending { id: "more".into(), amount: 1, limit: 100 }).await.unwrap());
    }
    let tomorrow = Purse::of_day(&athlete("sam"), now + TimeDelta::days(1));
    assert!(store.spend(&tomorrow, &Spending { id: "0".into(), amount: 100, limit: 100 }).await.unwrap());
}

macro_rules! every_memory {
    ($memory:ident: $shelf:expr => $($promise:ident)*) => {
        mod $memory {
            $(#[test] fn $promise() {
                if let Some(shelf) = $shelf {
                    super::wait(super::$promise(&shelf));
                }
            })*
        }
    };
    ($($memory:ident: $shelf:expr;)*) => {
        $(every_memory! { $memory: $shelf =>
            nothing_is_known_of_a_stranger a_conversation_comes_back_as_it_was a_write_needs_the_revision_that_was_read
            no_turn_is_lost_between_writers an_entry_written_twice_is_there_once the_log_is_in_the_order_of_dates
            a_long_log_is_read_and_forgotten_whole struck_entries_are_gone_and_no_others
            an_entry_that_is_struck_before_it_is_written_stays_away
            athletes_whose_keys_look_alike_are_apart a_forgotten_athlete_is_a_stranger
            a_workspace_that_leaves_takes_its_athletes_along_and_no_others
            everything_is_there_when_it_is_opened_again the_owed_are_listed_the_longest_waiting_first
            a_talk_is_over_to_the_second_and_the_profile_outlives_it after_more_than_a_year_nothing_is_known
            an_athlete_who_goes_on_talking_keeps_the_profile a_purse_is_never_overdrawn
        })*
    };
}

struct FileShelf {
    folder: TempDir,
    clock: HandClock,
}

impl FileShelf {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), clock: HandClock::default() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("state.redb")
    }
}

impl Shelf for FileShelf {
    type Store = StateFile;

    async fn open(&self) -> StateFile {
        StateFile::open(&self.path(), self.clock.hand()).unwrap()
    }

    fn clock(&self) -> &HandClock {
        &self.clock
    }
}

#[test]
fn a_process_killed_between_two_writes_loses_none_it_confirmed() {
    let shelf = FileShelf::new();
    let scribe = athlete("scribe");
    let mut confirmed = Vec::new();
    for lines in [1, 2, 9, 30] {
        confirmed.extend(write_and_be_killed(&shelf.path(), lines));
        let store = wait(shelf.open());
        let revision = wait(store.load(&scribe)).unwrap().unwrap().revision();
        assert!(confirmed.iter().all(|number| *number <= revision), "revision {revision} after {confirmed:?}");
        let recorded = wait(ids(&store, &scribe));
        assert!(confirmed.iter().all(|number| recorded.contains(&format!("{number:010}"))), "{recorded:?} after {confirmed:?}");
    }
}

/// Lets the scribe confirm so many revisions and kills it without warning.
fn write_and_be_killed(path: &Path, lines: usize) -> Vec<u64> {
    let mut scribe = Command::new(env!("CARGO_BIN_EXE_scribe")).arg(path).stdout(Stdio::piped()).spawn().unwrap();
    let said = BufReader::new(scribe.stdout.take().unwrap()).lines().take(lines);
    let confirmed = said.map(|line| line.unwrap().parse().unwrap()).collect();
    scribe.kill().unwrap();
    scribe.wait().unwrap();
    confirmed
}

/// MiniStack, or the reason to do without: only a machine that can't install it may, and it says so.
fn ministack() -> Option<TableShelf> {
    match engines::ministack() {
        Ok(endpoint) => Some(TableShelf::at(endpoint)),
        Err(why) => {
            let required = std::env::vars().any(|(name, value)| name == "CI" && !value.is_empty());
            assert!(!required, "MiniStack is needed here: {why}");
            println!("NOT TESTED AGAINST MINISTACK: {why}");
            None
        }
    }
}

/// The endpoint that a person named: DynamoDB Local, or a real table's region.
fn named() -> Option<TableShelf> {
    let endpoint = std::env::vars().find(|(name, value)| name == "FETTLE_TEST_DYNAMODB" && !value.is_empty());
    endpoint.map(|(_, endpoint)| TableShelf::at(&endpoint))
}

every_memory! {
    pretend: Some(super::PretendShelf::default());
    state_file: Some(super::FileShelf::new());
    dynoxide: Some(super::TableShelf::at(super::engines::dynoxide()));
    ministack: super::ministack();
    endpoint_of_the_setting: super::named();
}
