//! What tells the language of running text.

/// Small words of which running text of a language has many, each between spaces; BCP 47 tags.
pub const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("en", &[" the ", " of ", " and ", " to "]),
    ("fr", &[" le ", " la ", " les ", " des ", " et ", " est "]),
    (
        "de",
        &[" der ", " die ", " das ", " und ", " ist ", " wird "],
    ),
];
