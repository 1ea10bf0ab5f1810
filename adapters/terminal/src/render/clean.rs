//! Text that can't command a terminal.

/// The text with tabs as spaces and without characters that a terminal would obey or that would reorder the line:
/// C0 and C1 controls become a visible mark, direction overrides and invisible joints go. Line breaks stay.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|character| !reorders(*character)).map(harmless).collect()
}

/// JSON in which such characters are written as escapes. They only ever stand inside strings, so the value stays the same;
/// line breaks of a pretty layout stay too.
pub(crate) fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if (character.is_control() && character != '\n') || reorders(character) {
            out.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

fn harmless(character: char) -> char {
    match character {
        '\n' => '\n',
        '\t' => ' ',
        control if control.is_control() => '\u{FFFD}',
        other => other,
    }
}

/// Zero-width joiners stay: emoji and several scripts need them.
fn reorders(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
}

#[cfg(test)]
mod tests {
    use super::{clean, escaped};

    #[test]
    fn no_control_sequence_survives() {
        let nasty = "a\u{1b}[2J\u{9b}31mb\u{7}\rc\u{202e}d\te\nf";
        let shown = clean(nasty);
        assert_eq!(shown, "a\u{FFFD}[2J\u{FFFD}31mb\u{FFFD}\u{FFFD}cd e\nf");
        assert!(!shown.chars().any(|character| character.is_control() && character != '\n'));
    }

    #[test]
    fn families_of_emoji_stay_together() {
        assert_eq!(clean("👩\u{200d}👧"), "👩\u{200d}👧");
    }

    #[test]
    fn escaped_json_means_the_same() {
        let words = "a\u{9b}31m\u{202e}\u{1b}é";
        let json = escaped(&serde_json::to_string(words).unwrap());
        assert!(json.chars().all(|character| !character.is_control() && character != '\u{202e}'));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), words);
    }
}
