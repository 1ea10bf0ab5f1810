//! The invariants of the house, written as absences.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Everything `core` may depend on, and why it is no platform, clock, chance or I/O.
const CORE_MAY_USE: &[(&str, &str)] = &[
    ("chrono", "dates, without its clock feature"),
    ("chrono-tz", "time zones, compiled in"),
    ("csv", "the food table, as text"),
    ("fettle-optimiser", "the search for a week of meals, which depends on nothing"),
    ("interim", "dates in formal English"),
    ("miniz_oxide", "stored documents are deflated"),
    ("rapidfuzz", "likeness of words"),
    ("rust-stemmers", "word stems"),
    ("schemars", "JSON Schema of the fixed vocabulary"),
    ("serde", "data in and out"),
    ("serde_json", "profiles and documents"),
    ("serde_path_to_error", "which field is wrong"),
    ("text2num", "numbers in words"),
    ("thiserror", "errors that say whose they are"),
    ("toml", "the data files"),
    ("unicode-normalization", "one spelling per letter"),
    ("winnow", "the notation of sets"),
];

#[test]
fn core_depends_only_on_its_closed_list() {
    let manifest = fs::read_to_string(root().join("core/Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let used: BTreeSet<&str> = manifest["dependencies"].as_table().unwrap().keys().map(String::as_str).collect();
    let allowed: BTreeSet<&str> = CORE_MAY_USE.iter().map(|(name, _)| *name).collect();
    assert_eq!(used.difference(&allowed).collect::<Vec<_>>(), Vec::<&&str>::new(), "new dependencies of core");
    assert_eq!(allowed.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new(), "core no longer uses these");
    assert!(!manifest.contains_key("build-dependencies"), "core is built from its source alone");
    let chrono = manifest["dependencies"]["chrono"].as_table().unwrap();
    assert_eq!(chrono["default-features"].as_bool(), Some(false), "chrono's defaults bring a clock");
    assert!(!chrono["features"].as_array().unwrap().iter().any(|feature| matches!(feature.as_str(), Some("clock" | "now"))));
}

#[test]
fn core_knows_no_clock_no_chance_no_io_and_no_platform() {
    const ABSENT: &[&str] = &[
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::io",
        "std::thread",
        "std::time",
        "SystemTime",
        "Instant::",
        "Utc::now",
        "Local::now",
        "rand::",
        "getrandom",
        "RandomState",
        "println!",
        "eprintln!",
        "tokio",
        "async fn",
        "reqwest",
        "Slack",
        "slack",
        "Discord",
        "discord",
        "DynamoDB",
        "dynamodb",
    ];
    let mut found = Vec::new();
    for file in ["core/src", "optimiser/src"].iter().flat_map(|folder| rust_files(&root().join(folder))) {
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            found.extend(
                ABSENT
                    .iter()
                    .filter(|word| code.contains(*word))
                    .map(|word| format!("{}:{}: {word}", file.display(), number + 1)),
            );
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn adapters_never_see_each_other() {
    for adapter in ["terminal", "embedded", "dynamodb", "slack"] {
        let manifest = fs::read_to_string(root().join("adapters").join(adapter).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        let ours: Vec<&String> =
            manifest["dependencies"].as_table().unwrap().keys().filter(|name| name.starts_with("fettle")).collect();
        assert_eq!(ours, ["fettle-core"], "{adapter} sees only core");
    }
}

/// Lengths as in the houses we look up to: functions p50 6-8 lines and p90 about 25, files p50 about 150 and none far past 400.
#[test]
fn functions_and_files_stay_small() {
    let mut functions: Vec<(usize, String)> = Vec::new();
    let mut files: Vec<(usize, PathBuf)> = Vec::new();
    for folder in ["core/src", "optimiser/src", "adapters", "bot/src"] {
        for file in rust_files(&root().join(folder)) {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or("");
            files.push((code.lines().count(), file.clone()));
            functions.extend(
                function_lengths(code).into_iter().map(|(length, name)| (length, format!("{} in {}", name, file.display()))),
            );
        }
    }
    functions.sort();
    files.sort();
    let at = |share: f64, count: usize| ((count - 1) as f64 * share) as usize;
    let (p50, p90) = (functions[at(0.5, functions.len())].0, functions[at(0.9, functions.len())].0);
    let longest: Vec<_> = functions.iter().rev().take(5).collect();
    println!("{} functions: p50 {p50}, p90 {p90}, longest {longest:?}", functions.len());
    println!("{} files: p50 {}, longest {:?}", files.len(), files[at(0.5, files.len())].0, files.last());
    assert!(p50 <= 9, "half of all functions have more than {p50} lines");
    assert!(p90 <= 25, "a tenth of all functions have more than {p90} lines");
    assert!(files[at(0.5, files.len())].0 <= 160);
    assert!(files.last().is_some_and(|(length, _)| *length <= 450), "{:?}", files.last());
}

/// Lines of each function, signature and closing brace included. rustfmt puts the brace under the `fn`.
fn function_lengths(code: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut lengths = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = line.len() - line.trim_start().len();
        let close = format!("{}}}", " ".repeat(indent));
        let one_line = line.trim_end().ends_with('}');
        let end = if one_line { Some(start) } else { (start..lines.len()).find(|at| lines[*at] == close) };
        if let Some(end) = end {
            lengths.push((end - start + 1, name));
        }
    }
    lengths
}

fn function_name(line: &str) -> Option<String> {
    let code = line.trim_start();
    let rest = ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn ", "const fn ", "pub const fn "]
        .iter()
        .find_map(|start| code.strip_prefix(start));
    let rest = rest.or_else(|| code.strip_prefix("pub(in ").and_then(|rest| rest.split_once(") fn ")).map(|(_, rest)| rest))?;
    Some(rest.split(['(', '<']).next().unwrap_or("").to_owned())
}

/// Modules that exist in tests only, and folders of them.
fn is_test(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.parent().is_some_and(|folder| folder.ends_with("tests"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("target") {
                files.extend(rust_files(&path));
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test(&path) {
            files.push(path);
        }
    }
    files
}
