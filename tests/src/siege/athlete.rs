//! One athlete of the siege: says something that can be told apart, waits for the answer, says the next thing.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, DurationRound, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use fettle_core::conversation::Conversation;
use fettle_core::fitness::LogEntry;
use fettle_core::memory::AthleteKey;
use serde_json::json;
use tokio::time::{Instant, sleep};

use super::{Outcome, Town, locked, now, post, wall};
use crate::chance::Chance;

/// How long an athlete waits for an answer before the turn counts as lost.
const LOST: Duration = Duration::from_secs(90);

/// The pause before the platform delivers again what nobody acknowledged.
const AGAIN: Duration = Duration::from_millis(300);

/// One in so many wants to be reminded.
const REMINDED: usize = 4;

/// Before the end nobody sets a reminder that would ring after it.
const FORETOLD: Duration = Duration::from_secs(80);

/// Words in the card that rings where there is no plan.
const RING: &str = "You wanted a nudge";

pub(super) struct Athlete {
    who: AthleteKey,
    number: usize,
    town: Arc<Town>,
    chance: Chance,
    think_millis: u64,
    told: Told,
}

/// What an athlete knows in the end.
pub(super) struct Told {
    pub(super) who: AthleteKey,
    said: usize,
    entries: usize,
    /// When a reminder has to ring.
    pub(super) ring: Option<DateTime<Utc>>,
    lost: Vec<String>,
    recovered: Vec<u128>,
    answered: Vec<u128>,
}

impl Athlete {
    pub(super) fn new(number: usize, town: Arc<Town>, chance: Chance, think_millis: u64) -> Self {
        let who = AthleteKey::new("siege", "T1", &format!("U{number}"));
        let told = Told {
            who: who.clone(),
            said: 0,
            entries: 0,
            ring: None,
            lost: Vec::new(),
            recovered: Vec::new(),
            answered: Vec::new(),
        };
        Self { who, number, town, chance, think_millis, told }
    }

    /// Talks until the siege is over.
    pub(super) async fn talk(mut self) -> Told {
        self.think().await;
        self.say("hi", "I'm Fettle").await;
        if self.number.is_multiple_of(REMINDED) && now() + FORETOLD < self.town.ends {
            self.wants_to_be_reminded().await;
        }
        while now() < self.town.ends {
            self.think().await;
            self.log_something().await;
        }
        self.told
    }

    /// Nobody is reminded of training who trained today.
    async fn log_something(&mut self) {
        let figure = 40 + self.told.entries;
        let (words, answer) = match self.told.ring {
            None => (format!("squat 3x5 {figure}"), format!("at {figure} kg")),
            Some(_) => (format!("log my weight {figure}.5 kg"), format!("{figure}.5 kg")),
        };
        self.say(&words, &answer).await;
        self.told.entries += 1;
    }

    async fn think(&mut self) {
        sleep(Duration::from_millis(self.chance.below(self.think_millis.max(1)))).await;
    }

    /// On the next full minute that is far enough away.
    async fn wants_to_be_reminded(&mut self) {
        let ring = (wall() + TimeDelta::seconds(75)).duration_trunc(TimeDelta::minutes(1)).unwrap_or_else(|_| wall());
        let at = ring.with_timezone(&zone()).format("%H:%M").to_string();
        self.say(&format!("remind me every day at {at}"), "I'll remind you").await;
        self.told.ring = Some(ring);
    }

    async fn say(&mut self, words: &str, answer: &str) {
        let event = json!({ "who": self.who.0, "key": format!("{}", self.told.said), "zone": zone().name(), "words": words });
        self.told.said += 1;
        let (began, mut places) = (now(), Vec::new());
        loop {
            let place = self.chance.below(3) as usize;
            let address = locked(&self.town.addresses)[place].clone();
            places.push((place, now()));
            if post(&format!("{address}/event"), &event).await == Some(200) {
                break;
            }
            sleep(AGAIN).await;
        }
        if !self.town.platform.shows(&self.who.0, answer, LOST).await {
            self.told.lost.push(words.to_owned());
        }
        self.note(began, &places);
    }

    /// Whether a kill came between the line and the answer, at a place that had it.
    fn note(&mut self, began: Instant, places: &[(usize, Instant)]) {
        let killed = locked(&self.town.kills)
            .iter()
            .copied()
            .find(|(place, at)| *at >= began && places.iter().any(|(told, since)| told == place && since <= at));
        match killed {
            Some((_, at)) => self.told.recovered.push((now() - at).as_millis()),
            None => self.told.answered.push((now() - began).as_millis()),
        }
    }
}

impl Told {
    pub(super) fn judge(self, shown: &[(String, String)], left: &Conversation, log: &[LogEntry], outcome: &mut Outcome) {
        let rings = usize::from(self.ring.is_some());
        outcome.turns += self.said;
        outcome.rings += rings;
        let mut slots: BTreeMap<&str, usize> = BTreeMap::new();
        shown.iter().for_each(|(slot, _)| *slots.entry(slot).or_default() += 1);
        outcome.repeated += slots.values().map(|times| times - 1).sum::<usize>();
        let mut rung: Vec<&str> = shown.iter().filter(|(_, words)| words.contains(RING)).map(|(slot, _)| slot.as_str()).collect();
        rung.sort_unstable();
        rung.dedup();
        let held = [
            ("lost answers", self.lost.len(), 0),
            ("turns", left.turns() as usize, self.said + rings),
            ("log entries", log.len(), self.entries),
            ("rings", rung.len(), rings),
            ("still owed", left.outbox().len(), 0),
        ];
        let wrong = held.iter().filter(|(_, found, meant)| found != meant);
        outcome.wrong.extend(wrong.map(|(what, found, meant)| format!("{}: {what}: {found}, not {meant}", self.who.0)));
        outcome.recovered.extend(self.recovered);
        outcome.answered.extend(self.answered);
    }
}

/// A zone in which it is about noon now: the coach keeps still at night.
fn zone() -> Tz {
    let ahead = 12 - wall().hour() as i32;
    // The names of these zones count the other way round (tz database, `etcetera`).
    format!("Etc/GMT{:+}", -ahead).parse().unwrap_or(Tz::UTC)
}
