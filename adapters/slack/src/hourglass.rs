//! Patience: whoever waits longer than a moment is told that we are at it.

use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::inbound::Place;
use crate::messenger::{Post, Status};

/// How long nobody wonders yet.
const MOMENT: Duration = Duration::from_millis(800);

/// Runs until it is dropped; when it runs out before, the talk shows that we are at it.
pub(crate) struct Hourglass(JoinHandle<()>);

impl Hourglass {
    /// Turns one over, where there is a talk to show it in.
    pub(crate) fn turn(place: &Place, post: &Post) -> Option<Self> {
        place.talk()?;
        let (place, post) = (place.clone(), post.clone());
        Some(Self(tokio::spawn(async move {
            sleep(MOMENT).await;
            if let Err(fault) = post.status(&place, Some(Status::THINKING)).await {
                tracing::debug!("{fault}");
            }
        })))
    }
}

impl Drop for Hourglass {
    fn drop(&mut self) {
        self.0.abort();
    }
}
