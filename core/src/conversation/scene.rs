//! What a flow sees and does during one turn.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::awaiting::Awaiting;
use super::dossier::Before;
use super::{Dossier, Effect, EventKey, Inbound, Ticket};
use crate::Knowledge;
use crate::athlete::{Athlete, Units};
use crate::card::Card;
use crate::fitness::{Exercise, ExerciseId, LogEntry, Logged};
use crate::language::{Asked, Intent};

/// When a turn happens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) now: DateTime<Utc>,
    /// The athlete's zone, where it is known.
    pub(super) zone: Option<Tz>,
    /// The athlete's day.
    pub(super) today: NaiveDate,
}

/// One turn in the making.
pub(super) struct Scene<'a> {
    pub(super) dossier: Dossier,
    pub(super) world: &'a Knowledge,
    pub(super) today: NaiveDate,
    pub(super) moment: Moment,
    /// Whether the athlete can be reached here when nothing was said.
    pub(super) reachable: bool,
    /// The words that were said; empty when a choice was pressed.
    pub(super) said: String,
    /// What was perhaps meant, when the words were not understood for sure.
    pub(super) guess: Option<Intent>,
    /// What was awaited when the turn began.
    pub(super) awaited: Option<Awaiting>,
    /// Nothing more is to be said or asked in this turn.
    pub(super) over: bool,
    key: EventKey,
    awaiting: Option<Awaiting>,
    cards: Vec<Card>,
    deeds: Vec<Effect>,
    before: Before,
    change: Option<String>,
    logged: Vec<String>,
}

impl<'a> Scene<'a> {
    pub(super) fn open(
        dossier: Dossier,
        awaited: Option<Awaiting>,
        moment: Moment,
        inbound: &Inbound,
        world: &'a Knowledge,
    ) -> Self {
        let before = Before::of(&dossier);
        Self {
            dossier,
            world,
            today: moment.today,
            moment,
            reachable: inbound.reachable,
            said: String::new(),
            guess: None,
            awaited,
            over: false,
            key: inbound.key.clone(),
            awaiting: None,
            cards: Vec::new(),
            deeds: Vec::new(),
            before,
            change: None,
            logged: Vec::new(),
        }
    }

    pub(super) fn close(mut self) -> (Dossier, Option<Awaiting>, Vec<Card>, Vec<Effect>) {
        if let Some(what) = self.change {
            self.before.what = what;
            self.before.logged = self.logged;
            self.dossier.keep(self.before);
        }
        (self.dossier, self.awaiting, self.cards, self.deeds)
    }

    /// Shows a card.
    pub(super) fn say(&mut self, card: Card) {
        self.cards.push(card);
    }

    /// The card said last, to add to.
    pub(super) fn last_card(&mut self) -> Option<&mut Card> {
        self.cards.last_mut()
    }

    /// Does something to the world.
    pub(super) fn perform(&mut self, deed: Effect) {
        self.deeds.push(deed);
    }

    /// Waits for an answer.
    pub(super) fn await_next(&mut self, awaiting: Awaiting) {
        self.awaiting = Some(awaiting);
    }

    /// Plays the late answer to something asked earlier. It takes the place of an old card, so that an open question stays the last.
    pub(super) fn meanwhile(&mut self, deed: impl FnOnce(&mut Self)) {
        self.awaiting = self.awaited.take();
        deed(self);
    }

    /// Plays something the athlete did not begin: a question that stands goes on standing, but no "yes" may mean it any more.
    pub(super) fn in_between(&mut self, deed: impl FnOnce(&mut Self)) {
        self.awaiting = self.awaited.take().filter(Awaiting::outlasts_others);
        deed(self);
    }

    pub(super) fn is_awaiting(&self) -> bool {
        self.awaiting.is_some()
    }

    /// A name for something that ends later.
    pub(super) fn ticket(&self) -> Ticket {
        Ticket(format!("{}+{}", self.key.0, self.deeds.len()))
    }

    /// Puts something into the training log.
    pub(super) fn record(&mut self, date: NaiveDate, logged: Logged) {
        let id = format!("{}-{}", self.key.0, self.logged.len());
        let entry = LogEntry { id: id.clone(), date, logged };
        self.logged.push(id);
        self.dossier.remember(entry.clone());
        self.perform(Effect::Record(entry));
    }

    /// What was until now is what an undo of this turn brings back.
    pub(super) fn begin_anew(&mut self) {
        self.before = Before::of(&self.dossier);
    }

    /// Names the change of this turn, so that it can be taken back.
    pub(super) fn changed(&mut self, what: impl Into<String>) {
        self.change.get_or_insert_with(|| what.into());
    }

    /// Names the change of this turn for what matters most in it.
    pub(super) fn changed_above_all(&mut self, what: impl Into<String>) {
        self.change = Some(what.into());
    }

    pub(super) fn asked(&self) -> Option<Asked> {
        match &self.awaited {
            Some(Awaiting::Answer(asked)) => Some(*asked),
            Some(Awaiting::Yes(_) | Awaiting::Clearance | Awaiting::Safe(_)) => Some(Asked::Confirm),
            Some(Awaiting::Zone(_)) | None => None,
        }
    }

    /// What a yes would do now.
    pub(super) fn on_yes(&mut self) -> Option<Intent> {
        match self.awaited.take() {
            Some(Awaiting::Yes(intent)) => Some(intent),
            other => {
                self.awaited = other;
                None
            }
        }
    }

    pub(super) fn units(&self) -> Units {
        self.dossier.profile.units.unwrap_or(Units::Metric)
    }

    pub(super) fn athlete(&self) -> Athlete {
        self.dossier.athlete()
    }

    pub(super) fn exercise(&self, id: &ExerciseId) -> Option<&'a Exercise> {
        self.world.exercises.get(id)
    }

    /// The usual name of an exercise.
    pub(super) fn name(&self, id: &ExerciseId) -> String {
        self.exercise(id).map_or_else(|| id.0.replace('_', " "), |exercise| exercise.name.clone())
    }
}
