"""The index of words, and conditions on documents, as SQL has them.

The index leaves out case and accents, and has ligatures spelled out (see ``core.folding``), as
queries have. It holds no copy of the text: what a document says is read from the document. To take
a document out, its words are named once more, which is how an index without content works in every
SQLite that we meet. Up to 16 MB of new words are held before they are written: an import has fewer
pieces of the index to put together.
"""

import re
from collections.abc import Iterable, Sequence

import sqlite_utils

from annotator.core.folding import without_ligatures
from annotator.core.model import Document, DocumentState
from annotator.core.query import ME, Condition, Kind, Query, date_range

INDEX = """
CREATE VIRTUAL TABLE words USING fts5 (
    title, source, author, text,
    content = '', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('hashsize', 16000000);
"""
TABLES = ("words", "words_data", "words_idx", "words_docsize", "words_config")
"""The index and the tables in which SQLite keeps it."""

_NEGATED = {False: "", True: "NOT "}
_SIMPLE = {
    Kind.STATE: "d.pk IN (SELECT document FROM statuses WHERE annotator = ?1 AND state = ?)",
    Kind.LANGUAGE: "d.language = ? COLLATE NOCASE",
    Kind.LABEL: (
        "EXISTS (SELECT 1 FROM labelled o"
        " WHERE o.annotator = ?1 AND o.label = ? AND o.document = d.pk)"
    ),
    # The labels tell whose work there is, without a look at the spans of everybody else's.
    Kind.ANNOTATOR: (
        "EXISTS (SELECT 1 FROM annotators a JOIN labelled o ON o.annotator = a.pk"
        " WHERE o.document = d.pk AND a.name = ? COLLATE NOCASE AND EXISTS (SELECT 1 FROM spans s"
        " WHERE s.document = d.pk AND s.annotator = a.pk AND s.state = 'accepted'))"
    ),
    Kind.ASSIGNED: (
        "d.pk IN (SELECT document FROM assignments WHERE annotator IN"
        " (SELECT pk FROM annotators WHERE name = ? COLLATE NOCASE))"
    ),
}
FLAGGED = "d.pk IN (SELECT document FROM statuses WHERE annotator = ?1 AND flagged = 1)"
"""Said of a document with a flag. Worded, as others are, so that what is rare is looked up."""
MINE = "d.pk IN (SELECT document FROM assignments WHERE annotator = ?1)"
"""Said of a document that the annotator was given."""
_NEW = "coalesce(t.state, 'new') = ?"
"""Most documents have no status yet."""
_IS = {
    "flagged": FLAGGED,
    "noted": (  # worded as the partial index on such spans is
        "d.pk IN (SELECT document FROM spans WHERE annotator = ?1"
        " AND (flagged = 1 OR comment <> ''))"
    ),
    "suggested": "coalesce(u.count, 0) > 0",
    "version": (
        "d.pk IN (SELECT v.document FROM versions v WHERE EXISTS (SELECT 1 FROM versions o"
        " WHERE o.story = v.story AND o.document <> v.document"
        " AND o.document NOT IN (SELECT document FROM removed)))"
    ),
    "dated": "d.published <> ''",
    "assigned": "d.pk IN (SELECT document FROM assignments)",
}
IS_VALUES = tuple(_IS)
"""What ``is:`` can ask."""


class WordIndex:
    """Writes the index of words; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db

    def add(self, documents: Iterable[tuple[int, Document]]) -> None:
        """Index documents under their row numbers."""
        self._db.conn.executemany(
            "INSERT INTO words (rowid, title, source, author, text) VALUES (?, ?, ?, ?, ?)",
            ((number, *indexed(document)) for number, document in documents),
        )

    def remove(self, number: int, document: Document) -> None:
        """Take a document out; its fields must be those with which it was added."""
        self._db.execute(
            "INSERT INTO words (words, rowid, title, source, author, text)"
            " VALUES ('delete', ?, ?, ?, ?, ?)",
            (number, *indexed(document)),
        )


def conditions(query: Query, values: list[object]) -> list[str]:
    """Return what a query asks beside its words, as SQL; values are appended to ``values``.

    It speaks of ``d`` (documents), ``t`` (statuses), ``u`` (undecided) and ``?1`` (annotator);
    ``l``, ``k`` and ``w`` (labelled, titles, words) are not for it to use.
    """
    return [
        f"{_NEGATED[condition.negated]}({_condition(condition, values)})"
        for condition in query.conditions
    ]


def _condition(condition: Condition, values: list[object]) -> str:
    if condition.kind is Kind.IS:
        return _IS.get(condition.value.lower(), "0")
    if condition.kind is Kind.DATE:
        first, last = date_range(condition.value) or ("~", "~")
        values.extend((first, last))
        place = len(values)
        return f"d.published <> '' AND d.published BETWEEN ?{place - 1} AND ?{place}"
    if condition.kind is Kind.ASSIGNED and condition.value == ME:
        return MINE
    values.append(condition.value)
    new = condition.kind is Kind.STATE and condition.value == DocumentState.NEW
    head, mark, tail = re.split(r"(= \?)(?!1)", _NEW if new else _SIMPLE[condition.kind])
    return f"{head}{mark}{len(values)}{tail}"


def indexed(document: Document) -> Sequence[str]:
    """Return the fields of a document as the index has them."""
    return tuple(
        without_ligatures(part)
        for part in (document.title, document.source, document.author, document.text)
    )
