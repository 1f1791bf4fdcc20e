//! Any bytes as a PDF: no panic, bounded time and memory.

#![no_main]

use libfuzzer_sys::fuzz_target;
use minutebook::read::Limits;
use minutebook::read::pdf::for_each_page;

fuzz_target!(|bytes: &[u8]| {
    let _ = for_each_page(bytes, &Limits::default(), |_, _| {});
});
