//! The other end: what a worker process does.

use super::protocol::{Begin, Reply, Request};
use std::io::{self, BufReader, BufWriter};

/// Makes outputs of what comes on standard input, until that ends.
pub(crate) fn serve() -> io::Result<()> {
    let mut requests = BufReader::new(io::stdin().lock());
    let mut replies = BufWriter::new(io::stdout().lock());
    let begin = Begin::read(&mut requests)?;
    confine(begin.memory)?;
    while let Some((request, bytes)) = Request::read(&mut requests)? {
        Reply::write(&begin.recipe.make(&request.path, &bytes), &mut replies)?;
    }
    Ok(())
}

/// Bounds this process's memory, and ends it with the one that it works for.
#[cfg(target_os = "linux")]
fn confine(memory: Option<u64>) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
    set_parent_process_death_signal(Some(Signal::KILL))?;
    if let Some(most) = memory {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(Resource::As, limit)?;
    }
    Ok(())
}

/// Other systems have no such bounds that a program could set for itself.
#[cfg(not(target_os = "linux"))]
fn confine(memory: Option<u64>) -> io::Result<()> {
    match memory {
        None => Ok(()),
        Some(_) => Err(io::ErrorKind::Unsupported.into()),
    }
}
