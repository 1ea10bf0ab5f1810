//! Settings of `fettle serve`: what is built in, then a file, then the environment. All that is wrong is told at once.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use toml::{Table, Value};
use tracing::level_filters::LevelFilter;

use super::limits::Rates;
use crate::fault::Fault;
use crate::worker::Budget;

/// The built-in settings, with a comment on each.
const DEFAULT: &str = include_str!("default.toml");

/// What `fettle serve` goes by.
#[derive(Clone, Debug)]
pub struct ServeSettings {
    /// Where it listens.
    pub listen: SocketAddr,
    /// What remembers.
    pub store: StoreSettings,
    /// Where secrets are, beside the environment and files.
    pub secrets: Option<SecretPlace>,
    /// How long an outbox is lent.
    pub lease: TimeDelta,
    /// The pause between two sweeps.
    pub sweep: TimeDelta,
    /// Turns at once.
    pub at_once: usize,
    /// How long stopping may take.
    pub drain: TimeDelta,
    /// How much may be said.
    pub rates: Rates,
    /// How much may be spent.
    pub budget: Budget,
    /// Whether figures go to standard output.
    pub emf: bool,
    /// What metrics have to be asked with.
    pub metrics_token: Option<Secret>,
    /// How much is logged.
    pub level: LevelFilter,
    /// Whether the log is JSON.
    pub json: bool,
}

/// What remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreSettings {
    /// A file; none is the usual one.
    File(Option<PathBuf>),
    /// A DynamoDB table.
    Table(TableSettings),
}

/// A DynamoDB table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSettings {
    /// Its name.
    pub table: String,
    /// An engine of one's own; none is AWS.
    pub endpoint: Option<String>,
    /// The region; none is that of the environment.
    pub region: Option<String>,
}

/// A secret in AWS Secrets Manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretPlace {
    /// Its name or ARN.
    pub id: String,
    /// An engine of one's own; none is AWS.
    pub endpoint: Option<String>,
    /// The region; none is that of the environment.
    pub region: Option<String>,
}

/// Something that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret itself, for whoever has to compare or send it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("(secret)")
    }
}

impl ServeSettings {
    /// The state file, where one is named.
    #[cfg(feature = "slack")]
    pub(crate) fn file(&self) -> Option<&PathBuf> {
        match &self.store {
            StoreSettings::File(file) => file.as_ref(),
            StoreSettings::Table(_) => None,
        }
    }

    /// Reads the built-in settings, a file where one is named, and the environment, given as names with values.
    ///
    /// # Errors
    /// Everything that is wrong, a line each, with the variable's name and what is wanted.
    pub fn read(file: Option<&Path>, environment: &BTreeMap<String, String>) -> Result<Self, Fault> {
        let mut layers = Layers::of(file, environment);
        let settings = layers.settings();
        match settings {
            Some(settings) if layers.wrong.is_empty() => Ok(settings),
            _ => Err(Fault::for_person(format!("the settings are not in order:\n  {}", layers.wrong.join("\n  ")))),
        }
    }
}

/// The settings on their way, and what was found wrong.
struct Layers {
    values: BTreeMap<String, Value>,
    wrong: Vec<String>,
}

impl Layers {
    fn of(file: Option<&Path>, environment: &BTreeMap<String, String>) -> Self {
        let mut layers = Self { values: BTreeMap::new(), wrong: Vec::new() };
        layers.lay(DEFAULT, "the built-in settings", true);
        if let Some(path) = file {
            match fs::read_to_string(path) {
                Ok(text) => layers.lay(&text, &path.display().to_string(), false),
                Err(error) => layers.wrong.push(format!("{}: {error}", path.display())),
            }
        }
        layers.overlay(environment);
        layers
    }

    /// Lays a file over what is there. Only the built-in one may bring new names.
    fn lay(&mut self, text: &str, source: &str, built_in: bool) {
        let table: Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                self.wrong.push(format!("{source}: {error}"));
                return;
            }
        };
        for (name, value) in flat(table) {
            if built_in || self.values.contains_key(&name) {
                self.values.insert(name, value);
            } else {
                self.wrong.push(format!("{source}: there is no setting {name}"));
            }
        }
    }

    fn overlay(&mut self, environment: &BTreeMap<String, String>) {
        for (name, value) in &mut self.values {
            let Some(said) = environment.get(&variable(name)).filter(|said| !said.is_empty()) else { continue };
            match typed(value, said) {
                Some(typed) => *value = typed,
                None => self.wrong.push(format!("{}: {said:?} is no {}", variable(name), kind(value))),
            }
        }
    }

    /// None where something is wrong; what, stands in `wrong`.
    fn settings(&mut self) -> Option<ServeSettings> {
        let listen = self.parsed("listen", "an address with a port, such as 0.0.0.0:8080");
        let (store, secrets) = (self.store(), self.secrets());
        let (lease, sweep, drain) =
            (self.seconds("worker.lease_seconds"), self.seconds("worker.sweep_seconds"), self.seconds("worker.drain_seconds"));
        let at_once = self.count("worker.at_once");
        let rates = self.rates();
        let (day, month) = (self.whole("budget.athlete_per_day"), self.whole("budget.tenant_per_month"));
        let metrics_token = self.secret("metrics.token");
        let level = self.parsed("log.level", "off, error, warn, info, debug or trace");
        let json = self.one_of("log.form", &["json", "text"]).map(|form| form == "json");
        Some(ServeSettings {
            listen: listen?,
            store: store?,
            secrets,
            lease: lease?,
            sweep: sweep?,
            at_once: at_once?.get() as usize,
            drain: drain?,
            rates: rates?,
            budget: Budget { athlete_day: day?, tenant_month: month? },
            emf: self.values.get("metrics.emf").and_then(Value::as_bool).unwrap_or_default(),
            metrics_token,
            level: level?,
            json: json?,
        })
    }

    fn store(&mut self) -> Option<StoreSettings> {
        if self.one_of("store.kind", &["file", "dynamodb"])? == "file" {
            return Some(StoreSettings::File(self.named("store.file").map(PathBuf::from)));
        }
        let Some(table) = self.named("store.table") else {
            self.wrong.push(format!("{}: the name of the table is wanted", variable("store.table")));
            return None;
        };
        let (endpoint, region) = (self.named("store.endpoint"), self.named("store.region"));
        Some(StoreSettings::Table(TableSettings { table, endpoint, region }))
    }

    fn secrets(&mut self) -> Option<SecretPlace> {
        let id = self.named("secrets.id")?;
        Some(SecretPlace { id, endpoint: self.named("secrets.endpoint"), region: self.named("secrets.region") })
    }

    fn rates(&mut self) -> Option<Rates> {
        let athlete = (self.count("limits.athlete_at_once"), self.count("limits.athlete_per_minute"));
        let tenant = (self.count("limits.tenant_at_once"), self.count("limits.tenant_per_minute"));
        let outbound = self.count("limits.outbound_per_second");
        Some(Rates {
            athlete_at_once: athlete.0?,
            athlete_per_minute: athlete.1?,
            tenant_at_once: tenant.0?,
            tenant_per_minute: tenant.1?,
            outbound_per_second: outbound?,
        })
    }

    /// A text that is not empty.
    fn named(&self, name: &str) -> Option<String> {
        self.values.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A secret, itself or in a file.
    fn secret(&mut self, name: &str) -> Option<Secret> {
        let Some(path) = self.named(&format!("{name}_file")) else { return self.named(name).map(Secret) };
        match fs::read_to_string(&path) {
            Ok(text) => Some(Secret(text.trim().to_owned())),
            Err(error) => {
                self.wrong.push(format!("{}: {path}: {error}", variable(&format!("{name}_file"))));
                None
            }
        }
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, wanted: &str) -> Option<T> {
        let said = self.values.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let parsed = said.parse().ok();
        if parsed.is_none() {
            self.wrong.push(format!("{}: {said:?} is not {wanted}", variable(name)));
        }
        parsed
    }

    fn one_of(&mut self, name: &str, allowed: &[&str]) -> Option<String> {
        let said = self.values.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        if allowed.contains(&said.as_str()) {
            return Some(said);
        }
        self.wrong.push(format!("{}: {said:?} is none of {}", variable(name), allowed.join(", ")));
        None
    }

    fn whole(&mut self, name: &str) -> Option<u64> {
        let said = self.values.get(name).and_then(Value::as_integer);
        let whole = said.and_then(|figure| u64::try_from(figure).ok());
        if whole.is_none() {
            self.wrong.push(format!("{}: a whole figure from 0 on is wanted", variable(name)));
        }
        whole
    }

    fn count(&mut self, name: &str) -> Option<NonZeroU32> {
        let said = self.values.get(name).and_then(Value::as_integer);
        let count = said.and_then(|figure| u32::try_from(figure).ok()).and_then(NonZeroU32::new);
        if count.is_none() {
            self.wrong.push(format!("{}: a whole figure from 1 on is wanted", variable(name)));
        }
        count
    }

    fn seconds(&mut self, name: &str) -> Option<TimeDelta> {
        self.count(name).map(|seconds| TimeDelta::seconds(i64::from(seconds.get())))
    }
}

/// The name of a setting in the environment.
fn variable(name: &str) -> String {
    format!("FETTLE_{}", name.replace('.', "_").to_uppercase())
}

fn flat(table: Table) -> Vec<(String, Value)> {
    let inside = |(name, value)| match value {
        Value::Table(inner) => flat(inner).into_iter().map(|(inner, value)| (format!("{name}.{inner}"), value)).collect(),
        other => vec![(name, other)],
    };
    table.into_iter().flat_map(inside).collect()
}

/// What was said, as the kind of value that is there.
fn typed(like: &Value, said: &str) -> Option<Value> {
    match like {
        Value::Integer(_) => said.parse().ok().map(Value::Integer),
        Value::Boolean(_) => said.parse().ok().map(Value::Boolean),
        _ => Some(Value::String(said.to_owned())),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Integer(_) => "whole figure",
        Value::Boolean(_) => "true or false",
        _ => "text",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{ServeSettings, StoreSettings, TableSettings};

    fn read(file: &str, environment: &[(&str, &str)]) -> Result<ServeSettings, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, file).unwrap();
        std::fs::write(folder.path().join("token"), "rhubarb\n").unwrap();
        let fill = |value: &str| value.replace("FOLDER", &folder.path().display().to_string());
        let environment: BTreeMap<_, _> = environment.iter().map(|(name, value)| ((*name).to_owned(), fill(value))).collect();
        ServeSettings::read(Some(&path), &environment).map_err(|fault| fault.words)
    }

    #[test]
    fn the_environment_goes_before_the_file_and_the_file_before_what_is_built_in() {
        let file = "listen = \"127.0.0.1:1\"\n[store]\nkind = \"dynamodb\"\ntable = \"a\"\n";
        let settings = read(file, &[("FETTLE_STORE_TABLE", "b"), ("FETTLE_WORKER_LEASE_SECONDS", "7")]).unwrap();
        assert_eq!((settings.listen.port(), settings.lease.num_seconds(), settings.sweep.num_seconds()), (1, 7, 5));
        assert_eq!(settings.store, StoreSettings::Table(TableSettings { table: "b".into(), endpoint: None, region: None }));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_by_its_variable() {
        let file = "listen = \"here\"\nlisten_too = 1\n[limits]\nathlete_per_minute = 0\n";
        let environment = [("FETTLE_STORE_KIND", "paper"), ("FETTLE_WORKER_AT_ONCE", "many"), ("FETTLE_LOG_LEVEL", "loud")];
        let told = read(file, &environment).unwrap_err();
        let wanted = [
            "FETTLE_LISTEN",
            "listen_too",
            "FETTLE_LIMITS_ATHLETE_PER_MINUTE",
            "FETTLE_STORE_KIND",
            "FETTLE_WORKER_AT_ONCE",
            "FETTLE_LOG_LEVEL",
        ];
        for name in wanted {
            assert!(told.contains(name), "{name} is missing: {told}");
        }
    }

    #[test]
    fn a_secret_comes_from_a_file_too_and_is_never_shown() {
        let settings = read("", &[("FETTLE_METRICS_TOKEN_FILE", "FOLDER/token")]).unwrap();
        assert_eq!(settings.metrics_token.as_ref().unwrap().reveal(), "rhubarb");
        assert!(!format!("{settings:?}").contains("rhubarb"));
        assert!(read("", &[("FETTLE_METRICS_TOKEN_FILE", "FOLDER/nowhere")]).unwrap_err().contains("FETTLE_METRICS_TOKEN_FILE"));
    }
}
