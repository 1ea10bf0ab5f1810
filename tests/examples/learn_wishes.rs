//! Learns from labelled sentences what utterances mean, and writes the figures that the listener hears by,
//! `core/data/language/learned.bin`. From the project's folder:
//!
//! `cargo run --release -p fettle-tests --example learn_wishes`
//!
//! It learns from `tests/corpus` and its `talk`, but for what is held out and the trial, and from the dialogs, twice each. Corpora that
//! rules were written for are learned twice as well, with what the rules read in them and without: the rules look better there
//! than they are. At the end it tells how many wishes of the trial the figures alone hear right.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::language::{self, Asked, Context, Intent, Trait, Wish, lesson};
use fettle_tests::{dialog, talk};
use serde_json::Value;

/// Talk that is not learned.
const TRIAL: &str = "tests/corpus/talk/trial.tsv";
/// Passes over all sentences.
const PASSES: usize = 30;
/// How far one sentence moves a figure at first.
const STEP: f32 = 0.3;
/// How strongly a figure is held at nothing: the weight of its square against one sentence's loss.
const HOLD: f32 = 2.0;
/// A prime larger than any corpus here has sentences in common with: the order in which they are learned.
const STRIDE: usize = 104_729;
/// How often a trait must occur.
const OFTEN: u32 = 3;
/// Smaller figures are left out.
const SMALLEST: f32 = 0.1;
/// Figures in the file are whole: so many make one.
const SCALE: f32 = 32.0;
/// So nearly right teaches nothing.
const NEARLY: f32 = 0.002;

struct Lesson {
    traits: Vec<Trait>,
    wishes: BTreeSet<Wish>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lessons = lessons(&to_learn()?)?;
    let mut learned = Learned::from(&lessons);
    learned.round();
    let (right, all) = learned.tried(&lessons_of(TRIAL)?);
    writeln!(std::io::stdout(), "{TRIAL}: {right} of {all}, {:.1} %", 100.0 * right as f64 / all as f64)?;
    let file = learned.write()?;
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
        let mut named: Vec<String> =
            named.filter(|file| file.ends_with(ending) && !file.contains("heldout") && file != TRIAL).collect();
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

fn context(asked: Option<Asked>) -> Context {
    Context { today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(), asked, units: Units::Metric }
}

fn of_talk(text: &str) -> Result<Vec<Lesson>, String> {
    let mut lessons = Vec::new();
    for spoken in talk::read(text)? {
        let traits = lesson(&spoken.text, &context(None), Knowledge::built_in(), true);
        lessons.extend(traits.map(|language::Lesson { traits, .. }| Lesson { traits, wishes: spoken.wishes }));
    }
    Ok(lessons)
}

/// What an athlete says in a dialog is what the rules read in it: the dialog holds them to it.
fn of_dialog(file: &str, text: &str) -> Vec<Lesson> {
    let typed = dialog::parse(file, text).steps.into_iter().map(|step| step.typed);
    let read = typed.filter_map(|typed| lesson(&typed, &context(None), Knowledge::built_in(), true));
    let told = read.filter(|read| !read.rules.is_empty());
    told.map(|language::Lesson { traits, rules }| Lesson { traits, wishes: rules.into_iter().collect() }).collect()
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
            lessons.extend(traits.map(|language::Lesson { traits, .. }| Lesson { traits, wishes: wishes.clone() }));
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

/// A maximum-entropy model for each wish, learned one sentence at a time by steps that grow smaller (AdaGrad).
struct Learned {
    base: Vec<f32>,
    /// The traits, in ascending order.
    traits: Vec<Trait>,
    /// For each trait a figure for each wish.
    figures: Vec<f32>,
}

impl Learned {
    fn from(lessons: &[Lesson]) -> Self {
        let mut times: HashMap<Trait, u32> = HashMap::new();
        lessons.iter().flat_map(|lesson| &lesson.traits).for_each(|it| *times.entry(*it).or_default() += 1);
        let mut traits: Vec<Trait> = times.iter().filter(|(_, times)| **times >= OFTEN).map(|(it, _)| *it).collect();
        traits.sort_unstable();
        let hold: Vec<f32> = traits.iter().map(|it| HOLD / times[it] as f32).collect();
        let places: Vec<Vec<usize>> =
            lessons.iter().map(|lesson| lesson.traits.iter().filter_map(|it| traits.binary_search(it).ok()).collect()).collect();
        let figures = vec![0.0; traits.len() * Wish::ALL.len()];
        let mut learned = Self { base: vec![0.0; Wish::ALL.len()], traits, figures };
        let mut moved = vec![1e-6; learned.figures.len()];
        let mut base_moved = vec![1e-6; learned.base.len()];
        for pass in 0..PASSES {
            for turn in 0..lessons.len() {
                let which = (turn * STRIDE + pass * 31) % lessons.len();
                learned.learn(&places[which], &lessons[which].wishes, &hold, &mut moved, &mut base_moved);
            }
        }
        learned
    }

    fn learn(&mut self, places: &[usize], wishes: &BTreeSet<Wish>, hold: &[f32], moved: &mut [f32], base_moved: &mut [f32]) {
        let width = Wish::ALL.len();
        let mut sums = self.base.clone();
        for place in places {
            let row = &self.figures[place * width..(place + 1) * width];
            sums.iter_mut().zip(row).for_each(|(sum, figure)| *sum += figure);
        }
        for (which, wish) in Wish::ALL.iter().enumerate() {
            let meant = if wishes.contains(wish) { 1.0 } else { 0.0 };
            let off = 1.0 / (1.0 + (-sums[which]).exp()) - meant;
            if off.abs() < NEARLY {
                continue;
            }
            step(&mut self.base[which], &mut base_moved[which], off);
            for place in places {
                let at = place * width + which;
                let pull = off + hold[*place] * self.figures[at];
                step(&mut self.figures[at], &mut moved[at], pull);
            }
        }
    }

    /// Figures as the file holds them.
    fn round(&mut self) {
        let whole = |figure: f32| (figure * SCALE).round().clamp(-127.0, 127.0) / SCALE;
        self.figures.iter_mut().for_each(|figure| *figure = if figure.abs() < SMALLEST { 0.0 } else { whole(*figure) });
    }

    /// How many kinds of wishes are heard right, and the larger number of those meant and those heard.
    fn tried(&self, lessons: &[Lesson]) -> (usize, usize) {
        lessons.iter().fold((0, 0), |(right, all), lesson| {
            let is_wish = |wish: &Wish| !matches!(wish, Wish::OfMeals | Wish::OfTraining);
            let kinds = |wishes: BTreeSet<Wish>| wishes.into_iter().filter(is_wish).map(Wish::kind).collect::<BTreeSet<_>>();
            let (meant, heard) = (kinds(lesson.wishes.clone()), kinds(self.heard(&lesson.traits)));
            (right + meant.intersection(&heard).count(), all + meant.len().max(heard.len()))
        })
    }

    /// The wishes that are likelier than not, or the likeliest.
    fn heard(&self, traits: &[Trait]) -> BTreeSet<Wish> {
        let width = Wish::ALL.len();
        let mut sums = self.base.clone();
        for place in traits.iter().filter_map(|it| self.traits.binary_search(it).ok()) {
            sums.iter_mut().zip(&self.figures[place * width..(place + 1) * width]).for_each(|(sum, figure)| *sum += figure);
        }
        let wishes = Wish::ALL.iter().zip(&sums).filter(|(wish, _)| !matches!(wish, Wish::OfMeals | Wish::OfTraining));
        let most = wishes.map(|(_, sum)| *sum).fold(f32::NEG_INFINITY, f32::max);
        let likely = |(wish, sum): (&Wish, &f32)| (*sum >= 0.0 || *sum >= most).then_some(*wish);
        Wish::ALL.iter().zip(&sums).filter_map(likely).collect()
    }

    /// The file, as the listener documents it.
    fn write(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let width = Wish::ALL.len();
        let names: Vec<&str> = Wish::ALL.iter().map(|wish| wish.name()).collect();
        let mut file = names.join(" ").into_bytes();
        file.push(b'\n');
        self.base.iter().for_each(|base| file.extend(((base * SCALE).round() as i32).to_le_bytes()));
        let (mut traits, mut starts, mut figures) = (Vec::new(), vec![0_u32], Vec::new());
        for (place, it) in self.traits.iter().enumerate() {
            let row = &self.figures[place * width..(place + 1) * width];
            let strong = row.iter().enumerate().filter(|(_, figure)| **figure != 0.0);
            let before = figures.len();
            strong.for_each(|(which, figure)| figures.extend([which as u8, ((figure * SCALE).round() as i8).to_le_bytes()[0]]));
            if figures.len() > before {
                traits.push(*it);
                starts.push(u32::try_from(figures.len() / 2)?);
            }
        }
        file.extend(u32::try_from(traits.len())?.to_le_bytes());
        traits.iter().chain(&starts).for_each(|number| file.extend(number.to_le_bytes()));
        file.extend(figures);
        Ok(file)
    }
}

/// Moves a figure against its pull, the less the more it was moved before.
fn step(figure: &mut f32, moved: &mut f32, pull: f32) {
    *moved += pull * pull;
    *figure -= STEP * pull / moved.sqrt();
}
