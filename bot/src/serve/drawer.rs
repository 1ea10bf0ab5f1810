//! Sealed installations in files, one each, in a folder that only we read.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use fettle_core::memory::MemoryFault;

/// A folder of sealed records.
pub(crate) struct Drawer(PathBuf);

impl Drawer {
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, MemoryFault> {
        match fs::read(self.place(name)) {
            Ok(sealed) => Ok(Some(sealed)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault("reading an installation", &error)),
        }
    }

    /// A whole record or the one before: it is written beside and then put in place.
    pub(crate) fn write(&self, name: &str, sealed: &[u8]) -> Result<(), MemoryFault> {
        let place = self.place(name);
        let beside = place.with_extension("new");
        let written = fs::create_dir_all(&self.0)
            .and_then(|()| private(&beside)?.write_all(sealed))
            .and_then(|()| fs::rename(&beside, &place));
        written.map_err(|error| fault("writing an installation", &error))
    }

    pub(crate) fn erase(&self, name: &str) -> Result<(), MemoryFault> {
        match fs::remove_file(self.place(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fault("erasing an installation", &error)),
            _ => Ok(()),
        }
    }

    /// Ids of workspaces are letters and digits; nothing else names a file.
    fn place(&self, name: &str) -> PathBuf {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        self.0.join(format!("{plain}.sealed"))
    }
}

fn private(path: &PathBuf) -> io::Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn fault(doing: &'static str, error: &io::Error) -> MemoryFault {
    MemoryFault { doing, cause: error.to_string(), again: true }
}
