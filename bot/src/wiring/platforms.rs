//! The platforms that are connected, as one messenger.

use fettle_core::conversation::{Job, MessageRef, ReplyTo};
use fettle_core::memory::AthleteKey;
use fettle_core::surface::{AfterUndelivered, Messenger, Say, Undelivered};

#[cfg(feature = "slack")]
use super::slack::Post;

/// Every platform that is connected.
#[derive(Default)]
pub(crate) struct Platforms {
    #[cfg(feature = "slack")]
    pub(crate) slack: Option<Post>,
}

macro_rules! by_platform {
    ($platforms:ident, $who:ident, $call:ident($($argument:expr),*)) => {
        match $who.platform() {
            #[cfg(feature = "slack")]
            "slack" => match &$platforms.slack {
                Some(post) => Messenger::$call(post, $($argument),*).await,
                None => Err(not_connected()),
            },
            _ => {
                let _ = ($($argument),*);
                Err(not_connected())
            }
        }
    };
}

impl Messenger for Platforms {
    async fn show(&self, who: &AthleteKey, to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        by_platform!(self, who, show(who, to, say))
    }

    async fn hand_over(&self, who: &AthleteKey, to: &ReplyTo, name: &str, document: &str) -> Result<(), Undelivered> {
        by_platform!(self, who, hand_over(who, to, name, document))
    }

    async fn working(&self, who: &AthleteKey, to: &ReplyTo, job: Option<Job>) {
        #[cfg(feature = "slack")]
        if let ("slack", Some(post)) = (who.platform(), &self.slack) {
            Messenger::working(post, who, to, job).await;
        }
        #[cfg(not(feature = "slack"))]
        let _ = (who, to, job);
    }

    async fn forget(&self, who: &AthleteKey) -> Result<(), Undelivered> {
        by_platform!(self, who, forget(who))
    }
}

/// What is owed there stays owed until it is connected.
fn not_connected() -> Undelivered {
    Undelivered { words: "the athlete's platform is not connected here".to_owned(), next: AfterUndelivered::Again }
}
