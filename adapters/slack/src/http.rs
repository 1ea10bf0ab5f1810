//! Slack over HTTP: one address for everything that Slack sends, and two for browsers that install the app.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{RawQuery, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use fettle_core::memory::Now;
use tokio::time::timeout;

use crate::app::{Ack, App, Desk};
use crate::inbound::from_http;
use crate::install::{Arrival, Installs, OAuth, Turned};
use crate::limits::{BODY_BYTES, BODY_TIME};
use crate::messenger::Calls;
use crate::signature::{SIGNATURE_HEADER, SigningSecrets, TIMESTAMP_HEADER};

/// Where Slack sends everything.
pub const EVENTS_PATH: &str = "/slack/events";

/// Where a browser goes to install the app.
pub const INSTALL_PATH: &str = "/slack/install";

/// Where a browser comes back from Slack.
pub const OAUTH_PATH: &str = "/slack/oauth";

/// What stands behind the addresses for browsers.
pub struct Door {
    /// The way out and back.
    pub oauth: OAuth,
    /// Calls of Slack.
    pub calls: Calls,
    /// What was installed.
    pub installs: Arc<Installs>,
}

struct Gate<C> {
    app: Arc<App<C>>,
    secrets: SigningSecrets,
    now: Now,
}

/// The address that Slack sends to.
pub fn events<C: Desk>(app: Arc<App<C>>, secrets: SigningSecrets, now: Now) -> Router {
    Router::new().route(EVENTS_PATH, post(receive::<C>)).with_state(Arc::new(Gate { app, secrets, now }))
}

/// The addresses for browsers.
pub fn door(door: Door) -> Router {
    Router::new().route(INSTALL_PATH, get(depart)).route(OAUTH_PATH, get(arrive)).with_state(Arc::new(door))
}

async fn receive<C: Desk>(State(gate): State<Arc<Gate<C>>>, headers: HeaderMap, body: Body) -> Response {
    let is_json = header(&headers, CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/json"));
    match gate.let_in(&headers, body).await {
        Ok(body) => answered(gate.app.take(from_http(is_json, &body)).await),
        Err(status) => status.into_response(),
    }
}

impl<C> Gate<C> {
    /// What is not signed, or signed at another time, is turned away before its body is read; the rest is read up to a limit.
    async fn let_in(&self, headers: &HeaderMap, body: Body) -> Result<axum::body::Bytes, StatusCode> {
        let timestamp = header(headers, HeaderName::from_static(TIMESTAMP_HEADER));
        let signature = header(headers, HeaderName::from_static(SIGNATURE_HEADER));
        let stamp = SigningSecrets::stamp(timestamp, signature, (self.now)()).map_err(|_| StatusCode::UNAUTHORIZED)?;
        let announced = header(headers, CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
        if announced.is_some_and(|length| length > BODY_BYTES) {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        let body = timeout(BODY_TIME, to_bytes(body, BODY_BYTES)).await.map_err(|_| StatusCode::REQUEST_TIMEOUT)?;
        let body = body.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        self.secrets.verify(&stamp, &body).map_err(|_| StatusCode::UNAUTHORIZED)?;
        Ok(body)
    }
}

/// A header that stands there exactly once.
fn header(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())?.to_str().ok()
}

fn answered(ack: Ack) -> Response {
    match ack {
        Ack::Received => StatusCode::OK.into_response(),
        Ack::Text(words) => words.into_response(),
        Ack::Json(value) => ([(CONTENT_TYPE, "application/json; charset=utf-8")], value.to_string()).into_response(),
        Ack::Later => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn depart(State(door): State<Arc<Door>>) -> Response {
    match door.oauth.depart() {
        Some(way) => (StatusCode::FOUND, [(LOCATION, way.location), (SET_COOKIE, way.cookie)]).into_response(),
        None => page(StatusCode::SERVICE_UNAVAILABLE, "Not just now. Please try again in a minute."),
    }
}

async fn arrive(State(door): State<Arc<Door>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let query = query.unwrap_or_default();
    let of = |wanted: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
    };
    let cookies = header(&headers, COOKIE).map(str::to_owned);
    let arrival = Arrival { code: of("code"), state: of("state"), cookies };
    match door.oauth.arrive(&arrival, &door.calls, &door.installs).await {
        Ok(_) => page(StatusCode::OK, "Fettle is in. Say hello to it in Slack, or type /fit."),
        Err(Turned::Declined) => page(StatusCode::OK, "Nothing was installed."),
        Err(Turned::Stranger) => page(
            StatusCode::FORBIDDEN,
            "This link is old, or was opened in another browser. Please begin again at /slack/install.",
        ),
        Err(Turned::Failed(fault)) => {
            tracing::error!("an installation failed: {fault}");
            page(StatusCode::BAD_GATEWAY, "Slack did not answer as it should. Please begin again at /slack/install.")
        }
    }
}

fn page(status: StatusCode, words: &'static str) -> Response {
    (status, [(SET_COOKIE, OAuth::farewell())], words).into_response()
}
