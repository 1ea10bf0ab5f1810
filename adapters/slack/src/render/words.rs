//! Text that fits.

use slack_morphism::prelude::SlackBlockPlainText;

/// What stands where there would be nothing: Slack takes no empty text.
const NOTHING: &str = "–";

/// The text as Slack's plain text, cut where Slack would refuse it.
pub(super) fn plain(text: &str, most: usize) -> SlackBlockPlainText {
    SlackBlockPlainText::new(cut(&solid(text), most)).with_emoji(false)
}

/// The text, or a dash where there is none.
pub(super) fn solid(text: &str) -> String {
    let clean: String = text.chars().map(|letter| if letter.is_control() && letter != '\n' { ' ' } else { letter }).collect();
    if clean.trim().is_empty() { NOTHING.to_owned() } else { clean }
}

/// How long Slack may find a text: it is written in JavaScript, which counts in UTF-16.
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of a text, with an ellipsis where it was cut.
pub(super) fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(1);
    let fits = |letter: &char| {
        let takes = letter.len_utf16();
        let fits = takes <= room;
        room = room.saturating_sub(takes);
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// Pieces of at most `most`, broken at line ends and spaces where there are any.
pub(super) fn pieces(text: &str, most: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let (mut piece, mut taken) = (String::new(), 0);
    for word in text.split_inclusive([' ', '\n']).flat_map(|word| chunks(word, most)) {
        let takes = length(&word);
        if taken + takes > most {
            pieces.push(std::mem::take(&mut piece));
            taken = 0;
        }
        piece.push_str(&word);
        taken += takes;
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn chunks(word: &str, most: usize) -> Vec<String> {
    if length(word) <= most {
        return vec![word.to_owned()];
    }
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(most / 2).map(|chunk| chunk.iter().collect()).collect()
}

/// Text in which Slack finds no markup: the three characters that begin it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{cut, escaped, length, pieces};

    #[test]
    fn a_text_is_cut_where_slack_counts() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "ab…");
        assert_eq!(cut("💪💪💪", 5), "💪💪…");
        assert!(length(&cut(&"💪".repeat(100), 75)) <= 75);
    }

    #[test]
    fn pieces_are_the_whole_text() {
        let text = "one two three\nfour ".repeat(40) + &"x".repeat(333);
        let pieces = pieces(&text, 100);
        assert!(pieces.iter().all(|piece| length(piece) <= 100));
        assert_eq!(pieces.concat(), text);
    }

    #[test]
    fn nothing_in_a_fallback_calls_anybody() {
        assert_eq!(escaped("<!channel> & <@U1>"), "&lt;!channel&gt; &amp; &lt;@U1&gt;");
    }
}
