//! The statement that goes beside the documents: what was proved, and what was not.

use super::decisions::Decisions;
use super::edition::Output;
use super::public::Public;
use std::fmt::Write as _;

/// Name of the file.
pub const NAME: &str = "statement.md";

pub(super) fn write(public: &Public, decisions: &Decisions, outputs: &[Output]) -> Output {
    let mut text = String::from("# Statement on the published documents\n\n");
    // Writing to a string has no way to fail.
    let _ = writeln!(text, "{}\n", public.notice.text);
    if !public.notice.withheld.is_empty() {
        text.push_str("| Withheld | Provision | What it protects |\n| --- | --- | --- |\n");
        for amount in &public.notice.withheld {
            let plural = if amount.places == 1 {
                "place"
            } else {
                "places"
            };
            let _ = writeln!(
                text,
                "| {}, {} {plural} | {} | {} |",
                amount.what, amount.places, amount.provision, amount.title
            );
        }
        text.push('\n');
    }
    text.push_str("## Files\n\n| File | SHA-256 |\n| --- | --- |\n");
    for output in outputs {
        let _ = writeln!(
            text,
            "| {} | {} |",
            output.name,
            crate::sha256(&output.bytes)
        );
    }
    text.push_str(
        "\n## What was proved\n\n\
         - Every file was written anew from what is published. No file is an edited copy of the source.\n\
         - With every withheld word replaced by a word of one letter, by one of forty, and by another word in each place, every file had the same bytes. In the last of these the rows of those withheld stood in other places of the attendance list. So no file shows the length or the letters of what is withheld, nor where in a list by names it stood.\n\
         - No known form of a withheld name or word was found in any file: not in text, not in markup, not encoded.\n\
         - Every file holds only constructs of a fixed list, and reads back as what was to be published.\n\
         \n## What was not proved\n\n\
         - That every mention was found. Names were looked for by the attendance list, by titles, and by forms near to them. A person who is spoken of in another way is not found.\n\
         - That nobody can tell from the subject, from a role or from other documents who is meant.\n\
         - That the source itself is true or complete.\n",
    );
    if !decisions.kept.is_empty() {
        text.push_str("- That words which look like a withheld name, and which an officer decided to publish, do not name that person.\n");
    }
    Output {
        name: NAME,
        format: "markdown",
        bytes: text.into_bytes(),
    }
}
