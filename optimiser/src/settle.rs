//! The best servings for two groups of places of a day, among all there are.
//!
//! The places are emptied; each serving that may go into one gets the points it adds whatever stands in the others. Day and week
//! only add to those, so that two bundles that cost more than the best so far need no second look, nor those that miss the day's
//! bounds by more than is left to spend: the first lanes should be those that are bounded most tightly. Where a day or the week
//! misses its bounds anyway, the slopes of what that costs tell the least of all without a look at it.
//!
//! With heat, chance takes points off each serving first: then what comes out is no longer the best but most often a good one,
//! and a search that goes on from there sees more than one valley.

use super::board::Board;
use super::bounds::lesser;
use super::chance::Chance;
use super::group::{Bundle, Group, MOST, bundle};
use super::offers::{Entry, Menu};
use super::problem::Problem;
use super::rows::Rows;
use super::slopes::{Room, Slopes};

/// How much chance decides: points of a thousand draws, and where they come from.
pub(super) struct Heat<'c> {
    pub(super) chance: &'c mut Chance,
    /// Points that it takes off a serving in the mean.
    pub(super) points: f32,
}

/// The offers of the places, and room for lists of them.
pub(super) struct Settler {
    pub(super) menu: Menu,
    lists: [Vec<Entry>; 2 * MOST],
    one: Vec<Bundle>,
    other: Vec<Bundle>,
    rows: Rows,
    /// Draws of what chance takes off, the mean being one.
    draws: Vec<f32>,
}

/// Smallest saving that counts, in points.
const WORTH_IT: f32 = 1e-4;
/// What rounding may take from a least, in points.
pub(super) const ROUNDED: f32 = 1e-3;
/// Pairs of bundles beyond which a look at them isn't worth the time: groups that few things rule out.
const MOST_PAIRS: usize = 200_000;
/// Draws that chance chooses among.
const DRAWS: usize = 1024;

impl Settler {
    pub(super) fn of(problem: &Problem) -> Self {
        let draw = |number: usize| -((number as f32 + 0.5) / DRAWS as f32).ln();
        Self {
            menu: Menu::of(problem),
            lists: Default::default(),
            one: Vec::new(),
            other: Vec::new(),
            rows: Rows::default(),
            draws: (0..DRAWS).map(draw).collect(),
        }
    }

    /// Puts the best servings into the places of two groups of one day, where the week then has fewer points than a limit.
    /// Tells whether it has.
    pub(super) fn settle(&mut self, board: &mut Board<'_>, groups: &[Group; 2], limit: f64) -> bool {
        self.settle_by(board, groups, limit, None)
    }

    /// Puts good servings into the places, the better the colder it is.
    pub(super) fn stir(&mut self, board: &mut Board<'_>, groups: &[Group; 2], heat: Heat<'_>) -> bool {
        self.settle_by(board, groups, board.points, Some(heat))
    }

    fn settle_by(&mut self, board: &mut Board<'_>, groups: &[Group; 2], limit: f64, heat: Option<Heat<'_>>) -> bool {
        let (points, place) = (board.points, groups[0].places()[0]);
        let before = groups.map(|group| held(board, &group));
        let slopes = board.slopes(place);
        groups.iter().for_each(|group| board.clear(group.places()));
        let limit = (limit - board.points) as f32 + board.day_and_week(place) - WORTH_IT;
        self.list(board, groups);
        let limit = limit + heat.map_or(0.0, |heat| self.warm(groups, &before, heat));
        self.keep_promising(board, &slopes, groups, limit, usize::MAX);
        let (few, mut looks) = (self.one.len() * self.other.len() <= MOST_PAIRS, usize::MAX);
        let best = if few { self.search(board, groups, limit, &mut looks) } else { None };
        groups.iter().zip(best.unwrap_or(before)).for_each(|(group, all)| board.fill(group.places(), &all));
        if best.is_none() {
            board.points = points;
        }
        best.is_some()
    }

    pub(super) fn list(&mut self, board: &Board<'_>, groups: &[Group; 2]) {
        let places = groups.iter().flat_map(Group::places);
        self.lists.iter_mut().zip(places).for_each(|(list, place)| self.menu.list(list, board, *place));
    }

    /// Lets chance take points off every entry, and tells how many off those that stood there.
    fn warm(&mut self, groups: &[Group; 2], before: &[[u32; MOST]; 2], heat: Heat<'_>) -> f32 {
        let stood = groups.iter().zip(before).flat_map(|(group, all)| &all[..group.places().len()]);
        let mut of_those = 0.0;
        for (list, stood) in self.lists.iter_mut().zip(stood) {
            for entry in list {
                entry.mood = -heat.points * self.draws[heat.chance.below(DRAWS)];
                entry.points += entry.mood;
                of_those += if entry.at == *stood { entry.mood } else { 0.0 };
            }
        }
        of_those
    }

    /// Bundles what doesn't cost too much beside the cheapest of the other places. Leasts of the first place are kept with what
    /// day and week cost anyway. Tells whether a group has no more than so many bundles.
    pub(super) fn keep_promising(
        &mut self,
        board: &Board<'_>,
        slopes: &Slopes,
        groups: &[Group; 2],
        limit: f32,
        most: usize,
    ) -> bool {
        let [one, other] = groups.map(|group| group.places().len());
        let lists = &mut self.lists[..one + other];
        drop_dear(lists, limit, |entry| entry.points);
        let servings = &board.problem.servings;
        let mut anyway = board.least_by(slopes, groups[0].places()[0]).map(|least| least - ROUNDED);
        for list in lists.iter_mut() {
            for entry in list.iter_mut() {
                let [all, rest] = slopes.of(&servings[entry.at as usize]);
                (entry.least, entry.rest) = (entry.points + all + anyway[0], entry.points + rest + anyway[1]);
            }
            anyway = [0.0; 2];
        }
        drop_dear(lists, limit, |entry| entry.least);
        let (first, second) = lists.split_at(one);
        let under = |others: &[Vec<Entry>]| [limit - sum(others, |it| it.points), limit - sum(others, |it| it.least)];
        let few = bundle(&mut self.one, first, under(second), most) && bundle(&mut self.other, second, under(first), most);
        self.rows.lay(&mut self.other, servings);
        few
    }

    /// Rows that a search would go through.
    pub(super) fn rows_to_look_at(&self, board: &Board<'_>, groups: &[Group; 2], limit: f32) -> usize {
        let rest = cheapest(&self.other, |bundle| bundle.rest);
        let room = board.room(groups[0].places()[0]);
        let rows =
            |one: &Bundle| self.rows.within(room.beside(&one.day(&board.problem.servings)).ends(limit - one.rest - rest)).count();
        self.one.iter().map(rows).sum()
    }

    /// The cheapest two bundles under a limit of points, day and week included, as far as the pairs go that may be looked at.
    pub(super) fn search(
        &self,
        board: &Board<'_>,
        groups: &[Group; 2],
        mut limit: f32,
        looks: &mut usize,
    ) -> Option<[[u32; MOST]; 2]> {
        let points = cheapest(&self.other, |bundle| bundle.points);
        let least = cheapest(&self.other, |bundle| bundle.least);
        let rest = cheapest(&self.other, |bundle| bundle.rest);
        let room = board.room(groups[0].places()[0]);
        let mut best = None;
        for one in &self.one {
            if *looks == 0 || one.least + least >= limit || one.points + points >= limit || one.rest + rest >= limit {
                continue;
            }
            let room = room.beside(&one.day(&board.problem.servings));
            let ends = room.ends(limit - (one.points + points).max(one.rest + rest));
            if let Some((other, points)) = self.beside(board, groups, one, (&room, ends), limit, looks) {
                (limit, best) = (points, Some([one.at, other]));
            }
        }
        best
    }

    /// The bundle that is cheapest beside one, where both are under a limit of points.
    #[inline]
    fn beside(
        &self,
        board: &Board<'_>,
        groups: &[Group; 2],
        one: &Bundle,
        (room, ends): (&Room, [f32; 2]),
        mut limit: f32,
        looks: &mut usize,
    ) -> Option<([u32; MOST], f32)> {
        let mut best = None;
        for (start, row) in self.rows.within(ends) {
            let left = row.left(limit - one.rest, room);
            if left.iter().all(|left| *left <= 0.0) {
                continue;
            }
            for (other, _) in self.other[start..].iter().zip(left).filter(|(_, left)| *left > 0.0) {
                *looks = looks.saturating_sub(1);
                if let Some(points) = together(board, groups, [one, other], limit) {
                    (limit, best) = (points, Some((other.at, points)));
                }
            }
        }
        best
    }
}

/// What stands in the places of a group.
fn held(board: &Board<'_>, group: &Group) -> [u32; MOST] {
    let mut held = [0; MOST];
    held.iter_mut().zip(group.places()).for_each(|(held, place)| *held = board.week[*place]);
    held
}

fn cheapest<T>(entries: &[T], of: impl Fn(&T) -> f32) -> f32 {
    entries.iter().map(of).fold(f32::INFINITY, lesser)
}

/// The least that some places cost together.
fn sum(lists: &[Vec<Entry>], of: impl Fn(&Entry) -> f32) -> f32 {
    lists.iter().map(|list| cheapest(list, &of)).sum()
}

/// Drops what costs a limit or more even beside the cheapest of all other places.
pub(super) fn drop_dear(lists: &mut [Vec<Entry>], limit: f32, of: impl Fn(&Entry) -> f32) {
    let all = sum(lists, &of);
    for list in lists {
        let most = limit - (all - cheapest(list, &of));
        list.retain(|entry| of(entry) < most);
    }
}

/// The points of two bundles, where they are below a limit and may stand together.
#[inline]
fn together(board: &Board<'_>, groups: &[Group; 2], bundles: [&Bundle; 2], limit: f32) -> Option<f32> {
    let sure = bundles[0].points + bundles[1].points;
    let days = bundles.map(|bundle| bundle.day(&board.problem.servings));
    let sure = sure + board.day_points_with(groups[0].places()[0], &days, limit - sure)?;
    let all = bundles.map(|bundle| bundle.at);
    if sure + board.week_points_with(all.as_flattened()) >= limit {
        return None;
    }
    let mood = bundles[0].mood + bundles[1].mood;
    exactly(board, groups, &all).map(|points| points + mood).filter(|points| *points < limit)
}

/// What servings really cost: alike dishes and long days cost more together than one by one.
#[cold]
fn exactly(board: &Board<'_>, groups: &[Group; 2], all: &[[u32; MOST]; 2]) -> Option<f32> {
    let (mut places, mut servings, mut count) = ([0; 2 * MOST], [0; 2 * MOST], 0);
    for (place, at) in groups.iter().zip(all).flat_map(|(group, all)| group.places().iter().zip(all)) {
        (places[count], servings[count], count) = (*place, *at, count + 1);
    }
    let points = board.points_of(&places[..count], &servings[..count])?;
    Some(points + board.day_and_week_with(places[0], &servings[..count]))
}
