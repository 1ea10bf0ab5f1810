//! Lines through several workers, in order, with a bounded number on the way.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Lines on the way for each worker. Few, so that memory stays small; more than one, so that no worker waits.
const AHEAD: usize = 8;

/// What comes out for a sink.
pub(super) enum Out<T> {
    /// The next result.
    Next(T),
    /// No further result is ready yet: a good moment to flush.
    Pause,
}

/// Sends each item of `source` through `work` on `workers` threads and each result, in the order of the items, to `sink`.
/// Reading stops at the first fault of the source or of the sink.
pub(super) fn in_order<I: Send, O: Send>(
    source: impl Iterator<Item = io::Result<I>> + Send,
    workers: usize,
    work: impl Fn(I) -> O + Sync,
    mut sink: impl FnMut(Out<O>) -> io::Result<()>,
) -> io::Result<()> {
    let (to_workers, jobs) = sync_channel::<(I, SyncSender<O>)>(workers * AHEAD);
    let (to_sink, results) = sync_channel::<io::Result<Receiver<O>>>(workers * AHEAD);
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        scope.spawn(move || feed(source, &to_workers, &to_sink));
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((item, answer)) = next_job(&jobs) {
                    // Nobody waits for the answer once the sink has failed.
                    answer.send(work(item)).ok();
                }
            });
        }
        drain(results, &mut sink)
    })
}

fn feed<I, O>(
    source: impl Iterator<Item = io::Result<I>>,
    to_workers: &SyncSender<(I, SyncSender<O>)>,
    to_sink: &SyncSender<io::Result<Receiver<O>>>,
) {
    for item in source {
        let (answer, result) = sync_channel(1);
        let sent = match item {
            Ok(item) => to_sink.send(Ok(result)).is_ok() && to_workers.send((item, answer)).is_ok(),
            Err(error) => {
                to_sink.send(Err(error)).ok();
                false
            }
        };
        if !sent {
            return;
        }
    }
}

fn next_job<J>(jobs: &Mutex<Receiver<J>>) -> Option<J> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

fn drain<O>(results: Receiver<io::Result<Receiver<O>>>, sink: &mut impl FnMut(Out<O>) -> io::Result<()>) -> io::Result<()> {
    while let Some(next) = wait(&results, sink)? {
        if let Some(result) = wait(&next?, sink)? {
            sink(Out::Next(result))?;
        }
    }
    sink(Out::Pause)
}

/// The next of a channel; tells the sink before it has to be waited for.
fn wait<T, O>(channel: &Receiver<T>, sink: &mut impl FnMut(Out<O>) -> io::Result<()>) -> io::Result<Option<T>> {
    match channel.try_recv() {
        Err(TryRecvError::Empty) => {
            sink(Out::Pause)?;
            Ok(channel.recv().ok())
        }
        next => Ok(next.ok()),
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{AHEAD, Out, in_order};

    #[test]
    fn results_keep_the_order_of_the_items_and_few_are_on_the_way() {
        let read = AtomicUsize::new(0);
        let mut written = Vec::new();
        let source = (0..10_000_usize).map(|item| {
            read.fetch_add(1, Ordering::SeqCst);
            Ok(item)
        });
        let mut most = 0;
        in_order(
            source,
            4,
            |item| item * 2,
            |out| {
                if let Out::Next(result) = out {
                    written.push(result);
                    most = most.max(read.load(Ordering::SeqCst) - written.len());
                }
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(written, (0..10_000).map(|item| item * 2).collect::<Vec<_>>());
        assert!(most <= 2 * 4 * AHEAD + 8, "{most} items were on the way");
    }

    #[test]
    fn a_sink_that_is_gone_ends_it() {
        let mut left = 3;
        let ended = in_order(
            (0_u64..).map(Ok),
            2,
            |item| item,
            |out| match out {
                Out::Next(_) if left == 0 => Err(io::ErrorKind::BrokenPipe.into()),
                Out::Next(_) => {
                    left -= 1;
                    Ok(())
                }
                Out::Pause => Ok(()),
            },
        );
        assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }

    #[test]
    fn a_source_that_fails_ends_it_after_what_it_gave() {
        let source = (0..5).map(|item| if item == 3 { Err(io::Error::other("gone")) } else { Ok(item) });
        let mut written = Vec::new();
        let ended = in_order(
            source,
            2,
            |item| item,
            |out| {
                if let Out::Next(result) = out {
                    written.push(result);
                }
                Ok(())
            },
        );
        assert!(ended.is_err());
        assert_eq!(written, [0, 1, 2]);
    }
}
