//! Tables that fit the width there is.

use fettle_core::card::Table;
use unicode_width::UnicodeWidthStr;

use super::clean::clean;
use super::paint::{DIM, STRONG, paint};
use super::wrap::{pad_left, pad_right, wrapped};

/// Space between two columns.
const GAP: usize = 2;

/// A column narrower than this is no longer read as one.
const COLUMN_MIN: usize = 6;

/// The table as lines of at most `width` columns: cells wrap, figures stand to the right. Where there are too many columns
/// for that, each row becomes a list of its cells.
pub(super) fn table_lines(table: &Table, width: usize) -> Vec<String> {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(|cell| clean(cell)).collect()).collect();
    let headings: Vec<String> = table.columns.iter().map(|heading| clean(heading)).collect();
    match widths(&headings, &rows, width) {
        Some(widths) => laid_out(&headings, &rows, &widths),
        None => spelled_out(&headings, &rows, width),
    }
}

fn laid_out(headings: &[String], rows: &[Vec<String>], widths: &[usize]) -> Vec<String> {
    let figures: Vec<bool> = (0..widths.len()).map(|column| holds_figures(rows, column)).collect();
    let mut lines = Vec::new();
    if headings.iter().any(|heading| !heading.is_empty()) {
        lines.extend(row_lines(headings, widths, &figures).iter().map(|line| paint(STRONG, line)));
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        lines.push(paint(DIM, &rule.join(&" ".repeat(GAP))));
    }
    for row in rows {
        lines.extend(row_lines(row, widths, &figures));
    }
    lines
}

fn row_lines(row: &[String], widths: &[usize], figures: &[bool]) -> Vec<String> {
    let cell = |column: usize| row.get(column).map_or("", String::as_str);
    let cells: Vec<Vec<String>> = widths.iter().enumerate().map(|(column, width)| wrapped(cell(column), *width, "")).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height).map(|line| joined_line(&cells, line, widths, figures)).collect()
}

fn joined_line(cells: &[Vec<String>], line: usize, widths: &[usize], figures: &[bool]) -> String {
    let mut out = String::new();
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let words = cell.get(line).map_or("", String::as_str);
        out.push_str(&if figures[column] { pad_left(words, *width) } else { pad_right(words, *width) });
        out.push_str(&" ".repeat(GAP));
    }
    out.trim_end().to_owned()
}

/// A width for each column, so that all fit; none when that can't be.
fn widths(headings: &[String], rows: &[Vec<String>], width: usize) -> Option<Vec<usize>> {
    let columns = rows.iter().map(Vec::len).chain([headings.len()]).max().unwrap_or(0);
    let mut widths = vec![0; columns];
    for row in rows.iter().map(Vec::as_slice).chain([headings]) {
        for (column, cell) in row.iter().enumerate() {
            let natural = cell.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
            widths[column] = widths[column].max(natural);
        }
    }
    let room = width.checked_sub(GAP * columns.saturating_sub(1))?;
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter_mut().max()?;
        if *widest <= COLUMN_MIN {
            return None;
        }
        *widest -= 1;
    }
    Some(widths)
}

fn holds_figures(rows: &[Vec<String>], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.parse::<f64>().is_ok())
}

fn spelled_out(headings: &[String], rows: &[Vec<String>], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let lead = if column == 0 { "- " } else { "  " };
            let words = match headings.get(column) {
                Some(heading) if !heading.is_empty() => format!("{lead}{heading}: {cell}"),
                _ => format!("{lead}{cell}"),
            };
            lines.extend(wrapped(&words, width, "    "));
        }
    }
    lines
}
