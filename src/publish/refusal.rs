//! Why nothing is published, and what would resolve it.

use std::fmt;

/// Why nothing is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which rule forbids it.
    pub code: &'static Code,
    /// What it is about, for the officer; it may hold what is withheld.
    pub about: String,
}

/// A rule that forbids to publish. Codes are only ever added.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// As messages and the README show it.
    pub name: &'static str,
    /// What is wrong.
    pub meaning: &'static str,
    /// What resolves it.
    pub resolve: &'static str,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} [{}]",
            self.about, self.code.meaning, self.code.name
        )
    }
}

macro_rules! codes {
    ($($constant:ident, $name:literal, $meaning:literal, $resolve:literal;)*) => {
        $(
            #[doc = $meaning]
            pub const $constant: &Code = &Code { name: $name, meaning: $meaning, resolve: $resolve };
        )*
        /// All of them.
        pub const CODES: &[&Code] = &[$($constant),*];
    };
}

codes! {
    UNREAD, "unread", "the document could not be read", "convert it first, or mend it";
    SOURCE_CHANGED, "source_changed", "the plan was made for another document", "run foi plan with --update";
    POLICY_CHANGED, "policy_changed", "the plan was made with another policy", "run foi plan with --update, and the policy that holds now";
    MARKING_ABOVE_POLICY, "marking_above_policy", "the marking is not one that the policy allows", "record an override in [document.marking]: marking, approver, reason, date";
    MARKING_NEVER, "marking_never", "a document with this marking is not published by this program", "have it declassified by those who marked it";
    MARKING_CONTRADICTION, "marking_contradiction", "the document is marked in two ways", "record in [document.disclosure] which one holds: marking, approver, reason, date";
    NOT_DISCLOSABLE, "not_disclosable", "the document says that it is not disclosable, or only in part", "record the decision in [document.disclosure]: marking, approver, reason, date";
    DRAFT, "draft", "the document is a draft", "publish the approved minutes, or set publish_draft = true in [document]";
    PLAN_INCOMPLETE, "plan_incomplete", "the plan has no entry for this", "run foi plan with --update";
    UNDECIDED, "undecided", "nobody has decided", "set status to accepted or rejected, and treatment to publish or redact";
    UNKNOWN_PERSON, "unknown_person", "nobody has said why the person was there", "set class in the entry, or add a rule to the policy";
    AMBIGUOUS_MENTION, "ambiguous_mention", "the words may name somebody who is withheld", "decide the entry of the mention; foi plan with --update adds one that is missing";
    ENTRY_DOES_NOT_HOLD, "entry_does_not_hold", "the words of the entry do not stand at its place", "mend at, words and nth, or remove the entry";
    NO_CODE, "no_code", "an entry that withholds has no code of its own", "set exemption";
    CODE_NOT_IN_REGIME, "code_not_in_regime", "the law of the policy has no such code", "set exemption to a code of that law";
    NO_OPINION, "no_opinion", "the code needs the opinion of a qualified person", "set qualified_person and opinion_date";
    NO_PUBLIC_INTEREST, "no_public_interest", "the exemption is qualified, and the public interest was not weighed", "set public_interest";
    NO_HARM, "no_harm", "the exemption needs foreseeable harm", "say in public_interest which harm is foreseen";
    NO_CONFIRMATION, "no_confirmation", "citing the code tells that a security body is involved, and nobody has confirmed that it may be cited", "set confirmed_by";
    IDENTIFYING_ROLE, "identifying_role", "a name is withheld while its role is published, and nothing says that others hold the role", "set role_note, or keep_role = false";
    TELLING_INITIALS, "telling_initials", "initials that are published were made longer to tell them from those of somebody who is withheld", "set initials_note in the entry of the person who is published, which says why they tell nobody, or withhold that person too";
    NOT_SIGNED, "not_signed", "nobody has signed the plan", "set prepared_by, checked_by and decided_on in [document]";
    SAME_PERSON_CHECKED, "same_person_checked", "the one who prepared the plan checked it too", "have another person check it";
    NO_SUMMARY, "no_summary", "an item is withheld while its outcome is published, without a summary", "set summary in the entry";
    INTERFERENCE, "interference", "the outputs change with what is withheld", "this is a defect of the program: do not publish";
    LEAK, "leak", "an output holds what is withheld", "withhold the words where they stand, or reword the summary, label or reason";
    NOT_ALLOWED_THERE, "not_allowed_there", "an output holds a construct that is not on the list of what is allowed", "this is a defect of the program: do not publish";
    NOT_READ_BACK, "not_read_back", "an output does not read back as what was to be published", "this is a defect of the program: do not publish";
    OUTPUT_DIFFERS, "output_differs", "the file is not what the plan gives", "run foi apply again, and publish what it writes";
    OUTPUT_FOLDER, "output_folder", "the folder of the output and that of the plan must lie apart", "write to a folder that neither holds the plan, policy or source nor lies beside them";
}

impl Code {
    /// A refusal by this rule.
    #[must_use]
    pub fn about(&'static self, about: impl Into<String>) -> Refusal {
        Refusal {
            code: self,
            about: about.into(),
        }
    }
}
