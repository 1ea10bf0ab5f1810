//! The coach as a service: platforms in front, the worker behind, and somebody who looks after what is late.

mod drawer;
mod station;

use std::future::IntoFuture;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use chrono::TimeDelta;
use fettle_core::Knowledge;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::command::ServeArgs;
use crate::fault::Fault;
use crate::settings::Settings;
use crate::wiring::slack::Slack;
use crate::wiring::{self, Clock};
use crate::worker::Worker;

pub(crate) use drawer::Drawer;
pub(crate) use station::Station;

/// How often somebody looks for what is late.
const ROUND: Duration = Duration::from_secs(2);

/// What has to be confirmed by then is confirmed on a round.
const AHEAD: TimeDelta = TimeDelta::seconds(5);

/// How long what was begun may take when we leave.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves until it is told to stop.
pub(crate) fn run(args: &ServeArgs, settings: &Settings, clock: Clock) -> Result<(), Fault> {
    let state = settings.state_file(args.state.file.as_ref())?;
    wiring::trust();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let slack = Slack::of(&settings.slack, &state, clock)?;
    let worker = Worker::new(wiring::memory(&state, clock)?, slack.post(), Knowledge::built_in(), clock.hand());
    runtime.block_on(serve(args, slack, Arc::new(Station::new(worker)), clock))
}

async fn serve(args: &ServeArgs, slack: Slack, station: Arc<Station>, clock: Clock) -> Result<(), Fault> {
    let app = slack.app(Arc::clone(&station));
    let routes = slack.routes(&app)?.merge(health(&station));
    let listener = TcpListener::bind(args.listen).await?;
    tracing::info!("listening on {}", args.listen);
    let (leave, left) = watch::channel(false);
    let rounds = tokio::spawn(look_after(Arc::clone(&station), clock, left.clone()));
    let sockets = tokio::spawn({
        let left = left.clone();
        async move { slack.listen(app, left).await }
    });
    let http = tokio::spawn(axum::serve(listener, routes).with_graceful_shutdown(told(left)).into_future());
    asked_to_stop().await;
    leave.send(true).ok();
    let all = async { tokio::join!(http, sockets, rounds) };
    timeout(FAREWELL, all).await.ok();
    station.finish_all(FAREWELL).await;
    Ok(())
}

/// `/healthz`: whether the memory answers.
fn health(station: &Arc<Station>) -> Router {
    async fn healthy(State(station): State<Arc<Station>>) -> StatusCode {
        if station.is_well().await { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
    }
    Router::new().route("/healthz", get(healthy)).with_state(Arc::clone(station))
}

async fn look_after(station: Arc<Station>, clock: Clock, mut left: watch::Receiver<bool>) {
    while !*left.borrow() {
        station.look_after(clock.now() + AHEAD).await;
        tokio::select! {
            () = sleep(ROUND) => {}
            _ = left.changed() => {}
        }
    }
}

async fn told(mut left: watch::Receiver<bool>) {
    left.wait_for(|left| *left).await.ok();
}

#[cfg(unix)]
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminated.recv() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() {
    tokio::signal::ctrl_c().await.ok();
}
