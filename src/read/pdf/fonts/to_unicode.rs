//! A font's `ToUnicode` stream: which text its codes stand for, in the words of the font's writer.

use super::super::tokens::{Operand, Operator, Tokens, operator};
use super::encodings::text_of_name;
use super::text::{Family, TextId, Texts};
use smallvec::SmallVec;

const END_OF_CHARACTERS: Operator = operator(b"endbfchar");
const END_OF_RANGES: Operator = operator(b"endbfrange");

/// Codes from a first to a last one, and the text of the first.
#[derive(Debug, Clone, Copy)]
struct Range {
    first: u32,
    last: u32,
    text: To,
}

/// What a range's codes stand for.
#[derive(Debug, Clone, Copy)]
enum To {
    /// Its only code.
    Text(TextId),
    /// Its first code stands for this character, the next one for the next.
    From(u32),
}

/// Which text codes stand for.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    /// By first code.
    ranges: Vec<Range>,
}

impl ToUnicode {
    /// No more ranges than `most`, or a few.
    pub(super) fn read(stream: &[u8], texts: &mut Texts, family: Family, most: usize) -> Self {
        let mut ranges = Vec::new();
        let mut tokens = Tokens::new(stream);
        while let Some(operator) = tokens.next_operator() {
            if ranges.len() >= most {
                break;
            }
            match operator {
                END_OF_CHARACTERS => characters(&tokens, &mut ranges, texts, family),
                END_OF_RANGES => blocks(&tokens, &mut ranges, texts, family, most),
                _ => {}
            }
        }
        // What is said last holds.
        ranges.reverse();
        ranges.sort_by_key(|range| range.first);
        ranges.dedup_by_key(|range| range.first);
        Self { ranges }
    }

    pub(super) fn entries(&self) -> usize {
        self.ranges.len()
    }

    /// Codes that are Unicode, as far as two bytes go.
    pub(super) fn identity() -> Self {
        let all = Range {
            first: 0,
            last: 0xFFFF,
            text: To::From(0),
        };
        Self { ranges: vec![all] }
    }

    /// The text of a code.
    pub(super) fn get(&self, code: u32, texts: &mut Texts, family: Family) -> TextId {
        let after = self.ranges.partition_point(|range| range.first <= code);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        match range {
            Some(range) if range.last >= code => match range.text {
                To::Text(text) => text,
                To::From(first) => {
                    let character = first.checked_add(code - range.first);
                    texts.add(character.and_then(char::from_u32), family)
                }
            },
            _ => TextId::NONE,
        }
    }

    /// Whether it says a text for a code.
    pub(super) fn holds(&self, code: u32) -> bool {
        let after = self.ranges.partition_point(|range| range.first <= code);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        range.is_some_and(|range| match range.text {
            To::Text(text) => range.last >= code && !text.is_none(),
            // What lies in a range of many may be no text.
            To::From(_) => false,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges
            .iter()
            .all(|range| matches!(range.text, To::Text(TextId::NONE)))
    }
}

fn characters(tokens: &Tokens<'_>, ranges: &mut Vec<Range>, texts: &mut Texts, family: Family) {
    for pair in tokens.operands().chunks_exact(2) {
        let [from, to] = pair else { continue };
        let Some(code) = number(tokens.string(*from)) else {
            continue;
        };
        let text = match to {
            Operand::Name(name) => texts.add(text_of_name(name, false).unwrap_or_default(), family),
            _ => texts.add(utf_16(tokens.string(*to)), family),
        };
        ranges.push(Range {
            first: code,
            last: code,
            text: To::Text(text),
        });
    }
}

fn blocks(
    tokens: &Tokens<'_>,
    ranges: &mut Vec<Range>,
    texts: &mut Texts,
    family: Family,
    most: usize,
) {
    let mut operands = tokens.operands().iter();
    while let (Some(first), Some(last), Some(to)) =
        (operands.next(), operands.next(), operands.next())
    {
        if ranges.len() >= most {
            break;
        }
        let codes = (number(tokens.string(*first)), number(tokens.string(*last)));
        let (Some(first), Some(last)) = codes else {
            continue;
        };
        if *to == Operand::Open {
            let items = operands
                .by_ref()
                .take_while(|item| **item != Operand::Close);
            for (code, item) in (first..).zip(items) {
                ranges.push(Range {
                    first: code,
                    last: code,
                    text: To::Text(texts.add(utf_16(tokens.string(*item)), family)),
                });
            }
            continue;
        }
        block(
            first,
            last,
            &utf_16(tokens.string(*to)),
            ranges,
            texts,
            family,
        );
    }
}

/// Codes whose texts differ in their last characters, each by one from the one before it.
fn block(
    first: u32,
    last: u32,
    to: &[char],
    ranges: &mut Vec<Range>,
    texts: &mut Texts,
    family: Family,
) {
    // A range stays within the last byte.
    const MOST: u32 = 0x100;
    match to {
        [one] => ranges.push(Range {
            first,
            last,
            text: if first == last {
                To::Text(texts.add([*one], family))
            } else {
                To::From(u32::from(*one))
            },
        }),
        [head @ .., tail] => {
            for code in first..=last.min(first.saturating_add(MOST)) {
                let Some(tail) = char::from_u32(u32::from(*tail) + (code - first)) else {
                    break;
                };
                let text = head.iter().copied().chain([tail]);
                ranges.push(Range {
                    first: code,
                    last: code,
                    text: To::Text(texts.add(text, family)),
                });
            }
        }
        [] => {}
    }
}

fn number(bytes: &[u8]) -> Option<u32> {
    match bytes.len() {
        1..=4 => Some(
            bytes
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte)),
        ),
        _ => None,
    }
}

fn utf_16(bytes: &[u8]) -> SmallVec<[char; 4]> {
    if let [byte] = bytes {
        return SmallVec::from_slice(&[char::from(*byte)]);
    }
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    });
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_texts_that_the_stream_says() {
        let stream = b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF>
            endcodespacerange 3 beginbfchar <0003> <0020> <0010> <00660066> <0011> <D83DDE00>
            endbfchar 2 beginbfrange <0020> <0022> <0041> <0030> <0031> [<0058> <0059005A>]
            endbfrange 1 beginbfchar <05> <0009> endbfchar
            1 beginbfrange <40> <42> <00610078> endbfrange";
        let mut texts = Texts::default();
        let map = ToUnicode::read(stream, &mut texts, Family::Letters, 100);
        let rows: &[(u32, &str)] = &[
            (0x03, " "),
            (0x05, " "),
            (0x10, "ff"),
            (0x11, "\u{1F600}"),
            (0x20, "A"),
            (0x22, "C"),
            (0x23, ""),
            (0x30, "X"),
            (0x31, "YZ"),
            (0x41, "ay"),
            (0x99, ""),
        ];
        for (code, expected) in rows {
            let id = map.get(*code, &mut texts, Family::Letters);
            let text: String = match id.character() {
                Some(character) => character.to_string(),
                None => texts.get(id).iter().flat_map(|text| text.iter()).collect(),
            };
            assert_eq!(text, *expected, "{code:#x}");
        }
    }

    #[test]
    fn a_range_of_all_codes_costs_nothing() {
        let mut texts = Texts::default();
        let stream =
            b"<00000000> <FFFFFFFF> <0041> endbfrange <00> <FFFFFFFF> <00410041> endbfrange";
        let map = ToUnicode::read(stream, &mut texts, Family::Letters, 100);
        assert!(map.ranges.len() < 300);
        assert_eq!(map.get(5, &mut texts, Family::Letters).character(), None);
    }
}
