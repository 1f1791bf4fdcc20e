//! How the program ends.

use std::process::ExitCode;

/// How the program ends; where several hold, the lowest code but 0 wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    Done,
    Failed,
    Usage,
    Strict,
    Found,
    Refused,
    Interrupted,
}

/// All of them, with their meanings, as help and README show them.
pub(super) const EXITS: &[(Exit, &str)] = &[
    (Exit::Done, "all done"),
    (
        Exit::Failed,
        "some input failed, or could not be written; the others are done",
    ),
    (
        Exit::Usage,
        "the command line does not hold; nothing was done",
    ),
    (
        Exit::Strict,
        "--strict: all done, but with warnings or conflicts",
    ),
    (
        Exit::Found,
        "foi scan, foi inspect, foi verify: there are findings",
    ),
    (Exit::Refused, "foi apply: refused; nothing was written"),
    (Exit::Interrupted, "interrupted; what was finished is kept"),
];

impl Exit {
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Strict => 3,
            Self::Found => 10,
            Self::Refused => 11,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
