//! From one week to many: blocks of the same exercises with growing sets and falling reserve, each closed by a lighter week.

use std::cmp::Reverse;

use super::basis::Basis;
use super::board::Board;
use super::calendar::Day;
use super::choose::{Before, choose};
use super::dose::first_load;
use super::endurance::{Beside, WeekOf};
use super::pool::Pool;
use super::words::why;
use crate::fitness::volume::MUSCLES;
use crate::fitness::{Dose, PlannedExercise};

/// One week before it gets its dates: for each day what is done, in order.
pub(super) struct Draft {
    pub(super) deload: bool,
    pub(super) sessions: Vec<Vec<PlannedExercise>>,
    /// Quarters of a set for each muscle.
    pub(super) quarters: [u16; MUSCLES],
}

/// Which week of its block is written down.
#[derive(Clone, Copy)]
struct InBlock {
    week: usize,
    /// Loaded weeks over which the reserve falls.
    falls_over: usize,
    deload: bool,
}

/// Plans so many weeks. `needed` are the minutes of lifts that each strength day should keep.
pub(super) fn weeks(basis: &Basis<'_>, pool: &Pool<'_>, days: &[Day], count: usize, needed: f64) -> Vec<Draft> {
    let mut beside = Beside::new(basis, pool, days);
    let mut drafts: Vec<Draft> = Vec::with_capacity(count);
    let mut before = Before::new();
    let mut had: Option<[u16; MUSCLES]> = None;
    let mut block = 0;
    while drafts.len() < count {
        let (loaded, deload) = block_length(basis, count, drafts.len());
        let boards = loaded_weeks(basis, pool, days, (block, loaded), &beside, needed, &before, had.as_ref());
        if let Some(last) = boards.last() {
            before = chosen(last);
            had = Some(*last.quarters());
        }
        write_block(basis, &mut beside, days, &boards, deload, &mut drafts);
        block += 1;
    }
    drafts
}

/// Loaded weeks of the next block, and whether a lighter one follows.
fn block_length(basis: &Basis<'_>, count: usize, done: usize) -> (usize, bool) {
    let length = usual_length(basis).min(count.max(2));
    let left = count - done;
    if count < 4 || left < length { (left, false) } else { (length - 1, true) }
}

/// Weeks of a whole block, the lighter one included.
fn usual_length(basis: &Basis<'_>) -> usize {
    usize::from(basis.rules.deload.every_weeks.get(basis.training_age())).max(2)
}

#[allow(clippy::too_many_arguments, reason = "one call, and each argument is another thing")]
fn loaded_weeks<'b, 'p, 'w>(
    basis: &'b Basis<'w>,
    pool: &'p Pool<'w>,
    days: &[Day],
    (block, loaded): (usize, usize),
    beside: &Beside<'_, '_, '_>,
    needed: f64,
    before: &Before,
    had: Option<&[u16; MUSCLES]>,
) -> Vec<Board<'b, 'p, 'w>> {
    let work = f64::from(basis.work_minutes()) * 60.0;
    let budgets: Vec<f64> = (0..days.len()).map(|day| (work - beside.reserve(day, needed)).max(0.0)).collect();
    let mut boards: Vec<Board<'b, 'p, 'w>> = Vec::with_capacity(loaded);
    let first = |rotate: bool| {
        let mut board = Board::new(basis, choose(basis, pool, days, before, rotate), days, &budgets);
        if let Some(had) = had {
            board.grow_from(had);
        }
        board.open_week(basis.aim(block, 0), pool, days);
        board
    };
    let rotated = first(true);
    let mut board =
        if block > 0 && rotated.lacks() > 0 { Some(first(false)).filter(|same| same.lacks() < rotated.lacks()) } else { None }
            .unwrap_or(rotated);
    for week in 0..loaded {
        if let Some(last) = boards.last() {
            board.grow_from(last.quarters());
            board.grow(basis.aim(block, week));
        }
        boards.push(board.clone());
    }
    boards
}

fn chosen(board: &Board<'_, '_, '_>) -> Before {
    let open = board.places.iter().filter(|place| place.sets > 0);
    open.map(|place| (place.day, place.slot, place.candidate.exercise.id.clone())).collect()
}

/// Writes down the weeks of a block. Endurance has the same minutes all through it: what the fullest week leaves.
fn write_block(
    basis: &Basis<'_>,
    beside: &mut Beside<'_, '_, '_>,
    days: &[Day],
    boards: &[Board<'_, '_, '_>],
    deload: bool,
    drafts: &mut Vec<Draft>,
) {
    let Some(fullest) = boards.last() else { return };
    let work = f64::from(basis.work_minutes()) * 60.0;
    let balance: Vec<Vec<PlannedExercise>> = (0..days.len()).map(|day| beside.balance(day)).collect();
    let left = |day: usize| work - fullest.used(day) - beside.reserve_of_balance(&balance[day]) - 1.0;
    let left: Vec<f64> = (0..days.len()).map(left).collect();
    let falls_over = if deload { boards.len() } else { usual_length(basis) - 1 };
    let mut lighter = fullest.clone();
    lighter.lighten(basis.rules.deload.sets_kept_percent);
    for (week, board) in boards.iter().chain(deload.then_some(&lighter)).enumerate() {
        let place = InBlock { week, falls_over, deload: week == boards.len() };
        let loaded_before = drafts.iter().filter(|draft| !draft.deload).count() as u16;
        let after = beside.week(&left, WeekOf { number: drafts.len() as u32, loaded: loaded_before, deload: place.deload });
        let sessions = after
            .into_iter()
            .enumerate()
            .map(|(day, after)| [balance[day].clone(), lifts(basis, board, day, place), after].concat())
            .collect();
        drafts.push(Draft { deload: place.deload, sessions, quarters: *board.quarters() });
    }
}

/// The lifts of one day in their order, partners side by side.
fn lifts(basis: &Basis<'_>, board: &Board<'_, '_, '_>, day: usize, week: InBlock) -> Vec<PlannedExercise> {
    let mut order: Vec<usize> = (0..board.places.len()).filter(|&number| board.places[number].day == day).collect();
    order.retain(|&number| board.places[number].sets > 0);
    order.sort_by_key(|&number| (board.places[number].role, board.places[number].slot, Reverse(board.places[number].sets)));
    let mut letter = b'A';
    let mut written: Vec<usize> = Vec::new();
    let mut lifts = Vec::new();
    for number in order {
        if written.contains(&number) {
            continue;
        }
        let partner = board.partner(number);
        let superset = partner.map(|_| char::from(letter));
        letter += u8::from(partner.is_some());
        for number in std::iter::once(number).chain(partner) {
            written.push(number);
            lifts.push(lift(basis, board, number, superset, week));
        }
    }
    lifts
}

fn lift(basis: &Basis<'_>, board: &Board<'_, '_, '_>, number: usize, superset: Option<char>, week: InBlock) -> PlannedExercise {
    let place = &board.places[number];
    let prescription = &place.prescription;
    let rules = &basis.rules.deload;
    let rir = prescription.rir_in(if week.deload { 0 } else { week.week }, week.falls_over);
    let percent = rir.and_then(|rir| prescription.percent(basis, rir));
    let load_kg = first_load(basis, &place.candidate.exercise.id);
    let first_week = week.week == 0;
    PlannedExercise {
        id: place.candidate.exercise.id.clone(),
        sets: place.sets,
        dose: dose_in(prescription.dose, week.deload),
        rir: rir.map(|rir| if week.deload { rir.saturating_add(rules.rir_more).min(6).max(rir) } else { rir }),
        percent_1rm: percent.map(|percent| if week.deload { percent.saturating_sub(rules.percent_1rm_off) } else { percent }),
        load_kg,
        rest_seconds: prescription.rest,
        ramp_sets: place.ramp,
        superset,
        chosen_on: None,
        why: why(basis, place, board.quarters(), load_kg, rir, first_week),
    }
}

/// Holds are shorter in a lighter week.
fn dose_in(dose: Dose, deload: bool) -> Dose {
    match dose {
        Dose::Seconds(seconds) if deload => Dose::Seconds((seconds * 3 / 4).max(10).min(seconds)),
        other => other,
    }
}
