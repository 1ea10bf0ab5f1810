//! Lines of a given width, counted in columns as terminals count them.

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter};

/// The text in lines of at most `width` columns; lines after the first begin with `indent`. A word longer than a line is cut.
pub(crate) fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let options = Options::new(width.max(1))
        .subsequent_indent(indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(|line| line.into_owned()).collect()
}

/// Items side by side, as many to a line as fit. An item is only cut when it is longer than a line.
pub(crate) fn flowed(items: &[String], width: usize, gap: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        let fits = |line: &&mut String| display_width(line) + gap.len() + display_width(item) <= width;
        match lines.last_mut().filter(fits) {
            Some(line) => {
                line.push_str(gap);
                line.push_str(item);
            }
            None => lines.extend(wrapped(item, width, "    ")),
        }
    }
    lines
}

/// The words filled up with spaces after them.
pub(crate) fn pad_right(words: &str, width: usize) -> String {
    format!("{words}{}", " ".repeat(width.saturating_sub(display_width(words))))
}

/// The words filled up with spaces before them.
pub(crate) fn pad_left(words: &str, width: usize) -> String {
    format!("{}{words}", " ".repeat(width.saturating_sub(display_width(words))))
}
