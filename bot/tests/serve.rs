//! `fettle serve` as an operator meets it: soon ready, telling what is wrong, leaving when told to.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "a process is waited for by the clock of this machine")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long a start may take; without optimisation reading the facts alone takes longer than all of it otherwise.
const READY: Duration = Duration::from_millis(if cfg!(debug_assertions) { 5_000 } else { 200 });

struct Served {
    child: Child,
    address: String,
    took: Duration,
}

fn fettle(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fettle"));
    command.env_clear().env("HOME", folder).env("FETTLE_STATE", folder.join("state.redb")).env("FETTLE_LOG_LEVEL", "info");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn serve(folder: &Path, environment: &[(&str, &str)]) -> Served {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let began = Instant::now();
    let child = fettle(folder).envs(environment.iter().copied()).args(["serve", "--listen", &address]).spawn().unwrap();
    while get(&address, "/readyz", "").is_none_or(|(status, _)| status != 200) {
        assert!(began.elapsed() < Duration::from_secs(20), "never ready");
        std::thread::sleep(Duration::from_millis(2));
    }
    Served { child, address, took: began.elapsed() }
}

fn get(address: &str, path: &str, header: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: fettle\r\nConnection: close\r\n{header}\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some((answer.get(9..12)?.parse().ok()?, answer))
}

impl Served {
    /// Tells it to stop, as an orchestrator does.
    fn stop(self) -> (Output, Duration) {
        let began = Instant::now();
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        (self.child.wait_with_output().unwrap(), began.elapsed())
    }
}

#[test]
fn it_is_ready_soon_and_leaves_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let served = serve(folder.path(), &[]);
    println!("ready after {} ms", served.took.as_millis());
    assert!(served.took < READY, "{:?}", served.took);
    assert_eq!(get(&served.address, "/healthz", "").unwrap().0, 200);
    let (output, took) = served.stop();
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && took < Duration::from_secs(5), "{took:?} {log}");
    assert!(log.contains("leaving") && log.contains("gone"), "{log}");
    assert!(log.lines().all(|line| line.starts_with('{') && line.ends_with('}')), "every line is JSON: {log}");
}

#[test]
fn figures_for_cloudwatch_are_lines_of_their_own_and_the_last_minute_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let served = serve(folder.path(), &[("FETTLE_METRICS_EMF", "true")]);
    let (output, _) = served.stop();
    let lines = String::from_utf8(output.stdout).unwrap();
    let last: serde_json::Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!((&last["Turns"], &last["_aws"]["CloudWatchMetrics"][0]["Namespace"]), (&0.into(), &"Fettle".into()), "{lines}");
}

#[test]
fn figures_are_for_those_who_have_the_token() {
    let folder = tempfile::tempdir().unwrap();
    let served = serve(folder.path(), &[("FETTLE_METRICS_TOKEN", "rhubarb")]);
    assert_eq!(get(&served.address, "/metrics", "").unwrap().0, 401);
    let (status, figures) = get(&served.address, "/metrics", "Authorization: Bearer rhubarb\r\n").unwrap();
    assert!(status == 200 && figures.contains("fettle_turn_seconds"), "{figures}");
    let (output, _) = served.stop();
    assert!(!String::from_utf8(output.stderr).unwrap().contains("rhubarb"));
}

#[test]
fn an_operator_exports_and_forgets_an_athlete() {
    let folder = tempfile::tempdir().unwrap();
    let mut chat = fettle(folder.path()).arg("chat").stdin(Stdio::piped()).spawn().unwrap();
    chat.stdin.take().unwrap().write_all(b"log my weight 81.5 kg\n").unwrap();
    assert!(chat.wait_with_output().unwrap().status.success());
    let athlete = |command: &str, id: &str| {
        let environment = ("FETTLE_STORE_FILE", folder.path().join("state.redb"));
        fettle(folder.path()).env(environment.0, environment.1).args(["athlete", command, id]).output().unwrap()
    };
    let exported = athlete("export", "terminal/local/me");
    assert!(String::from_utf8(exported.stdout).unwrap().contains("81.5"));
    assert!(!athlete("export", "terminal/local/nobody").status.success());
    assert!(athlete("forget", "terminal/local/me").status.success());
    assert!(!athlete("export", "terminal/local/me").status.success(), "forgotten");
}

/// A safe that answers one question as AWS Secrets Manager does, and gives back what it was asked.
#[cfg(feature = "secrets")]
fn safe(status: &'static str, answer: &'static str) -> (String, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        let (mut request, mut piece) = (Vec::new(), [0; 4096]);
        while !request.ends_with(b"}") {
            let length = stream.read(&mut piece).unwrap();
            request.extend_from_slice(&piece[..length]);
        }
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: application/x-amz-json-1.1\r\nConnection: close");
        write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{answer}", answer.len()).unwrap();
        String::from_utf8(request).unwrap()
    });
    (address, asked)
}

#[cfg(feature = "secrets")]
#[test]
fn secrets_come_from_aws_secrets_manager_and_are_never_told() {
    let folder = tempfile::tempdir().unwrap();
    let (address, asked) =
        safe("200 OK", r#"{"Name": "fettle/prod", "SecretString": "{\"FETTLE_METRICS_TOKEN\": \"rhubarb\"}"}"#);
    let served = serve(folder.path(), &[("FETTLE_SECRETS_ID", "fettle/prod"), ("FETTLE_SECRETS_ENDPOINT", address.as_str())]);
    let asked = asked.join().unwrap();
    let lower = asked.to_lowercase();
    assert!(
        lower.contains("x-amz-target: secretsmanager.getsecretvalue\r\n") && asked.contains(r#"{"SecretId":"fettle/prod"}"#),
        "{asked}"
    );
    assert!(
        lower.contains("authorization: aws4-hmac-sha256 credential=local/") && lower.contains("/secretsmanager/aws4_request"),
        "{asked}"
    );
    assert_eq!(get(&served.address, "/metrics", "").unwrap().0, 401);
    assert_eq!(get(&served.address, "/metrics", "Authorization: Bearer rhubarb\r\n").unwrap().0, 200);
    let (output, _) = served.stop();
    assert!(!String::from_utf8(output.stderr).unwrap().contains("rhubarb"));
}

#[cfg(feature = "secrets")]
#[test]
fn the_environment_goes_before_a_secret_and_a_secret_that_is_not_there_is_told_by_its_variable() {
    let folder = tempfile::tempdir().unwrap();
    let (address, _asked) = safe("200 OK", r#"{"SecretString": "{\"FETTLE_LISTEN\": \"nowhere\"}"}"#);
    let environment = [("FETTLE_SECRETS_ID", "fettle/prod"), ("FETTLE_SECRETS_ENDPOINT", address.as_str())];
    let checked =
        fettle(folder.path()).envs(environment).env("FETTLE_LISTEN", "127.0.0.1:1").args(["check", "--serve"]).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let (address, _asked) = safe("400 Bad Request", r#"{"__type": "ResourceNotFoundException", "Message": "none"}"#);
    let environment = [("FETTLE_SECRETS_ID", "fettle/prod"), ("FETTLE_SECRETS_ENDPOINT", address.as_str())];
    let told = fettle(folder.path()).envs(environment).args(["check", "--serve"]).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("FETTLE_SECRETS_ID: fettle/prod can't be read: ResourceNotFoundException"), "{told}");
}
