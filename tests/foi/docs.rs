//! The table of refusals in `docs/foi/README.md`. `UPDATE_README=1 cargo test --test foi docs` writes it.

use minutebook::publish::refusal::CODES;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[test]
fn the_table_of_refusals_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/foi/README.md");
    let page = fs::read_to_string(&path)
        .expect("there is a page")
        .replace("\r\n", "\n");
    let mark = "<!-- refusals -->\n";
    let (before, rest) = page.split_once(mark).expect("the page has the mark");
    let (_, after) = rest
        .split_once("<!-- end -->")
        .expect("the mark has an end");
    let mut table = "| code | why | what resolves it |\n| --- | --- | --- |\n".to_owned();
    for code in CODES {
        writeln!(
            table,
            "| `{}` | {} | {} |",
            code.name, code.meaning, code.resolve
        )
        .expect("a string takes all");
    }
    let fresh = format!("{before}{mark}{table}<!-- end -->{after}");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, &fresh).expect("a writable page");
    } else {
        assert!(page == fresh, "the table is stale");
    }
}
