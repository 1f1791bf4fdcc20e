//! Running text that is set in two columns side by side: the left one is read down to its end before the
//! right one.
//!
//! It is told from a table by how it runs: sentences go on from line to line in both columns, which are
//! as wide as each other, and no line is ruled from one into the other.
//!
//! Deliberately not seen: three columns or more, columns that a picture parts, columns of lists.

use super::page::{Area, Direction, Glyph, PaintedPage};
use super::rows::Row;
use super::runs::Run;
use crate::document::TextColumn;
use std::ops::Range;

/// Lines of each column; fewer where a page before had columns that stood alike.
const LEAST_LINES: usize = 6;
const LEAST_LINES_ALIKE: usize = 2;

/// Points within which the lines of the right column begin.
const EDGE: f32 = 2.0;

/// White space between the columns, as a share of the type size.
const GUTTER: f32 = 0.6;

/// Width of the narrower column, as a share of the other's.
const ALIKE: f32 = 0.75;

/// Width of a column, in ems.
const LEAST_EMS: f32 = 12.0;

/// Lines behind which a sentence goes on with a small letter: in each column, and their share in both.
const LEAST_GOING_ON: usize = 2;
const GOES_ON: f32 = 0.15;

/// Share of its height that a column's lines fill, each with the space to the next.
const FILLED: f32 = 0.7;

/// Distance of lines, in ems, beyond which they belong to something else where they stand at an end.
const APART: f32 = 2.2;

/// Most lines at an end that belong to something else: running heads and feet.
const MOST_ASIDE: usize = 3;

/// Parts of a page that are looked at; each is compared with all lines ruled there.
const MOST_TRIED: usize = 50;

/// The rows of a page in reading order, and which of them stand in columns.
#[derive(Debug, Default)]
pub(super) struct Parted {
    pub(super) rows: Vec<Row>,
    pub(super) columns: Vec<(Range<usize>, TextColumn)>,
}

/// Takes the rows of a page, from top to bottom, apart into columns. `right_edge`: where the right column
/// of a page before begins; set to where this page's does.
pub(super) fn part(rows: Vec<Row>, page: &PaintedPage, right_edge: &mut Option<f32>) -> Parted {
    let mut parted = Parted::default();
    let Some(edge) = edge_of(&rows, *right_edge) else {
        parted.rows = rows;
        return parted;
    };
    let is_known = right_edge.is_some_and(|known| (known - edge).abs() <= EDGE);
    let mut tried = 0;
    let mut rest = rows.into_iter().peekable();
    while let Some(row) = rest.next() {
        if crosses(&row, edge) {
            parted.rows.push(row);
            continue;
        }
        let mut beside = vec![row];
        while let Some(row) = rest.next_if(|row| !crosses(row, edge)) {
            beside.push(row);
        }
        let inner = inner(&beside, edge);
        let below = beside.split_off(inner.end);
        let inside = beside.split_off(inner.start);
        parted.rows.append(&mut beside);
        tried += 1;
        let columns = Columns::of(&inside, edge).filter(|_| tried <= MOST_TRIED);
        match columns.filter(|columns| columns.run(page, is_known)) {
            Some(columns) => {
                *right_edge = Some(edge);
                columns.read_into(&mut parted);
            }
            None => parted.rows.extend(inside),
        }
        parted.rows.extend(below);
    }
    parted
}

/// Where the lines of a right column begin, if there is one.
fn edge_of(rows: &[Row], known: Option<f32>) -> Option<f32> {
    let upright = || rows.iter().filter(|row| row.direction == Direction::Right);
    let starts = upright().flat_map(|row| {
        let gaps = row.runs.windows(2).filter_map(|pair| match pair {
            [a, b] if b.area.left - a.area.right >= GUTTER * row.size => Some(b.area.left),
            _ => None,
        });
        gaps.chain(row.runs.first().map(|run| run.area.left))
    });
    let (left, right) = upright()
        .flat_map(|row| &row.runs)
        .fold((f32::MAX, f32::MIN), |(left, right), run| {
            (left.min(run.area.left), right.max(run.area.right))
        });
    let third = (right - left) / 3.0;
    let mut starts: Vec<f32> = starts
        .filter(|start| (left + third..=right - third).contains(start))
        .collect();
    starts.sort_unstable_by(f32::total_cmp);
    let least = if known.is_some() {
        LEAST_LINES_ALIKE
    } else {
        LEAST_LINES
    };
    // The first of those that most others stand near.
    let near = |from: &f32| starts.partition_point(|start| *start <= from + EDGE);
    let most = starts
        .iter()
        .enumerate()
        .map(|(at, start)| (near(start) - at, *start))
        .reduce(|most, other| if other.0 > most.0 { other } else { most })?;
    (most.0 >= least).then_some(most.1)
}

/// Whether a row stands in both columns without a gap between them, or is turned.
fn crosses(row: &Row, edge: f32) -> bool {
    row.direction != Direction::Right
        || row
            .runs
            .iter()
            .any(|run| run.area.left < edge - EDGE && run.area.right > edge - GUTTER * row.size)
}

/// The rows between where both columns begin and where the longer ends: without titles above them, and the
/// few rows at either end that stand far from the others.
fn inner(rows: &[Row], edge: f32) -> Range<usize> {
    let is_apart = |at: usize| match rows.get(at - 1..=at) {
        Some([above, below]) => {
            below.baseline - above.baseline > APART * above.size.max(below.size)
        }
        _ => false,
    };
    let head = (1..=MOST_ASIDE.min(rows.len()))
        .rev()
        .find(|at| is_apart(*at));
    let head = head.unwrap_or(0);
    let right = rows.iter().skip(head).find(|row| {
        let mut runs = row.runs.iter();
        runs.any(|run| run.area.left >= edge - EDGE)
    });
    let top = right.map_or(f32::MAX, |row| row.baseline - row.size);
    let from = head
        + rows
            .iter()
            .skip(head)
            .take_while(|row| row.baseline < top)
            .count();
    let last = rows.len().saturating_sub(MOST_ASIDE).max(from + 1);
    let foot = (last..rows.len()).find(|at| is_apart(*at));
    from..foot.unwrap_or(rows.len()).max(from)
}

/// The lines of two columns.
struct Columns {
    left: Vec<Row>,
    right: Vec<Row>,
}

impl Columns {
    fn of(rows: &[Row], edge: f32) -> Option<Self> {
        let side = |is_of: &dyn Fn(&Run) -> bool| -> Vec<Row> {
            rows.iter()
                .filter_map(|row| {
                    let runs: Vec<Run> =
                        row.runs.iter().filter(|run| is_of(run)).cloned().collect();
                    let largest = runs.iter().max_by(|a, b| a.size.total_cmp(&b.size))?;
                    Some(Row {
                        baseline: largest.baseline,
                        size: largest.size,
                        direction: row.direction,
                        runs,
                    })
                })
                .collect()
        };
        let left = side(&|run| run.area.left < edge - EDGE);
        let right = side(&|run| run.area.left >= edge - EDGE);
        (!left.is_empty() && !right.is_empty()).then_some(Self { left, right })
    }

    /// Whether running text runs down both.
    fn run(&self, page: &PaintedPage, is_known: bool) -> bool {
        let sides = [&self.left, &self.right];
        let least = if is_known {
            LEAST_LINES_ALIKE
        } else {
            LEAST_LINES
        };
        let [one, other] = sides.map(|side| {
            let area = around(side);
            area.right - area.left
        });
        sides.iter().all(|side| side.len() >= least)
            && !self.is_ruled(page)
            && (is_known
                || (one.min(other) >= ALIKE * one.max(other)
                    && sides.iter().all(|side| fills_column(side))
                    && goes_on(sides, &page.glyphs)))
    }

    /// Whether a line is ruled from one column into the other, as those of tables are.
    fn is_ruled(&self, page: &PaintedPage) -> bool {
        let (left, right) = (around(&self.left), around(&self.right));
        page.rules.iter().any(|rule| {
            rule.left < left.right
                && rule.right > right.left
                && rule.top > left.top.min(right.top)
                && rule.bottom < left.bottom.max(right.bottom)
        })
    }

    fn read_into(self, parted: &mut Parted) {
        for side in [self.left, self.right] {
            let area = around(&side);
            let from = parted.rows.len();
            parted.rows.extend(side);
            let column = TextColumn {
                left: area.left,
                right: area.right,
            };
            parted.columns.push((from..parted.rows.len(), column));
        }
    }
}

/// Whether the lines of a column stand below each other without much between them, and are long enough for
/// running text.
fn fills_column(lines: &[Row]) -> bool {
    let area = around(lines);
    let mut pitches: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [above, below] => Some(below.baseline - above.baseline),
            _ => None,
        })
        .collect();
    let (count, height): (usize, f32) = (pitches.len(), pitches.iter().sum());
    if count == 0 {
        return false;
    }
    // Lines of one paragraph are the nearest.
    let (_, pitch, _) = pitches.select_nth_unstable_by(count / 3, f32::total_cmp);
    let sizes: f32 = lines.iter().map(|line| line.size).sum();
    let size = sizes / number(lines.len());
    number(count) * *pitch >= FILLED * height && area.right - area.left >= LEAST_EMS * size
}

/// Whether sentences go on from line to line in both columns.
fn goes_on(sides: [&Vec<Row>; 2], glyphs: &[Glyph]) -> bool {
    let goes_on = |pair: &&[Row]| match pair {
        [above, below] => {
            let ends = matches!(
                last_letter(above, glyphs),
                None | Some('.' | ':' | ';' | '!' | '?')
            );
            !ends && first_letter(below, glyphs).is_some_and(char::is_lowercase)
        }
        _ => false,
    };
    let [left, right] = sides.map(|side| side.windows(2).filter(goes_on).count());
    let lines: usize = sides.iter().map(|side| side.len()).sum();
    left.min(right) >= LEAST_GOING_ON && number(left + right) >= GOES_ON * number(lines)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a page has fewer lines than that"
)]
fn number(count: usize) -> f32 {
    count as f32
}

fn around(lines: &[Row]) -> Area {
    let runs = lines.iter().flat_map(|line| &line.runs);
    runs.map(|run| run.area)
        .reduce(Area::hull)
        .unwrap_or_default()
}

fn letters<'g>(run: &Run, glyphs: &'g [Glyph]) -> impl DoubleEndedIterator<Item = char> + 'g {
    let glyphs = glyphs.get(run.glyphs.clone()).unwrap_or_default();
    let letters = glyphs.iter().flat_map(|glyph| glyph.text.iter().copied());
    letters.filter(|letter| !letter.is_whitespace())
}

fn first_letter(line: &Row, glyphs: &[Glyph]) -> Option<char> {
    line.runs.iter().find_map(|run| letters(run, glyphs).next())
}

fn last_letter(line: &Row, glyphs: &[Glyph]) -> Option<char> {
    let mut runs = line.runs.iter().rev();
    runs.find_map(|run| letters(run, glyphs).next_back())
}

#[cfg(test)]
mod tests {
    use super::super::page::{GlyphText, Seen};
    use super::super::{rows, runs};
    use super::*;

    const PITCH: f32 = 12.0;
    const LETTER: f32 = 5.0;

    /// A page of lines that each stand so many points from the left.
    fn page(lines: &[[(f32, &str); 2]]) -> PaintedPage {
        let mut page = PaintedPage {
            width: 595.0,
            height: 842.0,
            ..PaintedPage::default()
        };
        let mut baseline = 100.0;
        for line in lines {
            for (left, text) in line {
                let mut left = *left;
                for letter in text.chars() {
                    page.glyphs.push(Glyph {
                        text: GlyphText::One(letter),
                        area: Area {
                            left,
                            top: baseline - 8.0,
                            right: left + LETTER,
                            bottom: baseline + 2.0,
                        },
                        baseline,
                        size: 10.0,
                        font: 0,
                        colour: [0; 3],
                        direction: Direction::Right,
                        seen: Seen::Yes,
                        artefact: false,
                        mcid: -1,
                    });
                    left += LETTER;
                }
            }
            baseline += PITCH;
        }
        page
    }

    /// The rows as they are read, and how many stand in columns.
    fn read(page: &PaintedPage, known: Option<f32>) -> (Vec<String>, usize) {
        let mut edge = known;
        let parted = part(
            rows::rows(runs::runs(&page.glyphs, runs::is_read)),
            page,
            &mut edge,
        );
        let text = |row: &Row| -> String {
            let letters = row.runs.iter().flat_map(|run| letters(run, &page.glyphs));
            letters.collect()
        };
        let rows = parted.rows.iter().map(text).collect();
        (
            rows,
            parted.columns.iter().map(|(range, _)| range.len()).sum(),
        )
    }

    const LEFT: f32 = 50.0;
    const RIGHT: f32 = 300.0;

    fn prose() -> Vec<[(f32, &'static str); 2]> {
        vec![
            [
                (LEFT, "The pond was dredged in the spring and all"),
                (RIGHT, "the swans came back within a week or two"),
            ],
            [
                (LEFT, "of the reeds were cut. The clerk wrote to"),
                (RIGHT, "of it. A second nest was seen on the weir"),
            ],
            [
                (LEFT, "the owner of the mill about the sluice and"),
                (RIGHT, "and was fenced. The warden thanked those"),
            ],
            [
                (LEFT, "has had no answer. It was agreed to write"),
                (RIGHT, "who had helped and asked for more of them"),
            ],
            [
                (LEFT, "again before the summer, with a copy to the"),
                (RIGHT, "to come in the autumn. The treasurer said"),
            ],
            [
                (LEFT, "district council."),
                (RIGHT, "that there was money for boots."),
            ],
            [
                (LEFT, "The boathouse needs a roof. Two quotations"),
                (RIGHT, "Nothing else was raised, and the meeting"),
            ],
            [
                (LEFT, "were read, and the lower one was accepted."),
                (RIGHT, "closed at nine."),
            ],
        ]
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let lines = prose();
        let (rows, in_columns) = read(&page(&lines), None);
        assert_eq!(in_columns, 16);
        let plain = |side: usize| {
            let lines = lines.iter().filter_map(move |line| line.get(side));
            lines.map(|(_, text)| text.replace(' ', ""))
        };
        assert_eq!(rows, plain(0).chain(plain(1)).collect::<Vec<_>>());
    }

    #[test]
    fn titles_above_and_lines_across_stand_outside() {
        let mut lines = prose();
        lines.insert(0, [(LEFT, "Pond Trust"), (LEFT + 60.0, "")]);
        lines.push([
            (
                LEFT,
                "This line goes on from one side of the page to the other, as do all others",
            ),
            (RIGHT, ""),
        ]);
        let (rows, in_columns) = read(&page(&lines), None);
        assert_eq!((rows.len(), in_columns), (18, 16));
        assert_eq!(rows.first().map(String::as_str), Some("PondTrust"));
    }

    #[test]
    fn a_few_lines_are_columns_where_a_page_before_had_such() {
        let lines: Vec<_> = prose().into_iter().take(3).collect();
        assert_eq!(read(&page(&lines), None).1, 0);
        assert_eq!(read(&page(&lines), Some(RIGHT)).1, 6);
    }

    #[test]
    fn tables_and_lists_are_no_columns() {
        let names = vec![
            [
                (LEFT, "Cllr A Ash, Chairman of the Pond Trust"),
                (RIGHT, "Mrs B Birch, of the Boat and Swan Club")
            ];
            12
        ];
        assert_eq!(read(&page(&names), None).1, 0, "two lists of people");
        let narrow: Vec<_> = prose()
            .into_iter()
            .map(|[_, right]| [(LEFT, "the pond and"), right])
            .collect();
        assert_eq!(read(&page(&narrow), None).1, 0, "a column of titles");
        let apart: Vec<_> = prose()
            .into_iter()
            .enumerate()
            .flat_map(|(at, [left, right])| {
                let blank = [(LEFT, ""), right];
                if at % 2 == 0 {
                    vec![[left, right], blank, blank]
                } else {
                    vec![[left, right]]
                }
            })
            .collect();
        assert_eq!(
            read(&page(&apart), None).1,
            0,
            "cells that are filled unevenly"
        );
        let mut ruled = page(&prose());
        ruled.rules.push(Area {
            left: LEFT,
            top: 150.0,
            right: 520.0,
            bottom: 150.5,
        });
        assert_eq!(read(&ruled, None).1, 0, "rows that lines part");
    }
}
