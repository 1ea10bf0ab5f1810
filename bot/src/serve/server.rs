//! The serving process: what platforms bring, health and figures over HTTP, the two loops that look after everybody, and the
//! way it ends.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::get;
use chrono::TimeDelta;
use fettle_core::Knowledge;
use fettle_core::memory::{Memory, Now};
use fettle_core::surface::Messenger;
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

use super::figures::Figures;
use super::front::Front;
use super::limits::{Limits, Paced};
use super::settings::{Secret, ServeSettings};
use crate::fault::Fault;
use crate::worker::Worker;

/// The pause between two looks at what has to be confirmed.
const CONFIRMING: Duration = Duration::from_millis(500);

/// The pause between two lines of figures, and between two clean-ups.
const MINUTE: Duration = Duration::from_secs(60);

/// The coach that platforms talk to in this process.
pub type House<M, P> = Arc<Front<M, Paced<P>>>;

/// What is served, before it is.
pub struct Server<M, P> {
    house: House<M, P>,
    figures: Arc<Figures>,
    settings: ServeSettings,
    now: Now,
}

struct Health<M, P> {
    house: House<M, P>,
    figures: Arc<Figures>,
    leaving: Arc<AtomicBool>,
    token: Option<Secret>,
}

impl<M: Memory + 'static, P: Messenger> Server<M, P> {
    /// A coach over a memory and a messenger, by the settings.
    pub fn new(settings: ServeSettings, memory: M, messenger: P, now: Now) -> Self {
        let paced = Paced::new(messenger, settings.rates.outbound_per_second, Arc::clone(&now));
        let worker = Worker::new(memory, paced, Knowledge::built_in(), Arc::clone(&now))
            .lending_for(settings.lease)
            .spending(settings.budget);
        let figures = Arc::new(Figures::default());
        let limits = Limits::new(&settings.rates, Arc::clone(&now));
        let house = Arc::new(Front::new(worker, limits, settings.at_once, Arc::clone(&figures), Arc::clone(&now)));
        Self { house, figures, settings, now }
    }

    /// The coach, for whatever routes a platform needs.
    pub fn house(&self) -> House<M, P> {
        Arc::clone(&self.house)
    }

    /// Serves until told to stop, then finishes what was begun. Gives the address to whoever wants to know it.
    ///
    /// # Errors
    /// When the address can't be listened on.
    pub async fn run(
        self,
        platforms: Router,
        stop: impl Future<Output = ()> + Send + 'static,
        listening: impl FnOnce(SocketAddr),
    ) -> Result<(), Fault> {
        let listener = TcpListener::bind(self.settings.listen)
            .await
            .map_err(|error| Fault::for_person(format!("FETTLE_LISTEN: {}: {error}", self.settings.listen)))?;
        listening(listener.local_addr()?);
        let leaving = Arc::new(AtomicBool::new(false));
        let routes = platforms.merge(self.health(&leaving));
        let loops = self.loops(&leaving);
        let stopping = async move {
            stop.await;
            leaving.store(true, Ordering::SeqCst);
            tracing::info!("leaving");
        };
        let bound = self.settings.drain.to_std().unwrap_or_default();
        let (told, tell) = tokio::sync::oneshot::channel();
        let serving = axum::serve(listener, routes).with_graceful_shutdown(async move {
            stopping.await;
            told.send(()).ok();
        });
        let hard_stop = async move {
            tell.await.ok();
            sleep(bound).await;
        };
        tokio::select! {
            served = serving => served?,
            () = hard_stop => tracing::warn!("connections are still open"),
        }
        self.leave(bound).await;
        loops.abort_all();
        Ok(())
    }

    fn health(&self, leaving: &Arc<AtomicBool>) -> Router {
        let state = Health {
            house: self.house(),
            figures: Arc::clone(&self.figures),
            leaving: Arc::clone(leaving),
            token: self.settings.metrics_token.clone(),
        };
        Router::new()
            .route("/healthz", get(|| async { "ok\n" }))
            .route("/readyz", get(ready::<M, P>))
            .route("/metrics", get(metrics::<M, P>))
            .with_state(Arc::new(state))
    }

    fn loops(&self, leaving: &Arc<AtomicBool>) -> Loops {
        let mut loops = Loops(Vec::new());
        let (house, pause) = (self.house(), self.settings.sweep.to_std().unwrap_or(MINUTE));
        let (figures, gone) = (Arc::clone(&self.figures), Arc::clone(leaving));
        loops.start(async move {
            while !gone.load(Ordering::SeqCst) {
                sleep(pause).await;
                match house.worker().sweep().await {
                    Ok(athletes) => figures.looked_after(athletes),
                    Err(fault) => tracing::warn!(again = fault.again, "no sweep: {}", fault.words),
                }
            }
        });
        let (house, now) = (self.house(), Arc::clone(&self.now));
        loops.start(async move {
            loop {
                sleep(CONFIRMING).await;
                house.worker().confirm_late(now()).await;
            }
        });
        let (house, figures, now, emf) = (self.house(), Arc::clone(&self.figures), Arc::clone(&self.now), self.settings.emf);
        loops.start(async move {
            loop {
                sleep(MINUTE).await;
                house.limits().forget_the_silent();
                if emf {
                    write_line(&figures.emf(now().timestamp_millis()));
                }
            }
        });
        loops
    }

    /// Waits until everything that was begun is performed, as long as it may take, and confirms it.
    async fn leave(&self, bound: Duration) {
        let finished = timeout(bound, async {
            while self.figures.working() > 0 {
                sleep(Duration::from_millis(20)).await;
            }
        });
        if finished.await.is_err() {
            tracing::warn!(working = self.figures.working(), "left with something unfinished: another instance takes it over");
        }
        self.house.worker().confirm_late((self.now)() + TimeDelta::days(1)).await;
        if self.settings.emf {
            // What happened since the last minute ended.
            write_line(&self.figures.emf((self.now)().timestamp_millis()));
        }
        tracing::info!("gone");
    }
}

#[allow(clippy::print_stdout, reason = "CloudWatch reads the metrics from standard output")]
fn write_line(line: &str) {
    println!("{line}");
}

/// What goes on beside the requests.
struct Loops(Vec<tokio::task::JoinHandle<()>>);

impl Loops {
    fn start(&mut self, work: impl Future<Output = ()> + Send + 'static) {
        self.0.push(tokio::spawn(work));
    }

    fn abort_all(&self) {
        for work in &self.0 {
            work.abort();
        }
    }
}

/// Ready while the memory answers and the process stays.
async fn ready<M: Memory + 'static, P: Messenger>(State(health): State<Arc<Health<M, P>>>) -> (StatusCode, String) {
    if health.leaving.load(Ordering::SeqCst) {
        return (StatusCode::SERVICE_UNAVAILABLE, "leaving\n".to_owned());
    }
    match health.house.worker().memory().ping().await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(fault) => (StatusCode::SERVICE_UNAVAILABLE, format!("the memory does not answer: {}\n", fault.doing)),
    }
}

async fn metrics<M: Memory + 'static, P: Messenger>(
    State(health): State<Arc<Health<M, P>>>,
    headers: HeaderMap,
) -> (StatusCode, String) {
    let said = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let known = health.token.as_ref().is_none_or(|token| said == Some(&format!("Bearer {}", token.reveal())));
    if known { (StatusCode::OK, health.figures.text()) } else { (StatusCode::UNAUTHORIZED, "a token is wanted\n".to_owned()) }
}
