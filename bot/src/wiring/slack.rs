//! The Slack adapter, made of settings: which workspaces, and which ways in.

use std::sync::Arc;

use axum::Router;
use fettle_core::conversation::Conversation;
use fettle_core::memory::{AthleteKey, Memory};
use fettle_core::surface::Refusal;
use fettle_slack::http::{self, Door, OAUTH_PATH};
use fettle_slack::inbound::Verdict;
use fettle_slack::install::{Credentials, Installs, OAuth, Safe, Seal};
use fettle_slack::messenger::{API, Calls};
use fettle_slack::signature::SigningSecrets;
use fettle_slack::{App, Desk, socket};
use tokio::sync::watch;

use super::Clock;
use super::platforms::Platforms;
use super::store::Store;
use crate::fault::Fault;
use crate::serve::{Front, House, Paced, failed};
use crate::settings::SlackSettings;

pub(crate) use fettle_slack::messenger::Post;

/// Where Slack asks whether the app may.
const AUTHORIZE: &str = "https://slack.com/oauth/v2/authorize";

/// Everything between Slack and the coach.
pub(crate) struct Slack {
    calls: Calls,
    installs: Arc<Installs>,
    credentials: Option<Credentials>,
    secrets: Option<SigningSecrets>,
    app_token: Option<String>,
    url: Option<String>,
    clock: Clock,
}

impl Slack {
    /// Takes the settings; whoever runs the program hears what is missing.
    pub(crate) fn of(settings: &SlackSettings, safe: Arc<dyn Safe>, clock: Clock) -> Result<Self, Fault> {
        let calls = Calls::to(settings.api.as_deref().unwrap_or(API))?;
        let secrets = settings.signing_secrets.as_deref().and_then(|secrets| SigningSecrets::new(secrets.split(',')));
        let app_token = settings.app_token.clone();
        if secrets.is_none() && app_token.is_none() {
            return Err(Fault::for_person(
                "Slack needs a way in: FETTLE_SLACK_APP_TOKEN for Socket Mode, or FETTLE_SLACK_SIGNING_SECRET for HTTP.",
            ));
        }
        let credentials = settings.client_id.clone().zip(settings.client_secret.clone());
        let credentials = credentials.map(|(client_id, client_secret)| Credentials { client_id, client_secret });
        let installs = Arc::new(installs(settings, credentials.as_ref(), safe, clock)?);
        Ok(Self { calls, installs, credentials, secrets, app_token, url: settings.url.clone(), clock })
    }

    /// Brings cards to Slack.
    pub(crate) fn post(&self) -> Post {
        Post::new(self.calls.clone(), Arc::clone(&self.installs), self.clock.hand())
    }

    /// The addresses that Slack and browsers come to.
    pub(crate) fn routes(&self, app: &Arc<App<Coach>>) -> Result<Router, Fault> {
        let mut routes = Router::new();
        if let Some(secrets) = &self.secrets {
            routes = routes.merge(http::events(Arc::clone(app), secrets.clone(), self.clock.hand()));
        }
        if let (Installs::Kept(_), Some(credentials), Some(url)) = (&*self.installs, &self.credentials, &self.url) {
            let authorize = AUTHORIZE.parse().map_err(|_| Fault::for_person("Slack's address is none."))?;
            let redirect = format!("{}{OAUTH_PATH}", url.trim_end_matches('/'));
            let oauth = OAuth::new(credentials.clone(), authorize, redirect, self.clock.hand());
            routes = routes.merge(http::door(Door { oauth, calls: self.calls.clone(), installs: Arc::clone(&self.installs) }));
        }
        Ok(routes)
    }

    /// The app in front of the coach.
    pub(crate) fn app(&self, house: House<Store, Platforms>) -> Arc<App<Coach>> {
        App::new(house, self.post(), Arc::clone(&self.installs), self.clock.hand())
    }

    /// Holds Socket Mode up until `leave` says true, where there is a token for it.
    pub(crate) async fn listen(&self, app: Arc<App<Coach>>, leave: watch::Receiver<bool>) {
        if let Some(token) = &self.app_token {
            socket::listen(app, self.calls.clone(), token, leave).await;
        }
    }
}

fn installs(
    settings: &SlackSettings,
    credentials: Option<&Credentials>,
    safe: Arc<dyn Safe>,
    clock: Clock,
) -> Result<Installs, Fault> {
    if let Some(token) = &settings.bot_token {
        return Ok(Installs::One(token.clone()));
    }
    let keys = settings.keys.as_deref().and_then(|keys| Seal::new(keys.split(',')));
    let (Some(credentials), Some(seal)) = (credentials, keys) else {
        return Err(Fault::for_person(
            "Slack needs a workspace: FETTLE_SLACK_BOT_TOKEN for one, or FETTLE_SLACK_CLIENT_ID, FETTLE_SLACK_CLIENT_SECRET and \
             FETTLE_SLACK_KEY (32 bytes in Base64) for as many as install the app.",
        ));
    };
    Ok(Installs::kept(safe, seal, credentials.clone(), clock.hand()))
}

/// The coach that Slack talks to.
type Coach = Front<Store, Paced<Platforms>>;

impl Desk for Coach {
    async fn look(&self, who: &AthleteKey) -> Result<Conversation, Refusal> {
        self.worker().conversation(who).await.map_err(|fault| failed(&fault))
    }

    async fn leave(&self, tenant: &str) -> Result<(), Refusal> {
        self.worker().memory().forget_all_of(tenant).await.map_err(|fault| failed(&fault.into()))
    }

    fn judged(&self, verdict: Verdict) {
        self.figures().judged(verdict.name());
    }
}
