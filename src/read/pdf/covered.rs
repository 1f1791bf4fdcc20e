//! Which glyphs the eye does not see because of what lies behind them or over them.

use super::canvas::Layer;
use super::colour::{Rgb, WHITE, alike};
use super::page::{Area, Glyph, Seen};

/// Glyphs that are looked at together.
const CHUNK: usize = 64;
/// Chunks that are looked at together.
const CHUNKS: usize = 64;
/// Most comparisons of a layer and glyphs on one page; beyond, glyphs are taken to be seen.
const MOST_COMPARISONS: usize = 20_000_000;
/// Of the six points that are looked at in a glyph, how many must be hidden.
const HIDDEN: u8 = 4;

/// Marks what cannot be seen. Whether all of it was looked at.
pub(super) fn mark(glyphs: &mut [Glyph], layers: &[Layer]) -> bool {
    let mut work = MOST_COMPARISONS;
    camouflaged(glyphs, layers, &mut work);
    covered(glyphs, layers, &mut work);
    work > 0
}

/// Glyphs in the colour of what lies behind them.
fn camouflaged(glyphs: &mut [Glyph], layers: &[Layer], work: &mut usize) {
    let mut last: Option<(Rgb, bool)> = None;
    for (at, glyph) in glyphs.iter_mut().enumerate() {
        if glyph.seen != Seen::Yes {
            continue;
        }
        // Most glyphs are of one colour, and nothing behind any of them is near it.
        let suspicious = match last {
            Some((colour, suspicious)) if colour == glyph.colour => suspicious,
            _ => {
                let near = |layer: &Layer| layer.colour.is_some_and(|it| alike(it, glyph.colour));
                alike(WHITE, glyph.colour) || layers.iter().any(near)
            }
        };
        last = Some((glyph.colour, suspicious));
        if suspicious && !glyph.text.is_blank() {
            *work = work.saturating_sub(layers.len());
            if *work == 0 {
                return;
            }
            if !stands_out(glyph, at, layers) {
                glyph.seen = Seen::Camouflaged;
            }
        }
    }
}

fn stands_out(glyph: &Glyph, at: usize, layers: &[Layer]) -> bool {
    let (x, y) = centre(&glyph.area);
    let behind = layers.partition_point(|layer| layer.after as usize <= at);
    for layer in layers.iter().take(behind).rev() {
        if !layer.area.holds(x, y) {
            continue;
        }
        let differs = layer
            .colour
            .is_none_or(|colour| !alike(colour, glyph.colour));
        if differs || layer.solid {
            return differs;
        }
    }
    !alike(WHITE, glyph.colour)
}

fn centre(area: &Area) -> (f32, f32) {
    (
        area.left.midpoint(area.right),
        area.top.midpoint(area.bottom),
    )
}

/// Glyphs that something solid was painted over.
fn covered(glyphs: &mut [Glyph], layers: &[Layer], work: &mut usize) {
    let over = |layer: &&Layer| layer.solid && layer.after > 0;
    if glyphs.is_empty() || !layers.iter().any(|layer| over(&layer)) {
        return;
    }
    let chunks: Vec<Area> = glyphs
        .chunks(CHUNK)
        .map(|chunk| around(chunk.iter().map(|glyph| &glyph.area)))
        .collect();
    let heaps: Vec<Area> = chunks
        .chunks(CHUNKS)
        .map(|heap| around(heap.iter()))
        .collect();
    // A bit for each of a glyph's points: boxes may hide it together.
    let mut hidden = vec![0_u8; glyphs.len()];
    for layer in layers.iter().filter(over) {
        let before = layer.after as usize;
        for (heap_at, _) in heaps
            .iter()
            .enumerate()
            .filter(|(_, heap)| heap.meets(&layer.area))
        {
            let first = heap_at * CHUNKS;
            let in_heap = chunks.iter().enumerate().skip(first).take(CHUNKS);
            for (chunk_at, _) in in_heap.filter(|(_, chunk)| chunk.meets(&layer.area)) {
                let first = chunk_at * CHUNK;
                let count = CHUNK.min(before.saturating_sub(first));
                *work = work.saturating_sub(count + 1);
                if *work == 0 {
                    return;
                }
                let slots = glyphs.iter().zip(hidden.iter_mut()).skip(first).take(count);
                for (glyph, hidden) in slots.filter(|(glyph, _)| glyph.area.meets(&layer.area)) {
                    *hidden |= points_within(&glyph.area, &layer.area);
                }
            }
        }
    }
    for (glyph, hidden) in glyphs.iter_mut().zip(hidden) {
        if glyph.seen == Seen::Yes
            && !glyph.text.is_blank()
            && hidden.count_ones() >= u32::from(HIDDEN)
        {
            glyph.seen = Seen::Covered;
        }
    }
}

fn around<'a>(areas: impl Iterator<Item = &'a Area>) -> Area {
    areas.fold(Area::NOTHING, |all, area| all.with(area))
}

/// A bit for each of six points of a glyph that an area holds: three across, in two rows, so that a
/// line through the text hides at most three.
fn points_within(glyph: &Area, area: &Area) -> u8 {
    const ACROSS: [f32; 3] = [0.2, 0.5, 0.8];
    const DOWN: [f32; 2] = [0.4, 0.7];
    let mut bits = 0;
    let mut bit = 1;
    for down in DOWN {
        for across in ACROSS {
            let x = glyph.left + glyph.width() * across;
            let y = glyph.top + glyph.height() * down;
            if area.holds(x, y) {
                bits |= bit;
            }
            bit <<= 1;
        }
    }
    bits
}
