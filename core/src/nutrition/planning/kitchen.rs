//! Everything that may be cooked for one athlete, day by day: the recipes and sides that keep every limit.

use std::collections::BTreeSet;

use super::aims::DayAims;
use super::points;
use crate::Knowledge;
use crate::athlete::{Athlete, Budget, Diet};
use crate::nutrition::targets::{Targets, Watch};
use crate::nutrition::{Candidate, FoodLimits, Kind, MealDay, MealPlan, Mealtime, Recipe, Side, kinds};

/// The athlete's kitchen.
pub(crate) struct Kitchen<'a> {
    pub(crate) athlete: &'a Athlete,
    pub(crate) targets: &'a Targets,
    pub(crate) world: &'a Knowledge,
    pub(crate) watch: Watch,
    /// What may be cooked under each set of wishes.
    menus: Vec<(Asked, Menu<'a>)>,
}

/// What was asked beyond the profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) without: BTreeSet<String>,
    pub(crate) diets: BTreeSet<Diet>,
}

/// What may be cooked on a day.
pub(crate) struct Menu<'a> {
    pub(crate) limits: FoodLimits<'a>,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) sides: Vec<&'a Side>,
}

impl<'a> Kitchen<'a> {
    /// The kitchen of an athlete, with a menu for every day of a plan.
    pub(crate) fn of(athlete: &'a Athlete, targets: &'a Targets, world: &'a Knowledge, plan: &MealPlan) -> Self {
        let mut menus: Vec<(Asked, Menu<'a>)> = Vec::new();
        for asked in plan.days.iter().map(|day| Asked::on(day, plan)) {
            if menus.iter().all(|(known, _)| *known != asked) {
                let menu = Menu::of(athlete, &asked, world);
                menus.push((asked, menu));
            }
        }
        Self { athlete, targets, world, watch: world.intakes.watch(athlete), menus }
    }

    /// The number of the menu that counts on a day of the plan.
    pub(crate) fn menu_on(&self, day: &MealDay, plan: &MealPlan) -> usize {
        let asked = Asked::on(day, plan);
        self.menus.iter().position(|(known, _)| *known == asked).unwrap_or(0)
    }

    /// What a day of the plan is held to.
    pub(crate) fn aims(&self, day: &MealDay, plan: &MealPlan) -> DayAims {
        let menu = self.menu(self.menu_on(day, plan));
        DayAims::of(day, plan, self.athlete, self.targets, menu.limits.diets())
    }

    /// A menu by its number.
    pub(crate) fn menu(&self, number: usize) -> &Menu<'a> {
        &self.menus[number].1
    }

    /// Minutes of cooking a day that nobody minds.
    pub(crate) fn usual_minutes(&self) -> f64 {
        self.athlete.profile.max_cook_minutes.map_or(USUAL_MINUTES, |most| f64::from(most.get()) * 1.5)
    }

    /// What food costs against what it is worth, in points for each US dollar.
    pub(crate) fn points_per_dollar(&self) -> f64 {
        points::DOLLAR[self.athlete.profile.budget.unwrap_or(Budget::Normal) as usize]
    }
}

/// Minutes of cooking a day that nobody minds, where the profile does not say. A convention.
const USUAL_MINUTES: f64 = 60.0;

impl Asked {
    /// What was asked of a day.
    pub(crate) fn on(day: &MealDay, plan: &MealPlan) -> Self {
        plan.wishes_on(day.date).fold(Self::default(), |mut asked, wish| {
            asked.without.extend(wish.without.iter().cloned());
            asked.diets.extend(&wish.diets);
            asked
        })
    }

    /// The athlete's limits with what was asked.
    pub(crate) fn limits<'a>(&self, athlete: &Athlete, world: &'a Knowledge) -> FoodLimits<'a> {
        let mut athlete = athlete.clone();
        athlete.profile.diets.extend(&self.diets);
        self.without.iter().fold(FoodLimits::of(&athlete, world), |limits, text| limits.without(text))
    }
}

impl<'a> Menu<'a> {
    fn of(athlete: &Athlete, asked: &Asked, world: &'a Knowledge) -> Self {
        let limits = asked.limits(athlete, world);
        let quick = |minutes: u16| athlete.profile.max_cook_minutes.is_none_or(|most| minutes <= most.get());
        let lacks = &athlete.profile.kitchen_lacks;
        let made_here = |recipe: &Recipe| recipe.equipment.iter().all(|utensil| !lacks.contains(utensil));
        let recipes = world.recipes.all().iter().filter(|recipe| quick(recipe.minutes) && made_here(recipe));
        let candidates = recipes.filter_map(|recipe| Candidate::own(recipe, &limits, &world.foods)).collect();
        let sides = world.sides.all().iter().filter(|side| goes_with_anything(side, &limits, world)).collect();
        Self { limits, candidates, sides }
    }

    /// The dishes for a meal: those written for it, or any at all where there are fewer than three.
    pub(crate) fn dishes(&self, slot: Mealtime) -> Vec<&Candidate> {
        let meant: Vec<&Candidate> = self.candidates.iter().filter(|it| it.slots.contains(&slot)).collect();
        if meant.len() >= FEWEST { meant } else { self.candidates.iter().collect() }
    }
}

/// Dishes for a meal below which other meals' dishes are taken in.
const FEWEST: usize = 3;

/// Whether a side is allowed, and stays so next to meat and next to fish.
fn goes_with_anything(side: &Side, limits: &FoodLimits<'_>, world: &Knowledge) -> bool {
    let food = world.foods.get(side.food);
    let beside = |kind: Kind| limits.kinds_apart(&kinds(food).chain([kind]).collect()).is_none();
    limits.allows(food) && Kind::ALL.iter().all(|kind| beside(*kind))
}
