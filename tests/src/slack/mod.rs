//! A pretend Slack with a state: it checks what it is sent as Slack would, and delivers as Slack does, over HTTP or Socket Mode.

mod agent;
mod deliver;
mod methods;
mod person;
pub mod rules;
mod state;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::routing::{any, get, post};
use fettle_core::memory::Now;

pub use deliver::{Answer, Way, send, sign};
pub use person::pressable;
pub use state::{Knob, Seen, State, Stream};

/// The secret that deliveries are signed with.
pub const SECRET: &str = "pretend signing secret";

/// The token of the one workspace that is there from the start.
pub const BOT_TOKEN: &str = "xoxb-pretend";

/// The token that opens Socket Mode.
pub const APP_TOKEN: &str = "xapp-pretend";

/// The workspace.
pub const TEAM: &str = "T1";

/// A pretend Slack on loopback.
#[derive(Clone)]
pub struct PretendSlack {
    state: Arc<Mutex<State>>,
    address: SocketAddr,
    now: Now,
}

impl PretendSlack {
    /// Opens on a free port. `now` is the clock that it and the app under test share.
    ///
    /// # Panics
    /// When there is no port.
    pub async fn open(now: Now) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap_or_else(|error| panic!("no port: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("no address: {error}"));
        let slack = Self { state: Arc::default(), address, now };
        let router = Router::new()
            .route("/api/{method}", any(methods::call))
            .route("/respond/{id}", post(methods::respond))
            .route("/upload/{id}", post(methods::upload))
            .route("/socket/{ticket}", get(deliver::socket))
            .with_state(slack.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        slack
    }

    /// Where its Web API is.
    pub fn api(&self) -> String {
        format!("http://{}/api", self.address)
    }

    /// Everything it was sent that Slack would not have taken.
    pub fn faults(&self) -> Vec<String> {
        self.state().faults.clone()
    }

    /// Its state.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
