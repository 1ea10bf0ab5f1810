//! What every memory must do, whatever it is made of. A new memory adds one line at the end of this file.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use chrono::{DateTime, NaiveDate};
use fettle_core::Knowledge;
use fettle_core::conversation::{Conversation, Event, EventKey, Inbound, ReplyTo, Utterance};
use fettle_core::fitness::{LogEntry, Logged};
use fettle_core::memory::{AthleteKey, Commit, Memory};
use fettle_embedded::StateFile;
use fettle_tests::{PretendShelf, Shelf};
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
    lines.iter().enumerate().fold(Conversation::begin(), |conversation, (place, line)| {
        let inbound = Inbound {
            key: EventKey(format!("line-{place}")),
            at: DateTime::UNIX_EPOCH,
            zone: None,
            reply_to: ReplyTo("here".into()),
            event: Event::Said(Utterance::new(line)),
        };
        conversation.step(inbound, Knowledge::built_in()).next
    })
}

fn weight(id: &str, day: u32, weight_kg: f64) -> LogEntry {
    let date = NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    LogEntry { id: id.into(), date, logged: Logged::Weight { weight_kg } }
}

fn ids(store: &impl Memory, who: &AthleteKey) -> Vec<String> {
    store.log(who).unwrap().into_iter().map(|entry| entry.id).collect()
}

fn nothing_is_known_of_a_stranger(shelf: &impl Shelf) {
    let store = shelf.open();
    assert_eq!(store.load(&athlete("sam")).unwrap(), None);
    assert_eq!(store.log(&athlete("sam")).unwrap(), []);
    store.forget(&athlete("sam")).unwrap();
    store.strike(&athlete("sam"), &["1".into()]).unwrap();
}

fn a_conversation_comes_back_as_it_was(shelf: &impl Shelf) {
    let store = shelf.open();
    let conversation = begun();
    assert_eq!(store.commit(&athlete("sam"), 0, &conversation).unwrap(), Commit::Done);
    assert_eq!(store.load(&athlete("sam")).unwrap(), Some(conversation));
}

fn a_write_needs_the_revision_that_was_read(shelf: &impl Shelf) {
    let store = shelf.open();
    let sam = athlete("sam");
    assert_eq!(store.commit(&sam, 1, &at_revision(2)).unwrap(), Commit::Lost);
    assert_eq!(store.load(&sam).unwrap(), None);
    assert_eq!(store.commit(&sam, 0, &at_revision(2)).unwrap(), Commit::Done);
    for stale in [0, 1, 3] {
        assert_eq!(store.commit(&sam, stale, &at_revision(9)).unwrap(), Commit::Lost);
        assert_eq!(store.load(&sam).unwrap(), Some(at_revision(2)));
    }
    assert_eq!(store.commit(&sam, 2, &at_revision(3)).unwrap(), Commit::Done);
}

fn no_turn_is_lost_between_writers(shelf: &impl Shelf) {
    let store = shelf.open();
    let sam = athlete("sam");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..10).for_each(|_| raise_until_done(&store, &sam)));
        }
    });
    assert_eq!(store.load(&sam).unwrap().unwrap().revision(), 40);
}

fn raise_until_done(store: &impl Memory, who: &AthleteKey) {
    loop {
        let read = store.load(who).unwrap().unwrap_or_else(Conversation::begin);
        if store.commit(who, read.revision(), &read.clone().settle(&[])).unwrap() == Commit::Done {
            return;
        }
    }
}

fn an_entry_written_twice_is_there_once(shelf: &impl Shelf) {
    let store = shelf.open();
    let sam = athlete("sam");
    store.record(&sam, &weight("1", 5, 82.0)).unwrap();
    store.record(&sam, &weight("1", 5, 82.0)).unwrap();
    store.record(&sam, &weight("1", 9, 99.0)).unwrap();
    assert_eq!(store.log(&sam).unwrap(), [weight("1", 5, 82.0)]);
}

fn the_log_is_in_the_order_of_dates(shelf: &impl Shelf) {
    let store = shelf.open();
    let sam = athlete("sam");
    for (id, day) in [("c", 7), ("b", 9), ("a", 9), ("d", 1), ("e", 7)] {
        store.record(&sam, &weight(id, day, 82.0)).unwrap();
    }
    assert_eq!(ids(&store, &sam), ["d", "c", "e", "a", "b"]);
}

fn struck_entries_are_gone_and_no_others(shelf: &impl Shelf) {
    let store = shelf.open();
    let (sam, ann) = (athlete("sam"), athlete("ann"));
    for id in ["1", "2", "3"] {
        store.record(&sam, &weight(id, 5, 82.0)).unwrap();
        store.record(&ann, &weight(id, 5, 60.0)).unwrap();
    }
    for _ in 0..2 {
        store.strike(&sam, &["1".into(), "3".into(), "unheard of".into()]).unwrap();
        assert_eq!(ids(&store, &sam), ["2"]);
        assert_eq!(ids(&store, &ann), ["1", "2", "3"]);
    }
}

fn athletes_whose_keys_look_alike_are_apart(shelf: &impl Shelf) {
    let store = shelf.open();
    let alike = ["sam", "sam\0", "sam\0\0", "sam2", "sa", "SAM", "sam/1", "", "säm", "sam\u{10FFFF}"].map(athlete);
    for who in &alike {
        store.record(who, &weight(&who.0, 5, 82.0)).unwrap();
        assert_eq!(store.commit(who, 0, &at_revision(1)).unwrap(), Commit::Done);
    }
    store.forget(&alike[0]).unwrap();
    assert_eq!(store.load(&alike[0]).unwrap(), None);
    assert_eq!(ids(&store, &alike[0]), [""; 0]);
    for who in &alike[1..] {
        assert_eq!(ids(&store, who), [who.0.as_str()]);
        assert_eq!(store.load(who).unwrap(), Some(at_revision(1)));
    }
}

fn a_forgotten_athlete_is_a_stranger(shelf: &impl Shelf) {
    let sam = athlete("sam");
    let store = shelf.open();
    store.record(&sam, &weight("1", 5, 82.0)).unwrap();
    store.commit(&sam, 0, &begun()).unwrap();
    store.forget(&sam).unwrap();
    drop(store);
    let store = shelf.open();
    assert_eq!(store.load(&sam).unwrap(), None);
    assert_eq!(store.log(&sam).unwrap(), []);
    assert_eq!(store.commit(&sam, 0, &at_revision(1)).unwrap(), Commit::Done);
    store.record(&sam, &weight("1", 6, 80.0)).unwrap();
    assert_eq!(store.log(&sam).unwrap(), [weight("1", 6, 80.0)]);
}

fn everything_is_there_when_it_is_opened_again(shelf: &impl Shelf) {
    let sam = athlete("sam");
    let conversation = begun();
    let store = shelf.open();
    store.commit(&sam, 0, &conversation).unwrap();
    store.record(&sam, &weight("1", 5, 82.0)).unwrap();
    drop(store);
    for _ in 0..3 {
        let store = shelf.open();
        assert_eq!(store.load(&sam).unwrap(), Some(conversation.clone()));
        assert_eq!(store.log(&sam).unwrap(), [weight("1", 5, 82.0)]);
    }
}

macro_rules! every_memory {
    ($memory:ident: $shelf:expr => $($promise:ident)*) => {
        mod $memory {
            $(#[test] fn $promise() { super::$promise(&$shelf) })*
        }
    };
    ($($memory:ident: $shelf:expr;)*) => {
        $(every_memory! { $memory: $shelf =>
            nothing_is_known_of_a_stranger a_conversation_comes_back_as_it_was a_write_needs_the_revision_that_was_read
            no_turn_is_lost_between_writers an_entry_written_twice_is_there_once the_log_is_in_the_order_of_dates
            struck_entries_are_gone_and_no_others athletes_whose_keys_look_alike_are_apart a_forgotten_athlete_is_a_stranger
            everything_is_there_when_it_is_opened_again
        })*
    };
}

struct FileShelf(TempDir);

impl FileShelf {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("state.redb")
    }
}

impl Shelf for FileShelf {
    type Store = StateFile;

    fn open(&self) -> StateFile {
        StateFile::open(&self.path()).unwrap()
    }
}

#[test]
fn a_process_killed_between_two_writes_loses_none_it_confirmed() {
    let shelf = FileShelf::new();
    let scribe = athlete("scribe");
    let mut confirmed = Vec::new();
    for lines in [1, 2, 9, 30] {
        confirmed.extend(write_and_be_killed(&shelf.path(), lines));
        let store = shelf.open();
        let revision = store.load(&scribe).unwrap().unwrap().revision();
        assert!(confirmed.iter().all(|number| *number <= revision), "revision {revision} after {confirmed:?}");
        let recorded = ids(&store, &scribe);
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

every_memory! {
    pretend: super::PretendShelf::default();
    state_file: super::FileShelf::new();
}
