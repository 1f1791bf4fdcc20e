//! Formal decisions: `RESOLVED that …`, `AGREED: …`, `It was agreed that …`, motions that carried or fell,
//! previous minutes that were approved; with mover, seconder and vote.
//!
//! Deliberately not seen: agreement told of people (`BM agreed that …`, `the group agreed with …`).

use super::decision_fates::{is_fate, with_motion};
use super::decision_lists::{below_label, below_sentence, leads_to_decisions, stacked};
use super::decision_patterns::{CUE, FATE, FATE_ALONE, MOVES, asks, decides};
use super::decision_words::{
    MOVER, MOVES_VERB, SECONDER, SECONDS_VERB, counted, name_before, name_behind, outcome, sides,
};
use super::items_run_in::tells_behind_dash;
use super::sentences::sentences;
use super::{DecisionFact, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::text::word_count;
use crate::vocabulary::{Term, is_nobody};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "decisions",
    sees: "decisions and resolutions, with mover, seconder and vote",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let mut read_to = 0;
    // The block after the last of which something was decided.
    let (mut decided_to, mut told) = (0, findings.list.len());
    for cue in CUE.find_in(document) {
        let index = document
            .blocks
            .partition_point(|block| block.whole.to() <= cue);
        if index < read_to {
            continue;
        }
        if findings.list.len() > told {
            (decided_to, told) = (read_to, findings.list.len());
        }
        read_to = index + 1;
        let Some(block) = document.blocks.get(index) else {
            continue;
        };
        if is_fate(document, block) {
            if let Some(span) = with_motion(document, index, decided_to) {
                let clues = &[("a motion, and what became of it", 4)];
                push(document, span, span, clues, findings);
            }
            continue;
        }
        // `1. The minutes were approved.` is a sentence that a number makes an item.
        let told = block.is_numbered() && document.block_text(block).ends_with('.');
        if block.role == Role::Heading && !told && !tells_behind_dash(document, block) {
            if block
                .label
                .is_some_and(|l| l.term == Term::Decision && l.alone)
                && !block.is_numbered()
            {
                read_to = below_label(document, index, findings);
            }
            continue;
        }
        if block.role != Role::Margin {
            if leads_to_decisions(document.block_text(block))
                && below_sentence(document, index, findings)
            {
                continue;
            }
            match stacked(document, index) {
                Some(end) => {
                    read_to = end;
                    let span = document.span_of(index..end);
                    push(
                        document,
                        span,
                        span,
                        &[("a motion line by line", 4)],
                        findings,
                    );
                }
                None => in_block(document, block, findings),
            }
        }
    }
}

/// Sentences that may stand between a motion and what became of it.
const MOST_BETWEEN: usize = 2;

fn in_block(document: &Document, block: &Block, findings: &mut Findings) {
    let labelled = block
        .label
        .is_some_and(|l| l.term == Term::Decision && l.marked && !l.alone);
    if labelled {
        push(
            document,
            block.text,
            block.whole,
            &[("behind the label of a decision", 5)],
            findings,
        );
        return;
    }
    let mut open: Option<Span> = None;
    let mut decided = false;
    let mut between = 0;
    let mut flush = |open: &mut Option<Span>, decided: &mut bool| {
        if let Some(span) = open.take().filter(|_| *decided) {
            // `… were looked at. RESOLVED` is of all that was told.
            let text = if word_count(document.words(span)) == 1 {
                block.text
            } else {
                span
            };
            push(
                document,
                text,
                text,
                &[("words of a formal decision", 3)],
                findings,
            );
        }
        *decided = false;
    };
    for sentence in sentences(document, block.text) {
        let words = document.words(sentence);
        // `Agreed to next steps:` says nothing yet.
        let leads = words.starts_with("Agreed") && words.ends_with(':');
        let formal = !leads && !asks(words) && decides(document, sentence);
        let moves = MOVES.is_in(document, sentence);
        let fate = FATE.is_match_at(document, sentence)
            || (open.is_some() && FATE_ALONE.is_match_at(document, sentence));
        if formal {
            flush(&mut open, &mut decided);
            open = Some(sentence);
            decided = true;
        } else if let Some(span) = open.filter(|_| moves || fate) {
            // `… seconded.` and `The motion carried 5-0.` go on with what was moved; another motion does not.
            if decided && puts_motion(words) {
                flush(&mut open, &mut decided);
                open = Some(sentence);
                decided = fate;
            } else {
                open = Some(span.hull(sentence));
                decided |= fate;
            }
        } else if moves || fate {
            open = Some(sentence);
            decided = fate && (moves || words.contains("unanim"));
        } else if open.is_some() && !decided && between < MOST_BETWEEN {
            // `A moved to … . It was asked … . The motion carried.`
            between += 1;
            continue;
        } else {
            flush(&mut open, &mut decided);
        }
        between = 0;
    }
    flush(&mut open, &mut decided);
}

/// Whether a sentence puts a new motion rather than telling more of one.
fn puts_motion(words: &str) -> bool {
    let lower = words.to_lowercase();
    (lower.contains(" moved ")
        || lower.contains(" moves ")
        || lower.contains("motion that ")
        || lower.contains("motion to ")
        || lower.contains("amendment to "))
        && !lower.starts_with("the motion")
        && !lower.starts_with("proposed by")
}

pub(super) fn push(
    document: &Document,
    text: Span,
    raw: Span,
    clues: &[(&'static str, i16)],
    findings: &mut Findings,
) {
    let words = document.words(text);
    // A number alone, and `Decisions: (none)`.
    if words.is_empty() || is_nobody(words) {
        return;
    }
    let fact = DecisionFact {
        text,
        outcome: outcome(words),
        mover: name_behind(&MOVER, document, text)
            .or_else(|| name_before(&MOVES_VERB, document, text)),
        seconder: name_behind(&SECONDER, document, text)
            .or_else(|| name_before(&SECONDS_VERB, document, text)),
        tally: counted(words),
        names: sides(document, text),
    };
    findings.inline(Fact::Decision(fact), raw, clues);
}
