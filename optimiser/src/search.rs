//! The search: day by day the best pairs, then groups of places stirred in ever less heat, and trades between days.

use super::board::Board;
use super::chance::Chance;
use super::group::Group;
use super::problem::{Cost, Problem};
use super::settle::{Heat, Settler};

/// How long to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Steps, each of them a few places settled anew.
    pub steps: u32,
    /// Most rounds of so many steps: fewer where five of them have come to the same week, or to one as good.
    pub rounds: u32,
}

impl Effort {
    /// For a whole week.
    pub const WEEK: Self = Self { steps: 1000, rounds: 1 };
    /// For some days of a week.
    pub const DAYS: Self = Self { steps: 400, rounds: 1 };
    /// No steps: every pair settled once. Good enough to see where a week can get, at a tenth of the time.
    pub const SKETCH: Self = Self { steps: 0, rounds: 1 };
    /// For one meal, with the others as they are.
    pub const MEAL: Self = Self { steps: 120, rounds: 1 };

    /// As much for each day when there are fewer than seven.
    pub fn for_days(self, days: usize) -> Self {
        Self { steps: self.steps * days.clamp(1, 7) as u32 / 7, ..self }
    }
}

/// A filled week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// For each place the place of its serving in [`Problem::servings`]; 0 for nothing.
    pub servings: Vec<u32>,
    /// What it costs.
    pub cost: Cost,
}

/// Heat at the start, in points, where places have so many servings to choose from: the more there are, the less it takes.
const HOT: f32 = 1.1;
/// Heat at the end.
const COLD: f32 = 0.02;
/// Heat at the start as a share of a week's points, where that is more: far from its figures, larger steps are worth a try.
const HOT_SHARE: f64 = 0.005;
/// Of so many steps one is a trade between days.
const TRADES: usize = 3;
/// Groups that are settled on each day of a trade.
const AFTER_TRADE: usize = 2;
/// Choices that a group of several places may have.
const MOST_CHOICES: usize = 1000;
/// Heat at the start from which groups are single places: so far from its figures, a week rules too few bundles out.
const TOO_HOT: f32 = 0.6;

/// Rounds that come to the best there is, before it is taken for that.
const SURE: u32 = 5;
/// Rounds that come to the same before a look at everything there is.
const AGREED: u32 = 2;
/// Of so many rounds one starts from the best so far, with one of so many places scattered.
const FROM_BEST: u32 = 3;
const KICKED: usize = 3;
/// Such looks.
const MOST_LOOKS: u32 = 2;
/// Points between weeks that are as good as each other.
const SAME_POINTS: f64 = 1e-3;

/// Fills a week from scratch or from a first idea, which names a serving, or 0, for each place.
pub fn solve(problem: &Problem, idea: Option<&[u32]>, effort: Effort, seed: u64) -> Week {
    solve_unless(problem, idea, effort, seed, |_| false)
}

/// The same, but where a first look at the settled week says that it is hopeless, that week is the answer.
pub fn solve_unless(
    problem: &Problem,
    idea: Option<&[u32]>,
    effort: Effort,
    seed: u64,
    hopeless: impl FnOnce(&[u32]) -> bool,
) -> Week {
    let mut search = Search::new(problem, idea, seed);
    search.fill();
    search.settle_all();
    if effort.steps > 0 && !hopeless(&search.best) {
        search.rounds(effort);
    }
    Week { cost: problem.cost(&search.best), servings: search.best }
}

struct Search<'p> {
    board: Board<'p>,
    /// The week before a trade.
    before: Board<'p>,
    chance: Chance,
    settler: Settler,
    most_choices: usize,
    best: Vec<u32>,
    best_points: f64,
    /// For each place those with the same servings on other days.
    alike: Vec<Vec<usize>>,
    /// For each day its places with something to choose.
    days: Vec<Vec<usize>>,
}

impl<'p> Search<'p> {
    fn new(problem: &'p Problem, idea: Option<&[u32]>, seed: u64) -> Self {
        let week = idea.map_or_else(|| vec![0; problem.places.len()], <[u32]>::to_vec);
        let board = Board::of(problem, week.clone());
        let open = |day: usize| {
            move |place: &usize| usize::from(problem.places[*place].day) == day && problem.places[*place].servings.len() > 1
        };
        let days = (0..problem.wished.len()).map(|day| (0..problem.places.len()).filter(open(day)).collect());
        Self {
            best_points: board.points,
            before: board.clone(),
            board,
            chance: Chance::new(seed),
            settler: Settler::of(problem),
            most_choices: MOST_CHOICES,
            best: week,
            alike: (0..problem.places.len()).map(|place| alike(problem, place)).collect(),
            days: days.collect(),
        }
    }

    /// A first week: place by place the cheapest serving.
    fn fill(&mut self) {
        for place in 0..self.board.week.len() {
            let servings = self.board.problem.places[place].servings.clone();
            if self.board.week[place] == 0 && !servings.is_empty() {
                let costs = servings.filter_map(|at| Some((at, self.board.change(place, at)?)));
                if let Some((at, _)) = costs.min_by(|one, other| one.1.total_cmp(&other.1)) {
                    self.board.put(place, at);
                }
            }
        }
    }

    /// Every pair of every day.
    fn settle_all(&mut self) {
        for day in self.days.clone() {
            for (first, &one) in day.iter().enumerate() {
                for &other in &day[first + 1..] {
                    let limit = self.board.points;
                    self.settler.settle(&mut self.board, &[one, other].map(Group::of), limit);
                }
            }
        }
        self.keep();
    }

    /// Rounds, the first from the start and the others from anywhere or from near the best, until so many that did not start from it
    /// have come to the best there is.
    fn rounds(&mut self, effort: Effort) {
        let (start, mut best, mut times, mut looks) = (self.board.week.clone(), None, 0, 0);
        for round in 0..effort.rounds.max(1) {
            let again = best.as_ref().filter(|_| round % FROM_BEST == 1).map(|(_, week): &(f64, Vec<u32>)| week.clone());
            let share = if again.is_some() { KICKED } else { 1 };
            self.from(again.unwrap_or_else(|| start.clone()));
            if round > 0 {
                self.scatter(share);
            }
            self.anneal(effort);
            self.from(self.best.clone());
            self.settle_all();
            let same = best.as_ref().is_some_and(|(points, _)| (self.best_points - points).abs() < SAME_POINTS);
            times += u32::from(same && share == 1);
            if best.as_ref().is_none_or(|(points, _)| self.best_points < points - SAME_POINTS) {
                (best, times) = (Some((self.best_points, self.best.clone())), 1);
            }
            let look = times == AGREED && looks < MOST_LOOKS;
            looks += u32::from(look);
            if times == SURE || look && self.is_proven(&mut best) {
                break;
            }
        }
        (self.best_points, self.best) = best.unwrap_or((self.best_points, start));
    }

    /// Whether the best of the only open day is the best there is: where it is not, and another is, that takes its place.
    fn is_proven(&mut self, best: &mut Option<(f64, Vec<u32>)>) -> bool {
        let Some((places, week)) = self.only_day().zip(best.as_ref()) else { return false };
        self.from(week.1.clone());
        let proven = self.settler.prove(&mut self.board, &places);
        self.keep();
        *best = Some((self.best_points, self.best.clone()));
        proven
    }

    /// The places of the only day with something to choose.
    fn only_day(&self) -> Option<Vec<usize>> {
        let mut open = self.days.iter().filter(|places| !places.is_empty());
        open.next().filter(|_| open.next().is_none()).cloned()
    }

    /// Steps in ever less heat.
    fn anneal(&mut self, effort: Effort) {
        let days: Vec<usize> = (0..self.days.len()).filter(|day| self.days[*day].len() > 1).collect();
        if days.is_empty() {
            return;
        }
        let mut heat = self.hot();
        self.most_choices = if heat > TOO_HOT { 0 } else { MOST_CHOICES };
        let cooling = (COLD / heat).min(1.0).powf(1.0 / effort.steps.max(1) as f32);
        for _ in 0..effort.steps {
            let day = days[self.chance.below(days.len())];
            if days.len() > 1 && self.chance.below(TRADES) == 0 {
                self.trade(day, heat);
            } else if let Some(groups) = self.groups(day, None) {
                self.settler.stir(&mut self.board, &groups, Heat { chance: &mut self.chance, points: heat });
            }
            self.keep();
            heat *= cooling;
        }
    }

    /// Heat at the start.
    fn hot(&self) -> f32 {
        let open = self.days.iter().flatten();
        let choices: usize = open.clone().map(|place| self.settler.menu.choices(*place)).sum();
        let mean = choices as f32 / open.count().max(1) as f32;
        (HOT / mean.sqrt()).max((self.board.points * HOT_SHARE) as f32)
    }

    /// A place of a day and one of another day give each other what they hold, and both days settle. What costs more than the
    /// heat makes up for is taken back.
    fn trade(&mut self, day: usize, heat: f32) {
        let place = self.days[day][self.chance.below(self.days[day].len())];
        if self.alike[place].is_empty() {
            return;
        }
        let other = self.alike[place][self.chance.below(self.alike[place].len())];
        let limit = self.board.points - f64::from(heat * (self.chance.share() + 1e-7).ln());
        self.before.clone_from(&self.board);
        if !self.traded(place, other, limit) {
            self.board.clone_from(&self.before);
        }
    }

    fn traded(&mut self, place: usize, other: usize, limit: f64) -> bool {
        let (one, two) = (self.board.week[place], self.board.week[other]);
        self.board.clear(&[place]);
        self.board.clear(&[other]);
        // What the one day loses the other may gain, so the first is held to the limit only once both are settled.
        if !(self.board.set(place, two) && self.board.set(other, one)) {
            return false;
        }
        self.settle_around(place, f64::INFINITY);
        self.settle_around(other, limit)
    }

    /// Settles groups of a place's day, until the week has fewer points than a limit, and once more.
    fn settle_around(&mut self, place: usize, limit: f64) -> bool {
        let day = usize::from(self.board.problem.places[place].day);
        for _ in 0..AFTER_TRADE {
            let Some(groups) = self.groups(day, Some(place)) else { break };
            let limit = limit.min(self.board.points);
            self.settler.settle(&mut self.board, &groups, limit);
        }
        self.board.points < limit
    }

    /// Two groups of a day's places: as many as have few choices together, or one each.
    fn groups(&mut self, day: usize, without: Option<usize>) -> Option<[Group; 2]> {
        let mut places: Vec<usize> = self.days[day].iter().copied().filter(|place| Some(*place) != without).collect();
        for last in (1..places.len()).rev() {
            places.swap(last, self.chance.below(last + 1));
        }
        let (&[one, other], more) = places.split_first_chunk()?;
        let choices = |place: usize| self.settler.menu.choices(place);
        let mut groups = [one, other].map(|place| (Group::of(place), choices(place)));
        for &place in more {
            let fewer = usize::from(groups[1].1 < groups[0].1);
            let (group, before) = groups[fewer];
            if before * choices(place) <= self.most_choices {
                groups[fewer] = (group.with(place), before * choices(place));
            }
        }
        Some(groups.map(|(group, _)| group))
    }

    fn keep(&mut self) {
        if self.board.points < self.best_points - 1e-6 {
            self.best_points = self.board.points;
            self.best.clone_from(&self.board.week);
        }
    }

    /// Puts anything into one of so many places with something to choose, or into every place, and settles.
    fn scatter(&mut self, one_of: usize) {
        for place in self.days.concat() {
            if one_of > 1 && self.chance.below(one_of) > 0 {
                continue;
            }
            let servings = self.board.problem.places[place].servings.clone();
            let at = servings.start + self.chance.below(servings.len()) as u32;
            self.board.set(place, at);
        }
        self.settle_all();
        self.from(self.board.week.clone());
    }

    /// Goes on from a week, as the best so far.
    fn from(&mut self, week: Vec<u32>) {
        self.board = Board::of(self.board.problem, week.clone());
        (self.best_points, self.best) = (self.board.points, week);
    }
}

fn alike(problem: &Problem, place: usize) -> Vec<usize> {
    let it = &problem.places[place];
    let same = |other: &usize| problem.places[*other].servings == it.servings && problem.places[*other].day != it.day;
    if it.servings.len() < 2 { Vec::new() } else { (0..problem.places.len()).filter(same).collect() }
}
