//! Installing the app: a way out to Slack and back, which only the browser that went out can come back on, once.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::memory::Now;
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use url::Url;

use super::{Credentials, Installs};
use crate::inbound::Installation;
use crate::messenger::{Body, Call, CallFault, Calls, Repeat};

/// What the app may do; the manifest says the same.
pub const SCOPES: &str =
    "app_mentions:read,assistant:write,chat:write,commands,files:write,im:history,im:read,im:write,users:read";

/// The cookie that binds the way back to the browser that went out.
const COOKIE: &str = "fettle_slack_install";

/// How long somebody may take to say yes.
const LIFE: TimeDelta = TimeDelta::minutes(10);

const RANDOM: usize = 24;

/// The way out: where to send the browser, and what it is to keep.
#[derive(Clone, Debug)]
pub struct Departure {
    /// Where Slack asks whether the app may.
    pub location: String,
    /// A `Set-Cookie` header.
    pub cookie: String,
}

/// The way back.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// What Slack gives for a yes.
    pub code: Option<String>,
    /// What we gave along.
    pub state: Option<String>,
    /// The `Cookie` header.
    pub cookies: Option<String>,
}

/// Why somebody was turned away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turned {
    /// They said no, or Slack did.
    Declined,
    /// Not the browser that went out, too late, or a second time.
    Stranger,
    /// Slack did not give a token.
    Failed(CallFault),
}

/// Installs the app.
pub struct OAuth {
    credentials: Credentials,
    authorize: Url,
    redirect: String,
    key: hmac::Key,
    now: Now,
    chance: SystemRandom,
}

impl OAuth {
    /// `authorize` is Slack's page, `redirect` is our own address for the way back.
    pub fn new(credentials: Credentials, authorize: Url, redirect: String, now: Now) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, format!("install state {}", credentials.client_secret).as_bytes());
        Self { credentials, authorize, redirect, key, now, chance: SystemRandom::new() }
    }

    /// Sends a browser out. None when this machine has no randomness to give.
    pub fn depart(&self) -> Option<Departure> {
        let (id, secret) = (self.random()?, self.random()?);
        let ends = ((self.now)() + LIFE).timestamp();
        let state = format!("{id}.{ends}.{}", self.sign(&id, ends, &secret));
        let mut location = self.authorize.clone();
        location
            .query_pairs_mut()
            .append_pair("client_id", &self.credentials.client_id)
            .append_pair("scope", SCOPES)
            .append_pair("redirect_uri", &self.redirect)
            .append_pair("state", &state);
        Some(Departure { location: location.into(), cookie: cookie(&secret, LIFE.num_seconds()) })
    }

    /// Takes a browser back in, and keeps what was installed.
    ///
    /// # Errors
    /// See [`Turned`]. Nothing is kept then.
    pub async fn arrive(&self, arrival: &Arrival, calls: &Calls, installs: &Installs) -> Result<Installation, Turned> {
        let (id, ends) = self.known(arrival).ok_or(Turned::Stranger)?;
        if !installs.first(id, ends).await.map_err(Turned::Failed)? {
            return Err(Turned::Stranger);
        }
        let code = arrival.code.as_deref().filter(|code| !code.is_empty()).ok_or(Turned::Declined)?;
        let fields = [
            ("code", code),
            ("redirect_uri", &self.redirect),
            ("client_id", &self.credentials.client_id),
            ("client_secret", &self.credentials.client_secret),
        ];
        let body = Body::Form(&fields);
        let call = Call { method: "oauth.v2.access", url: None, token: None, body, repeat: Repeat::IfItDidNotHappen };
        let answer = calls.make(&call).await.map_err(Turned::Failed)?;
        installs.keep(&answer).await.map_err(Turned::Failed)
    }

    /// The `Set-Cookie` header that takes the cookie back.
    pub fn farewell() -> String {
        cookie("", 0)
    }

    /// The name of the way back and when it ends, where it is this browser that went out, not too long ago.
    fn known<'a>(&self, arrival: &'a Arrival) -> Option<(&'a str, DateTime<Utc>)> {
        let mut parts = arrival.state.as_deref()?.split('.');
        let (id, ends, signature) = (parts.next()?, parts.next()?.parse::<i64>().ok()?, parts.next()?);
        let secret =
            arrival.cookies.as_deref()?.split(';').find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        hmac::verify(&self.key, signed(id, ends, secret).as_bytes(), &signature).ok()?;
        let in_time = parts.next().is_none() && ends >= (self.now)().timestamp();
        DateTime::from_timestamp(ends, 0).filter(|_| in_time).map(|ends| (id, ends))
    }

    fn sign(&self, id: &str, ends: i64, secret: &str) -> String {
        URL_SAFE_NO_PAD.encode(hmac::sign(&self.key, signed(id, ends, secret).as_bytes()))
    }

    fn random(&self) -> Option<String> {
        let mut bytes = [0; RANDOM];
        self.chance.fill(&mut bytes).ok()?;
        Some(URL_SAFE_NO_PAD.encode(bytes))
    }
}

fn signed(id: &str, ends: i64, secret: &str) -> String {
    format!("{id}.{ends}.{secret}")
}

fn cookie(value: &str, seconds: i64) -> String {
    format!("{COOKIE}={value}; Max-Age={seconds}; Path=/slack; HttpOnly; Secure; SameSite=Lax")
}
