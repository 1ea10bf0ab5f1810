//! Words that could stand for each other without changing what is wished for: "sick of the lentils", "bored of the porridge".

use std::collections::HashMap;

use super::spelling::stem;

/// The classes of each word, by its stem.
#[derive(Debug, Default)]
pub(super) struct Classes(HashMap<String, Vec<&'static str>>);

impl Classes {
    /// Reads lines of `class: word word ...`.
    pub(super) fn read(text: &'static str) -> Result<Self, String> {
        let mut classes = Self::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (class, words) = line.split_once(':').ok_or_else(|| format!("no class in `{line}`"))?;
            for word in words.split_whitespace() {
                let known = classes.0.entry(stem(word)).or_default();
                if !known.contains(&class) {
                    known.push(class);
                }
            }
        }
        Ok(classes)
    }

    /// The classes of a word, the most fitting first.
    pub(super) fn of(&self, stem: &str) -> Vec<&'static str> {
        self.0.get(stem).cloned().unwrap_or_default()
    }
}
