//! The best two servings for two places of a day, among all there are.
//!
//! Both places are emptied; each serving that may go there gets the points it adds whatever stands in the other. Day and week
//! only add to those, so that two servings that cost more than the best pair so far need no second look, nor those that
//! miss the day's bounds by more than is left to spend: the first lanes should be those that are bounded most tightly. Where a
//! day or the week misses its bounds anyway, the slopes of what that costs tell the least of every pair without a look at it.

use super::board::{Board, ROOMS, Slopes};
use super::problem::{DAY_LANES, WEEK_LANES};

/// A serving with the points it adds without day and week, the least it adds with them, and what it brings to the day.
#[derive(Clone, Copy)]
struct Entry {
    at: u32,
    points: f32,
    least: f32,
    day: [f32; DAY_LANES],
}

/// Room for the lists, kept between calls.
#[derive(Default)]
pub(super) struct Pairs {
    one: Vec<Entry>,
    other: Vec<Entry>,
}

/// Smallest saving that counts, in points.
const WORTH_IT: f32 = 1e-4;
/// What rounding may take from a least, in points.
const ROUNDED: f32 = 1e-3;

impl Pairs {
    /// Puts the best pair into two places of one day, where the week then has fewer points than a limit. Tells whether it has.
    pub(super) fn settle(&mut self, board: &mut Board<'_>, one: usize, other: usize, limit: f64) -> bool {
        let (points, before) = (board.points, [board.week[one], board.week[other]]);
        let slopes = board.slopes(one);
        board.clear(one);
        board.clear(other);
        let limit = (limit - board.points) as f32 + board.day_and_week(one) - WORTH_IT;
        fill(&mut self.one, board, one);
        fill(&mut self.other, board, other);
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

    /// Drops what costs too much beside the cheapest of the other list, and sorts what is left: the one list by the least that
    /// a serving adds, the other by what it brings to the first lane. Leasts are kept with what day and week cost anyway.
    fn keep_promising(&mut self, board: &Board<'_>, slopes: &Slopes, (place, limit): (usize, f32)) {
        let points = |entry: &Entry| entry.points;
        let [one, other] = [cheapest(&self.one, points), cheapest(&self.other, points)];
        self.one.retain(|entry| entry.points < limit - other);
        self.other.retain(|entry| entry.points < limit - one);
        let anyway = board.least_by(slopes, place) - ROUNDED;
        let servings = &board.problem.servings;
        let with_slopes = |entry: &mut Entry| entry.least = entry.points + slopes.of(&servings[entry.at as usize]);
        self.one.iter_mut().for_each(with_slopes);
        self.one.iter_mut().for_each(|entry| entry.least += anyway);
        self.other.iter_mut().for_each(with_slopes);
        let least = |entry: &Entry| entry.least;
        let [one, other] = [cheapest(&self.one, least), cheapest(&self.other, least)];
        self.one.retain(|entry| entry.least < limit - other);
        self.other.retain(|entry| entry.least < limit - one);
        self.one.sort_unstable_by(|one, other| one.least.total_cmp(&other.least));
        self.other.sort_unstable_by(|one, other| one.day[0].total_cmp(&other.day[0]));
    }

    /// The cheapest pair under a limit of points, day and week included.
    fn search(&mut self, board: &mut Board<'_>, places: [usize; 2], mut limit: f32) -> Option<[u32; 2]> {
        let points = cheapest(&self.other, |entry| entry.points);
        let least = cheapest(&self.other, |entry| entry.least);
        let mut best = None;
        for one in &self.one {
            if one.least + least >= limit {
                break;
            }
            if one.points + points >= limit {
                continue;
            }
            let (day, week) = board.sums_with(places[0], one.at);
            let room = board.room(places[0], &day, limit - one.points - points);
            let from = self.other.partition_point(|other| other.day[0] < room.0[0]);
            for other in self.other[from..].iter().take_while(|other| other.day[0] <= room.1[0]) {
                let too_dear = (one.least + other.least >= limit) | (one.points + other.points >= limit);
                if too_dear || !inside(&other.day, &room) {
                    continue;
                }
                if let Some(points) = together(board, places, [*one, *other], (&day, &week), limit) {
                    (limit, best) = (points, Some([one.at, other.at]));
                }
            }
        }
        best
    }
}

fn cheapest(entries: &[Entry], of: impl Fn(&Entry) -> f32) -> f32 {
    entries.iter().map(of).fold(f32::INFINITY, f32::min)
}

/// Whether what a serving brings to the lanes after the first has room.
#[inline]
fn inside(day: &[f32; DAY_LANES], room: &([f32; ROOMS], [f32; ROOMS])) -> bool {
    (1..ROOMS).fold(true, |fits, lane| fits & (day[lane] >= room.0[lane]) & (day[lane] <= room.1[lane]))
}

/// The points of two servings, where they are below a limit and may stand together.
#[inline]
fn together(
    board: &mut Board<'_>,
    places: [usize; 2],
    entries: [Entry; 2],
    sums: (&[f32; DAY_LANES], &[f32; WEEK_LANES]),
    limit: f32,
) -> Option<f32> {
    let sure = entries[0].points + entries[1].points;
    let sure = sure + board.day_points_with(places[1], sums.0, &entries[1].day, limit - sure)?;
    if sure + board.week_points_with(sums.1, entries[1].at) >= limit {
        return None;
    }
    exactly(board, places, entries).filter(|points| *points < limit)
}

/// What two servings really cost: alike dishes and long days cost more together than one by one.
#[cold]
fn exactly(board: &mut Board<'_>, places: [usize; 2], entries: [Entry; 2]) -> Option<f32> {
    let (empty, base) = (board.points, board.day_and_week(places[0]));
    let first = board.change(places[0], entries[0].at)?;
    board.put(places[0], entries[0].at, first);
    let second = board.change(places[1], entries[1].at);
    board.clear(places[0]);
    board.points = empty;
    second.map(|second| first + second + base)
}

/// Every serving that may go into an empty place; nothing is one of them.
fn fill(list: &mut Vec<Entry>, board: &Board<'_>, place: usize) {
    list.clear();
    list.push(Entry { at: 0, points: 0.0, least: 0.0, day: [0.0; DAY_LANES] });
    let problem = board.problem;
    let (mut dish, mut of_dish) = (None, None);
    for at in problem.places[place].servings.clone() {
        let serving = &problem.servings[at as usize];
        if dish != Some(serving.dish) {
            (dish, of_dish) = (Some(serving.dish), board.change_of_dish(place, at));
        }
        let points = of_dish.map(|of_dish| of_dish + serving.points - problem.places[place].empty);
        list.extend(points.map(|points| Entry { at, points, least: points, day: serving.day }));
    }
}
