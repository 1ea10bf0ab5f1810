//! Tables, cut into as many as Slack wants them in.

use fettle_core::card::{Span, Table};
use slack_morphism::prelude::{SlackTableBlock, SlackTableCell, SlackTableColumnAlign, SlackTableColumnSetting};

use super::pack::Part;
use super::rich;
use super::words::{cut, length, solid};
use crate::limits::{TABLE_CHARS, TABLE_COLUMNS, TABLE_ROWS, TEXT};

/// Characters that stay on one line, where others wrap.
const ONE_LINE: usize = 24;

pub(super) fn parts(table: &Table) -> Vec<Part> {
    let columns = table.rows.iter().map(Vec::len).chain([table.columns.len()]).max().unwrap_or(0);
    if columns == 0 {
        return Vec::new();
    }
    let room = (TABLE_CHARS / columns / 2).min(TEXT);
    if columns > TABLE_COLUMNS {
        return rich::list(&lines(table));
    }
    let headings = row(&table.columns, columns, room);
    let rows: Vec<Vec<String>> = table.rows.iter().map(|cells| row(cells, columns, room)).collect();
    let settings = settings(&table.rows, columns);
    chunks(&headings, rows).into_iter().map(|rows| part(&headings, rows, settings.clone())).collect()
}

/// Every row has a cell in every column.
fn row(cells: &[String], columns: usize, room: usize) -> Vec<String> {
    (0..columns).map(|column| cut(&solid(cells.get(column).map_or("", String::as_str)), room)).collect()
}

fn chunks(headings: &[String], rows: Vec<Vec<String>>) -> Vec<Vec<Vec<String>>> {
    let chars = |cells: &[String]| cells.iter().map(|cell| length(cell)).sum::<usize>();
    let mut chunks = Vec::new();
    let mut chunk: Vec<Vec<String>> = Vec::new();
    let mut taken = chars(headings);
    for row in rows {
        if chunk.len() + 1 >= TABLE_ROWS || taken + chars(&row) > TABLE_CHARS {
            chunks.push(std::mem::take(&mut chunk));
            taken = chars(headings);
        }
        taken += chars(&row);
        chunk.push(row);
    }
    chunks.push(chunk);
    chunks
}

fn part(headings: &[String], rows: Vec<Vec<String>>, settings: Vec<SlackTableColumnSetting>) -> Part {
    let chars = headings.iter().chain(rows.iter().flatten()).map(|cell| length(cell)).sum();
    let rows = std::iter::once(headings.to_vec()).chain(rows);
    let cells = rows.map(|row| row.into_iter().map(SlackTableCell::from).collect()).collect();
    Part::table(SlackTableBlock::new(cells).with_column_settings(settings).into(), chars)
}

/// Figures stand to the right, long words wrap.
fn settings(rows: &[Vec<String>], columns: usize) -> Vec<SlackTableColumnSetting> {
    let setting = |column| {
        if holds_figures(rows, column) {
            SlackTableColumnSetting::new().with_align(SlackTableColumnAlign::Right)
        } else {
            SlackTableColumnSetting::new().with_is_wrapped(is_long(rows, column))
        }
    };
    (0..columns).map(setting).collect()
}

fn is_long(rows: &[Vec<String>], column: usize) -> bool {
    rows.iter().filter_map(|row| row.get(column)).any(|cell| length(cell) > ONE_LINE)
}

fn holds_figures(rows: &[Vec<String>], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.parse::<f64>().is_ok())
}

/// Each row as one line, its cells by their headings.
pub(super) fn lines(table: &Table) -> Vec<Vec<Span>> {
    let line = |cells: &Vec<String>| {
        let named = cells.iter().enumerate().skip(1).map(|(column, cell)| match table.columns.get(column) {
            Some(heading) if !heading.is_empty() => format!("{}: {cell}", heading.to_lowercase()),
            _ => cell.clone(),
        });
        let first = Span { text: cells.first().cloned().unwrap_or_default(), strong: true };
        let rest = named.collect::<Vec<_>>().join(" · ");
        vec![first, Span::from(format!("  {rest}"))]
    };
    table.rows.iter().map(line).collect()
}
