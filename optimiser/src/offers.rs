//! What each place has to choose from, as the search goes through it.

use super::board::Board;
use super::problem::{Place, Problem};

/// A serving with the points it adds without day and week, and the least it adds with them.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) at: u32,
    pub(super) points: f32,
    pub(super) least: f32,
    /// The same without what is wished of the first lanes.
    pub(super) rest: f32,
    /// Points that chance adds: those of the entry have them.
    pub(super) mood: f32,
}

/// A serving of a place.
#[derive(Clone, Copy)]
struct Offer {
    at: u32,
    dish: u16,
    /// Points of the serving beyond those of leaving the place empty.
    points: f32,
}

/// The servings of some places, in the order of what they bring to the first lane of a day.
struct Offers {
    dishes: Vec<u16>,
    servings: Vec<Offer>,
}

/// The offers of every place of a problem.
pub(super) struct Menu {
    offers: Vec<Offers>,
    /// For each place its offers.
    of_place: Vec<usize>,
    /// For each dish what it adds to a week, kept between calls.
    of_dish: Vec<f32>,
}

impl Menu {
    pub(super) fn of<'p>(problem: &'p Problem) -> Self {
        let mut known: Vec<&'p Place> = Vec::new();
        let number = |place: &'p Place| {
            let same = |it: &&Place| it.servings == place.servings && it.empty == place.empty;
            known.iter().position(same).unwrap_or_else(|| {
                known.push(place);
                known.len() - 1
            })
        };
        let of_place = problem.places.iter().map(number).collect();
        let offers = known.into_iter().map(|place| Offers::of(problem, place)).collect();
        Self { offers, of_place, of_dish: vec![0.0; problem.dishes.len()] }
    }

    /// Servings that may go into a place, nothing among them.
    pub(super) fn choices(&self, place: usize) -> usize {
        self.offers[self.of_place[place]].servings.len() + 1
    }

    /// Lists every serving that may go into an empty place, with the points it adds whatever stands around it. Nothing is one of
    /// them, wherever it would stand by what it brings.
    pub(super) fn list(&mut self, entries: &mut Vec<Entry>, board: &Board<'_>, place: usize) {
        let offers = &self.offers[self.of_place[place]];
        for &dish in &offers.dishes {
            self.of_dish[usize::from(dish)] = board.change_of_dish(place, dish).unwrap_or(f32::INFINITY);
        }
        let entry = |offer: &Offer| {
            let points = offer.points + self.of_dish[usize::from(offer.dish)];
            Entry { at: offer.at, points, least: points, rest: points, mood: 0.0 }
        };
        entries.clear();
        entries.push(Entry { at: 0, points: 0.0, least: 0.0, rest: 0.0, mood: 0.0 });
        entries.extend(offers.servings.iter().map(entry));
    }
}

impl Offers {
    fn of(problem: &Problem, place: &Place) -> Self {
        let serving = |at: u32| &problem.servings[at as usize];
        let offer = |at: u32| {
            let dish = serving(at).dish?;
            Some(Offer { at, dish, points: serving(at).points - place.empty })
        };
        let mut servings: Vec<Offer> = place.servings.clone().filter_map(offer).collect();
        servings.sort_by(|one, other| serving(one.at).day[0].total_cmp(&serving(other.at).day[0]));
        let mut dishes: Vec<u16> = servings.iter().map(|offer| offer.dish).collect();
        dishes.sort_unstable();
        dishes.dedup();
        Self { dishes, servings }
    }
}
