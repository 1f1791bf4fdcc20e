//! An archive of all records in one SQLite file, which can be added to.
//!
//! Each document is one transaction, so that a kill loses none that is done, and a document that is
//! done again takes the place of its earlier self. The schema stands in `schema.sql`.

use super::kept::{Kept, KeptOutput};
use super::manifest::fingerprint;
use super::recipe::{Facts, Recipe};
use minutebook::minutes::GENERATOR;
use minutebook::render::tables::{Cell, TABLES, Table};
use rusqlite::types::{Null, ToSqlOutput};
use rusqlite::{Connection, ErrorCode, Params, ToSql, Transaction, TransactionBehavior, params};
use std::io;
use std::path::Path;
use std::time::Duration;

const SCHEMA: &str = include_str!("schema.sql");

/// Says that a file is ours: "mbok" in ASCII.
const APPLICATION: i64 = 0x6d62_6f6b;

/// Of the schema.
const VERSION: i64 = 1;

/// How long to wait for another process that writes into the same file.
const PATIENCE: Duration = Duration::from_mins(1);

/// A database that documents are put into.
#[derive(Debug)]
pub(crate) struct Database {
    connection: Connection,
    options: String,
    /// One statement a table, in the order of [`TABLES`].
    inserts: Vec<String>,
}

impl Database {
    /// Opens the database, or makes it where there is none.
    ///
    /// # Errors
    /// Where the file is no database of this version, or cannot be written.
    pub(crate) fn open(path: &Path, recipe: &Recipe) -> io::Result<Self> {
        let mut connection = Connection::open(path).map_err(io::Error::other)?;
        let is_ours = make(&mut connection).and_then(|()| is_ours(&connection));
        match is_ours {
            Ok(true) => configure(&connection).map_err(io::Error::other)?,
            Ok(false) => return Err(is_not_ours()),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
                return Err(is_not_ours());
            }
            Err(error) => return Err(io::Error::other(error)),
        }
        Ok(Self {
            connection,
            options: fingerprint(recipe),
            inserts: TABLES.iter().map(insert).collect(),
        })
    }

    /// The documents that are in it, of the same version and options.
    pub(crate) fn kept(&self) -> io::Result<Kept> {
        self.read_kept().map_err(io::Error::other)
    }

    fn read_kept(&self) -> rusqlite::Result<Kept> {
        let mut doubts = self.connection.prepare(
            "SELECT code FROM conflicts WHERE document_id = ?1
             UNION ALL SELECT code FROM diagnostics WHERE document_id = ?1 AND severity <> 'note'",
        )?;
        let mut documents = self.connection.prepare(
            "SELECT document_id, path, sha256, pages FROM documents
             WHERE error IS NULL AND generator = ? AND options = ?",
        )?;
        let mut kept = Kept::default();
        let mut rows = documents.query(params![GENERATOR, self.options])?;
        while let Some(row) = rows.next()? {
            let codes = doubts.query_map([row.get::<_, i64>(0)?], |row| row.get(0))?;
            let facts = Facts {
                error: None,
                sha256: row.get(2)?,
                pages: row.get(3)?,
                doubts: codes.collect::<rusqlite::Result<_>>()?,
            };
            kept.insert(row.get(1)?, KeptOutput { facts, bytes: None });
        }
        Ok(kept)
    }

    /// Puts a document into it, in the place of an earlier one from the same path.
    pub(crate) fn put(&mut self, path: &str, row: &[u8]) -> io::Result<()> {
        let tables: Vec<(String, Vec<Vec<Cell>>)> = serde_json::from_slice(row)?;
        self.put_tables(path, &tables).map_err(io::Error::other)
    }

    fn put_tables(
        &mut self,
        path: &str,
        tables: &[(String, Vec<Vec<Cell>>)],
    ) -> rusqlite::Result<()> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        run(&transaction, "DELETE FROM documents WHERE path = ?", [path])?;
        let mut document = 0;
        for (insert, (name, rows)) in self.inserts.iter().zip(tables) {
            for cells in rows {
                if name == DOCUMENTS {
                    let own: [&dyn ToSql; 2] = [&path, &self.options];
                    run_with(&transaction, insert, &own, cells)?;
                    document = transaction.last_insert_rowid();
                } else {
                    run_with(&transaction, insert, &[&document], cells)?;
                }
            }
        }
        transaction.commit()
    }

    /// Leaves one file that programs can open which may only read.
    pub(crate) fn close(self) -> io::Result<()> {
        let optimize =
            "PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;";
        match self.connection.execute_batch(optimize) {
            // Others have it open; the last one of them does this.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
            ended => ended.map_err(io::Error::other),
        }
    }
}

/// The table whose rows the others belong to.
const DOCUMENTS: &str = "documents";

fn is_not_ours() -> io::Error {
    io::Error::other(
        "is there already, and no database that this version has made; name another file",
    )
}

/// Makes the tables where there are none.
fn make(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    let tables = "SELECT count(*) FROM sqlite_schema";
    let is_new = |connection: &Connection| {
        connection.query_row(tables, [], |row| Ok(row.get::<_, i64>(0)? == 0))
    };
    if is_new(connection)? {
        let behavior = TransactionBehavior::Immediate;
        let transaction = connection.transaction_with_behavior(behavior)?;
        // Another process may have been first.
        if is_new(&transaction)? {
            transaction.execute_batch(SCHEMA)?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

fn is_ours(connection: &Connection) -> rusqlite::Result<bool> {
    let number =
        |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    Ok(number("application_id")? == APPLICATION && number("user_version")? == VERSION)
}

/// How this connection writes.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A kill loses nothing so; a power cut may lose the last documents, but not the file.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)
}

fn insert(table: &Table) -> String {
    let own: &[&str] = if table.name == DOCUMENTS {
        &["path", "options"]
    } else {
        &["document_id"]
    };
    let columns: Vec<String> = own
        .iter()
        .chain(table.columns)
        .map(|column| format!("\"{column}\""))
        .collect();
    let marks = vec!["?"; columns.len()].join(", ");
    format!(
        "INSERT INTO \"{}\" ({}) VALUES ({marks})",
        table.name,
        columns.join(", ")
    )
}

fn run(transaction: &Transaction<'_>, sql: &str, values: impl Params) -> rusqlite::Result<()> {
    transaction.prepare_cached(sql)?.execute(values).map(|_| ())
}

fn run_with(
    transaction: &Transaction<'_>,
    sql: &str,
    own: &[&dyn ToSql],
    cells: &[Cell],
) -> rusqlite::Result<()> {
    let cells: Vec<ToSqlOutput<'_>> = cells.iter().map(value).collect();
    let cells = cells.iter().map(|cell| -> &dyn ToSql { cell });
    let values: Vec<&dyn ToSql> = own.iter().copied().chain(cells).collect();
    run(transaction, sql, values.as_slice())
}

fn value(cell: &Cell) -> ToSqlOutput<'_> {
    match cell {
        Cell::Nothing => Null.into(),
        Cell::Number(number) => (*number).into(),
        Cell::Text(text) => text.as_str().into(),
    }
}
