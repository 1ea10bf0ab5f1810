//! What Slack refuses in blocks and views. The figures are written down again here, from docs.slack.dev and the models of
//! slack_sdk 3.47 and @slack/types 3.2, so that a wrong one in the adapter is found.

use std::collections::BTreeSet;

use serde_json::Value;

/// Where blocks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// In a message.
    Message,
    /// In a modal or the home tab.
    View,
}

/// What is wrong with a message: nothing, for one that Slack takes.
pub fn message_faults(message: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    text_of(&message["text"], "text", 1, 40_000, &mut faults);
    if let Some(blocks) = message.get("blocks") {
        faults.extend(block_faults(blocks, Surface::Message));
    }
    faults
}

/// What is wrong with a view.
pub fn view_faults(view: &Value) -> Vec<String> {
    let mut faults = block_faults(&view["blocks"], Surface::View);
    match view["type"].as_str() {
        Some("home") => {}
        Some("modal") => {
            plain_text(&view["title"], "title", 24, &mut faults);
            for name in ["submit", "close"].into_iter().filter(|name| view.get(*name).is_some()) {
                plain_text(&view[name], name, 24, &mut faults);
            }
            let inputs = view["blocks"].as_array().into_iter().flatten().any(|block| block["type"] == "input");
            if inputs && view.get("submit").is_none() {
                faults.push("a modal with inputs has to have a submit".into());
            }
        }
        other => faults.push(format!("no view: {other:?}")),
    }
    if view["private_metadata"].as_str().is_some_and(|text| text.chars().count() > 3000) {
        faults.push("private_metadata is too long".into());
    }
    faults
}

/// What is wrong with blocks.
pub fn block_faults(blocks: &Value, surface: Surface) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(list) = blocks.as_array() else { return vec!["blocks are no list".into()] };
    let most = if surface == Surface::Message { 50 } else { 100 };
    if list.len() > most {
        faults.push(format!("{} blocks", list.len()));
    }
    for (place, block) in list.iter().enumerate() {
        let mut found = Vec::new();
        block_fault(block, surface, &mut found);
        faults.extend(found.into_iter().map(|fault| format!("/{place}: {fault}")));
    }
    unique(list.iter().map(|block| &block["block_id"]), "block_id", &mut faults);
    let count = |kind: &str| list.iter().filter(|block| block["type"] == kind).count();
    for (kind, most) in [("table", 1), ("data_visualization", 2)] {
        if count(kind) > most {
            faults.push(format!("{} blocks of {kind}", count(kind)));
        }
    }
    faults
}

fn block_fault(block: &Value, surface: Surface, faults: &mut Vec<String>) {
    if block["block_id"].as_str().is_some_and(|id| id.chars().count() > 255) {
        faults.push("block_id is too long".into());
    }
    match block["type"].as_str().unwrap_or("") {
        "header" => plain_text(&block["text"], "header", 150, faults),
        "divider" => {}
        "section" => section(block, faults),
        "context" => context(block, faults),
        "rich_text" => rich_text(block, faults),
        "actions" => actions(block, faults),
        "context_actions" => judging(block, surface, faults),
        "input" => input(block, surface, faults),
        "table" => table(block, surface, faults),
        "data_visualization" => chart(block, surface, faults),
        other => faults.push(format!("a block of `{other}` was not expected")),
    }
}

fn section(block: &Value, faults: &mut Vec<String>) {
    if let Some(text) = block.get("text") {
        text_of(&text["text"], "section", 1, 3000, faults);
    }
    let fields = block["fields"].as_array().map_or(&[][..], Vec::as_slice);
    if fields.len() > 10 {
        faults.push(format!("{} fields", fields.len()));
    }
    for field in fields {
        text_of(&field["text"], "field", 1, 2000, faults);
    }
}

fn context(block: &Value, faults: &mut Vec<String>) {
    let elements = list(block, "elements", 1, 10, faults);
    for element in elements.iter().filter(|element| element["type"] != "image") {
        text_of(&element["text"], "context", 1, 2000, faults);
    }
}

fn rich_text(block: &Value, faults: &mut Vec<String>) {
    for element in list(block, "elements", 1, 100, faults) {
        match element["type"].as_str().unwrap_or("") {
            "rich_text_section" | "rich_text_preformatted" | "rich_text_quote" => runs(element, faults),
            "rich_text_list" => {
                if !matches!(element["style"].as_str(), Some("bullet" | "ordered")) {
                    faults.push("a list has to have a style".into());
                }
                list(element, "elements", 1, 1000, faults).iter().for_each(|item| runs(item, faults));
            }
            other => faults.push(format!("`{other}` is no element of rich text")),
        }
    }
}

fn runs(element: &Value, faults: &mut Vec<String>) {
    for run in list(element, "elements", 1, 1000, faults) {
        match run["type"].as_str().unwrap_or("") {
            "text" => text_of(&run["text"], "run", 1, 3000, faults),
            other => faults.push(format!("a run of `{other}` was not expected: only words are ours to say")),
        }
    }
}

fn actions(block: &Value, faults: &mut Vec<String>) {
    let elements = list(block, "elements", 1, 25, faults);
    unique(elements.iter().map(|element| &element["action_id"]), "action_id", faults);
    elements.iter().for_each(|element| interactive(element, faults));
}

/// Small actions: of ours only the two that judge an answer.
fn judging(block: &Value, surface: Surface, faults: &mut Vec<String>) {
    if surface == Surface::View {
        faults.push("small actions are for messages".into());
    }
    for element in list(block, "elements", 1, 5, faults) {
        if element["type"] != "feedback_buttons" || element["action_id"].as_str().is_none_or(str::is_empty) {
            faults.push(format!("{element} was not expected"));
        }
        for button in ["positive_button", "negative_button"].map(|name| &element[name]) {
            plain_text(&button["text"], "a button", 75, faults);
            text_of(&button["value"], "value", 1, 2000, faults);
            text_of(&button["accessibility_label"], "label", 1, 75, faults);
        }
    }
}

fn input(block: &Value, surface: Surface, faults: &mut Vec<String>) {
    if surface == Surface::Message {
        faults.push("no inputs of ours in messages".into());
    }
    plain_text(&block["label"], "label", 2000, faults);
    interactive(&block["element"], faults);
}

fn interactive(element: &Value, faults: &mut Vec<String>) {
    if element["action_id"].as_str().is_none_or(|id| id.is_empty() || id.chars().count() > 255) {
        faults.push("an element has to have an action_id of at most 255".into());
    }
    if let Some(placeholder) = element.get("placeholder") {
        plain_text(placeholder, "placeholder", 150, faults);
    }
    match element["type"].as_str().unwrap_or("") {
        "button" => {
            plain_text(&element["text"], "button", 75, faults);
            text_of(&element["value"], "value", 1, 2000, faults);
        }
        "static_select" | "multi_static_select" | "radio_buttons" => options(element, faults),
        "number_input" => {
            if !element["is_decimal_allowed"].is_boolean() {
                faults.push("a number has to say whether it is whole".into());
            }
        }
        "datepicker" => {
            let date = element["initial_date"].as_str();
            if date.is_some_and(|date| date.parse::<chrono::NaiveDate>().is_err()) {
                faults.push(format!("{date:?} is no date"));
            }
        }
        "plain_text_input" => {}
        other => faults.push(format!("an element of `{other}` was not expected")),
    }
}

fn options(element: &Value, faults: &mut Vec<String>) {
    let options = list(element, "options", 1, 100, faults);
    for option in options {
        plain_text(&option["text"], "option", 75, faults);
        text_of(&option["value"], "option value", 1, 75, faults);
    }
    let chosen = element.get("initial_option").into_iter().chain(element["initial_options"].as_array().into_iter().flatten());
    for one in chosen.filter(|one| !options.contains(one)) {
        faults.push(format!("{one} is chosen but no option"));
    }
}

fn table(block: &Value, surface: Surface, faults: &mut Vec<String>) {
    if surface == Surface::View {
        faults.push("tables are for messages".into());
    }
    let rows = list(block, "rows", 1, 100, faults);
    let mut chars = 0;
    for row in rows {
        let cells = row.as_array().map_or(&[][..], Vec::as_slice);
        if cells.is_empty() || cells.len() > 20 || rows[0].as_array().is_some_and(|first| first.len() != cells.len()) {
            faults.push(format!("a row of {} cells", cells.len()));
        }
        for cell in cells {
            text_of(&cell["text"], "cell", 1, 10_000, faults);
            chars += cell["text"].as_str().map_or(0, |text| text.chars().count());
        }
    }
    if chars > 10_000 {
        faults.push(format!("{chars} characters in a table"));
    }
    if block["column_settings"].as_array().is_some_and(|settings| settings.len() > 20) {
        faults.push("too many column settings".into());
    }
}

fn chart(block: &Value, surface: Surface, faults: &mut Vec<String>) {
    if surface == Surface::View {
        faults.push("charts are for messages".into());
    }
    text_of(&block["title"], "chart", 1, 50, faults);
    let categories = list(&block["chart"]["axis_config"], "categories", 1, 20, faults);
    unique(categories.iter(), "category", faults);
    categories.iter().for_each(|category| text_of(category, "category", 1, 20, faults));
    let series = list(&block["chart"], "series", 1, 6, faults);
    unique(series.iter().map(|one| &one["name"]), "series", faults);
    for one in series {
        let labels: Vec<&Value> = list(one, "data", 1, 20, faults).iter().map(|point| &point["label"]).collect();
        if labels != categories.iter().collect::<Vec<_>>() {
            faults.push("a series has to have one point for each category".into());
        }
    }
}

fn list<'a>(of: &'a Value, name: &str, least: usize, most: usize, faults: &mut Vec<String>) -> &'a [Value] {
    let list = of[name].as_array().map_or(&[][..], Vec::as_slice);
    if !(least..=most).contains(&list.len()) {
        faults.push(format!("{} {name}", list.len()));
    }
    list
}

fn plain_text(text: &Value, what: &str, most: usize, faults: &mut Vec<String>) {
    if text["type"] != "plain_text" {
        faults.push(format!("{what} has to be plain_text"));
    }
    text_of(&text["text"], what, 1, most, faults);
}

fn text_of(text: &Value, what: &str, least: usize, most: usize, faults: &mut Vec<String>) {
    let length = text.as_str().map_or(0, |text| text.chars().count());
    if !(least..=most).contains(&length) || text.as_str().is_some_and(|text| text.contains('\0')) {
        faults.push(format!("{what} of {length} characters"));
    }
}

fn unique<'a>(values: impl Iterator<Item = &'a Value>, what: &str, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for value in values.filter_map(Value::as_str) {
        if !seen.insert(value) {
            faults.push(format!("{what} {value} twice"));
        }
    }
}
