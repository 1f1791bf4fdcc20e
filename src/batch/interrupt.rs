//! Ctrl-C: what is begun is finished.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A flag that Ctrl-C, or a polite kill, sets. The second one ends the program at once, with
/// `status`.
pub(crate) fn flag(status: u8) -> io::Result<Arc<AtomicBool>> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order, or the first signal would be taken for the second.
        flag::register_conditional_shutdown(signal, i32::from(status), Arc::clone(&asked))?;
        flag::register(signal, Arc::clone(&asked))?;
    }
    Ok(asked)
}
