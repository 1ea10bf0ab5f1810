//! Settings, read once. Nothing else in Fettle reads the environment.

#[cfg(feature = "serve")]
use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::fault::Fault;
use crate::telemetry::LogTo;

/// The file in the data folder that remembers everything.
const STATE: &str = "state.redb";

/// The file in the data folder that faults go to.
const LOG: &str = "fettle.log";

/// What the environment says.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Where everything is remembered, unless the command line says otherwise.
    state: Option<PathBuf>,
    /// Where faults are written.
    pub(crate) log: LogTo,
    /// A clock that stands still, for tests.
    pub(crate) now: Option<DateTime<Utc>>,
    /// The time zone, where the environment sets one.
    pub(crate) zone: Option<Tz>,
    /// Beside the environment.
    #[cfg(feature = "serve")]
    secrets: Secrets,
    /// What the Slack app needs.
    #[cfg(feature = "slack")]
    pub(crate) slack: SlackSettings,
}

/// Variables that were kept in a safe place, by their names. This shows nothing of itself.
#[cfg(feature = "serve")]
#[derive(Clone, Default)]
struct Secrets(BTreeMap<String, String>);

#[cfg(feature = "serve")]
impl std::fmt::Debug for Secrets {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secrets")
    }
}

/// What the Slack app needs. Secrets never reach a log: this shows nothing of itself.
#[cfg(feature = "slack")]
#[derive(Clone, Default)]
pub(crate) struct SlackSettings {
    /// `FETTLE_SLACK_BOT_TOKEN`: the token of the one workspace that is served.
    pub(crate) bot_token: Option<String>,
    /// `FETTLE_SLACK_APP_TOKEN`: opens Socket Mode.
    pub(crate) app_token: Option<String>,
    /// `FETTLE_SLACK_SIGNING_SECRET`, with a comma between two while one replaces the other: opens HTTP.
    pub(crate) signing_secrets: Option<String>,
    /// `FETTLE_SLACK_CLIENT_ID` and `FETTLE_SLACK_CLIENT_SECRET`: let other workspaces install the app.
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret: Option<String>,
    /// `FETTLE_SLACK_KEY`: 32 bytes in Base64 that seal tokens, with a comma between two while one replaces the other.
    pub(crate) keys: Option<String>,
    /// `FETTLE_URL`: our own address as browsers see it.
    pub(crate) url: Option<String>,
    /// `FETTLE_SLACK_API`: another address than Slack's, for tests.
    pub(crate) api: Option<String>,
}

#[cfg(feature = "slack")]
impl std::fmt::Debug for SlackSettings {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SlackSettings")
    }
}

#[cfg(feature = "slack")]
impl SlackSettings {
    /// Whether anything of Slack is named.
    pub(crate) fn is_named(&self) -> bool {
        [&self.bot_token, &self.app_token, &self.signing_secrets, &self.client_id].iter().any(|setting| setting.is_some())
    }

    fn read(secrets: &Secrets) -> Result<Self, Fault> {
        let text = |name: &str| text(name).map(|said| said.or_else(|| secrets.0.get(name).cloned()));
        Ok(Self {
            bot_token: text("FETTLE_SLACK_BOT_TOKEN")?,
            app_token: text("FETTLE_SLACK_APP_TOKEN")?,
            signing_secrets: text("FETTLE_SLACK_SIGNING_SECRET")?,
            client_id: text("FETTLE_SLACK_CLIENT_ID")?,
            client_secret: text("FETTLE_SLACK_CLIENT_SECRET")?,
            keys: text("FETTLE_SLACK_KEY")?,
            url: text("FETTLE_URL")?,
            api: text("FETTLE_SLACK_API")?,
        })
    }
}

impl Settings {
    /// Reads `FETTLE_STATE`, `FETTLE_LOG`, `FETTLE_NOW`, `TZ` and the folders of the user.
    pub(crate) fn read() -> Result<Self, Fault> {
        let folder = data_folder();
        let state = path("FETTLE_STATE").or_else(|| folder.as_ref().map(|folder| folder.join(STATE)));
        let log = LogTo::parse(text("FETTLE_LOG")?.as_deref(), folder.map(|folder| folder.join(LOG)))?;
        let now = text("FETTLE_NOW")?.map(|now| fixed(&now)).transpose()?;
        let zone = text("TZ")?.and_then(|zone| zone.trim_start_matches(':').parse().ok());
        Ok(Self {
            state,
            log,
            now,
            zone,
            #[cfg(feature = "slack")]
            slack: SlackSettings::read(&Secrets::default())?,
            #[cfg(feature = "serve")]
            secrets: Secrets::default(),
        })
    }

    /// With variables that were kept in a safe place. The environment goes before them.
    #[cfg(feature = "serve")]
    pub(crate) fn unlocked(&self, secrets: BTreeMap<String, String>) -> Result<Self, Fault> {
        let secrets = Secrets(secrets);
        Ok(Self {
            #[cfg(feature = "slack")]
            slack: SlackSettings::read(&secrets)?,
            secrets,
            ..self.clone()
        })
    }

    /// What `fettle serve` goes by: what is built in, a file, and the environment.
    #[cfg(feature = "serve")]
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub(crate) fn serve(&self, file: Option<&std::path::Path>) -> Result<crate::serve::ServeSettings, Fault> {
        let named = path("FETTLE_SETTINGS");
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| name.starts_with("FETTLE_"));
        let mut all = self.secrets.0.clone();
        all.extend(environment.filter(|(_, value)| !value.is_empty()));
        crate::serve::ServeSettings::read(file.or(named.as_deref()), &all)
    }

    /// The state file: the one on the command line, or the environment's, or the usual one.
    pub(crate) fn state_file(&self, chosen: Option<&PathBuf>) -> Result<PathBuf, Fault> {
        let found = chosen.or(self.state.as_ref()).cloned();
        found.ok_or_else(|| Fault::for_person("I don't know where to keep my memory: name a file with --state or FETTLE_STATE."))
    }
}

/// `$XDG_DATA_HOME/fettle`, or `fettle` in the usual place for it.
fn data_folder() -> Option<PathBuf> {
    let home = path("XDG_DATA_HOME")
        .filter(|folder| folder.is_absolute())
        .or_else(|| path("HOME").map(|home| home.join(".local/share")))
        .or_else(|| path("LOCALAPPDATA"));
    home.map(|home| home.join("fettle"))
}

fn fixed(now: &str) -> Result<DateTime<Utc>, Fault> {
    let read = DateTime::parse_from_rfc3339(now);
    read.map(|now| now.to_utc()).map_err(|error| Fault::for_person(format!("FETTLE_NOW is no RFC 3339 time: {error}.")))
}

#[allow(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn path(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn text(name: &str) -> Result<Option<String>, Fault> {
    let value = path(name).map(|value| value.into_os_string().into_string());
    value.transpose().map_err(|_| Fault::for_person(format!("{name} is not text.")))
}
