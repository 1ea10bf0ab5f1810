//! What is particular to a file. What every memory must do is in the contract suite of the `tests` crate.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta};
use fettle_core::conversation::Conversation;
use fettle_core::fitness::{LogEntry, Logged};
use fettle_core::memory::document::write_talk;
use fettle_core::memory::{AthleteKey, Commit, Memory, MemoryFault, Now};
use redb::ReadableDatabase;
use tempfile::tempdir;

use super::{Holdings, StateFile};
use crate::disk::{DUE, MARK_BYTES, MARKS, TALKS, beside, open_database};
use crate::mark::{Mark, joined, mark_of, split};

fn sam() -> AthleteKey {
    AthleteKey("sam".into())
}

fn weight(id: &str) -> LogEntry {
    let date = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    LogEntry { id: id.into(), date, logged: Logged::Weight { weight_kg: 82.0 } }
}

/// A clock that stands so many days after 1970.
fn at(days: i64) -> Now {
    Arc::new(move || DateTime::UNIX_EPOCH + TimeDelta::days(days))
}

fn open(path: &Path) -> StateFile {
    StateFile::open(path, at(0)).unwrap()
}

fn wait<T>(something: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(something)
}

fn refusal(path: &Path) -> MemoryFault {
    StateFile::open(path, at(0)).err().expect("this can't be opened")
}

#[test]
fn folders_are_made_and_only_the_owner_reads_the_file() {
    let home = tempdir().unwrap();
    let path = home.path().join("a/b/state.redb");
    drop(open(&path));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
    }
}

#[test]
fn one_process_at_a_time_and_the_other_is_told_why() {
    let home = tempdir().unwrap();
    let path = home.path().join("state.redb");
    let _open = open(&path);
    let fault = refusal(&path);
    assert!(fault.again);
    assert!(fault.cause.contains("another Fettle"), "{fault}");
}

#[test]
fn another_kind_of_file_is_refused_and_left_alone() {
    let home = tempdir().unwrap();
    let path = home.path().join("thesis.txt");
    fs::write(&path, "years of work, and not a byte of it ours").unwrap();
    let fault = refusal(&path);
    assert!(!fault.again);
    assert!(fault.cause.contains("not a Fettle state file"), "{fault}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "years of work, and not a byte of it ours");
}

#[test]
fn a_file_whose_making_was_cut_short_is_made_again() {
    let home = tempdir().unwrap();
    for length in [0, 3, MARK_BYTES, 4096, 73_728] {
        let path = home.path().join(format!("{length}.redb"));
        fs::write(&path, vec![0; usize::try_from(length).unwrap()]).unwrap();
        wait(open(&path).record(&sam(), &weight("1"))).unwrap();
        assert_eq!(wait(open(&path).log(&sam())).unwrap(), [weight("1")], "{length}");
    }
}

#[test]
fn a_damaged_file_is_an_error_and_no_crash() {
    let home = tempdir().unwrap();
    let path = home.path().join("state.redb");
    let store = open(&path);
    for id in 0..200 {
        wait(store.record(&sam(), &weight(&format!("{id:03}")))).unwrap();
    }
    drop(store);
    let whole = fs::read(&path).unwrap();
    for place in (0..whole.len()).step_by(509) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x55;
        fs::write(&path, damaged).unwrap();
        // Either the damage is noticed, or it hit a byte that nothing uses.
        if let Ok(store) = StateFile::open(&path, at(0)) {
            store.verify().ok();
        }
    }
}

#[test]
fn what_was_forgotten_is_not_in_the_file_any_more() {
    let home = tempdir().unwrap();
    let path = home.path().join("state.redb");
    let store = open(&path);
    let ann = AthleteKey("ann".into());
    wait(store.record(&ann, &weight("ann-1"))).unwrap();
    for turn in 0..20 {
        wait(store.record(&sam(), &weight(&format!("a-telling-word-{turn}")))).unwrap();
    }
    wait(store.forget(&sam())).unwrap();
    wait(store.record(&ann, &weight("ann-2"))).unwrap();
    drop(store);
    let bytes = fs::read(&path).unwrap();
    for word in ["a-telling-word", "sam"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} is still in the file");
    }
    assert!(!beside(&path).exists());
    assert_eq!(wait(open(&path).log(&ann)).unwrap().len(), 2);
}

#[test]
fn what_a_crash_left_beside_the_file_goes() {
    let home = tempdir().unwrap();
    let path = home.path().join("state.redb");
    fs::write(beside(&path), "half a copy").unwrap();
    drop(open(&path));
    assert!(!beside(&path).exists());
}

#[test]
fn everything_is_counted() {
    let home = tempdir().unwrap();
    let store = open(&home.path().join("state.redb"));
    assert_eq!(store.verify().unwrap(), Holdings::default());
    wait(store.record(&sam(), &weight("1"))).unwrap();
    assert_eq!(wait(store.commit(&sam(), 0, &Conversation::begin().settle(&[]))).unwrap(), Commit::Done);
    assert_eq!(store.verify().unwrap(), Holdings { athletes: 1, entries: 1 });
}

#[test]
fn what_nobody_may_remember_any_more_is_erased_when_the_file_is_opened() {
    let home = tempdir().unwrap();
    let path = home.path().join("state.redb");
    let store = open(&path);
    let begun = Conversation::begin().settle(&[]);
    wait(store.commit(&sam(), 0, &begun)).unwrap();
    wait(store.record(&sam(), &weight("1"))).unwrap();
    drop(store);
    let counted = |days| StateFile::open(&path, at(days)).unwrap().verify().unwrap();
    assert_eq!(counted(29), Holdings { athletes: 1, entries: 1 });
    assert_eq!(counted(30), Holdings { athletes: 0, entries: 1 });
    assert_eq!(counted(400), Holdings::default());
}

#[test]
fn a_row_is_read_with_its_mark_and_without_one() {
    let mark = Mark { touched: -1, due: i64::MAX };
    assert_eq!(split(&joined(mark, b"talk")), (Some(mark), &b"talk"[..]));
    assert_eq!(split(&joined(mark, b"")[..16]), (None, &joined(mark, b"")[..16]), "cut off: left to whoever reads the talk");
    assert_eq!(split(b"{}"), (None, &b"{}"[..]));
    assert_eq!((mark.day(), Mark { touched: 0, due: 0 }.day()), (-1, 0));
}

#[test]
fn a_talk_of_a_file_from_before_keeps_its_mark_until_it_goes_on() {
    let home = tempdir().unwrap();
    let path = home.path().join("state.redb");
    let begun = Conversation::begin().settle(&[]);
    let database = open_database(&path).unwrap();
    let writing = database.begin_write().unwrap();
    writing.open_table(TALKS).unwrap().insert("sam", write_talk(&begun).unwrap().as_slice()).unwrap();
    writing.open_table(MARKS).unwrap().insert("sam", (5, 70)).unwrap();
    writing.open_table(DUE).unwrap().insert((70, "sam"), ()).unwrap();
    writing.commit().unwrap();
    drop(database);
    let late = DateTime::UNIX_EPOCH + TimeDelta::days(99);
    let seconds = |seconds: i64| -> Now { Arc::new(move || DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)) };
    let over = 5 + TimeDelta::days(30).num_seconds();
    let store = StateFile::open(&path, seconds(over - 1)).unwrap();
    assert_eq!(wait(store.load(&sam())).unwrap(), Some(begun.clone()));
    assert_eq!(wait(store.due(late, 9)).unwrap().len(), 1);
    assert_eq!(wait(store.commit(&sam(), begun.revision(), &begun.clone().settle(&[]))).unwrap(), Commit::Done);
    assert!(wait(store.due(late, 9)).unwrap().is_empty(), "what it was due for is over");
    drop(store);
    let store = StateFile::open(&path, seconds(over)).unwrap();
    assert!(wait(store.load(&sam())).unwrap().is_some(), "it went on");
}

#[test]
fn turns_of_one_day_are_marked_to_the_second_with_the_talk_and_once_beside_it() {
    let home = tempdir().unwrap();
    let path = home.path().join("state.redb");
    let marks = |path: &Path| {
        let database = open_database(path).unwrap();
        let reading = database.begin_read().unwrap();
        let (talks, marks) = (reading.open_table(TALKS).unwrap(), reading.open_table(MARKS).unwrap());
        let first = marks.get("sam").unwrap().unwrap().value().0;
        (first, mark_of(&talks, &marks, "sam").unwrap().unwrap().touched)
    };
    let mut talk = Conversation::begin();
    for (hour, first) in [(1, 1), (5, 1), (23, 1), (24, 24), (25, 24)] {
        let now: Now = Arc::new(move || DateTime::UNIX_EPOCH + TimeDelta::hours(hour));
        let (store, next) = (StateFile::open(&path, now).unwrap(), talk.clone().settle(&[]));
        assert_eq!(wait(store.commit(&sam(), talk.revision(), &next)).unwrap(), Commit::Done);
        talk = next;
        drop(store);
        assert_eq!(marks(&path), (first * 3_600, hour * 3_600));
    }
    let athletes = |seconds: i64| {
        let now: Now = Arc::new(move || DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds));
        StateFile::open(&path, now).unwrap().verify().unwrap().athletes
    };
    let over = (TimeDelta::hours(25) + TimeDelta::days(30)).num_seconds();
    assert_eq!((athletes(over - 1), athletes(over)), (1, 0), "erased by the last turn, not by the first of its day");
    assert_eq!(marks(&path).1, 25 * 3_600, "and the plan lives on from there");
}
