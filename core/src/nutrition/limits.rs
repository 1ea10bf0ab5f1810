//! What an athlete must not eat: allergens, diets, pregnancy, conditions and dislikes, gathered once and asked of each food.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Allergens, Caution, Class, DietRules, Food, FoodId, InPregnancy, Kind, LeftOut, Level, Recipe, Standing, State, Trait,
};
use crate::Knowledge;
use crate::athlete::{Allergen, Athlete, Condition, Matter};
use crate::safety::clinical;
use crate::search::singular_words;

/// Why a food is never served to an athlete. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable name of the rule: `allergen`, `may_contain`, `food_allergy`, `pregnancy`, `condition`, `diet`, `together`, `disliked`, `unknown`.
    pub rule: &'static str,
    /// The reason in a few words: "it holds milk", "it isn't vegan".
    pub because: String,
}

impl Reason {
    /// Nobody can say more.
    pub(super) fn unknown() -> Self {
        Self::new("unknown", "nobody has looked into it")
    }

    fn new(rule: &'static str, because: impl Into<String>) -> Self {
        Self { rule, because: because.into() }
    }
}

/// Holds any food against one athlete. A food that nobody has looked into is out.
pub struct FoodLimits<'a> {
    allergens: Allergens,
    diets: Vec<&'a DietRules>,
    /// Pregnant, or perhaps.
    pregnant: bool,
    nursing: bool,
    minor: bool,
    /// What is cooked has to be cooked through.
    cooks_through: bool,
    heart: bool,
    left_out: Vec<&'a LeftOut>,
    /// Foods of the athlete's own allergies, with the words each was named by.
    own_allergies: BTreeMap<FoodId, String>,
    disliked: BTreeSet<FoodId>,
    not_understood: Vec<String>,
    world: &'a Knowledge,
}

/// Conditions for which doctors give medicines that grapefruit changes (FDA: some statins and blood-pressure medicines).
const GRAPEFRUIT_MATTERS: &[Condition] = &[Condition::HeartDisease, Condition::Hypertension];
/// Under this age no alcohol is planned.
const ADULT: u8 = 18;

impl<'a> FoodLimits<'a> {
    /// Gathers the athlete's limits.
    pub fn of(athlete: &Athlete, world: &'a Knowledge) -> Self {
        let profile = &athlete.profile;
        let has = |condition: &Condition| profile.conditions.contains(condition);
        let matters = clinical::of_profile(profile);
        let by_condition = profile.pregnancy_trimester.is_some() || has(&Condition::Pregnancy);
        let pregnant = by_condition || matters.contains(&Matter::GestationalDiabetes);
        let limits = Self {
            allergens: profile.allergens.iter().copied().collect(),
            diets: profile.diets.iter().flat_map(|diet| world.diets.with_base(*diet)).collect(),
            pregnant,
            cooks_through: pregnant || matters.contains(&Matter::Immunosuppressed),
            nursing: profile.lactation_months.is_some() || has(&Condition::Postpartum),
            minor: athlete.age < ADULT || has(&Condition::Minor) || has(&Condition::Child),
            heart: GRAPEFRUIT_MATTERS.iter().any(has),
            left_out: world.left_out.iter().filter(|it| it.is_for(&matters)).collect(),
            own_allergies: BTreeMap::new(),
            disliked: BTreeSet::new(),
            not_understood: Vec::new(),
            world,
        };
        let limits = profile.food_allergies.iter().fold(limits, |limits, text| limits.harmed_by(text));
        profile.dislikes.iter().fold(limits, |limits, text| limits.without(text))
    }

    /// These limits, and without a food that harms, in any words. A word that names no food keeps out the dishes of that name.
    fn harmed_by(mut self, text: &str) -> Self {
        let meant = self.world.foods.family(text);
        if meant.is_empty() {
            self.not_understood.push(text.to_owned());
        }
        self.own_allergies.extend(meant.into_iter().map(|food| (food, text.to_owned())));
        self
    }

    /// These limits, and without a food or a kind of food, in any words: "fish", "mushrooms", a food's id.
    #[must_use]
    pub fn without(mut self, text: &str) -> Self {
        let meant = self.world.foods.family(text);
        if meant.is_empty() {
            self.not_understood.push(text.to_owned());
        }
        self.disliked.extend(meant);
        self
    }

    /// Why this food is out, or nothing when it may be served.
    pub fn why_not(&self, food: &Food) -> Option<Reason> {
        self.by_allergen(food)
            .or_else(|| self.by_own_allergy(food))
            .or_else(|| self.by_condition(food))
            .or_else(|| self.by_diet(food))
            .or_else(|| self.disliked.contains(&food.id).then(|| Reason::new("disliked", "you asked to leave it out")))
    }

    /// Whether this food may be served.
    pub fn allows(&self, food: &Food) -> bool {
        self.why_not(food).is_none()
    }

    /// Why these foods must not meet in one meal, each of them being fine alone.
    pub fn why_not_together<'f>(&self, foods: impl IntoIterator<Item = &'f Food>) -> Option<Reason> {
        let kinds: BTreeSet<Kind> = foods.into_iter().flat_map(kinds).collect();
        self.kinds_apart(&kinds)
    }

    /// Why foods of these kinds must not meet in one meal.
    pub fn kinds_apart(&self, kinds: &BTreeSet<Kind>) -> Option<Reason> {
        let pairs = self.diets.iter().flat_map(|diet| diet.never_together.iter().map(move |pair| (diet, pair)));
        let (diet, [one, other]) = pairs.into_iter().find(|(_, pair)| pair.iter().all(|kind| kinds.contains(kind)))?;
        Some(Reason::new("together", format!("{} and {} in one meal aren't {}", one.name(), other.name(), diet.name)))
    }

    /// What the shopper has to look for on this food: "buy halal-certified".
    pub fn label(&self, food: &Food) -> Option<&'a str> {
        self.diets.iter().find(|diet| diet.asks_for_certificate(food)).and_then(|diet| diet.certificate.as_deref())
    }

    /// The diets' rules, bases included: bounds of days, meals and weeks are in them.
    pub fn diets(&self) -> &[&'a DietRules] {
        &self.diets
    }

    /// Why a dish of this title is out: the athlete leaves out something that is no food of the table, such as "stew".
    pub fn why_not_dish(&self, title: &str) -> Option<Reason> {
        if self.not_understood.is_empty() {
            return None;
        }
        let title = singular_words(title);
        let named = |text: &&String| {
            let words = singular_words(text);
            !words.is_empty() && title.windows(words.len()).any(|it| it == words)
        };
        let text = self.not_understood.iter().find(named)?;
        Some(Reason::new("disliked", format!("you asked to leave out {text}")))
    }

    /// Why a recipe is out for how it is cooked: something of egg, meat or fish stays soft, pink or raw.
    pub fn why_not_done_so(&self, recipe: &Recipe) -> Option<Reason> {
        let underdone = recipe.underdone.as_ref().filter(|_| self.cooks_through)?;
        Some(Reason::new(
            if self.pregnant { "pregnancy" } else { "condition" },
            format!("{underdone}, and that isn't safe for you now"),
        ))
    }

    /// Dislikes that name no food of the table, as the athlete wrote them. Dishes of that name are left out.
    pub fn not_understood(&self) -> &[String] {
        &self.not_understood
    }

    /// What the athlete should know about these limits.
    pub fn notes(&self) -> Vec<String> {
        let coconut = "Coconut isn't a tree nut by EU or US law, so it stays in. Tell me if you avoid it too.";
        let coconut = self.allergens.contains(Allergen::TreeNut).then(|| coconut.to_owned());
        let cook = "Cook eggs until white and yolk are firm, and meat and fish all through.";
        let cook = self.cooks_through.then(|| cook.to_owned());
        coconut.into_iter().chain(cook).chain(self.diets.iter().filter_map(|diet| diet.note.clone())).collect()
    }

    fn by_allergen(&self, food: &Food) -> Option<Reason> {
        let holds = self.allergens & food.contains;
        let may_hold = self.allergens & food.may_contain;
        match (holds.is_empty(), may_hold.is_empty()) {
            (false, _) => Some(Reason::new("allergen", format!("it holds {holds}"))),
            (true, false) => Some(Reason::new("may_contain", format!("it may hold {may_hold}"))),
            (true, true) => None,
        }
    }

    fn by_own_allergy(&self, food: &Food) -> Option<Reason> {
        let named = self.own_allergies.get(&food.id)?;
        Some(Reason::new("food_allergy", format!("you are allergic to {named}")))
    }

    fn by_condition(&self, food: &Food) -> Option<Reason> {
        let warned = |caution: Caution| food.cautions.contains(&caution);
        if self.pregnant && unsafe_in_pregnancy(food) {
            return Some(Reason::new("pregnancy", "it isn't safe in pregnancy"));
        }
        if (self.pregnant || self.nursing || self.minor) && (food.mercury == Level::High || food.class == Class::Alc) {
            return Some(Reason::new("condition", "mercury and alcohol aren't for you now"));
        }
        if self.heart && warned(Caution::GrapefruitDrugInteraction) {
            return Some(Reason::new("condition", "grapefruit changes how many heart medicines work"));
        }
        let out = self.left_out.iter().find(|it| it.denies(food))?;
        Some(Reason::new("condition", out.because.clone()))
    }

    fn by_diet(&self, food: &Food) -> Option<Reason> {
        let broken = self.diets.iter().find(|diet| !diet.allows(food))?;
        Some(Reason::new("diet", format!("it isn't {}", broken.name)))
    }
}

/// Whether a food is left out in pregnancy. What is safe once heated stays in only where it is raw, for then a recipe cooks it.
fn unsafe_in_pregnancy(food: &Food) -> bool {
    let warned =
        food.cautions.iter().any(|it| matches!(it, Caution::VitaminAPregnancy | Caution::IodineExcess | Caution::Alcohol));
    let by_rule = match food.pregnancy {
        InPregnancy::None => false,
        InPregnancy::CautionHeat => food.state != State::Raw,
        InPregnancy::Caution | InPregnancy::Avoid => true,
    };
    by_rule || warned && food.class != Class::Baking || matches!(food.mercury, Level::Moderate | Level::High)
}

/// The kinds of food that a food belongs to, among those that some people keep apart.
pub fn kinds(food: &Food) -> impl Iterator<Item = Kind> {
    let kosher = food.standing(Trait::Kosher);
    let meat = matches!(food.class, Class::Beef | Class::Pork | Class::Lamb | Class::Game | Class::Poultry | Class::Deli);
    let dairy = matches!(food.class, Class::Milk | Class::Cheese | Class::Dairy) || food.contains.contains(Allergen::Milk);
    let fish = food.class == Class::Fish || food.contains.contains(Allergen::Fish);
    let all = [
        (meat || kosher == Standing::MeatIfCertified, Kind::Meat),
        (dairy || matches!(kosher, Standing::Dairy | Standing::DairyIfCertified), Kind::Dairy),
        (fish || kosher == Standing::PareveFish, Kind::Fish),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, kind)| kind)
}
