//! Who bears a word: names by the words in them, without a thought for likeness, so that it is quick to build.

use std::collections::HashMap;

/// Names as words without plurals, found by any of them.
#[derive(Debug, Default)]
pub(crate) struct Bearers {
    names: Vec<(usize, Vec<String>)>,
    by_word: HashMap<String, Vec<usize>>,
    by_joined: HashMap<String, Vec<usize>>,
}

impl Bearers {
    /// Reads every name once, each with the place of what bears it, in the order of the places.
    pub(crate) fn of(names: impl Iterator<Item = (usize, Vec<String>)>) -> Self {
        let mut all = Self::default();
        for (bearer, words) in names {
            let name = all.names.len();
            for word in &words {
                all.by_word.entry(word.clone()).or_default().push(name);
            }
            all.by_joined.entry(words.concat()).or_default().push(name);
            all.names.push((bearer, words));
        }
        all
    }

    /// The places of what has these words, one after the other, in a name; "butter milk" is "buttermilk", too.
    pub(crate) fn with(&self, words: &[String]) -> Vec<usize> {
        let first = words.first().and_then(|word| self.by_word.get(word)).into_iter().flatten();
        let bears = |name: &&usize| self.names[**name].1.windows(words.len()).any(|it| it == words);
        let joined = self.by_joined.get(&words.concat()).into_iter().flatten();
        let mut names: Vec<usize> = first.filter(bears).chain(joined).copied().collect();
        names.sort_unstable();
        let mut places: Vec<usize> = names.into_iter().map(|name| self.names[name].0).collect();
        places.dedup();
        places
    }
}
