//! Formal decisions: `RESOLVED that …`, `AGREED: …`, `It was agreed that …`, motions that carried or fell,
//! previous minutes that were approved; with mover, seconder and vote.
//!
//! Deliberately not seen: agreement told of people (`BM agreed that …`, `the group agreed with …`).

use super::decision_lists::{below_label, below_sentence, leads_to_decisions, stacked};
use super::decision_words::{
    MOVER, MOVES_VERB, SECONDER, SECONDS_VERB, counted, name_before, name_behind, outcome, sides,
};
use super::items_run_in::tells_behind_dash;
use super::pattern::{Pattern, Words};
use super::sentences::sentences;
use super::{DecisionFact, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "decisions",
    sees: "decisions and resolutions, with mover, seconder and vote",
    run,
};

/// Words without which a block holds no decision.
static CUE: Words = Words(&[
    "resolved",
    "resolution",
    "resolutions",
    "decisions",
    "motions",
    "agreed",
    "decided",
    "decision",
    "motion",
    "moved",
    "moves",
    "amendment",
    "approved",
    "carried",
    "proposed by",
    "seconded",
    "seconds",
    "voted",
    "accepted",
    "adopted",
    "elected",
    "show of hands",
    "2nd by",
    "recommended",
    "directed",
    "proposes",
]);

/// What makes a sentence a decision of itself.
static DECIDES: Pattern = Pattern::cued(
    &[
        "t was ",
        "T WAS ",
        "inutes",
        "INUTES",
        "otes of",
        "RESOLVED",
        "Resolved",
        "AGREED",
        "DECISION",
        "RESOLUTION",
        " resolved ",
        " voted ",
        " agreed ",
        " decided ",
        " directed ",
        " unanimously ",
        " approved ",
        " show of hands",
        "greed that ",
        "greed to ",
        "ccounts ",
        "proposed and seconded",
    ],
    r"(?i:\b(?:board|council|councillors|committee|selectmen|trustees|directors|members|commission|commissioners|governors|panel|senate|meeting) (?:unanimously |then |also |further |duly |formally )*(?:resolved (?:unanimously )?(?:to|that)|voted)\b)|(?i:\b(?:board|council|committee|directors|members|trustees|commission|governors) (?:unanimously )?(?:decided (?:that|to)|directed (?:that|the)|resolved by)\b)|(?i:\b(?:board|council|committee|commission|trustees|directors) (?:unanimously (?:recommended|endorsed)|(?:approved|adopted|accepted) [^.]*\b\d+-\d+)\b)|(?i:\b(?:board|council|committee|councillors|selectmen|trustees) (?:considered and )?(?:unanimously )?agreed (?:unanimously )?(?:to|that|a)\b)|(?i:\bit was (?:unanimously |then |also |further |duly )*(?:resolved|agreed|decided)\b)|\bRESOLVED\b|^AGREED\b|^DECISION\b|^RESOLUTION\b|^Resolved,? that\b|^Agreed (?:unanimously )?(?:that|to)\b|(?i:\bby (?:a |the )?show of hands\b)|(?i:\bit was (?:duly )?proposed and seconded that\b)|(?i:\b(?:minutes|notes of|accounts)\b[^.]*?\b(?:were|was) (?:unanimously |duly |then |presented and )*(?:approved|agreed|confirmed|adopted|ratified|accepted)\b)",
);

/// What becomes of a motion.
static FATE: Pattern = Pattern::cued(
    &[
        "motion",
        "amendment",
        "proposal",
        "resolution",
        "carried",
        "passed",
        "lost",
        "failed",
        "approved",
        "vote",
        "ayes",
        "in favo",
        "unanimous",
        "agree",
        "elected",
        "aye",
    ],
    r"(?i)\b(?:motion|amendment|proposal|resolution)\b[^.]*?\b(carried|passed|passes|approved|adopted|agreed|accepted|rejected|lost|fell|failed|fails|defeated|died|deferred|withdrawn|tabled)\b|\b(?:which|and was|and) (carried|passed|lost|failed)\b|\b(?:carried|passed|approved) (?:by|unanimously|on)\b|\bsecond(?:ed|s)\b[^.]*?[,;] ?(?:and )?(?:was )?(?:unanimously )?(accepted|approved|passed|carried|agreed|adopted)\b|\bmotion (?:was |is )?(?:unanimous|approved)\b|\bvote as follows\b|\broll call vote\b|\ball (?:ayes?|in favou?r)\b|\bayes? all\b|\bevery(?:one|body)(?: else)? (?:was |were )?(?:in favou?r|agreed|voted for)\b|\b(?:was|were) (?:duly |unanimously |therefore |then )*(?:re-?)?elected\b|\bunanimous (?:vote|consent|approval)\b",
);

/// What puts a motion.
static MOVES: Words = Words(&[
    "moved",
    "moves",
    "motion",
    "amendment",
    "proposed",
    "seconded",
    "seconds",
    "motioned",
    "2nd by",
    "proposes",
    "second by",
]);

/// What becomes of a motion that the sentence before puts: `Passed without discussion.`
static FATE_ALONE: Pattern = Pattern::cued(
    &[
        "assed", "arried", "pproved", "greed", "ccepted", "nanimous", "avour", "favor", "ASSED",
        "ARRIED",
    ],
    r"(?i)^(?:passed|carried|approved|agreed|accepted|all agreed|all in favou?r|unanimous(?:ly)?)\b|^it was (?:approved|passed|carried|accepted)\b",
);

fn run(document: &Document, findings: &mut Findings) {
    let mut last_block = usize::MAX;
    for cue in CUE.find_in(document) {
        let index = document
            .blocks
            .partition_point(|block| block.whole.to() <= cue);
        if index == last_block {
            continue;
        }
        last_block = index;
        let Some(block) = document.blocks.get(index) else {
            continue;
        };
        if block.role == Role::Heading && !tells_behind_dash(document, block) {
            if block
                .label
                .is_some_and(|l| l.term == Term::Decision && l.alone)
                && !block.is_numbered()
            {
                below_label(document, index, findings);
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
                    last_block = end - 1;
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
            push(
                document,
                span,
                span,
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
        let formal = !leads && DECIDES.is_match_at(document, sentence);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(DECIDES.is_valid());
        assert!(FATE.is_valid());
    }
}
