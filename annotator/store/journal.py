"""The journal of changes: undo as data, and the audit trail of who did what when."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from time import time_ns
from typing import Any

import msgspec
import sqlite_utils

from annotator.core.changes import Change, works_of
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.store.changes_text import decoded, encoded
from annotator.store.keys import Keys
from annotator.store.rows import to_blob, to_json


class Standing(StrEnum):
    """Whether a recorded gesture is in force."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    """Undone, and a later gesture took its place: it can no longer be redone."""
    FIXED = "fixed"
    """Not a gesture that undo takes back: suggestions, samples, and undo and redo themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One recorded operation. ``fields`` hold what its name in a menu mentions."""

    seq: int
    at: int
    """Unix time in milliseconds."""
    annotator: AnnotatorId
    kind: str
    """``do``, ``undo`` or ``redo``."""
    operation: str
    fields: dict[str, Any]
    changes: tuple[Change, ...]
    target: int | None
    """The entry that an undo or redo speaks of, or whose gesture this is a part of."""
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """What a list shows of a gesture, without its changes."""

    seq: int
    at: int
    """Unix time in milliseconds."""
    operation: str
    fields: dict[str, Any]
    done: bool
    """In force, or undone and possible to redo."""
    documents: int
    """How many articles it changed."""
    title: str
    """The title of the first of them."""


class Journal:
    """Appends to and reads the journal; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._appended = b""

    def begin(self) -> None:
        """Note that a transaction begins: nothing has been appended in it."""
        self._appended = b""

    def stands(self) -> bool:
        """Tell whether what was last appended in this transaction is in the file; mostly not."""
        found = self._db.execute("SELECT 1 FROM journal WHERE id = ?", (self._appended,))
        return bool(self._appended) and found.fetchone() is not None

    def record(
        self,
        annotator: AnnotatorId,
        operation: str,
        fields: dict[str, Any],
        changes: Sequence[Change],
        *,
        undoable: bool,
    ) -> int:
        """Append a new operation and return its number.

        A gesture ends what could be redone before it.
        """
        who = self._keys.annotator(annotator)
        if undoable:
            self.drop_undone(annotator)
        standing = Standing.DONE if undoable else Standing.FIXED
        return self._append(
            changes,
            annotator=who,
            kind="do",
            operation=operation,
            fields=to_json(fields),
            target=None,
            standing=standing.value,
        )

    def record_part(
        self, first: JournalEntry, fields: dict[str, Any], changes: Sequence[Change]
    ) -> None:
        """Append what a gesture did next; it is undone and redone together with its beginning.

        ``fields`` name the whole gesture from now on.
        """
        self._db.execute(
            "UPDATE journal SET fields = ? WHERE seq = ?", (to_json(fields), first.seq)
        )
        self._append(
            changes,
            annotator=self._keys.annotator(first.annotator),
            kind="do",
            operation=first.operation,
            fields="{}",
            target=first.seq,
            standing=Standing.FIXED.value,
        )

    def parts(self, entry: JournalEntry) -> list[int]:
        """Return the numbers of what a gesture did after its beginning, in order."""
        rows = self._db.execute(
            "SELECT seq FROM journal WHERE target = ? AND kind = 'do' ORDER BY seq", (entry.seq,)
        )
        return [int(row[0]) for row in rows]

    def entry(self, seq: int) -> JournalEntry:
        """Return the entry with a number."""
        return _entry(self._db.execute(f"{_SELECT} WHERE j.seq = ?", (seq,)).fetchone())

    def drop_undone(self, annotator: AnnotatorId) -> None:
        """Make what was undone impossible to redo."""
        self._db.execute(
            "UPDATE journal SET standing = 'dropped' WHERE annotator = ? AND standing = 'undone'",
            (self._keys.annotator(annotator),),
        )

    def settle(self) -> None:
        """Make nothing that was done so far possible to undo or redo."""
        self._db.execute("UPDATE journal SET standing = 'fixed' WHERE standing <> 'dropped'")

    def last_done(self, annotator: AnnotatorId, before: int | None = None) -> JournalEntry | None:
        """Return the gesture that undo would take back next, or the last one before another."""
        return self._pick(annotator, Standing.DONE, "DESC", before)

    def first_undone(self, annotator: AnnotatorId) -> JournalEntry | None:
        """Return the gesture that redo would bring back next."""
        return self._pick(annotator, Standing.UNDONE, "ASC")

    def named(
        self, annotator: AnnotatorId, standing: Standing
    ) -> tuple[str, dict[str, Any]] | None:
        """Return the operation and fields of the gesture that undo (done) or redo would take.

        What it changed is not read: that may be thousands of spans.
        """
        order = "DESC" if standing is Standing.DONE else "ASC"
        row = self._db.execute(
            "SELECT operation, fields FROM journal WHERE annotator = ? AND standing = ?"
            f" ORDER BY seq {order} LIMIT 1",
            (self._keys.annotator(annotator), standing.value),
        ).fetchone()
        return (row[0], msgspec.json.decode(row[1])) if row else None

    def applied(self, entry: JournalEntry) -> tuple[Change, ...]:
        """Return what ``entry`` changed last: its own changes, or those of its undo or redo."""
        row = self._db.execute(
            "SELECT changes FROM journal WHERE target = ? AND kind <> 'do'"
            " ORDER BY seq DESC LIMIT 1",
            (entry.seq,),
        ).fetchone()
        return decoded(row[0]) if row else entry.changes

    def mark(self, entry: JournalEntry, kind: str, changes: Sequence[Change]) -> None:
        """Record that ``changes`` undid ``entry`` (``kind`` undo) or redid it (``redo``)."""
        if entry.standing is not Standing.FIXED:  # else it is part of another
            standing = Standing.UNDONE if kind == "undo" else Standing.DONE
            self._db.execute(
                "UPDATE journal SET standing = ? WHERE seq = ?", (standing.value, entry.seq)
            )
        who = self._keys.annotator(entry.annotator)
        self._append(
            changes,
            annotator=who,
            kind=kind,
            operation=entry.operation,
            fields="{}",
            target=entry.seq,
            standing=Standing.FIXED.value,
        )

    def entries(self) -> list[JournalEntry]:
        """Return the whole journal, oldest first."""
        rows = self._db.execute(f"{_SELECT} ORDER BY j.seq")
        return [_entry(row) for row in rows]

    def counts(self, annotator: AnnotatorId) -> tuple[int, int]:
        """Return how many gestures are undone and can be redone, and how many are in force."""
        who = self._keys.annotator(annotator)
        undone, done = (
            self._db.execute(
                "SELECT count(*) FROM journal"
                f" WHERE annotator = ? AND standing = '{standing.value}'",
                (who,),
            ).fetchone()[0]
            for standing in (Standing.UNDONE, Standing.DONE)
        )
        return undone, done

    def lines(
        self, annotator: AnnotatorId, *, done: bool, before: int | None, limit: int
    ) -> list[JournalLine]:
        """Return the gestures of an annotator that are done, or undone, the newest first."""
        standing = Standing.DONE if done else Standing.UNDONE
        rows = self._db.execute(
            f"{_SELECT_LINE} WHERE j.annotator = :who AND j.standing = '{standing.value}'"
            " AND (:before IS NULL OR j.seq < :before) ORDER BY j.seq DESC LIMIT :limit",
            {"who": self._keys.annotator(annotator), "before": before, "limit": limit},
        )
        return [
            JournalLine(
                seq=seq,
                at=at,
                operation=operation,
                fields=msgspec.json.decode(fields),
                done=done,
                documents=documents,
                title=title or "",
            )
            for seq, at, operation, fields, documents, title in rows
        ]

    def _pick(
        self, annotator: AnnotatorId, standing: Standing, order: str, before: int | None = None
    ) -> JournalEntry | None:
        earlier = "" if before is None else f" AND j.seq < {before:d}"
        row = self._db.execute(
            f"{_SELECT} WHERE j.annotator = ? AND j.standing = '{standing.value}'{earlier}"
            f" ORDER BY j.seq {order} LIMIT 1",
            (self._keys.annotator(annotator),),
        ).fetchone()
        return _entry(row) if row else None

    def last_change(self, document: DocumentId) -> int | None:
        """Return the Unix time, in milliseconds, of the last entry about a document, if any.

        Taking a gesture back and bringing it back count too.
        """
        row = self._db.execute(
            "SELECT max(j.at) FROM journal_documents d JOIN journal j ON j.seq = d.seq"
            " WHERE d.document = ?",
            (self._keys.document(document),),
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def has(self, operation: str, document: DocumentId) -> bool:
        """Tell whether an operation ever changed a document, undone or not."""
        row = self._db.execute(
            "SELECT 1 FROM journal_documents d JOIN journal j ON j.seq = d.seq"
            " WHERE d.document = ? AND j.operation = ? LIMIT 1",
            (self._keys.document(document), operation),
        ).fetchone()
        return row is not None

    def _append(self, changes: Sequence[Change], **values: object) -> int:
        self._appended = to_blob(new_id())
        cursor = self._db.execute(
            "INSERT INTO journal (id, at, annotator, kind, operation, fields, changes, target,"
            " standing) VALUES (:id, :at, :annotator, :kind, :operation, :fields, :changes,"
            " :target, :standing)",
            {
                "id": self._appended,
                "at": time_ns() // 1_000_000,
                "changes": encoded(changes),
                **values,
            },
        )
        self._db.conn.executemany(
            "INSERT INTO journal_documents (document, annotator, seq) VALUES (?, ?, ?)",
            [
                (
                    self._keys.document(document),
                    0 if whose is None else self._keys.annotator(whose),
                    cursor.lastrowid,
                )
                for document, whose in works_of(changes)
            ],
        )
        assert cursor.lastrowid is not None  # a row was written just now
        return cursor.lastrowid


_SELECT = (
    "SELECT j.seq, j.at, a.id, j.kind, j.operation, j.fields, j.changes, j.target, j.standing"
    " FROM journal j JOIN annotators a ON a.pk = j.annotator"
)

_SELECT_LINE = (
    "SELECT j.seq, j.at, j.operation, j.fields,"
    " (SELECT count(DISTINCT document) FROM journal_documents WHERE seq = j.seq),"
    " (SELECT d.title FROM documents d WHERE d.pk ="
    "  (SELECT min(document) FROM journal_documents WHERE seq = j.seq))"
    " FROM journal j"
)


def _entry(row: tuple[Any, ...]) -> JournalEntry:
    seq, at, annotator, kind, operation, fields, changes, target, standing = row
    return JournalEntry(
        seq=seq,
        at=at,
        annotator=AnnotatorId(annotator.hex()),
        kind=kind,
        operation=operation,
        fields=msgspec.json.decode(fields),
        changes=decoded(changes),
        target=target,
        standing=Standing(standing),
    )
