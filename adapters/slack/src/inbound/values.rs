//! The fields of a modal, each by the id of its block.

use std::collections::BTreeMap;

use serde_json::Value;

/// What was filled in. A field left empty is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, Vec<String>>);

impl Values {
    /// Reads `view.state.values`: whatever the kind of field, its text, date or chosen options.
    pub(super) fn read(values: &Value) -> Self {
        let fields = values.as_object().into_iter().flatten();
        let read = fields.filter_map(|(block, actions)| {
            let chosen: Vec<String> = actions.as_object()?.values().flat_map(chosen).collect();
            (!chosen.is_empty()).then(|| (block.clone(), chosen))
        });
        Self(read.collect())
    }

    /// The only value of a field.
    pub fn one(&self, field: &str) -> Option<&str> {
        self.0.get(field)?.first().map(String::as_str)
    }

    /// All values of a field.
    pub fn all(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }
}

fn chosen(field: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let one = ["/value", "/selected_option/value", "/selected_date", "/selected_time"];
    let one = one.iter().filter_map(|pointer| field.pointer(pointer).and_then(text));
    let many = field.get("selected_options").and_then(Value::as_array).into_iter().flatten();
    one.chain(many.filter_map(|option| option.get("value").and_then(text))).collect()
}
