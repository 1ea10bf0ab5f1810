//! Every message that the dialogs make in Slack, and the views: `json` prints one object a line for checkers, `page` a page to
//! look at, light and dark. A picture of it:
//!
//!     cargo run -q -p fettle-tests --example slack_screens page > screens.html
//!     chromium --headless --window-size=1300,9000 --screenshot=screens.png file://$PWD/screens.html
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "to read")]

use std::collections::BTreeSet;
use std::fmt::Write;

use fettle_core::Knowledge;
use fettle_core::card::{Block, Card, Choice, ProgressBar};
use fettle_core::conversation::{Conversation, Effect};
use fettle_core::language::Intent;
use fettle_slack::inbound::Menu;
use fettle_slack::render::{Buttons, ask, form, home, messages};
use fettle_tests::dialog::all;
use fettle_tests::stage::event;
use serde_json::{Value, json};

fn main() {
    let screens = screens();
    if std::env::args().nth(1).as_deref() == Some("page") {
        println!("{}", page(&screens));
    } else {
        screens.iter().for_each(|screen| println!("{screen}"));
    }
}

fn screens() -> Vec<Value> {
    let mut screens = Vec::new();
    let mut kinds = BTreeSet::new();
    for dialog in all() {
        let mut conversation = Conversation::begin();
        let mut cards = Vec::new();
        for (place, step) in dialog.steps.iter().enumerate() {
            let turn = conversation.clone().step(event(&conversation, step, place), Knowledge::built_in());
            conversation = turn.next;
            for owed in turn.effects {
                if let Effect::Say { card, .. } = owed.effect {
                    screens.extend(sent(&dialog.file, &step.typed, &card, &mut kinds));
                    cards.push(card);
                }
            }
        }
        if let Some(step) = dialog.steps.last() {
            let profile = &conversation.dossier().profile;
            let forms = [Menu::ProfileForm, Menu::LogForm].map(|menu| form(menu, profile, step.at.date_naive()).unwrap());
            for view in forms.into_iter().chain([home(&cards)]) {
                let new = kinds.insert(format!("{}{}", json!(view)["type"], json!(view)["callback_id"]));
                screens.push(json!({"dialog": dialog.file, "typed": "(view)", "view": view, "new": new}));
            }
        }
    }
    screens.extend(sent("(chart)", "a week", &chart(), &mut kinds));
    screens
}

/// A message is new when no earlier one was made of the same kinds of block.
fn sent(dialog: &str, typed: &str, card: &Card, kinds: &mut BTreeSet<String>) -> Vec<Value> {
    let shapes =
        |message: &Value| message["blocks"].as_array().unwrap().iter().map(|block| block["type"].to_string()).collect::<String>();
    let mut messages = messages(1, card, Buttons::Shown);
    ask(&mut messages, card.tone);
    messages
        .into_iter()
        .map(|message| {
            let mut screen = json!({"dialog": dialog, "typed": typed, "text": message.text, "blocks": message.blocks});
            screen["new"] = json!(kinds.insert(shapes(&screen)));
            screen
        })
        .collect()
}

fn chart() -> Card {
    let bar = |label: &str, done, of| Block::Progress(ProgressBar { label: label.into(), done, of });
    let many = (1..=30).map(|number| Choice { label: format!("Choice {number}"), says: Intent::Help }).collect();
    let mut card = Card::default().titled("Sets this week");
    card.body = vec![bar("Chest", 8.0, 12.0), bar("Back", 10.0, 12.0), bar("Legs", 4.0, 10.0)];
    card.actions = vec![fettle_core::card::Action::Select { label: "Choose".into(), choices: many }];
    card
}

const STYLE: &str = "body{font:15px/1.46 Lato,Arial,sans-serif;margin:0;display:flex}main{width:50%;padding:16px;box-sizing:border-box}\
.light{background:#fff;color:#1d1c1d}.dark{background:#1a1d21;color:#d1d2d3}article{margin:0 0 22px;max-width:620px}\
.who{opacity:.7;font-size:12px}h3{font-size:18px;margin:4px 0}button{font:700 13px Arial;padding:6px 12px;margin:3px 6px 3px 0;border:1px solid #8888;\
border-radius:4px;background:none;color:inherit}table{border-collapse:collapse}td{border:1px solid #8886;padding:4px 8px;vertical-align:top}\
tr:first-child td{font-weight:700}.r{text-align:right}ul{margin:2px 0;padding-left:22px}p{margin:4px 0;white-space:pre-wrap}hr{border:0;border-top:1px solid #8886}\
.view{border:1px solid #8888;border-radius:8px;padding:10px}label{font-weight:700;display:block;margin-top:8px}.small{padding:2px 8px}.chart{display:flex;gap:18px}.group{text-align:center}.bars{display:flex;height:94px;align-items:flex-end;gap:3px;justify-content:center}\
.bars i{width:16px}.bar0{background:#1264a3}.bar1{background:#8888}.key{display:inline-block;width:10px;height:10px;margin-right:4px}.field{border:1px solid #8888;border-radius:4px;padding:6px;min-height:18px}";

fn page(screens: &[Value]) -> String {
    let mut out = format!("<!doctype html><meta charset=utf-8><title>Fettle in Slack</title><style>{STYLE}</style>");
    for theme in ["light", "dark"] {
        write!(out, "<main class={theme}>").unwrap();
        for screen in screens.iter().filter(|screen| screen["new"] == true) {
            let view = screen.get("view");
            let blocks = view.unwrap_or(screen)["blocks"].as_array().unwrap();
            let title = view
                .and_then(|view| view["title"]["text"].as_str())
                .map(|title| format!("<h3>{}</h3>", safe(title)))
                .unwrap_or_default();
            let class = if view.is_some() { "view" } else { "" };
            let who = format!("{} &gt; {}", safe(&screen["dialog"].to_string()), safe(&screen["typed"].to_string()));
            write!(out, "<article><div class=who>{who}</div><div class='{class}'>{title}").unwrap();
            blocks.iter().for_each(|block| out.push_str(&drawn(block)));
            out.push_str("</div></article>");
        }
        out.push_str("</main>");
    }
    out
}

fn drawn(block: &Value) -> String {
    match block["type"].as_str().unwrap() {
        "header" => format!("<h3>{}</h3>", text(&block["text"])),
        "divider" => "<hr>".into(),
        "rich_text" => each(&block["elements"], rich),
        "context" => format!("<p class=who>{}</p>", each(&block["elements"], text)),
        "actions" => format!("<div>{}</div>", each(&block["elements"], pressable)),
        "context_actions" => format!("<div>{}</div>", each(&block["elements"], judged)),
        "data_visualization" => chart_of(block),
        "input" => format!("<label>{}</label><div class=field>{}</div>", text(&block["label"]), filled(&block["element"])),
        "table" => format!("<table>{}</table>", each(&block["rows"], |row| row_of(row, &block["column_settings"]))),
        other => format!("<p><b>[{other}]</b> {}</p>", safe(&block.to_string())),
    }
}

fn rich(element: &Value) -> String {
    match element["type"].as_str().unwrap() {
        "rich_text_list" => {
            format!("<ul>{}</ul>", each(&element["elements"], |item| format!("<li>{}</li>", each(&item["elements"], run))))
        }
        _ => format!("<p>{}</p>", each(&element["elements"], run)),
    }
}

fn run(run: &Value) -> String {
    let words = safe(run["text"].as_str().unwrap());
    match (run["style"]["bold"] == true, run["style"]["italic"] == true) {
        (true, _) => format!("<b>{words}</b>"),
        (_, true) => format!("<i>{words}</i>"),
        _ => words,
    }
}

fn judged(element: &Value) -> String {
    ["positive_button", "negative_button"]
        .map(|name| format!("<button class=small>{}</button>", text(&element[name]["text"])))
        .concat()
}

/// Bars beside each other, category by category.
fn chart_of(block: &Value) -> String {
    let series = block["chart"]["series"].as_array().unwrap();
    let figures =
        |one: &Value| one["data"].as_array().unwrap().iter().map(|point| point["value"].as_f64().unwrap()).collect::<Vec<_>>();
    let highest = series.iter().flat_map(figures).fold(1.0, f64::max);
    let group = |(place, name): (usize, &Value)| {
        let bar = |(nth, one): (usize, &Value)| {
            let figure = figures(one)[place];
            format!("<i class=bar{nth} style='height:{:.0}px' title='{figure}'></i>", figure / highest * 90.0)
        };
        let bars: String = series.iter().enumerate().map(bar).collect();
        format!("<span class=group><span class=bars>{bars}</span>{}</span>", safe(name.as_str().unwrap()))
    };
    let groups: String = block["chart"]["axis_config"]["categories"].as_array().unwrap().iter().enumerate().map(group).collect();
    let key: String = series
        .iter()
        .enumerate()
        .map(|(nth, one)| format!("<i class='key bar{nth}'></i>{} ", safe(one["name"].as_str().unwrap())))
        .collect();
    format!("<p><b>{}</b></p><div class=chart>{groups}</div><p class=who>{key}</p>", safe(block["title"].as_str().unwrap()))
}

fn pressable(element: &Value) -> String {
    let arrow = if element["type"] == "button" { "" } else { " ▾" };
    let words = if element["type"] == "button" { &element["text"] } else { &element["placeholder"] };
    format!("<button>{}{arrow}</button>", text(words))
}

fn filled(element: &Value) -> String {
    let chosen = element["initial_options"].as_array().into_iter().flatten().chain(element.get("initial_option"));
    let words: Vec<String> = chosen.map(|option| text(&option["text"])).collect();
    let typed = element["initial_value"].as_str().or(element["initial_date"].as_str()).unwrap_or("");
    format!("{}{}", words.join(", "), safe(typed))
}

fn row_of(row: &Value, settings: &Value) -> String {
    let cells = row.as_array().unwrap().iter().enumerate().map(|(column, cell)| {
        let class = if settings[column]["align"] == "right" { " class=r" } else { "" };
        format!("<td{class}>{}</td>", safe(cell["text"].as_str().unwrap()))
    });
    format!("<tr>{}</tr>", cells.collect::<String>())
}

fn text(text: &Value) -> String {
    safe(text["text"].as_str().unwrap_or(""))
}

fn each(list: &Value, of: impl Fn(&Value) -> String) -> String {
    list.as_array().into_iter().flatten().map(of).collect()
}

fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
