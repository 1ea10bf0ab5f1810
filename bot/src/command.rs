//! The command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// A coach that talks in the terminal: tell it what you want and what you can't do.
#[derive(Parser)]
#[command(name = "fettle", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) chat: ChatArgs,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Talk with the coach (what `fettle` alone does)
    Chat(ChatArgs),
    /// Read profiles, one JSON object a line, and write a plan for each
    Plan(PlanArgs),
    /// Print what the coach understands from a line of text, as JSON
    Understand(UnderstandArgs),
    /// Print the JSON Schema of what programs read and write
    Schema(SchemaArgs),
    /// Check that everything is in order
    Check(CheckArgs),
    /// Serve platforms, until told to stop
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
    /// The DynamoDB table of the settings
    #[cfg(feature = "serve")]
    Table {
        #[command(subcommand)]
        command: TableCommand,
    },
    /// One athlete, for the operator
    #[cfg(feature = "serve")]
    Athlete(AthleteArgs),
}

/// What is done with a table.
#[cfg(feature = "serve")]
#[derive(Subcommand)]
pub(crate) enum TableCommand {
    /// Make it, for development
    Create(ServeArgs),
}

#[cfg(feature = "serve")]
#[derive(Args)]
pub(crate) struct ServeArgs {
    /// A file with settings that differ from the built-in ones [default: FETTLE_SETTINGS]
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Where to listen for platforms, health checks and figures [default: that of the settings]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<std::net::SocketAddr>,
    #[command(flatten)]
    pub(crate) state: StateArgs,
}

#[cfg(feature = "serve")]
#[derive(Args)]
pub(crate) struct AthleteArgs {
    /// A file with settings that differ from the built-in ones [default: FETTLE_SETTINGS]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) settings: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: AthleteCommand,
}

/// What is done for an athlete.
#[cfg(feature = "serve")]
#[derive(Subcommand)]
pub(crate) enum AthleteCommand {
    /// Print everything that is kept, as JSON
    Export {
        /// PLATFORM/TENANT/PERSON
        id: String,
    },
    /// Erase everything that is kept
    Forget {
        /// PLATFORM/TENANT/PERSON
        id: String,
    },
}

#[derive(Args)]
pub(crate) struct ChatArgs {
    /// Who is talking: every name has a memory of its own
    #[arg(long = "as", value_name = "NAME", default_value = "me")]
    pub(crate) name: String,
    /// Print each reply as a card, one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) state: StateArgs,
}

#[derive(Args)]
pub(crate) struct StateArgs {
    /// The file that remembers everything [default: FETTLE_STATE, or fettle/state.redb in the user's data folder]
    #[arg(long = "state", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct PlanArgs {
    /// A file of profiles, or - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) profiles: PathBuf,
    /// Plan only this
    #[arg(long, value_enum)]
    pub(crate) only: Option<Only>,
    /// Weeks of training
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=52))]
    pub(crate) weeks: u8,
    /// Days of meals
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..=28))]
    pub(crate) days: u8,
    /// The first day [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) start: Option<NaiveDate>,
    /// Another seed, another choice among equally good plans
    #[arg(long, default_value_t = 0)]
    pub(crate) seed: u64,
    /// Spread each result over several lines
    #[arg(long)]
    pub(crate) pretty: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    /// Training
    Workouts,
    /// Food
    Meals,
}

#[derive(Args)]
pub(crate) struct UnderstandArgs {
    /// The text; without it, every line of standard input
    pub(crate) text: Vec<String>,
}

#[derive(Args)]
pub(crate) struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    pub(crate) of: SchemaOf,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A line that `plan` reads
    Profile,
    /// A line that `plan` writes
    Plan,
    /// A reply of `chat --json`
    Card,
    /// What `understand` prints
    Intent,
}

#[derive(Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) state: StateArgs,
    /// Also what `fettle serve` would go by: its settings, and whether its memory answers
    #[cfg(feature = "serve")]
    #[arg(long)]
    pub(crate) serve: bool,
    /// A file with settings of `fettle serve` [default: FETTLE_SETTINGS]
    #[cfg(feature = "serve")]
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
}
