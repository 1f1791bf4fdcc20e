//! Files within a zip file, as word processors pack them: bounded, whatever their sizes say.

use super::{ErrorCode, ReadError, encoding};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes of all files that are unpacked, together. A picture is not unpacked.
const MOST_UNPACKED: u64 = 128 << 20;

/// Files that a package may list.
const MOST_FILES: usize = 1 << 16;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > MOST_FILES {
            return Err(too_large());
        }
        Ok(Self {
            archive,
            left: MOST_UNPACKED,
        })
    }

    /// The text of a file; none where the package has no such file.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let name = name.trim_start_matches('/');
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(damaged()),
        };
        let mut bytes = Vec::new();
        // One byte more than there may be tells whether there are more.
        let read = file
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged())?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(read).ok_or_else(too_large)?;
        let decoded = encoding::decode(&bytes).map_err(|_| damaged())?;
        Ok(Some(decoded.text))
    }
}

/// The error for a file that cannot be unpacked or is not what it should be.
pub(super) fn damaged() -> ReadError {
    ReadError::new(
        ErrorCode::Damaged,
        "the file is cut or damaged; open and save it with a word processor, which may repair it",
    )
}

pub(super) fn too_large() -> ReadError {
    ReadError::new(
        ErrorCode::TooLarge,
        format!("unpacked, the file has more than {MOST_UNPACKED} bytes or {MOST_FILES} parts"),
    )
}
