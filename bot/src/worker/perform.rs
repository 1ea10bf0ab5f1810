//! Performing what is owed: cards first to the acknowledgement, then to the messenger; jobs under a deadline.

use std::time::Duration;

use fettle_core::conversation::{Answer, Done, Effect, Event, EventKey, Inbound, Job, JobFault, Owed, Slot, Ticket};
use fettle_core::memory::{AthleteKey, Memory};
use fettle_core::surface::{AfterUndelivered, Choices, Messenger, Reply, Say, Shown, Undelivered};
use tokio::time::error::Elapsed;
use tokio::time::timeout;

use super::{Worker, sorry};
use crate::bug::{Bug, guarded_while};
use crate::fault::{Fault, Hears};

/// How long one card may be on its way.
const SHOWING: Duration = Duration::from_secs(20);

/// How long a job may take.
const WORKING: Duration = Duration::from_secs(25);

/// What a job came to: in time, without a bug, without a fault of ours.
type Worked = Result<Result<Result<Result<Answer, JobFault>, Fault>, Bug>, Elapsed>;

/// The file that an export is handed over as.
const EXPORT: &str = "fettle-export.json";

impl<M: Memory, P: Messenger> Worker<M, P> {
    /// Performs everything of a turn that its acknowledgement did not show, in order, and whatever follows from it.
    ///
    /// # Errors
    /// At the first effect that must be tried again later. It stays owed, and so does what comes after it.
    pub async fn perform(&self, reply: Reply, shown: Vec<Shown>) -> Result<(), Fault> {
        let mut next = Some((reply, shown));
        while let Some((reply, shown)) = next.take() {
            next = self.perform_turn(&reply, shown).await?.map(|late| (late, Vec::new()));
        }
        Ok(())
    }

    async fn perform_turn(&self, reply: &Reply, shown: Vec<Shown>) -> Result<Option<Reply>, Fault> {
        let (who, owed) = (&reply.who, &reply.owed);
        self.desk.begin(who, owed);
        let _place = self.finishing.enter(who).await;
        for Shown { id, message } in shown {
            self.desk.performed(who, Done { id, shown: message }, reply.confirm_by);
        }
        let performed = self.perform_all(reply).await;
        self.desk.end(who, owed);
        performed
    }

    /// Gives back the turn that a job's answer made.
    async fn perform_all(&self, reply: &Reply) -> Result<Option<Reply>, Fault> {
        let mut late = None;
        let done = self.desk.done(&reply.who);
        for owed in reply.owed.iter().filter(|owed| done.iter().all(|done| done.id != owed.id)) {
            match &owed.effect {
                Effect::Run { ticket, job } => late = self.run(&reply.who, owed, ticket, *job).await.transpose(),
                // Somebody else may still be writing for this athlete; when the lease has run out, nobody is.
                Effect::Forget if !reply.alone => break,
                _ => {
                    let shown = self.perform_or_drop(reply, owed).await?;
                    self.desk.performed(&reply.who, shown, reply.confirm_by);
                }
            }
            if matches!(owed.effect, Effect::Forget) {
                self.desk.clear(&reply.who);
                self.recent.forget(&reply.who);
            }
        }
        late.transpose()
    }

    /// Performs one effect. One that meets a bug is dropped, or every start from now on would meet it again.
    async fn perform_or_drop(&self, reply: &Reply, owed: &Owed) -> Result<Done, Fault> {
        match guarded_while(self.perform_one(reply, owed)).await {
            Ok(performed) => performed,
            Err(bug) => {
                let (slot, card) = (Slot(format!("{} broke", owed.id)), sorry(bug));
                let say = Say { id: &owed.id, slot: &slot, card: &card, replaces: None, choices: Choices::Past };
                self.show(&reply.who, owed, say).await
            }
        }
    }

    async fn perform_one(&self, reply: &Reply, owed: &Owed) -> Result<Done, Fault> {
        let who = &reply.who;
        if let Some(say) = reply.says().find(|say| say.id == owed.id) {
            return self.show(who, owed, say).await;
        }
        match &owed.effect {
            Effect::Record(entry) => self.memory.record(who, entry).await?,
            Effect::Strike { ids } => self.memory.strike(who, ids).await?,
            Effect::Forget => {
                delivered(self.messenger.forget(who).await)?;
                self.memory.forget(who).await?;
            }
            Effect::Say { .. } | Effect::Run { .. } | Effect::Wake { .. } | Effect::LetSleep(_) => {}
        }
        Ok(Done::of(owed))
    }

    async fn show(&self, who: &AthleteKey, owed: &Owed, say: Say<'_>) -> Result<Done, Fault> {
        let showing = timeout(SHOWING, self.messenger.show(who, &owed.reply_to, say)).await;
        let late = Undelivered { words: "the platform took too long".into(), next: AfterUndelivered::Again };
        let shown = delivered(showing.unwrap_or(Err(late)))?;
        Ok(Done { id: owed.id.clone(), shown: shown.flatten() })
    }

    /// Does a job and takes its answer through the conversation. The job is confirmed together with that. One that is left off
    /// meanwhile has no answer.
    async fn run(&self, who: &AthleteKey, owed: &Owed, ticket: &Ticket, job: Job) -> Result<Option<Reply>, Fault> {
        let at_work = self.jobs.begin(who, ticket);
        let worked = async {
            self.messenger.working(who, &owed.reply_to, Some(job)).await;
            timeout(WORKING, guarded_while(self.work(who, owed, ticket, job))).await
        };
        let worked = tokio::select! {
            worked = worked => Some(worked),
            () = at_work.left_off() => None,
        };
        drop(at_work);
        let reply = match worked {
            Some(worked) => self.answered(who, owed, ticket, worked).await.map(Some),
            None => Ok(None),
        };
        self.messenger.working(who, &owed.reply_to, None).await;
        reply
    }

    async fn answered(&self, who: &AthleteKey, owed: &Owed, ticket: &Ticket, working: Worked) -> Result<Reply, Fault> {
        let outcome = match working {
            Ok(Ok(Ok(outcome))) => outcome,
            Ok(Ok(Err(fault))) => return Err(fault),
            Ok(Err(_)) => Err(JobFault::Failed),
            Err(_) => Err(JobFault::TooLate),
        };
        let event = Event::JobDone { ticket: ticket.clone(), outcome };
        let inbound = Inbound {
            key: EventKey(format!("done {}", ticket.0)),
            at: (self.now)(),
            zone: None,
            reply_to: owed.reply_to.clone(),
            reachable: true,
            event,
        };
        let reply = self.take_beside(who, inbound, Some(Done::of(owed))).await?;
        if reply.owed.is_empty() {
            // The answer no longer counts, so that nothing was written.
            self.desk.performed(who, Done::of(owed), reply.confirm_by);
        }
        Ok(reply)
    }

    /// Whoever stopped a job wants nothing of it, wherever it is done.
    async fn work(&self, who: &AthleteKey, owed: &Owed, ticket: &Ticket, job: Job) -> Result<Result<Answer, JobFault>, Fault> {
        if !self.pay(who, ticket, job).await? {
            return Ok(Err(JobFault::Spent));
        }
        match job {
            Job::Export => {
                let log = self.memory.log(who).await?;
                let conversation = self.conversation(who).await?;
                if !conversation.waits_for(ticket) {
                    return Ok(Err(JobFault::Failed));
                }
                let document = serde_json::to_string_pretty(&conversation.export(&log))?;
                let handed = self.messenger.hand_over(who, &owed.reply_to, EXPORT, &document).await;
                let answer = delivered(handed)?.map(|()| Answer::HandedOver { entries: log.len() });
                Ok(answer.ok_or(JobFault::Failed))
            }
        }
    }
}

/// What a delivery came to: nothing, where it was given up.
fn delivered<T>(delivery: Result<T, Undelivered>) -> Result<Option<T>, Fault> {
    match delivery {
        Ok(delivered) => Ok(Some(delivered)),
        Err(Undelivered { words, next: AfterUndelivered::GiveUp }) => {
            tracing::warn!("given up: {words}");
            Ok(None)
        }
        Err(Undelivered { words, next }) => {
            let again = next == AfterUndelivered::Again;
            Err(Fault { hears: if again { Hears::Operator } else { Hears::Nobody }, again, words })
        }
    }
}
