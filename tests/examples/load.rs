//! Many athletes on one machine with the file as their memory: turns at a steady pace, and how long each took from its event to its
//! commit. `taskset -c 0 cargo run -p fettle-tests --release --example load [TURNS A SECOND] [SECONDS] [ATHLETES]`.
#![allow(clippy::print_stdout, reason = "an example shows its figures")]
#![allow(clippy::panic, reason = "a load that breaks says where")]
#![allow(clippy::disallowed_methods, reason = "a load goes by the clock of this machine")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Utc};
use fettle::worker::Worker;
use fettle_core::Knowledge;
use fettle_core::conversation::{Conversation, Done, Event, EventKey, Inbound, MessageRef, ReplyTo, Utterance};
use fettle_core::memory::{AthleteKey, Memory, Now};
use fettle_core::surface::{Messenger, Say, Undelivered};
use fettle_embedded::StateFile;

/// What is said in turn: what athletes say in between plans.
const LINES: [&str; 6] =
    ["squat 3x5 100 rpe 8", "show today", "log my weight 82.5 kg", "help", "what's next?", "bench press 3x8 60"];

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
async fn turn(worker: Arc<Hands>, number: usize, count: usize, due: Instant) -> Duration {
    let inbound = said(LINES[count % LINES.len()], format!("slack-1763982345.{count:06}-D08F2HJ6R9S"));
    let reply = worker.take(&athlete(number), inbound).await.unwrap_or_else(|fault| panic!("{}", fault.words));
    let took = due.elapsed();
    worker.perform(reply, Vec::new()).await.unwrap_or_else(|fault| panic!("{}", fault.words));
    took
}

/// So many turns a second, whether the ones before are done or not.
async fn press_on(worker: &Arc<Hands>, pace: usize, seconds: usize, athletes: usize) -> Vec<Duration> {
    let began = Instant::now();
    let mut turns = Vec::new();
    for count in 0..pace * seconds {
        let due = began + Duration::from_secs(1) * count as u32 / pace as u32;
        tokio::time::sleep_until(due.into()).await;
        turns.push(tokio::spawn(turn(Arc::clone(worker), count * 7_919 % athletes, count, due)));
        if count % (pace / 2).max(1) == 0 {
            worker.confirm_late(now()).await;
        }
    }
    let mut took = Vec::new();
    for turn in turns {
        took.push(turn.await.unwrap_or_else(|error| panic!("{error}")));
    }
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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let figures: Vec<usize> = std::env::args().skip(1).filter_map(|figure| figure.parse().ok()).collect();
    let figure = |place: usize, usual| figures.get(place).copied().unwrap_or(usual);
    let (pace, seconds, athletes) = (figure(0, 1_000), figure(1, 30), figure(2, 100_000));
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let path = folder.path().join("state.redb");
    let hand: Now = Arc::new(now);
    let open = |path: &Path| StateFile::open(path, Arc::clone(&hand)).unwrap_or_else(|fault| panic!("{fault}"));
    let began = Instant::now();
    store(&open(&path), athletes).await;
    let bytes = std::fs::metadata(&path).map_or(0, |found| found.len());
    println!("{athletes} athletes in {:.1} s, {} MB on the disk", began.elapsed().as_secs_f64(), bytes / 1_000_000);
    let opening = Instant::now();
    let worker = Arc::new(Worker::new(open(&path), Platform, Knowledge::built_in(), Arc::clone(&hand)));
    println!("opened in {} ms; {:.1} MB resident", opening.elapsed().as_millis(), resident());
    let took = press_on(&worker, pace, seconds, athletes).await;
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
    println!("from event to commit: p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms", at(0.5), at(0.99), at(1.0));
    println!("{:.1} MB resident", resident());
}
