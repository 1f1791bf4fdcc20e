//! Many tasks on a few threads, with a bound on what is held, and results in the order of the tasks.
//!
//! Written out rather than taken from a crate: the parallel iterators there are either in order or
//! bounded, and none holds back its workers by the weight of what waits to be written.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// In which order results are delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// That of the tasks.
    OfTasks,
    /// As they come.
    AsDone,
}

/// How far the workers may run ahead of the oldest task that is not delivered, in tasks: one slow
/// input must not stop the others, nor let them pile up without end.
const AHEAD: usize = 1024;

/// How much may wait to be delivered, in bytes.
const HELD: usize = 16 << 20;

/// Something whose delivery may have to wait.
pub(crate) trait Weighs {
    /// Bytes that it holds, roughly.
    fn weight(&self) -> usize;
}

/// How tasks are worked on.
#[derive(Debug)]
pub(crate) struct Queue<'a> {
    pub(crate) threads: NonZeroUsize,
    pub(crate) order: Order,
    /// Set from outside: no further task is begun, and those begun are finished and delivered.
    pub(crate) stop: &'a AtomicBool,
}

impl Queue<'_> {
    /// Works on all `tasks` with one of `workers()` a thread, and hands every result to `deliver`, on
    /// the calling thread. Where that breaks, what is still being worked on is dropped.
    pub(crate) fn run<T, R, W>(
        &self,
        tasks: impl Iterator<Item = T> + Send,
        workers: impl Fn() -> W + Sync,
        mut deliver: impl FnMut(R) -> ControlFlow<()>,
    ) where
        R: Weighs + Send,
        W: FnMut(T) -> R,
    {
        let shared = Shared {
            tasks: Mutex::new((0, tasks)),
            results: Mutex::new(Results::new(self.threads.get())),
            news: Condvar::new(),
            room: Condvar::new(),
            queue: self,
        };
        thread::scope(|scope| {
            for _ in 0..self.threads.get() {
                scope.spawn(|| {
                    let _leaving = Leaving(&shared);
                    let mut worker = workers();
                    while let Some((index, task)) = shared.next_task() {
                        let result = worker(task);
                        shared.put(index, result);
                    }
                });
            }
            while let Some(result) = shared.take() {
                if deliver(result).is_break() {
                    shared.cancel();
                    break;
                }
            }
        });
    }
}

/// What the threads share.
struct Shared<'a, I, R> {
    /// The number of tasks given out, and the rest of them.
    tasks: Mutex<(usize, I)>,
    results: Mutex<Results<R>>,
    /// There is a result, or a worker has left.
    news: Condvar,
    /// Something was delivered, or all is cancelled.
    room: Condvar,
    queue: &'a Queue<'a>,
}

struct Results<R> {
    waiting: BTreeMap<usize, R>,
    /// Of all that waits.
    weight: usize,
    delivered: usize,
    working: usize,
    cancelled: bool,
}

impl<R> Results<R> {
    const fn new(working: usize) -> Self {
        Self {
            waiting: BTreeMap::new(),
            weight: 0,
            delivered: 0,
            working,
            cancelled: false,
        }
    }
}

impl<T, R: Weighs, I: Iterator<Item = T>> Shared<'_, I, R> {
    fn next_task(&self) -> Option<(usize, T)> {
        let mut tasks = lock(&self.tasks);
        let (given, rest) = &mut *tasks;
        let results = self.wait_while(lock(&self.results), |results| {
            *given - results.delivered >= AHEAD
        });
        if results.cancelled || self.queue.stop.load(Ordering::Relaxed) {
            return None;
        }
        drop(results);
        let task = rest.next()?;
        let index = *given;
        *given += 1;
        Some((index, task))
    }

    fn put(&self, index: usize, result: R) {
        let weight = result.weight();
        let in_order = self.queue.order == Order::OfTasks;
        // The next one in order never waits, or nobody would ever make room.
        let mut results = self.wait_while(lock(&self.results), |results| {
            let next = in_order && results.delivered == index;
            let empty = results.waiting.is_empty() && !in_order;
            !next && !empty && results.weight + weight > HELD
        });
        if !results.cancelled {
            results.weight += weight;
            results.waiting.insert(index, result);
            self.news.notify_one();
        }
    }

    /// The next result; none once every worker has left.
    fn take(&self) -> Option<R> {
        let mut results = lock(&self.results);
        loop {
            let delivered = results.delivered;
            let next = match self.queue.order {
                Order::OfTasks => results.waiting.remove(&delivered),
                Order::AsDone => results.waiting.pop_first().map(|(_, result)| result),
            };
            if let Some(result) = next {
                results.weight -= result.weight();
                results.delivered += 1;
                self.room.notify_all();
                return Some(result);
            }
            if results.working == 0 {
                return None;
            }
            results = wait(&self.news, results);
        }
    }
}

impl<I, R> Shared<'_, I, R> {
    fn wait_while<'g>(
        &self,
        mut results: MutexGuard<'g, Results<R>>,
        full: impl Fn(&Results<R>) -> bool,
    ) -> MutexGuard<'g, Results<R>> {
        while !results.cancelled && full(&results) {
            results = wait(&self.room, results);
        }
        results
    }

    fn cancel(&self) {
        lock(&self.results).cancelled = true;
        self.room.notify_all();
    }
}

/// Says that a worker has left, however it left.
struct Leaving<'a, I, R>(&'a Shared<'a, I, R>);

impl<I, R> Drop for Leaving<'_, I, R> {
    fn drop(&mut self) {
        lock(&self.0.results).working -= 1;
        self.0.news.notify_one();
    }
}

/// A thread that panicked with the lock has left what is behind it whole: all changes are single steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wait<'g, T>(condition: &Condvar, guard: MutexGuard<'g, T>) -> MutexGuard<'g, T> {
    condition
        .wait(guard)
        .unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    impl Weighs for usize {
        fn weight(&self) -> usize {
            1 << 20
        }
    }

    fn run(threads: usize, order: Order, most: usize) -> (Vec<usize>, usize) {
        let stop = AtomicBool::new(false);
        let queue = Queue {
            threads: NonZeroUsize::new(threads).expect("there are threads"),
            order,
            stop: &stop,
        };
        let (begun, mut delivered) = (AtomicUsize::new(0), Vec::new());
        let uneven = || {
            |task: usize| {
                begun.fetch_add(1, Ordering::Relaxed);
                let pause = if task.is_multiple_of(64) {
                    2000
                } else {
                    task % 7
                };
                thread::sleep(Duration::from_micros(pause as u64));
                task
            }
        };
        queue.run(0..most * 2, uneven, |result| {
            delivered.push(result);
            if delivered.len() == most {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        (delivered, begun.into_inner())
    }

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        for threads in [1, 2, 8] {
            let (delivered, begun) = run(threads, Order::OfTasks, 300);
            assert!(delivered.iter().copied().eq(0..300), "{threads} threads");
            let held = HELD >> 20;
            assert!(begun <= 300 + held + threads + 1, "{begun} begun");
        }
    }

    #[test]
    fn out_of_order_each_task_still_has_one_result() {
        let (mut delivered, _) = run(8, Order::AsDone, 300);
        delivered.sort_unstable();
        delivered.dedup();
        assert_eq!(delivered.len(), 300);
    }

    #[test]
    fn what_is_begun_is_finished_when_it_is_stopped() {
        let stop = AtomicBool::new(false);
        let queue = Queue {
            threads: NonZeroUsize::new(4).expect("there are threads"),
            order: Order::OfTasks,
            stop: &stop,
        };
        let mut delivered = Vec::new();
        let worker = || |task: usize| task;
        queue.run(0.., worker, |result| {
            delivered.push(result);
            stop.store(result >= 50, Ordering::Relaxed);
            ControlFlow::Continue(())
        });
        assert!(delivered.len() > 50);
        assert!(delivered.iter().copied().eq(0..delivered.len()));
    }
}
