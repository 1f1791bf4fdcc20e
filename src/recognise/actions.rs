//! Actions that stand together: tables and lists headed as such, columns beside the discussion, lines
//! below `Action`.
//!
//! Deliberately not seen: commitments told in prose.

use super::action_lists;
use super::action_margin::stated_beside;
use super::action_tables::{
    action_table, columns, columns_without_head, is_beside_items, of_actions, rows_beside_items,
};
use super::flat_tables::actions_below_heads;
use super::people_posts::is_bare_post;
use super::regions::{Part, heads_item};
use super::tasks::{entry, is_initials_list, is_task};
use super::{ActionForm, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Table};
use crate::text::{self, action_id, fold, is_owner_list, word_count};
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "actions",
    sees: "actions in tables, lists and columns",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let mut label: Option<usize> = None;
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        match part {
            Part::Block(index, block) => {
                let labelled = block
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::Actions);
                let heads =
                    (labelled || heads_actions(document, index, block)) && !block.is_numbered();
                if heads {
                    label = Some(index);
                    at = at.max(action_lists::below(document, index, findings));
                } else if block
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::Action)
                {
                    let end = flattened(document, index, label, findings);
                    at = at.max(end.unwrap_or_else(|| below_label(document, index, findings)));
                } else if opens_with_action(document, block) {
                    inline(document, block, findings);
                } else if block.role == Role::Heading {
                    label = None;
                }
            }
            Part::Table(table) => {
                let headless = || {
                    (label.is_some() || of_actions(document))
                        .then(|| columns_without_head(document, table))
                        .flatten()
                };
                let found = columns(document, table).or_else(headless);
                if let Some(columns) = &found
                    && is_beside_items(document, table)
                {
                    rows_beside_items(document, table, columns, findings);
                } else if let Some(columns) = found {
                    action_table(document, table, &columns, label.take(), findings);
                } else {
                    beside_discussion(document, table, findings);
                }
            }
        }
    }
}

/// `AI: …`, `TODO: …`: a label of one action, other than the word itself, before its task.
fn opens_with_action(document: &Document, block: &Block) -> bool {
    if block.cell.is_none()
        && block.role != Role::Heading
        && (opens_with_point(document.block_text(block))
            || opens_with_handle(document.block_text(block)))
    {
        return true;
    }
    block.cell.is_none()
        && block
            .label
            .filter(|label| label.term == Term::Action && label.marked && !label.alone)
            .is_some_and(|label| {
                let words = document.words(label.span);
                !words
                    .get(..6)
                    .is_some_and(|head| head.eq_ignore_ascii_case("action"))
            })
}

/// `Actions noted for the weir:` above a list.
fn heads_actions(document: &Document, index: usize, block: &Block) -> bool {
    /// How such headings open; those of an earlier meeting are told of in an item.
    const OPENINGS: &[&str] = &[
        "actions noted",
        "actions agreed",
        "actions for ",
        "action points for ",
        "action items for ",
        "new actions",
    ];
    let listed = || {
        let below = document.blocks.get(index + 1);
        below.is_some_and(|below| {
            let counted = below.is_numbered() && below.marker.is_some_and(|m| m.value == 1);
            counted || (below.role == Role::Entry && !below.is_numbered())
        })
    };
    block.role == Role::Heading && block.cell.is_none() && {
        let folded = fold(document.block_text(block));
        OPENINGS.iter().any(|opening| folded.starts_with(opening)) && listed()
    }
}

/// `@Ann: write to the clerk`: who is called on to do something.
fn opens_with_handle(words: &str) -> bool {
    words.starts_with('@')
        && words
            .split_once(": ")
            .is_some_and(|(handle, task)| is_owner_list(handle) && word_count(task) > 1)
}

/// `AP1: …`, `AI-3 – …`, `A2: AB to …`: the number of an action point before its task.
fn opens_with_point(words: &str) -> bool {
    let Some((id, len)) = words
        .starts_with('A')
        .then(|| text::read(action_id, words))
        .flatten()
    else {
        return false;
    };
    let letters = id.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '/'));
    let rest = words.get(len..).unwrap_or_default().trim_start();
    let task = rest.trim_start_matches([':', '-', '\u{2013}', ' ']);
    match letters {
        "AP" | "AI" => task.len() < rest.len() && word_count(task) > 1,
        "A" => rest.starts_with(':') && is_task(task),
        _ => false,
    }
}

fn inline(document: &Document, block: &Block, findings: &mut Findings) {
    if let Some(action) = entry(document, block) {
        findings.inline(
            Fact::Actions(ActionForm::Inline, vec![action]),
            block.whole,
            &[("behind the label of an action", 4)],
        );
    }
}

/// A table that was flattened to one cell a line, whose head `Action` stands at block `head`.
fn flattened(
    document: &Document,
    head: usize,
    label: Option<usize>,
    findings: &mut Findings,
) -> Option<usize> {
    let (first, (actions, end)) = [head.checked_sub(1), Some(head)]
        .into_iter()
        .flatten()
        .find_map(|first| Some((first, actions_below_heads(document, first)?)))?;
    let from = label.filter(|label| label + 1 == first).unwrap_or(first);
    let takes = if from < first && heads_item(document, from) {
        first..end
    } else {
        from..end
    };
    findings.taking(
        Fact::Actions(ActionForm::Listed, actions),
        document.span_of(from..end),
        takes,
        &[("cells by turns below the heads of tasks and owners", 6)],
    );
    Some(end)
}

/// The blocks below `Action` on a line of its own, up to the next blank line or heading.
fn below_label(document: &Document, label: usize, findings: &mut Findings) -> usize {
    let mut actions = Vec::new();
    let mut end = label + 1;
    while let Some(Part::Block(index, block)) = document.part(end) {
        let first = index == label + 1;
        if block.role == Role::Heading || block.label.is_some() || (block.gap > 0 && !first) {
            break;
        }
        actions.extend(entry(document, block));
        end = index + 1;
    }
    if !actions.is_empty() {
        findings.inline(
            Fact::Actions(ActionForm::Inline, actions),
            document.span_of(label..end),
            &[("below a label on a line of its own", 4)],
        );
    }
    end
}

/// Tasks in a column beside the discussion: each block with an id, owner or `to` is one.
fn beside_discussion(document: &Document, table: &Table, findings: &mut Findings) {
    let Some(column) = table
        .column(Term::Action)
        .or_else(|| table.column(Term::Actions))
        .or_else(|| table.column(Term::Owner))
    else {
        return;
    };
    if !(table.has(Term::Notes)
        || super::items_tables::column_of_prose(document, table)
            .is_some_and(|prose| prose != column))
    {
        return;
    }
    for (at, row) in table.rows.iter().enumerate() {
        if row.head {
            continue;
        }
        for index in document.cell(table, at, column) {
            let Some(block) = document.blocks.get(index) else {
                continue;
            };
            let decided = block.label.is_some_and(|l| l.term == Term::Decision);
            if decided {
                continue;
            }
            let told = super::items_tables::column_of_prose(document, table)
                .and_then(|prose| document.cell_span(table, at, prose));
            let owners_alone = is_initials_list(document.block_text(block))
                || is_bare_post(document.block_text(block));
            let action = match told.filter(|_| owners_alone) {
                Some(told) => stated_beside(document, told, block.text, block.whole),
                None => entry(document, block),
            };
            if let Some(action) = action {
                findings.inline(
                    Fact::Actions(ActionForm::Inline, vec![action]),
                    block.whole,
                    &[("in a column of actions", 4)],
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::opens_with_point;

    #[test]
    fn numbers_of_action_points() {
        for (words, yes) in [
            ("AP1: AO to write to the clerk", true),
            ("AP3.2 \u{2013} AO to write", true),
            ("AI-12: write to the clerk", true),
            ("A2: AO to write", true),
            ("A2: the road past the pond", false),
            ("A12 resurfacing to begin", false),
            ("AP1 form", false),
            ("AP to write", false),
            ("B1: AO to write", false),
        ] {
            assert_eq!(opens_with_point(words), yes, "{words}");
        }
    }
}
