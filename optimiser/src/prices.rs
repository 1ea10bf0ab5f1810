//! What a unit of each lane is worth to a day and to the week, so that the cheapest servings, place by place, cost together nearly
//! as much as the best that fit each other: a bound from below, and a close one.

use super::bounds::Bounds;
use super::problem::{DAY_LANES, WEEK_LANES};

/// Prices of what is wished of a day, of what must hold for it, and of what the week should have.
#[derive(Clone)]
pub(super) struct Prices {
    pub(super) wished: [f32; DAY_LANES],
    pub(super) musts: [f32; DAY_LANES],
    pub(super) week: [f32; WEEK_LANES],
}

impl Prices {
    /// Nothing is worth anything.
    pub(super) const NONE: Self = Self { wished: [0.0; DAY_LANES], musts: [0.0; DAY_LANES], week: [0.0; WEEK_LANES] };
}

/// Amounts that come of prices, and the bounds they are held to.
pub(super) struct Market<'p> {
    pub(super) wished: &'p Bounds<DAY_LANES>,
    pub(super) musts: &'p Bounds<DAY_LANES>,
    pub(super) week: &'p Bounds<WEEK_LANES>,
    pub(super) day_sum: [f32; DAY_LANES],
    pub(super) week_sum: [f32; WEEK_LANES],
}

impl Market<'_> {
    /// Moves prices to where supply meets demand: so far that a bound could rise by so many points.
    pub(super) fn clear(&self, prices: &mut Prices, points: f32) {
        let wished = self.wished.wanting(&prices.wished, &self.day_sum);
        let musts = self.musts.wanting(&prices.musts, &self.day_sum);
        let week = self.week.wanting(&prices.week, &self.week_sum);
        let squares = |wanting: &[f32]| wanting.iter().map(|it| it * it).sum::<f32>();
        let all = squares(&wished) + squares(&musts) + squares(&week);
        if all > 0.0 {
            let step = points / all;
            self.wished.move_prices(&mut prices.wished, &wished, step);
            self.musts.move_prices(&mut prices.musts, &musts, step);
            self.week.move_prices(&mut prices.week, &week, step);
        }
    }
}

impl<const N: usize> Bounds<N> {
    /// Least of the points of any amounts without what they are worth at these prices.
    pub(super) fn least_beyond(&self, prices: &[f32; N]) -> f32 {
        let of = |lane: usize| match prices[lane] {
            price if price > 0.0 => -price * self.most[lane],
            price if price < 0.0 => -price * self.least[lane],
            _ => 0.0,
        };
        (0..N).map(of).sum()
    }

    /// How much of each lane is beyond what its price asks for, in points at the highest price.
    fn wanting(&self, prices: &[f32; N], amounts: &[f32; N]) -> [f32; N] {
        let mut wanting = [0.0; N];
        for (lane, wanting) in wanting.iter_mut().enumerate() {
            let (price, amount, below, above) = (prices[lane], amounts[lane], self.below[lane], self.above[lane]);
            let under = if below > 0.0 && price <= 0.0 { (amount - self.least[lane]).min(0.0) } else { 0.0 };
            let over = if above > 0.0 && price >= 0.0 { (amount - self.most[lane]).max(0.0) } else { 0.0 };
            let spare = match price {
                price if price > 0.0 => (amount - self.most[lane]).min(0.0),
                price if price < 0.0 => (amount - self.least[lane]).max(0.0),
                _ => 0.0,
            };
            let off = under + over + spare;
            let at_the_end = price >= above && off > 0.0 || price <= -below && off < 0.0;
            *wanting = if at_the_end { 0.0 } else { off * below.max(above) };
        }
        wanting
    }

    fn move_prices(&self, prices: &mut [f32; N], wanting: &[f32; N], step: f32) {
        for (lane, price) in prices.iter_mut().enumerate() {
            let (below, above) = (self.below[lane], self.above[lane]);
            *price = (*price + step * wanting[lane] * below.max(above)).clamp(-below, above);
        }
    }
}
