//! Runs the command lines in `tests/commands/` and holds their output and exit codes.
//!
//! `TRYCMD=overwrite cargo test --test commands` writes down what they give now.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

#[test]
fn command_lines_do_what_their_pages_say() {
    let cases = trycmd::TestCases::new();
    if cfg!(unix) {
        // For pages that pipe; elsewhere there is no shell of that kind.
        let path = std::path::Path::new(env!("CARGO_BIN_EXE_minutebook"));
        let folder = path.parent().expect("a program is in a folder");
        let search = format!("{}:/usr/bin:/bin", folder.display());
        cases.register_bin("sh", std::path::Path::new("/bin/sh"));
        cases.env("PATH", search);
    } else {
        cases.skip("tests/commands/pipes.md");
    }
    cases
        .insert_var("[VERSION]", env!("CARGO_PKG_VERSION"))
        .expect("a version can stand in a page");
    cases.case("tests/commands/*.md");
}
