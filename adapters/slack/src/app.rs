//! From a delivery to its acknowledgement: what was done goes to the coach, and Slack hears of it once that is kept.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use fettle_core::card::{Card, Choice, Tone};
use fettle_core::conversation::{Conversation, Event, EventKey, Inbound, Utterance};
use fettle_core::language::{Intent, PlanKind, When};
use fettle_core::memory::{AthleteKey, Now};
use fettle_core::surface::{Coach, Refusal, Reply, Shown};
use serde_json::{Value, json};

use crate::hourglass::Hourglass;
use crate::inbound::{Deed, Delivery, Installation, Menu, Place, Values, Verdict, What};
use crate::install::Installs;
use crate::messenger::{CallFault, Post, turn_of};
use crate::overview::overview;
use crate::people::People;
use crate::prompts::prompts;
use crate::render::{Buttons, FormError, chosen, form, heard, home, messages};

/// Judgements that are remembered, so that one which is delivered again counts once.
const JUDGED: usize = 1_000;

/// What this adapter needs of the coach beside taking events in.
pub trait Desk: Coach {
    /// The conversation as it was committed last.
    fn look(&self, who: &AthleteKey) -> impl Future<Output = Result<Conversation, Refusal>> + Send;

    /// Erases every athlete of a workspace or organisation, named as in their keys.
    fn leave(&self, tenant: &str) -> impl Future<Output = Result<(), Refusal>> + Send;

    /// Counts how an answer was found.
    fn judged(&self, verdict: Verdict);
}

/// The app: one for every way in.
pub struct App<C> {
    coach: Arc<C>,
    post: Post,
    installs: Arc<Installs>,
    people: People,
    ignored: Mutex<BTreeMap<String, u64>>,
    judged: Mutex<VecDeque<EventKey>>,
    now: Now,
}

/// What Slack is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Ack {
    /// That it arrived.
    Received,
    /// These words.
    Text(String),
    /// This, as JSON: a message, or what is wrong in a form.
    Json(Value),
    /// To deliver it again later.
    Later,
}

impl<C: Desk> App<C> {
    /// The app in front of a coach.
    pub fn new(coach: Arc<C>, post: Post, installs: Arc<Installs>, now: Now) -> Arc<Self> {
        Arc::new(Self {
            coach,
            post,
            installs,
            people: People::new(Arc::clone(&now)),
            ignored: Mutex::default(),
            judged: Mutex::default(),
            now,
        })
    }

    /// How often each kind of delivery came that meant nothing to us.
    pub fn ignored(&self) -> BTreeMap<String, u64> {
        self.ignored.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes a delivery in. When this returns, whatever it means is kept.
    pub async fn take(self: &Arc<Self>, delivery: Delivery) -> Ack {
        match delivery {
            Delivery::Deed(deed) => self.deed(*deed).await,
            Delivery::Challenge(words) => Ack::Text(words),
            Delivery::Uninstalled(installation) => self.leave(&installation).await,
            Delivery::Revoked(installation) => self.revoked(&installation).await,
            Delivery::Ignored(kind) => {
                *self.ignored.lock().unwrap_or_else(PoisonError::into_inner).entry(kind).or_default() += 1;
                Ack::Received
            }
        }
    }

    async fn deed(self: &Arc<Self>, deed: Deed) -> Ack {
        match deed.what.clone() {
            What::Said(words) => self.hear(deed, Event::Said(Utterance::new(&words))).await,
            What::Pressed(fingerprint) => self.pressed(deed, &fingerprint).await,
            What::Asked(menu) => match asked(menu) {
                Some(says) => self.hear(deed, Event::Pressed(Choice { label: String::new(), says })).await,
                None => self.open(deed, menu),
            },
            What::Sent { form, values } => self.sent(deed, &form, &values).await,
            What::HomeOpened => self.later(deed, |app, deed| async move { app.put_up_home(&deed).await }),
            What::ChatOpened => self.later(deed, |app, deed| async move { app.suggest(&deed).await }),
            What::Stopped => self.hear(deed, Event::Stopped).await,
            What::Judged(verdict) => self.judged(deed, verdict),
        }
    }

    async fn hear(self: &Arc<Self>, deed: Deed, event: Event) -> Ack {
        let zone = self.people.of(&deed.place, &self.post).await.zone;
        let at = (self.now)();
        let place = deed.place.clone().asked_at(at);
        let glass = Hourglass::turn(&place, &self.post);
        let inbound = Inbound { key: deed.key.clone(), at, zone, reply_to: place.reply_to(), reachable: true, event };
        match self.coach.hear(&deed.who.athlete(), inbound).await {
            Ok(reply) => self.answer(deed, reply, glass),
            Err(refusal) => self.refused(deed, refusal),
        }
    }

    /// A command is answered in the acknowledgement itself, where one message says it all.
    fn answer(self: &Arc<Self>, deed: Deed, reply: Reply, glass: Option<Hourglass>) -> Ack {
        let (ack, shown) = in_ack(&deed, &reply).map_or((Ack::Received, Vec::new()), |(ack, shown)| (ack, vec![shown]));
        let app = Arc::clone(self);
        tokio::spawn(async move {
            app.coach.finish(reply, shown).await;
            drop(glass);
            if let Some(pressed) = &deed.pressed {
                app.told(app.post.settle(&deed.place, pressed).await);
            }
            if deed.place.channel.is_none() {
                app.put_up_home(&deed).await;
            }
        });
        ack
    }

    fn refused(self: &Arc<Self>, deed: Deed, refusal: Refusal) -> Ack {
        match refusal {
            Refusal::Busy => Ack::Later,
            Refusal::TooMuch(None) => Ack::Received,
            Refusal::TooMuch(Some(card)) | Refusal::Failed(card) => self.say(deed, *card),
        }
    }

    /// Says something that is no part of the conversation.
    fn say(self: &Arc<Self>, deed: Deed, card: Card) -> Ack {
        self.later(deed, |app, deed| async move {
            app.told(app.post.show(&deed.place, 0, &card, Buttons::Hidden, None).await.map(drop));
        })
    }

    async fn pressed(self: &Arc<Self>, deed: Deed, fingerprint: &str) -> Ack {
        let conversation = match self.coach.look(&deed.who.athlete()).await {
            Ok(conversation) => conversation,
            Err(refusal) => return self.refused(deed, refusal),
        };
        let choice = chosen(fingerprint, conversation.turns(), conversation.choices()).cloned();
        match choice {
            Some(choice) => self.hear(deed, Event::Pressed(choice)).await,
            None if conversation.has_seen(&deed.key) => Ack::Received,
            None => self.say(deed, gone()),
        }
    }

    async fn sent(self: &Arc<Self>, deed: Deed, form: &str, values: &Values) -> Ack {
        let conversation = match self.coach.look(&deed.who.athlete()).await {
            Ok(conversation) => conversation,
            Err(refusal) => return self.refused(deed, refusal),
        };
        match heard(form, values, &conversation.dossier().profile) {
            Ok(Some(says)) => self.hear(deed, Event::Pressed(Choice { label: String::new(), says })).await,
            Ok(None) => Ack::Received,
            Err(errors) => Ack::Json(told_in_form(&errors)),
        }
    }

    /// Counted without a word of what was judged.
    fn judged(self: &Arc<Self>, deed: Deed, verdict: Verdict) -> Ack {
        if !self.is_new(&deed.key) {
            return Ack::Received;
        }
        tracing::info!(verdict = verdict.name(), "an answer was judged");
        self.coach.judged(verdict);
        self.later(deed, move |app, deed| async move {
            if let Some(pressed) = &deed.pressed {
                app.told(app.post.thank(&deed.place, pressed, verdict).await);
            }
        })
    }

    fn is_new(&self, key: &EventKey) -> bool {
        let mut judged = self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        let new = !judged.contains(key);
        if new {
            judged.push_back(key.clone());
            let over = judged.len().saturating_sub(JUDGED);
            judged.drain(..over);
        }
        new
    }

    async fn suggest(&self, deed: &Deed) {
        let Ok(conversation) = self.coach.look(&deed.who.athlete()).await else { return };
        self.told(self.post.suggest(&deed.place, &prompts(&conversation)).await);
    }

    fn open(self: &Arc<Self>, deed: Deed, menu: Menu) -> Ack {
        self.later(deed, move |app, deed| async move {
            let (Some(trigger), Ok(conversation)) = (&deed.trigger, app.coach.look(&deed.who.athlete()).await) else { return };
            let today = app.today(&deed.place, &conversation).await;
            let mut profile = conversation.dossier().profile.clone();
            if profile.units.is_none() {
                profile.units = app.people.of(&deed.place, &app.post).await.units;
            }
            if let Some(view) = form(menu, &profile, today) {
                app.told(app.post.open(&deed.place, trigger, &view).await);
            }
        })
    }

    async fn today(&self, place: &Place, conversation: &Conversation) -> chrono::NaiveDate {
        let zone = match conversation.dossier().profile.time_zone {
            Some(zone) => Some(zone),
            None => self.people.of(place, &self.post).await.zone,
        };
        let now = (self.now)();
        zone.map_or_else(|| now.date_naive(), |zone| now.with_timezone(&zone).date_naive())
    }

    async fn put_up_home(&self, deed: &Deed) {
        let Ok(conversation) = self.coach.look(&deed.who.athlete()).await else { return };
        let zone = self.people.of(&deed.place, &self.post).await.zone;
        let cards = overview(&conversation, (self.now)(), zone);
        self.told(self.post.publish(&deed.place, &home(&cards)).await);
    }

    /// Does something after the acknowledgement.
    fn later<F, D>(self: &Arc<Self>, deed: Deed, deferred: D) -> Ack
    where
        D: FnOnce(Arc<Self>, Deed) -> F,
        F: Future<Output = ()> + Send + 'static,
    {
        tokio::spawn(deferred(Arc::clone(self), deed));
        Ack::Received
    }

    /// After a new installation Slack revokes the token of the old one: the one we have tells which it was.
    async fn revoked(&self, installation: &Installation) -> Ack {
        match self.post.holds(installation).await {
            Ok(true) => Ack::Received,
            Ok(false) => self.leave(installation).await,
            Err(fault) => {
                tracing::warn!("{fault}");
                Ack::Later
            }
        }
    }

    /// The tokens go, and what was said there.
    async fn leave(&self, installation: &Installation) -> Ack {
        if let Err(fault) = self.installs.remove(installation).await {
            tracing::error!("an installation is still kept: {fault}");
            return Ack::Later;
        }
        match self.coach.leave(&installation.tenant()).await {
            Ok(()) => Ack::Received,
            Err(_) => Ack::Later,
        }
    }

    fn told(&self, made: Result<(), CallFault>) {
        if let Err(fault) = made {
            tracing::warn!("{fault}");
        }
    }
}

/// What an item of the menu says to the coach; none where it opens a form.
fn asked(menu: Menu) -> Option<Intent> {
    match menu {
        Menu::Today => Some(Intent::ShowPlan { what: PlanKind::Workouts, when: When::Today }),
        Menu::Week => Some(Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week }),
        Menu::Progress => Some(Intent::ShowProgress { exercise: None, metric: None }),
        Menu::Export => Some(Intent::ExportData),
        Menu::Forget => Some(Intent::ForgetMe),
        Menu::LogForm | Menu::ProfileForm => None,
    }
}

fn in_ack(deed: &Deed, reply: &Reply) -> Option<(Ack, Shown)> {
    let mut says = reply.says();
    let (say, None) = (says.next().filter(|_| deed.in_ack)?, says.next()) else { return None };
    let shown = messages(turn_of(say.id), say.card, Buttons::Shown);
    let [message] = shown.as_slice() else { return None };
    let private = say.card.audience == fettle_core::card::Audience::OnlyYou;
    let kind = if private { "ephemeral" } else { "in_channel" };
    let drawn = message.without_charts.as_ref().unwrap_or(&message.blocks);
    let ack = json!({"response_type": kind, "text": message.text, "blocks": drawn});
    Some((Ack::Json(ack), Shown { id: say.id.to_owned(), message: None }))
}

fn told_in_form(errors: &[FormError]) -> Value {
    let errors: BTreeMap<&str, &str> = errors.iter().map(|error| (error.field.as_str(), error.words.as_str())).collect();
    json!({"response_action": "errors", "errors": errors})
}

/// What a button says that belongs to an earlier answer.
fn gone() -> Card {
    Card::saying("That button belongs to an earlier answer, and we went on since.")
        .toned(Tone::Careful)
        .text("The buttons under my newest message work, or just say it in your own words.")
}
