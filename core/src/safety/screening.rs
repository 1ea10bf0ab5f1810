//! Screening: what a profile means for starting at all, before any plan is made. Advice people can act on, no diagnosis.

use crate::Knowledge;
use crate::athlete::{Activity, Area, Condition, Experience, Goal, Profile, ProfileError};
use crate::fitness::{Applies, Precaution, Rules, Stage, Subject, applying, body_mass_index};

/// Body-mass index below which nobody is helped to lose weight (WHO).
pub const BMI_UNDERWEIGHT: f64 = 18.5;

/// The same for people of 65 and older, who do better with a little more.
pub const BMI_UNDERWEIGHT_65: f64 = 20.0;

/// What common physiotherapy practice says of pain while training.
pub const PAIN_RULE: &str = "Pain of 0 to 3 out of 10 that is gone next morning is fine. At 4 or 5 use less load or range. \
    Above 5, or worse next day: stop and tell me, and I swap the exercise.";

const SEEN_FIRST: &str = "see a doctor or physiotherapist before you start. Until then I plan only what is gentle on it.";
const CLEARED_FIRST: &str = "get your doctor's yes before the first session. My plan stays easy until you have it.";
const SITTING: &str =
    "You've been mostly sitting so far, so ask your doctor for a yes before the first session. Easy walks are fine until then.";

/// What a profile means for starting at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Screening {
    /// Why no plan is made, where that is so.
    pub refusal: Option<ProfileError>,
    /// What to mind, the most pressing first.
    pub advice: Vec<Advice>,
    /// Whether weight and energy targets may be set or shown.
    pub weight_targets: bool,
}

/// One thing to mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What it is about.
    pub about: About,
    /// One or two sentences for the athlete.
    pub words: String,
    /// A clinician should agree before the first session.
    pub refer: bool,
}

/// What advice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A condition or stage of life.
    Condition(Condition),
    /// A part of the body.
    Area(Area),
    /// Body weight.
    Weight,
}

/// Screens a profile.
pub fn screen(profile: &Profile) -> Screening {
    let age = profile.age.map(crate::athlete::Age::get);
    let applying = applying(profile, age, profile.experience.unwrap_or(Experience::Beginner));
    let mut advice: Vec<Advice> = Vec::new();
    for applies in &applying {
        for rules in Knowledge::built_in().contraindications.with_bases(applies.subject) {
            about_rules(applies, rules, &mut advice);
        }
    }
    advice.extend(not_said_yet(profile));
    advice.extend(inactive_with_disease(profile));
    if !profile.limitations.is_empty() {
        advice.push(plain(about(applying.first()), PAIN_RULE.to_owned()));
    }
    let weight = weight_advice(profile);
    let weight_targets = weight.is_none() && !applying.iter().any(|it| no_targets(it.subject));
    advice.extend(weight);
    advice.sort_by_key(|it| !it.refer);
    Screening { refusal: refusal(&applying), advice, weight_targets }
}

fn refusal(applying: &[Applies]) -> Option<ProfileError> {
    let world = &Knowledge::built_in().contraindications;
    let refusing = |rules: &&Rules| rules.action == Precaution::Refuse;
    let rules = applying.iter().find_map(|it| world.get(it.subject).filter(refusing))?;
    let message = rules.advice.join(" ");
    Some(ProfileError { code: "refused".to_owned(), message, field: Some("age".to_owned()) })
}

/// What the rules say themselves: who should look at it first, what helps, and when to have it looked at.
fn about_rules(applies: &Applies, rules: &Rules, advice: &mut Vec<Advice>) {
    let about = about(Some(applies));
    let before = match rules.action {
        Precaution::Refuse => return,
        Precaution::Limit => None,
        Precaution::ReferFirst => Some(SEEN_FIRST),
        Precaution::Clearance => Some(CLEARED_FIRST),
    };
    let mut told: Vec<Advice> = Vec::new();
    told.extend(before.map(|words| Advice { about, words: format!("{}: {words}", capital(&rules.because)), refer: true }));
    told.extend(rules.advice.iter().map(|words| plain(about, words.clone())));
    if !rules.refer_if.is_empty() {
        told.push(plain(about, format!("See a doctor first at any of these: {}.", rules.refer_if.join(", "))));
    }
    if !rules.stop_if.is_empty() && rules.stop_if != rules.refer_if {
        told.push(plain(about, format!("Stop and get help at any of these: {}.", rules.stop_if.join(", "))));
    }
    for one in told {
        if !advice.iter().any(|known| known.words == one.words) {
            advice.push(one);
        }
    }
}

/// Gaps that keep the strictest rules in force, with what to say to open them.
fn not_said_yet(profile: &Profile) -> Vec<Advice> {
    let mut open = Vec::new();
    if profile.conditions.contains(&Condition::Pregnancy) && profile.pregnancy_trimester.is_none() {
        let words = "Which trimester are you in? Until you tell me I plan for the third, the strictest.";
        open.push(plain(About::Condition(Condition::Pregnancy), words.to_owned()));
    }
    if profile.conditions.contains(&Condition::Postpartum) && profile.lactation_months.is_none() {
        let words = "I plan for the first 6 weeks after birth: walking, breathing, pelvic floor. Past your check-up and \
                     12 weeks? Tell me you're no longer postpartum, and strength training opens.";
        open.push(plain(About::Condition(Condition::Postpartum), words.to_owned()));
    }
    open
}

/// Known heart, vessel or metabolic disease and no regular activity: a doctor first (ACSM pre-participation screening).
fn inactive_with_disease(profile: &Profile) -> Option<Advice> {
    const DISEASES: &[Condition] = &[Condition::Diabetes, Condition::Hypertension];
    let disease = *DISEASES.iter().find(|it| profile.conditions.contains(it))?;
    let inactive = profile.activity == Some(Activity::Sedentary);
    inactive.then(|| Advice { about: About::Condition(disease), words: SITTING.to_owned(), refer: true })
}

/// A wish for less weight than is healthy.
fn weight_advice(profile: &Profile) -> Option<Advice> {
    let height = profile.height_cm?.get() / 100.0;
    let older = profile.age.is_some_and(|age| age.get() >= 65);
    let least = if older { BMI_UNDERWEIGHT_65 } else { BMI_UNDERWEIGHT };
    let least_kg = (least * height * height).ceil();
    let target = profile.target_weight_kg.map(crate::athlete::WeightKg::get);
    let loses =
        profile.goal == Some(Goal::LoseFat) || target.zip(profile.weight_kg).is_some_and(|(target, now)| target < now.get());
    let words = if loses && body_mass_index(profile).is_some_and(|bmi| bmi < least) {
        format!(
            "For your height a healthy weight starts at {least_kg} kg, so I don't plan weight loss. \
             Let's get you stronger, and talk to your doctor about your weight."
        )
    } else if target.is_some_and(|target| target / (height * height) < least) {
        format!("For your height a healthy weight starts at {least_kg} kg. Pick a target from there up, and I plan for it.")
    } else {
        return None;
    };
    Some(Advice { about: About::Weight, words, refer: loses && target.is_none() })
}

/// Stages of life and histories in which no weight or energy target is set.
fn no_targets(subject: Subject) -> bool {
    let Subject::Condition { condition, stage } = subject else { return false };
    match condition {
        Condition::EatingDisorderHistory | Condition::Minor | Condition::Child | Condition::Pregnancy => true,
        Condition::Postpartum => stage == Some(Stage::Weeks0To6),
        _ => false,
    }
}

fn about(applies: Option<&Applies>) -> About {
    match applies.map(|it| it.subject) {
        Some(Subject::Condition { condition, .. }) => About::Condition(condition),
        Some(Subject::Limitation { area, .. }) => About::Area(area),
        None => About::Weight,
    }
}

fn plain(about: About, words: String) -> Advice {
    Advice { about, words, refer: false }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
