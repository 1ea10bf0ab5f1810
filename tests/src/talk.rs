//! What people type, labelled clause by clause with what they wish for: `text | text<TAB>wish | wish`. `+` joins wishes of one
//! clause, `-` is a clause that means nothing to a coach.

use std::collections::BTreeSet;

use fettle_core::language::{UrgentKind, Wish};

/// One utterance and what it wishes for.
#[derive(Debug)]
pub struct Spoken {
    /// What was typed.
    pub text: String,
    /// What it wishes for.
    pub wishes: BTreeSet<Wish>,
    /// The danger it tells of.
    pub danger: Option<UrgentKind>,
}

/// Reads labelled talk. A line that is none, or a wish that nobody knows, is an error that names the line.
pub fn read(text: &str) -> Result<Vec<Spoken>, String> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered.map(|(number, line)| spoken(line).map_err(|wrong| format!("line {}: {wrong}", number + 1))).collect()
}

fn spoken(line: &str) -> Result<Spoken, String> {
    let (text, labels) = line.split_once('\t').ok_or("no labels")?;
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let groups: Vec<&str> = labels.split('|').map(str::trim).collect();
    if parts.len() != groups.len() {
        return Err(format!("{} parts, {} labels", parts.len(), groups.len()));
    }
    let labels: Vec<&str> =
        groups.iter().flat_map(|group| group.split('+')).map(str::trim).filter(|label| *label != "-").collect();
    let danger = labels.iter().find_map(|label| UrgentKind::named(label.strip_prefix("urgent:")?));
    let mut wishes = BTreeSet::new();
    for label in labels {
        wishes.insert(wish_named(label).ok_or_else(|| format!("nobody wishes `{label}`"))?);
        wishes.extend(plans_named(label));
    }
    if wishes.is_empty() {
        wishes.insert(Wish::Unclear);
    }
    Ok(Spoken { text: parts.join(" "), wishes, danger })
}

/// Which plan a label of a plan speaks of: "show_plan:meals".
pub fn plans_named(label: &str) -> Vec<Wish> {
    match label.split_once(':') {
        Some(("show_plan" | "create_plan", "meals")) => vec![Wish::OfMeals],
        Some(("show_plan" | "create_plan", "both")) => vec![Wish::OfMeals, Wish::OfTraining],
        Some(("show_plan" | "create_plan", "workouts")) => vec![Wish::OfTraining],
        _ => Vec::new(),
    }
}

/// The wish that a label names: an intent, and its kind behind a colon where that makes another wish of it.
pub fn wish_named(label: &str) -> Option<Wish> {
    let (name, kind) = label.split_once(':').unwrap_or((label, ""));
    Some(match (name, kind) {
        ("log_session", "part") => Wish::SessionPart,
        ("log_session", "none") => Wish::SessionNone,
        ("log_session", _) => Wish::SessionAll,
        ("adjust_difficulty", "harder") => Wish::Harder,
        ("adjust_difficulty", _) => Wish::Easier,
        ("adjust_calories", "less") => Wish::EatLess,
        ("adjust_calories", _) => Wish::EatMore,
        ("swap_meal", "out") => Wish::EatOut,
        _ => Wish::named(name)?,
    })
}
