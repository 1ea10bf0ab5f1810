//! Fettle: a coach that talks in the terminal and plans training.

mod bug;
mod chat;
mod check;
mod command;
pub mod fault;
mod lines;
mod plan;
mod schema;
#[cfg(feature = "slack")]
pub mod safes {
    //! Where the installations of Slack lie.

    pub use crate::serve::Drawer;
    pub use crate::wiring::safes::Chest;
}
#[cfg(feature = "serve")]
pub mod serve;
mod settings;
mod telemetry;
mod understand;
mod wiring;
pub mod worker;

use std::process::ExitCode;

use clap::Parser;

#[cfg(feature = "serve")]
use command::TableCommand;
use command::{Cli, Command};
use fault::Fault;
use settings::Settings;
use wiring::Clock;

/// Runs the program with the arguments it was called with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match bug::guarded(|| run(cli)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(fault)) => fault.report(),
        Err(bug) => Fault::from(bug).report(),
    }
}

fn run(cli: Cli) -> Result<(), Fault> {
    let settings = Settings::read()?;
    let clock = Clock::of(&settings);
    bug::watch(clock);
    #[cfg(feature = "serve")]
    if let Some(Command::Serve(args)) = &cli.command {
        return serve::run(args, &settings, clock);
    }
    telemetry::start(&settings)?;
    match cli.command.unwrap_or(Command::Chat(cli.chat)) {
        Command::Chat(args) => chat::run(&args, &settings, clock),
        Command::Plan(args) => plan::run(&args, clock),
        Command::Understand(args) => understand::run(&args, clock),
        Command::Schema(args) => schema::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args, &settings, clock),
        #[cfg(feature = "serve")]
        Command::Table { command: TableCommand::Create(args) } => serve::create_table(&args, &settings),
        #[cfg(feature = "serve")]
        Command::Athlete(args) => serve::athlete(&args, &settings, clock),
        Command::Check(args) => check::run(&args, &settings, clock),
    }
}
