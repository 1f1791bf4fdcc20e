//! Words of formal decisions: what makes a sentence one, what puts a motion, what becomes of it.

use super::pattern::{Pattern, Words};
use crate::document::{Document, Span};

/// Words without which a block holds no decision.
pub(super) static CUE: Words = Words(&[
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
    "approve",
    "approved",
    "carried",
    "carries",
    "confirmed",
    "co-opted",
    "coopted",
    "endorsed",
    "passed",
    "ratified",
    "adopts",
    "motioned",
    "proposed",
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
pub(super) static DECIDES: Pattern = Pattern::cued(
    &[
        "t was ",
        "T WAS ",
        "inute",
        "INUTE",
        "otes of",
        "eeting notes",
        "eeting Notes",
        "resolved:",
        "resolved that",
        "- agreed",
        "- Agreed",
        "\u{2013} agreed",
        "\u{2013} Agreed",
        "\u{2013} was agreed",
        "RESOLVED",
        "Resolved",
        "AGREED",
        "APPROVED",
        "RATIFIED",
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
        " as a ",
        " as correct",
        " as true",
        "cclamation",
        "opted",
    ],
    r"(?i:\b(?:board|council|councillors|committee|selectmen|trustees|directors|members|commission|commissioners|governors|panel|senate|meeting) (?:unanimously |then |also |further |duly |formally )*(?:resolved (?:unanimously )?(?:to|that)|voted)\b)|(?i:\b(?:board|council|committee|directors|members|trustees|commission|governors) (?:unanimously )?(?:decided (?:that|to)|directed (?:that|the)|resolved by)\b)|(?i:\b(?:board|council|committee|commission|trustees|directors) (?:unanimously (?:recommended|endorsed)|(?:approved|adopted|accepted) [^.]*\b\d+-\d+)\b)|(?i:\b(?:board|council|committee|councillors|selectmen|trustees) (?:considered and )?(?:unanimously )?agreed (?:unanimously )?(?:to|that|a)\b)|(?i:\bit was (?:unanimously |then |also |further |duly )*(?:resolved|agreed|decided)\b)|\bRESOLVED\b|\b(?i:board|committee|council|councillors|panel|governors|group|members|cabinet|executive|trustees|forum|partnership|directors)\b[^.]{0,60}\b(?:AGREED|APPROVED|RATIFIED)\b|^AGREED\b|^DECISION\b|^RESOLUTION\b|^Resolved,? that\b|^Agreed (?:unanimously )?(?:that|to)\b|(?i:\bby (?:a |the )?show of hands\b)|(?i:\bit was (?:duly )?proposed and seconded that\b)|(?i:\b(?:all|those) (?:[a-z]+ )?(?:members|councillors|directors|trustees|governors|present)(?: present| in attendance)? (?:voted to|agreed (?:that|to))\b)|(?i:\b(?:directors|trustees|governors|members|councillors) (?:present|in attendance) voted to\b)|(?i:\b(?:board|council|committee|commission|panel|forum|supervisors|selectmen|trustees|governors) (?:unanimously |then |therefore )*decided (?:not to|against|to|that)\b)|(?i:\b(?:approved|accepted|agreed|confirmed|adopted|moved|passed) (?:as|to be) (?:a |being a |the )?(?:true|correct|accurate)\b)|(?i:\belected by acclamation\b)|(?i:\b(?:was|were) (?:duly |therefore |then |unanimously )*co-?opted\b)|(?i:\bresolved(?:: (?:to|that)| that)\b)|(?i:(?:–|-) (?:was )?agreed(?:$|\.| for | to ))|(?i:\bminutes of (?:the )?(?:last|previous) meetings? (?:accepted|approved|agreed|confirmed)\b)|(?i:\b(?:minutes?|notes of|meeting notes|accounts)\b[^.]*?\b(?:were|was|been) (?:unanimously |duly |then |formally |both |all |subsequently |therefore |(?:presented|reviewed|circulated|discussed|read|considered|scrutinised|checked),? and )*(?:approved|agreed|confirmed|adopted|ratified|accepted)\b)",
);

/// What becomes of a motion.
pub(super) static FATE: Pattern = Pattern::cued(
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
        "bjection",
        "adjourned by",
    ],
    r"(?i)\b(?:motion|amendment|proposal|resolution)\b[^.]*?\b(?:{named fates})\b|\b(?:which|and was|and) (?:{named fates})\b|\b(?:{fates}) (?:by|unanimously|on)\b|\bsecond(?:ed|s)\b[^.]*?[,;] ?(?:and )?(?:was )?(?:unanimously )?(?:{fates})\b|\bvote as follows\b|\broll call vote\b|\ball (?:ayes?|in favou?r)\b|\bayes? all\b|\bevery(?:one|body)(?: else)? (?:was |were )?(?:in favou?r|agreed|voted for)\b|\b(?:was|were) (?:duly |unanimously |therefore |then )*(?:re-?)?elected\b|\bunanimous (?:vote|consent|approval)\b|[:;,(-] ?(?:and )?(?:was |it was )?(?:unanimously )?(?:{fates})(?:$|[.,)]| by | at | unanimously)|\bsecond(?:ed|s)?\b[^.]*\b(?:without|with no|no) (?:objections?|dissent)\b|\bmaking it unanimous\b|\badjourned by motion\b",
);

/// What puts a motion.
pub(super) static MOVES: Words = Words(&[
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
    "proposer",
]);

/// What becomes of a motion that the sentence before puts: `Passed without discussion.`
pub(super) static FATE_ALONE: Pattern = Pattern::cued(
    &[
        "assed", "arried", "pproved", "greed", "ccepted", "nanimous", "avour", "favor", "ASSED",
        "ARRIED", "dopted", "bjection", "GREED", "adopted",
    ],
    r"(?i)^(?:{fates}|all agreed|all in favou?r|no objections?|unanimously)\b|^(?:and )?(?:all|every)(?: (?:other|present|members|councillors|trustees|directors|governors|one|body))* ?(?:present )?(?:were |was )?(?:agreed|in favou?r|voted in favou?r)\b|^(?:this|it|which) was (?:then |duly |unanimously |seconded and )*(?:{fates})\b|^to which it was agreed\b",
);

/// Papers that a meeting formally approves.
static APPROVES: Pattern = Pattern::cued(
    &[
        "approv", "adopt", "accept", "confirm", "agreed", "ratif", "endors",
    ],
    r"(?i)\b(?:agenda|terms of reference|payments|invoices|cheques|minutes)\b[^.:;]*?\b(?:was|were|is|are) (?:then |also |therefore |formally |unanimously |(?:reviewed|scrutinised|checked) and )*(?:approved|adopted|accepted|agreed|ratified|endorsed)\b|\b(?:board|council|committee|commission|panel|group|forum|assembly|senate|court|trustees|directors|governors|members|meeting) (?:then |also |formally |unanimously |duly )*(?:approved|adopted|accepted|confirmed|ratified) (?:the|both|its|these|all)(?: [a-z0-9/]+)* (?:minutes|agenda|accounts|budget)\b|^[^ ]+ (?:then |also |formally |unanimously |duly )*(?:approved|adopted|accepted|confirmed) the (?:draft |last |previous )*(?:minutes?|agenda|accounts|budget|terms of reference)\b|^(?:the )?(?:agenda|minutes)\b[^.:;]*? (?:reviewed and |read and |agreed and )?(?:approved|adopted|accepted|agreed)(?: and (?:approved|adopted|accepted|agreed))?(?:$|[.:;]| by | as | with )",
);

/// Whether a sentence is a decision of itself.
pub(super) fn decides(document: &Document, sentence: Span) -> bool {
    DECIDES.is_match_at(document, sentence) || APPROVES.is_match_at(document, sentence)
}

/// Whether a sentence asks for a decision.
pub(super) fn asks(words: &str) -> bool {
    words.trim_end().ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::flowing;

    fn shown(sentence: &str, matches: impl Fn(&Document, Span) -> bool) -> bool {
        let document = flowing(sentence);
        let span = Span::new(0, document.flow.text().len());
        matches(&document, span)
    }

    #[test]
    fn patterns_are_expressions() {
        assert!(DECIDES.is_valid());
        assert!(FATE.is_valid());
        assert!(FATE_ALONE.is_valid());
        assert!(APPROVES.is_valid());
    }

    #[test]
    fn sentences_that_decide() {
        for (sentence, yes) in [
            (
                "The minutes of 3 May were confirmed as a correct record.",
                true,
            ),
            ("The Committee confirmed the minutes of 3 May.", true),
            (
                "The notes of the last meeting were formally approved.",
                true,
            ),
            ("The minutes were reviewed and unanimously approved.", true),
            ("Agenda reviewed and adopted.", true),
            ("The terms of reference were agreed.", true),
            ("Copies were circulated and approved as correct.", true),
            ("All board members in attendance voted to renew it.", true),
            ("All members agreed that this should be done.", true),
            ("The Panel decided to recommend it.", true),
            ("Mrs Oak was co-opted on to the Council.", true),
            ("The pond officer approved of the new ducks.", false),
            ("Ms Elm agreed to write to the clerk.", false),
            ("The plan is approved elsewhere.", false),
            ("The minutes will follow.", false),
            ("She decided to leave.", false),
        ] {
            assert_eq!(shown(sentence, decides), yes, "{sentence}");
        }
    }

    #[test]
    fn what_became_of_motions() {
        for (sentence, yes) in [
            ("The Clerk moved to adopt the report: passed.", true),
            (
                "Oak moved to close; properly seconded without objections.",
                true,
            ),
            ("The motion carries.", true),
            (
                "Elm made the motion, Oak second, with Ash making it unanimous.",
                true,
            ),
            ("Oak moves, Elm second, no discussion, approved.", true),
            ("Oak moved to Elm Street.", false),
        ] {
            let matches = |document: &Document, span| FATE.is_match_at(document, span);
            assert_eq!(shown(sentence, matches), yes, "{sentence}");
        }
    }

    #[test]
    fn what_became_of_the_motion_before() {
        for (sentence, yes) in [
            ("All present agreed.", true),
            ("All councillors in favour.", true),
            ("This was AGREED.", true),
            ("Adopted unanimously", true),
            ("No objections.", true),
            ("All of them spoke.", false),
            ("This was discussed.", false),
        ] {
            let matches = |document: &Document, span| FATE_ALONE.is_match_at(document, span);
            assert_eq!(shown(sentence, matches), yes, "{sentence}");
        }
    }
}
