//! Ends a process that takes too long.

use super::lock;
use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Watches a process, from a thread of its own.
pub(super) struct Clock {
    /// The process begins with something, or has done it.
    strokes: SyncSender<()>,
    /// Whether it was ended meanwhile.
    answers: Receiver<bool>,
}

impl Clock {
    pub(super) fn new(child: Arc<Mutex<Child>>, limit: Duration) -> Self {
        let (strokes, begin_or_end) = sync_channel(0);
        let (answer, answers) = sync_channel(1);
        thread::spawn(move || {
            while begin_or_end.recv().is_ok() {
                let up = begin_or_end.recv_timeout(limit) == Err(RecvTimeoutError::Timeout);
                if up {
                    // It may have ended by itself this very moment.
                    let _ = lock(&child).kill();
                    if begin_or_end.recv().is_err() {
                        break;
                    }
                }
                if answer.send(up).is_err() {
                    break;
                }
            }
        });
        Self { strokes, answers }
    }

    pub(super) fn start(&self) {
        // The thread ends only with this clock.
        let _ = self.strokes.send(());
    }

    /// Whether the process was ended because its time was up.
    pub(super) fn stop(&self) -> bool {
        let _ = self.strokes.send(());
        self.answers.recv().unwrap_or_default()
    }
}
