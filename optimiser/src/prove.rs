//! The best servings for all open places of a day at once, where prices rule out so much that what is left can be looked at.

use super::board::Board;
use super::group::{Group, MOST};
use super::offers::Entry;
use super::prices::Prices;
use super::settle::{ROUNDED, Settler, drop_dear};
use super::slopes::Slopes;

/// Steps of the prices.
const STEPS: usize = 60;
/// Steps after which what is too dear by then is dropped.
const DROP_EACH: usize = 15;
/// Share of the distance to the goal that a step of the prices goes for at first, and what is left of it where steps lead nowhere.
const STRIDE: f32 = 1.0;
const SHORTER: f32 = 0.6;
/// Steps that lead nowhere before they get shorter.
const PATIENCE: usize = 8;
/// Choices of a group beyond which its bundles are not counted one by one.
const MOST_CHOICES: usize = 4_000_000;
/// Bundles of a group, rows beside all of them, and pairs not ruled out row by row, beyond which a look is given up.
const MOST_BUNDLES: usize = 20_000;
const MOST_ROWS: usize = 3_000_000;
const MOST_PAIRS: usize = 100_000;

impl Settler {
    /// Puts the best servings there are into all these places of a day. Tells whether that could be done: what is beyond a look at
    /// it stays as it is.
    pub(super) fn prove(&mut self, board: &mut Board<'_>, places: &[usize]) -> bool {
        if places.len() > 2 * MOST || places.len() < 2 {
            return false;
        }
        let (before, points, place) = (places.iter().map(|it| board.week[*it]).collect::<Vec<_>>(), board.points, places[0]);
        board.clear(places);
        let limit = (points - board.points) as f32 + board.day_and_week(place);
        let lists: Vec<Vec<Entry>> = places.iter().map(|place| self.listed(board, *place)).collect();
        let (slopes, lists) = self.priced(board, place, lists, limit);
        let (groups, choices) = halves(places, &lists);
        self.list(board, &groups);
        let few = choices <= MOST_CHOICES
            && self.keep_promising(board, &slopes, &groups, limit, MOST_BUNDLES)
            && self.rows_to_look_at(board, &groups, limit) <= MOST_ROWS;
        let mut looks = if few { MOST_PAIRS } else { 0 };
        match self.search(board, &groups, limit, &mut looks) {
            Some(best) => groups.iter().zip(best).for_each(|(group, all)| board.fill(group.places(), &all)),
            None => {
                board.fill(places, &before);
                board.points = points;
            }
        }
        looks > 0
    }

    fn listed(&mut self, board: &Board<'_>, place: usize) -> Vec<Entry> {
        let mut list = Vec::new();
        self.menu.list(&mut list, board, place);
        list
    }

    /// Prices under which the least that the places cost together comes near a limit, and what is left of their lists then.
    fn priced(&self, board: &Board<'_>, place: usize, mut lists: Vec<Vec<Entry>>, limit: f32) -> (Slopes, Vec<Vec<Entry>>) {
        let servings = &board.problem.servings;
        let (mut prices, mut best) = (Prices::NONE, (f32::NEG_INFINITY, Prices::NONE));
        let (mut stride, mut nowhere) = (STRIDE, 0);
        for step in 0..STEPS {
            if step > 0 && step % DROP_EACH == 0 {
                self.dropped(board, place, &best.1, &mut lists, limit);
            }
            let slopes = board.slopes_at(place, &prices);
            let (mut least, mut chosen) = (board.least_by(&slopes, place)[0], Vec::new());
            for list in &lists {
                let cost = |entry: &Entry| entry.points + slopes.of(&servings[entry.at as usize])[0];
                let costs = list.iter().map(|entry| (cost(entry), entry.at));
                let (cost, at) = costs.fold((f32::INFINITY, 0), |one, other| if other.0 < one.0 { other } else { one });
                least += cost;
                chosen.push(at);
            }
            if least > best.0 + 1e-4 {
                (best, nowhere) = ((least, prices.clone()), 0);
            } else {
                nowhere += 1;
                if nowhere == PATIENCE {
                    (stride, nowhere, prices) = (stride * SHORTER, 0, best.1.clone());
                }
            }
            board.market(place, &chosen).clear(&mut prices, stride * (limit - least).max(0.01));
        }
        let slopes = self.dropped(board, place, &best.1, &mut lists, limit);
        (slopes, lists)
    }

    /// Drops what is too dear under some prices, whatever stands in the other places.
    fn dropped(&self, board: &Board<'_>, place: usize, prices: &Prices, lists: &mut [Vec<Entry>], limit: f32) -> Slopes {
        let (slopes, servings) = (board.slopes_at(place, prices), &board.problem.servings);
        let mut anyway = board.least_by(&slopes, place)[0] - ROUNDED;
        for list in lists.iter_mut() {
            for entry in list.iter_mut() {
                entry.least = entry.points + slopes.of(&servings[entry.at as usize])[0] + anyway;
            }
            anyway = 0.0;
        }
        drop_dear(lists, limit, |entry| entry.least);
        slopes
    }
}

/// Places in two groups that have about as many choices, and the choices of the larger one.
fn halves(places: &[usize], lists: &[Vec<Entry>]) -> ([Group; 2], usize) {
    let mut sorted: Vec<(usize, usize)> = lists.iter().map(Vec::len).zip(places.iter().copied()).collect();
    sorted.sort_unstable_by(|one, other| other.cmp(one));
    let mut groups = [(sorted[0].0, Group::of(sorted[0].1)), (sorted[1].0, Group::of(sorted[1].1))];
    for (choices, place) in sorted.into_iter().skip(2) {
        let fewer = usize::from(groups[1].0 < groups[0].0);
        let at = if groups[fewer].1.places().len() < MOST { fewer } else { 1 - fewer };
        groups[at] = (groups[at].0 * choices.max(1), groups[at].1.with(place));
    }
    (groups.map(|(_, group)| group), groups[0].0.max(groups[1].0))
}
