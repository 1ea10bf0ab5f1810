//! The whole app in front of a pretend Slack: adapter, worker and a memory, over HTTP or Socket Mode.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use fettle::worker::Worker;
use fettle_core::Knowledge;
use fettle_core::card::Card;
use fettle_core::conversation::{Conversation, Inbound};
use fettle_core::memory::{AthleteKey, Memory, Now};
use fettle_core::surface::{Coach, Refusal, Reply, Shown};
use fettle_slack::inbound::Verdict;
use fettle_slack::install::Installs;
use fettle_slack::messenger::{Calls, Post};
use fettle_slack::signature::SigningSecrets;
use fettle_slack::{App, Desk, http, socket};
use fettle_tests::slack::{APP_TOKEN, BOT_TOKEN, PretendSlack, SECRET, Seen, Stream, Way};
use fettle_tests::{HandClock, PretendMemory};
use tokio::sync::watch;

/// When every stage opens.
pub(super) const NOW: i64 = 1_763_920_800;

/// A coach over a memory in maps, which may be slow.
pub(super) struct Gym {
    pub(super) worker: Worker<PretendMemory, Post>,
    pub(super) memory: PretendMemory,
    /// How long performing takes.
    pub(super) slow: Duration,
    /// How long the next turns take to be taken in.
    pub(super) deaf: Mutex<Duration>,
    /// How answers were found.
    pub(super) judged: Mutex<Vec<Verdict>>,
}

impl Coach for Gym {
    async fn hear(&self, who: &AthleteKey, inbound: Inbound) -> Result<Reply, Refusal> {
        let deaf = *self.deaf.lock().unwrap();
        tokio::time::sleep(deaf).await;
        self.worker.take(who, inbound).await.map_err(|fault| Refusal::Failed(Box::new(Card::saying(fault.words))))
    }

    async fn finish(&self, reply: Reply, shown: Vec<Shown>) {
        tokio::time::sleep(self.slow).await;
        self.worker.perform(reply, shown).await.unwrap();
    }
}

impl Desk for Gym {
    async fn look(&self, who: &AthleteKey) -> Result<Conversation, Refusal> {
        Ok(self.memory.load(who).await.unwrap().unwrap_or_else(Conversation::begin))
    }

    async fn leave(&self, tenant: &str) -> Result<(), Refusal> {
        self.memory.forget_all_of(tenant).await.unwrap();
        Ok(())
    }

    fn judged(&self, verdict: Verdict) {
        self.judged.lock().unwrap().push(verdict);
    }
}

/// How the app is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Http,
    Socket,
}

pub(super) struct Stage {
    pub(super) slack: PretendSlack,
    pub(super) way: Way,
    pub(super) app: Arc<App<Gym>>,
    pub(super) coach: Arc<Gym>,
    clock: HandClock,
    _leave: watch::Sender<bool>,
}

impl Stage {
    pub(super) async fn open(over: Over) -> Self {
        Self::with(over, Duration::ZERO).await
    }

    pub(super) async fn with(over: Over, slow: Duration) -> Self {
        static TLS: OnceLock<()> = OnceLock::new();
        TLS.get_or_init(|| drop(rustls::crypto::ring::default_provider().install_default()));
        let clock = HandClock::at(DateTime::from_timestamp(NOW, 0).unwrap());
        let now: Now = clock.hand();
        let slack = PretendSlack::open(Arc::clone(&now)).await;
        let calls = Calls::to(&slack.api()).unwrap();
        let installs = Arc::new(Installs::One(BOT_TOKEN.into()));
        let post = Post::new(calls.clone(), Arc::clone(&installs), Arc::clone(&now));
        let memory = PretendMemory::default();
        let worker = Worker::new(memory.clone(), post.clone(), Knowledge::built_in(), Arc::clone(&now));
        let coach = Arc::new(Gym { worker, memory, slow, deaf: Mutex::default(), judged: Mutex::default() });
        let app = App::new(Arc::clone(&coach), post, installs, Arc::clone(&now));
        let (leave, left) = watch::channel(false);
        let way = match over {
            Over::Http => Way::Http(serve(http::events(Arc::clone(&app), SigningSecrets::new([SECRET]).unwrap(), now)).await),
            Over::Socket => {
                tokio::spawn(socket::listen(Arc::clone(&app), calls, APP_TOKEN, left));
                Way::Socket
            }
        };
        let stage = Self { slack, way, app, coach, clock, _leave: leave };
        if over == Over::Socket {
            stage.until("connections", |stage| stage.slack.state().sockets() == socket::CONNECTIONS).await;
        }
        stage
    }

    pub(super) fn set(&self, at: DateTime<Utc>) {
        self.clock.set(at);
    }

    /// Waits until something is true.
    pub(super) async fn until(&self, what: &str, mut is: impl FnMut(&Self) -> bool) {
        for _ in 0..2_000 {
            if is(self) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("waited in vain for {what}; faults: {:?}", self.slack.faults());
    }

    /// What a person sees, once it is so many messages, each to its end.
    pub(super) async fn sees(&self, user: &str, messages: usize) -> Vec<Seen> {
        let whole = |seen: &[Seen]| seen.len() >= messages && seen.iter().all(|one| one.stream != Stream::Open);
        self.until(&format!("{messages} messages"), |stage| whole(&stage.slack.state().seen_by(user))).await;
        self.slack.state().seen_by(user)
    }
}

pub(super) async fn serve(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}{}", http::EVENTS_PATH)
}
