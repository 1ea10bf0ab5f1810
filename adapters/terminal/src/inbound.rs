//! From a line to what was meant by it: words, a press of a button, or good-bye.

use fettle_core::card::{Card, Choice, Tone};
use fettle_core::conversation::{Event, Utterance};

use crate::limits::BUTTONS_BY_DIGIT;

/// What the conversation stands ready for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expecting<'a> {
    /// The choices on the card shown last.
    pub choices: &'a [Choice],
    /// The question asked last wants a figure.
    pub number: bool,
    /// Nothing was said yet.
    pub first: bool,
}

/// What a line was.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Something for the conversation.
    Event(Event),
    /// A button was meant that isn't there; the card says which are.
    NoSuchButton(Box<Card>),
    /// An empty or cancelled line.
    Nothing,
    /// The athlete leaves.
    Leave,
}

/// Reads one line. `/press` takes a label, the beginning of one, or a number; `/quit` leaves; before other words a slash
/// means nothing. A bare digit presses a button where there is one and no figure was asked for.
pub fn read(line: &str, expecting: &Expecting<'_>) -> Heard {
    let line = line.trim();
    let words = line.strip_prefix('/').unwrap_or(line);
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    match (line.starts_with('/'), first.to_lowercase().as_str()) {
        (true, "press") => press(rest.trim(), expecting.choices),
        (true, "quit" | "exit" | "q") => Heard::Leave,
        (false, "quit" | "exit") if rest.is_empty() => Heard::Leave,
        _ => bare_digit(line, expecting).map_or_else(|| said(words), pressed),
    }
}

fn said(words: &str) -> Heard {
    let utterance = Utterance::new(words);
    if utterance.as_str().is_empty() { Heard::Nothing } else { Heard::Event(Event::Said(utterance)) }
}

fn pressed(choice: &Choice) -> Heard {
    Heard::Event(Event::Pressed(choice.clone()))
}

fn bare_digit<'a>(line: &str, expecting: &Expecting<'a>) -> Option<&'a Choice> {
    if expecting.number || line.len() != 1 {
        return None;
    }
    numbered(line, expecting.choices.get(..BUTTONS_BY_DIGIT.min(expecting.choices.len()))?)
}

fn press(wanted: &str, choices: &[Choice]) -> Heard {
    match labelled(wanted, choices).or_else(|| numbered(wanted, choices)).or_else(|| begun(wanted, choices)) {
        Some(choice) => pressed(choice),
        None => Heard::NoSuchButton(Box::new(no_such_button(wanted, choices))),
    }
}

fn labelled<'a>(wanted: &str, choices: &'a [Choice]) -> Option<&'a Choice> {
    choices.iter().find(|choice| choice.label.to_lowercase() == wanted.to_lowercase())
}

fn numbered<'a>(wanted: &str, choices: &'a [Choice]) -> Option<&'a Choice> {
    choices.get(wanted.parse::<usize>().ok()?.checked_sub(1)?)
}

/// The only choice whose label begins with these words.
fn begun<'a>(wanted: &str, choices: &'a [Choice]) -> Option<&'a Choice> {
    let start = wanted.to_lowercase();
    let mut found = choices.iter().filter(|choice| !start.is_empty() && choice.label.to_lowercase().starts_with(&start));
    found.next().filter(|_| found.next().is_none())
}

fn no_such_button(wanted: &str, choices: &[Choice]) -> Card {
    if choices.is_empty() {
        return Card::saying("There is nothing to press right now. Say it in your own words.").toned(Tone::Careful);
    }
    let labels = choices.iter().enumerate().map(|(place, choice)| format!("/press {}: {}", place + 1, choice.label));
    Card::saying(format!("No button here is called \"{wanted}\". These are:")).toned(Tone::Careful).list(labels)
}

#[cfg(test)]
mod tests {
    use fettle_core::card::Choice;
    use fettle_core::conversation::{Event, Utterance};
    use fettle_core::language::Intent;

    use super::{Expecting, Heard, read};

    fn choices() -> Vec<Choice> {
        [("Show today", Intent::Help), ("Show the week", Intent::Undo), ("Undo", Intent::Undo)]
            .map(|(label, says)| Choice { label: label.into(), says })
            .into()
    }

    fn with_buttons(line: &str) -> Heard {
        read(line, &Expecting { choices: &choices(), ..Expecting::default() })
    }

    fn says(words: &str) -> Heard {
        Heard::Event(Event::Said(Utterance::new(words)))
    }

    fn presses(place: usize) -> Heard {
        Heard::Event(Event::Pressed(choices()[place].clone()))
    }

    #[test]
    fn a_button_is_pressed_by_label_beginning_or_number() {
        assert_eq!(with_buttons("/press UNDO"), presses(2));
        assert_eq!(with_buttons("/press show to"), presses(0));
        assert_eq!(with_buttons("/press 2"), presses(1));
        assert_eq!(with_buttons("/press show the w"), presses(1));
    }

    #[test]
    fn a_bare_digit_presses_only_where_no_figure_was_asked_for() {
        assert_eq!(with_buttons("2"), presses(1));
        assert_eq!(with_buttons("4"), says("4"));
        assert_eq!(with_buttons("0"), says("0"));
        assert_eq!(with_buttons("12"), says("12"));
        assert_eq!(read("2", &Expecting { choices: &choices(), number: true, first: false }), says("2"));
        assert_eq!(read("2", &Expecting::default()), says("2"));
    }

    #[test]
    fn a_button_that_is_not_there_is_answered_with_those_that_are() {
        for line in ["/press nonsense", "/press show", "/press 9", "/press"] {
            assert!(matches!(with_buttons(line), Heard::NoSuchButton(_)), "{line}");
        }
        assert!(matches!(read("/press 1", &Expecting::default()), Heard::NoSuchButton(_)));
    }

    #[test]
    fn leaving_and_silence() {
        for line in ["/quit", "/exit", "quit", "EXIT ", " /q "] {
            assert_eq!(with_buttons(line), Heard::Leave, "{line}");
        }
        assert_eq!(with_buttons("  \u{1b} "), Heard::Nothing);
        assert_eq!(with_buttons("exit interview went badly"), says("exit interview went badly"));
        assert_eq!(with_buttons("/help"), says("help"));
    }
}
