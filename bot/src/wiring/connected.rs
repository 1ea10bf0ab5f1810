//! What stands between the platforms and the coach, as far as the settings name any.

use axum::Router;
use tokio::sync::watch;

use super::Clock;
use super::platforms::Platforms;
#[cfg(feature = "slack")]
use super::slack::Slack;
use super::store::Store;
use crate::fault::Fault;
use crate::serve::{House, ServeSettings};
use crate::settings::Settings;

/// The platforms of the settings.
pub(crate) struct Connected {
    #[cfg(feature = "slack")]
    slack: Option<Slack>,
}

impl Connected {
    /// Whoever runs the program hears what is missing.
    #[cfg(feature = "slack")]
    pub(crate) fn of(serve: &ServeSettings, settings: &Settings, store: &Store, clock: Clock) -> Result<Self, Fault> {
        if !settings.slack.is_named() {
            tracing::warn!("no platform is named in the settings; only what is owed is looked after");
            return Ok(Self { slack: None });
        }
        let safe = match store.chest(clock) {
            Some(chest) => chest,
            None => drawer(&settings.state_file(serve.file())?),
        };
        Ok(Self { slack: Some(Slack::of(&settings.slack, safe, clock)?) })
    }

    /// This build knows no platform.
    #[cfg(not(feature = "slack"))]
    pub(crate) fn of(_serve: &ServeSettings, _settings: &Settings, _store: &Store, _clock: Clock) -> Result<Self, Fault> {
        tracing::warn!("this build knows no platform; only what is owed is looked after");
        Ok(Self {})
    }

    /// All of them as one messenger.
    pub(crate) fn platforms(&self) -> Platforms {
        Platforms {
            #[cfg(feature = "slack")]
            slack: self.slack.as_ref().map(Slack::post),
        }
    }

    /// The addresses that platforms come to. What listens by itself does so until `left` says true.
    #[cfg(feature = "slack")]
    pub(crate) fn routes(self, house: &House<Store, Platforms>, left: watch::Receiver<bool>) -> Result<Router, Fault> {
        let Some(slack) = self.slack else { return Ok(Router::new()) };
        let app = slack.app(std::sync::Arc::clone(house));
        let routes = slack.routes(&app)?;
        tokio::spawn(async move { slack.listen(app, left).await });
        Ok(routes)
    }

    /// None.
    #[cfg(not(feature = "slack"))]
    pub(crate) fn routes(self, _house: &House<Store, Platforms>, _left: watch::Receiver<bool>) -> Result<Router, Fault> {
        Ok(Router::new())
    }
}

/// A folder beside the file of the memory.
#[cfg(feature = "slack")]
fn drawer(state: &std::path::Path) -> std::sync::Arc<dyn fettle_slack::install::Safe> {
    let mut folder = state.as_os_str().to_owned();
    folder.push(".slack");
    std::sync::Arc::new(crate::serve::Drawer::at(folder.into()))
}
