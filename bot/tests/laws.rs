//! What must not stand in this crate's sources, and where the exceptions are.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The files under `src` in which any of these words stand.
fn naming(words: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let named = |path: &PathBuf| words.iter().any(|word| fs::read_to_string(path).unwrap().contains(word));
    sources(&root).iter().filter(|path| named(path)).map(|path| path.strip_prefix(&root).unwrap().display().to_string()).collect()
}

#[test]
fn only_the_wiring_names_adapters() {
    let named = naming(&["fettle_terminal", "fettle_embedded", "fettle_slack", "fettle_dynamodb"]);
    let elsewhere = |file: &&String| !file.starts_with("wiring.rs") && !file.starts_with("wiring/");
    assert!(named.contains(&"wiring.rs".to_owned()), "{named:?}");
    assert_eq!(named.iter().find(elsewhere), None);
}

#[test]
fn only_the_wiring_reads_the_clock() {
    assert_eq!(naming(&["SystemTime::now", "Instant::now", "Utc::now", "Local::now"]), ["wiring.rs"]);
}

#[test]
fn only_the_settings_read_the_environment() {
    assert_eq!(naming(&["env::var", "env::vars"]), ["settings.rs"]);
}
