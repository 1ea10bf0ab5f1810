//! Any card as plain text: for notifications, screen readers, transcripts and pipes.

use super::{Block, Card, Fact, MealBlock, Span, Table};

/// The card as lines of plain text, its choices numbered at the end.
pub fn plain_text(card: &Card) -> String {
    let mut lines: Vec<String> = card.title.iter().cloned().collect();
    for block in &card.body {
        lines.extend(block_lines(block));
    }
    let choices: Vec<String> =
        card.choices().enumerate().map(|(place, choice)| format!("[{}] {}", place + 1, choice.label)).collect();
    if !choices.is_empty() {
        lines.push(choices.join("  "));
    }
    lines.join("\n")
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Text(spans) => vec![joined(spans)],
        Block::Facts(facts) => facts.iter().map(|Fact { name, value }| format!("{name}: {value}")).collect(),
        Block::List(items) => items.iter().map(|spans| format!("- {}", joined(spans))).collect(),
        Block::Table(table) => table_lines(table),
        Block::Exercise(exercise) => {
            let mut lines = vec![format!("{}: {}", exercise.name, exercise.dose)];
            lines.extend(exercise.cues.iter().map(|cue| format!("  - {cue}")));
            lines.extend(exercise.why.iter().map(|why| format!("  Why: {why}")));
            lines
        }
        Block::Meal(meal) => meal_lines(meal),
        Block::Progress(bar) => vec![format!("{}: {} of {}", bar.label, bar.done, bar.of)],
        Block::Divider => vec!["---".to_owned()],
    }
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn table_lines(table: &Table) -> Vec<String> {
    std::iter::once(&table.columns).chain(&table.rows).map(|row| row.join(" | ")).collect()
}

fn meal_lines(meal: &MealBlock) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", meal.name, meal.serves)];
    lines.extend(meal.ingredients.iter().map(|it| format!("  - {} {}", it.amount, it.food)));
    lines.extend(meal.steps.iter().enumerate().map(|(place, step)| format!("  {}. {step}", place + 1)));
    lines.extend(meal.brings.iter().map(|brings| format!("  {brings}")));
    lines
}
