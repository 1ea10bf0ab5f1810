//! The best two servings for two places of a day, among all there are.
//!
//! Both places are emptied; each serving that may go there gets the points it adds whatever stands in the other. Day and week
//! only add to those, so that two servings that cost more than the best pair so far need no second look, nor those that
//! miss the day's bounds by more than is left to spend: the first lanes should be those that are bounded most tightly. Where a
//! day or the week misses its bounds anyway, the slopes of what that costs tell the least of every pair without a look at it.

use super::board::{Board, Room, Slopes};
use super::offers::Menu;
use super::problem::Problem;
use super::rows::{ABREAST, Rows};

/// A serving with the points it adds without day and week, and the least it adds with them.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) at: u32,
    pub(super) points: f32,
    pub(super) least: f32,
}

/// The offers of the places, and room for lists of them.
pub(super) struct Pairs {
    menu: Menu,
    one: Vec<Entry>,
    other: Vec<Entry>,
    rows: Rows,
}

/// Smallest saving that counts, in points.
const WORTH_IT: f32 = 1e-4;
/// What rounding may take from a least, in points.
const ROUNDED: f32 = 1e-3;

impl Pairs {
    pub(super) fn of(problem: &Problem) -> Self {
        Self { menu: Menu::of(problem), one: Vec::new(), other: Vec::new(), rows: Rows::default() }
    }

    /// Puts the best pair into two places of one day, where the week then has fewer points than a limit. Tells whether it has.
    pub(super) fn settle(&mut self, board: &mut Board<'_>, one: usize, other: usize, limit: f64) -> bool {
        let (points, before) = (board.points, [board.week[one], board.week[other]]);
        let slopes = board.slopes(one);
        board.clear(one);
        board.clear(other);
        let limit = (limit - board.points) as f32 + board.day_and_week(one) - WORTH_IT;
        self.menu.list(&mut self.one, board, one);
        self.menu.list(&mut self.other, board, other);
        self.keep_promising(board, &slopes, (one, limit));
        let best = self.search(board, [one, other], limit);
        for (place, at) in [one, other].into_iter().zip(best.unwrap_or(before)) {
            board.set(place, at);
        }
        if best.is_none() {
            board.points = points;
        }
        best.is_some()
    }

    /// Drops what costs too much beside the cheapest of the other list. Leasts of the one list are kept with what day and week
    /// cost anyway.
    fn keep_promising(&mut self, board: &Board<'_>, slopes: &Slopes, (place, limit): (usize, f32)) {
        drop_dear(&mut self.one, &mut self.other, limit, |entry| entry.points);
        let anyway = board.least_by(slopes, place) - ROUNDED;
        let least = |entry: &Entry| entry.points + slopes.of(&board.problem.servings[entry.at as usize]);
        self.one.iter_mut().for_each(|entry| entry.least = least(entry) + anyway);
        self.other.iter_mut().for_each(|entry| entry.least = least(entry));
        drop_dear(&mut self.one, &mut self.other, limit, |entry| entry.least);
        self.rows.lay(&self.other, &board.problem.servings);
    }

    /// The cheapest pair under a limit of points, day and week included.
    fn search(&mut self, board: &mut Board<'_>, places: [usize; 2], mut limit: f32) -> Option<[u32; 2]> {
        let points = cheapest(&self.other, |entry| entry.points);
        let least = cheapest(&self.other, |entry| entry.least);
        let room = board.room(places[0]);
        let mut best = None;
        for one in &self.one {
            if one.least + least >= limit || one.points + points >= limit {
                continue;
            }
            let room = room.beside(&board.problem.servings[one.at as usize], limit - one.points - points);
            if let Some((other, points)) = self.beside(board, places, one, &room, limit) {
                (limit, best) = (points, Some([one.at, other]));
            }
        }
        best
    }

    /// The serving that is cheapest beside one, where both are under a limit of points.
    #[inline]
    fn beside(&self, board: &mut Board<'_>, places: [usize; 2], one: &Entry, room: &Room, mut limit: f32) -> Option<(u32, f32)> {
        let mut best = None;
        for (row, others) in self.rows.iter().zip(self.other.chunks(ABREAST)) {
            if row.is_outside(room) {
                continue;
            }
            let spare = row.spare(limit - one.least, limit - one.points, room);
            if spare.iter().all(|spare| *spare <= 0.0) {
                continue;
            }
            for (other, _) in others.iter().zip(spare).filter(|(_, spare)| *spare > 0.0) {
                if let Some(points) = together(board, places, [*one, *other], limit) {
                    (limit, best) = (points, Some((other.at, points)));
                }
            }
        }
        best
    }
}

fn cheapest(entries: &[Entry], of: impl Fn(&Entry) -> f32) -> f32 {
    entries.iter().map(of).fold(f32::INFINITY, f32::min)
}

/// Drops from two lists what costs a limit or more even beside the cheapest of the other.
fn drop_dear(one: &mut Vec<Entry>, other: &mut Vec<Entry>, limit: f32, of: impl Fn(&Entry) -> f32) {
    let least = [cheapest(one, &of), cheapest(other, &of)];
    one.retain(|entry| of(entry) < limit - least[1]);
    other.retain(|entry| of(entry) < limit - least[0]);
}

/// The points of two servings, where they are below a limit and may stand together.
#[inline]
fn together(board: &mut Board<'_>, places: [usize; 2], entries: [Entry; 2], limit: f32) -> Option<f32> {
    let sure = entries[0].points + entries[1].points;
    let pair = entries.map(|entry| entry.at);
    let sure = sure + board.day_points_with(places[0], pair, limit - sure)?;
    if sure + board.week_points_with(pair) >= limit {
        return None;
    }
    exactly(board, places, pair).filter(|points| *points < limit)
}

/// What two servings really cost: alike dishes and long days cost more together than one by one.
#[cold]
fn exactly(board: &mut Board<'_>, places: [usize; 2], pair: [u32; 2]) -> Option<f32> {
    let (empty, base) = (board.points, board.day_and_week(places[0]));
    let first = board.change(places[0], pair[0])?;
    board.put(places[0], pair[0], first);
    let second = board.change(places[1], pair[1]);
    board.clear(places[0]);
    board.points = empty;
    second.map(|second| first + second + base)
}
