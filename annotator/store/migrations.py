"""The schema's history: small named functions, each applied once and recorded in the file."""

import sqlite3

import sqlite_utils
from sqlite_utils.migrations import Migrations

from annotator.store import (
    assignments,
    decisions,
    incoming,
    listed,
    rivals,
    search,
    trainings,
    versions,
)

SCHEMA_VERSION = 1
"""Stored as ``user_version``; grows with every migration that an older program cannot read."""

TABLES = (
    "project",
    "annotators",
    "documents",
    "removed",
    "tokens",
    "origins",
    "spans",
    "relations",
    "statuses",
    "prehighlights",
    "undecided",
    "times",
    "lexicon",
    "places",
    "forms",
    "lemmatised",
    "journal",
    "journal_documents",
    *assignments.TABLES,
    *decisions.TABLES,
    *incoming.TABLES,
    *listed.TABLES,
    *rivals.TABLES,
    *search.TABLES,
    *trainings.TABLES,
    *versions.TABLES,
)
"""The tables that every project file has since the first version."""

migrations = Migrations("annotator")


def outdated(db: sqlite_utils.Database) -> bool:
    """Tell whether a file has an older schema."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    return bool(version != SCHEMA_VERSION or migrations.pending(db))


def migrate(db: sqlite_utils.Database) -> None:
    """Bring ``db`` to the current schema; a file that has it already is not written to.

    All steps and the new version are one transaction: where one fails the file is as it was, and
    the program that wrote it opens it as before.
    """
    if outdated(db):
        with db.atomic():
            migrations.apply(db)
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def run(db: sqlite_utils.Database, script: str) -> None:
    """Run the statements of a script inside the open transaction, which ``executescript`` ends."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
    assert not statement.strip(), statement


@migrations()
def m001_project_tables(db: sqlite_utils.Database) -> None:
    """Create the tables of the first version.

    Identifiers are 16-byte blobs. Spans and relations are clustered by document (WITHOUT ROWID),
    so that an article's spans are read in one go and need no index beside the table. A document's
    text comes last: a long one spills over, and lists read what stands before it without it.
    What is undecided in a document is kept beside its spans, so that lists can be sorted by it.
    Lists read the index ``documents_listed``, which holds no text; a document that was removed is
    only named in ``removed``, so that undo brings it back as it was. States are checked by ``OR``:
    for ``IN``, SQLite builds a table at each statement, and a span takes 1.6 times as long.
    A gesture has an id, so that copies of a project know which of them have seen it;
    ``journal_documents`` says whose work on a document it changed, 0 for the document itself.
    """
    run(
        db,
        _FIRST_TABLES
        + assignments.SCHEMA
        + decisions.SCHEMA
        + incoming.SCHEMA
        + listed.SCHEMA
        + rivals.SCHEMA
        + search.INDEX
        + trainings.SCHEMA
        + versions.SCHEMA,
    )


_FIRST_TABLES = """
CREATE TABLE project (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    scheme TEXT NOT NULL,
    settings TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;

CREATE TABLE annotators (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL
);

CREATE TABLE documents (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    length INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    author TEXT NOT NULL,
    published TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    metadata TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX documents_sha256 ON documents (sha256);
CREATE INDEX documents_source ON documents (source);
CREATE INDEX documents_listed
    ON documents (pk, id, published, source, author, language, length, title);

CREATE TABLE removed (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES documents (pk) ON DELETE CASCADE
);

CREATE TABLE tokens (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    tokenizer TEXT NOT NULL,
    ranges BLOB NOT NULL,
    sentences BLOB NOT NULL,
    PRIMARY KEY (document)
);

CREATE TABLE origins (
    pk INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    UNIQUE (kind, name, version)
);

CREATE TABLE spans (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id BLOB NOT NULL,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    layer TEXT NOT NULL,
    label TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    state TEXT NOT NULL
        CHECK (state = 'suggested' OR state = 'accepted' OR state = 'rejected'),
    origin INTEGER NOT NULL REFERENCES origins (pk),
    score REAL,
    attributes TEXT,
    flagged INTEGER NOT NULL DEFAULT 0,
    comment TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (document, id),
    CHECK (0 <= start AND start < "end")
) WITHOUT ROWID;

CREATE INDEX spans_noted ON spans (annotator, document) WHERE flagged = 1 OR comment <> '';

CREATE TABLE relations (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id BLOB NOT NULL,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    type TEXT NOT NULL,
    head BLOB NOT NULL,
    child BLOB NOT NULL,
    state TEXT NOT NULL
        CHECK (state = 'suggested' OR state = 'accepted' OR state = 'rejected'),
    origin INTEGER NOT NULL REFERENCES origins (pk),
    PRIMARY KEY (document, id),
    FOREIGN KEY (document, head) REFERENCES spans (document, id),
    FOREIGN KEY (document, child) REFERENCES spans (document, id)
) WITHOUT ROWID;

CREATE TABLE statuses (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    state TEXT NOT NULL CHECK (state IN ('new', 'in progress', 'done', 'skipped')),
    flagged INTEGER NOT NULL DEFAULT 0,
    comment TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (document, annotator)
) WITHOUT ROWID;

CREATE TABLE prehighlights (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (document, annotator)
) WITHOUT ROWID;

CREATE TABLE undecided (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    count INTEGER NOT NULL,
    uncertainty REAL NOT NULL,
    fresh INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document, annotator)
) WITHOUT ROWID;

CREATE TABLE lexicon (
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    form TEXT NOT NULL,
    label TEXT NOT NULL,
    accepted INTEGER NOT NULL CHECK (accepted >= 0),
    rejected INTEGER NOT NULL CHECK (rejected >= 0),
    silenced INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (annotator, form, label)
) WITHOUT ROWID;

CREATE TABLE times (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    milliseconds INTEGER NOT NULL,
    PRIMARY KEY (document, annotator)
) WITHOUT ROWID;

CREATE TABLE places (
    annotator INTEGER NOT NULL PRIMARY KEY REFERENCES annotators (pk),
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    "offset" INTEGER NOT NULL
);

CREATE TABLE forms (
    lemma TEXT NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (lemma, form)
) WITHOUT ROWID;
CREATE INDEX forms_form ON forms (form);

CREATE TABLE lemmatised (
    pipeline TEXT NOT NULL PRIMARY KEY,
    document INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    operation TEXT NOT NULL,
    fields TEXT NOT NULL,
    changes BLOB NOT NULL,
    target INTEGER REFERENCES journal (seq),
    standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'dropped', 'fixed'))
);
CREATE INDEX journal_standing ON journal (annotator, standing, seq)
    WHERE standing = 'done' OR standing = 'undone';
CREATE TABLE journal_documents (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    annotator INTEGER NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq),
    PRIMARY KEY (document, annotator, seq)
) WITHOUT ROWID;
CREATE INDEX journal_documents_seq ON journal_documents (seq);
CREATE INDEX journal_target ON journal (target) WHERE target IS NOT NULL;
"""
