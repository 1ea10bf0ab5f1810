//! What a person sees.

use anstream::adapter::strip_str;
use fettle_core::card::{
    Action, Block, Card, Choice, ExerciseBlock, Fact, MealBlock, MealIngredient, ProgressBar, Span, Table, Tone,
};
use fettle_core::language::Intent;
use textwrap::core::display_width;

use super::{Buttons, json_line, render};
use crate::limits::COLUMNS;

fn plain(card: &Card) -> String {
    strip_str(&render(card, Buttons::Numbered, COLUMNS)).to_string()
}

fn week() -> Table {
    let rows = [
        ["Mon 5 Jan", "Full body A", "45", "Goblet squat, dumbbell bench press, one-arm row, dead bug, farmer's carry"],
        ["Wed 7 Jan", "Full body B", "44", "Hip thrust, press-up, band pull-apart"],
    ];
    Table {
        columns: ["Day", "Session", "Minutes", "Exercises"].map(String::from).into(),
        rows: rows.map(|row| row.map(String::from).into()).into(),
    }
}

/// A card with one of everything.
fn everything() -> Card {
    let exercise = ExerciseBlock {
        id: "goblet_squat".into(),
        name: "Goblet squat".into(),
        dose: "3 x 8-12, 2 in reserve, 16 kg, rest 90 s".into(),
        cues: vec!["Elbows inside the knees".into(), "Heels stay down".into()],
        why: Some("it trains the legs and spares the lower back that you told me about last Tuesday evening".into()),
    };
    let meal = MealBlock {
        id: "lentil_soup".into(),
        name: "Red lentil soup".into(),
        serves: "serves 2, 25 min".into(),
        ingredients: [("150 g", "red lentils, rinsed"), ("about 1 medium", "onion, chopped")]
            .map(|(amount, food)| MealIngredient { amount: amount.into(), food: food.into() })
            .into(),
        steps: vec!["Soften the onion in a pot over medium heat for 5 minutes, stirring now and then.".into(), "Eat.".into()],
        brings: Some("A portion brings 410 kcal, 24 g protein.".into()),
    };
    let choice = |label: &str| Choice { label: label.into(), says: Intent::Help };
    Card::saying("Your week stands.")
        .titled("Week 1")
        .toned(Tone::Good)
        .block(Block::Facts(vec![
            Fact { name: "Goal".into(), value: "build muscle".into() },
            Fact { name: "Days a week".into(), value: "3".into() },
        ]))
        .list(["first", "second"])
        .block(Block::Table(week()))
        .block(Block::Exercise(exercise))
        .block(Block::Meal(meal))
        .block(Block::Progress(ProgressBar { label: "Sessions".into(), done: 1.0, of: 4.0 }))
        .block(Block::Divider)
        .block(Block::Text(vec!["Not ".into(), Span { text: "this".into(), strong: true }, " one.".into()]))
        .button("Show today", Intent::Help)
        .button("Undo", Intent::Undo)
        .with(Action::Select { label: "Or swap:".into(), choices: vec![choice("Squat"), choice("Row")] })
}

trait With {
    fn with(self, action: Action) -> Self;
}

impl With for Card {
    fn with(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }
}

#[test]
fn a_card_with_one_of_everything() {
    let expected = "\
Week 1

Your week stands.

Goal         build muscle
Days a week  3

- first
- second

Day        Session      Minutes  Exercises
─────────  ───────────  ───────  ───────────────────────────────────────────────
Mon 5 Jan  Full body A       45  Goblet squat, dumbbell bench press, one-arm
                                 row, dead bug, farmer's carry
Wed 7 Jan  Full body B       44  Hip thrust, press-up, band pull-apart

Goblet squat  3 x 8-12, 2 in reserve, 16 kg, rest 90 s
  - Elbows inside the knees
  - Heels stay down
  Why: it trains the legs and spares the lower back that you told me about last
    Tuesday evening

Red lentil soup  serves 2, 25 min

  150 g           red lentils, rinsed
  about 1 medium  onion, chopped

 1. Soften the onion in a pot over medium heat for 5 minutes, stirring now and
    then.
 2. Eat.

A portion brings 410 kcal, 24 g protein.

Sessions  █████░░░░░░░░░░░░░░░ 1 of 4

────────────────────────────────────────────────────────────────────────────────

Not this one.

[1] Show today   [2] Undo
Or swap:
  [3] Squat
  [4] Row
";
    assert_eq!(plain(&everything()), expected);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in 24..=100 {
        for line in strip_str(&render(&everything(), Buttons::Numbered, width)).to_string().lines() {
            assert!(display_width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn wide_letters_take_two_columns() {
    let table = Table { columns: vec!["運動".into(), "x".into()], rows: vec![vec!["スクワット".into(), "3".into()]] };
    let shown = plain(&Card::default().block(Block::Table(table)));
    assert_eq!(shown, "運動        x\n──────────  ─\nスクワット  3\n");
}

#[test]
fn a_table_with_too_many_columns_becomes_a_list() {
    let names: Vec<String> = (1..=20).map(|column| format!("muscle {column}")).collect();
    let table = Table { columns: names.clone(), rows: vec![names.iter().map(|_| "12 sets".into()).collect()] };
    let shown = plain(&Card::default().block(Block::Table(table)));
    assert!(shown.starts_with("- muscle 1: 12 sets\n  muscle 2: 12 sets\n"), "{shown}");
}

#[test]
fn odd_tables_are_no_trouble() {
    let ragged = Table { columns: vec!["a".into()], rows: vec![vec![], vec!["1".into(), "2".into()]] };
    let empty = Table { columns: vec![], rows: vec![] };
    assert_eq!(plain(&Card::default().block(Block::Table(ragged)).block(Block::Table(empty))), "a\n─  ─\n\n1  2\n");
}

#[test]
fn the_tone_is_seen_without_colour() {
    let urgent = Card::saying("Call 112 now.").titled("Stop").toned(Tone::Urgent);
    assert!(plain(&urgent).starts_with("!! Stop\n"));
    assert!(plain(&urgent.toned(Tone::Careful)).starts_with("! Stop\n"));
}

#[test]
fn a_title_and_a_tone_have_their_colour() {
    assert!(render(&everything(), Buttons::Numbered, COLUMNS).starts_with("\u{1b}[1m\u{1b}[32mWeek 1\u{1b}[0m\n"));
}

#[test]
fn nothing_shown_commands_the_terminal() {
    let nasty = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}\r";
    let exercise = ExerciseBlock {
        id: nasty.into(),
        name: nasty.into(),
        dose: nasty.into(),
        cues: vec![nasty.into()],
        why: Some(nasty.into()),
    };
    let meal = MealBlock {
        id: nasty.into(),
        name: nasty.into(),
        serves: nasty.into(),
        ingredients: vec![MealIngredient { amount: nasty.into(), food: nasty.into() }],
        steps: vec![nasty.into()],
        brings: Some(nasty.into()),
    };
    let card = Card::saying(nasty)
        .titled(nasty)
        .block(Block::Meal(meal))
        .block(Block::Facts(vec![Fact { name: nasty.into(), value: nasty.into() }]))
        .list([nasty])
        .block(Block::Table(Table { columns: vec![nasty.into()], rows: vec![vec![nasty.into()]] }))
        .block(Block::Exercise(exercise))
        .block(Block::Progress(ProgressBar { label: nasty.into(), done: f64::NAN, of: f64::INFINITY }))
        .button(nasty, Intent::Help)
        .with(Action::Select { label: nasty.into(), choices: vec![Choice { label: nasty.into(), says: Intent::Help }] });
    // With our own colours taken out as whole sequences, nothing that commands may be left.
    let ours = render(&card, Buttons::Numbered, COLUMNS)
        .replace("\u{1b}[0m", "")
        .replace("\u{1b}[1m", "")
        .replace("\u{1b}[2m", "")
        .replace("\u{1b}[36m", "");
    let left: Vec<char> =
        ours.chars().filter(|letter| (letter.is_control() && *letter != '\n') || *letter == '\u{202e}').collect();
    assert_eq!(left, [], "{ours:?}");
    assert!(!json_line(&card).unwrap().chars().any(char::is_control));
}

#[test]
fn an_empty_card_is_an_empty_line() {
    assert_eq!(plain(&Card::default()), "\n");
}

#[test]
fn choices_have_numbers_only_where_a_number_presses_them() {
    let card = Card::saying("How many days?").button("2 days", Intent::Help).button("3 days", Intent::Undo);
    let shown = |buttons| strip_str(&render(&card, buttons, COLUMNS)).to_string();
    assert_eq!(shown(Buttons::Numbered), "How many days?\n\n[1] 2 days   [2] 3 days\n");
    assert_eq!(shown(Buttons::Named), "How many days?\n\n[2 days]   [3 days]\n");
    assert_eq!(shown(Buttons::Hidden), "How many days?\n");
}
