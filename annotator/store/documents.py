"""Documents, their tokens, and what lists show of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import sqlite_utils

from annotator.core.folding import folded
from annotator.core.ids import AnnotatorId, DocumentId, LayerId
from annotator.core.model import Details, Document, DocumentState, DocumentSummary, with_details
from annotator.core.tokens import Tokens
from annotator.store.keys import Keys
from annotator.store.listed import add_titles
from annotator.store.listing_sql import PRESENT
from annotator.store.rows import (
    APART,
    DOCUMENT_COLUMNS,
    Row,
    document_from,
    summary_from,
    to_blob,
    to_json,
    tokens_from_blobs,
    tokens_to_blobs,
)
from annotator.store.search import WordIndex, indexed

_BATCH = 500


class Documents:
    """The documents of one project file, in the order in which they came in."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._words = WordIndex(db)
        self._counted: tuple[tuple[AnnotatorId, int], dict[DocumentState, int]] | None = None

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
        add_titles(self._db, ((number, document.title) for number, document in numbered))

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
                f"SELECT pk, {DOCUMENT_COLUMNS} FROM documents WHERE pk > ? AND pk {PRESENT}"
                " ORDER BY pk LIMIT ?",
                (last, _BATCH),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            for row in rows:
                yield document_from(row[1:])

    def page(self, after: int, most: int) -> list[tuple[int, DocumentId]]:
        """Return up to ``most`` documents numbered above ``after``, by number and with it."""
        rows = self._db.execute(
            "SELECT pk, id FROM documents INDEXED BY documents_listed"
            f" WHERE pk > ? AND pk {PRESENT} ORDER BY pk LIMIT ?",
            (after, most),
        )
        return [(number, DocumentId(identifier.hex())) for number, identifier in rows]

    def number(self, identifier: DocumentId) -> int:
        """Return a document's number. Raises KeyError when there is none."""
        return self._keys.document(identifier)

    def identifiers(self, numbers: Sequence[int]) -> list[DocumentId]:
        """Return the ids of the documents with these numbers, in the same order."""
        asked = "SELECT id FROM documents INDEXED BY documents_listed WHERE pk = ?"
        return [
            DocumentId(self._db.execute(asked, (number,)).fetchone()[0].hex()) for number in numbers
        ]

    def summaries(
        self,
        numbers: Sequence[int],
        annotator: AnnotatorId,
        *,
        uncounted: Iterable[LayerId] = (),
    ) -> list[DocumentSummary]:
        """Return what a list shows of the documents with these numbers, in the same order.

        Spans of the layers ``uncounted`` do not count: nobody has to decide on them.
        """
        apart = {f"layer{number}": layer for number, layer in enumerate(uncounted)}
        statement = _SUMMARY.format(apart=", ".join(f":{name}" for name in apart))
        values = {"who": self._keys.annotator(annotator), "apart": APART, **apart}
        return [
            summary_from(self._db.execute(statement, {"number": number, **values}).fetchone())
            for number in numbers
        ]

    def metadata_keys(self) -> list[str]:
        """Return the keys that metadata have in the first thousand documents, by name."""
        rows = self._db.execute(
            "SELECT DISTINCT m.key FROM (SELECT metadata FROM documents ORDER BY pk LIMIT 1000) d,"
            " json_each(d.metadata) m ORDER BY m.key"
        )
        return [row[0] for row in rows]

    def sources(self, beginning: str, limit: int) -> list[str]:
        """Return the sources that begin so, case and accents aside, the most frequent first."""
        rows = self._db.execute(
            "SELECT source FROM documents INDEXED BY documents_source WHERE source <> ''"
            f" AND pk {PRESENT} GROUP BY source ORDER BY count(*) DESC, source"
        )
        wanted = folded(beginning)
        found = (row[0] for row in rows)
        return list(islice((name for name in found if folded(name).startswith(wanted)), limit))

    def is_removed(self, identifier: DocumentId) -> bool:
        """Tell whether a document was removed."""
        row = self._db.execute(
            "SELECT 1 FROM removed WHERE document = ?", (self._keys.document(identifier),)
        ).fetchone()
        return row is not None

    def remove(self, identifier: DocumentId) -> None:
        """Let nothing show a document any more; all that belongs to it stays."""
        self._db.execute(
            "INSERT OR IGNORE INTO removed (document) VALUES (?)",
            (self._keys.document(identifier),),
        )

    def restore(self, identifier: DocumentId) -> None:
        """Show a document again that was removed."""
        self._db.execute(
            "DELETE FROM removed WHERE document = ?", (self._keys.document(identifier),)
        )

    def remove_all(self, first: int, last: int) -> None:
        """Let nothing show the documents numbered from ``first`` to ``last`` any more."""
        self._db.execute(
            "INSERT OR IGNORE INTO removed (document) SELECT pk FROM documents"
            " WHERE pk BETWEEN ? AND ?",
            (first, last),
        )

    def restore_all(self, first: int, last: int) -> None:
        """Show these documents again, but for those whose text came in once more meanwhile."""
        self._db.execute(
            "DELETE FROM removed WHERE document BETWEEN ? AND ? AND NOT EXISTS ("
            " SELECT 1 FROM documents d JOIN documents o ON o.sha256 = d.sha256 AND o.pk <> d.pk"
            f" WHERE d.pk = removed.document AND o.pk {PRESENT})",
            (first, last),
        )

    def set_details(self, details: Details) -> None:
        """Store what is known of a document in place of what was, and index its words anew."""
        before, number = self.get(details.document), self._keys.document(details.document)
        after = with_details(before, details)
        if indexed(after) != indexed(before):
            self._words.remove(number, before)
            self._words.add([(number, after)])
            add_titles(self._db, [(number, after.title)])
        self._db.execute(
            "UPDATE documents SET title = ?, source = ?, author = ?, published = ?, url = ?,"
            " language = ?, metadata = ? WHERE pk = ?",
            (
                after.title,
                after.source,
                after.author,
                after.published,
                after.url,
                after.language,
                to_json(after.metadata),
                number,
            ),
        )

    def counts(self, annotator: AnnotatorId) -> dict[DocumentState, int]:
        """Return how many documents stand in each state for the annotator.

        They are counted anew when something was written since.
        """
        now = (annotator, self._db.conn.total_changes)
        if self._counted is None or self._counted[0] != now:
            self._counted = (now, self._count_states(annotator))
        return dict(self._counted[1])

    def _count_states(self, annotator: AnnotatorId) -> dict[DocumentState, int]:
        who = self._keys.annotator(annotator)
        # Few are removed, and to look for each among those would take as long as counting.
        found = {
            state: int(self._db.execute(_IN_STATE, (who, state.value)).fetchone()[0])
            for state in DocumentState
        }
        # Most documents have no status yet: those are counted without being read.
        found[DocumentState.NEW] += self._count() - sum(found.values())
        return found

    def _count(self) -> int:
        documents, removed = (
            self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("documents", "removed")
        )
        return int(documents) - int(removed)

    def has_text(self, sha256: str) -> bool:
        """Tell whether there is a document with the text of this SHA-256 (hexadecimal).

        A document that was removed is not there: its text may come in again.
        """
        row = self._db.execute(
            f"SELECT 1 FROM documents WHERE sha256 = ? AND pk {PRESENT}",
            (bytes.fromhex(sha256),),
        ).fetchone()
        return row is not None

    def with_texts(self, hashes: Iterable[str]) -> dict[DocumentId, str]:
        """Return the documents with the texts of these SHA-256 (hexadecimal), each with its own."""
        query = f"SELECT id FROM documents WHERE sha256 = ? AND pk {PRESENT}"
        return {
            DocumentId(row[0].hex()): sha256
            for sha256 in hashes
            for row in self._db.execute(query, (bytes.fromhex(sha256),))
        }

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


_IN_STATE = (
    "SELECT (SELECT count(*) FROM statuses INDEXED BY statuses_state"
    "  WHERE annotator = ?1 AND state = ?2)"
    " - (SELECT count(*) FROM removed r CROSS JOIN statuses t"
    "  ON t.document = r.document AND t.annotator = ?1 AND t.state = ?2)"
)
_SUMMARY = """
SELECT d.pk, d.id, d.title, d.source, d.published, d.author, d.language, d.metadata, d.length,
    coalesce(t.state, 'new'), t.flagged,
    (SELECT count(*) FROM spans s
        WHERE s.document = d.pk AND s.annotator = :who AND s.state = 'suggested'
            AND s.layer NOT IN ({apart})),
    (SELECT count(*) FROM spans s
        WHERE s.document = d.pk AND s.annotator = :who AND s.state = 'accepted'
            AND s.layer NOT IN ({apart})),
    (SELECT 1 FROM prehighlights p WHERE p.document = d.pk AND p.annotator = :who),
    (SELECT u.uncertainty FROM undecided u WHERE u.document = d.pk AND u.annotator = :who),
    (SELECT count(*) FROM versions v JOIN versions o ON o.story = v.story
        WHERE v.document = d.pk AND o.document NOT IN (SELECT document FROM removed)),
    (SELECT group_concat(name, :apart) FROM (SELECT a.name FROM assignments g
        JOIN annotators a ON a.pk = g.annotator WHERE g.document = d.pk ORDER BY a.pk))
FROM documents d LEFT JOIN statuses t ON t.document = d.pk AND t.annotator = :who
WHERE d.pk = :number
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
