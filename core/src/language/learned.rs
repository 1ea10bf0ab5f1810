//! Figures learned from labelled talk: how much each trait of a text speaks for each of a few meanings.

/// A trait of a text, as the number its words hash to (FNV-1a, 32 bits).
pub type Trait = u32;

/// Figures in the file are whole: so many make one.
const SCALE: f64 = 32.0;
/// Bytes of a number in the file.
const NUMBER: usize = 4;

/// A maximum-entropy model for each meaning.
///
/// The file: a line with the names of the meanings; the constant part of each (`i32`); how many traits there are (`u32`), the traits
/// in ascending order (`u32`), where the figures of each begin (`u32`, one more than traits), and the figures: the place of a meaning
/// (`u8`) and how much the trait speaks for it (`i8`). Numbers are little-endian.
#[derive(Debug, Default)]
pub(super) struct Learned {
    /// The names of the meanings, in the order of the file.
    pub(super) names: Vec<&'static str>,
    base: Vec<i32>,
    traits: &'static [u8],
    starts: &'static [u8],
    figures: &'static [u8],
}

/// The number of a trait with this name, given in pieces.
pub(super) fn named(pieces: &[&str]) -> Trait {
    let byte = |sum: Trait, byte: &u8| (sum ^ Trait::from(*byte)).wrapping_mul(0x0100_0193);
    pieces.iter().flat_map(|piece| piece.as_bytes()).fold(0x811c_9dc5, byte)
}

/// How likely a meaning is (0 to 1) for which the traits speak so much.
pub(super) fn likelihood(sum: i32) -> f64 {
    1.0 / (1.0 + (-f64::from(sum) / SCALE).exp())
}

impl Learned {
    /// Reads a file of figures. What is wrong with it is said in words.
    pub(super) fn read(file: &'static [u8]) -> Result<Self, String> {
        let end = file.iter().position(|byte| *byte == b'\n').ok_or("no line of names")?;
        let (line, rest) = file.split_at(end);
        let line = std::str::from_utf8(line).map_err(|error| error.to_string())?;
        let names: Vec<&str> = line.split(' ').collect();
        let short = "the file ends too early";
        let (base, rest) =
            rest.split_at_checked(1).and_then(|(_, rest)| rest.split_at_checked(names.len() * NUMBER)).ok_or(short)?;
        let (count, rest) = rest.split_at_checked(NUMBER).ok_or(short)?;
        let count = number(count, 0) as usize;
        let (traits, rest) = rest.split_at_checked(count * NUMBER).ok_or(short)?;
        let (starts, figures) = rest.split_at_checked((count + 1) * NUMBER).ok_or(short)?;
        let base = (0..names.len()).map(|place| number(base, place).cast_signed()).collect();
        Ok(Self { names, base, traits, starts, figures })
    }

    /// How much a text with these traits speaks for each meaning, the constant part with it.
    pub(super) fn weigh(&self, traits: &[Trait]) -> Vec<i32> {
        let mut sums = self.base.clone();
        traits.iter().for_each(|it| self.add(*it, &mut sums));
        sums
    }

    /// How much these traits by themselves speak for each meaning.
    pub(super) fn sums(&self, traits: &[Trait]) -> Vec<i32> {
        let mut sums = vec![0; self.names.len()];
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

fn number(bytes: &[u8], place: usize) -> u32 {
    let four = bytes.get(place * NUMBER..(place + 1) * NUMBER).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}
