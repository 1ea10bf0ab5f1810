//! What turns cost in a DynamoDB table, by what the engine says it consumed: every dialog through the worker, as an instance
//! would play it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use fettle::serve::{Figures, Front, Limits, ServeSettings};
use fettle::worker::{LEASE, Worker};
use fettle_core::Knowledge;
use fettle_core::conversation::{Conversation, EventKey, Inbound, MessageRef, ReplyTo};
use fettle_core::memory::{AthleteKey, Memory};
use fettle_core::surface::{Coach, Messenger, Say, Undelivered};
use fettle_dynamodb::{Consumed, Dynamo};

use crate::dialog::{self, Dialog};
use crate::engines::{TableShelf, dynoxide};
use crate::stage::event;
use crate::{HandClock, Shelf};

/// The pause between two turns of a talk that goes on.
pub const TALKING: TimeDelta = TimeDelta::seconds(20);

/// The steps of the clock between two turns; after each, the instance confirms what has to be confirmed.
const TICK: TimeDelta = TimeDelta::seconds(5);

/// A place to answer to, as long as Slack's.
const PLACE: &str = r#"{"installation":"T08DX3K4F2L","user":"U08E1N5M7QP","channel":"D08F2HJ6R9S","thread":"1763982345.618279"}"#;

/// A platform that shows everything and names its messages.
struct Platform;

impl Messenger for Platform {
    async fn show(&self, _who: &AthleteKey, _to: &ReplyTo, say: Say<'_>) -> Result<Option<MessageRef>, Undelivered> {
        Ok(Some(MessageRef(format!("D08F2HJ6R9S 1763982399.{}", say.slot.0))))
    }

    async fn hand_over(&self, _: &AthleteKey, _: &ReplyTo, _: &str, _: &str) -> Result<(), Undelivered> {
        Ok(())
    }

    async fn forget(&self, _: &AthleteKey) -> Result<(), Undelivered> {
        Ok(())
    }
}

/// One athlete on one instance.
struct Talk<'a> {
    who: AthleteKey,
    front: Front<Dynamo, Platform>,
    /// Looks without being counted.
    onlooker: Dynamo,
    clock: &'a HandClock,
}

/// Plays a dialog with so long a pause before each turn. Gives back what each turn consumed: reading, committing, recording, and
/// its confirmation, where that was a write of its own.
///
/// # Panics
/// When the table does not answer.
pub async fn of_turns(shelf: &TableShelf, dialog: &Dialog, pause: TimeDelta) -> Vec<Consumed> {
    let clock = shelf.clock();
    clock.set(dialog.steps[0].at);
    let talk = Talk {
        who: AthleteKey::new("slack", "T08DX3K4F2L", &format!("U08{}", dialog.file)),
        front: front(shelf).await,
        onlooker: shelf.table().await,
        clock,
    };
    let mut costs = Vec::new();
    for place in 0..dialog.steps.len() {
        let began = talk.front.worker().memory().consumed();
        talk.turn(dialog, place).await;
        let next = dialog.steps.get(place + 1).map_or(clock.now() + LEASE, |step| step.at.max(clock.now() + pause));
        talk.pass_until(next).await;
        costs.push(talk.front.worker().memory().consumed() - began);
    }
    costs
}

/// The coach as it is served.
async fn front(shelf: &TableShelf) -> Front<Dynamo, Platform> {
    let hand = || shelf.clock().hand();
    let worker = Worker::new(shelf.table().await, Platform, Knowledge::built_in(), hand());
    let usual = ServeSettings::read(None, &BTreeMap::new()).unwrap_or_else(|fault| panic!("{}", fault.words));
    Front::new(worker, Limits::new(&usual.rates, hand()), usual.at_once, Arc::new(Figures::default()), hand())
}

impl Talk<'_> {
    async fn turn(&self, dialog: &Dialog, place: usize) {
        let loaded = self.onlooker.load(&self.who).await.unwrap_or_else(|fault| panic!("{fault}"));
        let conversation = loaded.unwrap_or_else(Conversation::begin);
        let (second, part) = (82_345 + place * 7, place * 7_919_513 % 1_000_000);
        let key = EventKey(format!("slack-17639{second:05}.{part:06}-D08F2HJ6R9S"));
        let event = event(&conversation, &dialog.steps[place], place);
        let inbound = Inbound { key, at: self.clock.now(), reply_to: ReplyTo(PLACE.into()), ..event };
        let heard = self.front.hear(&self.who, inbound).await;
        let reply = heard.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", dialog.file));
        self.front.finish(reply, Vec::new()).await;
    }

    /// Lets the clock go on and confirms on the way.
    async fn pass_until(&self, end: DateTime<Utc>) {
        let quiet = self.clock.now() + LEASE;
        while self.clock.now() < end.min(quiet) {
            self.clock.pass(TICK.min(end - self.clock.now()));
            self.front.worker().confirm_late(self.clock.now()).await;
        }
        self.clock.set(end);
    }
}

/// One figure of a cost.
type Figure = fn(&Consumed) -> f64;

/// What many turns cost.
pub struct Costs(Vec<Consumed>);

/// The cost of all turns of all dialogs, with so long a pause before each.
pub fn of_all(pause: TimeDelta) -> Costs {
    let costs =
        dialog::all().iter().flat_map(|dialog| crate::wait(of_turns(&TableShelf::at(dynoxide()), dialog, pause))).collect();
    Costs(costs)
}

impl Costs {
    /// How many turns there were.
    pub fn turns(&self) -> usize {
        self.0.len()
    }

    /// What this share of the turns does not exceed, each figure by itself.
    pub fn share(&self, share: f64) -> Consumed {
        Consumed {
            reads: self.at(share, |cost| cost.reads as f64) as u64,
            writes: self.at(share, |cost| cost.writes as f64) as u64,
            read_units: self.at(share, |cost| cost.read_units),
            write_units: self.at(share, |cost| cost.write_units),
        }
    }

    fn at(&self, share: f64, figure: Figure) -> f64 {
        let mut figures: Vec<f64> = self.0.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[((figures.len() - 1) as f64 * share).round() as usize]
    }

    fn mean(&self, figure: Figure) -> f64 {
        self.0.iter().map(figure).sum::<f64>() / self.0.len() as f64
    }
}

impl fmt::Display for Costs {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} turns; for each: p50, p90, p99, most, mean", self.turns())?;
        let figures: [(&str, Figure); 4] = [
            ("requests that read", |cost| cost.reads as f64),
            ("requests that write", |cost| cost.writes as f64),
            ("read units", |cost| cost.read_units),
            ("write units", |cost| cost.write_units),
        ];
        for (name, figure) in figures {
            let [half, most, nearly, all] = [0.5, 0.9, 0.99, 1.0].map(|share| self.at(share, figure));
            writeln!(out, "  {name}: {half}, {most}, {nearly}, {all}, {:.2}", self.mean(figure))?;
        }
        Ok(())
    }
}
