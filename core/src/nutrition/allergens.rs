//! A set of allergens, small enough to be copied.

use std::fmt;
use std::ops::{BitAnd, BitOr, BitOrAssign, Sub};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::athlete::Allergen;

/// Some of the 14 allergens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allergens(u16);

impl Allergens {
    /// All 14: what a food may hold that nobody has looked into.
    pub fn all() -> Self {
        Allergen::ALL.iter().copied().collect()
    }

    /// Whether the allergen is one of them.
    pub fn contains(self, allergen: Allergen) -> bool {
        self.0 & (1 << allergen as u16) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, in the order of the profile's list.
    pub fn iter(self) -> impl Iterator<Item = Allergen> {
        Allergen::ALL.iter().copied().filter(move |it| self.contains(*it))
    }
}

impl FromIterator<Allergen> for Allergens {
    fn from_iter<I: IntoIterator<Item = Allergen>>(allergens: I) -> Self {
        Self(allergens.into_iter().fold(0, |set, allergen| set | 1 << allergen as u16))
    }
}

impl BitOr for Allergens {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Allergens {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for Allergens {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Sub for Allergens {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl Serialize for Allergens {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Allergens {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        Vec::<Allergen>::deserialize(list).map(|list| list.into_iter().collect())
    }
}

impl fmt::Display for Allergens {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.iter().map(|it| it.name().replace('_', " ")).collect();
        out.write_str(&names.join(", "))
    }
}
