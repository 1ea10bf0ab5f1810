//! Learns from labelled sentences what utterances mean, and writes the figures that the listener hears by,
//! `core/data/language/learned.bin`. From the project's folder:
//!
//! `cargo run --release -p fettle-tests --example learn_wishes`
//!
//! It learns from `tests/corpus` and its `talk`, but for what is held out and the trial, and from the dialogs, twice each. Corpora that
//! rules were written for are learned twice as well, with what the rules read in them and without: the rules look better there
//! than they are. At the end it tells how many wishes of the trial the figures alone hear right.

use std::collections::BTreeSet;
use std::io::Write;

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::language::{self, Asked, Context, Intent, Trait, Wish, lesson};
use fettle_tests::learner::{Learned, Lesson};
use fettle_tests::{dialog, talk};
use serde_json::Value;

/// Talk that is not learned.
const TRIAL: &str = "tests/corpus/talk/trial.tsv";
/// Nor is this.
const TRIAL_OF_DANGER: &str = "tests/corpus/talk/trial_danger.tsv";
/// How strongly a figure is held at nothing.
const HOLD: f32 = 2.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lessons = lessons(&to_learn()?)?;
    let learned = Learned::from(&lessons, Wish::ALL.len(), HOLD);
    let (right, all) = tried(&learned, &lessons_of(TRIAL)?);
    writeln!(std::io::stdout(), "{TRIAL}: {right} of {all}, {:.1} %", 100.0 * right as f64 / all as f64)?;
    let names: Vec<&str> = Wish::ALL.iter().map(|wish| wish.name()).collect();
    let file = learned.write(&names)?;
    std::fs::write("core/data/language/learned.bin", &file)?;
    writeln!(std::io::stdout(), "{} lessons, {} bytes", lessons.len(), file.len())?;
    Ok(())
}

/// The files to learn from, in the order of their names.
fn to_learn() -> std::io::Result<Vec<String>> {
    let mut files = Vec::new();
    for (folder, ending) in
        [("tests/corpus", ".jsonl"), ("tests/corpus/talk", ".tsv"), ("tests/dialogs", ".md"), ("tests/dialogs", ".md")]
    {
        let named = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned));
        let mut named: Vec<String> = named
            .filter(|file| file.ends_with(ending) && !file.contains("heldout") && file != TRIAL && file != TRIAL_OF_DANGER)
            .collect();
        named.sort_unstable();
        files.extend(named);
    }
    Ok(files)
}

fn lessons(files: &[String]) -> Result<Vec<Lesson>, Box<dyn std::error::Error>> {
    Ok(files.iter().map(|file| lessons_of(file)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn lessons_of(file: &str) -> Result<Vec<Lesson>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(file)?;
    let lessons = match file.rsplit('.').next() {
        Some("tsv") => of_talk(&text).map_err(Into::into),
        Some("md") => Ok(of_dialog(file, &text)),
        _ => of_corpus(&text),
    };
    lessons.map_err(|wrong: Box<dyn std::error::Error>| format!("{file}: {wrong}").into())
}

/// The places of wishes among all.
fn places(wishes: impl IntoIterator<Item = Wish>) -> BTreeSet<usize> {
    wishes.into_iter().filter_map(|wish| Wish::ALL.iter().position(|it| *it == wish)).collect()
}

fn context(asked: Option<Asked>) -> Context {
    Context { today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(), asked, units: Units::Metric }
}

fn of_talk(text: &str) -> Result<Vec<Lesson>, String> {
    let mut lessons = Vec::new();
    for spoken in talk::read(text)? {
        let traits = lesson(&spoken.text, &context(None), Knowledge::built_in(), true);
        lessons.extend(traits.map(|language::Lesson { traits, .. }| Lesson { traits, meant: places(spoken.wishes) }));
    }
    Ok(lessons)
}

/// What an athlete says in a dialog is what the rules read in it: the dialog holds them to it.
fn of_dialog(file: &str, text: &str) -> Vec<Lesson> {
    let typed = dialog::parse(file, text).steps.into_iter().map(|step| step.typed);
    let read = typed.filter_map(|typed| lesson(&typed, &context(None), Knowledge::built_in(), true));
    let told = read.filter(|read| !read.rules.is_empty());
    told.map(|language::Lesson { traits, rules }| Lesson { traits, meant: places(rules) }).collect()
}

fn of_corpus(text: &str) -> Result<Vec<Lesson>, Box<dyn std::error::Error>> {
    let mut lessons = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().ok_or("no text")?;
        let wishes: BTreeSet<Wish> = value["intents"].as_array().into_iter().flatten().flat_map(wishes).collect();
        let context = context(value["asked"].as_str().and_then(Asked::named));
        for with_rules in [true, false] {
            let traits = lesson(text, &context, Knowledge::built_in(), with_rules);
            lessons
                .extend(traits.map(|language::Lesson { traits, .. }| Lesson { traits, meant: places(wishes.iter().copied()) }));
        }
    }
    Ok(lessons)
}

/// The wishes of a labelled intent. Labels may name slots that no intent has.
fn wishes(intent: &Value) -> Vec<Wish> {
    let label = label(intent);
    let read = serde_json::from_value::<Intent>(intent.clone()).ok();
    let wish = read.as_ref().map(Wish::of).or_else(|| talk::wish_named(&label));
    wish.into_iter().chain(talk::plans_named(&label)).collect()
}

/// The label of an intent as talk has it: "log_session:part".
fn label(intent: &Value) -> String {
    let kind = ["done", "direction", "what"].iter().find_map(|key| intent[*key].as_str());
    let kind = kind.or_else(|| (intent["out"] == Value::Bool(true)).then_some("out"));
    let name = intent["intent"].as_str().unwrap_or_default();
    kind.map_or_else(|| name.to_owned(), |kind| format!("{name}:{kind}"))
}

/// How many kinds of wishes are heard right, and the larger number of those meant and those heard.
fn tried(learned: &Learned, lessons: &[Lesson]) -> (usize, usize) {
    lessons.iter().fold((0, 0), |(right, all), lesson| {
        let (meant, heard) = (kinds(lesson.meant.iter().copied()), kinds(heard(learned, &lesson.traits).into_iter()));
        (right + meant.intersection(&heard).count(), all + meant.len().max(heard.len()))
    })
}

/// The kinds of wishes at these places.
fn kinds(places: impl Iterator<Item = usize>) -> BTreeSet<Wish> {
    places.map(|place| Wish::ALL[place]).filter(is_wish).map(Wish::kind).collect()
}

fn is_wish(wish: &Wish) -> bool {
    !matches!(wish, Wish::OfMeals | Wish::OfTraining)
}

/// The places of the wishes that are likelier than not, or of the likeliest.
fn heard(learned: &Learned, traits: &[Trait]) -> Vec<usize> {
    let chances = learned.hear(traits);
    let wishes = || Wish::ALL.iter().zip(&chances).enumerate().filter(|(_, (wish, _))| is_wish(wish));
    let most = wishes().map(|(_, (_, sure))| *sure).fold(0.0, f32::max);
    wishes().filter(|(_, (_, sure))| **sure >= 0.5 || **sure >= most).map(|(place, _)| place).collect()
}
