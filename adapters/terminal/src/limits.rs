//! What a terminal can take.

/// Columns where nobody says how many there are: the DEC VT100 had 80, and pipes and logs keep to it.
pub const COLUMNS: usize = 80;

/// Columns beyond which lines are no longer comfortable to read; Bringhurst, "The Elements of Typographic Style" 2.1.2,
/// holds 45 to 75 characters for ideal and gives multi-column work less.
pub const COLUMNS_MAX: usize = 100;

/// Columns below which nothing is laid out: the terminal wraps by itself.
pub const COLUMNS_MIN: usize = 24;

/// Buttons that a bare number presses. A longer number is an answer.
pub const BUTTONS_BY_DIGIT: usize = 9;

/// Lines kept in the history, as GNU Readline users know it from `HISTSIZE` (bash's default).
pub const HISTORY_LINES: usize = 500;
