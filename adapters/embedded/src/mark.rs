//! When an athlete's last turn was, and when somebody has to look. It stands before the talk in the same row, since both change with
//! every turn. In the table of marks stands the first turn of the day, so that nobody has to read all talks to find those that are
//! over; and the whole mark where there is no talk, or one of a file from before.

use redb::ReadableTable;

use crate::fault::Cause;

/// What a row begins with that bears its mark. No document does.
const MARKED: u8 = 0xff;

/// Length of each of the two figures of a mark.
const FIGURE: usize = 8;

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// Both in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// When the last turn was.
    pub(crate) touched: i64,
    /// When the conversation is due, or [`crate::disk::NEVER`].
    pub(crate) due: i64,
}

impl From<(i64, i64)> for Mark {
    fn from((touched, due): (i64, i64)) -> Self {
        Self { touched, due }
    }
}

impl Mark {
    /// The day of the last turn, counted from 1970.
    pub(crate) fn day(self) -> i64 {
        self.touched.div_euclid(SECONDS_A_DAY)
    }
}

/// A row of a talk with its mark.
pub(crate) fn joined(mark: Mark, talk: &[u8]) -> Vec<u8> {
    [&[MARKED][..], &mark.touched.to_le_bytes(), &mark.due.to_le_bytes(), talk].concat()
}

/// The mark of a row, where it bears one, and its talk.
pub(crate) fn split(row: &[u8]) -> (Option<Mark>, &[u8]) {
    let marked = row.strip_prefix(&[MARKED]).and_then(|rest| {
        let (touched, rest) = rest.split_first_chunk::<FIGURE>()?;
        let (due, talk) = rest.split_first_chunk::<FIGURE>()?;
        Some((Mark { touched: i64::from_le_bytes(*touched), due: i64::from_le_bytes(*due) }, talk))
    });
    marked.map_or((None, row), |(mark, talk)| (Some(mark), talk))
}

/// The mark of an athlete, wherever it stands.
pub(crate) fn mark_of(
    talks: &impl ReadableTable<&'static str, &'static [u8]>,
    marks: &impl ReadableTable<&'static str, (i64, i64)>,
    who: &str,
) -> Result<Option<Mark>, Cause> {
    match talks.get(who)?.and_then(|row| split(row.value()).0) {
        Some(mark) => Ok(Some(mark)),
        None => Ok(marks.get(who)?.map(|mark| mark.value().into())),
    }
}
