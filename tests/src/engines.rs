//! DynamoDB engines that the tests start by themselves: dynoxide in this process, MiniStack beside it.

use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use dynoxide::Database;
use fettle_dynamodb::{Dynamo, Place, connect, create};

use crate::{HandClock, Shelf};

/// The version of MiniStack that the tests were written against.
const MINISTACK: &str = "ministack==1.5.33";

/// How often a started engine is asked whether it listens, and how long is waited in between.
const KNOCKS: u32 = 240;
const BETWEEN_KNOCKS: Duration = Duration::from_millis(250);

/// The endpoint of dynoxide in this process, started when it is first asked for.
///
/// # Panics
/// When it can't be started.
pub fn dynoxide() -> &'static str {
    static ENDPOINT: OnceLock<String> = OnceLock::new();
    ENDPOINT.get_or_init(|| serve_dynoxide(Database::memory().unwrap_or_else(|error| panic!("dynoxide: {error}"))))
}

/// Serves a database on a free port of this machine, for as long as the process lives. Gives back its endpoint.
///
/// # Panics
/// When there is no port or no thread.
pub fn serve_dynoxide(database: Database) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|error| panic!("no port: {error}"));
    let address = listener.local_addr().unwrap_or_else(|error| panic!("no address: {error}"));
    listener.set_nonblocking(true).unwrap_or_else(|error| panic!("{error}"));
    thread::spawn(move || {
        crate::wait(async move {
            match tokio::net::TcpListener::from_std(listener) {
                Ok(listener) => dynoxide::server::serve_on(listener, database).await,
                Err(error) => panic!("{error}"),
            }
        });
    });
    format!("http://{address}")
}

/// The endpoint of MiniStack beside this process, installed and started when it is first asked for.
///
/// # Errors
/// When it can't be installed or started: why.
pub fn ministack() -> Result<&'static str, &'static str> {
    static ENDPOINT: OnceLock<Result<String, String>> = OnceLock::new();
    ENDPOINT.get_or_init(|| install().and_then(|program| start(&program))).as_deref().map_err(String::as_str)
}

/// A virtual environment in the target folder, made once.
fn install() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/ministack");
    let program = folder.join("bin/ministack");
    let asked = folder.join(MINISTACK);
    if !asked.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(folder.join("bin/pip")).args(["install", "--quiet", "--disable-pip-version-check", MINISTACK]))?;
        std::fs::write(&asked, "").map_err(|error| error.to_string())?;
    }
    Ok(program)
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {said}")) }
}

/// Starts it under a shell that ends it as soon as this process, which holds the other end of the pipe, is gone.
fn start(program: &Path) -> Result<String, String> {
    let port = free_port()?;
    let script = "\"$0\" >/dev/null 2>&1 & echo $!; read gone; kill $!";
    let mut shell = Command::new("sh");
    shell.args(["-c", script]).arg(program);
    shell.env("BIND_HOST", "127.0.0.1").env("GATEWAY_PORT", port.to_string()).env("PERSIST_STATE", "0");
    let mut child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
    said_its_number(&mut child)?;
    for _ in 0..KNOCKS {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            // The pipe stays open until this process ends.
            std::mem::forget(child);
            return Ok(format!("http://127.0.0.1:{port}"));
        }
        thread::sleep(BETWEEN_KNOCKS);
    }
    child.kill().ok();
    Err("MiniStack does not listen".to_owned())
}

fn said_its_number(child: &mut Child) -> Result<(), String> {
    let said = child.stdout.take().map(|out| BufReader::new(out.take(64)));
    let line = said.and_then(|mut out| {
        let mut line = String::new();
        out.read_line(&mut line).ok().map(|_| line)
    });
    line.filter(|line| !line.trim().is_empty()).map(|_| ()).ok_or_else(|| "MiniStack did not start".to_owned())
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

/// A table of its own at an endpoint.
pub struct TableShelf {
    place: Place,
    table: String,
    clock: HandClock,
}

impl TableShelf {
    /// A table that nobody else uses. Its clock begins now: an engine may delete what is long past.
    pub fn at(endpoint: &str) -> Self {
        static TABLES: AtomicU64 = AtomicU64::new(0);
        let table = format!("fettle-{}-{}", std::process::id(), TABLES.fetch_add(1, Ordering::Relaxed));
        #[allow(clippy::disallowed_methods, reason = "a test chooses when it plays")]
        let clock = HandClock::at(std::time::SystemTime::now().into());
        Self { place: Place { endpoint: Some(endpoint.to_owned()), region: None }, table, clock }
    }

    /// How many items there are, whether anybody may still read them or not.
    ///
    /// # Panics
    /// When the table does not answer.
    pub async fn items(&self) -> i32 {
        let scanned = connect(&self.place).await.scan().table_name(&self.table).send().await;
        scanned.unwrap_or_else(|error| panic!("{error}")).count()
    }

    /// The memory itself, for what only it can tell.
    ///
    /// # Panics
    /// When the table can't be made.
    pub async fn table(&self) -> Dynamo {
        let client = connect(&self.place).await;
        create(&client, &self.table).await.unwrap_or_else(|fault| panic!("{fault}"));
        Dynamo::new(client, &self.table, self.clock.hand())
    }
}

impl Shelf for TableShelf {
    type Store = Dynamo;

    async fn open(&self) -> Dynamo {
        self.table().await
    }

    fn clock(&self) -> &HandClock {
        &self.clock
    }
}
