//! How the pretend Slack delivers: signed over HTTP, or in envelopes; again when nobody acknowledges in time.

use std::time::Duration;

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State as Of};
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use ring::hmac;
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::{PretendSlack, SECRET};

/// How long Slack waits. On a busy machine a little longer than in truth, so that tests judge us and not the machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often Slack delivers in all.
const TRIES: u32 = 4;

/// How deliveries travel.
#[derive(Clone, Debug)]
pub enum Way {
    /// To this address.
    Http(String),
    /// Through whatever connections are up.
    Socket,
}

/// What came back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The HTTP status; 200 for an envelope that was acknowledged.
    pub status: u16,
    /// What the acknowledgement carried.
    pub body: Value,
}

/// The headers that Slack signs a body with.
pub fn sign(secret: &str, timestamp: i64, body: &str) -> Vec<(&'static str, String)> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let tag = hmac::sign(&key, format!("v0:{timestamp}:{body}").as_bytes());
    let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    vec![("x-slack-request-timestamp", timestamp.to_string()), ("x-slack-signature", format!("v0={hex}"))]
}

/// Sends a request; none when nobody answers.
pub async fn send(
    method: &str,
    url: &str,
    headers: &[(&str, String)],
    body: &str,
) -> Option<(u16, Vec<(String, String)>, String)> {
    let mut request = axum::http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<axum::body::Bytes>>();
    let answer = client.request(request.body(Full::from(body.to_owned())).ok()?).await.ok()?;
    let status = answer.status().as_u16();
    let headers = answer.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap_or("").to_owned()));
    let headers = headers.collect();
    let body = answer.into_body().collect().await.ok()?.to_bytes();
    Some((status, headers, String::from_utf8_lossy(&body).into_owned()))
}

impl PretendSlack {
    /// Delivers an event, until it is acknowledged or was tried four times.
    pub async fn event(&self, way: &Way, payload: &Value) -> Answer {
        let mut answer = Answer::default();
        for nth in 0..TRIES {
            answer = match way {
                Way::Http(url) => self.http(url, "application/json", &payload.to_string(), nth).await,
                Way::Socket => self.envelope("events_api", payload, nth).await,
            };
            if answer.status == 200 {
                break;
            }
            self.state().redelivered += 1;
        }
        answer
    }

    /// Delivers an event three times more, as Slack does that heard nothing.
    pub async fn again(&self, way: &Way, payload: &Value) -> Vec<Answer> {
        let mut answers = Vec::new();
        for nth in 1..TRIES {
            answers.push(match way {
                Way::Http(url) => self.http(url, "application/json", &payload.to_string(), nth).await,
                Way::Socket => self.envelope("events_api", payload, nth).await,
            });
        }
        answers
    }

    /// Delivers a command: Slack does so once.
    pub async fn command(&self, way: &Way, payload: &Value) -> Answer {
        match way {
            Way::Http(url) => {
                let fields =
                    payload.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value.as_str().unwrap_or("")));
                let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
                self.http(url, "application/x-www-form-urlencoded", &body, 0).await
            }
            Way::Socket => self.envelope("slash_commands", payload, 0).await,
        }
    }

    /// Delivers an interaction: Slack does so once.
    pub async fn interaction(&self, way: &Way, payload: &Value) -> Answer {
        match way {
            Way::Http(url) => {
                let fields = [("payload", payload.to_string())];
                let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
                self.http(url, "application/x-www-form-urlencoded", &body, 0).await
            }
            Way::Socket => self.envelope("interactive", payload, 0).await,
        }
    }

    async fn http(&self, url: &str, kind: &str, body: &str, nth: u32) -> Answer {
        let mut headers = sign(SECRET, (self.now)().timestamp(), body);
        headers.push(("content-type", kind.to_owned()));
        if nth > 0 {
            headers.push(("x-slack-retry-num", nth.to_string()));
            headers.push(("x-slack-retry-reason", "http_timeout".to_owned()));
        }
        match timeout(PATIENCE, send("POST", url, &headers, body)).await {
            Ok(Some((status, _, body))) => Answer { status, body: serde_json::from_str(&body).unwrap_or(json!(body)) },
            _ => Answer::default(),
        }
    }

    async fn envelope(&self, kind: &str, payload: &Value, nth: u32) -> Answer {
        let (told, acknowledged) = oneshot::channel();
        {
            let mut state = self.state();
            let id = format!("envelope-{}", state.ts());
            let accepts = kind != "events_api";
            let envelope = json!({"envelope_id": id, "type": kind, "payload": payload, "accepts_response_payload": accepts,
                "retry_attempt": nth, "retry_reason": if nth > 0 { "timeout" } else { "" }});
            state.waiting.insert(id, told);
            let up = state.sockets();
            let nth = nth as usize % up.max(1);
            if let Some(socket) = state.sockets.get(nth) {
                socket.send(envelope.to_string()).ok();
            }
        }
        match timeout(PATIENCE, acknowledged).await {
            Ok(Ok(body)) => Answer { status: 200, body },
            _ => Answer::default(),
        }
    }
}

/// A connection of Socket Mode: its ticket is good once.
pub(super) async fn socket(Of(slack): Of<PretendSlack>, Path(ticket): Path<String>, upgrade: WebSocketUpgrade) -> Response {
    if !slack.state().tickets.remove(&ticket) {
        return axum::http::StatusCode::FORBIDDEN.into_response();
    }
    upgrade.on_upgrade(move |socket| serve(slack, socket))
}

async fn serve(slack: PretendSlack, mut socket: WebSocket) {
    let (envelopes, mut outgoing) = mpsc::unbounded_channel::<String>();
    let hello = json!({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}});
    if socket.send(Message::text(hello.to_string())).await.is_err() {
        return;
    }
    slack.state().sockets.push(envelopes);
    let mut sent = Vec::new();
    loop {
        tokio::select! {
            envelope = outgoing.recv() => match envelope {
                Some(envelope) => {
                    sent.extend(serde_json::from_str::<Value>(&envelope).ok().and_then(|it| Some(it["envelope_id"].as_str()?.to_owned())));
                    if socket.send(Message::text(envelope)).await.is_err() { break }
                }
                // Dropped by a test: the connection breaks without a good-bye.
                None => break,
            },
            came = socket.recv() => match came {
                Some(Ok(Message::Text(text))) => acknowledge(&slack, &text),
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
                Some(Ok(_)) => {}
            },
        }
    }
    // What was not acknowledged here goes to another connection.
    let mut state = slack.state();
    sent.retain(|id| state.waiting.remove(id).is_some());
    state.given_up.extend(sent);
}

fn acknowledge(slack: &PretendSlack, text: &str) {
    let ack: Value = serde_json::from_str(text).unwrap_or(Value::Null);
    let id = ack["envelope_id"].as_str().unwrap_or_default();
    let mut state = slack.state();
    match state.waiting.remove(id) {
        Some(told) => drop(told.send(ack["payload"].clone())),
        None if state.given_up.remove(id) => {}
        None => state.fault(format!("acknowledged {id:?}, which was not waiting")),
    }
}
