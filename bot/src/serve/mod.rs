//! `fettle serve` and what an operator does beside it: `table`, `athlete`, the settings part of `check`.

#[cfg(feature = "slack")]
mod drawer;
mod figures;
mod front;
mod limits;
mod server;
mod settings;

use std::io::{self, Write};
use std::path::Path;

use fettle_core::conversation::Conversation;
use fettle_core::memory::{AthleteKey, Memory};
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::command::{AthleteArgs, AthleteCommand, ServeArgs};
use crate::fault::Fault;
use crate::settings::Settings;
use crate::telemetry;
use crate::wiring::connected::Connected;
use crate::wiring::store::{Store, create_table as create_table_of};
use crate::wiring::{self, Clock};

#[cfg(feature = "slack")]
pub use drawer::Drawer;
#[cfg(feature = "slack")]
pub(crate) use front::failed;

pub use figures::Figures;
pub use front::Front;
pub use limits::{Admission, Limits, Paced, Rates};
pub use server::{House, Server};
pub use settings::{Secret, SecretPlace, ServeSettings, StoreSettings, TableSettings};

/// Serves until it is told to stop.
pub(crate) fn run(args: &ServeArgs, settings: &Settings, clock: Clock) -> Result<(), Fault> {
    wiring::trust();
    let runtime = runtime()?;
    let settings = &runtime.block_on(unlocked(args.settings.as_deref(), settings))?;
    let serve = args.over(settings)?;
    telemetry::start_serving(serve.level, serve.json)?;
    runtime.block_on(serving(serve, settings, clock))
}

/// The settings with the secrets that they name.
async fn unlocked(file: Option<&Path>, settings: &Settings) -> Result<Settings, Fault> {
    match settings.serve(file)?.secrets {
        Some(place) => settings.unlocked(wiring::secrets::unlock(&place).await?),
        None => Ok(settings.clone()),
    }
}

async fn serving(serve: ServeSettings, settings: &Settings, clock: Clock) -> Result<(), Fault> {
    let store = opened(&serve, settings, clock).await?;
    let connected = Connected::of(&serve, settings, &store, clock)?;
    let server = Server::new(serve, store, connected.platforms(), clock.hand());
    let (leave, mut left) = watch::channel(false);
    let stop = stopped()?;
    tokio::spawn(async move {
        stop.await;
        leave.send(true).ok();
    });
    let routes = connected.routes(&server.house(), left.clone())?;
    let stopping = async move {
        left.wait_for(|left| *left).await.ok();
    };
    server.run(routes, stopping, |address| tracing::info!(%address, "serving")).await
}

/// The memory of the settings.
async fn opened(serve: &ServeSettings, settings: &Settings, clock: Clock) -> Result<Store, Fault> {
    match &serve.store {
        StoreSettings::File(file) => Store::file(&settings.state_file(file.as_ref())?, clock),
        StoreSettings::Table(table) => Store::table(table, clock).await,
    }
}

/// Makes the table of the settings.
pub(crate) fn create_table(args: &ServeArgs, settings: &Settings) -> Result<(), Fault> {
    let StoreSettings::Table(table) = args.over(settings)?.store else {
        return Err(Fault::for_person("FETTLE_STORE_KIND is not dynamodb, so there is no table to make."));
    };
    wiring::trust();
    runtime()?.block_on(create_table_of(&table))?;
    Ok(writeln!(io::stdout(), "the table {} is there", table.table)?)
}

/// Proves the settings and that the memory can be reached: a line in words.
pub(crate) fn check(file: Option<&Path>, settings: &Settings, clock: Clock) -> Result<String, Fault> {
    wiring::trust();
    runtime()?.block_on(async {
        let settings = &unlocked(file, settings).await?;
        let serve = settings.serve(file)?;
        let store = opened(&serve, settings, clock).await?;
        store.ping().await?;
        Ok(format!("settings are in order, the memory answers, listening would be on {}", serve.listen))
    })
}

/// What an operator does for one athlete.
pub(crate) fn athlete(args: &AthleteArgs, settings: &Settings, clock: Clock) -> Result<(), Fault> {
    let serve = settings.serve(args.settings.as_deref())?;
    wiring::trust();
    runtime()?.block_on(async {
        let store = opened(&serve, settings, clock).await?;
        match &args.command {
            AthleteCommand::Export { id } => export(&store, &AthleteKey(id.clone())).await,
            AthleteCommand::Forget { id } => {
                let who = AthleteKey(id.clone());
                let known = store.load(&who).await?.is_some();
                store.forget(&who).await?;
                let words = if known { "is forgotten" } else { "was not known; nothing of them is left in any case" };
                Ok(writeln!(io::stdout(), "{id} {words}")?)
            }
        }
    })
}

async fn export(store: &Store, who: &AthleteKey) -> Result<(), Fault> {
    let conversation = store.load(who).await?;
    let log = store.log(who).await?;
    if conversation.is_none() && log.is_empty() {
        return Err(Fault::for_person(format!("there is no athlete {}; an id is PLATFORM/TENANT/PERSON.", who.0)));
    }
    let document = conversation.unwrap_or_else(Conversation::begin).export(&log);
    Ok(writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&document)?)?)
}

impl ServeArgs {
    /// The settings, with what the command line says laid over them.
    fn over(&self, settings: &Settings) -> Result<ServeSettings, Fault> {
        let mut serve = settings.serve(self.settings.as_deref())?;
        serve.listen = self.listen.unwrap_or(serve.listen);
        if let Some(file) = &self.state.file {
            serve.store = StoreSettings::File(Some(file.clone()));
        }
        Ok(serve)
    }
}

fn runtime() -> Result<Runtime, Fault> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// Ends when the process is told to stop.
fn stopped() -> Result<impl Future<Output = ()> + Send + 'static, Fault> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
