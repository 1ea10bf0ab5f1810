//! Amounts of nutrients: blank is not zero, and an unknown stays marked through every sum.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Nutrient;

const COUNT: usize = Nutrient::ALL.len();

/// An amount of each nutrient in the unit of its name. An amount that is only partly known is a lower bound.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nutrients {
    known: [f64; COUNT],
    /// One bit for each nutrient that some part had no figure for.
    unknown: u32,
}

impl Nutrients {
    /// Amounts from figures; `None` marks one that nobody has measured.
    pub fn new(figure: impl Fn(Nutrient) -> Option<f64>) -> Self {
        let mut all = Self::default();
        for &nutrient in Nutrient::ALL {
            match figure(nutrient) {
                Some(amount) => all.known[nutrient as usize] = amount,
                None => all.unknown |= 1 << nutrient as u32,
            }
        }
        all
    }

    /// The amount, where every part of it is known.
    pub fn get(&self, nutrient: Nutrient) -> Option<f64> {
        self.is_known(nutrient).then(|| self.at_least(nutrient))
    }

    /// What is known of the amount: all of it, or a lower bound when a part has no figure.
    pub fn at_least(&self, nutrient: Nutrient) -> f64 {
        self.known[nutrient as usize]
    }

    /// Whether every part of the amount is known.
    pub fn is_known(&self, nutrient: Nutrient) -> bool {
        self.unknown & (1 << nutrient as u32) == 0
    }

    /// Energy in kcal. The table has no food without it.
    pub fn kcal(&self) -> f64 {
        self.at_least(Nutrient::Kcal)
    }

    /// Protein in g. The table has no food without it.
    pub fn protein(&self) -> f64 {
        self.at_least(Nutrient::Protein)
    }

    /// Fat in g. The table has no food without it.
    pub fn fat(&self) -> f64 {
        self.at_least(Nutrient::Fat)
    }

    /// Carbohydrate in g, fibre included. The table has no food without it.
    pub fn carb(&self) -> f64 {
        self.at_least(Nutrient::Carb)
    }

    /// Carbohydrate without fibre in g, where both are known.
    pub fn net_carb(&self) -> Option<f64> {
        Some((self.get(Nutrient::Carb)? - self.get(Nutrient::Fiber)?).max(0.0))
    }
}

impl Add for Nutrients {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for Nutrients {
    fn add_assign(&mut self, other: Self) {
        for (mine, more) in self.known.iter_mut().zip(other.known) {
            *mine += more;
        }
        self.unknown |= other.unknown;
    }
}

impl Mul<f64> for Nutrients {
    type Output = Self;

    /// So many times as much. Nothing of an unknown amount is nothing.
    fn mul(mut self, times: f64) -> Self {
        if times == 0.0 {
            return Self::default();
        }
        self.known.iter_mut().for_each(|amount| *amount *= times);
        self
    }
}

impl Sum for Nutrients {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

impl Serialize for Nutrients {
    /// Known amounts under their names; what is known of the others under `at_least`.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let rounded = |nutrient: &Nutrient| (self.at_least(*nutrient) * 1000.0).round() / 1000.0;
        let mut map = out.serialize_map(None)?;
        for nutrient in Nutrient::ALL.iter().filter(|it| self.is_known(**it)) {
            map.serialize_entry(nutrient.name(), &rounded(nutrient))?;
        }
        let partly = Nutrient::ALL.iter().filter(|it| !self.is_known(**it));
        let partly: std::collections::BTreeMap<&str, f64> = partly.map(|it| (it.name(), rounded(it))).collect();
        if !partly.is_empty() {
            map.serialize_entry("at_least", &partly)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_stays_unknown_through_sums() {
        let whole = Nutrients::new(|_| Some(2.0));
        let gap = Nutrients::new(|nutrient| (nutrient != Nutrient::VitK).then_some(1.0));
        let sum: Nutrients = [whole * 1.5, gap].into_iter().sum();
        assert_eq!(sum.get(Nutrient::VitK), None);
        assert!((sum.at_least(Nutrient::VitK) - 3.0).abs() < 1e-9);
        assert_eq!(sum.get(Nutrient::Protein), Some(4.0));
        assert_eq!((gap * 0.0).get(Nutrient::VitK), Some(0.0));
    }
}
