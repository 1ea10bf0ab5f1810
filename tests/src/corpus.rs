//! Scores `understand` on labelled sentences: JSON Lines with `text`, `today`?, `asked`? and the `intents` a careful human reads.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::language::{Asked, Context, Wish, understand};
use serde_json::Value;

use crate::talk;

/// The day on which sentences are said that name none.
const TODAY: &str = "2026-11-22";
/// Numbers this near count as the same.
const TOLERANCE: f64 = 0.01;

/// What came out of a corpus.
#[derive(Debug, Default)]
pub struct Score {
    /// Sentences read.
    pub sentences: usize,
    /// Intents that were right, and the larger of those meant and those found.
    pub intents: (usize, usize),
    /// Slots that were right, and all that were meant or found.
    pub slots: (usize, usize),
    /// By intent: right, found, meant.
    pub by_intent: BTreeMap<String, (usize, usize, usize)>,
    /// Sentences with anything wrong.
    pub confusions: Vec<Confusion>,
}

/// A sentence that was misread.
#[derive(Debug)]
pub struct Confusion {
    /// The sentence.
    pub text: String,
    /// What was meant.
    pub gold: Value,
    /// What was found.
    pub got: Value,
    /// Whether the intents themselves were right.
    pub intents_right: bool,
}

impl Score {
    /// Share of intents that were right.
    pub fn intents_right(&self) -> f64 {
        share(self.intents)
    }

    /// Share of slots that were right, within intents that were right.
    pub fn slots_right(&self) -> f64 {
        share(self.slots)
    }
}

fn share((right, all): (usize, usize)) -> f64 {
    if all == 0 { 1.0 } else { right as f64 / all as f64 }
}

/// Reads every line of a corpus and scores it. A line that is no labelled sentence is an error.
pub fn score(lines: &str) -> Result<Score, String> {
    let mut score = Score::default();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        sentence(&mut score, line).map_err(|error| format!("line {}: {error}", number + 1))?;
    }
    Ok(score)
}

/// Reads every line of labelled talk and scores its intents, each kind once; talk labels no slots.
pub fn score_talk(lines: &str) -> Result<Score, String> {
    let mut score = Score::default();
    let context = Context { today: TODAY.parse().unwrap_or_default(), asked: None, units: Units::Metric };
    for spoken in talk::read(lines)? {
        let understood = understand(&spoken.text, &context, Knowledge::built_in());
        let meant = spoken.wishes.iter().filter(|wish| !matches!(wish, Wish::OfMeals | Wish::OfTraining));
        let meant: BTreeSet<&str> = meant.map(|wish| wish.kind().name()).collect();
        let found: BTreeSet<&str> = understood.intents.iter().map(|intent| Wish::of(intent).kind().name()).collect();
        let right = meant.intersection(&found).count();
        let all = meant.len().max(found.len());
        score.sentences += 1;
        score.intents = (score.intents.0 + right, score.intents.1 + all);
        meant.intersection(&found).for_each(|name| score.by_intent.entry((*name).to_owned()).or_default().0 += 1);
        found.iter().for_each(|name| score.by_intent.entry((*name).to_owned()).or_default().1 += 1);
        meant.iter().for_each(|name| score.by_intent.entry((*name).to_owned()).or_default().2 += 1);
        if right < all {
            let (gold, got) = (Value::from_iter(meant), Value::from_iter(found));
            score.confusions.push(Confusion { text: spoken.text, gold, got, intents_right: false });
        }
    }
    Ok(score)
}

/// What a sentence is read as, as JSON.
pub fn read(text: &str) -> String {
    let context = Context { today: TODAY.parse().unwrap_or_default(), asked: None, units: Units::Metric };
    serde_json::to_string(&understand(text, &context, Knowledge::built_in()).intents).unwrap_or_default()
}

fn sentence(score: &mut Score, line: &str) -> Result<(), String> {
    let labelled: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = labelled["text"].as_str().ok_or("no text")?;
    let gold = labelled["intents"].as_array().ok_or("no intents")?;
    let understood = understand(text, &context(&labelled)?, Knowledge::built_in());
    let got = serde_json::to_value(&understood.intents).map_err(|error| error.to_string())?;
    let got = got.as_array().cloned().unwrap_or_default();
    let pairs = pair(gold, &got);
    score.sentences += 1;
    score.intents.0 += pairs.len();
    score.intents.1 += gold.len().max(got.len());
    count(score, gold, &got, &pairs);
    let mut wrong = pairs.len() < gold.len().max(got.len());
    let intents_right = !wrong;
    for (meant, found) in pairs {
        let (right, all) = slots(meant, found);
        score.slots.0 += right;
        score.slots.1 += all;
        wrong |= right < all;
    }
    if wrong {
        let (gold, got) = (Value::Array(gold.clone()), Value::Array(got));
        score.confusions.push(Confusion { text: text.to_owned(), gold, got, intents_right });
    }
    Ok(())
}

fn context(labelled: &Value) -> Result<Context, String> {
    let today = labelled["today"].as_str().unwrap_or(TODAY);
    let today: NaiveDate = today.parse().map_err(|_| format!("`{today}` is no date"))?;
    let asked = match labelled["asked"].as_str() {
        Some(name) => Some(Asked::named(name).ok_or_else(|| format!("nobody asks `{name}`"))?),
        None => None,
    };
    Ok(Context { today, asked, units: Units::Metric })
}

fn name(intent: &Value) -> &str {
    intent["intent"].as_str().unwrap_or_default()
}

/// Pairs what was meant with what was found, the best fitting of one name first.
fn pair<'a>(gold: &'a [Value], got: &'a [Value]) -> Vec<(&'a Value, &'a Value)> {
    let mut free: Vec<&Value> = got.iter().collect();
    let mut pairs = Vec::new();
    for meant in gold {
        let fitting = free.iter().enumerate().filter(|(_, found)| name(found) == name(meant));
        let best = fitting.max_by_key(|(place, found)| (slots(meant, found).0, usize::MAX - place)).map(|(place, _)| place);
        if let Some(place) = best {
            pairs.push((meant, free.remove(place)));
        }
    }
    pairs
}

fn count(score: &mut Score, gold: &[Value], got: &[Value], pairs: &[(&Value, &Value)]) {
    for (meant, _) in pairs {
        score.by_intent.entry(name(meant).to_owned()).or_default().0 += 1;
    }
    for found in got {
        score.by_intent.entry(name(found).to_owned()).or_default().1 += 1;
    }
    for meant in gold {
        score.by_intent.entry(name(meant).to_owned()).or_default().2 += 1;
    }
}

/// Slots that agree, and all slots of either side.
fn slots(meant: &Value, found: &Value) -> (usize, usize) {
    let (gold, got) = (flat(meant), flat(found));
    let keys: std::collections::BTreeSet<&String> = gold.keys().chain(got.keys()).collect();
    let empty = Vec::new();
    keys.into_iter().fold((0, 0), |(right, all), key| {
        let (gold, got) = (gold.get(key).unwrap_or(&empty), got.get(key).unwrap_or(&empty));
        let same = agreeing(gold, got);
        let union = if is_list(meant, found, key) { gold.len() + got.len() - same } else { 1 };
        (right + same, all + union)
    })
}

fn is_list(meant: &Value, found: &Value, key: &str) -> bool {
    let at = |value: &Value| key.split('.').try_fold(value, |value, part| value.get(part)).is_some_and(Value::is_array);
    at(meant) || at(found)
}

/// The slots of an intent as lists of values; those of `without` bear its name before them.
fn flat(intent: &Value) -> BTreeMap<String, Vec<Value>> {
    let mut out = BTreeMap::new();
    for (key, value) in intent.as_object().into_iter().flatten().filter(|(key, _)| *key != "intent") {
        match value {
            Value::Object(inner) => {
                inner.iter().for_each(|(inner, value)| drop(out.insert(format!("{key}.{inner}"), items(value))));
            }
            other => drop(out.insert(key.clone(), items(other))),
        }
    }
    out
}

fn items(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_else(|| vec![value.clone()])
}

fn agreeing(gold: &[Value], got: &[Value]) -> usize {
    let mut free: Vec<&Value> = got.iter().collect();
    let mut same = 0;
    for meant in gold {
        if let Some(place) = free.iter().position(|found| agrees(meant, found)) {
            free.remove(place);
            same += 1;
        }
    }
    same
}

fn agrees(meant: &Value, found: &Value) -> bool {
    match (meant, found) {
        (Value::Number(meant), Value::Number(found)) => near(meant.as_f64(), found.as_f64()),
        (Value::String(meant), Value::Number(found)) => meant.split('|').any(|choice| near(choice.parse().ok(), found.as_f64())),
        (Value::String(meant), Value::String(found)) => meant.split('|').any(|choice| choice.eq_ignore_ascii_case(found)),
        (Value::Object(meant), Value::Object(found)) => {
            meant.get("area") == found.get("area")
                && meant.get("severity").is_none_or(|severity| found.get("severity") == Some(severity))
        }
        _ => meant == found,
    }
}

fn near(meant: Option<f64>, found: Option<f64>) -> bool {
    matches!((meant, found), (Some(meant), Some(found)) if (meant - found).abs() <= TOLERANCE * meant.abs().max(found.abs()) + f64::EPSILON)
}
