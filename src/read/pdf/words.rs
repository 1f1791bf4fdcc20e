//! Rows to words: where spaces stand, whether they were painted or not.

use super::matrix::greater;
use super::page::{Area, Direction, FontLook, Glyph};
use super::rows::Row;
use std::ops::Range;

/// Share of the type size from which on a gap parts words.
const SPACE: f32 = 0.14;

/// Share of the type size by which letters must stand apart to be letter-spaced.
const LETTER_SPACED: f32 = 0.1;

/// How much wider than the gaps of letters that are set apart a space is at least, as a share of
/// those.
const EVEN: f32 = 0.7;

/// Share of a glyph's width within which the same glyph again is its shadow: bold type is feigned
/// by painting twice.
const SHADOW: f32 = 0.3;

/// Letters that stand alone one after the other and make a word that was spaced by hand.
const LEAST_SPACED: usize = 4;

/// Words that most rows do not have more of.
const USUAL: usize = 16;

/// Raised type, as shares of the row's size.
const RAISED_BY: f32 = 0.2;
const RAISED_SIZE: f32 = 0.85;

/// A word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes in the letters that [`words`] wrote.
    pub(super) letters: Range<usize>,
    pub(super) area: Area,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// The words of a row, in reading order; their letters are added to `letters`.
pub(super) fn words(
    row: &Row,
    glyphs: &[Glyph],
    fonts: &[FontLook],
    letters: &mut String,
) -> Vec<Word> {
    let mut builder = Builder {
        row,
        fonts,
        text: letters,
        words: Vec::with_capacity(USUAL),
        open: None,
        bold: 0,
        letters: 0,
        last: None,
    };
    for run in &row.runs {
        let of_run = glyphs.get(run.glyphs.clone()).unwrap_or_default();
        let space = space_of(of_run);
        for glyph in of_run {
            builder.glyph(glyph, space);
        }
    }
    builder.close();
    let words = builder.words;
    join_spaced(words, letters)
}

/// The gap that parts words in a run, as a share of the type size.
fn space_of(glyphs: &[Glyph]) -> f32 {
    let gaps = || {
        let mut before: Option<&Glyph> = None;
        glyphs.iter().filter_map(move |glyph| {
            let letter = Some(glyph).filter(|glyph| !is_space(glyph));
            let last = std::mem::replace(&mut before, letter);
            let (last, glyph) = (last?, letter?);
            Some((glyph.area.left - last.area.right) / greater(last.size, glyph.size))
        })
    };
    // Most runs are not set apart, and need no median to tell.
    let (mut all, mut narrow) = (0, 0);
    for gap in gaps() {
        all += 1;
        narrow += usize::from(gap <= LETTER_SPACED);
    }
    if all < LEAST_SPACED || narrow > all / 2 {
        return SPACE;
    }
    let mut gaps: Vec<f32> = gaps().collect();
    let middle = gaps.len() / 2;
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f32::total_cmp);
    if *median > LETTER_SPACED {
        *median + SPACE.min(*median * EVEN)
    } else {
        SPACE
    }
}

struct Builder<'a> {
    row: &'a Row,
    fonts: &'a [FontLook],
    text: &'a mut String,
    words: Vec<Word>,
    open: Option<Word>,
    /// Glyphs of the open word that are bold, and all of them.
    bold: u32,
    letters: u32,
    last: Option<&'a Glyph>,
}

impl<'a> Builder<'a> {
    fn glyph(&mut self, glyph: &'a Glyph, space: f32) {
        if let Some(last) = self.last.filter(|last| is_shadow(last, glyph)) {
            if !is_space(last) {
                // What is painted twice looks bold.
                self.bold += 1;
            }
            return;
        }
        if is_space(glyph) {
            self.close();
            self.last = Some(glyph);
            return;
        }
        if let Some(open) = &self.open {
            let gap = gap(open.area, glyph, self.row);
            if gap > space * greater(glyph.size, open.size) {
                self.close();
            }
        }
        let raised = self.is_raised(glyph);
        let bold = self
            .fonts
            .get(usize::from(glyph.font))
            .is_some_and(|font| font.bold);
        let start = self.text.len();
        for &character in glyph.text.iter() {
            push_plain(self.text, character, raised);
        }
        let open = self.open.get_or_insert(Word {
            letters: start..start,
            area: glyph.area,
            baseline: glyph.baseline,
            size: glyph.size,
            bold: false,
        });
        open.letters.end = self.text.len();
        open.area = open.area.hull(glyph.area);
        open.size = greater(open.size, glyph.size);
        self.bold += u32::from(bold);
        self.letters += 1;
        self.last = Some(glyph);
    }

    /// Whether a glyph stands above the line, such as the mark of a footnote.
    fn is_raised(&self, glyph: &Glyph) -> bool {
        glyph.size <= self.row.size * RAISED_SIZE
            && self.row.baseline - glyph.baseline >= self.row.size * RAISED_BY
            && glyph.text.iter().all(char::is_ascii_digit)
    }

    fn close(&mut self) {
        if let Some(mut word) = self.open.take() {
            word.bold = self.bold * 2 > self.letters;
            if !word.letters.is_empty() {
                self.words.push(word);
            }
        }
        self.bold = 0;
        self.letters = 0;
    }
}

/// What stands between the end of a word and a glyph, along the way that the row runs.
fn gap(before: Area, glyph: &Glyph, row: &Row) -> f32 {
    match row.direction {
        Direction::Right => glyph.area.left - before.right,
        Direction::Up => before.top - glyph.area.bottom,
        Direction::Down => glyph.area.top - before.bottom,
        Direction::Left => before.left - glyph.area.right,
        Direction::Slant => 0.0,
    }
}

fn is_space(glyph: &Glyph) -> bool {
    glyph.text.is_blank()
}

fn is_shadow(last: &Glyph, glyph: &Glyph) -> bool {
    let width = (glyph.area.right - glyph.area.left).abs();
    (last.area.left - glyph.area.left).abs() <= SHADOW * width
        && (last.baseline - glyph.baseline).abs() <= SHADOW * glyph.size
        && last.text == glyph.text
}

/// Adds a character as people type it: ligatures as letters, bullets of symbol fonts as bullets,
/// raised digits as such.
fn push_plain(text: &mut String, character: char, raised: bool) {
    if raised && let Some(digit) = character.to_digit(10).and_then(raised_digit) {
        text.push(digit);
        return;
    }
    if matches!(character, ' '..='~') {
        return text.push(character);
    }
    match LIGATURES
        .iter()
        .find(|(ligature, _)| *ligature == character)
    {
        Some((_, letters)) => text.push_str(letters),
        None if ('\u{e000}'..='\u{f8ff}').contains(&character) => text.push('\u{2022}'),
        None if character.is_control() => {}
        None => text.push(character),
    }
}

fn raised_digit(digit: u32) -> Option<char> {
    const DIGITS: [char; 10] = [
        '\u{2070}', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}',
        '\u{2078}', '\u{2079}',
    ];
    DIGITS.get(usize::try_from(digit).ok()?).copied()
}

/// Characters that stand for several letters.
const LIGATURES: &[(char, &str)] = &[
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
    // What zero width stands for nothing, and a hyphen that only shows at a line end is one there.
    ('\u{200b}', ""),
    ('\u{feff}', ""),
    ('\u{ad}', "-"),
];

/// Makes one word of capitals that were set apart by hand: `M I N U T E S`.
fn join_spaced(words: Vec<Word>, text: &str) -> Vec<Word> {
    let spaced = |at: usize| spaced_letters(words.get(at..).unwrap_or_default(), text) > 0;
    if words.len() < LEAST_SPACED || !(0..words.len()).any(spaced) {
        return words;
    }
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let spaced = spaced_letters(rest, text).max(1);
        let (head, tail) = rest.split_at(spaced.min(rest.len()));
        // Nothing stands between the letters of neighbours, so that their bytes are one range.
        joined.extend(head.iter().cloned().reduce(|mut word, letter| {
            word.letters.end = letter.letters.end;
            word.area = word.area.hull(letter.area);
            word
        }));
        rest = tail;
    }
    joined
}

/// How many words at the start are letters that stand evenly apart; 0 where too few are.
fn spaced_letters(words: &[Word], text: &str) -> usize {
    let is_letter = |word: &Word| {
        let mut characters = text.get(word.letters.clone()).unwrap_or_default().chars();
        characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
    };
    let mut count = 0;
    let mut least = f32::MAX;
    for pair in words.windows(2) {
        let [a, b] = pair else { break };
        let gap = (b.area.left - a.area.right).max(LEAST_LETTER_GAP);
        if !is_letter(a) || !is_letter(b) || gap > least * UNEVEN {
            break;
        }
        least = least.min(gap);
        count += 1;
    }
    if count + 1 >= LEAST_SPACED {
        count + 1
    } else {
        0
    }
}

/// Points that letters set apart by hand stand apart at least.
const LEAST_LETTER_GAP: f32 = 0.1;

/// How much wider one gap between such letters may be than another.
const UNEVEN: f32 = 1.6;
