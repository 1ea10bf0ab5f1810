//! Text to tokens: words, numbers and marks, each in one plain form.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a text that are read. The rest is ignored.
const MAX_CHARS: usize = 2_000;
/// Tokens of a text that are read. The rest is ignored.
pub(super) const MAX_TOKENS: usize = 200;
/// Letters of one word that are read.
const MAX_LETTERS: usize = 30;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits, or a number in words.
    Number(f64),
    /// One other character that means something.
    Sign(char),
}

/// A word, a number or a sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Lower-case letters without accents and apostrophes; the digits as they were written; the sign.
    pub(super) text: String,
    /// The letters as they were typed, before the spelling was mended.
    pub(super) typed: String,
    /// What two forms of one word share; for other tokens the same as the text.
    pub(super) stem: String,
    pub(super) kind: Kind,
    /// Whether it follows the token before it without a space.
    pub(super) glued: bool,
    /// Whether a hyphen joins it to the token before it.
    pub(super) hyphen: bool,
    /// Whether the spelling was mended.
    pub(super) mended: bool,
}

impl Token {
    pub(super) fn number(&self) -> Option<f64> {
        if let Kind::Number(value) = self.kind { Some(value) } else { None }
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// Foods that people name by a picture.
const PICTURES: &[(char, &str)] = &[
    ('🥑', "avocado"),
    ('🍄', "mushroom"),
    ('🍆', "aubergine"),
    ('🥦', "broccoli"),
    ('🍅', "tomato"),
    ('🥒', "cucumber"),
    ('🥕', "carrot"),
    ('🌽', "sweetcorn"),
    ('🧅', "onion"),
    ('🧄', "garlic"),
    ('🥜', "peanut"),
    ('🌰', "nut"),
    ('🍤', "prawn"),
    ('🦐', "prawn"),
    ('🦀', "crab"),
    ('🦞', "lobster"),
    ('🦑', "squid"),
    ('🦪', "oyster"),
    ('🐟', "fish"),
    ('🍣', "sushi"),
    ('🥚', "egg"),
    ('🥛', "milk"),
    ('🧀', "cheese"),
    ('🍞', "bread"),
    ('🌾', "wheat"),
    ('🥩', "steak"),
    ('🍗', "chicken"),
    ('🥓', "bacon"),
    ('🐷', "pork"),
    ('🍌', "banana"),
    ('🍓', "strawberry"),
    ('🍑', "peach"),
    ('🥥', "coconut"),
    ('🥝', "kiwi"),
    ('🍍', "pineapple"),
    ('🥔', "potato"),
    ('🍚', "rice"),
    ('🍝', "pasta"),
];
/// What turns a picture of a food into a word: disgust, a bar across it, or an allergy.
const REFUSALS: &[char] = &['🤮', '🤢', '🚫', '❌'];

/// Pictures of foods as words, where somebody refuses them: "🥑🤮", "allergic to 🥜". Elsewhere they are decoration.
fn named_pictures(text: &str) -> Cow<'_, str> {
    let refused = text.contains(REFUSALS) || text.to_lowercase().contains("lergic") || text.to_lowercase().contains("lergy");
    if !refused || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let named = |c: char| match PICTURES.iter().find(|(picture, _)| *picture == c) {
        Some((_, word)) => format!(" {word} "),
        None if REFUSALS.contains(&c) => " yuck ".to_owned(),
        None => c.to_string(),
    };
    Cow::Owned(text.chars().map(named).collect())
}

/// Cuts a text into tokens, spelled as they were typed.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = named_pictures(text);
    let plain: Vec<char> = text.chars().take(MAX_CHARS).nfkd().filter(|c| !is_combining_mark(*c)).map(plain_char).collect();
    let mut scanner = Scanner { chars: &plain, at: 0, tokens: Vec::new(), spaced: true, hyphen: false };
    while scanner.at < plain.len() && scanner.tokens.len() < MAX_TOKENS {
        scanner.step();
    }
    join_sounds(scanner.tokens)
}

/// Words written with a digit for its sound, as the scanner parts them.
const SOUNDS: &[(&str, &str, &str)] = &[
    ("b", "4", "before"),
    ("2", "day", "today"),
    ("2", "moro", "tomorrow"),
    ("2", "morrow", "tomorrow"),
    ("2", "mrw", "tomorrow"),
    ("2", "nite", "tonight"),
    ("2", "night", "tonight"),
    ("gr", "8", "great"),
    ("m", "8", "mate"),
    ("h", "8", "hate"),
    ("l", "8", "late"),
    ("w", "8", "weight"),
    ("any", "1", "anyone"),
    ("some", "1", "someone"),
];

/// "2day" and "b4" become words again.
fn join_sounds(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let word = out.last().filter(|_| token.glued && !token.hyphen).and_then(|last| {
            SOUNDS.iter().find(|(left, right, _)| *left == last.text && *right == token.text).map(|(.., word)| *word)
        });
        match (word, out.last_mut()) {
            (Some(word), Some(last)) => {
                *last = Token {
                    text: word.to_owned(),
                    typed: word.to_owned(),
                    stem: word.to_owned(),
                    kind: Kind::Word,
                    ..last.clone()
                };
            }
            _ => out.push(token),
        }
    }
    out
}

fn plain_char(c: char) -> char {
    match c {
        '’' | '‘' | '`' | '´' | '′' | 'ʼ' => '\'',
        '“' | '”' | '″' => '"',
        '–' | '—' | '‒' | '−' => '-',
        '×' | '✕' | '✖' => 'x',
        '⁄' | '∕' => '/',
        other => other.to_lowercase().next().unwrap_or(other),
    }
}

struct Scanner<'a> {
    chars: &'a [char],
    at: usize,
    tokens: Vec<Token>,
    spaced: bool,
    hyphen: bool,
}

impl Scanner<'_> {
    fn step(&mut self) {
        match self.chars[self.at] {
            c if c.is_ascii_digit() => self.number(),
            c if c.is_alphabetic() => self.word(),
            '\n' => self.sign('.'),
            c if c.is_whitespace() => {
                self.at += 1;
                self.spaced = true;
            }
            '-' => self.dash(),
            '\'' => self.apostrophe(),
            '&' => {
                self.at += 1;
                self.push("and".into(), Kind::Word);
            }
            '👍' | '👌' | '🆗' => {
                self.at += 1;
                self.push("thumbsup".into(), Kind::Word);
            }
            '👎' => {
                self.at += 1;
                self.push("thumbsdown".into(), Kind::Word);
            }
            c if ".,;:!?/@+*%\"()~<>=".contains(c) => self.sign(c),
            _ => {
                self.at += 1;
                self.spaced = true;
            }
        }
    }

    fn push(&mut self, text: String, kind: Kind) {
        let glued = !self.spaced;
        let token = Token { typed: text.clone(), stem: text.clone(), text, kind, glued, hyphen: self.hyphen, mended: false };
        self.tokens.push(token);
        (self.spaced, self.hyphen) = (false, false);
    }

    fn sign(&mut self, sign: char) {
        self.at += 1;
        self.push(sign.to_string(), Kind::Sign(sign));
    }

    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or(' ')
    }

    fn before(&self) -> char {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied().unwrap_or(' ')
    }

    /// A hyphen joins words, spans numbers, or stands for a pause.
    fn dash(&mut self) {
        let (left, right) = (self.before(), self.peek(1));
        if left.is_alphanumeric() && right.is_alphanumeric() && !(left.is_ascii_digit() && right.is_ascii_digit()) {
            self.at += 1;
            self.hyphen = true;
        } else {
            self.sign('-');
        }
    }

    /// After digits it means feet or minutes, two of them inches; elsewhere nothing.
    fn apostrophe(&mut self) {
        if self.peek(1) == '\'' {
            self.at += 1;
            self.sign('"');
        } else if self.before().is_ascii_digit() {
            self.sign('\'');
        } else {
            self.at += 1;
        }
    }

    fn word(&mut self) {
        let mut text = String::new();
        let mut letters = 0;
        loop {
            let c = self.peek(0);
            let inside = c == '\'' && self.peek(1).is_alphabetic();
            if !c.is_alphabetic() && !inside {
                break;
            }
            if c != '\'' && letters < MAX_LETTERS {
                text.push(c);
                letters += 1;
            }
            self.at += 1;
        }
        self.slashed(&mut text);
        self.push(text, Kind::Word);
    }

    /// "y/o", "w/o" and "w/" are words.
    fn slashed(&mut self, text: &mut String) {
        if text.chars().count() != 1 || self.peek(0) != '/' {
            return;
        }
        if self.peek(1).is_alphabetic() && !self.peek(2).is_alphabetic() && text != "m" && text != "f" {
            text.push(self.peek(1));
            self.at += 2;
        } else if text == "w" {
            *text = "with".to_owned();
            self.at += 1;
        }
        if text == "wo" {
            *text = "without".to_owned();
        }
    }

    fn number(&mut self) {
        let digits = self.digits();
        let (whole, value) = match self.peek(0) {
            '.' if self.peek(1).is_ascii_digit() => self.fraction(digits, '.'),
            ',' if self.comma_is_decimal(&digits) => self.fraction(digits, '.'),
            ',' if self.comma_groups() => self.fraction(digits, '\0'),
            _ => {
                let value = digits.parse().unwrap_or(f64::MAX);
                (digits, value)
            }
        };
        self.push(whole, Kind::Number(value.min(1e12)));
    }

    fn digits(&mut self) -> String {
        let mut text = String::new();
        while self.peek(0).is_ascii_digit() {
            if text.len() < MAX_LETTERS {
                text.push(self.peek(0));
            }
            self.at += 1;
        }
        text
    }

    /// Digits after a point, or after a comma that only groups thousands.
    fn fraction(&mut self, whole: String, point: char) -> (String, f64) {
        self.at += 1;
        let rest = self.digits();
        let text = if point == '.' { format!("{whole}.{rest}") } else { format!("{whole}{rest}") };
        let value = text.parse().unwrap_or(f64::MAX);
        (text, value)
    }

    fn digits_after_comma(&self) -> usize {
        (1..5).take_while(|&ahead| self.peek(ahead).is_ascii_digit()).count()
    }

    /// "68,5" and "1,75" are decimals; "5,5,5" and "10,8" are lists.
    fn comma_is_decimal(&self, whole: &str) -> bool {
        let after = self.digits_after_comma();
        let list = matches!(self.peek(after + 1), ',' | '/') || self.before_number_is_list(whole);
        let one_metre = matches!(whole, "1" | "2") && after == 2;
        let big = after == 1 && whole.parse::<f64>().is_ok_and(|value| value >= 30.0);
        !list && (one_metre || big || (1..=2).contains(&after) && self.unit_follows(after + 1))
    }

    /// "7,5 km": a unit of its own stands behind the digits.
    fn unit_follows(&self, ahead: usize) -> bool {
        const UNITS: &[&str] =
            &["km", "kg", "kgs", "kilo", "kilos", "miles", "mile", "lb", "lbs", "stone", "k", "h", "hours", "kms"];
        let start = ahead + usize::from(self.peek(ahead) == ' ');
        let unit: String = (start..start + 6).map(|at| self.peek(at)).take_while(|c| c.is_alphabetic()).collect();
        UNITS.contains(&unit.as_str())
    }

    fn before_number_is_list(&self, whole: &str) -> bool {
        let start = self.at.saturating_sub(whole.len());
        start > 0 && matches!(self.chars.get(start - 1), Some(',' | '/'))
    }

    fn comma_groups(&self) -> bool {
        self.digits_after_comma() == 3 && self.peek(4) != ','
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        tokens(text).iter().map(|token| token.text.clone()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn letters_and_digits_part() {
        assert_eq!(cut("3x8 60kg 5'11\" 1h15"), "3 x 8 60 kg 5 ' 11 \" 1 h 15");
        assert_eq!(cut("M/29/178cm"), "m / 29 / 178 cm");
        assert_eq!(cut("27 y/o w/ a push-up bar"), "27 yo with a push up bar");
        assert_eq!(cut("I’m don't today's"), "im dont todays");
        assert_eq!(cut("🥑🤮"), "avocado yuck");
        assert_eq!(cut("lovely lunch 🥑"), "lovely lunch");
    }

    #[test]
    fn commas_are_decimals_groups_or_lists() {
        assert_eq!(cut("68,5"), "68.5");
        assert_eq!(cut("1,75m"), "1.75 m");
        assert_eq!(cut("2,000m"), "2000 m");
        assert_eq!(cut("5,5,5 @ 100"), "5 , 5 , 5 @ 100");
        assert_eq!(cut("10,8"), "10 , 8");
    }
}
