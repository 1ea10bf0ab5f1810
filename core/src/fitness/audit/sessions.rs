//! Every session inside the athlete's minutes and days, with its warm-up and cool-down, and no muscle worked too much at once.

use super::{Audit, Worst, at_least, at_most};
use crate::athlete::Weekday;
use crate::check::Check;
use crate::fitness::programming::week_shape;
use crate::fitness::time::{frame, session_minutes};
use crate::fitness::volume::{Volume, is_hard, session_max};
use crate::fitness::{Muscle, Session};

impl Audit<'_> {
    pub(super) fn sessions(&self, checks: &mut Vec<Check>) {
        let least = frame(&self.limits, self.athlete.minutes, &self.world.training.time);
        let lengths = self.all().map(|session| (session_minutes(session, self.world), place(session)));
        let stated = self.all().map(|session| (f64::from(session.minutes), place(session)));
        let warmups = self.all().map(|session| (f64::from(session.warmup_minutes), place(session)));
        let cooldowns = self.all().map(|session| (f64::from(session.cooldown_minutes), place(session)));
        let minutes = f64::from(self.athlete.minutes);
        let formula = "warm-up + sum of (set-up + ramp + work + rests) + cool-down; training_rules, time";
        checks.push(at_most("session_minutes", Worst::highest(lengths.chain(stated)), minutes, formula));
        checks.push(at_least(
            "warmup_minutes",
            Worst::lowest(warmups),
            least.warmup.into(),
            "training_rules, time; contraindications",
        ));
        checks.push(at_least(
            "cooldown_minutes",
            Worst::lowest(cooldowns),
            least.cooldown.into(),
            "training_rules, time; contraindications",
        ));
        checks.push(self.days_per_week());
        checks.push(self.strength_days());
        checks.push(self.weekdays());
        checks.push(self.sets_in_a_session());
        checks.push(self.rest_between_days());
    }

    fn all(&self) -> impl Iterator<Item = &Session> {
        self.plan.weeks.iter().flat_map(|week| &week.sessions)
    }

    fn days_per_week(&self) -> Check {
        let counts = self.plan.weeks.iter().map(|week| (week.sessions.len() as f64, format!("week {}", week.week)));
        at_most("days_per_week", Worst::highest(counts), self.athlete.days_per_week.into(), "profile: days_per_week")
    }

    fn strength_days(&self) -> Check {
        let bound = week_shape(self.athlete, &self.world.training).resistance;
        let has_lifts = |session: &&Session| {
            session.exercises.iter().any(|planned| self.world.exercises.get(&planned.id).is_some_and(is_hard))
        };
        let counts = self
            .plan
            .weeks
            .iter()
            .map(|week| (week.sessions.iter().filter(has_lifts).count() as f64, format!("week {}", week.week)));
        at_most(
            "strength_days",
            Worst::highest(counts),
            bound.into(),
            "training_rules, resistance_days_max: at most 6, fewer by age and condition",
        )
    }

    fn weekdays(&self) -> Check {
        let named = &self.athlete.profile.weekdays;
        let off = self.all().filter(|session| !named.is_empty() && !named.contains(&Weekday::of(session.date))).count();
        Check::new("weekdays", off == 0, off, 0.0, "profile: weekdays")
    }

    fn sets_in_a_session(&self) -> Check {
        let bound = f64::from(session_max(self.athlete, &self.world.training));
        let most = self.all().flat_map(|session| {
            let volume = Volume::of_session(session, self.world);
            let most = volume.trained().max_by(|one, other| one.1.total_cmp(&other.1));
            most.map(|(muscle, sets)| (sets, format!("{}, {}", muscle.name(), session.date)))
        });
        at_most("session_sets_max", Worst::highest(most), bound, "training_rules, session_sets_max by level")
    }

    /// No primary muscle of lifts on two days running.
    fn rest_between_days(&self) -> Check {
        let mut sessions: Vec<(&Session, u32)> = self.all().map(|session| (session, self.lifted(session))).collect();
        sessions.sort_by_key(|(session, _)| session.date);
        let clash = sessions.windows(2).find_map(|pair| {
            let [(first, before), (second, after)] = pair else { return None };
            let near = (second.date - first.date).num_hours() < 48;
            let shared = Muscle::ALL.iter().find(|muscle| before & after & (1 << **muscle as u32) != 0)?;
            near.then(|| format!("{} on {} and {}", shared.name(), first.date, second.date))
        });
        let source = "training_rules: 48 hours between direct work for one muscle";
        match clash {
            Some(clash) => Check::new("muscle_rest_hours", false, 24.0, 48.0, &format!("{source}: {clash}")),
            None => Check::new("muscle_rest_hours", true, 48.0, 48.0, source),
        }
    }

    /// The primary muscles of a session's lifts as bits.
    fn lifted(&self, session: &Session) -> u32 {
        let exercises = session.exercises.iter().filter_map(|planned| self.world.exercises.get(&planned.id));
        exercises
            .filter(|exercise| is_hard(exercise))
            .flat_map(|exercise| &exercise.primary)
            .fold(0, |bits, &muscle| bits | 1 << muscle as u32)
    }
}

fn place(session: &Session) -> String {
    session.date.to_string()
}
