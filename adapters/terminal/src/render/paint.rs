//! Colours. They only ever repeat what the words say; whoever turns them off loses nothing.

use anstyle::{AnsiColor, Style};
use fettle_core::card::Tone;

/// Set apart from its surroundings.
pub(crate) const STRONG: Style = Style::new().bold();

/// Less important.
pub(crate) const DIM: Style = Style::new().dimmed();

/// What can be pressed.
pub(crate) const KEY: Style = AnsiColor::Cyan.on_default().bold();

/// The headline of a card.
pub(crate) fn headline(tone: Tone) -> Style {
    match tone {
        Tone::Neutral => AnsiColor::Cyan,
        Tone::Good => AnsiColor::Green,
        Tone::Careful => AnsiColor::Yellow,
        Tone::Urgent => AnsiColor::Red,
    }
    .on_default()
    .bold()
}

/// The tone in a mark, for those who see no colour.
pub(crate) fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral | Tone::Good => "",
        Tone::Careful => "! ",
        Tone::Urgent => "!! ",
    }
}

/// Words in a style.
pub(crate) fn paint(style: Style, words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{style}{words}{style:#}") }
}
