//! Whatever a card holds, Slack takes it.

use fettle_core::Knowledge;
use fettle_core::athlete::{Profile, Units};
use fettle_core::card::{
    Action, Block, Card, Choice, ExerciseBlock, Fact, MealBlock, MealIngredient, ProgressBar, Span, Table, Tone,
};
use fettle_core::conversation::{Conversation, Effect};
use fettle_core::language::Intent;
use fettle_slack::inbound::Menu;
use fettle_slack::render::{Buttons, Message, chosen, form, home, messages};
use fettle_tests::dialog::all;
use fettle_tests::slack::rules::{message_faults, view_faults};
use fettle_tests::stage::event;
use proptest::prelude::*;
use serde_json::{Value, json};

fn sent(message: &Message) -> Value {
    json!({"text": message.text, "blocks": message.blocks})
}

fn hold(card: &Card) {
    let messages = messages(7, card, Buttons::Shown);
    assert!(!messages.is_empty());
    for message in &messages {
        assert_eq!(message_faults(&sent(message)), Vec::<String>::new(), "{}", sent(message));
        if let Some(blocks) = &message.without_charts {
            assert_eq!(message_faults(&json!({"text": message.text, "blocks": blocks})), Vec::<String>::new());
            assert!(!json!(blocks).to_string().contains("data_visualization"));
        }
    }
    let buttons = card.choices().count();
    let shown: usize = messages.iter().map(|message| json!(message.blocks).to_string().matches("\"press-").count()).sum();
    assert!(buttons == 0 || shown > 0, "choices got lost");
    assert_eq!(view_faults(&json!(home(std::slice::from_ref(card)))), Vec::<String>::new());
}

#[test]
fn every_card_of_every_dialog_is_taken_and_its_buttons_are_found_again() {
    let world = Knowledge::built_in();
    let mut cards = 0;
    for dialog in all() {
        let mut conversation = Conversation::begin();
        for (place, step) in dialog.steps.iter().enumerate() {
            let turn = conversation.clone().step(event(&conversation, step, place), world);
            conversation = turn.next;
            for owed in &turn.effects {
                if let Effect::Say { card, .. } = &owed.effect {
                    hold(card);
                    cards += 1;
                }
            }
            for menu in [Menu::ProfileForm, Menu::LogForm] {
                let form = form(menu, &conversation.dossier().profile, step.at.date_naive()).unwrap();
                assert_eq!(view_faults(&json!(form)), Vec::<String>::new(), "{form:?}");
            }
        }
    }
    assert!(cards > 100, "{cards} cards");
}

#[test]
fn a_form_without_anything_known_is_taken_in_either_units() {
    for units in [None, Some(Units::Imperial)] {
        let profile = Profile { units, ..Profile::default() };
        for menu in Menu::ALL {
            if let Some(form) = form(menu, &profile, "2026-11-25".parse().unwrap()) {
                assert_eq!(view_faults(&json!(form)), Vec::<String>::new(), "{form:?}");
            }
        }
    }
}

#[test]
fn a_button_is_good_until_the_conversation_goes_on() {
    let world = Knowledge::built_in();
    let say = |conversation: Conversation, words: &str, place: usize| {
        let step = fettle_tests::dialog::Step {
            at: "2026-11-23T18:00:00Z".parse().unwrap(),
            typed: words.into(),
            expects: Vec::new(),
            line: 1,
        };
        let inbound = event(&conversation, &step, place);
        conversation.step(inbound, world)
    };
    let turn = say(Conversation::begin(), "build muscle, 3 days, 40 minutes, dumbbells", 0);
    let says = turn.effects.iter().rev().find_map(|owed| match &owed.effect {
        Effect::Say { card, .. } => Some(card.clone()),
        _ => None,
    });
    let card = says.unwrap();
    let shown = json!(messages(1, &card, Buttons::Shown)[0].blocks);
    let buttons = shown.as_array().unwrap().iter().find(|block| block["type"] == "actions").unwrap();
    let value = buttons["elements"][0]["value"].as_str().unwrap();
    assert_eq!(chosen(value, 1, turn.next.choices()), card.choices().next());
    assert_eq!(chosen("forged", 1, turn.next.choices()), None);
    assert_eq!(chosen(value, 2, turn.next.choices()), None);
    let later = say(turn.next, "help", 1).next;
    assert_eq!(chosen(value, 2, later.choices()), None);
}

#[test]
fn nothing_in_a_card_calls_anybody_or_becomes_markup() {
    let nasty = "<!channel> <@U1> *bold* `code` <https://x.org|y> & :smile:";
    let card = Card::saying(nasty).titled(nasty).toned(Tone::Urgent).list([nasty]).button(nasty, Intent::Help);
    for message in messages(1, &card, Buttons::Shown) {
        assert!(!message.text.contains('<'), "{}", message.text);
        let blocks = json!(message.blocks).to_string();
        assert!(!blocks.contains("mrkdwn") && !blocks.contains("\"emoji\":true"), "{blocks}");
    }
}

/// Text of any kind, from nothing to far too much.
fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        4 => "[ a-zA-Z0-9<>&*_~`:\n]{0,60}",
        2 => "\\PC{0,200}",
        1 => (1_usize..9_000).prop_map(|length| "wörd 💪 ".chars().cycle().take(length).collect()),
        1 => Just(String::new()),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let span = (text(), any::<bool>()).prop_map(|(text, strong)| Span { text, strong });
    let spans = prop::collection::vec(span, 0..5).boxed();
    let bar = (text(), any::<f64>(), any::<f64>()).prop_map(|(label, done, of)| ProgressBar { label, done, of });
    prop_oneof![
        spans.clone().prop_map(Block::Text),
        prop::collection::vec((text(), text()).prop_map(|(name, value)| Fact { name, value }), 0..30).prop_map(Block::Facts),
        prop::collection::vec(spans, 0..12).prop_map(Block::List),
        table().prop_map(Block::Table),
        (text(), text(), prop::collection::vec(text(), 0..6), prop::option::of(text()))
            .prop_map(|(name, dose, cues, why)| { Block::Exercise(ExerciseBlock { id: "squat".into(), name, dose, cues, why }) }),
        meal().prop_map(Block::Meal),
        bar.prop_map(Block::Progress),
        (0_u8..9).prop_map(|done| Block::Progress(ProgressBar { label: format!("part {done}"), done: done.into(), of: 9.0 })),
        Just(Block::Divider),
    ]
}

fn meal() -> impl Strategy<Value = MealBlock> {
    let ingredient = (text(), text()).prop_map(|(amount, food)| MealIngredient { amount, food });
    let lists = (prop::collection::vec(ingredient, 0..12), prop::collection::vec(text(), 0..9));
    (text(), text(), lists, prop::option::of(text())).prop_map(|(name, serves, (ingredients, steps), brings)| MealBlock {
        id: "soup".into(),
        name,
        serves,
        ingredients,
        steps,
        brings,
    })
}

fn table() -> impl Strategy<Value = Table> {
    (0_usize..25, 0_usize..130).prop_flat_map(|(columns, rows)| {
        let cells = prop::collection::vec("[a-z0-9 ]{0,12}", columns);
        let any_rows = prop::collection::vec(prop::collection::vec("[a-z0-9 .]{0,80}", 0..=columns), rows);
        (cells, any_rows).prop_map(|(columns, rows)| Table { columns, rows })
    })
}

fn action() -> impl Strategy<Value = Action> {
    let choice = text().prop_map(|label| Choice { label, says: Intent::Help }).boxed();
    prop_oneof![
        4 => choice.clone().prop_map(Action::Button),
        1 => (text(), choice, prop::sample::select(vec![0_usize, 1, 3, 100, 101, 203]))
            .prop_map(|(label, choice, many)| Action::Select { label, choices: vec![choice; many] }),
    ]
}

fn card() -> impl Strategy<Value = Card> {
    let tone = prop::sample::select(Tone::ALL);
    (prop::option::of(text()), tone, prop::collection::vec(block(), 0..12), prop::collection::vec(action(), 0..30))
        .prop_map(|(title, tone, body, actions)| Card { title, tone, body, actions, ..Card::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_card_is_taken(card in card()) {
        hold(&card);
    }
}
