//! Weekly sets inside their bounds, growth that a body can follow, balance, and lighter weeks.

use super::{Audit, Worst, at_least, at_most, rounded};
use crate::check::Check;
use crate::fitness::balance::{Owed, Tally};
use crate::fitness::volume::{MAJOR, Volume, is_hard, weekly_bounds};
use crate::fitness::{Category, Exercise, Muscle, Pattern, Week};

/// Loaded weeks in a row that the longest block has room for (every 4th to 8th week is lighter).
const LOADED_WEEKS_MAX: usize = 8;
/// Plans shorter than this need no lighter week.
const DELOAD_FROM_WEEKS: usize = 4;

impl Audit<'_> {
    pub(super) fn weeks(&self, checks: &mut Vec<Check>) {
        let volumes: Vec<(&Week, Volume)> =
            self.plan.weeks.iter().map(|week| (week, Volume::of_week(week, self.world))).collect();
        let bounds = weekly_bounds(self.athlete, &self.world.training);
        let most = volumes.iter().flat_map(|(week, volume)| {
            volume.trained().map(|(muscle, sets)| (sets, format!("{}, week {}", muscle.name(), week.week)))
        });
        let source = "training_rules, weekly_sets by level; direct sets whole, indirect by weight (Pelland 2024)";
        checks.push(at_most("weekly_sets_max", Worst::highest(most), bounds.max.into(), source));
        checks.extend(MAJOR.iter().map(|&muscle| self.least_sets(muscle, &volumes, bounds.min.into())));
        checks.push(self.growth(&volumes));
        self.balance(checks);
        checks.push(self.lighter_weeks());
        checks.push(self.lighter_by());
    }

    /// The fewest weekly sets of a major muscle: owed where minutes allow, see `Room`, and a direct exercise is left.
    fn least_sets(&self, muscle: Muscle, volumes: &[(&Week, Volume)], least: f64) -> Check {
        let rule = format!("weekly_sets_min_{}", muscle.name());
        let loaded = volumes.iter().filter(|(week, _)| !week.deload);
        let fewest = Worst::lowest(loaded.map(|(week, volume)| (volume.sets(muscle), format!("week {}", week.week))));
        let room = format!("{:.0} sets of lifts a week fit, {:.0} needed", self.room.there, self.room.needed);
        let excuse = if !self.room.is_enough() {
            Some(format!("not owed: {room}"))
        } else {
            self.closed(muscle).map(|why| format!("not owed: {why}"))
        };
        match (excuse, fewest) {
            (Some(excuse), Some(fewest)) if fewest.figure < least => Check::new(
                &rule,
                true,
                rounded(fewest.figure),
                excuse,
                "training_rules, weekly_sets; where minutes, kit and limits allow",
            ),
            (_, fewest) => at_least(&rule, fewest, least, &format!("training_rules, weekly_sets; {room}")),
        }
    }

    /// Why a muscle is not owed its fewest sets. Only work of the elbow is promised to the triceps: presses wait for pulls and
    /// are there for chest and shoulders.
    fn closed(&self, muscle: Muscle) -> Option<&'static str> {
        let all = self.world.exercises.all();
        let open = |exercise: &&Exercise| self.exclusions.why_not(exercise).is_none();
        let apart = |exercise: &Exercise| muscle != Muscle::Triceps || exercise.pattern == Pattern::ElbowExtension;
        let direct = |exercise: &&Exercise| is_lift(exercise) && exercise.primary.contains(&muscle) && apart(exercise);
        if !all.iter().filter(direct).any(|exercise| open(&exercise)) {
            return Some("no direct exercise is left by kit and limits");
        }
        let pushed = matches!(muscle, Muscle::Chest | Muscle::FrontDelts);
        let pulls = || all.iter().filter(|exercise| is_pull(exercise.pattern)).any(|exercise| open(&exercise));
        (pushed && !pulls()).then_some("without a pull there is no push")
    }

    /// No muscle gets more than 2 sets or 20 % above the most it had in an earlier week.
    fn growth(&self, volumes: &[(&Week, Volume)]) -> Check {
        let rule = &self.world.training.increase;
        let mut over = Vec::new();
        for (number, (week, volume)) in volumes.iter().enumerate().skip(1) {
            for (muscle, sets) in volume.trained() {
                let had = volumes[..number].iter().map(|(_, volume)| volume.sets(muscle)).fold(0.0, f64::max);
                let more = f64::from(rule.sets).max(had * f64::from(rule.percent) / 100.0);
                over.push((sets - had - more, format!("{}, week {}", muscle.name(), week.week)));
            }
        }
        let source = "training_rules, increase: 2 sets or 20 % a week; figure: sets beyond that";
        let worst = Worst::highest(over.into_iter()).map(|worst| Worst { figure: worst.figure.max(0.0), ..worst });
        at_most("weekly_sets_increase", worst, 0.0, source)
    }

    fn balance(&self, checks: &mut Vec<Check>) {
        let rules = &self.world.training.balance;
        let owed = Owed::of(self.exclusions, self.world);
        let tallies: Vec<(Tally, String)> =
            self.plan.weeks.iter().map(|week| (Tally::of_week(week, self.world), format!("week {}", week.week))).collect();
        let ratio = |tally: &Tally| f64::from(tally.pull()) / f64::from(tally.push);
        let pulls = tallies.iter().filter(|(tally, _)| tally.push > 0).map(|(tally, week)| (ratio(tally), week.clone()));
        let source = "training_rules, balance; contraindications: weekly pulling sets for each pushing set";
        checks.push(at_least("pull_push", Worst::lowest(pulls), owed.pull_push_min, source));
        let planes = tallies.iter().filter_map(|(tally, week)| Some((tally.lesser_plane(rules)?, week.clone())));
        let planes = Worst::lowest(planes).filter_owed(owed.planes);
        checks.push(at_least(
            "pull_planes",
            planes,
            rules.plane_share_min,
            "training_rules, balance: share of pulls in each plane, from 5 pulling sets",
        ));
        let ratios = || tallies.iter().filter_map(|(tally, week)| Some((tally.squat_hinge(rules)?, week.clone())));
        let source = "training_rules, balance: squat-type for each hinge-type set, from 5 such sets";
        let (low, high) = rules.squat_hinge;
        checks.push(at_least("squat_hinge_min", Worst::lowest(ratios()).filter_owed(owed.squat_hinge), low, source));
        checks.push(at_most("squat_hinge_max", Worst::highest(ratios()).filter_owed(owed.squat_hinge), high, source));
    }

    fn lighter_weeks(&self) -> Check {
        let weeks = &self.plan.weeks;
        let longest = weeks.split(|week| week.deload).map(<[Week]>::len).max().unwrap_or(0);
        let bound = if weeks.len() < DELOAD_FROM_WEEKS { LOADED_WEEKS_MAX } else { LOADED_WEEKS_MAX.min(weeks.len() - 1) };
        let source = "training_rules, deload: a lighter week every 4th to 8th; figure: loaded weeks in a row";
        Check::new("deload_present", longest <= bound, longest, bound as f64, source)
    }

    /// Sets of a lighter week against the loaded week before. Sessions of one set cannot get lighter.
    fn lighter_by(&self) -> Check {
        let most = f64::from(self.world.training.deload.sets_kept_percent_max);
        let shares = self.plan.weeks.windows(2).filter(|pair| pair[1].deload && !pair[0].deload).filter_map(|pair| {
            let (before, sets) = (self.hard_sets(&pair[0]), self.hard_sets(&pair[1]));
            let floor = pair[1].sessions.len() as u32 + 1;
            (before > 0 && sets > floor).then(|| (f64::from(sets) / f64::from(before) * 100.0, format!("week {}", pair[1].week)))
        });
        at_most(
            "deload_sets_percent",
            Worst::highest(shares),
            most,
            "training_rules, deload: sets kept of the week before (Bell 2023)",
        )
    }

    fn hard_sets(&self, week: &Week) -> u32 {
        let planned = week.sessions.iter().flat_map(|session| &session.exercises);
        let hard = planned.filter(|planned| self.world.exercises.get(&planned.id).is_some_and(is_hard));
        hard.map(|planned| u32::from(planned.sets)).sum()
    }
}

/// Strength and core work; jumps and throws are not there to fill a muscle's sets.
fn is_lift(exercise: &Exercise) -> bool {
    is_hard(exercise) && exercise.category != Category::Power && exercise.pattern != Pattern::Neck
}

fn is_pull(pattern: Pattern) -> bool {
    matches!(pattern, Pattern::HorizontalPull | Pattern::VerticalPull)
}

trait FilterOwed {
    /// Nothing to hold against where the rule is not owed.
    fn filter_owed(self, owed: bool) -> Self;
}

impl FilterOwed for Option<Worst> {
    fn filter_owed(self, owed: bool) -> Self {
        self.filter(|_| owed)
    }
}
