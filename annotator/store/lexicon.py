"""The lexicon of one project file: forms that annotators accepted and rejected, by label."""

from collections.abc import Iterable

import sqlite_utils

from annotator.core.ids import AnnotatorId, LabelId
from annotator.core.lexicon import Count, Entry, Lexicon, learnable
from annotator.store.keys import Keys


class LexiconTable:
    """Reads and writes the counts; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._last: tuple[AnnotatorId, Lexicon] | None = None

    def forget(self) -> None:
        """Drop what was read; it may have been rolled back."""
        self._last = None

    def of(self, annotator: AnnotatorId) -> Lexicon:
        """Return the annotator's lexicon.

        It is read once and follows every change from then on; whoever has it only reads it.
        """
        if self._last is None or self._last[0] != annotator:
            rows = self._db.execute(
                "SELECT form, label, accepted, rejected, silenced FROM lexicon WHERE annotator = ?"
                " ORDER BY form, label",
                (self._keys.annotator(annotator),),
            )
            lexicon = Lexicon(
                Entry(
                    form=form,
                    label=LabelId(label),
                    count=Count(accepted, rejected),
                    silenced=bool(silenced),
                )
                for form, label, accepted, rejected, silenced in rows
            )
            self._last = (annotator, lexicon)
        return self._last[1]

    def add(
        self, annotator: AnnotatorId, form: str, label: LabelId, accepted: int, rejected: int
    ) -> None:
        """Count decisions on a form, or with numbers below 0 take them back."""
        lexicon = self.of(annotator)
        lexicon.add(form, label, accepted, rejected)
        self._store(annotator, form, label)

    def add_many(self, annotator: AnnotatorId, forms: Iterable[tuple[str, str, int, int]]) -> None:
        """Count decisions on many forms: form, label, and how often accepted and rejected."""
        who = self._keys.annotator(annotator)
        self._db.conn.executemany(
            "INSERT INTO lexicon (annotator, form, label, accepted, rejected)"
            " VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET accepted = accepted + excluded.accepted,"
            " rejected = rejected + excluded.rejected",
            [(who, *row) for row in forms if learnable(row[0])],
        )
        self.forget()

    def silence(self, annotator: AnnotatorId, form: str, label: LabelId, *, silenced: bool) -> None:
        """Make no use of a form with a label any more, or use it again."""
        self.of(annotator).silence(form, label, silenced=silenced)
        self._store(annotator, form, label)

    def _store(self, annotator: AnnotatorId, form: str, label: LabelId) -> None:
        entry = self.of(annotator).entry(form, label)
        key = (self._keys.annotator(annotator), form, label)
        if entry is None:
            self._db.execute(
                "DELETE FROM lexicon WHERE annotator = ? AND form = ? AND label = ?", key
            )
        else:
            self._db.execute(
                "INSERT OR REPLACE INTO lexicon"
                " (annotator, form, label, accepted, rejected, silenced)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*key, entry.count.accepted, entry.count.rejected, int(entry.silenced)),
            )
