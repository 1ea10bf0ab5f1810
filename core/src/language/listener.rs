//! What an utterance most likely means, learned from labelled sentences. The rules read first; the listener hears what they
//! read beside the words, and has learned how far they can be trusted.

use super::learned::{Learned, likelihood};
use super::phrases::Span;
use super::traits::Traits;
use super::wish::Wish;

/// The wishes that a text may tell of, each with a model of its own.
#[derive(Debug, Default)]
pub(super) struct Listener {
    wishes: Vec<Wish>,
    learned: Learned,
}

/// How likely each wish is, and where it was said.
#[derive(Debug)]
pub(super) struct Heard(Vec<Chance>);

/// A wish, how likely it is (0 to 1), and the clause that speaks for it most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chance {
    pub(super) wish: Wish,
    pub(super) sure: f64,
    pub(super) at: Option<Span>,
}

impl Listener {
    /// Reads the learned figures.
    pub(super) fn read(file: &'static [u8]) -> Result<Self, String> {
        let learned = Learned::read(file)?;
        let known = |name: &&str| Wish::named(name).ok_or_else(|| format!("nobody wishes `{name}`"));
        Ok(Self { wishes: learned.names.iter().map(known).collect::<Result<_, _>>()?, learned })
    }

    /// How likely each wish is for somebody who says this.
    pub(super) fn hear(&self, traits: &Traits) -> Heard {
        let sums = self.learned.weigh(&traits.all);
        let clauses: Vec<(Span, Vec<i32>)> = traits.clauses.iter().map(|(at, own)| (*at, self.learned.sums(own))).collect();
        let chance = |(place, wish): (usize, &Wish)| {
            let most = clauses.iter().rev().max_by_key(|(_, own)| own[place]);
            Chance { wish: *wish, sure: likelihood(sums[place]), at: most.map(|(at, _)| *at) }
        };
        Heard(self.wishes.iter().enumerate().map(chance).collect())
    }
}

impl Heard {
    /// The wishes at least so likely, in no order that matters.
    pub(super) fn at_least(&self, sure: f64) -> Vec<Chance> {
        self.0.iter().filter(|chance| chance.sure >= sure).copied().collect()
    }

    /// The likeliest wish.
    pub(super) fn best(&self) -> Option<Chance> {
        self.0.iter().copied().max_by(|one, other| one.sure.total_cmp(&other.sure))
    }

    /// How likely a wish of this kind is.
    pub(super) fn sure_of_kind(&self, wish: Wish) -> f64 {
        self.0.iter().filter(|chance| chance.wish.kind() == wish.kind()).map(|chance| chance.sure).fold(0.0, f64::max)
    }

    /// How likely this wish is.
    pub(super) fn sure_of(&self, wish: Wish) -> f64 {
        self.0.iter().find(|chance| chance.wish == wish).map_or(0.0, |chance| chance.sure)
    }
}
