//! Paragraphs, lists, facts and exercises as rich text.

use fettle_core::card::{ExerciseBlock, Fact, MealBlock, ProgressBar, Span};
use slack_morphism::prelude::{
    SlackRichTextBlock, SlackRichTextElement, SlackRichTextInlineElement, SlackRichTextList, SlackRichTextListElement,
    SlackRichTextListStyle, SlackRichTextSection, SlackRichTextText,
};

use super::pack::Part;
use super::words::{length, pieces, solid};
use crate::limits::TEXT;

/// Signs of a progress bar.
const BAR: usize = 10;

pub(super) fn paragraph(spans: &[Span]) -> Vec<Part> {
    sections(spans.iter().map(span).collect())
}

pub(super) fn facts(facts: &[Fact]) -> Vec<Part> {
    let mut runs = Vec::new();
    for (place, fact) in facts.iter().enumerate() {
        let before = if place == 0 { "" } else { "\n" };
        runs.push(Run { text: format!("{before}{}: ", fact.name), style: Style::Bold });
        runs.push(Run { text: fact.value.clone(), style: Style::Plain });
    }
    sections(runs)
}

pub(super) fn list(items: &[Vec<Span>]) -> Vec<Part> {
    let lines: Vec<Vec<Run>> = items.iter().map(|spans| spans.iter().map(span).collect()).collect();
    lists(&lines)
}

pub(super) fn exercise(exercise: &ExerciseBlock) -> Vec<Part> {
    let name = Run { text: format!("{}  ", exercise.name), style: Style::Bold };
    let mut parts = sections(vec![name, Run { text: exercise.dose.clone(), style: Style::Plain }]);
    let cues: Vec<Vec<Run>> = exercise.cues.iter().map(|cue| vec![Run { text: cue.clone(), style: Style::Plain }]).collect();
    parts.extend(lists(&cues));
    let why = exercise.why.iter().map(|why| Run { text: format!("Why: {why}"), style: Style::Italic });
    parts.extend(sections(why.collect()));
    parts
}

/// Steps carry their numbers as text: a list that is split starts counting anew.
pub(super) fn meal(meal: &MealBlock) -> Vec<Part> {
    let plain = |text: String| vec![Run { text, style: Style::Plain }];
    let name = Run { text: format!("{}  ", meal.name), style: Style::Bold };
    let mut parts = sections(vec![name, Run { text: meal.serves.clone(), style: Style::Plain }]);
    let ingredients: Vec<Vec<Run>> = meal.ingredients.iter().map(|it| plain(format!("{} {}", it.amount, it.food))).collect();
    parts.extend(lists(&ingredients));
    let step = |(place, step): (usize, &String)| format!("{}{}. {step}", if place == 0 { "" } else { "\n" }, place + 1);
    parts.extend(sections(meal.steps.iter().enumerate().flat_map(|it| plain(step(it))).collect()));
    let brings = meal.brings.iter().map(|brings| Run { text: brings.clone(), style: Style::Italic });
    parts.extend(sections(brings.collect()));
    parts
}

/// The bar is for the eye; the words beside it say the same.
pub(super) fn progress(bar: &ProgressBar) -> Vec<Part> {
    let share = if bar.of > 0.0 { (bar.done / bar.of).clamp(0.0, 1.0) } else { 0.0 };
    let full = (share * BAR as f64).round() as usize;
    let drawn = format!("  {}{}  ", "▰".repeat(full), "▱".repeat(BAR.saturating_sub(full)));
    let words = format!("{} of {}", bar.done, bar.of);
    sections(vec![
        Run { text: bar.label.clone(), style: Style::Bold },
        Run { text: drawn, style: Style::Plain },
        Run { text: words, style: Style::Plain },
    ])
}

/// Words in one style.
struct Run {
    text: String,
    style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Bold,
    Italic,
}

fn span(span: &Span) -> Run {
    Run { text: span.text.clone(), style: if span.strong { Style::Bold } else { Style::Plain } }
}

/// Runs as one block; as several where one would be too long.
fn sections(runs: Vec<Run>) -> Vec<Part> {
    let groups = grouped(runs).into_iter();
    groups.map(|(runs, chars)| part(SlackRichTextSection::new(runs).into(), chars)).collect()
}

/// Lines as one list; as several where one would be too long.
fn lists(lines: &[Vec<Run>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut items: Vec<SlackRichTextListElement> = Vec::new();
    let mut taken = 0;
    for line in lines {
        let line = line.iter().map(|run| Run { text: run.text.clone(), style: run.style }).collect();
        for (runs, chars) in grouped(line) {
            if taken + chars > TEXT {
                parts.push(bullets(std::mem::take(&mut items), std::mem::take(&mut taken)));
            }
            items.push(SlackRichTextSection::new(runs).into());
            taken += chars;
        }
    }
    if !items.is_empty() {
        parts.push(bullets(items, taken));
    }
    parts
}

fn bullets(items: Vec<SlackRichTextListElement>, chars: usize) -> Part {
    part(SlackRichTextList::new(SlackRichTextListStyle::Bullet, items).into(), chars)
}

/// Runs in groups no longer than one text may be, each with its length.
fn grouped(runs: Vec<Run>) -> Vec<(Vec<SlackRichTextInlineElement>, usize)> {
    let mut groups = Vec::new();
    let mut group = Vec::new();
    let mut taken = 0;
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        for piece in pieces(&run.text, TEXT) {
            if taken + length(&piece) > TEXT {
                groups.push((std::mem::take(&mut group), std::mem::take(&mut taken)));
            }
            taken += length(&piece);
            group.push(inline(piece, run.style));
        }
    }
    if !group.is_empty() {
        groups.push((group, taken));
    }
    groups
}

/// Spaces between two runs stay; only what Slack would not take goes.
fn inline(text: String, style: Style) -> SlackRichTextInlineElement {
    let clean = if text.trim().is_empty() { text } else { solid(&text) };
    let run = SlackRichTextText::new(clean);
    match style {
        Style::Plain => run.into(),
        Style::Bold => run.bold().into(),
        Style::Italic => run.italic().into(),
    }
}

fn part(element: SlackRichTextElement, chars: usize) -> Part {
    Part::long(SlackRichTextBlock::new(vec![element]).into(), chars)
}
