//! The search: day by day the best pairs, then kicks that are settled again, ever colder.

use super::board::Board;
use super::chance::Chance;
use super::pairs::Pairs;
use super::problem::{Cost, Problem};

/// How long to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Kicks.
    pub kicks: u32,
    /// Pairs that are settled after each.
    pub pairs: u32,
}

impl Effort {
    /// For a whole week.
    pub const WEEK: Self = Self { kicks: 800, pairs: 3 };
    /// For some days of a week.
    pub const DAYS: Self = Self { kicks: 300, pairs: 3 };
    /// No kicks: every pair settled once. Good enough to see where a week can get, at a tenth of the steps.
    pub const SKETCH: Self = Self { kicks: 0, pairs: 0 };
    /// For one meal, with the others as they are.
    pub const MEAL: Self = Self { kicks: 60, pairs: 3 };

    /// As much for each day when there are fewer than seven.
    pub fn for_days(self, days: usize) -> Self {
        Self { kicks: self.kicks * days.clamp(1, 7) as u32 / 7, ..self }
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

/// Temperature at the start and the end, in points.
const TEMPERATURE: (f32, f32) = (0.1, 0.03);
/// Servings that a kick chooses the cheapest of.
const TRIES: usize = 3;
/// Temperature at the start as a share of a week's points, where that is more.
const TEMPERATURE_SHARE: f64 = 0.005;

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
    if effort.kicks > 0 && !hopeless(&search.best) {
        search.anneal(effort);
        search.restore();
        search.settle_all();
    }
    Week { cost: problem.cost(&search.best), servings: search.best }
}

struct Search<'p> {
    board: Board<'p>,
    chance: Chance,
    pairs: Pairs,
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
            board,
            chance: Chance::new(seed),
            pairs: Pairs::of(problem),
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
                if let Some((at, change)) = costs.min_by(|one, other| one.1.total_cmp(&other.1)) {
                    self.board.put(place, at, change);
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
                    self.pairs.settle(&mut self.board, one, other, limit);
                }
            }
        }
        self.keep();
    }

    fn anneal(&mut self, effort: Effort) {
        let open: Vec<usize> = self.days.iter().flatten().copied().collect();
        if open.is_empty() {
            return;
        }
        let cooling = (TEMPERATURE.1 / TEMPERATURE.0).powf(1.0 / effort.kicks.max(1) as f32);
        // Where a week is far from its figures, larger steps are worth a try.
        let scale = (self.board.points * TEMPERATURE_SHARE) as f32;
        let mut temperature = TEMPERATURE.0.max(scale);
        for _ in 0..effort.kicks {
            let place = open[self.chance.below(open.len())];
            let heat = -temperature * (self.chance.share() + 1e-7).ln();
            self.kick(place, effort.pairs, heat);
            temperature *= cooling;
        }
    }

    /// Another serving somewhere, or what stands on another day, and pairs settled around it.
    fn kick(&mut self, place: usize, pairs: u32, heat: f32) {
        let before = self.board.clone();
        let limit = before.points + f64::from(heat);
        let kept = match self.chance.below(2) {
            0 => self.trade(place, pairs, limit),
            _ => self.replace(place, pairs, limit),
        };
        if !kept {
            self.board = before;
        }
        self.keep();
    }

    fn replace(&mut self, place: usize, pairs: u32, limit: f64) -> bool {
        let at = self.cheap(place);
        self.board.set(place, at) && self.settle_around(place, pairs, limit)
    }

    /// Two places of different days give each other what they hold.
    fn trade(&mut self, place: usize, pairs: u32, limit: f64) -> bool {
        let alike = &self.alike[place];
        if alike.is_empty() {
            return false;
        }
        let other = alike[self.chance.below(alike.len())];
        let (one, two) = (self.board.week[place], self.board.week[other]);
        self.board.clear(place);
        self.board.clear(other);
        // What the one day loses the other may gain, so the first is held to the limit only once both are settled.
        if !(self.board.set(place, two) && self.board.set(other, one)) {
            return false;
        }
        self.settle_around(place, pairs, f64::INFINITY);
        self.settle_around(other, pairs, limit)
    }

    /// Settles pairs of a place's day, until the week has fewer points than a limit, and once more.
    fn settle_around(&mut self, place: usize, pairs: u32, limit: f64) -> bool {
        let day = usize::from(self.board.problem.places[place].day);
        let mut settled = self.board.points < limit;
        for _ in 0..pairs {
            let (one, other) = (self.other(day), self.other(day));
            if one != other && one != place && other != place {
                let limit = if settled { self.board.points } else { limit };
                settled |= self.pairs.settle(&mut self.board, one, other, limit);
            }
        }
        settled
    }

    fn other(&mut self, day: usize) -> usize {
        let places = &self.days[day];
        places[self.chance.below(places.len())]
    }

    /// The cheapest of a few.
    fn cheap(&mut self, place: usize) -> u32 {
        let points = |at: u32| {
            let serving = &self.board.problem.servings[at as usize];
            serving.points + serving.dish.and_then(|dish| self.board.change_of_dish(place, dish)).unwrap_or(9.0)
        };
        let servings = self.board.problem.places[place].servings.clone();
        let draws = [(); TRIES].map(|()| servings.start + self.chance.below(servings.len()) as u32);
        let best = draws.into_iter().min_by(|one, other| points(*one).total_cmp(&points(*other))).unwrap_or(0);
        let optional = self.board.problem.places[place].empty == 0.0;
        if optional && self.chance.below(8) == 0 { 0 } else { best }
    }

    fn keep(&mut self) {
        if self.board.points < self.best_points - 1e-6 {
            self.best_points = self.board.points;
            self.best.clone_from(&self.board.week);
        }
    }

    fn restore(&mut self) {
        self.board = Board::of(self.board.problem, self.best.clone());
    }
}

fn alike(problem: &Problem, place: usize) -> Vec<usize> {
    let it = &problem.places[place];
    let same = |other: &usize| problem.places[*other].servings == it.servings && problem.places[*other].day != it.day;
    if it.servings.len() < 2 { Vec::new() } else { (0..problem.places.len()).filter(same).collect() }
}
