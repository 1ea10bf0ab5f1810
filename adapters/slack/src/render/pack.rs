//! Parts of a card, packed into as few messages as Slack takes them in.

use slack_morphism::prelude::SlackBlock;

use crate::limits::{CHARTS, MESSAGE_BLOCKS, MESSAGE_CHARS, TABLES};

/// A block, with what it costs.
pub(super) struct Part {
    block: SlackBlock,
    chars: usize,
    tables: usize,
    charts: usize,
    /// In words, where it is a chart.
    words: Vec<SlackBlock>,
}

impl Part {
    /// A block whose text is bounded by its kind.
    pub(super) fn of(block: SlackBlock) -> Self {
        Self { block, chars: 0, tables: 0, charts: 0, words: Vec::new() }
    }

    /// A block with so many characters.
    pub(super) fn long(block: SlackBlock, chars: usize) -> Self {
        Self { chars, ..Self::of(block) }
    }

    /// A table with so many characters.
    pub(super) fn table(block: SlackBlock, chars: usize) -> Self {
        Self { chars, tables: 1, ..Self::of(block) }
    }

    /// A chart, and the same in words.
    pub(super) fn chart(block: SlackBlock, words: Vec<Self>) -> Self {
        Self { charts: 1, words: words.into_iter().map(|part| part.block).collect(), ..Self::of(block) }
    }

    /// The block.
    pub(super) fn into_block(self) -> SlackBlock {
        self.block
    }
}

/// The blocks of one message, and the same without charts where it has any.
type Blocks = (Vec<SlackBlock>, Option<Vec<SlackBlock>>);

/// Never empty: a card that says nothing is one message without blocks, shown by its text.
pub(super) fn packed(parts: Vec<Part>) -> Vec<Blocks> {
    let mut messages = vec![Vec::new()];
    for part in parts {
        let full = messages.last().is_none_or(|message| !fits(message, &part));
        if full {
            messages.push(Vec::new());
        }
        if let Some(message) = messages.last_mut() {
            message.push(part);
        }
    }
    messages.into_iter().map(blocks).collect()
}

fn fits(message: &[Part], part: &Part) -> bool {
    let sum = |cost: fn(&Part) -> usize| message.iter().map(cost).sum::<usize>() + cost(part);
    // A chart counts as many blocks as the words that may stand for it.
    sum(|part| part.words.len().max(1)) <= MESSAGE_BLOCKS
        && sum(|part| part.chars) <= MESSAGE_CHARS
        && sum(|part| part.tables) <= TABLES
        && sum(|part| part.charts) <= CHARTS
}

fn blocks(message: Vec<Part>) -> Blocks {
    let in_words = message.iter().any(|part| part.charts > 0).then(|| message.iter().flat_map(words).collect());
    (message.into_iter().map(Part::into_block).collect(), in_words)
}

fn words(part: &Part) -> Vec<SlackBlock> {
    if part.charts > 0 { part.words.clone() } else { vec![part.block.clone()] }
}
