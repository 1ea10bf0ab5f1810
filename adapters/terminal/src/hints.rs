//! Dim words after the cursor: what can be said here.

use std::borrow::Cow;

use rustyline::completion::Completer;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hint, Hinter};
use rustyline::validate::Validator;
use rustyline::{Context, Helper};

use crate::inbound::Expecting;
use crate::limits::BUTTONS_BY_DIGIT;
use crate::render::{DIM, KEY, clean, paint};

/// Things people say, offered while their first words are typed.
const SAYINGS: &[&str] = &[
    "what's today?",
    "show the week",
    "show my profile",
    "show my progress",
    "swap the squat",
    "I only have 20 minutes today",
    "move Monday to Tuesday",
    "make it easier",
    "make it harder",
    "my knee hurts",
    "how do I do a goblet squat?",
    "bench 3x8 60 kg",
    "did everything, felt easy",
    "undo",
    "help",
    "export my data",
    "forget me",
];

/// Fewest letters after which a saying is offered.
const LETTERS: usize = 2;

/// What the line editor asks while a line is typed.
pub(crate) struct Hints {
    colour: bool,
    opening: String,
}

impl Hints {
    pub(crate) fn new(colour: bool) -> Self {
        Self { colour, opening: String::new() }
    }

    /// Sets what stands in the empty line.
    pub(crate) fn expect(&mut self, expecting: &Expecting<'_>) {
        let buttons = expecting.choices.len().min(BUTTONS_BY_DIGIT);
        self.opening = match (expecting.first, expecting.number, buttons) {
            (true, ..) => "tell me what you want, and what you can't do".into(),
            (_, true, _) => "a figure, or in your own words".into(),
            (_, _, 0) => "what's today? · swap the squat · my knee hurts · help".into(),
            (_, _, 1) => "1 presses the button; or say it in your own words".into(),
            (_, _, last) => format!("1-{last} presses a button; or say it in your own words"),
        };
    }
}

/// A hint: one to look at, or one that the right arrow takes.
pub(crate) enum Suggestion {
    /// Only to look at.
    Shown(String),
    /// The rest of a saying.
    Rest(&'static str),
}

impl Hint for Suggestion {
    fn display(&self) -> &str {
        match self {
            Self::Shown(words) => words,
            Self::Rest(words) => words,
        }
    }

    fn completion(&self) -> Option<&str> {
        match self {
            Self::Shown(_) => None,
            Self::Rest(words) => Some(words),
        }
    }
}

impl Hinter for Hints {
    type Hint = Suggestion;

    fn hint(&self, line: &str, cursor: usize, _context: &Context<'_>) -> Option<Suggestion> {
        if line.is_empty() {
            return Some(Suggestion::Shown(self.opening.clone()));
        }
        if cursor < line.len() || line.chars().count() < LETTERS {
            return None;
        }
        SAYINGS.iter().find_map(|saying| rest(saying, line)).map(Suggestion::Rest)
    }
}

/// What is missing from a saying whose beginning is typed.
fn rest(saying: &'static str, typed: &str) -> Option<&'static str> {
    let start = saying.get(..typed.len())?;
    let rest = saying.get(typed.len()..)?;
    (start.eq_ignore_ascii_case(typed) && !rest.is_empty()).then_some(rest)
}

impl Highlighter for Hints {
    fn highlight<'l>(&self, line: &'l str, _cursor: usize) -> Cow<'l, str> {
        if obeyed(line) { Cow::Owned(clean(line)) } else { Cow::Borrowed(line) }
    }

    fn highlight_char(&self, line: &str, _cursor: usize, _kind: CmdKind) -> bool {
        obeyed(line)
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        if self.colour { Cow::Owned(paint(DIM, hint)) } else { Cow::Borrowed(hint) }
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _default: bool) -> Cow<'b, str> {
        if self.colour { Cow::Owned(paint(KEY, prompt)) } else { Cow::Borrowed(prompt) }
    }
}

/// Whether a pasted line has something in it that a terminal would obey.
fn obeyed(line: &str) -> bool {
    line.chars().any(|character| character.is_control() && character != '\n')
}

impl Completer for Hints {
    type Candidate = String;
}

impl Validator for Hints {}

impl Helper for Hints {}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use fettle_core::Knowledge;
    use fettle_core::athlete::Units;
    use fettle_core::language::{Context, Intent, understand};

    use super::{SAYINGS, rest};

    #[test]
    fn nothing_is_offered_that_is_not_understood() {
        let context = Context { today: NaiveDate::default(), asked: None, units: Units::Metric };
        for saying in SAYINGS {
            let read = understand(saying, &context, Knowledge::built_in());
            assert!(read.confidence >= 0.5 && !read.intents.contains(&Intent::Unclear), "{saying}: {read:?}");
        }
    }

    #[test]
    fn the_rest_of_a_saying_is_offered_whatever_the_case() {
        assert_eq!(rest("my knee hurts", "My kn"), Some("ee hurts"));
        assert_eq!(rest("my knee hurts", "my knee hurts"), None);
        assert_eq!(rest("my knee hurts", "möm"), None);
        assert_eq!(rest("help", "my knee hurts a lot"), None);
    }
}
