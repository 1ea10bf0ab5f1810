//! `fettle schema`: the JSON Schema of what programs read and write.

use std::io::{self, Write};

use fettle_core::athlete::Profile;
use fettle_core::card::Card;
use fettle_core::language::Understanding;
use schemars::schema_for;

use crate::command::{SchemaArgs, SchemaOf};
use crate::fault::Fault;
use crate::plan::Answer;

/// Prints one schema.
pub(crate) fn run(args: &SchemaArgs) -> Result<(), Fault> {
    let schema = match args.of {
        SchemaOf::Profile => schema_for!(Profile),
        SchemaOf::Plan => schema_for!(Answer),
        SchemaOf::Card => schema_for!(Card),
        SchemaOf::Intent => schema_for!(Understanding),
    };
    Ok(writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&schema)?)?)
}
