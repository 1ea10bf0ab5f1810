//! One profile in, one result out.

use std::borrow::Cow;

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile, ProfileError};
use fettle_core::check::Check;
use fettle_core::fitness::programming::{Refusal, Request, Workouts, audit, programme, workouts};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bug::{Bug, guarded};
use crate::lines::Line;

/// What `plan` writes for one profile.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// The plan.
    Plan(Planned),
    /// Why there is none.
    Refused(Refused),
}

/// A plan.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Planned {
    /// The profile's own id.
    id: Option<String>,
    /// The training, week by week.
    workouts: Workouts,
    /// What had to give way to the days, minutes and limits there are, in words.
    gave_way: Vec<String>,
    /// Every hard rule with what the plan has and what the rule allows.
    checks: Vec<Check>,
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
    code: Cow<'static, str>,
    /// What is wrong and what would be right.
    message: String,
    /// The profile's field to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The nearest plan there can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<String>,
}

impl Answer {
    /// Whether it is an error.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// Answers one line. A bug is an error of this line alone.
pub(crate) fn answer(line: &Line, limit: usize, request: &Request, world: &Knowledge) -> Answer {
    match line {
        Line::Cut(_) => {
            refused(None, Reason::new("too_long", format!("A profile has at most {limit} bytes; this line has more.")))
        }
        Line::Garbled(_) => refused(None, Reason::new("bad_utf8", "This line is not UTF-8 text.")),
        Line::Whole(text) => guarded(|| plan(text, request, world)).unwrap_or_else(|bug| refused(id_of(text), bug.into())),
    }
}

/// What every profile gets while meals are not planned.
pub(crate) fn no_meals(line: &Line) -> Answer {
    let id = if let Line::Whole(text) = line { id_of(text) } else { None };
    refused(id, Reason::new("not_yet", "Meals are not planned yet; --only workouts plans the training."))
}

fn plan(text: &str, request: &Request, world: &Knowledge) -> Answer {
    let profile = match Profile::from_json(text) {
        Ok(profile) => profile,
        Err(error) => return refused(id_of(text), error.into()),
    };
    let athlete = Athlete::resolve(profile);
    let id = athlete.profile.id.clone();
    match programme(&athlete, world, request) {
        Ok(made) => Answer::Plan(Planned {
            id,
            workouts: workouts(&made.plan, &athlete, world),
            gave_way: made.gave_way,
            checks: audit(&athlete, world, &made.plan),
        }),
        Err(refusal) => refused(id, refusal.into()),
    }
}

fn refused(id: Option<String>, error: Reason) -> Answer {
    Answer::Refused(Refused { id, error })
}

/// The id of a profile that is wrong elsewhere.
fn id_of(text: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct OnlyId {
        id: Option<String>,
    }
    serde_json::from_str::<OnlyId>(text).ok()?.id
}

impl Reason {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), field: None, nearest: None }
    }
}

impl From<ProfileError> for Reason {
    fn from(error: ProfileError) -> Self {
        Self { code: error.code.into(), message: error.message, field: error.field, nearest: None }
    }
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code.into(), message: refusal.message, field: refusal.field, nearest: refusal.nearest }
    }
}

impl From<Bug> for Reason {
    fn from(bug: Bug) -> Self {
        Self::new("bug", format!("Something broke on our side with this profile (bug {bug}); the log has the place."))
    }
}
