//! The press that packs documents: JSON, deflated. What it works with is big, and taken up again by the next document.

use std::cell::RefCell;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::document::Unreadable;

/// The middle of deflate's levels, which go to 10.
const LEVEL: i32 = 6;

/// Nothing we write is longer; a longer document is a damaged one.
const LONGEST: usize = 16 * 1024 * 1024;

/// What is kept of each table between two documents: room for all but the longest.
const TABLE: usize = 128 * 1024;

/// What a table begins with.
const SMALLEST: usize = 16 * 1024;

/// What one thread packs and unpacks with.
struct Press {
    compressor: CompressorOxide,
    decompressor: DecompressorOxide,
    /// JSON that is to be packed.
    inwards: Vec<u8>,
    /// JSON that was unpacked, with what other documents left behind it.
    outwards: Vec<u8>,
}

thread_local! {
    static PRESS: RefCell<Press> = RefCell::new(Press::new());
}

/// Deflates JSON.
pub(super) fn packed(content: &(impl Serialize + ?Sized)) -> Result<Vec<u8>, Unreadable> {
    with_press(|press| press.pack(content))
}

/// Reads deflated JSON.
pub(super) fn unpacked<T: DeserializeOwned>(deflated: &[u8]) -> Result<T, Unreadable> {
    with_press(|press| press.unpack(deflated))
}

/// A page that is read while another one is written finds the press in use, and gets one of its own.
fn with_press<T>(work: impl FnOnce(&mut Press) -> T) -> T {
    PRESS.with(|press| match press.try_borrow_mut() {
        Ok(mut press) => work(&mut press),
        Err(_) => work(&mut Press::new()),
    })
}

impl Press {
    fn new() -> Self {
        let flags = create_comp_flags_from_zip_params(LEVEL, 0, 0);
        let (compressor, decompressor) = (CompressorOxide::new(flags), DecompressorOxide::new());
        Self { compressor, decompressor, inwards: Vec::new(), outwards: Vec::new() }
    }

    fn pack(&mut self, content: &(impl Serialize + ?Sized)) -> Result<Vec<u8>, Unreadable> {
        self.inwards.clear();
        serde_json::to_writer(&mut self.inwards, content)?;
        self.compressor.reset();
        let mut packed = Vec::with_capacity(self.inwards.len() / 4);
        let (status, _) = compress_to_output(&mut self.compressor, &self.inwards, TDEFLFlush::Finish, |part| {
            packed.extend_from_slice(part);
            true
        });
        self.inwards.clear();
        self.inwards.shrink_to(TABLE);
        if status == TDEFLStatus::Done { Ok(packed) } else { Err(Unreadable::Damaged) }
    }

    fn unpack<T: DeserializeOwned>(&mut self, deflated: &[u8]) -> Result<T, Unreadable> {
        let read = self.inflate(deflated).and_then(|length| Ok(serde_json::from_slice(&self.outwards[..length])?));
        self.outwards.truncate(TABLE);
        self.outwards.shrink_to(TABLE);
        read
    }

    /// Lays JSON out on the table. Gives back its length.
    fn inflate(&mut self, mut deflated: &[u8]) -> Result<usize, Unreadable> {
        self.decompressor.init();
        let mut length = 0;
        loop {
            let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
            let (status, read, written) = decompress(&mut self.decompressor, deflated, &mut self.outwards, length, flags);
            length += written;
            deflated = deflated.get(read..).ok_or(Unreadable::Damaged)?;
            match status {
                TINFLStatus::Done => return Ok(length),
                TINFLStatus::HasMoreOutput if length < LONGEST => {
                    self.outwards.resize((self.outwards.len() * 2).clamp(SMALLEST, LONGEST), 0);
                }
                _ => return Err(Unreadable::Damaged),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Press, TABLE, Unreadable, packed, unpacked};

    #[test]
    fn what_is_packed_is_what_another_deflate_packs_and_reads_the_same_however_often() {
        let mut press = Press::new();
        for size in [0, 1, 700, 90_000, 3, 400_000, 20] {
            let figures: Vec<u32> = (0..size).map(|nth| nth * 7_919 % 613).collect();
            let ours = press.pack(&figures).unwrap();
            let json = serde_json::to_vec(&figures).unwrap();
            assert_eq!(ours, miniz_oxide::deflate::compress_to_vec(&json, 6), "{size}");
            assert_eq!(press.unpack::<Vec<u32>>(&ours).unwrap(), figures);
            assert!(press.inwards.capacity() <= TABLE && press.outwards.capacity() <= TABLE);
        }
    }

    #[test]
    fn a_page_inside_a_page_is_packed_and_read_as_well() {
        struct Inner;
        impl serde::Serialize for Inner {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let read: String = unpacked(&packed("inside").unwrap()).unwrap();
                serializer.serialize_str(&read)
            }
        }
        assert_eq!(unpacked::<Vec<String>>(&packed(&[Inner]).unwrap()).unwrap(), ["inside"]);
    }

    #[test]
    fn what_is_cut_off_or_too_long_is_damaged() {
        let whole = packed(&vec![5_u32; 1_000]).unwrap();
        for length in 0..whole.len() {
            assert!(matches!(unpacked::<Vec<u32>>(&whole[..length]), Err(Unreadable::Damaged)), "{length}");
        }
        let long = packed(&"a".repeat(LONGEST)).unwrap();
        assert!(matches!(unpacked::<String>(&long), Err(Unreadable::Damaged)));
        assert_eq!(unpacked::<Vec<u32>>(&whole).unwrap().len(), 1_000);
    }
}
