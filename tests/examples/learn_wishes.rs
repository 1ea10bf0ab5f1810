//! Learns from the labelled sentences what utterances mean, and writes the figures that the coach guesses by.
//!
//! `cargo run --release -p fettle-tests --example learn_wishes -- FILE...` writes `core/data/language/guesses.tsv`;
//! with `--fold N` it learns from four fifths only and tells how many of the rest it got right.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::language::{Asked, Context, Intent, Wish, traits_of};
use serde_json::Value;

/// Passes over all sentences.
const PASSES: usize = 40;
/// How far one sentence moves the figures at first.
const STEP: f64 = 0.25;
/// How fast figures fade that nothing holds up.
const FADE: f64 = 0.0004;
/// A prime larger than any corpus here has sentences in common with: the order in which they are learned.
const STRIDE: usize = 7919;
/// Smaller figures are left out.
const SMALLEST: f64 = 0.1;

struct Sentence {
    traits: Vec<String>,
    wish: Wish,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let folds = std::env::args().any(|argument| argument == "--folds");
    let mut sentences = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file)?;
        if file.ends_with(".toml") { sentences.extend(examples(&text)?) } else { sentences.extend(corpus(&text)?) }
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} sentences", sentences.len())?;
    if folds {
        return tell_folds(&sentences, &mut out);
    }
    let learned = Learned::from(&sentences.iter().collect::<Vec<_>>());
    std::fs::write("core/data/language/guesses.tsv", learned.write())?;
    Ok(())
}

fn tell_folds(sentences: &[Sentence], out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut bands: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for fold in 0..5 {
        let (rest, learn): (Vec<_>, Vec<_>) = sentences.iter().enumerate().partition(|(place, _)| place % 5 == fold);
        let learned = Learned::from(&learn.into_iter().map(|(_, sentence)| sentence).collect::<Vec<_>>());
        for (_, sentence) in rest {
            let (wish, sure) = learned.best(&sentence.traits);
            let band = bands.entry((sure * 10.0) as u32).or_default();
            band.1 += 1;
            band.0 += u32::from(wish == sentence.wish);
        }
    }
    let (right, all) = bands.values().fold((0, 0), |sum, band| (sum.0 + band.0, sum.1 + band.1));
    writeln!(out, "{right}/{all} right; by how sure: {bands:?}")?;
    Ok(())
}

fn context(asked: Option<Asked>) -> Context {
    Context { today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(), asked, units: Units::Metric }
}

fn examples(text: &str) -> Result<Vec<Sentence>, Box<dyn std::error::Error>> {
    let tables: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(text)?;
    let all = tables.into_values().flatten();
    let known = all.filter_map(|(key, texts)| Some((Wish::named(&key)?, texts)));
    Ok(known
        .flat_map(|(wish, texts)| {
            texts.into_iter().map(move |text| Sentence { traits: traits_of(&text, &context(None), Knowledge::built_in()), wish })
        })
        .collect())
}

/// Sentences with one intent, courtesies aside.
fn corpus(text: &str) -> Result<Vec<Sentence>, Box<dyn std::error::Error>> {
    let mut out = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line)?;
        let intents: Vec<Value> = value["intents"].as_array().cloned().unwrap_or_default();
        let plain = |intent: &&Value| intents.len() == 1 || !matches!(intent["intent"].as_str(), Some("greet" | "thank"));
        let main: Vec<&Value> = intents.iter().filter(plain).collect();
        let ([only], Some(text)) = (main.as_slice(), value["text"].as_str()) else { continue };
        let Some(wish) = wish(only) else { continue };
        let asked = value["asked"].as_str().and_then(Asked::named);
        out.push(Sentence { traits: traits_of(text, &context(asked), Knowledge::built_in()), wish });
    }
    Ok(out)
}

fn wish(intent: &Value) -> Option<Wish> {
    if let Ok(intent) = serde_json::from_value::<Intent>(intent.clone()) {
        return Some(Wish::of(&intent));
    }
    let name = intent["intent"].as_str()?;
    Wish::named(name)
}

/// Weights of a maximum-entropy model, learned one sentence at a time.
struct Learned {
    base: Vec<f64>,
    weights: HashMap<String, Vec<f64>>,
}

impl Learned {
    fn from(sentences: &[&Sentence]) -> Self {
        let mut seen: HashMap<&str, u32> = HashMap::new();
        sentences.iter().flat_map(|sentence| &sentence.traits).for_each(|name| *seen.entry(name).or_default() += 1);
        let weights = seen
            .into_iter()
            .filter(|(_, times)| *times >= 2)
            .map(|(name, _)| (name.to_owned(), vec![0.0; Wish::ALL.len()]))
            .collect();
        let mut learned = Self { base: vec![0.0; Wish::ALL.len()], weights };
        for pass in 0..PASSES {
            let step = STEP / (1.0 + pass as f64 * 0.15);
            let turn = pass * 31;
            (0..sentences.len())
                .map(|place| sentences[(place * STRIDE + turn) % sentences.len()])
                .for_each(|sentence| learned.learn(sentence, step));
        }
        learned
    }

    fn shares(&self, traits: &[String]) -> Vec<f64> {
        let mut sums = self.base.clone();
        for weights in traits.iter().filter_map(|name| self.weights.get(name)) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shares: Vec<f64> = sums.iter().map(|sum| (sum - most).exp()).collect();
        let all: f64 = shares.iter().sum();
        shares.into_iter().map(|share| share / all).collect()
    }

    fn learn(&mut self, sentence: &Sentence, step: f64) {
        let mut off = self.shares(&sentence.traits);
        if let Some(place) = Wish::ALL.iter().position(|wish| *wish == sentence.wish) {
            off[place] -= 1.0;
        }
        self.base.iter_mut().zip(&off).for_each(|(base, off)| *base -= 0.2 * step * off);
        for name in &sentence.traits {
            if let Some(weights) = self.weights.get_mut(name) {
                weights.iter_mut().zip(&off).for_each(|(weight, off)| *weight -= step * (off + FADE * *weight * 25.0));
            }
        }
    }

    fn best(&self, traits: &[String]) -> (Wish, f64) {
        let shares = self.shares(traits);
        let best = shares.iter().enumerate().max_by(|left, right| left.1.total_cmp(right.1));
        best.map_or((Wish::Unclear, 0.0), |(place, sure)| (Wish::ALL[place], *sure))
    }

    fn write(&self) -> String {
        let whole = |figure: f64| (figure * 10.0).round() as i64;
        let base: Vec<String> =
            Wish::ALL.iter().zip(&self.base).map(|(wish, figure)| format!("{}:{}", wish.name(), whole(*figure))).collect();
        let mut lines = vec![format!("base\t{}", base.join(" "))];
        let mut names: Vec<&String> = self.weights.keys().collect();
        names.sort();
        for name in names {
            let figures: Vec<String> = self.weights[name]
                .iter()
                .enumerate()
                .filter(|(_, figure)| figure.abs() >= SMALLEST)
                .map(|(place, figure)| format!("{place}:{}", whole(*figure)))
                .collect();
            if !figures.is_empty() {
                lines.push(format!("{name}\t{}", figures.join(" ")));
            }
        }
        lines.join("\n") + "\n"
    }
}
