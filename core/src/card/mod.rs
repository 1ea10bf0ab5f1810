//! Replies in the coach's own vocabulary. A card knows nothing of any platform; renderers do the rest.

mod plain;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Intent;
use crate::words::words;

pub use plain::plain_text;

/// One reply.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Card {
    /// A short headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// How it is meant.
    pub tone: Tone,
    /// Who may see it.
    pub audience: Audience,
    /// What it says, from top to bottom.
    pub body: Vec<Block>,
    /// What can be done next.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub actions: Vec<Action>,
}

words! {
    /// How a card is meant.
    Tone {
        /// Plain information.
        Neutral = "neutral",
        /// Something went well.
        Good = "good",
        /// Something needs care.
        Careful = "careful",
        /// Act now.
        Urgent = "urgent",
    }
}

#[allow(clippy::derivable_impls, reason = "the macro that declares the words knows no default")]
impl Default for Tone {
    fn default() -> Self {
        Self::Neutral
    }
}

words! {
    /// Who may see a card.
    Audience {
        /// Only the athlete: the default wherever body, food or pain is spoken of.
        OnlyYou = "only_you",
        /// Everyone in the channel.
        Here = "here",
    }
}

#[allow(clippy::derivable_impls, reason = "the macro that declares the words knows no default")]
impl Default for Audience {
    fn default() -> Self {
        Self::OnlyYou
    }
}

/// One part of a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Text(Vec<Span>),
    /// Names with values.
    Facts(Vec<Fact>),
    /// Short lines.
    List(Vec<Vec<Span>>),
    /// Rows under headings.
    Table(Table),
    /// One exercise with its dose.
    Exercise(ExerciseBlock),
    /// One meal with what goes in and how it is made.
    Meal(MealBlock),
    /// A part of a whole.
    Progress(ProgressBar),
    /// A line between parts.
    Divider,
}

/// A piece of text. Text is never markup: a renderer escapes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Set apart from its surroundings.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub strong: bool,
}

impl From<&str> for Span {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), strong: false }
    }
}

impl From<String> for Span {
    fn from(text: String) -> Self {
        Self { text, strong: false }
    }
}

/// A name with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its value with the unit.
    pub value: String,
}

/// Rows under headings; every row has as many cells as there are headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// The headings.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// One exercise as it is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExerciseBlock {
    /// The catalogue's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Sets, repetitions and load in words.
    pub dose: String,
    /// What to think of while doing it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub cues: Vec<String>,
    /// Why it is here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub why: Option<String>,
}

/// One meal as it is to be cooked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MealBlock {
    /// The recipe's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// How much of it, and how long it takes, in words.
    pub serves: String,
    /// What goes in: an amount a cook can measure, and the food.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub ingredients: Vec<MealIngredient>,
    /// What to do, in order.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub steps: Vec<String>,
    /// What a portion brings, in words; nothing for whom no figure is shown.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub brings: Option<String>,
}

/// What goes into a meal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MealIngredient {
    /// The amount with its unit.
    pub amount: String,
    /// The food, and what is done to it beforehand.
    pub food: String,
}

/// A part of a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProgressBar {
    /// What is counted.
    pub label: String,
    /// So many.
    pub done: f64,
    /// Of so many.
    pub of: f64,
}

/// What the athlete can press. Pressing means what its intent means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// One choice.
    Button(Choice),
    /// One choice of many.
    Select {
        /// What is chosen.
        label: String,
        /// The choices.
        choices: Vec<Choice>,
    },
}

/// A label and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// The words on it.
    pub label: String,
    /// What choosing it says.
    pub says: Intent,
}

impl Card {
    /// A card that only says something.
    pub fn saying(text: impl Into<Span>) -> Self {
        Self::default().text(text)
    }

    /// With a headline.
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// With another tone.
    pub fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// With one more paragraph.
    pub fn text(mut self, text: impl Into<Span>) -> Self {
        self.body.push(Block::Text(vec![text.into()]));
        self
    }

    /// With one more block.
    pub fn block(mut self, block: Block) -> Self {
        self.body.push(block);
        self
    }

    /// With short lines, where there are any.
    pub fn list<T: Into<Span>>(mut self, lines: impl IntoIterator<Item = T>) -> Self {
        let lines: Vec<Vec<Span>> = lines.into_iter().map(|line| vec![line.into()]).collect();
        if !lines.is_empty() {
            self.body.push(Block::List(lines));
        }
        self
    }

    /// With one more button.
    pub fn button(mut self, label: impl Into<String>, says: Intent) -> Self {
        self.actions.push(Action::Button(Choice { label: label.into(), says }));
        self
    }

    /// Every choice on the card, in the order a person counts them.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.actions.iter().flat_map(|action| match action {
            Action::Button(choice) => std::slice::from_ref(choice),
            Action::Select { choices, .. } => choices.as_slice(),
        })
    }
}
