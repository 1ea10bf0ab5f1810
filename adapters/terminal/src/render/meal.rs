//! A meal as a cook reads it: amounts in a column, then the steps with their numbers.

use fettle_core::card::MealBlock;
use unicode_width::UnicodeWidthStr;

use super::clean::clean;
use super::paint::{DIM, STRONG, paint};
use super::wrap::{pad_right, wrapped};

/// The meal as lines of at most `width` columns.
pub(super) fn meal_lines(meal: &MealBlock, width: usize) -> Vec<String> {
    let head = format!("{}  {}", paint(STRONG, &clean(&meal.name)), clean(&meal.serves));
    let mut parts = vec![wrapped(&head, width, "    "), ingredient_lines(meal, width), step_lines(meal, width)];
    let brings = meal.brings.iter().flat_map(|brings| wrapped(&clean(brings), width, ""));
    parts.push(brings.map(|line| paint(DIM, &line)).collect());
    parts.retain(|lines| !lines.is_empty());
    parts.join(&String::new())
}

fn ingredient_lines(meal: &MealBlock, width: usize) -> Vec<String> {
    let rows: Vec<(String, String)> = meal.ingredients.iter().map(|it| (clean(&it.amount), clean(&it.food))).collect();
    let amounts = rows.iter().map(|(amount, _)| amount.width()).max().unwrap_or(0).min(width / 3);
    let indent = " ".repeat(amounts + 4);
    rows.iter().flat_map(|(amount, food)| wrapped(&format!("  {}  {food}", pad_right(amount, amounts)), width, &indent)).collect()
}

fn step_lines(meal: &MealBlock, width: usize) -> Vec<String> {
    let numbered = |(place, step): (usize, &String)| wrapped(&format!("{:>2}. {}", place + 1, clean(step)), width, "    ");
    meal.steps.iter().enumerate().flat_map(numbered).collect()
}
