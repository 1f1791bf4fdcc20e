//! How long each stage takes on the samples, and all of them together.
//!
//! `cargo bench --bench stages`

#![allow(
    clippy::expect_used,
    missing_docs,
    reason = "a bench that cannot go on has failed, and criterion's macros make items without docs"
)]

mod documents;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use minutebook::assemble::assemble;
use minutebook::layout::lay_out;
use minutebook::read::{Limits, read};
use minutebook::recognise::recognise;
use minutebook::render::{RENDERERS, RenderOptions};
use minutebook::{Options, read_minutes};
use std::hint::black_box;

fn stages(criterion: &mut Criterion) {
    let documents = documents::all();
    let bytes: usize = documents.iter().map(Vec::len).sum();
    let mut group = criterion.benchmark_group("samples");
    group.throughput(Throughput::Bytes(bytes as u64));

    group.bench_function("read", |bench| {
        bench.iter(|| {
            for document in &documents {
                black_box(read(document, None, &Limits::default())).expect("a readable sample");
            }
        });
    });

    let read_all = || {
        documents
            .iter()
            .filter_map(|document| read(document, None, &Limits::default()).ok())
    };
    group.bench_function("layout", |bench| {
        bench.iter_batched(
            || read_all().collect::<Vec<_>>(),
            |documents| documents.into_iter().map(lay_out).collect::<Vec<_>>(),
            BatchSize::LargeInput,
        );
    });

    let laid_out: Vec<_> = read_all().map(lay_out).collect();
    group.bench_function("recognise", |bench| {
        bench.iter(|| {
            for document in &laid_out {
                black_box(recognise(document));
            }
        });
    });

    let found: Vec<_> = laid_out
        .iter()
        .map(|document| (document, recognise(document)))
        .collect();
    let source = read_minutes("-", b"Minutes", &Options::default())
        .minutes
        .source;
    group.bench_function("assemble", |bench| {
        bench.iter(|| {
            for (document, findings) in &found {
                black_box(assemble(document, findings, source.clone(), true));
            }
        });
    });

    group.bench_function("read_minutes", |bench| {
        bench.iter(|| {
            for document in &documents {
                black_box(read_minutes("-", document, &Options::default()));
            }
        });
    });

    let readings: Vec<_> = documents
        .iter()
        .map(|document| read_minutes("-", document, &Options::default()))
        .collect();
    for renderer in RENDERERS {
        group.bench_function(format!("render {}", renderer.name), |bench| {
            bench.iter(|| {
                for reading in &readings {
                    black_box((renderer.render)(reading, &RenderOptions::default()));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
