//! The athlete's own data: a copy of it, and the end of it.

use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::{Answer, Dossier, Effect, Job, JobFault};
use crate::language::Intent;

/// Hands over everything that is stored.
pub(in crate::conversation) fn export(scene: &mut Scene<'_>) {
    scene.say(Card::saying("Here is everything I keep about you, as JSON."));
    let ticket = scene.ticket();
    scene.perform(Effect::Run { ticket, job: Job::Export });
}

/// Words that stop what is under way, when they are all that is said.
const STOP: &[&str] = &["stop", "stop it", "stop that", "cancel", "cancel that", "abort", "never mind", "nevermind"];

/// Whether somebody says no more than to stop.
pub(in crate::conversation) fn says_stop(text: &str) -> bool {
    let plain = text.trim_end_matches(['.', '!']).trim();
    STOP.iter().any(|stop| plain.eq_ignore_ascii_case(stop))
}

/// Tells that the work was left off.
pub(in crate::conversation) fn stopped(scene: &mut Scene<'_>, job: Job) {
    let card = match job {
        Job::Export => Card::saying("Stopped. I send no more of it; nothing you told me is lost.")
            .button("Export my data", Intent::ExportData),
    };
    scene.say(card);
}

/// Tells what came of handing it over.
pub(in crate::conversation) fn exported(scene: &mut Scene<'_>, outcome: Result<Answer, JobFault>) {
    let card = match outcome {
        Ok(Answer::HandedOver { entries: 0 }) => {
            Card::saying("That was everything: your profile and your plan. Your log is empty.")
        }
        Ok(Answer::HandedOver { entries: 1 }) => Card::saying("That was everything: your profile, your plan and 1 log entry."),
        Ok(Answer::HandedOver { entries }) => {
            Card::saying(format!("That was everything: your profile, your plan and {entries} log entries."))
        }
        Err(JobFault::Spent) => {
            Card::saying("You have your data often enough for today. Ask again tomorrow.").toned(Tone::Careful)
        }
        Err(JobFault::TooLate | JobFault::Failed) => {
            Card::saying("I could not hand your data over. It is safe; try again in a moment.")
                .toned(Tone::Careful)
                .button("Try again", Intent::ExportData)
        }
    };
    scene.say(card);
}

/// Erases everything, once the athlete has said yes.
pub(in crate::conversation) fn forget(scene: &mut Scene<'_>, sure: bool) {
    if sure {
        scene.dossier = Dossier::default();
        scene.perform(Effect::Forget);
        scene.say(Card::saying("Done: your profile, plan, meals and log are deleted. Say hi if you ever want to start again."));
        return;
    }
    let card = Card::saying("This deletes your profile, your plan, your meals and your whole training log. It can't be undone.")
        .titled("Delete everything?")
        .toned(Tone::Careful)
        .button("Yes, delete", Intent::Affirm)
        .button("No, keep it", Intent::Deny)
        .button("Export first", Intent::ExportData);
    scene.say(card);
    scene.await_next(Awaiting::Yes(Intent::ForgetMe));
}
