//! Half a year in the life of an athlete, lived through the conversation: trains, misses Fridays, stalls, hurts a knee in week 3,
//! travels without any kit in week 6. What is asked must stay sane, and every change must be told.

mod asked;
mod body;

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use fettle_core::Knowledge;
use fettle_core::athlete::{Area, Equipment};
use fettle_core::card::{Choice, plain_text};
use fettle_core::conversation::{Conversation, Done, Event, EventKey, Inbound, ReplyTo};
use fettle_core::fitness::{Dose, Feel, PlannedExercise, Session, SessionDone};
use fettle_core::language::{DoneSlots, Intent, PlanKind, Reps, SetSlots, TravelSlots, When};
use serde_json::{Value, json};

use self::asked::{Asked, untold};
use self::body::Body;
use crate::chance::Chance;
use crate::stage::{always, cards};

/// Weeks that are lived.
const WEEKS: u64 = 26;
/// The week in which the knee hurts, and that of the journey, counted from 1.
const HURT_WEEK: u64 = 3;
const AWAY_WEEK: u64 = 6;
/// Weeks in which nothing gets stronger.
const STALL_WEEKS: std::ops::RangeInclusive<u64> = 10..=13;
/// Lifts of a session that are told set by set; the rest is "did everything".
const TOLD_LIFTS: usize = 3;

/// What came of one life.
#[derive(Debug, Default)]
pub struct Life {
    /// Everything that should not have been.
    pub faults: Vec<String>,
    /// Events that were sent.
    pub turns: u32,
    /// Sessions that were trained.
    pub trained: u32,
    /// Lines that told of a change.
    pub told: u32,
    /// Lifts that were asked for with a load on ten days and more: the first load and the last, in kilograms.
    pub lifts: Vec<(String, f64, f64)>,
}

/// Lives half a year.
pub fn live(seed: u64) -> Life {
    let mut chance = Chance::new(seed.wrapping_mul(0x9e6d_62d0_6f6a_9a9b));
    let profile = profile(&mut chance);
    let mut season = Season {
        seed,
        conversation: Conversation::begin(),
        body: Body::new(seed),
        chance,
        asked: Asked::default(),
        life: Life::default(),
        today: start(),
    };
    season.press(Intent::SetProfile(Box::new(serde_json::from_value(profile).expect("a profile"))), false);
    let weeks = if season.chance.one_in(2) { 26 } else { 8 };
    season.plan(weeks);
    for day in 0..WEEKS * 7 {
        season.day(day, weeks);
    }
    season.life.lifts = season.asked.lifts();
    season.life
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).expect("a Monday")
}

fn profile(chance: &mut Chance) -> Value {
    const KITS: [&[&str]; 5] = [
        &["full_gym"],
        &["full_gym"],
        &["dumbbell", "bench"],
        &["barbell", "rack", "bench", "dumbbell", "pullup_bar"],
        &["dumbbell", "kettlebell", "band"],
    ];
    json!({
        "age": chance.between(18, 70),
        "sex": chance.one(&["female", "male"]),
        "height_cm": chance.between(155, 195),
        "weight_kg": chance.between(52, 105),
        "goal": chance.one(&["build_muscle", "gain_strength", "lose_fat", "general_health", "maintain"]),
        "experience": chance.one(&["beginner", "intermediate", "advanced"]),
        "days_per_week": chance.between(2, 5),
        "minutes_per_session": chance.one(&[30, 45, 60, 75]),
        "equipment": chance.one(&KITS),
        "units": chance.one(&["metric", "metric", "imperial"]),
    })
}

/// Nobody calls that "everything".
fn fell_short(planned: &PlannedExercise, slots: &SetSlots) -> bool {
    let Dose::Reps(range) = planned.dose else { return false };
    matches!(&slots.reps, Some(Reps::Each(reps)) if reps.iter().any(|reps| *reps < u16::from(range.min)))
}

/// An athlete in the middle of it.
struct Season {
    seed: u64,
    conversation: Conversation,
    body: Body,
    chance: Chance,
    asked: Asked,
    life: Life,
    today: NaiveDate,
}

impl Season {
    fn plan(&mut self, weeks: u8) {
        self.press(Intent::CreatePlan { what: PlanKind::Workouts, weeks: Some(weeks), days: None }, false);
        if self.conversation.dossier().programme.is_none() {
            self.life.faults.push(format!("{}: no plan", self.place()));
        }
    }

    fn day(&mut self, day: u64, weeks: u8) {
        self.today = start() + Days::new(day);
        let week = day / 7 + 1;
        if day.is_multiple_of(7) {
            self.monday(week, weeks);
        }
        if let Some(session) = self.session() {
            if self.today.weekday() == Weekday::Fri {
                self.miss();
            } else {
                self.train(&session, !STALL_WEEKS.contains(&week));
            }
        }
    }

    fn monday(&mut self, week: u64, weeks: u8) {
        let sessions = self.conversation.dossier().programme.iter().flat_map(|programme| &programme.plan.weeks);
        if !sessions.flat_map(|week| &week.sessions).any(|session| session.date >= self.today) {
            self.plan(weeks);
        }
        if week == HURT_WEEK {
            self.press(Intent::ReportPain { area: Some(Area::Knee) }, true);
        }
        if week == AWAY_WEEK {
            let equipment = BTreeSet::from([Equipment::None]);
            let (from, to) = (Some(When::Date(self.today)), Some(When::Date(self.today + Days::new(6))));
            self.press(Intent::Travel(TravelSlots { when: None, from, to, equipment, ..TravelSlots::default() }), true);
        }
        always(&self.place(), self.today, &self.conversation);
    }

    fn session(&self) -> Option<Session> {
        let programme = self.conversation.dossier().programme.as_ref()?;
        programme.plan.weeks.iter().flat_map(|week| &week.sessions).find(|session| session.date == self.today).cloned()
    }

    fn miss(&mut self) {
        if self.chance.one_in(2) {
            self.press(Intent::LogSession(DoneSlots { done: SessionDone::None, feel: None, when: Some(When::Today) }), true);
        }
    }

    /// Looks at the session, does it, and tells of it.
    fn train(&mut self, session: &Session, grows: bool) {
        self.press(Intent::ShowPlan { what: PlanKind::Workouts, when: When::Today }, true);
        let session = self.session().unwrap_or_else(|| session.clone());
        self.ask(&session);
        let mut told = 0;
        for planned in &session.exercises {
            let slots = self.body.sets(planned, grows);
            if let Some(slots) = slots.filter(|slots| told < TOLD_LIFTS || fell_short(planned, slots)) {
                told += 1;
                self.log(planned, slots);
            } else {
                self.asked.done_as_planned(planned);
            }
        }
        let feel = *self.chance.one(&[None, None, Some(Feel::Right), Some(Feel::Easy), Some(Feel::Hard)]);
        self.press(Intent::LogSession(DoneSlots { done: SessionDone::All, feel, when: Some(When::Today) }), true);
        self.life.trained += 1;
    }

    fn ask(&mut self, session: &Session) {
        let place = self.place();
        let units = self.conversation.dossier().athlete().units;
        for planned in &session.exercises {
            let faults = self.asked.hear(planned, self.body.most(&planned.id), units);
            self.life.faults.extend(faults.into_iter().map(|fault| format!("{place}: {fault}")));
        }
    }

    fn log(&mut self, planned: &PlannedExercise, slots: SetSlots) {
        self.asked.done(planned, &slots);
        self.press(Intent::LogSets(slots), true);
        // A figure that is hard to believe is asked about.
        if self.conversation.choices().iter().any(|choice| choice.says == Intent::Affirm) {
            self.press(Intent::Affirm, true);
        }
    }

    /// Presses something; what then is not as it was must be told, unless a whole new plan was asked for.
    fn press(&mut self, says: Intent, tells: bool) {
        let place = format!("{} {says:?}", self.place());
        let inbound = Inbound {
            key: EventKey(format!("event-{}", self.life.turns)),
            at: DateTime::from_naive_utc_and_offset(self.today.and_hms_opt(12, 0, 0).expect("noon"), chrono::Utc),
            zone: None,
            reply_to: ReplyTo("here".into()),
            reachable: true,
            event: Event::Pressed(Choice { label: "x".into(), says }),
        };
        let before = std::mem::take(&mut self.conversation);
        let old = before.dossier().programme.clone();
        let turn = before.step(inbound, Knowledge::built_in());
        let reply = cards(&turn.effects).into_iter().map(plain_text).collect::<Vec<_>>().join("\n");
        let done: Vec<Done> = turn.effects.iter().map(Done::of).collect();
        self.conversation = turn.next.settle(&done);
        self.life.turns += 1;
        if let (true, Some(old), Some(new)) = (tells, old, &self.conversation.dossier().programme) {
            self.life.told += u32::from(old.plan != new.plan);
            let faults = untold(&old.plan, &new.plan, self.today, &reply);
            self.life.faults.extend(faults.into_iter().map(|fault| format!("{place}: {fault}")));
        }
    }

    fn place(&self) -> String {
        format!("athlete {} on {}", self.seed, self.today)
    }
}
