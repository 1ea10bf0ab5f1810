//! Sealed installations in files, one each, in a folder that only we read.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fettle_core::memory::MemoryFault;

/// Where names lie that were taken.
const TAKEN: &str = "taken";

/// How many seconds a name stays taken after its end: a clock of another machine may be late.
const LATE: i64 = 3_600;

/// A folder of sealed records.
pub struct Drawer(PathBuf);

impl Drawer {
    /// At this place, made when something is put in.
    pub fn at(folder: PathBuf) -> Self {
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

    /// Whether nobody took this name before: of all who make its file, one succeeds. `until` is in seconds since 1970.
    pub(crate) fn claim(&self, name: &str, until: i64) -> Result<bool, MemoryFault> {
        let folder = self.0.join(TAKEN);
        let claimed = fs::create_dir_all(&folder)
            .and_then(|()| sweep(&folder, until - LATE))
            .and_then(|()| OpenOptions::new().write(true).create_new(true).open(folder.join(format!("{until}-{}", hex(name)))));
        match claimed {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(fault("taking a name", &error)),
        }
    }

    /// Ids of workspaces are letters and digits; nothing else names a file.
    fn place(&self, name: &str) -> PathBuf {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        self.0.join(format!("{plain}.sealed"))
    }
}

/// Names that ended before `ended`. One that somebody else swept first is gone as well.
fn sweep(folder: &Path, ended: i64) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let until = name.to_str().and_then(|name| name.split('-').next()?.parse::<i64>().ok());
        if until.is_some_and(|until| until < ended) {
            drop(fs::remove_file(entry.path()));
        }
    }
    Ok(())
}

/// Any name as one of a file, and no two alike.
fn hex(name: &str) -> String {
    name.bytes().map(|byte| format!("{byte:02x}")).collect()
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

#[cfg(test)]
mod tests {
    use super::{Drawer, LATE, TAKEN};

    #[test]
    fn a_name_is_taken_once_by_whoever_shares_the_folder_and_swept_when_it_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = [(); 2].map(|()| Drawer::at(folder.path().to_owned()));
        assert!(one.claim("a-B_c", 1_000).unwrap());
        assert!(!other.claim("a-B_c", 1_000).unwrap());
        assert!(other.claim("aB_c", 1_000).unwrap(), "another name");
        assert!(one.claim("later", 1_001 + LATE).unwrap());
        assert_eq!(folder.path().join(TAKEN).read_dir().unwrap().count(), 1);
    }
}
