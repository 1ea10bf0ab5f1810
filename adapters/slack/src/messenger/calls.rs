//! Calls of Slack's Web API: with a deadline, tried again only where that is harmless, and with errors that quote nothing.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use hyper_rustls::HttpsConnectorBuilder;
use serde_json::Value;
use slack_morphism::errors::SlackClientError;
use slack_morphism::hyper_tokio::{SlackClientHyperConnector, SlackClientHyperHttpsConnector};
use slack_morphism::prelude::{SlackApiToken, SlackClientHttpConnector};
use slack_morphism::{SlackClient, SlackClientApiCallContext, SlackClientHttpApi};
use tokio::time::{sleep, timeout};
use tracing::Span;
use url::Url;

use crate::limits::{CALL_TIME, RETRY_AFTER_MAX, TRIES};

/// The client: one concrete type for Slack and for whatever stands in for it in tests.
type Client = SlackClient<SlackClientHyperHttpsConnector>;

/// Where Slack's Web API is.
pub const API: &str = "https://slack.com/api";

/// Makes calls.
#[derive(Clone)]
pub struct Calls {
    client: Arc<Client>,
    base: Arc<str>,
    time: Duration,
}

/// What a call carries.
pub(crate) enum Body<'a> {
    Json(&'a Value),
    Form(&'a [(&'a str, &'a str)]),
    Bytes(&'a [u8]),
}

/// Whether a call may be made twice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// It changes nothing the second time.
    Harmless,
    /// It would be seen twice: only when it is certain that it did not happen.
    IfItDidNotHappen,
}

/// One call.
pub(crate) struct Call<'a> {
    /// The method's name, for the operator.
    pub(crate) method: &'a str,
    /// Where to, when it is no method of the Web API.
    pub(crate) url: Option<&'a str>,
    pub(crate) token: Option<&'a str>,
    pub(crate) body: Body<'a>,
    pub(crate) repeat: Repeat,
}

/// Why a call came to nothing. It names the method and Slack's code, and quotes neither side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallFault {
    /// The method.
    pub method: String,
    /// What happened.
    pub kind: FaultKind,
}

/// What can happen to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Slack said no, with this code.
    Refused(String),
    /// Too many calls, for longer than we wait.
    TooMany,
    /// No answer in time.
    TooLate,
    /// No connection.
    Unreachable,
    /// An HTTP status instead of an answer.
    Status(u16),
    /// An answer that could not be read.
    Unreadable,
}

impl fmt::Display for CallFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = &self.method;
        match &self.kind {
            FaultKind::Refused(code) => write!(out, "{method}: {code}"),
            FaultKind::TooMany => write!(out, "{method}: too many calls"),
            FaultKind::TooLate => write!(out, "{method}: no answer in time"),
            FaultKind::Unreachable => write!(out, "{method}: no connection"),
            FaultKind::Status(status) => write!(out, "{method}: HTTP status {status}"),
            FaultKind::Unreadable => write!(out, "{method}: an answer that can't be read"),
        }
    }
}

impl std::error::Error for CallFault {}

impl Calls {
    /// Calls to the Web API at `base`, [`API`] unless something stands in for it.
    ///
    /// # Errors
    /// When this machine has no certificates to trust.
    pub fn to(base: &str) -> std::io::Result<Self> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let https = HttpsConnectorBuilder::new().with_provider_and_native_roots(provider)?.https_or_http().enable_http1().build();
        let connector = SlackClientHyperConnector::from(https).with_slack_api_url(base);
        let client = SlackClient { http_api: SlackClientHttpApi { connector: Arc::new(connector) } };
        Ok(Self { client: Arc::new(client), base: base.into(), time: CALL_TIME })
    }

    /// With another deadline for each try.
    pub fn within(self, time: Duration) -> Self {
        Self { time, ..self }
    }

    /// Makes a call.
    pub(crate) async fn make(&self, call: &Call<'_>) -> Result<Value, CallFault> {
        let mut tries = 1;
        loop {
            let failed = match self.once(call).await {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            match failed.wait(call.repeat, tries) {
                Some(wait) if tries < TRIES => sleep(wait).await,
                _ => return Err(CallFault { method: call.method.to_owned(), kind: failed.kind }),
            }
            tries += 1;
        }
    }

    async fn once(&self, call: &Call<'_>) -> Result<Value, Failed> {
        let url = self.url(call).ok_or(Failed::of(FaultKind::Unreadable))?;
        let token = call.token.map(|token| SlackApiToken::new(token.into()));
        let span = Span::none();
        let context = SlackClientApiCallContext {
            rate_control_params: None,
            token: token.as_ref(),
            tracing_span: &span,
            is_sensitive_url: true,
        };
        let connector = &self.client.http_api.connector;
        let sent = async {
            match call.body {
                Body::Json(value) => connector.http_post_uri(url, value, context).await,
                Body::Form(fields) => {
                    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
                    let kind = "application/x-www-form-urlencoded".to_owned();
                    connector.http_post_uri_binary(url, kind, form.as_bytes(), context).await
                }
                Body::Bytes(bytes) => {
                    connector.http_post_uri_binary(url, "application/octet-stream".to_owned(), bytes, context).await
                }
            }
        };
        match timeout(self.time, sent).await {
            Ok(answered) => answered.map_err(|error| Failed::from(&error)),
            Err(_) => Err(Failed::of(FaultKind::TooLate)),
        }
    }

    fn url(&self, call: &Call<'_>) -> Option<Url> {
        match call.url {
            Some(url) => url.parse().ok(),
            None => format!("{}/{}", self.base, call.method).parse().ok(),
        }
    }
}

/// A try that came to nothing.
struct Failed {
    kind: FaultKind,
    retry_after: Option<Duration>,
}

impl Failed {
    fn of(kind: FaultKind) -> Self {
        Self { kind, retry_after: None }
    }

    /// How long to wait before another try; none when there should be no other.
    fn wait(&self, repeat: Repeat, tries: u32) -> Option<Duration> {
        let backoff = Duration::from_millis(250) * 4_u32.pow(tries - 1);
        match &self.kind {
            FaultKind::TooMany => self.retry_after.or(Some(Duration::from_secs(1))).filter(|wait| *wait <= RETRY_AFTER_MAX),
            FaultKind::Unreachable => Some(backoff),
            FaultKind::TooLate => (repeat == Repeat::Harmless).then_some(backoff),
            FaultKind::Status(status) if *status >= 500 => (repeat == Repeat::Harmless).then_some(backoff),
            FaultKind::Refused(_) | FaultKind::Status(_) | FaultKind::Unreadable => None,
        }
    }
}

impl From<&SlackClientError> for Failed {
    /// Takes the kind and the code alone: everything else in these errors quotes what was sent or answered.
    fn from(error: &SlackClientError) -> Self {
        match error {
            SlackClientError::ApiError(error) => Self::of(FaultKind::Refused(code(&error.code))),
            SlackClientError::HttpError(error) => Self::of(FaultKind::Status(error.status_code.as_u16())),
            SlackClientError::RateLimitError(error) => Self { kind: FaultKind::TooMany, retry_after: error.retry_after },
            SlackClientError::HttpProtocolError(error) => Self::of(reached(error.cause.as_deref())),
            SlackClientError::ProtocolError(_) | SlackClientError::SocketModeProtocolError(_) => Self::of(FaultKind::Unreadable),
            SlackClientError::EndOfStream(_) | SlackClientError::SystemError(_) => Self::of(FaultKind::TooLate),
        }
    }
}

/// A connection that was never made carried nothing; one that broke may have.
fn reached(cause: Option<&(dyn std::error::Error + Send + Sync + 'static)>) -> FaultKind {
    let refused = cause
        .and_then(|cause| cause.downcast_ref::<hyper_util::client::legacy::Error>())
        .is_some_and(hyper_util::client::legacy::Error::is_connect);
    if refused { FaultKind::Unreachable } else { FaultKind::TooLate }
}

fn code(code: &str) -> String {
    code.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_').take(40).collect()
}
