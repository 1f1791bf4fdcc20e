//! What one input may cost, as the command line sets it: one row an option.

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};
use minutebook::read::Limits;

/// A limit that can be set.
#[derive(Debug, Clone, Copy)]
struct Budget {
    /// Of the option, without `--`.
    name: &'static str,
    help: &'static str,
    /// The most that can be asked for, with its words.
    most: (u64, &'static str),
    get: fn(&Limits) -> u64,
    set: fn(&mut Limits, u64),
}

/// All of them, in the order that help shows them.
const BUDGETS: &[Budget] = &[
    Budget {
        name: "max-bytes",
        help: "The most bytes that one input may have; K, M and G are understood",
        // Places in a text are counted in 32 bits, and a text may be thrice as long in UTF-8 as its
        // input.
        most: (1 << 30, "1G"),
        get: |limits| limits.bytes as u64,
        set: |limits, bytes| limits.bytes = length(bytes),
    },
    Budget {
        name: "max-pages",
        help: "The most pages that a PDF may have",
        most: (1 << 20, "1M"),
        get: |limits| limits.pages as u64,
        set: |limits, pages| limits.pages = length(pages),
    },
    Budget {
        name: "max-decoded-bytes",
        help: "The most bytes that a PDF's content may have once it is unpacked",
        most: (1 << 40, "1024G"),
        get: |limits| limits.decoded_bytes as u64,
        set: |limits, bytes| limits.decoded_bytes = length(bytes),
    },
    Budget {
        name: "max-stream-bytes",
        help: "The most bytes that one page's content, or one stream of a PDF, may have unpacked",
        most: (1 << 40, "1024G"),
        get: |limits| limits.stream_bytes as u64,
        set: |limits, bytes| limits.stream_bytes = length(bytes),
    },
    Budget {
        name: "max-steps",
        help: "The most operators and characters that a PDF's content may have, beside four for each of its bytes",
        most: (1 << 40, "1024G"),
        get: |limits| limits.steps,
        set: |limits, steps| limits.steps = steps,
    },
    Budget {
        name: "max-depth",
        help: "How deep content of a PDF may stand in other content",
        most: (64, "64"),
        get: |limits| limits.depth as u64,
        set: |limits, depth| limits.depth = length(depth),
    },
];

/// A number as a length in memory; no input is as long as the longest.
fn length(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The limits that the command line sets.
#[derive(Debug, Default)]
pub(super) struct Budgets(pub(super) Limits);

impl Args for Budgets {
    fn augment_args(command: Command) -> Command {
        let library = Limits::default();
        BUDGETS.iter().fold(command, |command, budget| {
            let unless = shown((budget.get)(&library));
            let arg = Arg::new(budget.name)
                .long(budget.name)
                .value_name("N")
                .help_heading("Limits")
                .value_parser(|text: &str| count(text, budget.most))
                .help(format!("{} [default: {unless}]", budget.help));
            command.arg(arg)
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Budgets {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut budgets = Self::default();
        budgets.update_from_arg_matches(matches)?;
        Ok(budgets)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        for budget in BUDGETS {
            if let Some(&number) = matches.get_one::<u64>(budget.name) {
                (budget.set)(&mut self.0, number);
            }
        }
        Ok(())
    }
}

/// A number as it is typed: in the largest unit of which it is whole.
fn shown(number: u64) -> String {
    [("G", 30), ("M", 20), ("K", 10)]
        .into_iter()
        .find(|(_, bits)| number > 0 && number.trailing_zeros() >= *bits)
        .map_or_else(
            || number.to_string(),
            |(unit, bits)| format!("{}{unit}", number >> bits),
        )
}

/// A number, with K, M or G for its powers of 1024.
pub(super) fn count(text: &str, (most, words): (u64, &str)) -> Result<u64, String> {
    let digits = text.trim_end_matches(['K', 'M', 'G', 'k', 'm', 'g']);
    let unit = match text.get(digits.len()..) {
        Some("") => 1,
        Some("K" | "k") => 1 << 10,
        Some("M" | "m") => 1 << 20,
        Some("G" | "g") => 1 << 30,
        _ => return Err("one of K, M and G is enough".to_owned()),
    };
    digits
        .parse::<u64>()
        .map_err(|error| error.to_string())?
        .checked_mul(unit)
        .filter(|&number| 0 < number && number <= most)
        .ok_or_else(|| format!("a number from 1 to {words} is wanted"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, number) in [
            ("1", Some(1)),
            ("10K", Some(10 << 10)),
            ("64M", Some(64 << 20)),
            ("1g", Some(1 << 30)),
            ("2G", None),
            ("0", None),
            ("", None),
            ("M", None),
            ("1MM", None),
            ("1 M", None),
            ("-1", None),
            ("1.5M", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(count(text, (1 << 30, "1G")).ok(), number, "{text}");
        }
    }

    #[test]
    fn defaults_are_shown_as_they_are_typed() {
        for budget in BUDGETS {
            let unless = (budget.get)(&Limits::default());
            assert_eq!(count(&shown(unless), budget.most), Ok(unless));
        }
    }

    #[test]
    fn what_is_not_set_is_as_the_library_has_it() {
        let matches = Budgets::augment_args(Command::new("test")).get_matches_from(["test"]);
        let budgets = Budgets::from_arg_matches(&matches).expect("there are defaults");
        assert_eq!(
            format!("{:?}", budgets.0),
            format!("{:?}", Limits::default())
        );
    }
}
