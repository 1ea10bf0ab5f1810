//! What an agent shows beside its messages: that it is at work and how to stop it, and what could be said to it.

use std::time::Duration;

use fettle_core::conversation::Job;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::extras::home_of;
use super::{CallFault, Post, Repeat};
use crate::inbound::Place;
use crate::limits::{LOADING_MESSAGES, PROMPTS};

/// How long work waits for Slack to show that it is under way.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Words that an agent suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What is seen.
    pub title: &'static str,
    /// What is said.
    pub message: &'static str,
}

/// What an agent says while it works: behind its name, and by turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// "Fettle ..."
    pub words: &'static str,
    /// In between.
    pub by_turns: &'static [&'static str],
}

impl Status {
    /// While an answer takes longer than it should.
    pub const THINKING: Self = Self {
        words: "is working it out...",
        by_turns: &["Reading your plan...", "Checking your limits...", "Doing the sums..."],
    };

    /// While a job is done.
    pub fn of(job: Job) -> Self {
        match job {
            Job::Export => Self {
                words: "is gathering your data...",
                by_turns: &["Opening your training log...", "Copying your plans...", "Packing the file..."],
            },
        }
    }
}

impl Post {
    /// Suggests words in the conversation with the agent. Naming a thread would make Slack drop them without a word.
    ///
    /// # Errors
    /// When Slack did not take them.
    pub async fn suggest(&self, place: &Place, prompts: &[Prompt]) -> Result<(), CallFault> {
        let Some(channel) = &place.channel else { return Ok(()) };
        let prompts: Vec<Value> =
            prompts.iter().take(PROMPTS).map(|prompt| json!({"title": prompt.title, "message": prompt.message})).collect();
        let body = json!({"channel_id": channel, "prompts": prompts});
        self.call(&home_of(place), "assistant.threads.setSuggestedPrompts", &body, Repeat::Harmless).await.map(drop)
    }

    /// Says in a talk what we are at; with nothing, that we are done. Slack takes it away with our next message, too.
    ///
    /// # Errors
    /// When Slack did not take it.
    pub async fn status(&self, place: &Place, status: Option<Status>) -> Result<(), CallFault> {
        let Some((channel, thread)) = place.talk() else { return Ok(()) };
        let mut body = json!({"channel_id": channel, "thread_ts": thread, "status": status.map_or("", |status| status.words)});
        if let Some(status) = status {
            body["loading_messages"] = status.by_turns.iter().take(LOADING_MESSAGES).copied().collect();
        }
        self.call(&home_of(place), "assistant.threads.setStatus", &body, Repeat::Harmless).await.map(drop)
    }

    /// Shows the button that stops us, or takes it away.
    async fn stoppable(&self, place: &Place, is: bool) -> Result<(), CallFault> {
        let Some((channel, thread)) = place.talk() else { return Ok(()) };
        let status = if is { "processing" } else { "active" };
        let body = json!({"channel_id": channel, "thread_ts": thread, "status": status});
        self.call(&home_of(place), "agents.sessions.setStatus", &body, Repeat::Harmless).await.map(drop)
    }

    /// Shows that a job is under way, or over. A workspace that can't show it misses nothing else.
    pub(super) async fn at_work(&self, place: &Place, job: Option<Job>) {
        let shown = async { tokio::join!(self.status(place, job.map(Status::of)), self.stoppable(place, job.is_some())) };
        match timeout(PATIENCE, shown).await {
            Ok((words, button)) => {
                [words, button].into_iter().filter_map(Result::err).for_each(|fault| tracing::debug!("{fault}"))
            }
            Err(_) => tracing::debug!("the status came too late"),
        }
    }
}
