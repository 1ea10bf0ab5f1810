//! The home tab: today, the week, the way back, and what is always there.

use fettle_core::card::{Block, Card};
use slack_morphism::prelude::{SlackBlock, SlackDividerBlock, SlackHomeView, SlackView};

use super::actions::menu;
use super::pack::Part;
use super::{body, table};
use crate::inbound::Menu;
use crate::limits::VIEW_BLOCKS;

/// Blocks that the buttons take.
const MENU_BLOCKS: usize = 4;

/// The home tab with these cards, of which the first are shown where not all fit.
pub fn home(cards: &[Card]) -> SlackView {
    let mut blocks = vec![menu(&[(Menu::LogForm, "Log a session"), (Menu::ProfileForm, "My profile and settings")])];
    for card in cards {
        let more: Vec<SlackBlock> = body(&for_a_view(card)).into_iter().map(Part::into_block).collect();
        if blocks.len() + more.len() + MENU_BLOCKS > VIEW_BLOCKS {
            break;
        }
        blocks.push(SlackDividerBlock::new().into());
        blocks.extend(more);
    }
    blocks.push(SlackDividerBlock::new().into());
    blocks.push(menu(&[(Menu::Today, "Today"), (Menu::Week, "My week"), (Menu::Progress, "My progress")]));
    blocks.push(menu(&[(Menu::Export, "Export my data"), (Menu::Forget, "Forget me")]));
    SlackView::Home(SlackHomeView::new(blocks))
}

/// Tables and charts are for messages: in a view they are lines.
fn for_a_view(card: &Card) -> Card {
    let blocks = card.body.iter().map(|block| match block {
        Block::Table(table) => vec![Block::List(table::lines(table))],
        // A divider between two bars keeps them words.
        Block::Progress(bar) => vec![Block::Progress(bar.clone()), Block::Divider],
        other => vec![other.clone()],
    });
    Card { body: blocks.flatten().collect(), actions: Vec::new(), ..card.clone() }
}
