//! What an utterance most likely means, learned from labelled sentences. The rules come first; this is asked where they are
//! silent or unsure.

use std::collections::HashMap;

use super::wish::Wish;

/// Figures in the file are whole: so many make one.
const SCALE: f64 = 10.0;

/// How much each trait speaks for each wish.
#[derive(Debug, Default)]
pub(super) struct Guesser {
    /// The constant part of each wish.
    base: Vec<(Wish, f64)>,
    /// For each trait its weight for some of the wishes, by their place in `base`.
    weights: HashMap<String, Vec<(usize, f64)>>,
}

/// A guess and how sure it is: 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Guess {
    pub(super) wish: Wish,
    pub(super) sure: f64,
}

impl Guesser {
    /// Reads the learned figures: a line per trait, its name, a tab, and `wish:figure` for some wishes. The first line is the
    /// constant part.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut guesser = Self::default();
        for line in text.lines() {
            let (name, figures) = line.split_once('\t').ok_or_else(|| format!("no figures in `{line}`"))?;
            if guesser.base.is_empty() {
                guesser.base = figures.split(' ').map(named).collect::<Result<_, _>>()?;
                continue;
            }
            let weights = figures.split(' ').map(placed).collect::<Result<_, _>>()?;
            guesser.weights.insert(name.to_owned(), weights);
        }
        Ok(guesser)
    }

    /// The two best guesses, the best first.
    pub(super) fn best(&self, traits: &[String]) -> Option<(Guess, Guess)> {
        let mut sums: Vec<f64> = self.base.iter().map(|(_, base)| *base).collect();
        for (place, weight) in traits.iter().filter_map(|name| self.weights.get(name)).flatten() {
            if let Some(sum) = sums.get_mut(*place) {
                *sum += weight;
            }
        }
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shares: Vec<f64> = sums.iter().map(|sum| (sum - most).exp()).collect();
        let all: f64 = shares.iter().sum();
        let mut ranked: Vec<Guess> =
            self.base.iter().zip(shares).map(|((wish, _), share)| Guess { wish: *wish, sure: share / all }).collect();
        ranked.sort_by(|left, right| right.sure.total_cmp(&left.sure));
        Some((*ranked.first()?, *ranked.get(1)?))
    }
}

fn named(figure: &str) -> Result<(Wish, f64), String> {
    let (wish, figure) = figure.split_once(':').ok_or("no figure")?;
    let wish = Wish::named(wish).ok_or_else(|| format!("nobody wishes `{wish}`"))?;
    Ok((wish, figure.parse::<f64>().map_err(|error| error.to_string())? / SCALE))
}

fn placed(figure: &str) -> Result<(usize, f64), String> {
    let (place, figure) = figure.split_once(':').ok_or("no figure")?;
    let place = place.parse().map_err(|_| format!("no place in `{place}`"))?;
    Ok((place, figure.parse::<f64>().map_err(|error| error.to_string())? / SCALE))
}
