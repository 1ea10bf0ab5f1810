//! A small world that breaks: one athlete on a platform that delivers again what nobody acknowledged, two instances that die and
//! come back, and a memory and a messenger at the end of lines on which every step may go wrong. Nothing in it but a seed is left
//! to chance: the same seed, the same storm.

mod line;
mod season;

use std::collections::BTreeSet;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};

use chrono::{DateTime, TimeDelta, Utc};
use fettle::worker::{Budget, Worker};
use fettle_core::Knowledge;
use fettle_core::card::plain_text;
use fettle_core::conversation::{Conversation, Effect, Inbound};
use fettle_core::fitness::LogEntry;
use fettle_core::memory::{AthleteKey, Memory, MemoryFault};
use futures_util::FutureExt;
use tokio::runtime::{Builder, EnterGuard, Runtime};

use crate::chance::Chance;
use crate::dialog::Dialog;
use crate::stage::event;
use crate::{HandClock, PretendMemory};
use line::{Far, Line, Post, Sky};
pub use line::{ILLS, Ill};
pub use season::{Season, every_single_strike, some_of_everything};

/// How long the platform waits before it delivers again.
const AGAIN: TimeDelta = TimeDelta::seconds(10);

/// How far the clock goes between two rounds of an instance: less than what lies between a confirmation and the end of a lease.
const ROUND: TimeDelta = TimeDelta::seconds(5);

/// After so many steps of the scheduler something goes round in circles.
const ENDLESS: u32 = 20_000;

/// Enough for every export of every dialog.
const BUDGET: Budget = Budget { athlete_day: 1_000_000, tenant_month: 1_000_000 };

/// What goes wrong in a turn.
#[derive(Clone, Debug)]
pub enum Weather {
    /// Nothing.
    Fair,
    /// One step, counted from the turn's first.
    Strikes {
        /// Which.
        step: u64,
        /// How.
        ill: Ill,
    },
    /// The event is delivered twice: the second time at once to the other instance, or afterwards.
    Twice {
        /// Whether both instances have it at once.
        at_once: bool,
    },
    /// So many steps in a hundred go wrong, a few at most, and every fifth event comes twice.
    Storm {
        /// How many in a hundred.
        percent: u64,
        /// At most so many.
        most: u32,
    },
}

/// What a dialog comes to when nothing goes wrong: what is left before each turn, and after the last.
pub struct Course {
    /// The dialog's file.
    pub file: String,
    events: Vec<Inbound>,
    /// The memory before each turn, and after the last.
    before: Vec<PretendMemory>,
    /// What each turn showed.
    shown: Vec<Vec<(String, String)>>,
    /// How many steps each turn takes.
    pub steps: Vec<u64>,
}

fn sam() -> AthleteKey {
    AthleteKey("sam".into())
}

impl Course {
    /// Plays a dialog in fair weather.
    pub fn of(dialog: &Dialog) -> Self {
        let _timers = timers();
        let mut course = Self {
            file: dialog.file.clone(),
            events: Vec::new(),
            before: vec![PretendMemory::with(HandClock::at(dialog.steps[0].at))],
            shown: Vec::new(),
            steps: Vec::new(),
        };
        for (place, step) in dialog.steps.iter().enumerate() {
            let conversation = conversation(&course.before[place]);
            course.events.push(event(&conversation, step, place));
            let mut world = World::at(&course, place, &Weather::Fair, 0);
            world.turn(place);
            world.calm();
            let (shown, steps, left) = (world.shown(), world.steps(), world.memory.copied());
            course.shown.push(shown);
            course.steps.push(steps);
            course.before.push(left);
        }
        course
    }

    /// The end of the turns from one on that are one story: an athlete who is forgotten begins another.
    pub fn end_from(&self, turn: usize) -> usize {
        (turn..self.turns()).find(|turn| is_gone(&self.before[turn + 1])).map_or(self.turns(), |last| last + 1)
    }

    /// How many turns it has.
    pub fn turns(&self) -> usize {
        self.events.len()
    }

    /// Plays turns of it in some weather.
    ///
    /// # Errors
    /// What is wrong in the end, with everything that is needed to see it again.
    pub fn weathers(&self, turns: Range<usize>, weather: &Weather, seed: u64) -> Result<(), String> {
        let _timers = timers();
        let mut world = World::at(self, turns.start, weather, seed);
        for place in turns.clone() {
            world.turn(place);
        }
        world.calm();
        let wrong = world.differs(&turns).or_else(|| world.repeats_too_often(&turns));
        let told =
            |wrong| format!("{} turns {turns:?}, {weather:?}, seed {seed}, struck {:?}: {wrong}", self.file, world.sky().struck);
        wrong.map_or(Ok(()), |wrong| Err(told(wrong)))
    }
}

fn is_gone(memory: &PretendMemory) -> bool {
    at_once(memory.load(&sam())).flatten().is_none()
}

/// Nothing is known. With the athlete the keys of old events are forgotten too: one that is delivered once more is a stranger's.
fn is_stranger(memory: &PretendMemory) -> bool {
    let (left, nobody) = (conversation(memory), Conversation::begin());
    let (left, nobody) = (left.dossier(), nobody.dossier());
    left.profile == nobody.profile && left.programme.is_none() && left.kitchen == nobody.kitchen && log(memory).is_empty()
}

/// Where the worker's deadlines live. None of them is ever reached: the clock of this world is another one.
fn timers() -> EnterGuard<'static> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        let built = Builder::new_current_thread().enable_time().build();
        built.unwrap_or_else(|error| panic!("no runtime: {error}"))
    });
    runtime.enter()
}

/// What a memory answers that never makes anybody wait.
fn at_once<T>(answer: impl Future<Output = Result<T, MemoryFault>>) -> Option<T> {
    answer.now_or_never().and_then(Result::ok)
}

fn conversation(memory: &PretendMemory) -> Conversation {
    at_once(memory.load(&sam())).flatten().unwrap_or_else(Conversation::begin)
}

fn log(memory: &PretendMemory) -> Vec<LogEntry> {
    at_once(memory.log(&sam())).unwrap_or_default()
}

type Hands = Worker<Far, Post>;

/// Something an instance is at.
type Task = Pin<Box<dyn Future<Output = ()>>>;

struct Instance {
    worker: Arc<Hands>,
    line: Line,
    tasks: Vec<Task>,
}

struct World<'a> {
    course: &'a Course,
    memory: PretendMemory,
    sky: Arc<Mutex<Sky>>,
    instances: [Instance; 2],
    /// Events that the platform knows to be taken.
    acknowledged: Arc<Mutex<BTreeSet<usize>>>,
    chance: Chance,
    weather: Weather,
    /// Events that were delivered twice though they were acknowledged.
    doubled: usize,
    left: u32,
}

impl<'a> World<'a> {
    fn at(course: &'a Course, place: usize, weather: &Weather, seed: u64) -> Self {
        let mut sky = Sky::default();
        match weather {
            Weather::Strikes { step, ill } => drop(sky.foreseen.insert(*step, *ill)),
            Weather::Storm { percent, most } => sky.random = Some((Chance::new(seed ^ 0x5ea), *percent, *most)),
            Weather::Fair | Weather::Twice { .. } => {}
        }
        let memory = course.before[place].copied();
        let sky = Arc::new(Mutex::new(sky));
        let instances = [0, 1].map(|_| Instance::begin(&memory, &sky));
        let (acknowledged, chance) = (Arc::default(), Chance::new(seed));
        Self { course, memory, sky, instances, acknowledged, chance, weather: weather.clone(), doubled: 0, left: ENDLESS }
    }

    /// The athlete says the next thing, and reads on until the answer is there.
    fn turn(&mut self, place: usize) {
        let (clock, next) = (self.memory.clock(), self.course.events[place].at);
        // A little late after a long time: no talk should end in the very second in which the next one begins.
        let late = if next - clock.now() > TimeDelta::days(1) { TimeDelta::hours(1) } else { TimeDelta::zero() };
        self.rest_until(next + late);
        self.look_round();
        let first = self.whom();
        self.deliver(place, first);
        let (at_once, later) = self.comes_twice();
        if at_once {
            self.deliver(place, 1 - first);
        }
        self.until_acknowledged(place);
        if later {
            self.deliver(place, 1 - first);
        }
        self.doubled += usize::from(at_once) + usize::from(later);
        self.until_quiet();
        while self.left > 0 && self.waits() {
            self.memory.clock().pass(ROUND);
            self.look_round();
        }
    }

    /// Nobody's clock leaps: while anything is owed, every instance has its rounds all through a pause.
    fn rest_until(&mut self, next: DateTime<Utc>) {
        let clock = self.memory.clock().clone();
        while self.left > 0 && clock.now() + ROUND < next && conversation(&self.memory).owes() {
            clock.pass(ROUND);
            self.look_round();
        }
        clock.set(clock.now().max(next));
    }

    /// Whether an event comes twice at once, and whether it comes again later.
    fn comes_twice(&mut self) -> (bool, bool) {
        match self.weather {
            Weather::Twice { at_once } => (at_once, !at_once),
            Weather::Storm { .. } => (self.chance.one_in(5), self.chance.one_in(5)),
            Weather::Fair | Weather::Strikes { .. } => (false, false),
        }
    }

    fn whom(&mut self) -> usize {
        if matches!(self.weather, Weather::Storm { .. }) { self.chance.below(2) as usize } else { 0 }
    }

    fn deliver(&mut self, place: usize, whom: usize) {
        let Instance { worker, line, tasks } = &mut self.instances[whom];
        let (worker, line, inbound) = (Arc::clone(worker), line.clone(), self.course.events[place].clone());
        let acknowledged = Arc::clone(&self.acknowledged);
        tasks.push(Box::pin(async move {
            let Ok(reply) = worker.take(&sam(), inbound).await else { return };
            let telling = async {
                acknowledged.lock().map(|mut all| all.insert(place)).ok();
                Ok::<(), ()>(())
            };
            // Whether the platform heard it or not, the turn is kept.
            line.pass(telling, ()).await.ok();
            worker.perform(reply, Vec::new()).await.ok();
        }));
    }

    fn until_acknowledged(&mut self, place: usize) {
        loop {
            while !self.is_acknowledged(place) && self.run_one() {}
            if self.is_acknowledged(place) || self.left == 0 {
                return;
            }
            self.memory.clock().pass(AGAIN);
            let whom = self.whom();
            self.deliver(place, whom);
        }
    }

    fn is_acknowledged(&self, place: usize) -> bool {
        self.acknowledged.lock().is_ok_and(|all| all.contains(&place))
    }

    /// What every instance does every few seconds.
    fn look_round(&mut self) {
        let now = self.memory.clock().now();
        for Instance { worker, tasks, .. } in &mut self.instances {
            let worker = Arc::clone(worker);
            tasks.push(Box::pin(async move {
                worker.confirm_late(now).await;
                worker.sweep().await.ok();
            }));
        }
        self.until_quiet();
    }

    fn until_quiet(&mut self) {
        while self.run_one() {}
    }

    /// Whether the athlete still waits for something. A card that was shown and not confirmed is none of that.
    fn waits(&self) -> bool {
        let shown = self.shown();
        conversation(&self.memory).outbox().iter().any(|owed| match &owed.effect {
            Effect::Say { slot, card } => !shown.contains(&(slot.0.clone(), plain_text(card))),
            Effect::Run { .. } | Effect::Forget => true,
            _ => false,
        })
    }

    /// Lets one task go on for one step. Whether there was any.
    fn run_one(&mut self) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        let counts = self.instances.each_ref().map(|instance| instance.tasks.len());
        let all = counts[0] + counts[1];
        if all == 0 {
            return false;
        }
        let picked = self.chance.below(all as u64) as usize;
        let (whom, which) = if picked < counts[0] { (0, picked) } else { (1, picked - counts[0]) };
        let instance = &mut self.instances[whom];
        let done = instance.tasks[which].as_mut().poll(&mut Context::from_waker(Waker::noop()));
        if instance.line.is_dead() {
            *instance = Instance::begin(&self.memory, &self.sky);
        } else if done == Poll::Ready(()) {
            drop(instance.tasks.swap_remove(which));
        }
        true
    }

    /// Until nothing is owed any more and all is confirmed.
    fn calm(&mut self) {
        while self.left > 0 && conversation(&self.memory).owes() {
            self.memory.clock().pass(ROUND);
            self.look_round();
        }
    }

    fn sky(&self) -> MutexGuard<'_, Sky> {
        self.sky.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shown(&self) -> Vec<(String, String)> {
        self.sky().shown.clone()
    }

    fn steps(&self) -> u64 {
        self.sky().steps
    }

    /// What is not as it is in fair weather.
    fn differs(&self, turns: &Range<usize>) -> Option<String> {
        if self.left == 0 {
            return Some("goes round in circles".to_owned());
        }
        let meant: Vec<_> = self.course.shown[turns.clone()].iter().flatten().collect();
        let shown = self.shown();
        if let Some(lost) = meant.iter().find(|card| !shown.contains(card)) {
            return Some(format!("never shown: {lost:?}"));
        }
        let fair = &self.course.before[turns.end];
        if is_gone(fair) {
            return (!is_stranger(&self.memory)).then(|| "something is left of a forgotten athlete".to_owned());
        }
        if let Some(new) = shown.iter().find(|card| !meant.contains(card)) {
            return Some(format!("shown, never meant: {new:?}"));
        }
        if !conversation(&self.memory).is_like(&conversation(fair)) {
            return Some("another state".to_owned());
        }
        let (log, fair_log) = (log(&self.memory), log(fair));
        (log != fair_log).then(|| format!("another log: {log:?} for {fair_log:?}"))
    }

    /// An answer may be begun anew once for everything that went wrong, and for nothing else.
    fn repeats_too_often(&self, turns: &Range<usize>) -> Option<String> {
        let shown = self.shown();
        let firsts = self.course.shown[turns.clone()].iter().filter_map(|cards| cards.first());
        let times = |first: &(String, String)| shown.iter().filter(|card| *card == first).count();
        let repeats: usize = firsts.map(|first| times(first).saturating_sub(1)).sum();
        let excuses = self.sky().struck.len() + self.doubled;
        (repeats > excuses).then(|| format!("{repeats} answers were begun anew"))
    }
}

impl Instance {
    fn begin(memory: &PretendMemory, sky: &Arc<Mutex<Sky>>) -> Self {
        let line = Line::to(sky);
        let far = Far { memory: memory.clone(), line: line.clone() };
        let worker = Worker::new(far, Post(line.clone()), Knowledge::built_in(), memory.clock().hand()).spending(BUDGET);
        Self { worker: Arc::new(worker), line, tasks: Vec::new() }
    }
}
