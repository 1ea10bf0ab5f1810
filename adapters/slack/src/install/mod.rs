//! Installations and their tokens: one from the environment, or as many as workspaces install the app, sealed where they lie.

mod oauth;
mod seal;

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::memory::{MemoryFault, Now};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;

pub use oauth::{Arrival, Departure, OAuth, SCOPES, Turned};
pub use seal::Seal;

use crate::inbound::Installation;
use crate::messenger::{Body, Call, CallFault, Calls, FaultKind, Repeat};

/// A token is renewed so long before it ends.
const RENEW_BEFORE: TimeDelta = TimeDelta::minutes(10);

/// What comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Keeps sealed installations. It sees names and bytes, and no token.
pub trait Safe: Send + Sync {
    /// What is kept under this name.
    fn get<'a>(&'a self, name: &'a str) -> Later<'a, Result<Option<Vec<u8>>, MemoryFault>>;
    /// Keeps this under the name, instead of what was there.
    fn put<'a>(&'a self, name: &'a str, sealed: &'a [u8]) -> Later<'a, Result<(), MemoryFault>>;
    /// Keeps nothing under this name any more.
    fn remove<'a>(&'a self, name: &'a str) -> Later<'a, Result<(), MemoryFault>>;
    /// Whether nobody took this name before, whichever process asks. It stays taken until `until` and well beyond.
    fn take<'a>(&'a self, name: &'a str, until: DateTime<Utc>) -> Later<'a, Result<bool, MemoryFault>>;
}

/// One installation.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Install {
    /// Version of this record.
    v: u8,
    token: String,
    /// Where tokens rotate: good for one renewal.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    refresh: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    ends: Option<DateTime<Utc>>,
}

/// The app's own credentials.
#[derive(Clone)]
pub struct Credentials {
    /// Public.
    pub client_id: String,
    /// Secret.
    pub client_secret: String,
}

/// Whose tokens we have.
pub enum Installs {
    /// One workspace, with a token from the environment.
    One(String),
    /// Every workspace that installed the app.
    Kept(Kept),
}

/// Installations in a safe.
pub struct Kept {
    safe: Arc<dyn Safe>,
    seal: Seal,
    credentials: Credentials,
    now: Now,
    open: Mutex<HashMap<Installation, Install>>,
}

impl Installs {
    /// Installations in a safe, sealed.
    pub fn kept(safe: Arc<dyn Safe>, seal: Seal, credentials: Credentials, now: Now) -> Self {
        Self::Kept(Kept { safe, seal, credentials, now, open: Mutex::new(HashMap::new()) })
    }

    /// The token of an installation, renewed where it is about to end.
    ///
    /// # Errors
    /// When there is none, or none that could be renewed.
    pub async fn token(&self, installation: &Installation, calls: &Calls) -> Result<String, CallFault> {
        match self {
            Self::One(token) => Ok(token.clone()),
            Self::Kept(kept) => kept.token(installation, calls).await,
        }
    }

    /// Slack says that the token ended: the next call looks it up again.
    pub(crate) async fn stale(&self, installation: &Installation) {
        if let Self::Kept(kept) = self {
            kept.open.lock().await.remove(installation);
        }
    }

    /// Keeps what Slack answered to an installation. Gives back what was installed.
    ///
    /// # Errors
    /// When the answer is none, or could not be kept.
    pub async fn keep(&self, answer: &Value) -> Result<Installation, CallFault> {
        match self {
            Self::One(_) => Err(fault(FaultKind::Refused("single_workspace".into()))),
            Self::Kept(kept) => {
                let installation = installed(answer).ok_or(fault(FaultKind::Unreadable))?;
                let install = kept.read(answer).ok_or(fault(FaultKind::Unreadable))?;
                kept.put(&installation, install).await?;
                Ok(installation)
            }
        }
    }

    /// Whether a state comes back for the first time to any of the processes that share the safe.
    pub(crate) async fn first(&self, state: &str, until: DateTime<Utc>) -> Result<bool, CallFault> {
        match self {
            Self::One(_) => Ok(false),
            Self::Kept(kept) => kept.safe.take(state, until).await.map_err(|_| fault(FaultKind::Unreachable)),
        }
    }

    /// Forgets an installation.
    ///
    /// # Errors
    /// When it is still kept.
    pub async fn remove(&self, installation: &Installation) -> Result<(), MemoryFault> {
        match self {
            Self::One(_) => Ok(()),
            Self::Kept(kept) => {
                kept.open.lock().await.remove(installation);
                kept.safe.remove(&installation.0).await
            }
        }
    }
}

impl Kept {
    /// The lock stands over the renewal: a refresh token is good for one use, by one of us.
    async fn token(&self, installation: &Installation, calls: &Calls) -> Result<String, CallFault> {
        let mut open = self.open.lock().await;
        let known = match open.get(installation) {
            Some(known) => known.clone(),
            None => self.get(installation).await?.ok_or(fault(FaultKind::Refused("not_installed".into())))?,
        };
        let current = if self.is_ending(&known) { self.renewed(installation, known, calls).await? } else { known };
        let token = current.token.clone();
        open.insert(installation.clone(), current);
        Ok(token)
    }

    fn is_ending(&self, install: &Install) -> bool {
        install.ends.is_some_and(|ends| ends - RENEW_BEFORE <= (self.now)())
    }

    async fn renewed(&self, installation: &Installation, known: Install, calls: &Calls) -> Result<Install, CallFault> {
        let Some(refresh) = &known.refresh else { return Ok(known) };
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh.as_str()),
            ("client_id", &self.credentials.client_id),
            ("client_secret", &self.credentials.client_secret),
        ];
        let body = Body::Form(&fields);
        let call = Call { method: "oauth.v2.access", url: None, token: None, body, repeat: Repeat::IfItDidNotHappen };
        match calls.make(&call).await {
            Ok(answer) => {
                let renewed = self.read(&answer).ok_or(fault(FaultKind::Unreadable))?;
                self.write(installation, &renewed).await?;
                Ok(renewed)
            }
            // Another process may have renewed it meanwhile.
            Err(failed) => match self.get(installation).await? {
                Some(stored) if stored.token != known.token => Ok(stored),
                _ => Err(failed),
            },
        }
    }

    fn read(&self, answer: &Value) -> Option<Install> {
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        let seconds = answer.get("expires_in").and_then(Value::as_i64).and_then(TimeDelta::try_seconds);
        Some(Install {
            v: 1,
            token: text("access_token")?,
            refresh: text("refresh_token"),
            ends: seconds.map(|seconds| (self.now)() + seconds),
        })
    }

    async fn get(&self, installation: &Installation) -> Result<Option<Install>, CallFault> {
        let sealed = self.safe.get(&installation.0).await.map_err(|_| fault(FaultKind::Unreachable))?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = self.seal.open(&installation.0, &sealed).ok_or(fault(FaultKind::Unreadable))?;
        serde_json::from_slice(&opened).map(Some).map_err(|_| fault(FaultKind::Unreadable))
    }

    async fn put(&self, installation: &Installation, install: Install) -> Result<(), CallFault> {
        self.write(installation, &install).await?;
        self.open.lock().await.insert(installation.clone(), install);
        Ok(())
    }

    async fn write(&self, installation: &Installation, install: &Install) -> Result<(), CallFault> {
        let plain = serde_json::to_vec(install).map_err(|_| fault(FaultKind::Unreadable))?;
        let sealed = self.seal.close(&installation.0, plain).ok_or(fault(FaultKind::Unreadable))?;
        self.safe.put(&installation.0, &sealed).await.map_err(|_| fault(FaultKind::Unreachable))
    }
}

/// The organisation, where the app was installed for all of it; otherwise the workspace.
fn installed(answer: &Value) -> Option<Installation> {
    let across = answer.get("is_enterprise_install") == Some(&Value::Bool(true));
    let id = answer.pointer(if across { "/enterprise/id" } else { "/team/id" });
    id.and_then(Value::as_str).map(|id| Installation(id.to_owned()))
}

fn fault(kind: FaultKind) -> CallFault {
    CallFault { method: "installation".to_owned(), kind }
}
