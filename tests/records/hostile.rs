//! Broken input: no panic, sound records, bounded work.

use crate::sample::{self, SMALL};
use crate::sound;
use minutebook::read::Limits;
use minutebook::{Options, read_minutes};

/// Numbers that look random and are the same in every run (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("a length fits");
        usize::try_from(self.roll() % bound).expect("less than a length")
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.roll().to_le_bytes()[0]).collect()
    }
}

/// How often each sample is cut, and how often it is flipped.
const ROUNDS: usize = 16;

#[test]
fn samples_cut_short() {
    for (seed, sample) in (1..).zip(sample::all()) {
        let mut dice = Dice(seed);
        for _ in 0..ROUNDS {
            let (head, tail) = sample.input.split_at(dice.below(sample.input.len()));
            sound::read(&format!("{} up to {}", sample.name, head.len()), head);
            sound::read(&format!("{} from {}", sample.name, head.len()), tail);
        }
    }
}

#[test]
fn samples_with_flipped_bits() {
    for (seed, sample) in (1..).zip(sample::all()) {
        let mut dice = Dice(seed << 32);
        for round in 0..ROUNDS {
            let mut bytes = sample.input.clone();
            for _ in 0..=round {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            sound::read(&format!("{} flipped, round {round}", sample.name), &bytes);
        }
    }
}

#[test]
fn samples_doubled_and_mixed() {
    let samples = sample::all();
    for (sample, next) in samples.iter().zip(samples.iter().cycle().skip(1)) {
        let twice = sample.input.repeat(2);
        sound::read(&format!("{} twice", sample.name), &twice);
        let both = [sample.input.as_slice(), &next.input].concat();
        sound::read(&format!("{} and {}", sample.name, next.name), &both);
    }
}

#[test]
fn samples_with_lines_in_another_order() {
    for (seed, sample) in (1..).zip(sample::all()) {
        let mut dice = Dice(seed << 16);
        let mut lines: Vec<&[u8]> = sample.input.split_inclusive(|&b| b == b'\n').collect();
        for at in (1..lines.len()).rev() {
            lines.swap(at, dice.below(at + 1));
        }
        sound::read(&format!("{} shuffled", sample.name), &lines.concat());
    }
}

#[test]
fn samples_in_other_encodings() {
    for sample in sample::all() {
        let text = String::from_utf8_lossy(&sample.input);
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let (western, ..) = encoding_rs::WINDOWS_1252.encode(&text);
        for (encoding, bytes) in [
            ("UTF-16 LE", [b"\xFF\xFE", little.as_slice()].concat()),
            ("UTF-16 BE", [b"\xFE\xFF", big.as_slice()].concat()),
            ("UTF-16 LE without mark", little.clone()),
            ("UTF-16 BE without mark", big.clone()),
            ("half a unit", little[..little.len() - 1].to_vec()),
            (
                "UTF-8 with mark",
                [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            ),
            ("Windows-1252", western.into_owned()),
            ("half a character", [text.as_bytes(), b"\xE2\x82"].concat()),
        ] {
            sound::read(&format!("{} as {encoding}", sample.name), &bytes);
        }
    }
}

#[test]
fn small_and_random_bytes() {
    for small in SMALL {
        sound::read(&format!("{small:?}"), small);
    }
    let mut dice = Dice(7);
    for length in [1, 2, 3, 10, 100, 1000, 10_000] {
        let bytes = dice.bytes(length);
        sound::read(&format!("{length} random bytes"), &bytes);
        let ascii: Vec<u8> = bytes.iter().map(|byte| byte & 0x7F).collect();
        sound::read(&format!("{length} random characters"), &ascii);
    }
}

/// Characters that layouts are made of, in an order of no sense.
#[test]
fn random_layouts() {
    const PIECES: &[&str] = &[
        "\t",
        "\n",
        "\n\n",
        "  ",
        "\u{c}",
        ":",
        ".",
        "1",
        "2.1",
        "(",
        ")",
        "[",
        "/",
        "-",
        "•",
        "–",
        "Present",
        "Apologies",
        "Action",
        "ACTION 1-2:",
        "AB",
        "Agenda",
        "Item",
        "Minutes",
        "10:00",
        "25/12/2020",
        "31 February 2021",
        "RESOLVED",
        "that",
        "é",
        "\u{301}",
        "\u{200b}",
        "\u{202e}",
        "ß",
        "İ",
        "𝔐",
        "|",
        "Chair",
        "Date",
        "Next meeting",
        "Owner",
        "Page 1 of 2",
        "\r\n",
        "\r",
    ];
    let mut dice = Dice(11);
    for round in 0..200 {
        let length = 1 + dice.below(300);
        let text: String = (0..length)
            .flat_map(|_| [PIECES[dice.below(PIECES.len())], [" ", ""][dice.below(2)]])
            .collect();
        sound::read(&format!("layout {round}: {text:?}"), text.as_bytes());
    }
}

/// How long a line gets here: far longer than any page, and still quick to test.
/// Without optimisation a tenth is long enough to show what is not linear.
const LONG: usize = if cfg!(debug_assertions) {
    1 << 17
} else {
    1 << 20
};

#[test]
fn long_lines() {
    for piece in [
        "a",
        "word ",
        "\t",
        " ",
        "1",
        "1.",
        "1 ",
        "ACTION: ",
        "A B ",
        ": ",
        "(",
        "((",
        "Present, ",
        "a/",
        "AB/",
        "\u{c}",
        "\n",
        "\r",
        "\n\n",
        "- ",
        "é",
        "|",
        "10:00-",
        "1/1/",
        "Mr ",
        "RESOLVED ",
    ] {
        let text = piece.repeat(LONG / piece.len());
        let reading = read_minutes("input.txt", text.as_bytes(), &Options::default());
        drop(reading);
    }
}

#[test]
fn deep_nesting() {
    let depth = 2000;
    let brackets = format!("{}x{}", "(".repeat(depth), ")".repeat(depth));
    let indented = |by: &str, text: &str| -> String {
        let lines: Vec<String> = (1..300).map(|n| by.repeat(n) + text).collect();
        lines.join("\n")
    };
    for (case, text) in [
        ("brackets", brackets),
        ("numbers", indented("1.", " Clause")),
        ("lists", indented("  ", "- entry")),
        ("quotes", indented("> ", "quoted")),
    ] {
        let reading = sound::read(case, text.as_bytes());
        let json = serde_json::to_string(&reading.minutes).expect("a record is JSON");
        // Readers of JSON refuse what is nested too deeply; ours among them.
        let back: Result<serde_json::Value, _> = serde_json::from_str(&json);
        assert!(back.is_ok(), "{case}: {:?}", back.err());
    }
}

#[test]
fn more_bytes_than_the_limit_are_refused() {
    let options = Options {
        limits: Limits {
            bytes: 10,
            ..Limits::default()
        },
        ..Options::default()
    };
    let code = |bytes: &[u8]| {
        let reading = read_minutes("-", bytes, &options);
        reading.minutes.error.map(|error| error.code)
    };
    assert_eq!(code(b"ten bytes."), None);
    assert_eq!(code(b"ten bytes, and more").as_deref(), Some("too_large"));
}

#[test]
fn the_same_input_gives_the_same_record() {
    for sample in sample::all() {
        let first = sound::read(&sample.name, &sample.input);
        let second = sound::read(&sample.name, &sample.input);
        assert_eq!(first.minutes, second.minutes, "{}", sample.name);
    }
}
