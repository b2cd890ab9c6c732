"""Documents, their tokens, and what lists show of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LayerId
from annotator.core.model import Document, DocumentState, DocumentSummary
from annotator.core.tokens import Tokens
from annotator.store.keys import Keys
from annotator.store.rows import (
    DOCUMENT_COLUMNS,
    Row,
    document_from,
    to_blob,
    to_json,
    tokens_from_blobs,
    tokens_to_blobs,
)
from annotator.store.search import WordIndex

_BATCH = 500


class Documents:
    """The documents of one project file, in the order in which they came in."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._words = WordIndex(db)

    def add(self, documents: Iterable[Document]) -> None:
        """Write ``documents`` after those already there."""
        first = self._db.execute("SELECT coalesce(max(pk), 0) + 1 FROM documents").fetchone()[0]
        numbered = list(enumerate(documents, start=first))
        self._db.conn.executemany(
            f"INSERT INTO documents (pk, {DOCUMENT_COLUMNS}, length)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((number, *_row(document)) for number, document in numbered),
        )
        self._words.add(numbered)

    def get(self, identifier: DocumentId) -> Document:
        """Return one document.

        Raises:
            KeyError: the project has no such document.
        """
        row = self._db.execute(
            f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE pk = ?",
            (self._keys.document(identifier),),
        ).fetchone()
        return document_from(row)

    def each(self) -> Iterator[Document]:
        """Yield every document in order, holding one batch of them at a time."""
        last = 0
        while True:
            rows = self._db.execute(
                f"SELECT pk, {DOCUMENT_COLUMNS} FROM documents WHERE pk > ? ORDER BY pk LIMIT ?",
                (last, _BATCH),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            for row in rows:
                yield document_from(row[1:])

    def summaries(
        self,
        identifiers: Sequence[DocumentId],
        annotator: AnnotatorId,
        *,
        uncounted: Iterable[LayerId] = (),
    ) -> list[DocumentSummary]:
        """Return what a list shows of the named documents, in the same order.

        Spans of the layers ``uncounted`` do not count: nobody has to decide on them.
        """
        apart = {f"layer{number}": layer for number, layer in enumerate(uncounted)}
        statement = _SUMMARY.format(apart=", ".join(f":{name}" for name in apart))
        values = {"who": self._keys.annotator(annotator), **apart}
        return [self._summary(identifier, statement, values) for identifier in identifiers]

    def _summary(
        self, identifier: DocumentId, statement: str, values: Mapping[str, object]
    ) -> DocumentSummary:
        row = self._db.execute(statement, {"id": to_blob(identifier), **values}).fetchone()
        title, source, published, length, state, flagged, suggested, accepted, prepared = row
        return DocumentSummary(
            id=identifier,
            title=title,
            source=source,
            published=published,
            length=length,
            state=DocumentState(state),
            flagged=bool(flagged),
            suggested=suggested or 0,
            accepted=accepted or 0,
            prehighlighted=bool(prepared),
        )

    def counts(self, annotator: AnnotatorId) -> dict[DocumentState, int]:
        """Return how many documents stand in each state for the annotator."""
        rows = self._db.execute(
            "SELECT coalesce(t.state, 'new'), count(*) FROM documents d"
            " LEFT JOIN statuses t ON t.document = d.pk AND t.annotator = ? GROUP BY 1",
            (self._keys.annotator(annotator),),
        )
        found = {DocumentState(state): int(count) for state, count in rows}
        return {state: found.get(state, 0) for state in DocumentState}

    def has_text(self, sha256: str) -> bool:
        """Tell whether there is a document with the text of this SHA-256 (hexadecimal)."""
        row = self._db.execute(
            "SELECT 1 FROM documents WHERE sha256 = ?", (bytes.fromhex(sha256),)
        ).fetchone()
        return row is not None

    def has_tokens(self, identifier: DocumentId) -> bool:
        """Tell whether a pipeline's tokens are stored for the document."""
        row = self._db.execute(
            "SELECT 1 FROM tokens WHERE document = ?", (self._keys.document(identifier),)
        ).fetchone()
        return row is not None

    def tokens(self, identifier: DocumentId) -> Tokens | None:
        """Return the document's stored tokens, or None when no pipeline has seen it yet."""
        row = self._db.execute(
            "SELECT ranges, sentences, tokenizer FROM tokens WHERE document = ?",
            (self._keys.document(identifier),),
        ).fetchone()
        return tokens_from_blobs(*row) if row else None

    def set_tokens(self, identifier: DocumentId, tokens: Tokens) -> None:
        """Store the document's tokens in place of any it had."""
        ranges, sentences = tokens_to_blobs(tokens)
        self._db.execute(
            "INSERT OR REPLACE INTO tokens (document, tokenizer, ranges, sentences)"
            " VALUES (?, ?, ?, ?)",
            (self._keys.document(identifier), tokens.tokenizer, ranges, sentences),
        )


_SUMMARY = """
SELECT d.title, d.source, d.published, d.length, coalesce(t.state, 'new'), t.flagged,
    (SELECT count(*) FROM spans s
        WHERE s.document = d.pk AND s.annotator = :who AND s.state = 'suggested'
            AND s.layer NOT IN ({apart})),
    (SELECT count(*) FROM spans s
        WHERE s.document = d.pk AND s.annotator = :who AND s.state = 'accepted'
            AND s.layer NOT IN ({apart})),
    (SELECT 1 FROM prehighlights p WHERE p.document = d.pk AND p.annotator = :who)
FROM documents d LEFT JOIN statuses t ON t.document = d.pk AND t.annotator = :who
WHERE d.id = :id
"""


def _row(document: Document) -> Row:
    return (
        to_blob(document.id),
        document.text,
        bytes.fromhex(document.sha256),
        document.title,
        document.source,
        document.author,
        document.published,
        document.url,
        document.language,
        to_json(document.metadata),
        len(document.text),
    )
