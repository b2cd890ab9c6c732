"""The tables of an unfinished import; they are empty while there is none."""

SCHEMA = """
CREATE TABLE incoming (
    pk INTEGER PRIMARY KEY CHECK (pk = 1),
    after INTEGER NOT NULL,
    request TEXT NOT NULL,
    progress TEXT NOT NULL
);

CREATE TABLE incoming_faults (
    pk INTEGER PRIMARY KEY,
    fault TEXT NOT NULL
);

CREATE TABLE incoming_forms (
    form TEXT NOT NULL,
    label TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    PRIMARY KEY (form, label)
) WITHOUT ROWID;

CREATE TABLE incoming_spans (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id BLOB NOT NULL,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    layer TEXT NOT NULL,
    label TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    state TEXT NOT NULL,
    origin INTEGER NOT NULL REFERENCES origins (pk),
    score REAL,
    attributes TEXT,
    flagged INTEGER NOT NULL DEFAULT 0,
    comment TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE incoming_relations (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id BLOB NOT NULL,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    type TEXT NOT NULL,
    head BLOB NOT NULL,
    child BLOB NOT NULL,
    state TEXT NOT NULL,
    origin INTEGER NOT NULL REFERENCES origins (pk),
    PRIMARY KEY (document, id)
) WITHOUT ROWID;
"""
TABLES = ("incoming", "incoming_faults", "incoming_forms", "incoming_spans", "incoming_relations")
"""The last two are as ``spans`` and ``relations``: what is in them moves there at the end."""
