//! Where lines come from: a person at the keyboard, or a pipe.

use std::io;
use std::path::{Path, PathBuf};

use fettle_core::conversation::Utterance;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Config, Editor};

use crate::hints::Hints;
use crate::inbound::Expecting;
use crate::limits::HISTORY_LINES;

/// What stands before the cursor.
const PROMPT: &str = "> ";

/// A line editor that remembers what one athlete typed.
pub(crate) struct Keyboard {
    editor: Editor<Hints, FileHistory>,
    history: PathBuf,
}

/// What came of waiting for a line.
pub(crate) enum Typed {
    /// A line.
    Line(String),
    /// A line that was given up.
    Cancelled,
    /// No more lines.
    End,
}

impl Keyboard {
    pub(crate) fn new(history: &Path, colour: bool) -> io::Result<Self> {
        let config = Config::builder().max_history_size(HISTORY_LINES).map_err(other)?.bracketed_paste(true).build();
        let mut editor = Editor::with_config(config).map_err(other)?;
        editor.set_helper(Some(Hints::new(colour)));
        // The history is a comfort: no history yet, or one that can't be read, is no reason not to talk.
        editor.load_history(history).ok();
        Ok(Self { editor, history: history.to_owned() })
    }

    pub(crate) fn columns(&mut self) -> Option<usize> {
        self.editor.dimensions().map(|(columns, _)| usize::from(columns))
    }

    pub(crate) fn line(&mut self, expecting: &Expecting<'_>) -> io::Result<Typed> {
        if let Some(hints) = self.editor.helper_mut() {
            hints.expect(expecting);
        }
        match self.editor.readline(PROMPT) {
            Ok(line) => {
                self.remember(&line);
                Ok(Typed::Line(line))
            }
            Err(ReadlineError::Interrupted) => Ok(Typed::Cancelled),
            Err(ReadlineError::Eof) => Ok(Typed::End),
            Err(error) => Err(other(error)),
        }
    }

    /// Forgets every line.
    pub(crate) fn forget(&mut self) -> io::Result<()> {
        self.editor.clear_history().map_err(other)
    }

    fn remember(&mut self, line: &str) {
        let words = Utterance::new(line);
        if !words.as_str().is_empty() && self.editor.add_history_entry(words.as_str()).is_ok() {
            self.editor.append_history(&self.history).ok();
        }
    }
}

fn other(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        other => io::Error::other(other),
    }
}
