//! Slack over Socket Mode: several connections, each envelope in a task of its own, acknowledged when what it means is kept.
//!
//! The crate's own client awaits each envelope before it reads the next, closes a connection before the next one is up, and
//! waits half a minute after a failure; a connection here does neither.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::app::{Ack, App, Desk};
use crate::inbound::from_socket;
use crate::messenger::{Body, Call, CallFault, Calls, FaultKind, Repeat};

/// Connections at a time. Slack takes ten for an app and sends each envelope to one of them, so that one may go while the other
/// stays.
pub const CONNECTIONS: usize = 2;

/// Slack pings more often than this: a connection that is silent for longer is gone.
const SILENCE: Duration = Duration::from_secs(60);

/// Longest time to connect.
const CONNECTING: Duration = Duration::from_secs(10);

/// Pauses between tries to connect, the last one from then on.
const PAUSES: [Duration; 5] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(10),
    Duration::from_secs(30),
];

/// Acknowledgements that may wait for a connection that does not take them.
const ACKS: usize = 1_000;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What ended a connection.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Slack wants it replaced.
    Replaced,
    /// It broke.
    Broken,
    /// We leave.
    Left,
}

/// Holds connections up until `leave` says true. What was taken in by then is acknowledged.
pub async fn listen<C: Desk>(app: Arc<App<C>>, calls: Calls, app_token: &str, leave: watch::Receiver<bool>) {
    let held = (0..CONNECTIONS).map(|_| hold(Arc::clone(&app), calls.clone(), app_token.to_owned(), leave.clone()));
    futures_util::future::join_all(held).await;
}

async fn hold<C: Desk>(app: Arc<App<C>>, calls: Calls, token: String, mut leave: watch::Receiver<bool>) {
    let mut failures = 0;
    while !*leave.borrow() {
        match connected(&calls, &token).await {
            Ok(socket) => {
                failures = 0;
                if serve(&app, socket, &mut leave).await == End::Broken {
                    tracing::info!("a connection to Slack broke");
                }
            }
            Err(fault) => {
                tracing::warn!("{fault}");
                let pause = PAUSES[failures.min(PAUSES.len() - 1)];
                failures += 1;
                tokio::select! {
                    () = sleep(pause) => {}
                    _ = leave.changed() => {}
                }
            }
        }
    }
}

/// The address is a ticket: whoever has it may listen, so that no error quotes it.
async fn connected(calls: &Calls, token: &str) -> Result<Socket, CallFault> {
    let method = "apps.connections.open";
    let fault = |kind| CallFault { method: method.to_owned(), kind };
    let call = Call { method, url: None, token: Some(token), body: Body::Json(&Value::Null), repeat: Repeat::Harmless };
    let answer = calls.make(&call).await?;
    let url = answer.get("url").and_then(Value::as_str).ok_or(fault(FaultKind::Unreadable))?;
    let connecting = timeout(CONNECTING, connect_async(url)).await.map_err(|_| fault(FaultKind::TooLate))?;
    connecting.map(|(socket, _)| socket).map_err(|_| fault(FaultKind::Unreachable))
}

async fn serve<C: Desk>(app: &Arc<App<C>>, socket: Socket, leave: &mut watch::Receiver<bool>) -> End {
    let (mut write, mut read) = socket.split();
    let (acks, mut acked) = mpsc::channel::<String>(ACKS);
    let end = loop {
        tokio::select! {
            came = timeout(SILENCE, read.next()) => match came {
                Ok(Some(Ok(Message::Text(text)))) if is_farewell(&text) => break End::Replaced,
                Ok(Some(Ok(Message::Text(text)))) => take(app, text.to_string(), acks.clone()),
                Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) | Err(_) => break End::Broken,
                Ok(Some(Ok(_))) => {}
            },
            Some(ack) = acked.recv() => if write.send(Message::text(ack)).await.is_err() { break End::Broken },
            _ = leave.changed() => break End::Left,
        }
    };
    drop(acks);
    // What is still at work is acknowledged here, or delivered again.
    while let Ok(Some(ack)) = timeout(CONNECTING, acked.recv()).await {
        if write.send(Message::text(ack)).await.is_err() {
            break;
        }
    }
    write.close().await.ok();
    end
}

fn is_farewell(text: &str) -> bool {
    text.contains("\"disconnect\"") && serde_json::from_str::<Value>(text).is_ok_and(|value| value["type"] == "disconnect")
}

fn take<C: Desk>(app: &Arc<App<C>>, text: String, acks: mpsc::Sender<String>) {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let envelope = from_socket(&text);
        let ack = app.take(envelope.delivery).await;
        if let Some(ack) = envelope.id.and_then(|id| acknowledged(&id, ack)) {
            acks.send(ack).await.ok();
        }
    });
}

/// None when Slack is to deliver it again.
fn acknowledged(id: &str, ack: Ack) -> Option<String> {
    let ack = match ack {
        Ack::Received | Ack::Text(_) => json!({"envelope_id": id}),
        Ack::Json(payload) => json!({"envelope_id": id, "payload": payload}),
        Ack::Later => return None,
    };
    Some(ack.to_string())
}
