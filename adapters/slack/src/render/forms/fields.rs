//! The kinds of field a form is made of. A field's block bears the field's name, and errors are told under it.

use slack_morphism::prelude::{
    SlackBlock, SlackBlockChoiceItem, SlackBlockDatePickerElement, SlackBlockMultiStaticSelectElement,
    SlackBlockNumberInputElement, SlackBlockPlainTextOnly, SlackBlockStaticSelectElement, SlackInputBlock,
    SlackInputBlockElement,
};

use crate::limits::{INPUT_LABEL, OPTION_TEXT, OPTIONS};
use crate::render::words::plain;

/// The id of the one element in each field's block.
const ELEMENT: &str = "value";

type Option_ = SlackBlockChoiceItem<SlackBlockPlainTextOnly>;

/// A value's fixed name with the words for it.
pub(super) struct Word {
    pub(super) name: &'static str,
    pub(super) words: String,
}

impl Word {
    /// A fixed name whose words are its own.
    pub(super) fn of(name: &'static str) -> Self {
        let words = name.replace('_', " ");
        let mut letters = words.chars();
        let words = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        Self { name, words }
    }
}

/// Exactly one of several.
pub(super) fn one_of(name: &str, label: &str, words: Vec<Word>, chosen: Option<&str>) -> SlackBlock {
    let element = SlackBlockStaticSelectElement::new()
        .with_action_id(ELEMENT.into())
        .opt_initial_option(words.iter().find(|word| Some(word.name) == chosen).map(option))
        .with_options(words.iter().take(OPTIONS).map(option).collect());
    field(name, label, element.into())
}

/// Any of several.
pub(super) fn any_of(name: &str, label: &str, words: Vec<Word>, chosen: &[&str]) -> SlackBlock {
    let initial: Vec<Option_> = words.iter().filter(|word| chosen.contains(&word.name)).map(option).collect();
    let element = SlackBlockMultiStaticSelectElement::new()
        .with_action_id(ELEMENT.into())
        .opt_initial_options((!initial.is_empty()).then_some(initial))
        .with_options(words.iter().take(OPTIONS).map(option).collect());
    field(name, label, element.into())
}

/// A figure.
pub(super) fn number(name: &str, label: &str, whole: bool, given: Option<f64>) -> SlackBlock {
    let shown = given.map(|figure| ((figure * 10.0).round() / 10.0).to_string());
    let element = SlackBlockNumberInputElement::new(!whole).with_action_id(ELEMENT.into()).opt_initial_value(shown);
    field(name, label, element.into())
}

/// A day.
pub(super) fn day(name: &str, label: &str, given: chrono::NaiveDate) -> SlackBlock {
    let element = SlackBlockDatePickerElement::new().with_action_id(ELEMENT.into()).with_initial_date(given.to_string());
    field(name, label, element.into())
}

fn option(word: &Word) -> Option_ {
    SlackBlockChoiceItem::new(plain(&word.words, OPTION_TEXT).into(), word.name.to_owned())
}

/// Nothing has to be filled in: what is left empty says nothing.
fn field(name: &str, label: &str, element: SlackInputBlockElement) -> SlackBlock {
    SlackInputBlock::new(plain(label, INPUT_LABEL).into(), element).with_block_id(name.into()).with_optional(true).into()
}
