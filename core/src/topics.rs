//! Plain questions about training, and the short answers that stand in the data with their sources.

use serde::Deserialize;

/// The questions with an answer.
#[derive(Debug)]
pub struct Topics(Vec<Topic>);

/// One question and its answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Stable name.
    pub name: String,
    asks: Vec<Phrases>,
    #[serde(default)]
    unless: Phrases,
    /// The answer, with a figure.
    pub answer: String,
    /// Who says so.
    pub source: String,
    /// Whether it holds a figure about food.
    #[serde(default)]
    pub food: bool,
}

/// Any of these, as they stand in a text: "sets*|set of" is " sets" or " set of ".
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
struct Phrases(Vec<String>);

impl From<String> for Phrases {
    fn from(line: String) -> Self {
        let phrases = line.split('|').filter(|_| !line.is_empty());
        Self(
            phrases
                .map(|phrase| phrase.strip_suffix('*').map_or_else(|| format!(" {phrase} "), |start| format!(" {start}")))
                .collect(),
        )
    }
}

/// What is wrong with the data.
#[derive(Debug, thiserror::Error)]
#[error("topics: {0}")]
pub struct TopicFault(#[from] Box<toml::de::Error>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    topic: Vec<Topic>,
}

/// Words that begin a question.
const OPENERS: &[&str] = &[
    "how", "what", "whats", "why", "when", "which", "is", "are", "does", "do", "should", "can", "will", "am", "explain", "whens",
    "hows",
];

/// Words that may stand before them.
const LEADS: &[&str] =
    &["so", "and", "but", "hey", "hi", "ok", "okay", "well", "coach", "just", "also", "btw", "quick", "question"];

/// Words before "you" that ask the coach to do something.
const WISHES: &[&str] = &["can you", "could you", "will you", "would you", "do you"];

/// Most words of a question with a ready answer.
const MOST_WORDS: usize = 16;

impl Topics {
    /// Reads the data.
    pub fn read(text: &str) -> Result<Self, TopicFault> {
        let file: File = toml::from_str(text).map_err(Box::new)?;
        Ok(Self(file.topic))
    }

    /// Every topic.
    pub fn all(&self) -> &[Topic] {
        &self.0
    }

    /// The topic that a question is about: of several the one with most to it.
    pub fn asked(&self, text: &str) -> Option<&Topic> {
        let words = plain(text);
        if !is_question(&words, text) {
            return None;
        }
        let spaced = format!(" {} ", words.join(" "));
        let met = self.0.iter().filter(|topic| topic.is_meant(&spaced));
        met.max_by_key(|topic| topic.asks.len())
    }
}

impl Topic {
    fn is_meant(&self, spaced: &str) -> bool {
        !self.unless.stand_in(spaced) && self.asks.iter().all(|phrases| phrases.stand_in(spaced))
    }
}

impl Phrases {
    fn stand_in(&self, spaced: &str) -> bool {
        self.0.iter().any(|phrase| spaced.contains(phrase.as_str()))
    }
}

fn plain(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_question(words: &[String], text: &str) -> bool {
    let first = words.iter().position(|word| !LEADS.contains(&word.as_str())).unwrap_or(0);
    let rest = &words[first.min(words.len())..];
    let opener = rest.first().is_some_and(|word| OPENERS.contains(&word.as_str()));
    let choice = rest.len() <= 7 && rest.iter().any(|word| matches!(word.as_str(), "or" | "vs" | "versus"));
    let asks_to_explain = rest.iter().any(|word| word == "explain");
    let wish = !asks_to_explain && WISHES.iter().any(|wish| rest.join(" ").starts_with(wish));
    let short = rest.len() <= MOST_WORDS;
    short && !wish && (opener || choice || text.trim_end().ends_with('?'))
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;

    fn asked(text: &str) -> &'static str {
        Knowledge::built_in().topics.asked(text).map_or("", |topic| topic.name.as_str())
    }

    #[test]
    fn plain_questions_find_their_answer() {
        for (question, name) in [
            ("how many sets per week", "sets_a_week"),
            ("should I train when sore", "sore"),
            ("how much protein", "protein"),
            ("what is RIR", "rir"),
            ("what's a deload?", "deload"),
            ("is running bad for knees", "running_and_knees"),
            ("free weights or machines", "free_weights_or_machines"),
            ("can old people build muscle", "muscle_in_old_age"),
            ("how do I breathe", "breathing"),
            ("how long should I rest between sets?", "rest_between_sets"),
            ("do i need to warm up", "warm_up"),
            ("is 10000 steps a day needed", "steps"),
            ("how many reps for muscle?", "reps"),
        ] {
            assert_eq!(asked(question), name, "{question}");
        }
    }

    #[test]
    fn other_words_find_none() {
        for other in [
            "is creatine good for me?",
            "should i take ibuprofen before training?",
            "why am i so tired all the time",
            "I only have dumbbells and machines",
            "how much protein do I need",
            "can you make me a plan with machines or free weights",
            "is tomorrow a rest day",
            "what is my workout today",
            "how do I do a squat",
            "bench 3x8 60",
            "my knee hurts when running",
            "what's for dinner",
        ] {
            assert_eq!(asked(other), "", "{other}");
        }
    }

    #[test]
    fn answers_are_short_and_say_who_says_so() {
        let topics = Knowledge::built_in().topics.all();
        assert!(topics.len() >= 25);
        for topic in topics {
            let words = topic.answer.split_whitespace().count();
            assert!((8..=45).contains(&words), "{}: {words} words", topic.name);
            assert!(!topic.source.is_empty(), "{}", topic.name);
        }
    }
}
