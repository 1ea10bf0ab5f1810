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
        let mut points = [0.0_f32; 4];
        for lane in 0..N {
            points[lane % 4] += self.below[lane] * (self.least[lane] - amounts[lane]).max(0.0)
                + self.above[lane] * (amounts[lane] - self.most[lane]).max(0.0);
        }
        (points[0] + points[2]) + (points[1] + points[3])
    }
}
