//! Least and most of several amounts at once, with what it costs to miss them.

/// Bounds of `N` amounts. An amount without a bound has a price of zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds<const N: usize> {
    /// Least of each lane.
    pub least: [f32; N],
    /// Most of each lane.
    pub most: [f32; N],
    /// Points for each unit under the least.
    pub below: [f32; N],
    /// Points for each unit over the most.
    pub above: [f32; N],
}

impl<const N: usize> Bounds<N> {
    /// No bound at all.
    pub const NONE: Self = Self { least: [0.0; N], most: [0.0; N], below: [0.0; N], above: [0.0; N] };

    /// Sets the least of a lane and the points for each unit under it.
    pub fn at_least(&mut self, lane: usize, least: f64, below: f64) {
        (self.least[lane], self.below[lane]) = (least as f32, below as f32);
    }

    /// Sets the most of a lane and the points for each unit over it.
    pub fn at_most(&mut self, lane: usize, most: f64, above: f64) {
        (self.most[lane], self.above[lane]) = (most as f32, above as f32);
    }

    /// Takes both bounds of a lane away.
    pub fn free(&mut self, lane: usize) {
        (self.below[lane], self.above[lane]) = (0.0, 0.0);
    }

    /// The points of these amounts.
    #[inline]
    pub fn points(&self, amounts: &[f32; N]) -> f32 {
        by_fours::<N>(|lane| {
            let (under, over) = (self.least[lane] - amounts[lane], amounts[lane] - self.most[lane]);
            self.below[lane] * or_nothing(under) + self.above[lane] * or_nothing(over)
        })
    }

    /// What one unit more of each lane costs at these amounts. The points of any other amounts are at least those of these and
    /// what the slopes give for the difference, since points are convex.
    #[inline]
    pub(super) fn slopes(&self, amounts: &[f32; N]) -> [f32; N] {
        let mut slopes = [0.0; N];
        for lane in 0..N {
            let (under, over) = (amounts[lane] < self.least[lane], amounts[lane] > self.most[lane]);
            slopes[lane] = if over { self.above[lane] } else { 0.0 } - if under { self.below[lane] } else { 0.0 };
        }
        slopes
    }
}

/// The amount, or nothing where it is less: in one step of the machine, which `f32::max` is not.
#[inline]
pub(super) fn or_nothing(amount: f32) -> f32 {
    if amount > 0.0 { amount } else { 0.0 }
}

/// The lesser of two numbers that are numbers: in one step of the machine, which `f32::min` is not.
#[inline]
pub(super) fn lesser(one: f32, other: f32) -> f32 {
    if other < one { other } else { one }
}

/// The sum over `N` lanes, a multiple of four, in four sums side by side: the order of adding is fixed, and the machine adds four
/// at once.
#[inline]
fn by_fours<const N: usize>(of: impl Fn(usize) -> f32) -> f32 {
    let mut sums = [0.0_f32; 4];
    for four in 0..N / 4 {
        for (place, sum) in sums.iter_mut().enumerate() {
            *sum += of(four * 4 + place);
        }
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3])
}
