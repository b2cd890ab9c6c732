"""What is stored beside documents and spans for the sake of lists alone.

``titles`` has each title as it is sorted, so that a list by title needs no sorting; ``labelled``
says which labels stand in which document, so that a rare one is found without reading the spans.
"""

from collections.abc import Iterable, Sequence

import sqlite_utils

from annotator.core.folding import sorting_key

SCHEMA = """
CREATE TABLE titles (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES documents (pk) ON DELETE CASCADE,
    key TEXT NOT NULL
);
CREATE INDEX titles_key ON titles (key = '', key, document);

CREATE TABLE labelled (
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    label TEXT NOT NULL COLLATE NOCASE,
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    PRIMARY KEY (annotator, label, document)
) WITHOUT ROWID;
CREATE INDEX labelled_document ON labelled (document);

CREATE INDEX statuses_state ON statuses (annotator, state, document);
CREATE INDEX statuses_flagged ON statuses (annotator, document) WHERE flagged = 1;
"""
TABLES = ("titles", "labelled")

_THERE = (
    "SELECT DISTINCT label FROM spans WHERE document = ? AND annotator = ? AND state <> 'rejected'"
)
_NOTED = "SELECT label FROM labelled WHERE document = ? AND annotator = ?"


def add_titles(db: sqlite_utils.Database, titles: Iterable[tuple[int, str]]) -> None:
    """Store the titles of documents by number, in place of those they had."""
    db.conn.executemany(
        "INSERT INTO titles (document, key) VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET key = excluded.key",
        [(number, sorting_key(title)) for number, title in titles],
    )


def add_labels(db: sqlite_utils.Database, rows: Sequence[tuple[int, str, int]]) -> None:
    """Note labels that stand in documents: annotator, label, document."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO labelled (annotator, label, document) VALUES (?, ?, ?)", rows
    )


def renew_labels(db: sqlite_utils.Database, number: int, annotator: int) -> None:
    """Note which labels an annotator's spans in a document have now; rejected ones have none."""
    there, noted = (
        {str(row[0]).lower(): str(row[0]) for row in db.execute(asked, (number, annotator))}
        for asked in (_THERE, _NOTED)
    )
    for gone in noted.keys() - there.keys():
        db.execute(
            "DELETE FROM labelled WHERE annotator = ? AND label = ? AND document = ?",
            (annotator, noted[gone], number),
        )
    add_labels(db, [(annotator, there[new], number) for new in there.keys() - noted.keys()])
