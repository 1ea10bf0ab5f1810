//! Puts it together: text in, typed intents out.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::foreign::is_foreign;
use super::learned::Trait;
use super::reading::Reading;
use super::reconcile::{Agreed, reconcile};
use super::traits::traits;
use super::wish::Wish;
use super::{Asked, By, Intent, MealSlots, Understanding, When};
use super::{answers, asking, edits, food, logging, pain, profile, small_talk, urgent, wishes};
use crate::athlete::{Allergen, Diet, ProfilePatch, Units};
use crate::fitness::SessionDone;
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

/// Most letters that anybody types without a space.
const LONGEST_WORD: usize = 60;
/// How sure the rules are at best.
const SURE: f64 = 0.95;
/// How much words that nobody understood take away at most.
const DOUBT: f64 = 0.4;
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

    /// Whether what was found tells of training that was done, or of the next: things named beside it are no news.
    pub(super) fn only_logs(&self) -> bool {
        !self.is_empty()
            && self.0.iter().all(|(_, intent)| {
                matches!(
                    intent,
                    Intent::LogSets(_)
                        | Intent::LogCardio(_)
                        | Intent::ShortenSession { .. }
                        | Intent::ShowPlan { .. }
                        | Intent::StartSession
                )
            })
    }

    /// Whether a session was done, wholly or in part: minutes beside it are its own.
    pub(super) fn tells_of_a_session(&self) -> bool {
        self.0.iter().any(|(_, intent)| matches!(intent, Intent::LogSession(slots) if slots.done != SessionDone::None))
    }

    /// Whether a part of the body hurts.
    pub(super) fn tells_of_pain(&self) -> bool {
        self.0.iter().any(|(_, intent)| matches!(intent, Intent::ReportPain { area: Some(_) }))
    }

    /// The last wish for another meal.
    pub(super) fn last_meal(&self) -> Option<&MealSlots> {
        self.0.iter().rev().find_map(|(_, intent)| if let Intent::SwapMeal(slots) = intent { Some(&**slots) } else { None })
    }

    /// Whether another meal, or more or less of it, was wished for.
    pub(super) fn changes_meals(&self) -> bool {
        self.0.iter().any(|(_, intent)| matches!(intent, Intent::AdjustCalories { .. } | Intent::SwapMeal(_)))
    }

    /// Whether nothing was told but sessions that were not done: why they were not is no news of the kit.
    pub(super) fn only_misses(&self) -> bool {
        let missed = |intent: &Intent| matches!(intent, Intent::LogSession(slots) if slots.done == SessionDone::None);
        !self.is_empty() && self.0.iter().all(|(_, intent)| missed(intent))
    }

    /// Dates what was logged without a day, by its place.
    pub(super) fn date_logs(&mut self, day: impl Fn(usize) -> Option<When>) {
        for (at, intent) in &mut self.0 {
            match intent {
                Intent::LogSets(slots) => slots.when = slots.when.or_else(|| day(*at)),
                Intent::LogCardio(slots) => slots.when = slots.when.or_else(|| day(*at)),
                _ => {}
            }
        }
    }

    /// Whether a lift or a run has a day of its own.
    pub(super) fn is_dated(&self) -> bool {
        self.0.iter().any(|(_, intent)| match intent {
            Intent::LogSets(slots) => slots.when.is_some(),
            Intent::LogCardio(slots) => slots.when.is_some(),
            _ => false,
        })
    }

    /// Whether something was told that happened, and nothing was asked for.
    pub(super) fn tells_news(&self) -> bool {
        let news = |intent: &Intent| {
            matches!(
                intent,
                Intent::LogSets(_) | Intent::LogCardio(_) | Intent::LogSession(_) | Intent::LogWeight { .. } | Intent::Greet
            )
        };
        !self.is_empty() && self.0.iter().all(|(_, intent)| news(intent))
    }

    /// The day a session was missed on, said in the same breath.
    pub(super) fn missed(&self) -> Option<When> {
        self.0.iter().find_map(|(_, intent)| if let Intent::LogSession(slots) = intent { slots.when } else { None })
    }

    /// The day a session was moved to in the same breath.
    pub(super) fn moved_to(&self) -> Option<When> {
        self.0.iter().find_map(|(_, intent)| if let Intent::MoveSession { to, .. } = intent { *to } else { None })
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What was found, with its places.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(usize, Intent)> {
        self.0.iter()
    }

    /// Whether an intent like this was found.
    pub(super) fn holds(&self, like: impl Fn(&Intent) -> bool) -> bool {
        self.0.iter().any(|(_, intent)| like(intent))
    }

    /// Keeps only intents like this.
    pub(super) fn retain(&mut self, like: impl Fn(&Intent) -> bool) {
        self.0.retain(|(_, intent)| like(intent));
    }

    /// Changes each intent in its place.
    pub(super) fn change(&mut self, how: impl Fn(&mut Intent)) {
        self.0.iter_mut().for_each(|(_, intent)| how(intent));
    }

    /// What was found, as wishes, each once.
    fn wishes(&self) -> Vec<Wish> {
        let mut wishes: Vec<Wish> = self.0.iter().map(|(_, intent)| Wish::of(intent)).collect();
        wishes.sort_unstable();
        wishes.dedup();
        wishes
    }

    pub(super) fn into_intents(mut self) -> Vec<Intent> {
        self.0.sort_by_key(|(at, _)| *at);
        self.0.into_iter().map(|(_, intent)| intent).collect()
    }
}

/// Reads free text into typed intents. Total and deterministic: any text gives an answer, the same text the same one.
pub fn understand(text: &str, context: &Context, world: &Knowledge) -> Understanding {
    let text = &*without_data(text);
    let mut reading = Reading::of(text, context, &world.language);
    if let Some(intent) = urgent::urgent(&reading).or_else(|| red_flag(text)) {
        return Understanding { intents: vec![intent], by: By::Rules, confidence: SURE };
    }
    if is_foreign(text) {
        return conclude(&reading, Found::default());
    }
    let untaken = reading.clone();
    let mut found = Found::default();
    answers::answer(&mut reading, &mut found);
    if !found.is_empty() {
        return with_told_in_passing(untaken, conclude(&reading, found));
    }
    read(&mut reading, &mut found, world, context.today);
    let heard = world.language.listener.hear(&traits(&reading, &world.language, Some(&found.wishes())));
    let agreed = reconcile(text, context, world, &reading, found, &heard);
    with_told_in_passing(untaken, conclude_agreed(&reading, agreed))
}

/// What keeps somebody safe is kept, whoever understood the words around it: an allergy, and that somebody is a child.
fn with_told_in_passing(mut reading: Reading, mut understood: Understanding) -> Understanding {
    let young = profile::stated_age_of_a_minor(&reading);
    with_stated_allergies(&mut reading, &mut understood);
    match (young, told(&mut understood)) {
        (Some(age), Some(patch)) => patch.age = patch.age.or(Some(age)),
        (Some(age), None) => {
            understood.intents.retain(|intent| *intent != Intent::Unclear);
            let patch = ProfilePatch { age: Some(age), ..ProfilePatch::default() };
            understood.intents.push(Intent::SetProfile(Box::new(patch)));
        }
        (None, _) => {}
    }
    understood
}

/// The facts that were understood.
fn told(understood: &mut Understanding) -> Option<&mut ProfilePatch> {
    understood
        .intents
        .iter_mut()
        .find_map(|intent| if let Intent::SetProfile(patch) = intent { Some(&mut **patch) } else { None })
}

/// An allergy that was stated is kept.
fn with_stated_allergies(reading: &mut Reading, understood: &mut Understanding) {
    let stated = profile::stated_allergies(reading);
    match told(understood) {
        Some(told) => keep_allergies(told, &stated),
        None if stated.allergens.is_empty() && stated.food_allergies.is_empty() && stated.unread_allergy.is_none() => {}
        None => {
            let silent = |intent: &Intent| !matches!(intent, Intent::Unclear | Intent::Question);
            understood.intents.retain(silent);
            understood.intents.insert(0, Intent::SetProfile(Box::new(stated)));
        }
    }
}

fn keep_allergies(told: &mut ProfilePatch, stated: &ProfilePatch) {
    let covered = told.diets.iter().any(|diet| matches!(diet, Diet::GlutenFree | Diet::DairyFree | Diet::LactoseFree));
    let gained = stated.allergens.iter().filter(|allergen| !(covered && matches!(allergen, Allergen::Gluten | Allergen::Milk)));
    told.allergens.extend(gained.copied());
    told.food_allergies.extend(stated.food_allergies.iter().cloned());
    let nothing = told.allergens.is_empty() && told.food_allergies.is_empty() && told.diets.is_empty();
    if nothing && told.unread_allergy.is_none() && told.without == Default::default() {
        told.unread_allergy.clone_from(&stated.unread_allergy);
    }
}

/// Links, keys and pasted data are no words: figures in them mean nothing.
fn without_data(text: &str) -> Cow<'_, str> {
    let is_word = |word: &&str| word.len() <= LONGEST_WORD || !word.is_ascii();
    if text.split_whitespace().all(|word| is_word(&word)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" "))
}

fn red_flag(text: &str) -> Option<Intent> {
    crate::safety::red_flag(text).map(|flag| Intent::Urgent { kind: flag.kind })
}

/// What the listener can learn from an utterance.
#[derive(Debug)]
pub struct Lesson {
    /// Its traits.
    pub traits: Vec<Trait>,
    /// What the rules read in it.
    pub rules: Vec<Wish>,
}

/// The lesson of an utterance, with what the rules read in it among the traits or without. `None` where the listener is not asked:
/// for a danger sign, a foreign language, a bare answer.
pub fn lesson(text: &str, context: &Context, world: &Knowledge, with_rules: bool) -> Option<Lesson> {
    let text = &*without_data(text);
    let mut reading = Reading::of(text, context, &world.language);
    if urgent::urgent(&reading).is_some() || red_flag(text).is_some() || is_foreign(text) {
        return None;
    }
    let mut found = Found::default();
    answers::answer(&mut reading, &mut found);
    if !found.is_empty() {
        return None;
    }
    read(&mut reading, &mut found, world, context.today);
    let rules = found.wishes();
    let traits = traits(&reading, &world.language, with_rules.then_some(&*rules)).all;
    Some(Lesson { traits, rules })
}

/// Every family of intents in turn; who understands words takes them from those who follow.
fn read(reading: &mut Reading, found: &mut Found, world: &Knowledge, today: NaiveDate) {
    small_talk::greeting(reading, found);
    asking::reminder::set_reminder(reading, found);
    food::energy::adjust_calories(reading, found);
    food::bare::kept_food(reading, found);
    food::groceries::show_groceries(reading, found);
    food::recipe::explain_recipe(reading, found);
    food::plan::days_of_meals(reading, found);
    food::meals::swap_meal(reading, found);
    wishes::plain_wishes(reading, found);
    edits::travel::travel(reading, found);
    edits::once::once(reading, found);
    edits::skip_day::skip_day(reading, found, today);
    logging::cardio::log_cardio(reading, found, world);
    logging::sets::log_sets(reading, found, world);
    logging::dates::dated(reading, found);
    logging::weight::log_weight(reading, found);
    pain::report_pain(reading, found);
    edits::swap::swap(reading, found);
    logging::session::log_session(reading, found);
    edits::move_day::move_session(reading, found);
    edits::shorten::shorten_session(reading, found);
    edits::difficulty::adjust_difficulty(reading, found);
    asking::progress::show_progress(reading, found);
    asking::explain::explain_exercise(reading, found);
    asking::create::create_plan(reading, found);
    asking::show::show_plan(reading, found);
    wishes::start_session(reading, found);
    food::bare::bare_wish(reading, found);
    small_talk::thanks(reading, found);
    small_talk::help(reading, found);
    asking::question::questions(reading, found);
    profile::facts(reading, found, &world.exercises);
    small_talk::short_answers(reading, found);
    asking::question::leftovers(reading, found);
}

/// What the listener added is less sure than what the rules read.
fn conclude_agreed(reading: &Reading, agreed: Agreed) -> Understanding {
    let understood = conclude(reading, agreed.found);
    let most = (agreed.sure * SURE * 100.0).round() / 100.0;
    Understanding { confidence: understood.confidence.min(most), ..understood }
}

fn conclude(reading: &Reading, found: Found) -> Understanding {
    if found.is_empty() {
        return Understanding { intents: vec![Intent::Unclear], by: By::Rules, confidence: UNSURE };
    }
    let confidence = SURE - DOUBT * reading.left_over();
    Understanding { intents: found.into_intents(), by: By::Rules, confidence: (confidence * 100.0).round() / 100.0 }
}
