//! One profile in, one result out.

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile, ProfileError};
use fettle_core::check::Check;
use fettle_core::fitness::programming::Programme;
use fettle_core::fitness::{Refusal, Request, Workouts, audit, programme, workouts};
use fettle_core::nutrition::targets::Targets;
use fettle_core::nutrition::{
    Adjusted, AisleList, MealDocument, MealPlan, MealRefusal, MealRequest, audit_meals, groceries, meals, plan_meals,
};
use fettle_core::safety::screen;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bug::{Bug, guarded};
use crate::command::Only;
use crate::lines::Line;

/// Longest profile in bytes. A profile with every field and long lists has about four thousand.
pub(crate) const PROFILE_BYTES: usize = 64 * 1024;

/// What `plan` writes for one profile.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Answer<'a> {
    /// The plan.
    Plan(Planned<'a>),
    /// Why there is none.
    Refused(Refused),
}

/// A plan: training, food, or both.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Planned<'a> {
    /// The profile's own id.
    id: Option<&'a str>,
    /// What to eat in a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<&'a Targets>,
    /// The training, week by week.
    #[serde(flatten)]
    training: Option<Training<'a>>,
    /// The food, day by day.
    #[serde(flatten)]
    food: Option<FoodRows<'a>>,
    /// What to mind with the conditions and limitations of the profile, the most pressing first.
    advice: Vec<Minding<'a>>,
    /// Every hard rule with what the plan has and what the rule allows.
    checks: Vec<Check>,
}

/// The training.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Training<'a> {
    /// The training, week by week.
    workouts: Workouts<'a>,
    /// What had to give way to the days, minutes and limits there are, in words.
    gave_way: &'a [String],
    /// What goes along with the plan outside its sessions, in words.
    alongside: &'a [String],
}

/// The food.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FoodRows<'a> {
    /// The meals, day by day.
    meals: MealDocument<'a>,
    /// What to buy for all days.
    groceries: Vec<AisleList>,
    /// Targets that gave way under the limits.
    adjusted: &'a [Adjusted],
}

/// One thing to mind.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Minding<'a> {
    /// One or two sentences for the athlete.
    words: &'a str,
    /// A clinician should agree before the first session.
    refer: bool,
}

/// A profile that got no plan.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Refused {
    /// The profile's own id, where it could be read.
    id: Option<String>,
    /// Why.
    error: Reason,
}

/// Why a profile got no plan.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Reason {
    /// Stable name.
    code: String,
    /// What is wrong and what would be right.
    message: String,
    /// The profile's field to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The nearest plan there can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<String>,
}

/// What is asked for every profile.
pub(super) struct Order {
    pub(super) request: Request,
    pub(super) days: u8,
    pub(super) only: Option<Only>,
    pub(super) pretty: bool,
}

/// A result as it goes out.
pub(super) struct Written {
    pub(super) json: String,
    pub(super) refused: bool,
}

/// Answers one line. A bug is an error of this line alone.
pub(super) fn answer(line: &Line, order: &Order, world: &Knowledge) -> serde_json::Result<Written> {
    let answered = match line {
        Line::Cut(_) => Err(Refused::new(None, "too_long", &format!("A profile has at most {PROFILE_BYTES} bytes."))),
        Line::Garbled(_) => Err(Refused::new(None, "bad_utf8", "This line is not UTF-8 text.")),
        Line::Whole(text) => guarded(|| plan(text, order, world)).unwrap_or_else(|bug| Err(broken(text, bug))),
    };
    match answered {
        Ok(written) => written.map(|json| Written { json, refused: false }),
        Err(refused) => order.write(&Answer::Refused(refused)).map(|json| Written { json, refused: true }),
    }
}

impl Order {
    fn write(&self, answer: &Answer<'_>) -> serde_json::Result<String> {
        if self.pretty { serde_json::to_string_pretty(answer) } else { serde_json::to_string(answer) }
    }
}

/// Plans and writes at once: what is written looks into the plan.
fn plan(text: &str, order: &Order, world: &Knowledge) -> Result<serde_json::Result<String>, Refused> {
    let profile = Profile::from_json(text).map_err(|error| Refused { id: id_of(text), error: error.into() })?;
    let screening = screen(&profile);
    if let Some(refusal) = screening.refusal {
        return Err(Refused { id: profile.id, error: refusal.into() });
    }
    let athlete = Athlete::resolve(profile);
    let id = athlete.profile.id.as_deref();
    let refused = |reason: Reason| Refused { id: id.map(str::to_owned), error: reason };
    let made = (order.only != Some(Only::Meals)).then(|| programme(&athlete, world, &order.request)).transpose();
    let made = made.map_err(|refusal| refused(refusal.into()))?;
    let targets = Targets::of(&athlete);
    let eaten = (order.only != Some(Only::Workouts)).then(|| food(&athlete, &targets, order, made.as_ref(), world)).transpose();
    let eaten = eaten.map_err(|refusal| refused(refusal.into()))?;
    let mut checks = made.as_ref().map_or_else(Vec::new, |made| audit(&athlete, world, &made.plan));
    if let Some(plan) = &eaten {
        checks.extend(targets.checks.iter().cloned());
        checks.extend(audit_meals(&athlete, &targets, world, plan));
    }
    Ok(order.write(&Answer::Plan(Planned {
        id,
        targets: eaten.is_some().then_some(&targets),
        training: made.as_ref().map(|made| Training {
            workouts: workouts(&made.plan, &athlete, world),
            gave_way: &made.gave_way,
            alongside: &made.alongside,
        }),
        food: eaten.as_ref().map(|plan| FoodRows {
            meals: meals(plan, &athlete, world),
            groceries: groceries(plan, &athlete, world, order.request.start, order.days),
            adjusted: &plan.adjusted,
        }),
        advice: screening.advice.iter().map(|advice| Minding { words: &advice.words, refer: advice.refer }).collect(),
        checks,
    })))
}

/// The meals, with a little more on the days of training.
fn food(
    athlete: &Athlete,
    targets: &Targets,
    order: &Order,
    made: Option<&Programme>,
    world: &Knowledge,
) -> Result<MealPlan, MealRefusal> {
    let sessions = |made: &Programme| made.plan.weeks.iter().flat_map(|week| &week.sessions).map(|it| it.date).collect();
    let request =
        MealRequest { training: made.map(sessions), ..MealRequest::new(order.request.start, order.days, order.request.seed) };
    plan_meals(athlete, targets, world, &request)
}

fn broken(text: &str, bug: Bug) -> Refused {
    let message = format!("Something broke on our side with this profile (bug {bug}); the log has the place.");
    Refused::new(id_of(text), "bug", &message)
}

/// The id of a profile that is wrong elsewhere.
fn id_of(text: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct OnlyId {
        id: Option<String>,
    }
    serde_json::from_str::<OnlyId>(text).ok()?.id
}

impl Refused {
    fn new(id: Option<String>, code: &str, message: &str) -> Self {
        Self { id, error: Reason { code: code.to_owned(), message: message.to_owned(), field: None, nearest: None } }
    }
}

impl From<ProfileError> for Reason {
    fn from(error: ProfileError) -> Self {
        Self { code: error.code, message: error.message, field: error.field, nearest: None }
    }
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code, message: refusal.message, field: refusal.field, nearest: refusal.nearest }
    }
}

impl From<MealRefusal> for Reason {
    fn from(refusal: MealRefusal) -> Self {
        let field = refusal.field.map(str::to_owned);
        Self { code: refusal.code.to_owned(), message: refusal.message, field, nearest: None }
    }
}
