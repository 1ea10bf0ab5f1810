//! The profile as a form. What was taken out of a list is no longer so; a single field left empty stays as it was.

use std::collections::BTreeSet;

use fettle_core::athlete::{
    Age, Allergen, Area, CM_PER_INCH, DaysPerWeek, Diet, Equipment, Experience, Goal, HeightCm, Limitation, OutOfRange, Profile,
    ProfilePatch, SessionMinutes, Severity, Sex, Units, WeightKg, Without, kg_from_lb, lb_from_kg,
};
use slack_morphism::prelude::SlackBlock;

use super::FormError;
use super::fields::{Word, any_of, number, one_of};
use crate::inbound::Values;

pub(super) fn fields(profile: &Profile) -> Vec<SlackBlock> {
    let mut fields = training(profile);
    fields.extend(body(profile));
    fields.extend(food(profile));
    fields
}

fn training(profile: &Profile) -> Vec<SlackBlock> {
    let kit: Vec<&str> = profile.equipment.iter().flatten().map(|thing| thing.name()).collect();
    let areas: Vec<&str> = profile.limitations.iter().map(|limitation| limitation.area.name()).collect();
    vec![
        one_of("goal", "What for", words(Goal::ALL, Goal::name), profile.goal.map(Goal::name)),
        one_of(
            "experience",
            "Training so far",
            words(Experience::ALL, Experience::name),
            profile.experience.map(Experience::name),
        ),
        number("days_per_week", "Days a week", true, profile.days_per_week.map(|days| days.get().into())),
        number(
            "minutes_per_session",
            "Minutes for a session",
            true,
            profile.minutes_per_session.map(|minutes| minutes.get().into()),
        ),
        any_of("equipment", "What there is to train with", words(Equipment::ALL, Equipment::name), &kit),
        any_of("limitations", "What hurts or is to be spared", words(Area::ALL, Area::name), &areas),
    ]
}

fn body(profile: &Profile) -> Vec<SlackBlock> {
    let weight = profile.weight_kg.map(WeightKg::get);
    let height = profile.height_cm.map(HeightCm::get);
    let (weight, height) = match profile.units.unwrap_or(Units::Metric) {
        Units::Metric => (number("weight_kg", "Weight in kg", false, weight), number("height_cm", "Height in cm", false, height)),
        Units::Imperial => (
            number("weight_lb", "Weight in lb", false, weight.map(lb_from_kg)),
            number("height_in", "Height in inches", false, height.map(|height| height / CM_PER_INCH)),
        ),
    };
    vec![
        number("age", "Age", true, profile.age.map(|age| age.get().into())),
        one_of("sex", "Sex, for the formulas", words(Sex::ALL, Sex::name), profile.sex.map(Sex::name)),
        weight,
        height,
        one_of("units", "Units", words(Units::ALL, Units::name), profile.units.map(Units::name)),
    ]
}

fn food(profile: &Profile) -> Vec<SlackBlock> {
    let diets: Vec<&str> = profile.diets.iter().map(|diet| diet.name()).collect();
    let allergens: Vec<&str> = profile.allergens.iter().map(|allergen| allergen.name()).collect();
    vec![
        any_of("diets", "Way of eating", words(Diet::ALL, Diet::name), &diets),
        any_of("allergens", "Never in my food", words(Allergen::ALL, Allergen::name), &allergens),
    ]
}

fn words<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<Word> {
    all.iter().map(|one| Word::of(name(*one))).collect()
}

pub(super) fn heard(values: &Values, profile: &Profile) -> Result<ProfilePatch, Vec<FormError>> {
    let mut reading = Reading { values, errors: Vec::new() };
    let patch = ProfilePatch {
        goal: reading.one("goal", Goal::named),
        experience: reading.one("experience", Experience::named),
        sex: reading.one("sex", Sex::named),
        units: reading.one("units", Units::named),
        days_per_week: reading.figure("days_per_week", DaysPerWeek::try_from),
        minutes_per_session: reading.figure("minutes_per_session", SessionMinutes::try_from),
        age: reading.figure("age", Age::try_from),
        weight_kg: reading.weight(),
        height_cm: reading.height(),
        ..reading.lists(profile)
    };
    if reading.errors.is_empty() { Ok(unchanged_left_out(patch, profile)) } else { Err(reading.errors) }
}

/// A figure that is shown rounded and sent back as shown was not changed.
fn unchanged_left_out(mut patch: ProfilePatch, profile: &Profile) -> ProfilePatch {
    let near = |new: f64, old: f64| (new - old).abs() < 0.15;
    let same_weight = patch.weight_kg.zip(profile.weight_kg).is_some_and(|(new, old)| near(new.get(), old.get()));
    let same_height = patch.height_cm.zip(profile.height_cm).is_some_and(|(new, old)| near(new.get(), old.get()));
    patch.weight_kg = patch.weight_kg.filter(|_| !same_weight);
    patch.height_cm = patch.height_cm.filter(|_| !same_height);
    patch
}

/// What was filled in, and what about it can't be so.
struct Reading<'a> {
    values: &'a Values,
    errors: Vec<FormError>,
}

impl Reading<'_> {
    fn one<T>(&self, field: &str, named: fn(&str) -> Option<T>) -> Option<T> {
        self.values.one(field).and_then(named)
    }

    fn all<T: Ord>(&self, field: &str, named: fn(&str) -> Option<T>) -> BTreeSet<T> {
        self.values.all(field).iter().filter_map(|name| named(name)).collect()
    }

    fn figure<T>(&mut self, field: &str, take: impl Fn(f64) -> Result<T, OutOfRange>) -> Option<T> {
        let typed = self.values.one(field)?;
        let taken = match typed.replace(',', ".").parse() {
            Ok(figure) => take(figure).map_err(|range| between(&range)),
            Err(_) => Err("A number, please.".to_owned()),
        };
        taken.map_err(|words| self.errors.push(FormError { field: field.to_owned(), words })).ok()
    }

    fn weight(&mut self) -> Option<WeightKg> {
        let metric = self.figure("weight_kg", WeightKg::try_from);
        metric.or_else(|| self.figure("weight_lb", |pounds| WeightKg::try_from(kg_from_lb(pounds))))
    }

    fn height(&mut self) -> Option<HeightCm> {
        let metric = self.figure("height_cm", HeightCm::try_from);
        metric.or_else(|| self.figure("height_in", |inches| HeightCm::try_from(inches * CM_PER_INCH)))
    }

    /// Lists come whole: what is new is added, what is missing was taken out.
    fn lists(&self, profile: &Profile) -> ProfilePatch {
        let kit = self.all("equipment", Equipment::named);
        let areas = self.all("limitations", Area::named);
        let diets = self.all("diets", Diet::named);
        let allergens = self.all("allergens", Allergen::named);
        let known: BTreeSet<Area> = profile.limitations.iter().map(|limitation| limitation.area).collect();
        let owned = profile.equipment.clone().unwrap_or_default();
        ProfilePatch {
            without: Without {
                equipment: owned.difference(&kit).copied().collect(),
                limitations: known.difference(&areas).copied().collect(),
                diets: profile.diets.difference(&diets).copied().collect(),
                allergens: profile.allergens.difference(&allergens).copied().collect(),
                ..Without::default()
            },
            equipment: kit.difference(&owned).copied().collect(),
            limitations: areas.difference(&known).map(|area| Limitation { area: *area, severity: Severity::Moderate }).collect(),
            diets: diets.difference(&profile.diets).copied().collect(),
            allergens: allergens.difference(&profile.allergens).copied().collect(),
            ..ProfilePatch::default()
        }
    }
}

fn between(range: &OutOfRange) -> String {
    match range.name {
        "weight_kg" | "height_cm" => "That figure can't be right: look at the unit.".to_owned(),
        _ => format!("From {} to {}{}, please.", range.min, range.max, range.unit),
    }
}
