//! Many athletes on one machine with the file as their memory: turns at a steady pace, and how long each took from when it was due
//! to its commit. Whoever makes the turns runs on the same core, and what that takes counts too.
//!
//! `cargo build -p fettle-tests --release --example load`, then `taskset -c 0 target/release/examples/load [TURNS A SECOND] [SECONDS]
//! [ATHLETES]`. From the fiftieth second on, what nobody goes on talking about is confirmed as well.
#![allow(clippy::print_stdout, reason = "an example shows its figures")]
#![allow(clippy::panic, reason = "a load that breaks says where")]
#![allow(clippy::disallowed_methods, reason = "a load goes by the clock of this machine")]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Utc};
use fettle::worker::Worker;
use fettle_core::Knowledge;
use fettle_core::conversation::{Conversation, Done, Event, EventKey, Inbound, MessageRef, ReplyTo, Utterance};
use fettle_core::memory::{AthleteKey, Memory};
use fettle_core::surface::{Messenger, Say, Undelivered};
use fettle_embedded::StateFile;
use tokio::task::JoinSet;

/// What is said in turn: what athletes say in between plans.
const LINES: [&str; 6] =
    ["squat 3x5 100 rpe 8", "show today", "log my weight 82.5 kg", "help", "what's next?", "bench press 3x8 60"];

/// How long an athlete thinks between two of these lines. After the last one, somebody else talks.
const PAUSE: usize = 15;

/// The pause between two looks at what has to be confirmed, as `fettle serve` makes it.
const CONFIRMING: Duration = Duration::from_millis(500);

/// Athletes that are stored together.
const TOGETHER: usize = 256;

/// A platform that shows at once.
struct Platform;

impl Messenger for Platform {
    async fn show(&self, _: &AthleteKey, _: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        Ok(Some(MessageRef(say.slot.0.clone())))
    }

    async fn hand_over(&self, _: &AthleteKey, _: &ReplyTo, _: &str, _: &str) -> Result<(), Undelivered> {
        Ok(())
    }

    async fn forget(&self, _: &AthleteKey) -> Result<(), Undelivered> {
        Ok(())
    }
}

type Hands = Worker<StateFile, Platform>;

fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

fn athlete(number: usize) -> AthleteKey {
    AthleteKey::new("load", "T1", &format!("U{number}"))
}

fn said(words: &str, key: String) -> Inbound {
    let (reply_to, event) = (ReplyTo("here".into()), Event::Said(Utterance::new(words)));
    Inbound { key: EventKey(key), at: now(), zone: None, reply_to, reachable: true, event }
}

/// An athlete with a profile and a plan, and nothing owed.
fn planned() -> Conversation {
    let lines = ["hi", "build muscle, 3 days a week, 45 minutes, full gym, intermediate, 30 years old", "make me a plan"];
    let world = Knowledge::built_in();
    let talk = lines.iter().fold(Conversation::begin(), |talk, line| talk.step(said(line, (*line).to_owned()), world).next);
    let done: Vec<Done> = talk.outbox().iter().map(Done::of).collect();
    talk.settle(&done)
}

async fn store(memory: &StateFile, athletes: usize) {
    let talk = planned();
    assert!(talk.dossier().programme.is_some(), "an athlete without a plan");
    let numbers: Vec<usize> = (0..athletes).collect();
    for some in numbers.chunks(TOGETHER) {
        let writes = some.iter().map(|number| {
            let talk = &talk;
            async move { memory.commit(&athlete(*number), 0, talk).await }
        });
        for written in futures_util::future::join_all(writes).await {
            written.unwrap_or_else(|fault| panic!("{fault}"));
        }
    }
}

/// One turn from its event to its last card. Gives back how long the commit took from when the turn was due.
async fn turn(worker: Arc<Hands>, who: AthleteKey, line: &'static str, count: usize, due: Instant) -> Duration {
    let inbound = said(line, format!("slack-1763982345.{count:06}-D08F2HJ6R9S"));
    let reply = worker.take(&who, inbound).await.unwrap_or_else(|fault| panic!("{}", fault.words));
    let took = due.elapsed();
    worker.perform(reply, Vec::new()).await.unwrap_or_else(|fault| panic!("{}", fault.words));
    took
}

/// Who says what. At any moment as many talk as fit into a pause, each at another line.
fn next(count: usize, pace: usize, athletes: usize) -> (AthleteKey, &'static str) {
    let talking = (pace * PAUSE).min(athletes);
    let (place, round) = (count % talking, count / talking);
    let said = place + round;
    (athlete((place + talking * (said / LINES.len())) * 7_919 % athletes), LINES[said % LINES.len()])
}

/// So many turns a second, whether the ones before are done or not.
async fn press_on(worker: &Arc<Hands>, pace: usize, seconds: usize, athletes: usize) -> Vec<Duration> {
    let (began, hands) = (Instant::now(), Arc::clone(worker));
    let confirming = tokio::spawn(async move {
        loop {
            tokio::time::sleep(CONFIRMING).await;
            hands.confirm_late(now()).await;
        }
    });
    let (mut turns, mut took) = (JoinSet::new(), Vec::new());
    for count in 0..pace * seconds {
        let due = began + Duration::from_secs(1) * count as u32 / pace as u32;
        tokio::time::sleep_until(due.into()).await;
        let (who, line) = next(count, pace, athletes);
        turns.spawn(turn(Arc::clone(worker), who, line, count, due));
        while let Some(turn) = turns.try_join_next() {
            took.push(turn.unwrap_or_else(|error| panic!("{error}")));
        }
    }
    took.extend(turns.join_all().await);
    confirming.abort();
    println!("{} turns in {:.1} s", took.len(), began.elapsed().as_secs_f64());
    took.sort_unstable();
    took
}

/// Resident memory in MB, as Linux counts it.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap_or_default() / 1_000.0
}

/// What this process used of a core, in seconds: of all its threads, in hundredths.
fn used() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ').skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn open(path: &Path) -> StateFile {
    StateFile::open(path, Arc::new(now)).unwrap_or_else(|fault| panic!("{fault}"))
}

/// Stores the athletes in a process of its own, so that what that takes is no part of what serving takes.
fn filled(path: &Path, athletes: usize) {
    let began = Instant::now();
    let program = std::env::current_exe().unwrap_or_else(|error| panic!("{error}"));
    let stored = Command::new(program).arg("store").arg(path).arg(athletes.to_string()).status();
    assert!(stored.is_ok_and(|status| status.success()), "not stored");
    let bytes = std::fs::metadata(path).map_or(0, |found| found.len());
    println!("{athletes} athletes in {:.1} s, {} MB on the disk", began.elapsed().as_secs_f64(), bytes / 1_000_000);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [word, path, athletes] = words.as_slice()
        && word == "store"
    {
        return store(&open(Path::new(path)), athletes.parse().unwrap_or_default()).await;
    }
    let figure = |place: usize, usual| words.get(place).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (pace, seconds, athletes) = (figure(0, 1_000), figure(1, 90), figure(2, 100_000));
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let path = folder.path().join("state.redb");
    filled(&path, athletes);
    let opening = Instant::now();
    let worker = Arc::new(Worker::new(open(&path), Platform, Knowledge::built_in(), Arc::new(now)));
    println!("opened in {} ms; {:.1} MB resident", opening.elapsed().as_millis(), resident());
    let before = used();
    let took = press_on(&worker, pace, seconds, athletes).await;
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
    println!("from event to commit: p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms", at(0.5), at(0.99), at(1.0));
    println!("{:.3} ms of the core a turn; {:.1} MB resident", (used() - before) * 1_000.0 / took.len() as f64, resident());
}
