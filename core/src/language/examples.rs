//! Sentences for each wish, and which of them an utterance is nearest to.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::names::NameIndex;
use super::tokens::Token;
use crate::words::words;

words! {
    /// A wish that whole sentences are kept for.
    Wish {
        /// What is known of me.
        ShowProfile = "show_profile",
        /// Calories and protein.
        ShowTargets = "show_targets",
        /// What to buy.
        ShowGroceries = "show_groceries",
        /// How to cook.
        ExplainRecipe = "explain_recipe",
        /// Take it back.
        Undo = "undo",
        /// A copy of the data.
        ExportData = "export_data",
        /// Delete the data.
        ForgetMe = "forget_me",
        /// What can be said.
        Help = "help",
        /// Begin to train.
        StartSession = "start_session",
        /// A question of knowledge.
        Question = "question",
        /// Make a plan.
        CreatePlan = "create_plan",
        /// Show a plan.
        ShowPlan = "show_plan",
        /// How it goes.
        ShowProgress = "show_progress",
        /// Check in.
        CheckIn = "check_in",
        /// Join the challenge.
        JoinChallenge = "join_challenge",
        /// Leave the challenge.
        LeaveChallenge = "leave_challenge",
        /// Start a challenge.
        CreateChallenge = "create_challenge",
        /// The ranking.
        ShowLeaderboard = "show_leaderboard",
        /// Yes.
        Affirm = "affirm",
        /// No.
        Deny = "deny",
        /// Drop it.
        Cancel = "cancel",
        /// Thanks.
        Thank = "thank",
        /// Hello.
        Greet = "greet",
        /// Another meal.
        SwapMeal = "swap_meal",
        /// Make it easier.
        Easier = "easier",
        /// Make it harder.
        Harder = "harder",
        /// The whole session was done.
        SessionAll = "session_all",
        /// A part of it was done.
        SessionPart = "session_part",
        /// It was not done.
        SessionNone = "session_none",
        /// No clear meaning.
        Unclear = "unclear",
        /// Something that only the grammar can read.
        Other = "other",
    }
}

/// How near an utterance must be to count as said.
const NEAR: f64 = 0.42;
/// How much nearer than to any other wish.
const NEARER: f64 = 0.04;

/// The sentences by their words, weighed by how rare a word is.
#[derive(Debug, Default)]
pub(super) struct Examples {
    sentences: Vec<(Wish, f64)>,
    /// For each word or pair of words the sentences it stands in.
    places: HashMap<String, Vec<usize>>,
}

impl Examples {
    /// Takes the sentences in, each already cut into tokens.
    pub(super) fn of(sentences: &[(Wish, Vec<Token>)], names: &NameIndex) -> Self {
        let mut examples = Self::default();
        let features: Vec<HashSet<String>> = sentences.iter().map(|(_, tokens)| features(tokens, names)).collect();
        for (place, features) in features.iter().enumerate() {
            features.iter().for_each(|feature| examples.places.entry(feature.clone()).or_default().push(place));
        }
        examples.sentences = sentences.iter().map(|(wish, _)| (*wish, 0.0)).collect();
        let lengths: Vec<f64> = features.iter().map(|features| examples.length(features)).collect();
        examples.sentences.iter_mut().zip(lengths).for_each(|(sentence, length)| sentence.1 = length);
        examples
    }

    /// How much a feature says: rare ones say more.
    fn weight(&self, feature: &str) -> f64 {
        let seen = self.places.get(feature).map_or(0, Vec::len) as f64;
        ((self.sentences.len() as f64 + 1.0) / (seen + 0.5)).ln().max(0.0)
    }

    fn length(&self, features: &HashSet<String>) -> f64 {
        let mut squares: Vec<f64> = features.iter().map(|feature| self.weight(feature).powi(2)).collect();
        squares.sort_by(f64::total_cmp);
        squares.iter().sum::<f64>().sqrt()
    }

    /// The wishes whose sentences are nearest, best first, each with how near it is: 0 to 1.
    pub(super) fn nearest(&self, tokens: &[Token], names: &NameIndex) -> Vec<(Wish, f64)> {
        let said = features(tokens, names);
        let length = self.length(&said);
        let mut sums = vec![0.0; self.sentences.len()];
        let mut ordered: Vec<&String> = said.iter().collect();
        ordered.sort();
        for feature in ordered {
            let weight = self.weight(feature).powi(2);
            for &place in self.places.get(feature).into_iter().flatten() {
                sums[place] += weight;
            }
        }
        let mut best: BTreeMap<&str, (Wish, f64)> = BTreeMap::new();
        for ((wish, own), sum) in self.sentences.iter().zip(sums) {
            let near = if own * length > 0.0 { sum / (own * length) } else { 0.0 };
            let entry = best.entry(wish.name()).or_insert((*wish, 0.0));
            entry.1 = entry.1.max(near);
        }
        let mut ranked: Vec<(Wish, f64)> = best.into_values().collect();
        ranked.sort_by(|left, right| right.1.total_cmp(&left.1));
        ranked
    }

    /// The wish that an utterance is near enough to, and nearer than to any other.
    pub(super) fn meant(&self, tokens: &[Token], names: &NameIndex) -> Option<Wish> {
        let ranked = self.nearest(tokens, names);
        let (first, second) = (ranked.first()?, ranked.get(1)?);
        let sure = first.1 >= NEAR && first.1 - second.1 >= NEARER;
        (sure && !matches!(first.0, Wish::Other | Wish::Unclear)).then_some(first.0)
    }
}

/// Words and pairs of words; any number is one word, any exercise too.
fn features(tokens: &[Token], names: &NameIndex) -> HashSet<String> {
    let exercises = names.find(tokens);
    let mut words: Vec<String> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match exercises.iter().find(|mark| mark.at.holds(at)) {
            Some(mark) if mark.at.start == at => words.push("an exercise".to_owned()),
            Some(_) => {}
            None if token.number().is_some() => words.push("a number".to_owned()),
            None if token.is_word() => words.push(token.stem.clone()),
            None => {}
        }
    }
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    words.into_iter().chain(pairs).collect()
}
