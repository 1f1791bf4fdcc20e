//! What one input may cost, as the command line sets it: one row an option.

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};
use minutebook::read::Limits;

/// A limit that can be set.
#[derive(Debug, Clone, Copy)]
struct Budget {
    /// Of the option, without `--`.
    name: &'static str,
    help: &'static str,
    default: &'static str,
    /// The most that can be asked for, with its words.
    most: (usize, &'static str),
    set: fn(&mut Limits, usize),
}

/// All of them, in the order that help shows them.
const BUDGETS: &[Budget] = &[
    Budget {
        name: "max-bytes",
        help: "The most bytes that one input may have; K, M and G are understood",
        default: "64M",
        // Places in a text are counted in 32 bits, and a text may be thrice as long in UTF-8 as its
        // input.
        most: (1 << 30, "1G"),
        set: |limits, bytes| limits.bytes = bytes,
    },
    Budget {
        name: "max-pages",
        help: "The most pages that a PDF may have",
        default: "20000",
        most: (1 << 20, "1M"),
        set: |limits, pages| limits.pages = pages,
    },
    Budget {
        name: "max-decoded-bytes",
        help: "The most bytes that a PDF's content may have once it is unpacked",
        default: "1G",
        most: (1 << 40, "1024G"),
        set: |limits, bytes| limits.decoded_bytes = bytes,
    },
    Budget {
        name: "max-stream-bytes",
        help: "The most bytes that one page's content, or one stream of a PDF, may have unpacked",
        default: "24M",
        most: (1 << 40, "1024G"),
        set: |limits, bytes| limits.stream_bytes = bytes,
    },
    Budget {
        name: "max-steps",
        help: "The most operators and characters that a PDF's content may have",
        default: "50000000",
        most: (1 << 40, "1024G"),
        set: |limits, steps| limits.steps = steps as u64,
    },
    Budget {
        name: "max-depth",
        help: "How deep content of a PDF may stand in other content",
        default: "24",
        most: (256, "256"),
        set: |limits, depth| limits.depth = depth,
    },
];

/// The limits that the command line sets.
#[derive(Debug, Default)]
pub(super) struct Budgets(pub(super) Limits);

impl Args for Budgets {
    fn augment_args(command: Command) -> Command {
        BUDGETS.iter().fold(command, |command, budget| {
            let arg = Arg::new(budget.name)
                .long(budget.name)
                .value_name("N")
                .help_heading("Limits")
                .value_parser(|text: &str| count(text, budget.most))
                .default_value(budget.default)
                .help(budget.help);
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
            if let Some(&number) = matches.get_one::<usize>(budget.name) {
                (budget.set)(&mut self.0, number);
            }
        }
        Ok(())
    }
}

/// A number, with K, M or G for its powers of 1024.
pub(super) fn count(text: &str, (most, words): (usize, &str)) -> Result<usize, String> {
    let digits = text.trim_end_matches(['K', 'M', 'G', 'k', 'm', 'g']);
    let unit = match text.get(digits.len()..) {
        Some("") => 1,
        Some("K" | "k") => 1 << 10,
        Some("M" | "m") => 1 << 20,
        Some("G" | "g") => 1 << 30,
        _ => return Err("one of K, M and G is enough".to_owned()),
    };
    digits
        .parse::<usize>()
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
    fn what_is_not_set_is_as_the_library_has_it() {
        let matches = Budgets::augment_args(Command::new("test")).get_matches_from(["test"]);
        let budgets = Budgets::from_arg_matches(&matches).expect("there are defaults");
        assert_eq!(
            format!("{:?}", budgets.0),
            format!("{:?}", Limits::default())
        );
    }
}
