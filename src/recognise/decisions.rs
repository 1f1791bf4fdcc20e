//! Formal decisions: `RESOLVED that …`, `AGREED: …`, `It was agreed that …`, motions that carried or fell,
//! previous minutes that were approved; with mover, seconder and vote.
//!
//! Deliberately not seen: agreement told of people (`BM agreed that …`, `the group agreed with …`).

use super::pattern::{Pattern, Words};
use super::regions::Part;
use super::sentences::sentences;
use super::{DecisionFact, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::minutes::Outcome;
use crate::text::{Tally, person_entry, read, tally};
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
    r"(?i:\b(?:board|council|councillors|committee|selectmen|trustees|directors|members|commission|commissioners|governors|panel|senate|meeting) (?:unanimously |then |also |further |duly |formally )*(?:resolved (?:unanimously )?(?:to|that)|voted)\b)|(?i:\b(?:board|council|committee|directors|members|trustees|commission|governors) (?:unanimously )?(?:decided (?:that|to)|directed (?:that|the)|resolved by)\b)|(?i:\b(?:board|council|committee|commission|trustees|directors) (?:unanimously (?:recommended|endorsed)|(?:approved|adopted|accepted) [^.]*\b\d+-\d+)\b)|(?i:\b(?:board|council|councillors|selectmen|trustees) (?:unanimously )?agreed (?:unanimously )?(?:to|that)\b)|(?i:\bit was (?:unanimously |then |also |further |duly )*(?:resolved|agreed|decided)\b)|\bRESOLVED\b|^AGREED\b|^DECISION\b|^RESOLUTION\b|^Resolved,? that\b|^Agreed (?:unanimously )?(?:that|to)\b|(?i:\bby (?:a |the )?show of hands\b)|(?i:\bit was (?:duly )?proposed and seconded that\b)|(?i:\b(?:minutes|notes of|accounts)\b[^.]*?\b(?:were|was) (?:unanimously |duly |then |presented and )*(?:approved|agreed|confirmed|adopted|ratified|accepted)\b)",
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

static MOVER: Pattern = Pattern::new(r"(?i)\b(?:proposed|moved|put|motion (?:made )?)(?: by|:) ");
static SECONDER: Pattern = Pattern::new(r"(?i)\bsecond(?:ed)?(?: by|:) ");
static MOVES_VERB: Pattern = Pattern::new(r" (?:moved|moves|made a motion|proposed|proposes)\b");
static SECONDS_VERB: Pattern = Pattern::new(r" (?:seconded|seconds|second)\b");
static SIDES: Pattern =
    Pattern::new(r"(?i)\b(ayes|noes|nays|abstain(?:ed|ing)?|abstentions?|for|against): ");

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
        if block.role == Role::Heading {
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
                    push(document, span, span, &[("a motion line by line", 4)], findings);
                }
                None => in_block(document, block, findings),
            }
        }
    }
}

/// `The Board agreed:`, `The following decisions were taken on funding.` above a list of what was decided.
fn leads_to_decisions(words: &str) -> bool {
    /// Most words of such a sentence.
    const MOST_WORDS: usize = 14;
    const ENDS: &[&str] = &["agreed", "decided", "resolved", "resolved that", "agreed that", "agreed to", "resolved to", "agreed as follows", "decided that"];
    let sentence = words
        .rfind(". ")
        .map_or(words, |at| words.get(at + 2..).unwrap_or(words));
    if sentence.split(' ').count() > MOST_WORDS {
        return false;
    }
    let lower = sentence.to_lowercase();
    let following = lower.contains("following decisions") || lower.contains("following was decided") || lower.contains("following was agreed");
    let bare = lower.trim_end_matches([':', '.']);
    (sentence.ends_with(':') && ENDS.iter().any(|end| bare.ends_with(end)))
        || (following && sentence.ends_with([':', '.']))
}

/// The list below such a sentence: each outermost entry is a decision.
fn below_sentence(document: &Document, sentence: usize, findings: &mut Findings) -> bool {
    let mut at = sentence + 1;
    let mut outermost = u16::MAX;
    let mut any = false;
    while let Some(Part::Block(index, block)) = document.part(at)
        && (block.role == Role::Entry || (block.is_numbered() && block.label.is_none()))
    {
        outermost = outermost.min(block.indent);
        if block.indent <= outermost {
            let clues = &[("below a sentence that leads to decisions", 3)];
            push(document, block.text, block.whole, clues, findings);
            any = true;
        }
        at = index + 1;
    }
    any
}

/// The block below `Decision` on a line of its own.
fn below_label(document: &Document, label: usize, findings: &mut Findings) {
    let mut end = label + 1;
    let mut outermost = 0;
    while let Some(Part::Block(index, block)) = document.part(end) {
        let first = index == label + 1;
        let entry = block.role == Role::Entry;
        if block.role == Role::Heading || block.label.is_some() || !(first || entry) {
            return;
        }
        if first {
            outermost = block.indent;
        }
        // Entries below an entry are details of it.
        if first || block.indent <= outermost {
            push(
                document,
                block.text,
                document.span_of(label.min(index)..index + 1),
                &[("below the label of a decision", 4)],
                findings,
            );
        }
        end = index + 1;
        if !entry {
            return;
        }
    }
}

/// Openings of the lines of a motion below the first.
const GOES_ON: &[&str] = &[
    "Seconded", "SECONDED", "Second:", "Second by", "2nd", "Carried", "CARRIED", "Motion carried", "Motion Carried",
    "MOTION CARRIED", "AND AGREED", "And agreed", "and agreed", "AND RESOLVED", "Disposition", "THAT ", "\u{201c}THAT ",
    "\"THAT ", "That ", "\u{201c}That ", "\"That ", "\u{201c}To ", "\"To ", "Passed", "Vote:", "All in favour",
    "All in favor", "Unanimous",
];

/// Most lines of a motion.
const MOST_LINES: usize = 6;

/// Where a motion ends that is told line by line (`Moved by A Ash` / `Seconded by B Birch` / `Carried`), if the
/// block is its first line and it says what became of it.
fn stacked(document: &Document, first: usize) -> Option<usize> {
    let head = document.blocks.get(first)?;
    let words = document.block_text(head);
    let opens = ["Moved", "MOVED", "Proposed", "PROPOSED", "Motion", "MOTION"]
        .iter()
        .any(|opening| words.contains(opening));
    if !opens || head.cell.is_some() {
        return None;
    }
    let mut end = first + 1;
    while end < first + MOST_LINES
        && let Some(below) = document.blocks.get(end)
        && below.cell.is_none()
        && below.marker.is_none()
        && (below.gap == 0 || end == first + 1)
        && GOES_ON
            .iter()
            .any(|opening| document.block_text(below).starts_with(opening))
    {
        end += 1;
    }
    let whole = document.words(document.span_of(first..end)).to_lowercase();
    let decided = ["carried", "agreed", "passed", "resolved", "in favo", "unanimous"]
        .iter()
        .any(|fate| whole.contains(fate));
    let seconded = whole.contains("second") || whole.contains("2nd");
    (end > first + 1 && decided && seconded).then_some(end)
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

fn push(
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

/// Words that say what became of a decision; those of a failure count first.
const OUTCOMES: &[(&str, Outcome)] = &[
    (" lost", Outcome::Lost),
    (" fell", Outcome::Lost),
    (" failed", Outcome::Lost),
    (" defeated", Outcome::Lost),
    (" died", Outcome::Lost),
    (" rejected", Outcome::Lost),
    ("not carried", Outcome::Lost),
    ("withdrawn", Outcome::Withdrawn),
    (" deferred", Outcome::Deferred),
    ("postponed", Outcome::Deferred),
    ("carried", Outcome::Carried),
    ("passed", Outcome::Carried),
    ("approved", Outcome::Carried),
    ("resolved", Outcome::Carried),
    ("agreed", Outcome::Carried),
    ("adopted", Outcome::Carried),
    ("decided", Outcome::Carried),
    ("resolution", Outcome::Carried),
    ("unanim", Outcome::Carried),
    ("ratified", Outcome::Carried),
    ("confirmed", Outcome::Carried),
    ("all ayes", Outcome::Carried),
    ("all in favo", Outcome::Carried),
    (" else in favo", Outcome::Carried),
    ("everyone agreed", Outcome::Carried),
    ("accepted", Outcome::Carried),
    (" elected", Outcome::Carried),
    ("aye all", Outcome::Carried),
    ("all aye", Outcome::Carried),
];

fn outcome(words: &str) -> Option<Outcome> {
    let lower = words.to_lowercase();
    OUTCOMES
        .iter()
        .find(|(word, _)| lower.contains(word))
        .map(|(_, outcome)| *outcome)
}

/// `Proposed by Cllr Ash`
fn name_behind(pattern: &Pattern, document: &Document, span: Span) -> Option<Span> {
    let words = document.words(span);
    let at = pattern.find_at(document, span)?.end();
    let entry = person_entry(words.get(at..)?)?;
    let start = entry.honorific.map_or(entry.name.start, |h| h.start);
    Some(span.part(at + start..at + entry.name.end))
}

/// `Board Member Ash moved`: the capitalised words before the verb.
fn name_before(pattern: &Pattern, document: &Document, span: Span) -> Option<Span> {
    let words = document.words(span);
    let end = pattern.find_at(document, span)?.start();
    let before = words.get(..end)?;
    let start = before
        .rsplit(' ')
        .take_while(|word| {
            word.starts_with(char::is_uppercase) && !word.ends_with(['.', ',', ';', ':'])
                || matches!(*word, "Cllr." | "Mr." | "Mrs." | "Ms." | "Dr.")
        })
        .last()
        .map(|word| word.as_ptr() as usize - words.as_ptr() as usize)?;
    (start < end
        && words
            .get(start..end)
            .is_some_and(|name| !name.starts_with("The ") && !name.starts_with("It ")))
    .then(|| span.part(start..end))
}

fn counted(words: &str) -> Option<Tally> {
    let mut previous = ' ';
    for (at, character) in words.char_indices() {
        let opens =
            character.is_ascii_digit() || matches!(character.to_ascii_lowercase(), 'f' | 'a' | 'y');
        if opens
            && !previous.is_alphanumeric()
            && !matches!(previous, '-' | '/' | '.' | ':' | '\u{2013}')
            && let Some((tally, _)) = words.get(at..).and_then(|rest| read(tally, rest))
        {
            return Some(tally);
        }
        previous = character;
    }
    votes_to(words)
}

/// `by 9 votes to 31`, `by 36 votes to 4, with 3 abstentions`
fn votes_to(words: &str) -> Option<Tally> {
    let at = words.find(" votes to ")?;
    let number = |text: &str| text.trim_end_matches([',', '.', ';']).parse::<u32>().ok();
    let left = words.get(..at)?.rsplit(' ').next().and_then(number)?;
    let mut rest = words.get(at + " votes to ".len()..)?.split(' ');
    let right = rest.next().and_then(number)?;
    let rest: Vec<&str> = rest.collect();
    let abstained = rest.windows(2).find_map(|pair| match pair {
        [count, word] if word.starts_with("abst") => number(count),
        _ => None,
    });
    Some(Tally {
        in_favour: Some(left),
        against: Some(right),
        abstained,
    })
}

/// `Ayes: A, B. Noes: C.`: the names of each side.
fn sides(document: &Document, span: Span) -> [Option<Span>; 3] {
    let words = document.words(span);
    let mut sides = [None; 3];
    for found in SIDES.captures_at(document, span) {
        let (Some(whole), Some(side)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let rest = words.get(whole.end()..).unwrap_or_default();
        let end = rest.find(['.', ';', '/']).unwrap_or(rest.len());
        let side = side.as_bytes();
        let slot = match side.first().map(u8::to_ascii_lowercase) {
            Some(b'n') => 1,
            Some(b'a') if side.eq_ignore_ascii_case(b"ayes") => 0,
            Some(b'a') if side.eq_ignore_ascii_case(b"against") => 1,
            Some(b'a') => 2,
            _ => 0,
        };
        let named = rest
            .get(..end)
            .is_some_and(|names| names.starts_with(char::is_uppercase));
        if let Some(place) = sides.get_mut(slot).filter(|_| named) {
            *place = Some(span.part(whole.end()..whole.end() + end));
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(DECIDES.is_valid());
        assert!(FATE.is_valid());
        assert!(MOVER.is_valid());
        assert!(SECONDER.is_valid());
        assert!(MOVES_VERB.is_valid());
        assert!(SECONDS_VERB.is_valid());
        assert!(SIDES.is_valid());
    }
}
