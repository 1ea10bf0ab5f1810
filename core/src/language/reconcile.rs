//! What the rules read and what the listener heard become one understanding. The rules fill the slots; the listener has a say in
//! which wishes there are, except where leaving one out could do harm.

use super::listener::{Chance, Heard};
use super::phrases::Span;
use super::reading::Reading;
use super::understand::{Context, Found};
use super::wish::Wish;
use super::{Amount, Direction, Intent, PlanKind, logging, profile, small_talk, wishes};
use crate::athlete::{Area, ProfilePatch};
use crate::fitness::SessionDone;
use crate::knowledge::Knowledge;

/// How likely a wish must be that the rules did not read.
const LIKELY: f64 = 0.5;
/// The same where the rules took nearly every word.
const LIKELY_THOUGH_READ: f64 = 0.55;
/// The share of words that the rules leave where they took nearly every one.
const NEARLY_READ: f64 = 0.2;
/// How likely a wish for a plan or for help must be that the rules did not read: facts alone are no wish yet.
const LIKELY_PLAN: f64 = 0.5;
/// How likely a wish must be that the rules read.
const POSSIBLE: f64 = 0.35;
/// The same for a way of eating.
const HARDLY_POSSIBLE: f64 = 0.1;
/// How likely the likeliest must be where none is likely enough and the rules read nothing: the coach asks whether it was meant.
const LIKELIEST: f64 = 0.15;
/// How likely it must be that the whole means nothing, for what the rules read to be dropped.
const NOTHING: f64 = 0.8;

/// What was understood, with its places, and how sure the listener is of what the rules did not read.
pub(super) struct Agreed {
    pub(super) found: Found,
    /// 0 to 1; 1 where the rules read everything themselves.
    pub(super) sure: f64,
}

/// Weighs what the rules found against what was heard.
pub(super) fn reconcile(
    text: &str,
    context: &Context,
    world: &Knowledge,
    reading: &Reading,
    found: Found,
    heard: &Heard,
) -> Agreed {
    let wanted = wanted(heard, &found, reading);
    if wanted.is_empty() {
        let unread = reading.left_over() >= NEARLY_READ;
        let dropped = unread && heard.sure_of(Wish::Unclear) >= NOTHING && !found.holds(is_protected);
        return Agreed { found: if dropped { Found::default() } else { found }, sure: 1.0 };
    }
    let mut agreed = Agreed { found: kept(&found, heard, &wanted), sure: 1.0 };
    if agreed.found.len() < found.len() && wanted.iter().any(|chance| chance.wish == Wish::SetProfile) {
        retell(text, context, world, &mut agreed.found);
    }
    let alone = agreed.found.is_small_talk()
        && wanted.iter().filter(|chance| !matches!(chance.wish, Wish::Greet | Wish::Thank)).count() == 1;
    for chance in wanted.iter().filter(|chance| chance.wish != Wish::SetProfile) {
        let known = agreed.found.holds(|intent| Wish::of(intent).kind() == chance.wish.kind());
        if !known && !is_denied(reading, *chance) {
            let mut news = said(text, context, world, reading, *chance, alone);
            news.iter_mut().for_each(|intent| of_which_plan(intent, heard));
            agreed.add(news, *chance);
        }
    }
    told_as_pain(&mut agreed.found, heard);
    if agreed.found.is_small_talk() && found.is_small_talk() {
        agreed.of_the_athlete(&wanted);
    }
    if agreed.found.is_empty() { Agreed { found, sure: 1.0 } } else { agreed }
}

/// "a bench, 3 days, 40 mins" is no log: the words of what was dropped are free, and the facts are read once more from all that
/// belongs to no wish that was kept.
fn retell(text: &str, context: &Context, world: &Knowledge, kept: &mut Found) {
    let mut reading = Reading::of(text, context, &world.language);
    let wishes = kept.iter().filter(|(_, intent)| !matches!(intent, Intent::SetProfile(_) | Intent::Greet | Intent::Thank));
    let clauses: Vec<Span> = wishes.filter(|(at, _)| *at < reading.len()).map(|(at, _)| reading.clause_at(*at)).collect();
    clauses.into_iter().for_each(|clause| reading.take(clause));
    let mut told = Found::default();
    profile::facts(&mut reading, &mut told, &world.exercises);
    let facts = told
        .iter()
        .find_map(|(at, intent)| if let Intent::SetProfile(patch) = intent { Some((*at, patch.clone())) } else { None });
    if let Some((at, facts)) = facts.filter(|(_, facts)| !kept.holds(|intent| says_more_of_safety(intent, facts))) {
        kept.retain(|intent| !matches!(intent, Intent::SetProfile(_)));
        kept.add(at, Intent::SetProfile(facts));
    }
}

/// Whether these facts hold something that keeps the athlete safe and that the other facts lack.
fn says_more_of_safety(intent: &Intent, other: &ProfilePatch) -> bool {
    let Intent::SetProfile(patch) = intent else { return false };
    patch.limitations.iter().any(|it| !other.limitations.contains(it))
        || patch.conditions.iter().any(|it| !other.conditions.contains(it))
        || patch.allergens.iter().any(|it| !other.allergens.contains(it))
        || patch.diets.iter().any(|it| !other.diets.contains(it))
}

/// "don't delete my data": what cannot be taken back is not heard into a clause that denies.
fn is_denied(reading: &Reading, chance: Chance) -> bool {
    let clause = chance.at.unwrap_or_else(|| reading.whole());
    let denies = |at: usize| matches!(reading.text(at), "not" | "never" | "dont" | "no");
    chance.wish == Wish::ForgetMe && (clause.start..clause.end).any(denies)
}

/// Training or meals, where the listener is surer of one than of the other.
fn of_which_plan(intent: &mut Intent, heard: &Heard) {
    let (meals, training) = (heard.sure_of(Wish::OfMeals), heard.sure_of(Wish::OfTraining));
    if let Intent::CreatePlan { what, .. } | Intent::ShowPlan { what, .. } = intent {
        *what = match (meals >= LIKELY, training >= LIKELY) {
            (true, true) => PlanKind::Both,
            (true, false) => PlanKind::Meals,
            (false, true) => PlanKind::Workouts,
            (false, false) => *what,
        };
    }
}

impl Agreed {
    /// Something was told of the athlete, and no rule can say what: an empty fact, so that the coach says so.
    fn of_the_athlete(&mut self, wanted: &[Chance]) {
        if let Some(chance) = wanted.iter().find(|chance| chance.wish == Wish::SetProfile) {
            self.add(vec![Intent::SetProfile(Box::default())], *chance);
        }
    }

    fn add(&mut self, news: Vec<Intent>, chance: Chance) {
        if !news.is_empty() {
            self.sure = self.sure.min(chance.sure);
        }
        let at = chance.at.map_or(usize::MAX, |at| at.start);
        news.into_iter().for_each(|intent| self.found.add(at, intent));
    }
}

/// What the rules found and the listener finds possible.
fn kept(found: &Found, heard: &Heard, wanted: &[Chance]) -> Found {
    let mut kept = Found::default();
    for (at, intent) in found.iter() {
        if is_protected(intent) || heard.sure_of_kind(Wish::of(intent)) >= possible(intent) {
            kept.add(*at, told_apart(intent.clone(), wanted));
        }
    }
    kept
}

/// How likely what the rules read must be. A way of eating is not lost easily.
fn possible(intent: &Intent) -> f64 {
    match intent {
        Intent::SetProfile(patch) if !patch.diets.is_empty() => HARDLY_POSSIBLE,
        _ => POSSIBLE,
    }
}

/// "my back is killing me": a weakness that the rules noted is a pain where nothing lasting was heard.
fn told_as_pain(found: &mut Found, heard: &Heard) {
    if heard.sure_of(Wish::SetProfile) >= POSSIBLE || !found.holds(|intent| matches!(intent, Intent::ReportPain { area: None })) {
        return;
    }
    let area = found.iter().find_map(|(_, intent)| only_weakness(intent));
    if area.is_some() {
        found.retain(|intent| only_weakness(intent).is_none());
        found.change(|intent| {
            if let Intent::ReportPain { area: unknown } = intent {
                *unknown = unknown.or(area);
            }
        });
    }
}

/// The part of the body, where nothing else was told of the athlete.
fn only_weakness(intent: &Intent) -> Option<Area> {
    let Intent::SetProfile(patch) = intent else { return None };
    let [limitation] = patch.limitations.as_slice() else { return None };
    let alone = ProfilePatch { limitations: patch.limitations.clone(), ..ProfilePatch::default() };
    (**patch == alone).then_some(limitation.area)
}

/// The wishes that are likely enough, one of a kind.
fn wanted(heard: &Heard, found: &Found, reading: &Reading) -> Vec<Chance> {
    let read = !found.is_empty() && reading.left_over() < NEARLY_READ;
    let mut likely = heard.at_least(if read { LIKELY_THOUGH_READ } else { LIKELY });
    if likely.is_empty() && found.is_empty() {
        likely.extend(heard.best().filter(|best| best.sure >= LIKELIEST));
    }
    let enough = |chance: &Chance| !matches!(chance.wish, Wish::CreatePlan | Wish::Help) || chance.sure >= LIKELY_PLAN;
    likely.retain(|chance| !is_no_wish(chance.wish) && enough(chance));
    likely.sort_by(|one, other| other.sure.total_cmp(&one.sure));
    let mut out: Vec<Chance> = Vec::new();
    for chance in likely {
        if !out.iter().any(|other| other.wish.kind() == chance.wish.kind()) {
            out.push(chance);
        }
    }
    out
}

/// What the listener hears and nobody acts on. Danger is for the red flags alone to say.
fn is_no_wish(wish: Wish) -> bool {
    matches!(wish, Wish::Unclear | Wish::Urgent | Wish::OfMeals | Wish::OfTraining)
}

/// Facts that keep somebody safe, and what hurts, are kept whatever else was heard.
fn is_protected(intent: &Intent) -> bool {
    match intent {
        Intent::SetProfile(patch) => keeps_safe(patch),
        Intent::ReportPain { area } => area.is_some(),
        Intent::Urgent { .. } => true,
        _ => false,
    }
}

fn keeps_safe(patch: &ProfilePatch) -> bool {
    !patch.allergens.is_empty()
        || !patch.food_allergies.is_empty()
        || patch.unread_allergy.is_some()
        || !patch.conditions.is_empty()
        || !patch.limitations.is_empty()
        || patch.pregnancy_trimester.is_some()
}

/// A session done or not, more or less, easier or harder: the listener knows better.
fn told_apart(intent: Intent, wanted: &[Chance]) -> Intent {
    let rule = Wish::of(&intent);
    let Some(heard) = wanted.iter().map(|chance| chance.wish).find(|wish| wish.kind() == rule.kind()) else { return intent };
    match (intent, heard) {
        (Intent::LogSession(mut slots), Wish::SessionAll | Wish::SessionPart | Wish::SessionNone) => {
            slots.done = match heard {
                Wish::SessionAll => SessionDone::All,
                Wish::SessionPart => SessionDone::Part,
                _ => SessionDone::None,
            };
            Intent::LogSession(slots)
        }
        (Intent::AdjustCalories { kcal, .. }, Wish::EatMore) => Intent::AdjustCalories { direction: Amount::More, kcal },
        (Intent::AdjustCalories { kcal, .. }, Wish::EatLess) => Intent::AdjustCalories { direction: Amount::Less, kcal },
        (Intent::AdjustDifficulty { .. }, Wish::Easier) => Intent::AdjustDifficulty { direction: Direction::Easier },
        (Intent::AdjustDifficulty { .. }, Wish::Harder) => Intent::AdjustDifficulty { direction: Direction::Harder },
        (intent, _) => intent,
    }
}

/// A wish that the rules did not read, with the slots that the whole tells where nothing else is wished for, or else its own clause.
fn said(text: &str, context: &Context, world: &Knowledge, reading: &Reading, chance: Chance, alone: bool) -> Vec<Intent> {
    let part = chance.at.filter(|at| !alone && at.len() < reading.len()).map(|at| words_of(reading, at));
    let part = part.map(|part| by_family(&part, context, world, chance.wish)).unwrap_or_default();
    if part.is_empty() { by_family(text, context, world, chance.wish) } else { part }
}

/// Reads a text as nothing but this wish: by the rules of its family, or by its words.
fn by_family(text: &str, context: &Context, world: &Knowledge, wish: Wish) -> Vec<Intent> {
    let mut reading = Reading::of(text, context, &world.language);
    let mut found = Found::default();
    small_talk::greeting(&mut reading, &mut found);
    let mut found = Found::default();
    wishes::as_guessed(wish, &mut reading, &mut found, world);
    let mut intents = found.into_intents();
    intents.retain(|intent| Wish::of(intent).kind() == wish.kind());
    if intents.is_empty() {
        intents.extend(match wish {
            Wish::LogWeight => logging::weight::heard_weight(&reading),
            Wish::LogCardio => logging::cardio::heard_cardio(&reading, world),
            other => wishes::by_example(&reading, other),
        });
    }
    intents
}

/// The words of a part, as they were read.
fn words_of(reading: &Reading, part: Span) -> String {
    let mut text = String::new();
    for token in &reading.words[part.start..part.end] {
        if token.hyphen {
            text.push('-');
        } else if !token.glued && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}
