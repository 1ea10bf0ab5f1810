//! A siege: three serving processes over one DynamoDB engine in a process of its own, a pretend platform full of athletes who talk,
//! and every few seconds one of the three is killed without warning. In the end every turn, every entry of the log and every ring
//! has to be there, once.

mod athlete;
mod coach;
mod platform;

use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::pin::Pin;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::Request;
use chrono::{DateTime, Utc};
use dynoxide::Database;
use fettle_core::memory::Memory;
use fettle_dynamodb::{Dynamo, Place, connect, create};
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tokio::time::{Instant, sleep, timeout};

use crate::chance::Chance;
use athlete::{Athlete, Told};
use platform::Platform;

const TABLE: &str = "fettle";

/// How long a request may take before whoever made it gives it up. Platforms wait for three seconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long everything may take to come to rest at the end.
const REST: Duration = Duration::from_secs(120);

/// What is to be done to whom.
#[derive(Clone, Debug)]
pub struct Siege {
    /// The program that plays the other parts too.
    pub program: PathBuf,
    /// How many athletes talk.
    pub athletes: usize,
    /// How long they do.
    pub lasts: Duration,
    /// The pause between two kills.
    pub between_kills: Duration,
    /// The lease of what is owed, in seconds.
    pub lease_seconds: u64,
    /// How long an athlete thinks before the next line, in milliseconds at most.
    pub think_millis: u64,
    /// Chooses who is killed and who is talked to.
    pub seed: u64,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Turns that were said.
    pub turns: usize,
    /// Rings that were due.
    pub rings: usize,
    /// Processes that were killed.
    pub kills: usize,
    /// Turns that a kill interrupted, with the milliseconds from the kill to the answer, in order.
    pub recovered: Vec<u128>,
    /// Milliseconds from every other line to its answer, in order.
    pub answered: Vec<u128>,
    /// Cards that were shown once more.
    pub repeated: usize,
    /// What is lost or doubled.
    pub wrong: Vec<String>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at =
            |times: &[u128], percent: usize| times.get((times.len().max(1) - 1) * percent / 100).copied().unwrap_or_default();
        writeln!(out, "{} turns, {} rings, {} kills, {} cards shown again", self.turns, self.rings, self.kills, self.repeated)?;
        for (name, times) in [("undisturbed answers", &self.answered), ("answers after a kill", &self.recovered)] {
            writeln!(out, "{} {name}: p50 {} ms, p99 {} ms", times.len(), at(times, 50), at(times, 99))?;
        }
        writeln!(out, "{} wrong: {:?}", self.wrong.len(), self.wrong.iter().take(10).collect::<Vec<_>>())
    }
}

/// Plays another part of a siege when the arguments say so. Whether they did.
pub async fn play_part(arguments: &[&str]) -> bool {
    match arguments {
        ["engine"] => {
            let database = Database::memory().unwrap_or_else(|error| panic!("dynoxide: {error}"));
            println(&crate::engines::serve_dynoxide(database));
            drop(tokio::task::spawn_blocking(|| std::io::Read::read_to_end(&mut std::io::stdin(), &mut Vec::new())).await);
        }
        ["coach", endpoint, table, platform, lease] => Box::pin(coach::serve(endpoint, table, platform, lease)).await,
        _ => return false,
    }
    true
}

#[allow(clippy::print_stdout, reason = "its first line is its address")]
fn println(line: &str) {
    println!("{line}");
}

#[allow(clippy::disallowed_methods, reason = "a siege goes by the clock of this machine")]
fn wall() -> DateTime<Utc> {
    std::time::SystemTime::now().into()
}

#[allow(clippy::disallowed_methods, reason = "as above")]
fn now() -> Instant {
    Instant::now()
}

/// Posts JSON; the status of the answer, where one comes in time.
async fn post(url: &str, body: &Value) -> Option<u16> {
    static CLIENT: OnceLock<Client<HttpConnector, Full<Bytes>>> = OnceLock::new();
    let client = CLIENT.get_or_init(|| Client::builder(TokioExecutor::new()).build_http());
    let body = Full::from(Bytes::from(body.to_string()));
    let request = Request::post(url).header("content-type", "application/json").body(body).ok()?;
    let answer = timeout(PATIENCE, client.request(request)).await.ok()?.ok()?;
    Some(answer.status().as_u16())
}

/// A process of the siege, killed when it is dropped.
struct Part {
    child: Child,
    address: String,
}

impl Part {
    fn start(program: &PathBuf, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut address = String::new();
        let out = child.stdout.take().map(BufReader::new);
        out.and_then(|mut out| out.read_line(&mut address).ok());
        Self { child, address: address.trim().to_owned() }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Where the three coaches are, and when the last one at each place was killed.
struct Town {
    platform: Arc<Platform>,
    addresses: Mutex<Vec<String>>,
    /// The place and the time of every kill.
    kills: Mutex<Vec<(usize, Instant)>>,
    ends: Instant,
}

impl Siege {
    /// Lasts as long as it says, and then until all is at rest.
    pub fn lay(&self) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
        Box::pin(self.laid())
    }

    async fn laid(&self) -> Outcome {
        let engine = Part::start(&self.program, &["engine"]);
        let client = connect(&Place { endpoint: Some(engine.address.clone()), region: None }).await;
        create(&client, TABLE).await.unwrap_or_else(|fault| panic!("{fault}"));
        let memory = Dynamo::new(client, TABLE, Arc::new(wall));
        let (platform, url) = Platform::open().await;
        let lease = self.lease_seconds.to_string();
        let start = || Part::start(&self.program, &["coach", &engine.address, TABLE, &url, &lease]);
        let mut coaches: Vec<Part> = (0..3).map(|_| start()).collect();
        let town = Arc::new(Town {
            platform,
            addresses: Mutex::new(coaches.iter().map(|coach| coach.address.clone()).collect()),
            kills: Mutex::default(),
            ends: now() + self.lasts,
        });
        let talks: Vec<_> = (0..self.athletes).map(|number| tokio::spawn(self.athlete(number, &town).talk())).collect();
        let mut chance = Chance::new(self.seed);
        while now() + self.between_kills < town.ends {
            sleep(self.between_kills).await;
            let place = chance.below(3) as usize;
            coaches[place].child.kill().ok();
            locked(&town.kills).push((place, now()));
            coaches[place] = start();
            locked(&town.addresses)[place].clone_from(&coaches[place].address);
        }
        let mut told = Vec::new();
        for talk in talks {
            told.push(talk.await.unwrap_or_else(|error| panic!("an athlete fell over: {error}")));
        }
        self.judge(&town, &memory, told).await
    }

    fn athlete(&self, number: usize, town: &Arc<Town>) -> Athlete {
        Athlete::new(number, Arc::clone(town), Chance::new(self.seed ^ (number as u64) << 20), self.think_millis)
    }

    async fn judge(&self, town: &Town, memory: &Dynamo, told: Vec<Told>) -> Outcome {
        let mut outcome = Outcome { kills: locked(&town.kills).len(), ..Outcome::default() };
        let resting = now() + REST;
        for told in told {
            let conversation = loop {
                let loaded = memory.load(&told.who).await.unwrap_or_else(|fault| panic!("{fault}")).unwrap_or_default();
                let rung = told.ring.is_none_or(|ring| loaded.wakes().all(|(_, waking)| waking.at > ring));
                if (!loaded.owes() && rung) || now() > resting {
                    break loaded;
                }
                sleep(Duration::from_millis(200)).await;
            };
            let log = memory.log(&told.who).await.unwrap_or_else(|fault| panic!("{fault}"));
            let shown = town.platform.shown_to(&told.who.0);
            told.judge(&shown, &conversation, &log, &mut outcome);
        }
        outcome.recovered.sort_unstable();
        outcome.answered.sort_unstable();
        outcome
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
