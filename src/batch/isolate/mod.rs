//! Inputs in processes of their own, which may fail, hang or eat memory without taking others along.
//!
//! A worker process makes one output after the other. Where it ends, or is ended because its time is
//! up, the input that it was at has a record which says so, and the next input has a new process.

mod clock;
mod protocol;
mod serve;

pub(crate) use serve::serve;

use super::recipe::{Made, Recipe};
use clock::Clock;
use minutebook::read::{ErrorCode, ReadError};
use protocol::{Begin, Reply, Request};
use std::env::current_exe;
use std::io::{self, BufReader, BufWriter};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The subcommand that a worker process runs.
pub(crate) const SUBCOMMAND: &str = "worker";

/// What a worker process may cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Isolation {
    /// How long one input may take, by the clock on the wall.
    pub(crate) timeout: Duration,
    /// How many bytes of memory the process may ask for, all in all.
    pub(crate) memory: Option<u64>,
}

/// Makes outputs in a process of its own.
pub(super) struct Worker<'a> {
    recipe: &'a Recipe,
    isolation: &'a Isolation,
    process: Option<Process>,
}

impl<'a> Worker<'a> {
    pub(super) const fn new(recipe: &'a Recipe, isolation: &'a Isolation) -> Self {
        Self {
            recipe,
            isolation,
            process: None,
        }
    }

    pub(super) fn make(&mut self, path: &str, bytes: &[u8]) -> Made {
        match self.try_make(path, bytes) {
            Ok(made) => made,
            Err(error) => self.recipe.given_up(path, bytes, &error),
        }
    }

    fn try_make(&mut self, path: &str, bytes: &[u8]) -> Result<Made, ReadError> {
        let process = match &mut self.process {
            Some(process) => process,
            none => none.insert(
                Process::start(self.recipe, self.isolation).map_err(|error| {
                    let message = format!("no process could be started for it: {error}");
                    ReadError::new(ErrorCode::Crashed, message)
                })?,
            ),
        };
        let (made, time_is_up) = process.make(path, bytes);
        if time_is_up || made.is_err() {
            let end = self.process.take().map(Process::end);
            return made.map_err(|_| why(time_is_up, self.isolation, end));
        }
        made.map_err(|_| why(false, self.isolation, None))
    }
}

fn why(time_is_up: bool, isolation: &Isolation, end: Option<io::Result<ExitStatus>>) -> ReadError {
    if time_is_up {
        let seconds = isolation.timeout.as_secs_f64();
        let message = format!("it took more than {seconds} seconds, the most that it may");
        return ReadError::new(ErrorCode::TimedOut, message);
    }
    let how = match end {
        Some(Ok(status)) => words(status),
        Some(Err(error)) => error.to_string(),
        None => "it does not say why".to_owned(),
    };
    let message = format!("the program ended at this input ({how})");
    ReadError::new(ErrorCode::Crashed, message)
}

#[cfg(unix)]
fn words(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt as _;
    match (status.signal(), status.code()) {
        (Some(signal), _) => format!("signal {signal}"),
        (None, code) => format!("exit code {}", code.unwrap_or_default()),
    }
}

#[cfg(not(unix))]
fn words(status: ExitStatus) -> String {
    format!("exit code {}", status.code().unwrap_or_default())
}

/// A worker process.
struct Process {
    child: Arc<Mutex<Child>>,
    requests: BufWriter<ChildStdin>,
    replies: BufReader<ChildStdout>,
    clock: Clock,
}

impl Process {
    fn start(recipe: &Recipe, isolation: &Isolation) -> io::Result<Self> {
        let mut command = Command::new(current_exe()?);
        command
            .arg(SUBCOMMAND)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        // Ctrl-C is for the one that has the others to care for.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (requests, replies) = pipes.ok_or_else(|| io::Error::other("no pipes"))?;
        let child = Arc::new(Mutex::new(child));
        let mut process = Self {
            clock: Clock::new(Arc::clone(&child), isolation.timeout),
            child,
            requests: BufWriter::new(requests),
            replies: BufReader::new(replies),
        };
        let begin = Begin {
            recipe: recipe.clone(),
            memory: isolation.memory,
        };
        begin.write(&mut process.requests)?;
        Ok(process)
    }

    /// What the process makes of an input, and whether it was ended because its time was up.
    fn make(&mut self, path: &str, bytes: &[u8]) -> (io::Result<Made>, bool) {
        self.clock.start();
        let sent = Request::write(path, bytes, &mut self.requests);
        let made = sent.and_then(|()| Reply::read(&mut self.replies));
        (made, self.clock.stop())
    }

    /// Ends it, and tells how it ended.
    fn end(self) -> io::Result<ExitStatus> {
        // One that has ended already cannot be killed, and one that only closed its end is.
        drop(self.requests);
        drop(self.replies);
        let mut child = lock(&self.child);
        if let Some(status) = ended_soon(&mut child)? {
            return Ok(status);
        }
        child.kill()?;
        child.wait()
    }
}

/// How long a process that has closed its pipes may take to be gone.
const PATIENCE: Duration = Duration::from_millis(500);

fn ended_soon(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let until = std::time::Instant::now() + PATIENCE;
    loop {
        match child.try_wait()? {
            Some(status) => return Ok(Some(status)),
            None if std::time::Instant::now() >= until => return Ok(None),
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

impl Drop for Worker<'_> {
    fn drop(&mut self) {
        if let Some(process) = self.process.take() {
            // It has nothing left to do, and how it ends is of no account.
            let _ = process.end();
        }
    }
}

fn lock(child: &Mutex<Child>) -> MutexGuard<'_, Child> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}
