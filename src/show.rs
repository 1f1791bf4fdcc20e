//! What the stages of the pipeline see, for people who look for the reason of a result.

use crate::assemble::Verdict;
use crate::document::{Document, Line};
use crate::minutes::Place;
use crate::read::{self, ErrorCode, ReadError};
use crate::witness::Witness;
use crate::{Options, layout};
use std::fmt::{self, Write as _};

/// A stage of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What the pages paint.
    Glyphs,
    /// The lines of the text.
    Lines,
    /// The blocks that the layout passes make of them.
    Blocks,
    /// What the recognisers found.
    Findings,
}

impl Stage {
    /// All of them, with their names and what they show, in the order of the pipeline.
    pub const ALL: &[(Self, &str, &str)] = &[
        (
            Self::Glyphs,
            "glyphs",
            "what the pages of a PDF paint, piece by piece, seen or not",
        ),
        (
            Self::Lines,
            "lines",
            "the lines of the text, as it was read",
        ),
        (Self::Blocks, "blocks", "the blocks that the lines make up"),
        (Self::Findings, "findings", "what the recognisers found"),
    ];
}

/// What `stage` sees of an input, or of one of its pages (from 1), as text for people.
///
/// # Errors
/// Where the input cannot be read, or has no such page.
pub fn show(
    stage: Stage,
    page: Option<u32>,
    bytes: &[u8],
    options: &Options,
) -> Result<String, ReadError> {
    if stage == Stage::Glyphs {
        return read::show_glyphs(bytes, options.from, &options.limits, page);
    }
    let document = read::read(bytes, options.from, &options.limits)?;
    let last = document
        .pages
        .or(document.lines.last().map(|line| line.page));
    if let Some((page, last)) = page.zip(last).filter(|(page, last)| page > last) {
        return Err(ReadError {
            page: Some(page),
            ..ReadError::new(
                ErrorCode::NoSuchPage,
                format!("there is no page {page}; it has {last}"),
            )
        });
    }
    let mut shown = String::new();
    // Writing to a string has no way to fail.
    let _ = match stage {
        Stage::Glyphs | Stage::Lines => lines(&document, page, &mut shown),
        Stage::Blocks => blocks(&layout::lay_out(document), page, &mut shown),
        Stage::Findings => findings(layout::lay_out(document), page, &mut shown),
    };
    Ok(shown)
}

/// Page, line, blank lines before, indent, words.
fn lines(document: &Document, page: Option<u32>, shown: &mut String) -> fmt::Result {
    let of_page = |line: &&Line| page.is_none_or(|page| line.page == page);
    for line in document.lines.iter().filter(of_page) {
        writeln!(
            shown,
            "{:>3}:{:<5} gap {:<2} indent {:<3} {}",
            line.page,
            line.number,
            line.gap,
            line.indent,
            line.span.of(&document.text)
        )?;
    }
    Ok(())
}

/// Where it stands, what it looks like, its label, its words; `·` parts the number from the words.
fn blocks(document: &Document, page: Option<u32>, shown: &mut String) -> fmt::Result {
    let on_page = |places: &[Place]| page.is_none() || places.iter().any(|at| at.page == page);
    for (index, block) in document.blocks.iter().enumerate() {
        if !on_page(&document.places(block.whole)) {
            continue;
        }
        let role = format!("{:?}", block.role).to_lowercase();
        write!(shown, "{index:>4} {role:<9}")?;
        match block.cell {
            Some(cell) => write!(shown, " t{}:{}:{}", cell.table, cell.row, cell.column)?,
            None => write!(shown, " gap {}/{}", block.gap, block.gap_after)?,
        }
        if let Some(label) = block.label {
            write!(
                shown,
                " {:?}{}",
                label.term,
                if label.alone { "" } else { "=" }
            )?;
        }
        let marker = block
            .marker
            .map_or("", |marker| document.words(marker.span));
        if block.set_apart {
            write!(shown, " *")?;
        }
        let mark = if block.marker.is_some() { "\u{b7}" } else { "" };
        writeln!(shown, "  {marker}{mark}{}", document.block_text(block))?;
    }
    for table in &document.tables {
        writeln!(
            shown,
            "table of {} rows, {} columns, blocks {}..{}, head {:?}",
            table.rows.len(),
            table.columns,
            table.first_block,
            table.end_block,
            table.head
        )?;
    }
    for span in &document.furniture {
        if !on_page(&[document.place(*span)]) {
            continue;
        }
        writeln!(shown, "furniture  {}", span.of(&document.text))?;
    }
    Ok(())
}

/// Characters of a finding's words that are shown.
const MOST_CHARACTERS: usize = 60;

/// Further lines of a finding stand below its recogniser.
const BELOW: &str = "               ";

/// Its number, its weight, the recogniser, what it is about, its words, its clues; what became of
/// it where it does not hold.
fn findings(document: Document, page: Option<u32>, shown: &mut String) -> fmt::Result {
    let on_page =
        |finding: &Witness| page.is_none() || finding.places.iter().any(|place| place.page == page);
    let (_, findings) = Witness::all(document);
    for finding in findings.into_iter().filter(on_page) {
        let line = finding.places.first().and_then(|place| place.line);
        let page = finding.places.first().and_then(|place| place.page);
        let cut: String = finding.words.chars().take(MOST_CHARACTERS).collect();
        let more = if cut.len() < finding.words.len() {
            "\u{2026}"
        } else {
            ""
        };
        writeln!(
            shown,
            "{:>4} {:>3}:{:<5} {:<17} {}  {cut}{more}",
            finding.index,
            page.unwrap_or(1),
            line.unwrap_or_default(),
            finding.by,
            finding.kind,
        )?;
        writeln!(shown, "{BELOW}{}", finding.reckoning())?;
        match finding.verdict {
            Verdict::Holds => {}
            Verdict::Barred => {
                writeln!(
                    shown,
                    "{:15}lost: this kind of document does not say it",
                    ""
                )?;
            }
            Verdict::Beaten(by) => writeln!(shown, "{BELOW}lost its words to {by}")?,
            Verdict::Outweighed(by) => writeln!(shown, "{BELOW}lost its value to {by}")?,
        }
    }
    Ok(())
}
