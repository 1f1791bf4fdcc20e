//! The words of a document in reading order, and where each stands in the source.

use super::Span;
use smallvec::SmallVec;

/// The words in reading order: one line a block.
#[derive(Debug, Default)]
pub struct Flow {
    text: String,
    lower: String,
    joints: Vec<Joint>,
}

/// From byte `at` of the flow on, up to the next joint, flow and source run in step.
#[derive(Debug, Clone, Copy)]
struct Joint {
    at: u32,
    source: u32,
}

impl Flow {
    /// The words; blocks end with a line feed that stands nowhere in the source.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words with ASCII letters in lower case; every byte stands where it stands in
    /// [`Self::text`].
    #[must_use]
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// The byte of the source that byte `at` of the flow comes from.
    #[must_use]
    pub fn origin(&self, at: u32) -> u32 {
        self.joint_before(at)
            .and_then(|index| self.joints.get(index))
            .map_or(0, |joint| joint.source + (at - joint.at))
    }

    /// The spans of `source` that `span` of the flow comes from, in the order of the flow. Spans
    /// that only white space on one line or a single line end parts are one.
    #[must_use]
    pub fn source(&self, span: Span, source: &str) -> SmallVec<[Span; 2]> {
        let mut spans: SmallVec<[Span; 2]> = SmallVec::new();
        if span.is_empty() {
            return spans;
        }
        let first = self.joint_before(span.start).unwrap_or(0);
        let mut index = first;
        while let Some(joint) = self.joints.get(index) {
            if joint.at >= span.end {
                break;
            }
            let end = self.joints.get(index + 1).map_or(span.end, |next| next.at);
            let from = span.start.max(joint.at);
            let to = span.end.min(end);
            if from < to {
                let piece = Span {
                    start: joint.source + (from - joint.at),
                    end: joint.source + (to - joint.at),
                };
                push_piece(&mut spans, piece, source);
            }
            index += 1;
        }
        spans
    }

    /// The words at `span` as a flow of their own, which begins at byte 0.
    #[must_use]
    pub fn part(&self, span: Span) -> Self {
        let first = Joint {
            at: 0,
            source: self.origin(span.start),
        };
        let from = self.joints.partition_point(|j| j.at <= span.start);
        let to = self.joints.partition_point(|j| j.at < span.end);
        let within = self.joints.get(from..to).unwrap_or_default();
        let within = within.iter().map(|joint| Joint {
            at: joint.at - span.start,
            source: joint.source,
        });
        Self {
            text: span.of(&self.text).to_owned(),
            lower: span.of(&self.lower).to_owned(),
            joints: std::iter::once(first).chain(within).collect(),
        }
    }

    fn joint_before(&self, at: u32) -> Option<usize> {
        self.joints
            .partition_point(|joint| joint.at <= at)
            .checked_sub(1)
    }
}

fn push_piece(spans: &mut SmallVec<[Span; 2]>, piece: Span, source: &str) {
    let piece = piece.trimmed(source);
    if piece.is_empty() {
        return;
    }
    if let Some(last) = spans.last_mut()
        && last.end <= piece.start
    {
        let between = Span {
            start: last.end,
            end: piece.start,
        }
        .of(source);
        let soft = between
            .bytes()
            .all(|byte| matches!(byte, b' ' | b'\n' | b'\r') || byte >= 0x80);
        if soft && between.bytes().filter(|byte| *byte == b'\n').count() <= 1 {
            last.end = piece.end;
            return;
        }
    }
    spans.push(piece);
}

/// Writes the flow block by block.
#[derive(Debug)]
pub struct FlowWriter<'s> {
    source: &'s str,
    flow: Flow,
}

impl<'s> FlowWriter<'s> {
    /// A writer of the flow of `source`.
    #[must_use]
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            flow: Flow {
                text: String::with_capacity(source.len() + source.len() / 16),
                lower: String::new(),
                joints: Vec::with_capacity(source.len() / 48 + 8),
            },
        }
    }

    /// The next byte to be written.
    #[must_use]
    pub fn here(&self) -> usize {
        self.flow.text.len()
    }

    /// The words written so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.flow.text
    }

    /// Adds the words at `span` of the source, white space folded.
    pub fn push(&mut self, span: Span) {
        let words = span.of(self.source);
        let mut offset = 0;
        // Most lines hold single spaces only and are copied in one piece.
        while let Some(at) = words.get(offset..).and_then(first_fold) {
            let end = offset + at;
            self.copy(span.part(offset..end));
            let rest = words.get(end..).unwrap_or_default();
            let white = rest.len() - rest.trim_start_matches(is_folded).len();
            let run = rest.get(..white).unwrap_or_default();
            // Characters that stand for nothing part no words.
            let parts = run.contains(char::is_whitespace);
            if parts && !self.flow.text.ends_with([' ', '\n']) && end + white < words.len() {
                self.joint(span.from() + end);
                self.flow.text.push(' ');
            }
            offset = end + white;
        }
        self.copy(span.part(offset..words.len()));
    }

    /// Joins on the next piece of the same block, which stands on another line or in another cell:
    /// with a space, or without one where `seamless`.
    pub fn join(&mut self, seamless: bool, source: Span) {
        if !seamless && !self.flow.text.ends_with([' ', '\n']) {
            let before = u32::try_from(self.source.len()).unwrap_or(u32::MAX);
            // The space stands for the break, which is just before the piece that follows.
            self.joint(source.start.saturating_sub(1).min(before) as usize);
            self.flow.text.push(' ');
        }
        self.push(source);
    }

    /// Takes back the last character of the open block, such as a hyphen at the end of a line.
    pub fn take_back(&mut self) {
        self.flow.text.pop();
    }

    /// Ends a block.
    pub fn end_block(&mut self) {
        self.joint(self.source.len());
        self.flow.text.push('\n');
    }

    /// The flow.
    #[must_use]
    pub fn finish(mut self) -> Flow {
        self.flow.lower = self.flow.text.to_ascii_lowercase();
        self.flow
    }

    fn copy(&mut self, span: Span) {
        if !span.is_empty() {
            self.joint(span.from());
            self.flow.text.push_str(span.of(self.source));
        }
    }

    fn joint(&mut self, source: usize) {
        let joint = Joint {
            at: Span::new(self.here(), self.here()).start,
            source: Span::new(source, source).start,
        };
        let in_step = self
            .flow
            .joints
            .last()
            .is_some_and(|last| last.source.wrapping_add(joint.at - last.at) == joint.source);
        if !in_step {
            self.flow.joints.push(joint);
        }
    }
}

/// White space that is folded to one space, and characters that stand for nothing.
fn is_folded(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// First byte of `words` that does not stand in the flow as it is: two white spaces in a row, a
/// white space that is no space, or a character that stands for nothing.
fn first_fold(words: &str) -> Option<usize> {
    let bytes = words.as_bytes();
    let mut space = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b' ' if space => return Some(at - 1),
            b' ' => space = true,
            b'\t'..=b'\r' => return Some(if space { at - 1 } else { at }),
            0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef => {
                let odd = words
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .is_some_and(is_folded);
                if odd {
                    return Some(if space { at - 1 } else { at });
                }
                space = false;
            }
            _ => space = false,
        }
    }
    None
}
