//! `fettle check`: whether everything is in order.

use std::io::{self, Write};
use std::path::Path;

use fettle_core::Knowledge;
use fettle_core::fitness::{Catalogue, Exercise, ExerciseId};

use crate::bug::guarded;
use crate::command::CheckArgs;
use crate::fault::Fault;
use crate::settings::Settings;
use crate::wiring::{self, Clock, Holdings};

/// Looks at the facts and at the memory, prints a line on each, and fails when something is wrong.
pub(crate) fn run(args: &CheckArgs, settings: &Settings, clock: Clock) -> Result<(), Fault> {
    let facts = print("facts", facts())?;
    #[cfg(feature = "serve")]
    if args.serve {
        // The file of the settings may be the same one, and one process at a time has it open.
        let served = print("serve", crate::serve::check(args.settings.as_deref(), settings, clock))?;
        return if facts && served { Ok(()) } else { Err(out_of_order()) };
    }
    let state = print("state", settings.state_file(args.state.file.as_ref()).and_then(|path| state(&path, clock)))?;
    if facts && state { Ok(()) } else { Err(out_of_order()) }
}

fn out_of_order() -> Fault {
    Fault::for_person("something is not in order; see the lines above.")
}

/// Prints one finding; whether it is good.
fn print(what: &str, finding: Result<String, Fault>) -> io::Result<bool> {
    match finding {
        Ok(words) => writeln!(io::stdout(), "ok     {what}: {words}").map(|()| true),
        Err(fault) => writeln!(io::stdout(), "wrong  {what}: {}", fault.words).map(|()| false),
    }
}

fn facts() -> Result<String, Fault> {
    let world = guarded(Knowledge::built_in)?;
    let broken: Vec<String> =
        world.exercises.all().iter().flat_map(|exercise| broken_links(exercise, &world.exercises)).collect();
    if broken.is_empty() {
        Ok(format!("{} exercises, every link between them holds", world.exercises.all().len()))
    } else {
        Err(Fault::for_person(format!("links that lead nowhere: {}", broken.join(", "))))
    }
}

fn broken_links(exercise: &Exercise, catalogue: &Catalogue) -> Vec<String> {
    let links = exercise.regressions.iter().chain(&exercise.progressions);
    let missing = |id: &&ExerciseId| catalogue.get(id).is_none();
    links.filter(missing).map(|id| format!("{} -> {}", exercise.id.0, id.0)).collect()
}

fn state(path: &Path, clock: Clock) -> Result<String, Fault> {
    if !path.exists() {
        return Ok(format!("{} is not there yet; the first conversation makes it", path.display()));
    }
    let Holdings { athletes, entries } = wiring::memory(path, clock)?.verify()?;
    Ok(format!("{} holds {athletes} athletes and {entries} log entries, all readable", path.display()))
}
