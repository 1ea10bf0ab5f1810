//! Dialogs as Markdown: what the athlete says, and what must be true of the answer.
//!
//! ```text
//! # A promise to the athlete
//!
//! at: 2026-11-23T18:00:00Z
//!
//! > my knee hurts
//!
//! - From now on I plan around it
//! - not: Box Jump
//! - plan lacks: box_jump
//! ```
//!
//! A quote is said by the athlete; `> /press LABEL` presses a choice of the last card. A point must stand in the reply, in that
//! order; `not:` must not. `plan lacks:`, `plan holds:` and `plan minutes:` look at the sessions still to come; `meals lack:`,
//! `meals hold:` and `meals fit:` at the meals, those of one day with `meals lack fri:`; `meal days:` counts their days.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use fettle_core::athlete::{Diet, Weekday};

/// One dialog.
#[derive(Debug)]
pub struct Dialog {
    /// The file's name.
    pub file: String,
    /// The promise.
    pub title: String,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// Something the athlete does, and what must follow.
#[derive(Debug)]
pub struct Step {
    /// When.
    pub at: DateTime<Utc>,
    /// What is typed.
    pub typed: String,
    /// What must be true then.
    pub expects: Vec<Expect>,
    /// Line of the file, for the report.
    pub line: usize,
}

/// What must be true after a step.
#[derive(Debug)]
pub enum Expect {
    /// Stands in the reply, after what was expected before.
    Says(String),
    /// Stands nowhere in the reply.
    Silent(String),
    /// This exercise is in no session to come.
    PlanLacks(String),
    /// This exercise is in a session to come.
    PlanHolds(String),
    /// Sessions to come last at most this many minutes.
    PlanMinutes(u16),
    /// The session of the next training day lasts at most this many minutes.
    NextMinutes(u16),
    /// No meal to come, on that day of the week where one is named, holds such a food.
    MealsLack(Option<Weekday>, String),
    /// A meal to come, on that day of the week where one is named, holds such a food.
    MealsHold(Option<Weekday>, String),
    /// Every meal to come, of that day of the week where one is named, fits a diet.
    MealsFit(Option<Weekday>, Diet),
    /// So many days of meals are still to come.
    MealDays(u16),
}

/// Every dialog there is, by the names of their files.
///
/// # Panics
/// When one can't be read, or most are gone.
pub fn all() -> Vec<Dialog> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogs");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let is_dialog =
        |file: &&std::path::PathBuf| file.extension().is_some_and(|ending| ending == "md") && !file.ends_with("README.md");
    let read = |file: &std::path::PathBuf| {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        parse(&file.file_name().unwrap_or_default().to_string_lossy(), &text)
    };
    let dialogs: Vec<Dialog> = files.iter().filter(is_dialog).map(read).collect();
    assert!(dialogs.len() >= 4, "{} dialogs", dialogs.len());
    dialogs
}

/// Reads one dialog.
///
/// # Panics
/// When the file is not a dialog: it says where.
pub fn parse(file: &str, text: &str) -> Dialog {
    let mut title = String::new();
    let mut at = None;
    let mut steps: Vec<Step> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let place = format!("{file}:{}", number + 1);
        if let Some(words) = line.strip_prefix("# ") {
            title = words.to_owned();
        } else if let Some(time) = line.strip_prefix("at: ") {
            at = Some(time.parse().unwrap_or_else(|_| panic!("{place}: `{time}` is no time")));
        } else if let Some(typed) = line.strip_prefix("> ") {
            let at = at.unwrap_or_else(|| panic!("{place}: no `at:` before the first words"));
            steps.push(Step { at, typed: typed.to_owned(), expects: Vec::new(), line: number + 1 });
        } else if let Some(words) = line.strip_prefix("- ") {
            let step = steps.last_mut().unwrap_or_else(|| panic!("{place}: expects something of nothing"));
            step.expects.push(expect(words));
        }
    }
    assert!(!title.is_empty() && !steps.is_empty(), "{file}: a dialog has a title and at least one step");
    Dialog { file: file.to_owned(), title, steps }
}

fn expect(words: &str) -> Expect {
    let number = |text: &str| text.trim().parse().unwrap_or_else(|_| panic!("`{text}` is no number"));
    if let Some(rest) = words.strip_prefix("not: ") {
        Expect::Silent(rest.to_owned())
    } else if let Some(rest) = words.strip_prefix("plan lacks: ") {
        Expect::PlanLacks(rest.to_owned())
    } else if let Some(rest) = words.strip_prefix("plan holds: ") {
        Expect::PlanHolds(rest.to_owned())
    } else if let Some(rest) = words.strip_prefix("plan minutes: ") {
        Expect::PlanMinutes(number(rest))
    } else if let Some(rest) = words.strip_prefix("next minutes: ") {
        Expect::NextMinutes(number(rest))
    } else if let Some((day, word)) = of_meals(words, "lack") {
        Expect::MealsLack(day, word)
    } else if let Some((day, word)) = of_meals(words, "hold") {
        Expect::MealsHold(day, word)
    } else if let Some((day, word)) = of_meals(words, "fit") {
        Expect::MealsFit(day, Diet::named(&word).unwrap_or_else(|| panic!("`{word}` is no diet")))
    } else if let Some(rest) = words.strip_prefix("meal days: ") {
        Expect::MealDays(number(rest))
    } else {
        Expect::Says(words.to_owned())
    }
}

/// "meals lack: fish", "meals lack fri: fish".
fn of_meals(words: &str, verb: &str) -> Option<(Option<Weekday>, String)> {
    let (head, word) = words.strip_prefix("meals ")?.strip_prefix(verb)?.split_once(": ")?;
    let day = head.trim();
    let weekday = (!day.is_empty()).then(|| Weekday::named(day).unwrap_or_else(|| panic!("`{day}` is no day")));
    Some((weekday, word.trim().to_owned()))
}
