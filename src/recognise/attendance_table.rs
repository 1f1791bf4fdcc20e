//! Attendance as a table: below a head (`Name`, `Role`, `Organisation`, `Initials`), below or beside
//! a label (`Present:`), as lists side by side (`Present:` | `Officials:`).
//!
//! Deliberately not seen: matrices of presence with a legend.

use super::attendance::status_of;
use super::presence;
use super::regions::Part;
use super::{Fact, Findings, PeopleFact, PersonFact, Recogniser};
use super::{attendance_cells, people, people_beside, people_list, people_posts};
use crate::document::{Block, Document, Span, Table};
use crate::minutes::Status;
use crate::text::{is_initials, is_name, person_entry};
use crate::vocabulary::{self, Term};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "attendance_table",
    sees: "tables of people",
    run,
};

/// What a column of a table of people holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Names,
    /// Family names of those whose first names stand before them.
    FamilyNames,
    /// A list of its own, with people of this status.
    List(Status),
    Initials,
    Role,
    Organisation,
    /// Labels beside the rows.
    Labels,
    /// Marks that say whether somebody was there, or whether what the head of the column says holds.
    Presence(Status),
    Notes,
    /// Numbers that count the people.
    Numbers,
}

fn run(document: &Document, findings: &mut Findings) {
    let mut heading: Option<(usize, &Block)> = None;
    for part in document.parts() {
        match part {
            Part::Block(index, block) => heading = Some((index, block)),
            Part::Table(table) if attendance_cells::read(document, table, findings) => {}
            Part::Table(table) => {
                let above = heading
                    .and_then(|(_, block)| block.label)
                    .filter(|label| label.alone)
                    .and_then(|label| status_of(label.term));
                if let Some(columns) = columns(document, table, above.is_some()) {
                    read_table(
                        document,
                        table,
                        &columns,
                        above.unwrap_or(Status::Present),
                        findings,
                    );
                }
            }
        }
    }
}

/// What the columns hold, where it is a table of people.
fn columns(document: &Document, table: &Table, labelled: bool) -> Option<Vec<Holds>> {
    if table.head.iter().flatten().any(|term| term.heads_people())
        && !table.has(Term::Role)
        && !table.has(Term::Organisation)
        && !table.has(Term::Name)
    {
        return side_by_side(table);
    }
    if table.has(Term::Name) {
        let other = table.has(Term::Action) || table.has(Term::Notes) || table.has(Term::Time);
        let beside_names = |term: &Option<Term>| match term.and_then(status_of) {
            Some(status) => Holds::Presence(status),
            None => holds(*term),
        };
        return (!other).then(|| table.head.iter().map(beside_names).collect());
    }
    if !table.head.is_empty() {
        return None;
    }
    let beside =
        label_columns(document, table).max(u16::from(first_cells_are_labels(document, table)));
    if !labelled && beside == 0 {
        return None;
    }
    Some(by_content(document, table, beside))
}

fn holds(term: Option<Term>) -> Holds {
    match term {
        Some(Term::Name) => Holds::Names,
        Some(Term::FamilyName) => Holds::FamilyNames,
        Some(Term::Initials) => Holds::Initials,
        Some(Term::Role | Term::Title | Term::Responsibilities) => Holds::Role,
        Some(Term::Organisation | Term::Representation) => Holds::Organisation,
        _ => Holds::Notes,
    }
}

fn side_by_side(table: &Table) -> Option<Vec<Holds>> {
    table
        .head
        .iter()
        .map(|term| term.and_then(status_of).map(Holds::List))
        .collect()
}

fn first_cells_are_labels(document: &Document, table: &Table) -> bool {
    (0..table.rows.len())
        .find_map(|row| document.cell_span(table, row, 0))
        .and_then(|cell| vocabulary::label(document.words(cell)))
        .is_some_and(Term::heads_people)
}

/// How many columns at the left hold nothing but labels of people: `ROLL CALL:` | `Present:`.
fn label_columns(document: &Document, table: &Table) -> u16 {
    let are_labels = |column: &u16| {
        let mut cells = (0..table.rows.len())
            .filter_map(|row| document.cell_span(table, row, *column))
            .peekable();
        cells.peek().is_some()
            && cells
                .all(|cell| vocabulary::label(document.words(cell)).is_some_and(Term::heads_people))
    };
    let count = (0..table.columns).take_while(are_labels).count();
    u16::try_from(count).unwrap_or_default()
}

/// What columns without heads hold, by what most of their cells look like.
fn by_content(document: &Document, table: &Table, beside: u16) -> Vec<Holds> {
    let mut columns = Vec::with_capacity(usize::from(table.columns));
    let names = column_of_people(document, table, beside);
    for column in 0..table.columns {
        if column < beside {
            columns.push(Holds::Labels);
            continue;
        }
        if let Some(names) = names
            && column <= names
        {
            columns.push(if column == names {
                Holds::Names
            } else {
                before_names(document, table, column)
            });
            continue;
        }
        let cells = (0..table.rows.len()).filter_map(|row| document.cell_span(table, row, column));
        let (all, initials) = cells.fold((0, 0), |(all, initials), cell| {
            (
                all + 1,
                initials + usize::from(is_initials(document.words(cell))),
            )
        });
        let first = columns.iter().all(|c| *c == Holds::Labels);
        let after_initials = columns.last() == Some(&Holds::Initials);
        columns.push(if all > 0 && initials * 10 >= all * 6 {
            Holds::Initials
        } else if first || after_initials {
            Holds::Names
        } else if columns.contains(&Holds::Role) {
            Holds::Organisation
        } else {
            Holds::Role
        });
    }
    columns
}

/// Columns as they are read: one of names before those that say what the people are.
fn in_order(columns: &[Holds]) -> impl Iterator<Item = (u16, &Holds)> {
    let one = columns.iter().filter(|c| **c == Holds::Names).count() == 1;
    let first =
        move |holds: &Holds| !one || matches!(holds, Holds::Names | Holds::List(_) | Holds::Labels);
    let all = move |ahead: bool| {
        (0_u16..)
            .zip(columns)
            .filter(move |(_, holds)| first(holds) == ahead)
    };
    all(true).chain(all(false))
}

/// The cells of a column, as far as they are filled.
fn cells_of<'d>(
    document: &'d Document,
    table: &'d Table,
    column: u16,
) -> impl Iterator<Item = &'d str> {
    (0..table.rows.len())
        .filter_map(move |row| document.cell_span(table, row, column))
        .map(|cell| document.words(cell))
        .filter(|words| !words.is_empty())
}

/// Whether most of `words` are such.
fn most<'d>(words: impl Iterator<Item = &'d str>, are: impl Fn(&str) -> bool) -> bool {
    let (all, such) = words.fold((0, 0), |(all, such), words| {
        (all + 1, such + usize::from(are(words)))
    });
    all > 0 && such * 10 >= all * 6
}

/// The column of names, where another stands before it: `Clerk | Ann Oak`.
fn column_of_people(document: &Document, table: &Table, beside: u16) -> Option<u16> {
    let is_person = |words: &str| {
        person_entry(words).is_some_and(|entry| {
            let name = words.get(entry.name.clone()).unwrap_or_default();
            entry.honorific.is_some()
                || (is_name(name)
                    && entry.name.end == name.len()
                    && !people_posts::is_post(name)
                    && !people_posts::names_body(name))
        })
    };
    let first = (beside..table.columns)
        .find(|column| most(cells_of(document, table, *column), is_person))?;
    let told = |column| {
        most(cells_of(document, table, column), |words| {
            people_posts::is_post(words)
                || people_posts::names_body(words)
                || is_initials(words)
                || is_number(words)
        })
    };
    (first > beside && (beside..first).all(told)).then_some(first)
}

/// `1`, `2.`
fn is_number(words: &str) -> bool {
    let bare = words.trim_end_matches(['.', ')']);
    !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a column before that of names holds.
fn before_names(document: &Document, table: &Table, column: u16) -> Holds {
    let cells = || cells_of(document, table, column);
    if most(cells(), is_number) {
        Holds::Numbers
    } else if most(cells(), |words| {
        is_initials(words) && !people_posts::is_post(words)
    }) {
        Holds::Initials
    } else if most(cells(), people_posts::is_post) {
        Holds::Role
    } else {
        Holds::Organisation
    }
}

fn read_table(
    document: &Document,
    table: &Table,
    columns: &[Holds],
    status: Status,
    findings: &mut Findings,
) {
    let mut status = status;
    let named = columns.contains(&Holds::Names);
    let mut statuses: Vec<Option<Status>> = columns
        .iter()
        .map(|holds| match holds {
            Holds::List(status) => Some(*status),
            _ => None,
        })
        .collect();
    // People of one list stand together, however the table arranges them.
    let mut lists: Vec<Vec<PersonFact>> = vec![Vec::new(); columns.len()];
    for (row_at, row) in table.rows.iter().enumerate() {
        if row.head {
            continue;
        }
        // `Also attending` in a row of its own.
        if named && let Some(now) = label_of_rows(document, table, row_at) {
            status = now;
            continue;
        }
        let mut current: Option<usize> = None;
        for (column, holds) in in_order(columns) {
            let Some(cell) = document.cell_span(table, row_at, column) else {
                continue;
            };
            let words = document.words(cell);
            let slot = usize::from(column);
            match holds {
                Holds::Labels => {
                    status = vocabulary::label(words)
                        .and_then(status_of)
                        .unwrap_or(status);
                }
                Holds::List(_) => {
                    if let Some(now) = vocabulary::label(words).and_then(status_of) {
                        if let Some(held) = statuses.get_mut(slot) {
                            *held = Some(now);
                        }
                        continue;
                    }
                    let of_list = statuses.get(slot).copied().flatten().unwrap_or(status);
                    push(&mut lists, slot, people_list::list(document, cell, of_list));
                }
                Holds::Names => {
                    let found = named_in(document, cell, status, columns);
                    if !found.is_empty() {
                        current = Some(0);
                        push(&mut lists, 0, found);
                    } else if people_beside::is_note(words)
                        && let Some(last) = lists.first_mut().and_then(|list| list.last_mut())
                    {
                        // `Left at 7.00` below a name.
                        last.note = last.note.or(Some(cell));
                    }
                }
                Holds::Numbers => {}
                Holds::Presence(_)
                | Holds::FamilyNames
                | Holds::Initials
                | Holds::Role
                | Holds::Organisation
                | Holds::Notes => {
                    if let Some(person) = current
                        .and_then(|list| lists.get_mut(list))
                        .and_then(|list| list.last_mut())
                    {
                        fill(document, person, *holds, cell);
                    }
                }
            }
        }
    }
    let people: Vec<PersonFact> = lists.into_iter().flatten().collect();
    if people.is_empty() {
        return;
    }
    let takes = first_label(document, table)..table.end_block;
    let head = table
        .rows
        .first()
        .filter(|row| row.head)
        .map(|row| document.span_of(row.first_block..row.end_block));
    findings.taking(
        Fact::People(PeopleFact {
            people,
            label: head,
        }),
        document.span_of(takes.clone()),
        takes,
        &[("a table of names", 6)],
    );
}

/// What a row says of those below it that is one cell with the label of a list.
fn label_of_rows(document: &Document, table: &Table, row: usize) -> Option<Status> {
    let mut cells = (0..table.columns)
        .filter_map(|column| document.cell_span(table, row, column))
        .map(|cell| document.words(cell))
        .filter(|words| !words.is_empty());
    let label = cells.next().filter(|_| cells.next().is_none())?;
    vocabulary::label(label)
        .or_else(|| vocabulary::of_people(label, false))
        .and_then(status_of)
}

/// The first of the labels that stand directly above a table of people; a damaged one may be
/// repeated.
fn first_label(document: &Document, table: &Table) -> usize {
    let mut first = table.first_block;
    while let Some(above) = first.checked_sub(1).and_then(|at| document.blocks.get(at))
        && above.cell.is_none()
        && !above.is_numbered()
        && above
            .label
            .is_some_and(|label| label.alone && label.term.heads_people())
    {
        first -= 1;
    }
    first
}

/// The people whom a cell of names holds.
fn named_in(document: &Document, cell: Span, status: Status, columns: &[Holds]) -> Vec<PersonFact> {
    // A first name alone is one where a column of family names follows.
    if columns.contains(&Holds::FamilyNames) {
        return vec![people::named(cell, status)];
    }
    people::person(document, cell, status)
        .filter(|_| !names_several(document.words(cell)))
        .map_or_else(
            || people_list::list(document, cell, status),
            |person| vec![person],
        )
}

/// Commas that make the words of a cell a list.
const COMMAS_OF_LIST: usize = 3;

/// `Ash (Chair), Birch (Vice Chair), Cedar, Elm,`
fn names_several(words: &str) -> bool {
    words.matches(',').count() >= COMMAS_OF_LIST || words.ends_with(',')
}

fn push(lists: &mut [Vec<PersonFact>], at: usize, people: Vec<PersonFact>) {
    if let Some(list) = lists.get_mut(at) {
        list.extend(people);
    }
}

/// `(Elm Ltd)` and `- Treasurer` without what parts them from the name.
fn bare(document: &Document, cell: Span) -> Span {
    let words = document.words(cell);
    let inner = words.trim_start_matches(['-', '\u{2013}', ' ']);
    let lead = words.len() - inner.len();
    let bracketed = inner
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .filter(|rest| !rest.contains(['(', ')']));
    match bracketed {
        Some(rest) => cell.part(lead + 1..lead + 1 + rest.len()),
        None => cell.after(lead),
    }
}

/// `PPAP`, `P`, `\u{2013}`: marks of several days, which say nothing of one.
fn is_marks(words: &str) -> bool {
    words.chars().all(|c| {
        matches!(
            c,
            'P' | 'A' | 'D' | 'N' | 'X' | '-' | '\u{2013}' | '*' | ' '
        )
    })
}

/// A cell without a bracket at its end that says when or how somebody was there, which is noted.
fn without_note(document: &Document, person: &mut PersonFact, cell: Span) -> Span {
    let words = document.words(cell);
    let note = words
        .strip_suffix(')')
        .and_then(|inner| inner.rfind(" ("))
        .filter(|open| {
            words
                .get(open + " (".len()..words.len() - 1)
                .is_some_and(people_beside::is_note)
        });
    match note {
        Some(open) => {
            let inner = cell.part(open + " (".len()..words.len() - 1);
            person.note = person.note.or(Some(inner));
            cell.part(0..open)
        }
        None => cell,
    }
}

fn fill(document: &Document, person: &mut PersonFact, holds: Holds, cell: Span) {
    let mark = document.words(cell);
    let cell = bare(document, cell);
    match holds {
        Holds::Presence(of_column) => {
            match presence::read(mark, of_column) {
                // Who is there `In attendance` is not made a member by a tick.
                Some(Status::Present) if person.status == Status::InAttendance => {
                    person.presence = Some(cell);
                }
                Some(status) => {
                    person.status = status;
                    person.presence = Some(cell);
                }
                None => person.note = person.note.or(Some(cell)),
            }
        }
        Holds::FamilyNames => person.family = Some(cell),
        Holds::Initials => person.initials = person.initials.or(Some(cell)),
        Holds::Role => {
            let cell = without_note(document, person, cell);
            person.chair |= people_posts::is_chair(document.words(cell));
            // `(Chair)` beside the name is no post where the table has a column for posts.
            person.role = Some(cell);
        }
        Holds::Organisation => person.organisation = person.organisation.or(Some(cell)),
        Holds::Notes if is_marks(document.words(cell)) => {}
        Holds::Notes => person.note = person.note.or(Some(cell)),
        Holds::Names | Holds::List(_) | Holds::Labels | Holds::Numbers => {}
    }
}
