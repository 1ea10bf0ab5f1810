//! Where installations lie: in a folder or in the table, the same promises, for as many processes as share it.

use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta};
use fettle::safes::{Chest, Drawer};
use fettle_core::memory::Now;
use fettle_slack::inbound::Installation;
use fettle_slack::install::{Arrival, Credentials, Installs, OAuth, Safe, Seal, Turned};
use fettle_slack::messenger::Calls;
use fettle_tests::engines::{TableShelf, dynoxide};
use fettle_tests::slack::PretendSlack;
use serde_json::json;

use super::stage::NOW;

/// Two processes over the same folder.
fn folders(place: &Path) -> [Arc<dyn Safe>; 2] {
    [(); 2].map(|()| Arc::new(Drawer::at(place.to_owned())) as Arc<dyn Safe>)
}

/// Two processes over the same table.
async fn tables() -> [Arc<dyn Safe>; 2] {
    let shelf = TableShelf::at(dynoxide());
    [Arc::new(Chest::new(shelf.table().await)), Arc::new(Chest::new(shelf.table().await))]
}

async fn holds_what_a_safe_promises([one, other]: [Arc<dyn Safe>; 2]) {
    assert_eq!(one.get("T1").await.unwrap(), None);
    one.put("T1", b"sealed").await.unwrap();
    one.put("T2", b"other").await.unwrap();
    assert_eq!(other.get("T1").await.unwrap().as_deref(), Some(&b"sealed"[..]));
    other.put("T1", b"anew").await.unwrap();
    assert_eq!(one.get("T1").await.unwrap().as_deref(), Some(&b"anew"[..]));
    one.remove("T1").await.unwrap();
    one.remove("T1").await.unwrap();
    assert_eq!(other.get("T1").await.unwrap(), None);
    assert_eq!(other.get("T2").await.unwrap().as_deref(), Some(&b"other"[..]));
    let until = DateTime::from_timestamp(NOW, 0).unwrap() + TimeDelta::days(4_000);
    let (first, second) = tokio::join!(one.take("a-B_c", until), other.take("a-B_c", until));
    assert!(first.unwrap() ^ second.unwrap(), "of two at once one is the first");
    assert!(!one.take("a-B_c", until).await.unwrap());
    assert!(other.take("aB_c", until).await.unwrap(), "another name");
}

#[tokio::test]
async fn a_folder_and_a_table_promise_the_same() {
    let folder = tempfile::tempdir().unwrap();
    holds_what_a_safe_promises(folders(folder.path())).await;
    holds_what_a_safe_promises(tables().await).await;
}

/// A process: its own browsers' door and its own open installations, over a safe that others share.
struct Process {
    oauth: OAuth,
    installs: Installs,
    calls: Calls,
}

impl Process {
    fn start(safe: &Arc<dyn Safe>, slack: &PretendSlack) -> Self {
        let now: Now = Arc::new(|| DateTime::from_timestamp(NOW, 0).unwrap());
        let credentials = Credentials { client_id: "1.2".into(), client_secret: "app secret".into() };
        let authorize = "https://slack.example/oauth/v2/authorize".parse().unwrap();
        let oauth = OAuth::new(credentials.clone(), authorize, "https://fettle.example/slack/oauth".into(), Arc::clone(&now));
        let seal = Seal::new([STANDARD.encode([7; 32]).as_str()]).unwrap();
        let installs = Installs::kept(Arc::clone(safe), seal, credentials, now);
        Self { oauth, installs, calls: Calls::to(&slack.api()).unwrap() }
    }

    fn depart(&self, code: &str) -> Arrival {
        let way = self.oauth.depart().unwrap();
        let state = way.location.split("state=").nth(1).unwrap().to_owned();
        let cookies = way.cookie.split(';').next().map(str::to_owned);
        Arrival { code: Some(code.into()), state: Some(state), cookies }
    }

    async fn arrive(&self, arrival: &Arrival) -> Result<Installation, Turned> {
        self.oauth.arrive(arrival, &self.calls, &self.installs).await
    }

    async fn token(&self) -> Option<String> {
        self.installs.token(&Installation("T9".into()), &self.calls).await.ok()
    }
}

async fn installs_across_processes_and_starts([one, other]: [Arc<dyn Safe>; 2]) {
    drop(rustls::crypto::ring::default_provider().install_default());
    let slack = PretendSlack::open(Arc::new(|| DateTime::from_timestamp(NOW, 0).unwrap())).await;
    for code in ["a", "b"] {
        let granted = json!({"access_token": format!("xoxb-{code}"), "team": {"id": "T9"}, "enterprise": null, "is_enterprise_install": false});
        slack.state().codes.insert(code.into(), granted);
    }
    let (here, there) = (Process::start(&one, &slack), Process::start(&other, &slack));
    let arrival = here.depart("a");
    assert_eq!(there.arrive(&arrival).await, Ok(Installation("T9".into())), "out here, back there");
    for process in [&here, &there] {
        assert_eq!(process.arrive(&arrival).await, Err(Turned::Stranger), "the same way a second time");
        assert_eq!(process.token().await.as_deref(), Some("xoxb-a"));
    }
    let sealed = one.get("T9").await.unwrap().unwrap();
    assert!(!sealed.windows(4).any(|window| window == b"xoxb"));
    drop((here, there));
    let anew = Process::start(&other, &slack);
    assert_eq!(anew.token().await.as_deref(), Some("xoxb-a"), "after a start");
    assert_eq!(anew.arrive(&arrival).await, Err(Turned::Stranger));
    anew.installs.remove(&Installation("T9".into())).await.unwrap();
    assert_eq!(Process::start(&one, &slack).token().await, None);
}

#[tokio::test]
async fn installations_survive_a_start_and_a_way_is_good_once_for_all_processes() {
    let folder = tempfile::tempdir().unwrap();
    installs_across_processes_and_starts(folders(folder.path())).await;
    installs_across_processes_and_starts(tables().await).await;
}
