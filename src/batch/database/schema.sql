-- An archive of minutes. Records are told apart by document and `ref`, as in the JSON.

CREATE TABLE documents (
    document_id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    options TEXT NOT NULL,
    sha256 TEXT,
    format TEXT,
    bytes INTEGER,
    pages INTEGER,
    kind TEXT,
    language TEXT,
    classification TEXT,
    error TEXT,
    message TEXT,
    generator TEXT NOT NULL
);

CREATE TABLE meetings (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    meeting INTEGER NOT NULL,
    title TEXT,
    body TEXT,
    abbreviation TEXT,
    date TEXT,
    start_time TEXT,
    end_time TEXT,
    location TEXT,
    status TEXT,
    quorum TEXT,
    next_date TEXT,
    next_start_time TEXT,
    next_location TEXT,
    UNIQUE (document_id, meeting)
);
CREATE INDEX meetings_date ON meetings (date);

-- Names as they are printed. Whether two documents mean the same person by one name is not known.
CREATE TABLE people (
    name TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE attendance (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    meeting INTEGER NOT NULL,
    ref TEXT NOT NULL,
    name TEXT NOT NULL REFERENCES people,
    honorific TEXT,
    initials TEXT,
    role TEXT,
    organisation TEXT,
    status TEXT NOT NULL,
    chair INTEGER NOT NULL,
    note TEXT,
    UNIQUE (document_id, ref),
    FOREIGN KEY (document_id, meeting) REFERENCES meetings (document_id, meeting)
        DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX attendance_name ON attendance (name);

CREATE TRIGGER attendance_insert BEFORE INSERT ON attendance BEGIN
    INSERT INTO people (name) VALUES (new.name) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER attendance_delete AFTER DELETE ON attendance BEGIN
    DELETE FROM people
    WHERE name = old.name AND NOT EXISTS (SELECT 1 FROM attendance WHERE name = old.name);
END;

CREATE TABLE agenda (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    meeting INTEGER NOT NULL,
    ref TEXT NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    start_time TEXT,
    end_time TEXT,
    duration_minutes INTEGER,
    leads TEXT,
    UNIQUE (document_id, ref),
    FOREIGN KEY (document_id, meeting) REFERENCES meetings (document_id, meeting)
        DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE items (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    meeting INTEGER NOT NULL,
    ref TEXT NOT NULL,
    parent TEXT,
    number TEXT,
    title TEXT,
    start_time TEXT,
    end_time TEXT,
    agenda TEXT,
    text TEXT,
    UNIQUE (document_id, ref),
    FOREIGN KEY (document_id, meeting) REFERENCES meetings (document_id, meeting)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, parent) REFERENCES items (document_id, ref)
        DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE actions (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    meeting INTEGER NOT NULL,
    ref TEXT NOT NULL,
    id TEXT,
    text TEXT NOT NULL,
    owners TEXT,
    due TEXT,
    due_text TEXT,
    status TEXT,
    progress TEXT,
    item TEXT,
    UNIQUE (document_id, ref),
    FOREIGN KEY (document_id, meeting) REFERENCES meetings (document_id, meeting)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, item) REFERENCES items (document_id, ref)
        DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX actions_due ON actions (due);

CREATE TABLE owners (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    meeting INTEGER NOT NULL,
    action TEXT NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    person TEXT,
    name TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (document_id, action, position),
    FOREIGN KEY (document_id, action) REFERENCES actions (document_id, ref)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, person) REFERENCES attendance (document_id, ref)
        DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX owners_name ON owners (name);

CREATE TABLE decisions (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    meeting INTEGER NOT NULL,
    ref TEXT NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT,
    mover TEXT,
    seconder TEXT,
    votes_for INTEGER,
    votes_against INTEGER,
    votes_abstained INTEGER,
    item TEXT,
    UNIQUE (document_id, ref),
    FOREIGN KEY (document_id, meeting) REFERENCES meetings (document_id, meeting)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (document_id, item) REFERENCES items (document_id, ref)
        DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE conflicts (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    refs TEXT,
    page INTEGER,
    line INTEGER,
    UNIQUE (document_id, position)
);

CREATE TABLE diagnostics (
    row_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    page INTEGER,
    line INTEGER,
    UNIQUE (document_id, position)
);

-- The words of items and actions, which hold their text themselves. Datasette looks for `content=`
-- in just this writing.
CREATE VIRTUAL TABLE items_fts USING fts5 (
    title, text, content="items", content_rowid = 'row_id', tokenize = 'porter unicode61'
);
CREATE TRIGGER items_fts_insert AFTER INSERT ON items BEGIN
    INSERT INTO items_fts (rowid, title, text) VALUES (new.row_id, new.title, new.text);
END;
CREATE TRIGGER items_fts_delete AFTER DELETE ON items BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, text)
    VALUES ('delete', old.row_id, old.title, old.text);
END;

CREATE VIRTUAL TABLE actions_fts USING fts5 (
    text, owners, progress,
    content="actions", content_rowid = 'row_id', tokenize = 'porter unicode61'
);
CREATE TRIGGER actions_fts_insert AFTER INSERT ON actions BEGIN
    INSERT INTO actions_fts (rowid, text, owners, progress)
    VALUES (new.row_id, new.text, new.owners, new.progress);
END;
CREATE TRIGGER actions_fts_delete AFTER DELETE ON actions BEGIN
    INSERT INTO actions_fts (actions_fts, rowid, text, owners, progress)
    VALUES ('delete', old.row_id, old.text, old.owners, old.progress);
END;

-- Actions with what tells where they are from.
CREATE VIEW actions_with_meetings AS
SELECT
    actions.row_id, documents.path, meetings.body, meetings.date,
    actions.ref, actions.id, actions.text, actions.owners, actions.due, actions.status
FROM actions
JOIN documents USING (document_id)
JOIN meetings USING (document_id, meeting);
