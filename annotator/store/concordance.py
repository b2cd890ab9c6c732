"""What a search over the whole corpus reads: texts by part, spans by label, forms by lemma."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LabelId
from annotator.core.model import SpanState
from annotator.store.keys import Keys
from annotator.store.listing_sql import PRESENT

NOTED = "(flagged = 1 OR comment <> '')"
"""Which spans have something to look at; worded as the partial index on them is."""


class Page(NamedTuple):
    """One document as a search reads it. ``number`` grows from one document to the next."""

    number: int
    document: DocumentId
    title: str
    published: str
    text: str


class Marked(NamedTuple):
    """One span as a search reads it; ``number`` is its document's."""

    number: int
    start: int
    end: int
    flagged: bool
    comment: str


class Concordance:
    """Reads documents by ranges of their numbers, so that a window can breathe in between."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def last(self) -> int:
        """Return the number of the last document, 0 where there is none."""
        row = self._db.execute(
            f"SELECT pk FROM documents WHERE pk {PRESENT} ORDER BY pk DESC LIMIT 1"
        ).fetchone()
        return int(row[0]) if row else 0

    def texts(self, after: int, upto: int, parts: Sequence[str] = ()) -> list[Page]:
        """Return the documents numbered above ``after``, up to ``upto``, in order.

        With ``parts`` only those whose text has one of them, capital or small where it is ASCII.
        Parts hold letters and digits only.
        """
        like = " OR ".join(["text LIKE ?"] * len(parts))
        rows = self._db.execute(
            "SELECT pk, id, title, published, text FROM documents WHERE pk > ? AND pk <= ?"
            f" AND pk {PRESENT}{f' AND ({like})' if parts else ''} ORDER BY pk",
            (after, upto, *(f"%{part}%" for part in parts)),
        )
        return [_page(row) for row in rows]

    def numbered(self, numbers: Iterable[int]) -> list[Page]:
        """Return the documents with these numbers, in order."""
        wanted = sorted(set(numbers))
        rows = self._db.execute(
            "SELECT pk, id, title, published, text FROM documents"
            f" WHERE pk IN ({', '.join('?' * len(wanted))}) ORDER BY pk",
            wanted,
        )
        return [_page(row) for row in rows]

    def marked(
        self,
        after: int,
        upto: int,
        annotator: AnnotatorId,
        *,
        labels: Sequence[LabelId] = (),
        states: Sequence[SpanState] = (),
    ) -> list[Marked]:
        """Return the annotator's spans with one of ``labels`` in one of ``states``, by place.

        None named means any of them.
        """
        where = "document > ? AND document <= ? AND annotator = ?"
        where += f" AND label IN ({', '.join('?' * len(labels))})" if labels else ""
        where += f" AND state IN ({', '.join('?' * len(states))})" if states else ""
        values = (after, upto, self._keys.annotator(annotator), *labels)
        return self._spans(where, (*values, *(state.value for state in states)))

    def noted(
        self, after: int, annotator: AnnotatorId, *, most: int, every: bool = False
    ) -> list[Marked]:
        """Return spans with a flag or a comment in documents numbered above ``after``.

        Up to ``most`` of them, by document; rejected ones only where ``every`` is wanted.
        """
        where = f"annotator = ? AND document > ? AND {NOTED}"
        where += "" if every else " AND state <> 'rejected'"
        return self._spans(where, (self._keys.annotator(annotator), after), most)

    def _spans(self, where: str, values: Sequence[object], most: int = -1) -> list[Marked]:
        rows = self._db.execute(
            'SELECT document, start, "end", flagged, comment FROM spans'
            f" WHERE {where} AND document {PRESENT}"
            ' ORDER BY document, start, "end" LIMIT ?',
            (*values, most),
        )
        return [
            Marked(number, start, end, bool(flagged), comment)
            for number, start, end, flagged, comment in rows
        ]

    # Forms and lemmas

    def forms_of(self, word: str) -> list[str]:
        """Return the forms of the lemmas that ``word`` is or may be a form of, itself included.

        ``word`` is in small letters, and so is what comes back.
        """
        rows = self._db.execute(
            "WITH lemmas (lemma) AS"
            " (SELECT lemma FROM forms WHERE form = ?1 UNION SELECT ?1)"
            " SELECT form FROM forms WHERE lemma IN lemmas"
            " UNION SELECT lemma FROM lemmas ORDER BY 1",
            (word,),
        )
        return [row[0] for row in rows]

    def lemmatised(self, pipeline: str) -> int:
        """Return the number of the last document whose words ``pipeline`` has lemmatised."""
        row = self._db.execute(
            "SELECT document FROM lemmatised WHERE pipeline = ?", (pipeline,)
        ).fetchone()
        return int(row[0]) if row else 0

    def add_forms(self, pipeline: str, document: int, pairs: Iterable[tuple[str, str]]) -> None:
        """Write (form, lemma) pairs; the documents up to number ``document`` are done with."""
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO forms (form, lemma) VALUES (?, ?)", list(pairs)
        )
        self._db.execute(
            "INSERT OR REPLACE INTO lemmatised (pipeline, document) VALUES (?, ?)",
            (pipeline, document),
        )


def _page(row: tuple[int, bytes, str, str, str]) -> Page:
    number, identifier, title, published, text = row
    return Page(number, DocumentId(identifier.hex()), title, published, text)
