//! Learns from labelled talk what danger sounds like, and writes the figures by which it is heard, `core/data/language/danger.bin`.
//! From the project's folder:
//!
//! `cargo run --release -p fettle-tests --example learn_danger`
//!
//! First it tells how well it hears: by learning four times without a quarter of the talk and listening to that quarter, and by
//! listening to a trial that is not learned.

use std::collections::BTreeSet;
use std::io::Write;

use fettle_core::Knowledge;
use fettle_core::language::{DANGERS, Trait, UrgentKind, danger_parts, danger_traits};
use fettle_core::safety::red_flag;
use fettle_tests::learner::{Learned, Lesson};
use fettle_tests::{dialog, talk};

/// Talk that is not learned.
const TRIAL: &str = "tests/corpus/talk/trial_danger.tsv";
/// How strongly a figure is held at nothing.
const HOLD: f32 = 0.5;
/// Into so many parts the talk is cut, to listen to each without having learned it.
const PARTS: usize = 4;

/// What was said, as a lesson.
struct Said {
    lesson: Lesson,
    /// The traits of the whole and of each sentence.
    parts: Vec<Vec<Trait>>,
    /// Whether a red flag hears it.
    flagged: bool,
}

impl Said {
    fn of(text: &str, danger: Option<UrgentKind>) -> Self {
        let traits = |part: &str| danger_traits(part, Knowledge::built_in());
        let lesson = Lesson { traits: traits(text), meant: danger.map(places).unwrap_or_default() };
        Self { lesson, parts: danger_parts(text).into_iter().map(traits).collect(), flagged: red_flag(text).is_some() }
    }

    /// How likely danger is heard in it.
    fn heard_by(&self, learned: &Learned) -> f32 {
        self.parts.iter().map(|part| learned.hear(part)[0]).fold(0.0, f32::max)
    }

    fn is_danger(&self) -> bool {
        !self.lesson.meant.is_empty()
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let said = of_talk()?;
    tell_how_well("talk, a quarter at a time", &said, &without_its_quarter(&said))?;
    let lessons: Vec<Lesson> = said.into_iter().chain(of_dialogs()?).map(|said| said.lesson).collect();
    let learned = Learned::from(&lessons, DANGERS.len(), HOLD);
    let trial = of_file(TRIAL)?;
    tell_how_well(TRIAL, &trial, &trial.iter().map(|said| said.heard_by(&learned)).collect::<Vec<_>>())?;
    let file = learned.write(&DANGERS)?;
    std::fs::write("core/data/language/danger.bin", &file)?;
    writeln!(std::io::stdout(), "{} lessons, {} bytes", lessons.len(), file.len())?;
    Ok(())
}

/// How likely danger is heard in each, by what was learned from the other parts.
fn without_its_quarter(said: &[Said]) -> Vec<f32> {
    let mut heard = vec![0.0; said.len()];
    for part in 0..PARTS {
        let rest = said.iter().enumerate().filter(|(place, _)| place % PARTS != part);
        let learned = Learned::from(&rest.map(|(_, said)| said.lesson.clone()).collect::<Vec<_>>(), DANGERS.len(), HOLD);
        for place in (part..said.len()).step_by(PARTS) {
            heard[place] = said[place].heard_by(&learned);
        }
    }
    heard
}

fn tell_how_well(name: &str, said: &[Said], heard: &[f32]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let count = |like: &dyn Fn(&Said, f32) -> bool| said.iter().zip(heard).filter(|(said, sure)| like(said, **sure)).count();
    let (dangers, flagged) = (count(&|said, _| said.is_danger()), count(&|said, _| said.is_danger() && said.flagged));
    let false_flags = count(&|said, _| !said.is_danger() && said.flagged);
    writeln!(out, "{name}: red flags {flagged} of {dangers} dangers, {false_flags} of {} others", said.len() - dangers)?;
    for least in [0.2, 0.3, 0.4, 0.5, 0.6] {
        let ear = count(&|said, sure| said.is_danger() && sure >= least);
        let both = count(&|said, sure| said.is_danger() && (said.flagged || sure >= least));
        let alarms = count(&|said, sure| !said.is_danger() && !said.flagged && sure >= least);
        writeln!(out, "the ear at {least}: {ear} dangers, {both} with the red flags, {alarms} more alarms")?;
    }
    Ok(())
}

/// Where danger of a kind stands among [`DANGERS`].
fn places(kind: UrgentKind) -> BTreeSet<usize> {
    let named = |name: &&str| *name == "danger" || *name == kind.name();
    DANGERS.iter().enumerate().filter(|(_, name)| named(name)).map(|(place, _)| place).collect()
}

/// All talk but the trial, in the order of the files' names.
fn of_talk() -> Result<Vec<Said>, Box<dyn std::error::Error>> {
    let files = files("tests/corpus/talk", ".tsv")?.into_iter().filter(|file| file != TRIAL);
    Ok(files.map(|file| of_file(&file)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn of_file(file: &str) -> Result<Vec<Said>, Box<dyn std::error::Error>> {
    let spoken = talk::read(&std::fs::read_to_string(file)?).map_err(|wrong| format!("{file}: {wrong}"))?;
    Ok(spoken.into_iter().map(|it| Said::of(&it.text, it.danger)).collect())
}

/// What athletes say in the dialogs is no danger, but where a red flag is raised.
fn of_dialogs() -> Result<Vec<Said>, Box<dyn std::error::Error>> {
    let mut said = Vec::new();
    for file in files("tests/dialogs", ".md")? {
        let typed = dialog::parse(&file, &std::fs::read_to_string(&file)?).steps.into_iter().map(|step| step.typed);
        said.extend(typed.map(|typed| Said::of(&typed, red_flag(&typed).map(|flag| flag.kind))));
    }
    Ok(said)
}

fn files(folder: &str, ending: &str) -> std::io::Result<Vec<String>> {
    let named = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned));
    let mut named: Vec<String> = named.filter(|file| file.ends_with(ending)).collect();
    named.sort_unstable();
    Ok(named)
}
