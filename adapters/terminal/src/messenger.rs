//! The terminal itself: listens, and shows cards.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use fettle_core::card::{Card, Tone};

use crate::ears::{Keyboard, Typed};
use crate::inbound::{Expecting, Heard, read};
use crate::limits::{COLUMNS, COLUMNS_MAX, COLUMNS_MIN};
use crate::render::{Buttons, DIM, escaped, json_line, paint, render, wrapped};

/// Lines from a pipe.
pub type Lines = Box<dyn Iterator<Item = io::Result<String>> + Send>;

/// How a card is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// A terminal, or a pipe in place of one.
pub struct Terminal {
    ears: Ears,
    out: AutoStream<io::Stdout>,
    form: Form,
    history: PathBuf,
}

enum Ears {
    Keyboard(Box<Keyboard>),
    Pipe(Lines),
}

impl Terminal {
    /// Whether a person sits on both sides.
    pub fn is_attended() -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// A person at the keyboard. `history` is the file of what this athlete typed before.
    ///
    /// # Errors
    /// When the terminal can't be used.
    pub fn attended(history: PathBuf) -> io::Result<Self> {
        let out = AutoStream::auto(io::stdout());
        let colour = out.current_choice() != ColorChoice::Never;
        let keyboard = Keyboard::new(&history, colour)?;
        Ok(Self { ears: Ears::Keyboard(Box::new(keyboard)), out, form: Form::Text, history })
    }

    /// A line in, a reply out. `history` is where this athlete's lines would be, had they been typed.
    pub fn piped(lines: Lines, form: Form, history: PathBuf) -> Self {
        Self { ears: Ears::Pipe(lines), out: AutoStream::auto(io::stdout()), form, history }
    }

    /// Waits for the next line.
    ///
    /// # Errors
    /// When the terminal or the pipe can't be read.
    pub fn listen(&mut self, expecting: &Expecting<'_>) -> io::Result<Heard> {
        let typed = match &mut self.ears {
            Ears::Keyboard(keyboard) => keyboard.line(expecting)?,
            Ears::Pipe(lines) => lines.next().transpose()?.map_or(Typed::End, Typed::Line),
        };
        Ok(match typed {
            Typed::Line(line) => read(&line, expecting),
            Typed::Cancelled => Heard::Nothing,
            Typed::End => Heard::Leave,
        })
    }

    /// Shows a card. For a program it is always the whole card.
    ///
    /// # Errors
    /// When the output is gone.
    pub fn show(&mut self, card: &Card, buttons: Buttons) -> io::Result<()> {
        match self.form {
            Form::Json => writeln!(self.out, "{}", json_line(card)?)?,
            Form::Text => {
                let columns = self.columns();
                let lead = if self.is_keyboard() { "\n" } else { "" };
                writeln!(self.out, "{lead}{}", render(card, buttons, columns))?;
            }
        }
        self.out.flush()
    }

    /// A dim line for a person; nothing in a pipe.
    ///
    /// # Errors
    /// When the output is gone.
    pub fn whisper(&mut self, words: &str) -> io::Result<()> {
        if self.is_keyboard() {
            for line in wrapped(words, self.columns(), "") {
                writeln!(self.out, "{}", paint(DIM, &line))?;
            }
        }
        self.out.flush()
    }

    /// Gives a document to the athlete: a file in the current folder for a person, the text itself in a pipe.
    ///
    /// # Errors
    /// When neither file nor output can be written.
    pub fn hand_over(&mut self, name: &str, document: &str) -> io::Result<()> {
        let document = escaped(document);
        if self.is_keyboard() && write_private(Path::new(name), &document).is_ok() {
            let words = format!("Everything I have about you is in the file {name}, in this folder.");
            return self.show(&Card::saying(words).titled("Your data").toned(Tone::Good), Buttons::Hidden);
        }
        match self.form {
            Form::Json => self.show(&Card::saying(document).titled("Your data"), Buttons::Hidden),
            Form::Text => {
                writeln!(self.out, "{document}\n")?;
                self.out.flush()
            }
        }
    }

    /// Forgets what was typed, here and in the history file.
    ///
    /// # Errors
    /// When the history file can't be removed.
    pub fn forget(&mut self) -> io::Result<()> {
        if let Ears::Keyboard(keyboard) = &mut self.ears {
            keyboard.forget()?;
        }
        match fs::remove_file(&self.history) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn is_keyboard(&self) -> bool {
        matches!(self.ears, Ears::Keyboard(_))
    }

    fn columns(&mut self) -> usize {
        let columns = match &mut self.ears {
            Ears::Keyboard(keyboard) => keyboard.columns(),
            Ears::Pipe(_) => None,
        };
        columns.unwrap_or(COLUMNS).clamp(COLUMNS_MIN, COLUMNS_MAX)
    }
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}
