//! The acknowledgement in figures. `tests/slack/compare.py` runs it beside Bolt.
//!
//! `api` stands in for Slack's Web API; `load URL PID RATE SECONDS` sends signed commands to any app at a fixed rate;
//! `attack URL PID` sends 4 x 99 MiB that nobody signed.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods, reason = "it measures, and is not shipped")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use fettle_tests::slack::{PretendSlack, SECRET, sign};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// People who type commands.
const PEOPLE: usize = 200;

fn clock() -> DateTime<Utc> {
    std::time::SystemTime::now().into()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // One thread, as one core has.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        match words.as_slice() {
            ["api"] => {
                let slack = PretendSlack::open(Arc::new(clock)).await;
                println!("{}", slack.api());
                std::future::pending::<()>().await;
            }
            ["load", url, pid, rate, seconds] => load(url, pid, rate.parse().unwrap(), seconds.parse().unwrap()).await,
            ["attack", url, pid] => attack(url, pid).await,
            _ => println!("api | load URL PID RATE SECONDS | attack URL PID"),
        }
    });
}

async fn load(url: &str, pid: &str, rate: u64, seconds: u64) {
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<axum::body::Bytes>>();
    let began = Instant::now();
    let mut sent = Vec::new();
    let warm = PEOPLE as u64;
    let mut cpu = 0;
    for nth in 0..warm + rate * seconds {
        let due = began + Duration::from_micros(nth * 1_000_000 / rate);
        tokio::time::sleep_until(due.into()).await;
        if nth == warm {
            cpu = cpu_of(pid);
        }
        let request = command(url, nth);
        let client = client.clone();
        sent.push(tokio::spawn(async move {
            let answer = client.request(request).await.ok()?;
            let status = answer.status().as_u16();
            answer.into_body().collect().await.ok()?;
            Some((status, due.elapsed()))
        }));
    }
    let mut took = Vec::new();
    let mut failed = 0;
    for (nth, answer) in sent.into_iter().enumerate() {
        match answer.await.unwrap() {
            Some((200, time)) if nth as u64 >= warm => took.push(time),
            Some((200, _)) => {}
            _ => failed += 1,
        }
    }
    let used = cpu_of(pid) - cpu;
    took.sort();
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "{} commands at {rate}/s, {failed} failed: p50 {:.1} ms, p99 {:.1} ms; CPU {:.0} us a command; memory {} now, {} at most",
        took.len(),
        at(0.5),
        at(0.99),
        used as f64 * 10_000.0 / took.len() as f64,
        memory_of(pid, "VmRSS"),
        memory_of(pid, "VmHWM"),
    );
}

fn command(url: &str, nth: u64) -> axum::http::Request<Full<axum::body::Bytes>> {
    let user = format!("U{}", nth % PEOPLE as u64);
    let trigger = format!("{}.{nth}", clock().timestamp_micros());
    let fields = [
        ("command", "/fit"),
        ("text", "today"),
        ("team_id", "T1"),
        ("user_id", &user),
        ("channel_id", "C1"),
        ("channel_name", "general"),
        ("trigger_id", &trigger),
        ("response_url", "http://127.0.0.1:9/respond"),
    ];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut request = axum::http::Request::post(url).header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in sign(SECRET, clock().timestamp(), &body) {
        request = request.header(name, value);
    }
    request.body(Full::from(body)).unwrap()
}

/// Four bodies at once, in each of three disguises.
async fn attack(url: &str, pid: &str) {
    const SIZE: usize = 99 * 1024 * 1024;
    let address = url.trim_start_matches("http://").split('/').next().unwrap();
    let forged = format!("x-slack-request-timestamp: {}\r\nx-slack-signature: v0={}\r\n", clock().timestamp(), "0".repeat(64));
    let length = format!("content-length: {SIZE}\r\n");
    for (name, headers) in [
        ("unsigned", length.clone()),
        ("forged", format!("{forged}{length}")),
        ("forged, of unsaid length", format!("{forged}transfer-encoding: chunked\r\n")),
    ] {
        let floods = (0..4).map(|_| tokio::spawn(flood(address.to_owned(), headers.clone(), SIZE)));
        let mut taken = 0;
        for flood in floods.collect::<Vec<_>>() {
            taken += flood.await.unwrap();
        }
        println!("{name}: {} KiB of 4 x 99 MiB went out; memory at most {}", taken / 1024, memory_of(pid, "VmHWM"));
    }
}

async fn flood(address: String, headers: String, size: usize) -> usize {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!("POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n{headers}\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = [b"10000\r\n".as_slice(), &[b'x'; 65_536], b"\r\n"].concat();
    let part = if headers.contains("chunked") { &chunk[..] } else { &chunk[7..65_543] };
    let mut taken = 0;
    while taken < size {
        match tokio::time::timeout(Duration::from_secs(2), stream.write_all(part)).await {
            Ok(Ok(())) => taken += part.len(),
            _ => break,
        }
    }
    taken
}

/// Hundredths of a second.
fn cpu_of(pid: &str) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

fn memory_of(pid: &str, what: &str) -> String {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap_or_default();
    line.split_once(':').map_or("?", |(_, value)| value.trim()).to_owned()
}
