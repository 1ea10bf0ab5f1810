//! Puts it together: text in, typed intents out.

use chrono::NaiveDate;

use super::reading::Reading;
use super::{Asked, By, Intent, Understanding, When};
use super::{answers, asking, edits, logging, pain, profile, small_talk, urgent, wishes};
use crate::athlete::Units;
use crate::knowledge::Knowledge;

/// What the words alone do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The athlete's day.
    pub today: NaiveDate,
    /// What the coach asked last.
    pub asked: Option<Asked>,
    /// The athlete's units: figures without a unit are read in them.
    pub units: Units,
}

/// How sure the rules are at best.
const SURE: f64 = 0.95;
/// How much words that nobody understood take away at most.
const DOUBT: f64 = 0.4;
/// How sure the nearest example is.
const BY_EXAMPLE: f64 = 0.55;
/// How sure an utterance without a meaning is.
const UNSURE: f64 = 0.2;

/// Intents with the places where they were said.
#[derive(Debug, Default)]
pub(super) struct Found(Vec<(usize, Intent)>);

impl Found {
    pub(super) fn add(&mut self, at: usize, intent: Intent) {
        self.0.push((at, intent));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether nothing was found but a greeting or thanks.
    pub(super) fn is_small_talk(&self) -> bool {
        self.0.iter().all(|(_, intent)| matches!(intent, Intent::Greet | Intent::Thank))
    }

    /// The day a session was missed on, said in the same breath.
    pub(super) fn missed(&self) -> Option<When> {
        self.0.iter().find_map(|(_, intent)| if let Intent::LogSession(slots) = intent { slots.when } else { None })
    }

    /// The day a session was moved to in the same breath.
    pub(super) fn moved_to(&self) -> Option<When> {
        self.0.iter().find_map(|(_, intent)| if let Intent::MoveSession { to, .. } = intent { *to } else { None })
    }

    fn into_intents(mut self) -> Vec<Intent> {
        self.0.sort_by_key(|(at, _)| *at);
        self.0.into_iter().map(|(_, intent)| intent).collect()
    }
}

/// Reads free text into typed intents. Total and deterministic: any text gives an answer, the same text the same one.
pub fn understand(text: &str, context: &Context, world: &Knowledge) -> Understanding {
    let mut reading = Reading::of(text, context, &world.language);
    if let Some(intent) = urgent::urgent(&reading) {
        return Understanding { intents: vec![intent], by: By::Rules, confidence: SURE };
    }
    let mut found = Found::default();
    answers::answer(&mut reading, &mut found);
    if found.is_empty() {
        read(&mut reading, &mut found, world);
    }
    if found.is_empty()
        && let Some(wish) = world.language.examples.meant(&reading.words, &world.language.names)
    {
        let intent = wishes::by_example(&reading, wish);
        return Understanding { intents: vec![intent], by: By::Rules, confidence: BY_EXAMPLE };
    }
    conclude(&reading, found)
}

/// Every family of intents in turn; who understands words takes them from those who follow.
fn read(reading: &mut Reading, found: &mut Found, world: &Knowledge) {
    small_talk::greeting(reading, found);
    asking::reminder::set_reminder(reading, found);
    wishes::plain_wishes(reading, found);
    logging::cardio::log_cardio(reading, found, world);
    logging::sets::log_sets(reading, found, world);
    logging::weight::log_weight(reading, found);
    pain::report_pain(reading, found);
    edits::swap::swap(reading, found);
    logging::session::log_session(reading, found);
    edits::move_day::move_session(reading, found);
    edits::shorten::shorten_session(reading, found);
    edits::difficulty::adjust_difficulty(reading, found);
    asking::progress::show_progress(reading, found);
    asking::explain::explain_exercise(reading, found);
    asking::meals::swap_meal(reading, found);
    asking::create::create_plan(reading, found);
    asking::show::show_plan(reading, found);
    wishes::start_session(reading, found);
    small_talk::thanks(reading, found);
    small_talk::help(reading, found);
    asking::question::questions(reading, found);
    profile::facts(reading, found, &world.exercises);
    small_talk::short_answers(reading, found);
    asking::question::leftovers(reading, found);
}

fn conclude(reading: &Reading, found: Found) -> Understanding {
    if found.is_empty() {
        return Understanding { intents: vec![Intent::Unclear], by: By::Rules, confidence: UNSURE };
    }
    let confidence = SURE - DOUBT * reading.left_over();
    Understanding { intents: found.into_intents(), by: By::Rules, confidence: (confidence * 100.0).round() / 100.0 }
}
