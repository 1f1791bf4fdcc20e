//! Which headings count, and at which depth.
//!
//! Where numbered headings run through the document, they are its items, and headings without a
//! number stand below them. Where none do, headings in capitals stand above others. A number that
//! does not go on with the sequence belongs to a list in the text.

use super::contest::Contest;
use crate::document::{Block, Document, Role};
use crate::minutes::Kind;
use crate::recognise::{Fact, ItemFact, heads_item};
use crate::text::{NumberStyle, ends_sentence, find_time_range, is_capitals, word_count};
use crate::vocabulary::{Term, is_standing_item};
use std::collections::{HashMap, HashSet};

/// Depth of each heading, by its block; blocks that are no heading after all are missing.
pub(super) type Outline = HashMap<usize, u8>;

/// Numbered headings that make them the items of a document.
const LEAST_NUMBERED: usize = 2;

/// Numbered paragraphs that make them its items.
const LEAST_PARAGRAPHS: usize = 3;

struct Candidate<'f> {
    block: usize,
    fact: &'f ItemFact,
    style: Option<NumberStyle>,
    value: u32,
    depth: u8,
    capitals: bool,
    /// Whether its type sets it apart.
    set_apart: bool,
    indent: u16,
    /// Level that the format gives it; 0 where it gives none.
    level: u8,
    /// Whether it holds the items rather than being one: `Discussion`.
    wraps: bool,
}

/// Headings that hold the items of minutes.
const WRAPPERS: &[&str] = &[
    "discussion",
    "discussions",
    "notes",
    "minutes",
    "business",
    "topics",
];

impl Candidate<'_> {
    const fn is_paragraph(&self) -> bool {
        self.fact.run_on.is_some()
    }
}

/// The headings that count.
pub(super) fn outline(document: &Document, contest: &Contest<'_>, kind: Kind) -> Outline {
    let mut candidates = candidates(document, contest);
    if kind == Kind::Agenda {
        below_label(document, &mut candidates);
    }
    let shallowest = candidates
        .iter()
        .filter(|c| c.style.is_some() && !c.is_paragraph())
        .map(|c| c.depth)
        .min()
        .unwrap_or(1);
    let main = main_style(&candidates, shallowest).filter(|style| {
        (!type_rules(&candidates) || numbers_run_through(&candidates, *style, shallowest))
            && !numbers_stand_below(&candidates)
            && !capitals_rule(&candidates, *style, shallowest)
    });
    let numbers_set_apart = candidates
        .iter()
        .filter(|c| c.style.is_some() && c.set_apart && !c.is_paragraph())
        .count()
        >= LEAST_NUMBERED;
    let unnumbered = |capitals: bool| {
        candidates
            .iter()
            .filter(|c| c.style.is_none() && c.capitals == capitals)
            .count()
    };
    // One heading in capitals among many others stands for nothing: `DRAFT`.
    let below = if unnumbered(true) == LEAST_NUMBERED {
        MOST_BELOW_FEW
    } else {
        MOST_BELOW
    };
    let has_capitals =
        unnumbered(true) >= LEAST_NUMBERED && unnumbered(true) * below >= unnumbered(false);
    // In terms of reference clauses run on below headings; elsewhere numbers stand on top.
    let clauses_below = !matches!(kind, Kind::Minutes | Kind::Agenda)
        && candidates.iter().any(|c| c.style.is_none());
    let top_level = top_level(&candidates);
    let stated = candidates.iter().filter(|c| c.level > 0).count();
    let mut outline = Outline::with_capacity(candidates.len());
    let mut last = 0;
    let mut begun = false;
    let mut stray: Option<usize> = None;
    let mut seen: HashSet<u32> = HashSet::new();
    let base = main.and_then(|style| base_indent(&candidates, style, shallowest));
    let all_first = |paragraphs: bool| {
        main.is_some_and(|style| all_first(&candidates, style, shallowest, paragraphs))
    };
    let (headings_first, all_first) = (all_first(false), all_first(true));
    for candidate in &candidates {
        let depth = match candidate.style {
            Some(style) if Some(style) == main && candidate.depth == shallowest => {
                // Where type sets the items apart, other numbers are of lists.
                let listed =
                    numbers_set_apart && candidate.is_paragraph() && candidate.fact.title.is_none();
                let nested = listed || base.is_some_and(|base| candidate.indent > base + 1);
                // A number before the first was of something else: `3 minutes to read`.
                let begins = candidate.value == 1 && !candidate.is_paragraph() && last > 1;
                if let Some(stray) = stray.filter(|_| begins && seen.len() == 1) {
                    outline.remove(&stray);
                    seen.clear();
                    last = 0;
                }
                let follows = !nested
                    && (candidate.value > last
                        || all_first
                        || (headings_first && !candidate.is_paragraph()))
                    && (candidate.value <= last.saturating_add(MOST_SKIPPED)
                        || !candidate.is_paragraph()
                        || last == 0);
                if follows {
                    stray = Some(candidate.block)
                        .filter(|_| seen.is_empty() && candidate.is_paragraph());
                    last = candidate.value;
                    seen.insert(candidate.value);
                    begun = true;
                    Some(1 + u8::from(clauses_below))
                } else if numbers_set_apart
                    && candidate.set_apart
                    && !candidate.is_paragraph()
                    && !seen.contains(&candidate.value)
                {
                    // Items may be taken in another order than they are numbered in.
                    Some(1 + u8::from(clauses_below))
                } else {
                    (!candidate.is_paragraph()).then_some(2)
                }
            }
            Some(NumberStyle::Decimal | NumberStyle::Slashed) if candidate.depth > shallowest => {
                begun.then_some(candidate.depth - shallowest + 1 + u8::from(clauses_below))
            }
            Some(_) => (!candidate.is_paragraph() && main.is_some()).then_some(2),
            None if clauses_below || main.is_none() => {
                let below_capitals = has_capitals && !candidate.capitals;
                let below_level = candidate.level > top_level
                    || (candidate.level == 0 && stated >= LEAST_SET_APART);
                Some(1 + u8::from(below_capitals || below_level))
            }
            // Headings before the first numbered one are front matter.
            None => Some(if begun { 2 } else { 1 }),
        };
        if let Some(depth) = depth {
            outline.insert(candidate.block, depth);
        }
    }
    outline
}

/// The level of the items among headings of the format: the first that has more than one of them.
fn top_level(candidates: &[Candidate<'_>]) -> u8 {
    let stated = || {
        candidates
            .iter()
            .map(|c| c.level)
            .filter(|level| *level > 0)
    };
    stated()
        .find(|level| stated().filter(|at| at == level).count() > 1)
        .or_else(|| stated().min())
        .unwrap_or(0)
}

/// Headings set apart by their type that make them the items of a document, whatever numbers stand
/// below them.
const LEAST_SET_APART: usize = 3;

/// Headings below each heading in capitals, at most, on the whole.
const MOST_BELOW: usize = 4;

/// Where no more than two are in capitals.
const MOST_BELOW_FEW: usize = 2;

/// Whether headings without a number are set apart by their type, and those with one are not: the
/// numbers are then of lists below them.
fn type_rules(candidates: &[Candidate<'_>]) -> bool {
    let set_apart = |numbered: bool| {
        candidates
            .iter()
            .filter(|c| c.style.is_some() == numbered && c.set_apart)
            .count()
    };
    // Numbers that begin the outline run through it.
    let first = candidates
        .iter()
        .filter(|c| c.set_apart && !c.is_paragraph())
        .take(LEAST_SET_APART - 1)
        .any(|c| c.style.is_some());
    let numbered = candidates.iter().filter(|c| c.style.is_some()).count();
    let first = first
        || candidates
            .iter()
            .take_while(|c| c.style.is_some() || !c.set_apart)
            .filter(|c| c.style.is_some() && !c.is_paragraph())
            .count()
            >= LEAST_NUMBERED;
    let few = set_apart(true) * 2 < numbered || set_apart(true) < set_apart(false);
    set_apart(false) >= LEAST_SET_APART && few && !first
}

/// Headings numbered one after the other from 1 that run through a document.
const LEAST_RUNNING: usize = 5;

/// Whether headings are numbered from 1 without a gap, with text below most of them: no list is.
fn numbers_run_through(candidates: &[Candidate<'_>], style: NumberStyle, shallowest: u8) -> bool {
    let numbered: Vec<&Candidate<'_>> = candidates
        .iter()
        .filter(|c| c.style == Some(style) && c.depth == shallowest && !c.is_paragraph())
        .collect();
    let follow = (1_u32..)
        .zip(&numbered)
        .all(|(value, candidate)| candidate.value == value);
    let told = numbered
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if b.block > a.block + 1))
        .count();
    numbered.len() >= LEAST_RUNNING && follow && told * 2 >= numbered.len()
}

/// Numbers with a year that have one value.
const LEAST_SLASHED: usize = 3;

/// Whether all headings, and with `paragraphs` all numbered paragraphs too, bear the first number: each was
/// the list of its own that text parted from the last.
fn all_first(
    candidates: &[Candidate<'_>],
    style: NumberStyle,
    shallowest: u8,
    paragraphs: bool,
) -> bool {
    let mut numbered = candidates.iter().filter(|c| {
        c.style == Some(style) && c.depth == shallowest && (paragraphs || !c.is_paragraph())
    });
    // Of `14/40`, `14/41` the part that stays the same was read.
    let slashed = style == NumberStyle::Slashed;
    let least = if slashed {
        LEAST_SLASHED
    } else {
        LEAST_RUNNING
    };
    let first = numbered.clone().next().map_or(0, |c| c.value);
    numbered.clone().count() >= least
        && (first == 1 || slashed)
        && numbered.all(|c| c.value == first)
}

/// Whether the format says that headings with numbers stand below others.
fn numbers_stand_below(candidates: &[Candidate<'_>]) -> bool {
    let levels = |numbered: bool| {
        candidates
            .iter()
            .filter(move |c| c.style.is_some() == numbered && c.level > 0 && !c.wraps)
            .map(|c| c.level)
    };
    let first = candidates.iter().find(|c| c.level > 0);
    let plain = levels(false).max();
    first.is_some_and(|first| first.style.is_none())
        && levels(false).count() >= LEAST_NUMBERED
        && plain
            .zip(levels(true).min())
            .is_some_and(|(plain, numbered)| plain < numbered)
}

/// Headings in capitals that make them the items, with letters below them.
const LEAST_CAPITALS: usize = 3;

/// Whether headings in capitals come first, and what is numbered below them are letters or parts of
/// numbers (`3-A`).
fn capitals_rule(candidates: &[Candidate<'_>], style: NumberStyle, shallowest: u8) -> bool {
    let of_parts = style == NumberStyle::Upper || shallowest > 1;
    let is_capital = |c: &&Candidate<'_>| c.style.is_none() && c.capitals;
    of_parts
        && candidates.iter().filter(is_capital).count() >= LEAST_CAPITALS
        && candidates
            .iter()
            .find(|c| c.style == Some(style) || is_capital(c))
            .is_some_and(|c| c.style.is_none())
}

/// Columns in which numbers of one style stand, where enough of them stand no deeper than the first:
/// those that stand deeper are of lists below them.
fn base_indent(candidates: &[Candidate<'_>], style: NumberStyle, shallowest: u8) -> Option<u16> {
    let mut of_style = candidates
        .iter()
        .filter(|c| c.style == Some(style) && c.depth == shallowest);
    let first = of_style.next()?;
    let level = of_style.filter(|c| c.indent <= first.indent + 1).count();
    (level + 1 >= LEAST_PARAGRAPHS).then_some(first.indent)
}

/// Numbers that may be missing between two numbered paragraphs of one sequence.
const MOST_SKIPPED: u32 = 2;

fn candidates<'f>(document: &Document, contest: &Contest<'f>) -> Vec<Candidate<'f>> {
    let mut candidates = Vec::new();
    for (index, block) in document.top_level() {
        let Some(finding) = contest.owner(index) else {
            continue;
        };
        let Fact::ItemHeading(fact) = &finding.fact else {
            continue;
        };
        if finding.takes.start != index {
            continue;
        }
        // `Action` and `Decision` stand above one of these, and are no item; a heading of the format
        // with running text below it is one, whatever it is called.
        let told = block.level > 0 && tells_below(document, index, block, !candidates.is_empty());
        let standing =
            is_standing_item(document.block_text(block)) && !holds_value(document, index);
        let below_is_heading = document
            .blocks
            .get(index + 1)
            .is_none_or(|below| below.role == Role::Heading);
        let heads_nobody = block.marker.is_none()
            && below_is_heading
            && block
                .label
                .is_some_and(|l| l.alone && l.term.heads_people() && l.term != Term::Attendance);
        if heads_nobody {
            continue;
        }
        let inner = block.marker.is_none()
            && !told
            && !standing
            && !heads_item(document, index)
            && block.label.is_some_and(|label| {
                label.alone
                    && matches!(
                        label.term,
                        Term::Action
                            | Term::Decision
                            | Term::Minutes
                            | Term::Agenda
                            | Term::EndTime
                            | Term::StartTime
                            | Term::Chair
                            | Term::MinuteTaker
                            | Term::Vote
                            | Term::Mover
                            | Term::Seconder
                            | Term::Owner
                    )
            });
        if inner {
            continue;
        }
        let marker = block.marker.filter(|marker| marker.number.is_some());
        candidates.push(Candidate {
            block: index,
            fact,
            style: marker.map(|marker| marker.style),
            value: marker.map_or(0, |marker| marker.value),
            depth: fact.depth,
            capitals: match fact.run_on {
                Some(_) => fact
                    .title
                    .is_some_and(|title| is_capitals(document.words(title))),
                None => is_capitals(document.block_text(block)) && block.role == Role::Heading,
            },
            set_apart: block.set_apart,
            indent: block.indent,
            level: block.level,
            wraps: marker.is_none()
                && (WRAPPERS
                    .iter()
                    .any(|word| document.block_text(block).eq_ignore_ascii_case(word))
                    || block.label.is_some_and(|label| {
                        label.alone
                            && (label.term.heads_people()
                                || matches!(label.term, Term::Actions | Term::NextMeeting))
                    })),
        });
    }
    candidates
}

/// Points that a label of an agenda heads.
const LEAST_BELOW_LABEL: usize = 3;

/// Leaves the points below the label of an agenda: what stands above it is the letter that sends it.
fn below_label(document: &Document, candidates: &mut Vec<Candidate<'_>>) {
    let label = document.top_level().find(|(_, block)| {
        block
            .label
            .is_some_and(|label| label.alone && label.term == Term::Agenda)
    });
    if let Some((label, _)) = label
        && candidates.iter().filter(|c| c.block > label).count() >= LEAST_BELOW_LABEL
    {
        candidates.retain(|candidate| candidate.block >= label);
    }
}

/// Bytes that may stand beside a time that is all of a line.
const LEEWAY: usize = 6;

/// Whether the line below a block is the value of a label of a time.
fn holds_value(document: &Document, index: usize) -> bool {
    document.blocks.get(index + 1).is_some_and(|below| {
        let words = document.block_text(below);
        below.role != Role::Heading
            && find_time_range(words).is_some_and(|(_, at)| at.len() + LEEWAY >= words.len())
    })
}

/// Whether running text stands directly below a block.
fn tells_below(document: &Document, index: usize, heading: &Block, below_others: bool) -> bool {
    /// Words of running text.
    const LEAST_WORDS: usize = 8;
    // `Action` and `Decision` head one, wherever they stand.
    let of_one = heading.label.is_some_and(|label| {
        let words = document.words(label.span).trim_end_matches(':');
        label.term == Term::Action || (label.term == Term::Decision && !words.ends_with('s'))
    });
    if of_one {
        return false;
    }
    let agenda = heading.label.is_some_and(|l| l.term == Term::Agenda);
    document.blocks.get(index + 1).is_some_and(|below| {
        let words = document.block_text(below);
        below.cell.is_none()
            && matches!(below.role, Role::Paragraph)
            && below.label.is_none()
            && word_count(words) >= LEAST_WORDS
            && (!agenda || (below_others && ends_sentence(words)))
    })
}

/// The kind of number that runs through the document.
fn main_style(candidates: &[Candidate<'_>], shallowest: u8) -> Option<NumberStyle> {
    let on_top =
        |c: &&Candidate<'_>, style: NumberStyle| c.style == Some(style) && c.depth == shallowest;
    let unnumbered = candidates.iter().any(|c| c.style.is_none());
    let mut styles = [
        NumberStyle::Slashed,
        NumberStyle::Decimal,
        NumberStyle::UpperRoman,
        NumberStyle::Upper,
        NumberStyle::Roman,
        NumberStyle::Lower,
    ];
    // Of two, the one that comes first has the other below it.
    let first = |style: &NumberStyle| {
        candidates
            .iter()
            .position(|c| on_top(&c, *style) && !c.is_paragraph())
            .unwrap_or(usize::MAX)
    };
    styles.sort_by_key(first);
    styles.into_iter().find(|style| {
        let headings = candidates
            .iter()
            .filter(|c| on_top(c, *style) && !c.is_paragraph())
            .count();
        let paragraphs: Vec<&Candidate<'_>> = candidates
            .iter()
            .filter(|c| on_top(c, *style) && c.is_paragraph())
            .collect();
        // Numbers that begin in the middle of the document are of a list in it.
        let first = candidates
            .iter()
            .position(|c| on_top(&c, *style))
            .unwrap_or_default();
        let late = candidates
            .get(first)
            .is_some_and(|c| c.value > MOST_SKIPPED)
            && first >= LEAST_SET_APART
            && candidates.iter().take(first).all(|c| c.style.is_none());
        if late {
            return false;
        }
        let titled = paragraphs.iter().filter(|c| c.fact.title.is_some()).count();
        let even = paragraphs
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.indent == b.indent && a.value < b.value));
        headings >= LEAST_NUMBERED
            || (headings >= 1 && headings + titled >= LEAST_NUMBERED)
            || titled >= LEAST_PARAGRAPHS
            || (paragraphs.len() >= LEAST_PARAGRAPHS && (even || !unnumbered))
    })
}
