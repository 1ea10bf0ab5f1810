//! Any card as text for a terminal: styled, wrapped, its choices numbered. Whatever can't show colours drops them on the way.

mod clean;
mod meal;
mod paint;
mod table;
mod wrap;

use fettle_core::card::{Action, Block, Card, Choice, ExerciseBlock, Fact, ProgressBar, Span};
use unicode_width::UnicodeWidthStr;

pub(crate) use clean::{clean, escaped};
use meal::meal_lines;
pub(crate) use paint::{DIM, KEY, paint};
use paint::{STRONG, headline, mark};
use table::table_lines;
pub(crate) use wrap::wrapped;
use wrap::{flowed, pad_right};

/// Columns of a progress bar.
const BAR: usize = 20;

/// How the choices of a card are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Buttons {
    /// With the numbers that press them.
    Numbered,
    /// By their labels alone: a bare number would be an answer.
    Named,
    /// Not at all: another card follows, and the choices are that one's.
    Hidden,
}

/// The card as lines of at most `width` columns.
pub fn render(card: &Card, buttons: Buttons, width: usize) -> String {
    let mut parts: Vec<Vec<String>> = card.title.iter().map(|title| title_lines(card, title, width)).collect();
    parts.extend(card.body.iter().map(|block| block_lines(block, width)));
    if buttons != Buttons::Hidden {
        parts.push(choice_lines(card, buttons, width));
    }
    parts.retain(|lines| !lines.is_empty());
    let paragraphs: Vec<String> = parts.iter().map(|lines| lines.join("\n")).collect();
    paragraphs.join("\n\n") + "\n"
}

/// The card as one line of JSON.
pub fn json_line(card: &Card) -> serde_json::Result<String> {
    Ok(escaped(&serde_json::to_string(card)?))
}

fn title_lines(card: &Card, title: &str, width: usize) -> Vec<String> {
    let words = format!("{}{}", mark(card.tone), clean(title));
    wrapped(&words, width, "").iter().map(|line| paint(headline(card.tone), line)).collect()
}

fn block_lines(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Text(spans) => paragraphs(&styled(spans), width, ""),
        Block::Facts(facts) => fact_lines(facts, width),
        Block::List(items) => items.iter().flat_map(|spans| paragraphs(&format!("- {}", styled(spans)), width, "  ")).collect(),
        Block::Table(table) => table_lines(table, width),
        Block::Exercise(exercise) => exercise_lines(exercise, width),
        Block::Meal(meal) => meal_lines(meal, width),
        Block::Progress(bar) => progress_lines(bar, width),
        Block::Divider => vec![paint(DIM, &"─".repeat(width))],
    }
}

fn styled(spans: &[Span]) -> String {
    spans.iter().map(|span| if span.strong { paint(STRONG, &clean(&span.text)) } else { clean(&span.text) }).collect()
}

fn paragraphs(text: &str, width: usize, indent: &str) -> Vec<String> {
    text.lines().flat_map(|line| wrapped(line, width, indent)).collect()
}

fn fact_lines(facts: &[Fact], width: usize) -> Vec<String> {
    let facts: Vec<(String, String)> = facts.iter().map(|fact| (clean(&fact.name), clean(&fact.value))).collect();
    let names = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0).min(width / 2);
    let indent = " ".repeat(names + 2);
    facts
        .iter()
        .flat_map(|(name, value)| paragraphs(&format!("{}  {value}", paint(DIM, &pad_right(name, names))), width, &indent))
        .collect()
}

fn exercise_lines(exercise: &ExerciseBlock, width: usize) -> Vec<String> {
    let head = format!("{}  {}", paint(STRONG, &clean(&exercise.name)), clean(&exercise.dose));
    let mut lines = wrapped(&head, width, "    ");
    for cue in &exercise.cues {
        lines.extend(wrapped(&format!("  - {}", clean(cue)), width, "    "));
    }
    if let Some(why) = &exercise.why {
        lines.extend(wrapped(&format!("  Why: {}", clean(why)), width, "    ").iter().map(|line| paint(DIM, line)));
    }
    lines
}

fn progress_lines(bar: &ProgressBar, width: usize) -> Vec<String> {
    let share = if bar.of > 0.0 { (bar.done / bar.of).clamp(0.0, 1.0) } else { 0.0 };
    let full = (share * BAR as f64).round() as usize;
    let drawn = format!("{}{}", "█".repeat(full), "░".repeat(BAR.saturating_sub(full)));
    wrapped(&format!("{}  {drawn} {} of {}", clean(&bar.label), bar.done, bar.of), width, "  ")
}

/// The choices, under the numbers that press them where numbers do. A select is a list under its label.
fn choice_lines(card: &Card, style: Buttons, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut buttons = Vec::new();
    let mut number = 0;
    for action in &card.actions {
        match action {
            Action::Button(choice) => buttons.push(button(choice, style, &mut number)),
            Action::Select { label, choices } => {
                lines.append(&mut flowed(&std::mem::take(&mut buttons), width, "   "));
                lines.extend(wrapped(&clean(label), width, ""));
                let items: Vec<String> = choices.iter().map(|choice| button(choice, style, &mut number)).collect();
                lines.extend(items.iter().flat_map(|item| wrapped(&format!("  {item}"), width, "      ")));
            }
        }
    }
    lines.append(&mut flowed(&buttons, width, "   "));
    lines
}

fn button(choice: &Choice, style: Buttons, number: &mut usize) -> String {
    *number += 1;
    let label = clean(&choice.label).replace('\n', " ");
    match style {
        Buttons::Named => paint(KEY, &format!("[{label}]")),
        Buttons::Numbered | Buttons::Hidden => format!("{} {label}", paint(KEY, &format!("[{number}]"))),
    }
}

#[cfg(test)]
mod tests;
