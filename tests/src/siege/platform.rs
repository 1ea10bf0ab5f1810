//! The pretend platform of the siege: keeps what is shown to whom, in the order in which it came.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::timeout;

/// What one athlete was shown: the slot, the words.
type Wall = Vec<(String, String)>;

/// The platform.
#[derive(Default)]
pub(super) struct Platform {
    walls: Mutex<BTreeMap<String, Wall>>,
    news: Notify,
}

impl Platform {
    /// Opens it on a port of its own, and gives back its address too.
    pub(super) async fn open() -> (Arc<Self>, String) {
        let platform = Arc::new(Self::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap_or_else(|error| panic!("no port: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("no address: {error}"));
        let routes = Router::new().route("/show", post(show)).with_state(Arc::clone(&platform));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        (platform, format!("http://{address}"))
    }

    /// What was shown to somebody.
    pub(super) fn shown_to(&self, who: &str) -> Wall {
        self.walls().get(who).cloned().unwrap_or_default()
    }

    /// Waits until something was shown that holds these words. Whether it came in time.
    pub(super) async fn shows(&self, who: &str, words: &str, patience: Duration) -> bool {
        let seen = async {
            loop {
                let news = self.news.notified();
                if self.walls().get(who).is_some_and(|wall| wall.iter().any(|(_, shown)| shown.contains(words))) {
                    return;
                }
                news.await;
            }
        };
        timeout(patience, seen).await.is_ok()
    }

    fn walls(&self) -> MutexGuard<'_, BTreeMap<String, Wall>> {
        self.walls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn show(State(platform): State<Arc<Platform>>, Json(said): Json<Value>) {
    let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
    platform.walls().entry(text("who")).or_default().push((text("slot"), text("words")));
    platform.news.notify_waiters();
}
