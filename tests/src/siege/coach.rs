//! One serving process of the siege: the real server over a table, in front of the pretend platform.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use chrono_tz::Tz;
use fettle::serve::{House, ServeSettings, Server};
use fettle_core::conversation::{Event, EventKey, Inbound, MessageRef, ReplyTo, Utterance};
use fettle_core::memory::{AthleteKey, Now};
use fettle_core::surface::{AfterUndelivered, Coach, Messenger, Say, Undelivered};
use fettle_dynamodb::{Dynamo, Place, connect};
use serde_json::{Value, json};

use super::post as send;
use super::wall;

/// Brings cards to the pretend platform.
pub(super) struct Post(pub(super) String);

impl Messenger for Post {
    async fn show(&self, who: &AthleteKey, _to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        let words = fettle_core::card::plain_text(say.card);
        let shown = send(&format!("{}/show", self.0), &json!({ "who": who.0, "slot": say.slot.0, "words": words })).await;
        let lost = Undelivered { words: "the platform does not answer".into(), next: AfterUndelivered::Again };
        if shown == Some(200) { Ok(Some(MessageRef(say.slot.0.clone()))) } else { Err(lost) }
    }

    async fn hand_over(&self, _: &AthleteKey, _: &ReplyTo, _: &str, _: &str) -> Result<(), Undelivered> {
        Ok(())
    }

    async fn forget(&self, _: &AthleteKey) -> Result<(), Undelivered> {
        Ok(())
    }
}

/// Serves until it is killed, or whoever started it is gone. Its first line is its address.
pub(super) async fn serve(endpoint: &str, table: &str, platform: &str, lease: &str) {
    let environment: BTreeMap<String, String> = [
        ("FETTLE_LISTEN", "127.0.0.1:0"),
        ("FETTLE_WORKER_LEASE_SECONDS", lease),
        ("FETTLE_WORKER_SWEEP_SECONDS", "1"),
        ("FETTLE_LIMITS_ATHLETE_AT_ONCE", "100"),
        ("FETTLE_LIMITS_ATHLETE_PER_MINUTE", "1000"),
        ("FETTLE_LIMITS_TENANT_AT_ONCE", "10000"),
        ("FETTLE_LIMITS_TENANT_PER_MINUTE", "100000"),
        ("FETTLE_LIMITS_OUTBOUND_PER_SECOND", "10000"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    let settings = ServeSettings::read(None, &environment).unwrap_or_else(|fault| panic!("{}", fault.words));
    let now: Now = Arc::new(wall);
    let client = connect(&Place { endpoint: Some(endpoint.to_owned()), region: None }).await;
    let memory = Dynamo::new(client, table, Arc::clone(&now));
    let server = Server::new(settings, memory, Post(platform.to_owned()), now);
    let routes = Router::new().route("/event", post(hear)).with_state(server.house());
    let gone = async { drop(tokio::task::spawn_blocking(|| io::stdin().read_to_end(&mut Vec::new())).await) };
    let told = |address| drop(writeln!(io::stdout(), "http://{address}").and_then(|()| io::stdout().flush()));
    server.run(routes, gone, told).await.unwrap_or_else(|fault| panic!("{}", fault.words));
}

/// Takes one event in, acknowledges it, and performs the rest.
async fn hear(State(house): State<House<Dynamo, Post>>, Json(said): Json<Value>) -> StatusCode {
    let text = |name: &str| said[name].as_str().unwrap_or_default();
    let who = AthleteKey(text("who").to_owned());
    let inbound = Inbound {
        key: EventKey(text("key").to_owned()),
        at: wall(),
        zone: text("zone").parse::<Tz>().ok(),
        reply_to: ReplyTo("siege".to_owned()),
        reachable: true,
        event: Event::Said(Utterance::new(text("words"))),
    };
    match house.hear(&who, inbound).await {
        Ok(reply) => {
            tokio::spawn(async move { house.finish(reply, Vec::new()).await });
            StatusCode::OK
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
