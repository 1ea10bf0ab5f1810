//! The food table read anew: the rows of `foods.csv` as text, cell by cell.

use std::collections::{BTreeMap, BTreeSet};

/// One food as its cells.
#[derive(Clone, Debug)]
pub(super) struct Row(BTreeMap<String, String>);

/// Columns of amounts: the first and the last.
const AMOUNTS: (&str, &str) = ("kcal", "choline_mg");

/// Every food by its id, and the columns that hold amounts per 100 g.
pub(super) struct Table {
    pub(super) rows: BTreeMap<String, Row>,
    pub(super) amounts: Vec<String>,
}

impl Table {
    pub(super) fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/data/foods.csv");
        let text = std::fs::read_to_string(path).expect("the food table");
        let mut lines = text.lines().map(cells);
        let columns = lines.next().expect("a line of columns");
        let place = |name: &str| columns.iter().position(|it| it == name).expect("a column");
        let amounts = columns[place(AMOUNTS.0)..=place(AMOUNTS.1)].to_vec();
        let row = |cells: Vec<String>| (cells[0].clone(), Row(columns.iter().cloned().zip(cells).collect()));
        Self { rows: lines.map(row).collect(), amounts }
    }
}

impl Row {
    pub(super) fn cell(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// Amount in 100 g; a blank is no zero.
    pub(super) fn amount(&self, column: &str) -> Option<f64> {
        self.cell(column).parse().ok()
    }

    pub(super) fn list(&self, column: &str) -> BTreeSet<&str> {
        self.cell(column).split('|').filter(|it| !["", "none"].contains(it)).collect()
    }

    pub(super) fn is_of(&self, classes: &[&str]) -> bool {
        classes.contains(&self.cell("class"))
    }

    /// Whether these words, in the singular, stand one after the other in its name or an alias.
    pub(super) fn bears(&self, words: &str) -> bool {
        let names = std::iter::once(self.cell("name")).chain(self.cell("aliases").split('|'));
        let wanted = singular(words);
        names.map(singular).any(|name| name.windows(wanted.len()).any(|it| it == wanted))
    }
}

/// Words in lower case without a plural.
fn singular(text: &str) -> Vec<String> {
    let words = text.to_lowercase();
    let words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let one = |word: &str| match word {
        _ if word.ends_with("ies") && word.len() > 4 => format!("{}y", &word[..word.len() - 3]),
        _ if word.ends_with("oes") => word[..word.len() - 2].to_owned(),
        _ if word.ends_with('s') && !word.ends_with("ss") => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    };
    words.map(one).collect()
}

/// The cells of a line: separated by commas, quoted where they hold one, a quote within doubled.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().expect("a cell");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cell.push(letter),
        }
    }
    cells
}
