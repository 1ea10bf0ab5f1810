//! What an utterance most likely means, learned from labelled sentences. The rules read first; the listener hears what they
//! read beside the words, and has learned how far they can be trusted.

use super::phrases::Span;
use super::traits::{Trait, Traits};
use super::wish::Wish;

/// Figures in the file are whole: so many make one.
const SCALE: f64 = 32.0;
/// Bytes of a number in the file.
const NUMBER: usize = 4;

/// How much each trait speaks for each wish: a maximum-entropy model for each wish.
///
/// The file: a line with the names of the wishes; the constant part of each (`i32`); how many traits there are (`u32`), the traits
/// in ascending order (`u32`), where the figures of each begin (`u32`, one more than traits), and the figures: the place of a wish
/// (`u8`) and how much the trait speaks for it (`i8`). Numbers are little-endian.
#[derive(Debug, Default)]
pub(super) struct Listener {
    wishes: Vec<Wish>,
    base: Vec<i32>,
    traits: &'static [u8],
    starts: &'static [u8],
    figures: &'static [u8],
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
        let end = file.iter().position(|byte| *byte == b'\n').ok_or("no line of wishes")?;
        let (line, rest) = file.split_at(end);
        let line = std::str::from_utf8(line).map_err(|error| error.to_string())?;
        let known = |name: &str| Wish::named(name).ok_or_else(|| format!("nobody wishes `{name}`"));
        let wishes: Vec<Wish> = line.split(' ').map(known).collect::<Result<_, _>>()?;
        let short = "the file ends too early";
        let (base, rest) =
            rest.split_at_checked(1).and_then(|(_, rest)| rest.split_at_checked(wishes.len() * NUMBER)).ok_or(short)?;
        let (count, rest) = rest.split_at_checked(NUMBER).ok_or(short)?;
        let count = number(count, 0) as usize;
        let (traits, rest) = rest.split_at_checked(count * NUMBER).ok_or(short)?;
        let (starts, figures) = rest.split_at_checked((count + 1) * NUMBER).ok_or(short)?;
        let base = (0..wishes.len()).map(|place| number(base, place).cast_signed()).collect();
        Ok(Self { wishes, base, traits, starts, figures })
    }

    /// How likely each wish is for somebody who says this.
    pub(super) fn hear(&self, traits: &Traits) -> Heard {
        let mut sums = self.base.clone();
        traits.all.iter().for_each(|it| self.add(*it, &mut sums));
        let clauses: Vec<(Span, Vec<i32>)> = traits.clauses.iter().map(|(at, own)| (*at, self.sums(own))).collect();
        let chance = |(place, wish): (usize, &Wish)| {
            let sure = 1.0 / (1.0 + (-f64::from(sums[place]) / SCALE).exp());
            let most = clauses.iter().rev().max_by_key(|(_, own)| own[place]);
            Chance { wish: *wish, sure, at: most.map(|(at, _)| *at) }
        };
        Heard(self.wishes.iter().enumerate().map(chance).collect())
    }

    fn sums(&self, traits: &[Trait]) -> Vec<i32> {
        let mut sums = vec![0; self.wishes.len()];
        traits.iter().for_each(|it| self.add(*it, &mut sums));
        sums
    }

    fn add(&self, wanted: Trait, sums: &mut [i32]) {
        let Some(place) = self.place(wanted) else { return };
        let (from, to) = (number(self.starts, place) as usize, number(self.starts, place + 1) as usize);
        for pair in self.figures.get(from * 2..to * 2).unwrap_or_default().chunks_exact(2) {
            if let Some(sum) = sums.get_mut(usize::from(pair[0])) {
                *sum += i32::from(pair[1].cast_signed());
            }
        }
    }

    fn place(&self, wanted: Trait) -> Option<usize> {
        let (mut low, mut high) = (0, self.traits.len() / NUMBER);
        while low < high {
            let middle = usize::midpoint(low, high);
            match number(self.traits, middle).cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
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

fn number(bytes: &[u8], place: usize) -> u32 {
    let four = bytes.get(place * NUMBER..(place + 1) * NUMBER).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}
