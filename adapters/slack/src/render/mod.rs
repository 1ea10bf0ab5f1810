//! Any card as messages of Block Kit. Words go into rich text and plain text only, where Slack reads no markup: whatever they
//! say can call nobody and break nothing.

mod actions;
mod chart;
mod feedback;
mod forms;
mod home;
mod pack;
mod rich;
mod table;
mod words;

use fettle_core::card::{Block, Card, Tone, plain_text};
use slack_morphism::prelude::{SlackBlock, SlackDividerBlock, SlackHeaderBlock};

pub use actions::{MENU_ACTION, PRESS_ACTION, chosen};
pub use feedback::{JUDGE_ACTION, ask};
pub(crate) use feedback::{is_long, thanks};
pub use forms::{FormError, LOG_FORM, PROFILE_FORM, form, heard};
pub use home::home;
use pack::{Part, packed};
use words::{cut, escaped, plain};

use crate::limits::{HEADER_TEXT, MESSAGE_TEXT};

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What screen readers and notifications say. Slack reads markup in it, so it is escaped.
    pub text: String,
    /// What is shown.
    pub blocks: Vec<SlackBlock>,
    /// What is shown where a workspace can't draw charts yet.
    pub without_charts: Option<Vec<SlackBlock>>,
}

/// Whether a card's choices can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Buttons {
    /// They can.
    Shown,
    /// Another card follows, and the choices are that one's.
    Hidden,
}

/// A card as the messages it takes, nearly always one. Its choices are good for as long as `turn` is the newest to offer any.
pub fn messages(turn: u64, card: &Card, buttons: Buttons) -> Vec<Message> {
    let mut parts = body(card);
    if buttons == Buttons::Shown {
        parts.extend(actions::rows(&turn.to_string(), &card.actions).into_iter().map(Part::of));
    }
    let text = fallback(card);
    let packed = packed(parts);
    packed.into_iter().map(|(blocks, without_charts)| Message { text: text.clone(), blocks, without_charts }).collect()
}

/// What a card says, without its choices.
fn body(card: &Card) -> Vec<Part> {
    let mut parts: Vec<Part> = card.title.iter().map(|title| Part::of(header(card.tone, title))).collect();
    let mut rest = card.body.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        let bars = rest.iter().take_while(|block| matches!(block, Block::Progress(_))).count();
        if bars > 1 {
            parts.extend(chart::bars(&rest[..bars]));
            rest = &rest[bars..];
        } else {
            parts.extend(block(first));
            rest = behind;
        }
    }
    parts
}

fn block(block: &Block) -> Vec<Part> {
    match block {
        Block::Text(spans) => rich::paragraph(spans),
        Block::Facts(facts) => rich::facts(facts),
        Block::List(items) => rich::list(items),
        Block::Table(table) => table::parts(table),
        Block::Exercise(exercise) => rich::exercise(exercise),
        Block::Meal(meal) => rich::meal(meal),
        Block::Progress(bar) => rich::progress(bar),
        Block::Divider => vec![Part::of(SlackDividerBlock::new().into())],
    }
}

fn header(tone: Tone, title: &str) -> SlackBlock {
    SlackHeaderBlock::new(plain(&format!("{}{title}", mark(tone)), HEADER_TEXT).into()).into()
}

/// How a card is meant, in front of its title: a sign that is read aloud too, never a colour alone.
fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral | Tone::Good => "",
        Tone::Careful => "⚠️ ",
        Tone::Urgent => "🚨 ",
    }
}

fn fallback(card: &Card) -> String {
    let said = plain_text(&Card { actions: Vec::new(), ..card.clone() });
    let text = cut(&escaped(&said), MESSAGE_TEXT);
    if text.trim().is_empty() { "Fettle".to_owned() } else { text }
}
