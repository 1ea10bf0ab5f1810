//! What strangers send is refused, before it costs anything.

use std::sync::{Arc, Mutex};

use axum::Router;
use base64::Engine;
use chrono::{DateTime, TimeDelta, Utc};
use fettle_core::memory::{MemoryFault, Now};
use fettle_slack::http::{Door, door};
use fettle_slack::inbound::Installation;
use fettle_slack::install::{Credentials, Installs, Later, OAuth, Safe, Seal};
use fettle_slack::messenger::{Calls, FaultKind, Post};
use fettle_tests::slack::{Knob, PretendSlack, SECRET, Way, send, sign};
use serde_json::json;

use super::stage::{NOW, Over, Stage, serve};

const BODY: &str = r#"{"type":"url_verification","challenge":"hello"}"#;

fn url(stage: &Stage) -> &str {
    match &stage.way {
        Way::Http(url) => url,
        Way::Socket => panic!("no address"),
    }
}

async fn status(stage: &Stage, headers: &[(&str, String)], body: &str) -> u16 {
    let json = ("content-type", "application/json".to_owned());
    let headers: Vec<_> = headers.iter().cloned().chain([json]).collect();
    send("POST", url(stage), &headers, body).await.unwrap().0
}

#[tokio::test]
async fn only_what_slack_signed_just_now_comes_in() {
    let stage = Stage::open(Over::Http).await;
    assert_eq!(status(&stage, &sign(SECRET, NOW, BODY), BODY).await, 200);
    assert_eq!(status(&stage, &[], BODY).await, 401);
    assert_eq!(status(&stage, &sign("another", NOW, BODY), BODY).await, 401);
    assert_eq!(status(&stage, &sign(SECRET, NOW - 301, BODY), BODY).await, 401);
    assert_eq!(status(&stage, &sign(SECRET, NOW + 301, BODY), BODY).await, 401);
    assert_eq!(status(&stage, &sign(SECRET, NOW, BODY), &BODY.replace("hello", "jello")).await, 401);
    let mut truncated = sign(SECRET, NOW, BODY);
    truncated[1].1.truncate(40);
    assert_eq!(status(&stage, &truncated, BODY).await, 401);
    let mut twice = sign(SECRET, NOW, BODY);
    twice.extend(sign("another", NOW, BODY));
    assert_eq!(status(&stage, &twice, BODY).await, 401);
    let huge = "x".repeat(2 * 1024 * 1024);
    assert_eq!(status(&stage, &sign(SECRET, NOW, &huge), &huge).await, 413);
}

/// A safe in maps; what lies in it can be looked at.
#[derive(Default)]
struct Drawer(Mutex<std::collections::BTreeMap<String, Vec<u8>>>);

impl Safe for Drawer {
    fn get<'a>(&'a self, name: &'a str) -> Later<'a, Result<Option<Vec<u8>>, MemoryFault>> {
        Box::pin(async move { Ok(self.0.lock().unwrap().get(name).cloned()) })
    }

    fn put<'a>(&'a self, name: &'a str, sealed: &'a [u8]) -> Later<'a, Result<(), MemoryFault>> {
        self.0.lock().unwrap().insert(name.to_owned(), sealed.to_vec());
        Box::pin(async { Ok(()) })
    }

    fn remove<'a>(&'a self, name: &'a str) -> Later<'a, Result<(), MemoryFault>> {
        self.0.lock().unwrap().remove(name);
        Box::pin(async { Ok(()) })
    }

    fn take<'a>(&'a self, name: &'a str, until: DateTime<Utc>) -> Later<'a, Result<bool, MemoryFault>> {
        let first = self.0.lock().unwrap().insert(format!("taken {name}"), until.to_rfc3339().into()).is_none();
        Box::pin(async move { Ok(first) })
    }
}

struct Office {
    slack: PretendSlack,
    drawer: Arc<Drawer>,
    installs: Arc<Installs>,
    calls: Calls,
    clock: Arc<Mutex<DateTime<Utc>>>,
    base: String,
    /// The same app in another process.
    beside: String,
}

impl Office {
    async fn open() -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let clock = Arc::new(Mutex::new(DateTime::from_timestamp(NOW, 0).unwrap()));
        let ticking = Arc::clone(&clock);
        let now: Now = Arc::new(move || *ticking.lock().unwrap());
        let slack = PretendSlack::open(Arc::clone(&now)).await;
        let credentials = Credentials { client_id: "1.2".into(), client_secret: "app secret".into() };
        let drawer = Arc::new(Drawer::default());
        let seal = Seal::new([base64::engine::general_purpose::STANDARD.encode([7; 32]).as_str()]).unwrap();
        let safe: Arc<dyn Safe> = Arc::clone(&drawer) as _;
        let installs = Arc::new(Installs::kept(safe, seal, credentials.clone(), Arc::clone(&now)));
        let calls = Calls::to(&slack.api()).unwrap();
        let entrance = || -> Router {
            let authorize = "https://slack.example/oauth/v2/authorize".parse().unwrap();
            let redirect = "https://fettle.example/slack/oauth".to_owned();
            let oauth = OAuth::new(credentials.clone(), authorize, redirect, Arc::clone(&now));
            door(Door { oauth, calls: calls.clone(), installs: Arc::clone(&installs) })
        };
        let base = serve(entrance()).await.replace("/slack/events", "");
        let beside = serve(entrance()).await.replace("/slack/events", "");
        Self { slack, drawer, installs, calls, clock, base, beside }
    }

    /// The state and the cookie of a browser that went out.
    async fn depart(&self) -> (String, String) {
        let (status, headers, _) = send("GET", &format!("{}/slack/install", self.base), &[], "").await.unwrap();
        let of = |wanted: &str| headers.iter().find(|(name, _)| name == wanted).unwrap().1.clone();
        assert_eq!(status, 302);
        let (location, cookie) = (of("location"), of("set-cookie"));
        assert!(cookie.contains("HttpOnly") && cookie.contains("Secure") && cookie.contains("SameSite=Lax"), "{cookie}");
        (location.split("state=").nth(1).unwrap().to_owned(), cookie.split(';').next().unwrap().to_owned())
    }

    async fn arrive(&self, code: &str, state: &str, cookie: &str) -> (u16, String) {
        Self::arrive_at(&self.base, code, state, cookie).await
    }

    async fn arrive_at(base: &str, code: &str, state: &str, cookie: &str) -> (u16, String) {
        let url = format!("{base}/slack/oauth?code={code}&state={state}");
        let (status, _, body) = send("GET", &url, &[("cookie", cookie.to_owned())], "").await.unwrap();
        (status, body)
    }

    fn code(&self, code: &str, answer: serde_json::Value) {
        self.slack.state().codes.insert(code.into(), answer);
    }
}

fn workspace(token: &str) -> serde_json::Value {
    json!({"access_token": token, "token_type": "bot", "team": {"id": "T9", "name": "x"}, "enterprise": null, "is_enterprise_install": false})
}

#[tokio::test]
async fn only_the_browser_that_went_out_comes_back_and_once() {
    let office = Office::open().await;
    for code in ["a", "b", "c"] {
        office.code(code, workspace("xoxb-nine"));
    }
    let (state, cookie) = office.depart().await;
    let (stolen, _) = office.depart().await;
    assert_eq!(office.arrive("a", "", &cookie).await.0, 403);
    assert_eq!(office.arrive("a", &state, "").await.0, 403);
    assert_eq!(office.arrive("a", &stolen, &cookie).await.0, 403);
    assert_eq!(office.arrive("a", &format!("{state}x"), &cookie).await.0, 403);
    assert!(office.drawer.0.lock().unwrap().is_empty());
    assert_eq!(office.arrive("a", &state, &cookie).await.0, 200);
    assert_eq!(office.arrive("b", &state, &cookie).await.0, 403, "a second time");
    assert_eq!(Office::arrive_at(&office.beside, "b", &state, &cookie).await.0, 403, "a second time, at another process");
    let (state, cookie) = office.depart().await;
    assert_eq!(Office::arrive_at(&office.beside, "b", &state, &cookie).await.0, 200, "out here, back there");
    assert_eq!(office.arrive("b", &state, &cookie).await.0, 403);
    let (late, cookie) = office.depart().await;
    *office.clock.lock().unwrap() += TimeDelta::minutes(11);
    assert_eq!(office.arrive("c", &late, &cookie).await.0, 403, "too late");
    let kept = office.drawer.0.lock().unwrap()["T9"].clone();
    assert!(!kept.windows(4).any(|window| window == b"xoxb"), "sealed");
    let installation = Installation("T9".into());
    assert_eq!(office.installs.token(&installation, &office.calls).await.unwrap(), "xoxb-nine");
    office.installs.remove(&installation).await.unwrap();
    assert!(office.installs.token(&installation, &office.calls).await.is_err());
}

#[tokio::test]
async fn an_organisation_installs_once_for_all_and_its_token_is_renewed() {
    let office = Office::open().await;
    office.code(
        "org",
        json!({"access_token": "xoxe-one", "refresh_token": "r1", "expires_in": 43_200, "team": null,
        "enterprise": {"id": "E1", "name": "x"}, "is_enterprise_install": true}),
    );
    let (state, cookie) = office.depart().await;
    assert_eq!(office.arrive("org", &state, &cookie).await.0, 200);
    let installation = Installation("E1".into());
    assert_eq!(office.installs.token(&installation, &office.calls).await.unwrap(), "xoxe-one");
    *office.clock.lock().unwrap() += TimeDelta::hours(12);
    office
        .slack
        .state()
        .refreshes
        .insert("r1".into(), json!({"access_token": "xoxe-two", "refresh_token": "r2", "expires_in": 43_200}));
    let (one, two) =
        tokio::join!(office.installs.token(&installation, &office.calls), office.installs.token(&installation, &office.calls));
    assert_eq!((one.unwrap(), two.unwrap()), ("xoxe-two".into(), "xoxe-two".into()));
}

#[tokio::test]
async fn an_error_names_the_method_and_quotes_nothing() {
    let office = Office::open().await;
    office.code("odd", json!({"access_token": "xoxb-secret", "team": null, "is_enterprise_install": false}));
    let (state, cookie) = office.depart().await;
    let (status, body) = office.arrive("odd", &state, &cookie).await;
    assert_eq!((status, body.contains("xoxb")), (502, false), "{body}");
    let calls = Calls::to(&office.slack.api()).unwrap().within(std::time::Duration::from_millis(200));
    let now: Now = Arc::new(|| DateTime::from_timestamp(NOW, 0).unwrap());
    let post = Post::new(calls, Arc::new(Installs::One("xoxb-unknown".into())), now);
    let place = fettle_slack::inbound::Place { installation: "T1".into(), user: "U1".into(), ..Default::default() };
    let card = fettle_core::card::Card::saying("my knee hurts");
    let show = || post.show(&place, 1, &card, fettle_slack::render::Buttons::Hidden, None);
    let refused = show().await.unwrap_err();
    assert_eq!(refused.to_string(), "chat.postMessage: invalid_auth");
    office.slack.state().turn("chat.postMessage", &[Knob::Status(500, 0), Knob::Hang]);
    assert_eq!(show().await.unwrap_err().kind, FaultKind::Status(500), "a repeat could be seen twice");
    assert_eq!(show().await.unwrap_err().kind, FaultKind::TooLate);
    assert!(office.slack.state().calls.iter().filter(|call| *call == "chat.postMessage").count() == 3);
}
