//! Lines of bounded length from a stream of any length.

use std::io::{self, BufRead};

/// One line, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// As it was sent.
    Whole(String),
    /// The beginning of a line that is too long; the rest was skipped.
    Cut(String),
    /// Not UTF-8; what could not be read is marked.
    Garbled(String),
}

impl Line {
    /// The text, whatever happened to it.
    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Whole(text) | Self::Cut(text) | Self::Garbled(text) => text,
        }
    }
}

/// The lines of a reader, none longer in memory than `limit` bytes.
pub(crate) struct Lines<R> {
    reader: R,
    limit: usize,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn of(reader: R, limit: usize) -> Self {
        Self { reader, limit }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let mut long = false;
        loop {
            let piece = match self.reader.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if piece.is_empty() && bytes.is_empty() && !long {
                return Ok(None);
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let content = &piece[..end.unwrap_or(piece.len())];
            let room = self.limit.saturating_sub(bytes.len());
            bytes.extend_from_slice(&content[..content.len().min(room)]);
            long |= content.len() > room;
            let used = end.map_or(piece.len(), |end| end + 1);
            let last = end.is_some() || piece.is_empty();
            self.reader.consume(used);
            if last {
                return Ok(Some(line(bytes, long)));
            }
        }
    }
}

fn line(mut bytes: Vec<u8>, long: bool) -> Line {
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    match String::from_utf8(bytes) {
        Ok(text) if long => Line::Cut(text),
        Ok(text) => Line::Whole(text),
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            if long { Line::Cut(text) } else { Line::Garbled(text) }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::{Line, Lines};

    fn lines(bytes: &[u8], limit: usize) -> Vec<Line> {
        // A tiny buffer, so that lines span several reads.
        Lines::of(BufReader::with_capacity(3, bytes), limit).map(Result::unwrap).collect()
    }

    #[test]
    fn lines_end_where_they_end() {
        let whole = |text: &str| Line::Whole(text.into());
        assert_eq!(lines(b"one\r\ntwo\n\nfour", 99), [whole("one"), whole("two"), whole(""), whole("four")]);
        assert_eq!(lines(b"one\n", 99), [whole("one")]);
        assert_eq!(lines(b"", 99), []);
    }

    #[test]
    fn a_long_line_is_cut_and_the_next_one_is_whole() {
        assert_eq!(lines(b"abcdefghij\nk", 4), [Line::Cut("abcd".into()), Line::Whole("k".into())]);
        assert_eq!(lines(b"abcd\nk", 4), [Line::Whole("abcd".into()), Line::Whole("k".into())]);
    }

    #[test]
    fn what_is_not_text_is_said_to_be() {
        assert_eq!(lines(b"a\xffb\nc", 9), [Line::Garbled("a\u{FFFD}b".into()), Line::Whole("c".into())]);
    }
}
