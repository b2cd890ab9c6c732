"""Weighing the states of works one by one, where sets of rows cannot tell which is the newer."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import sqlite_utils

from annotator.core.errors import MergeDamagedError
from annotator.core.ids import AnnotatorId, DocumentId, LayerId
from annotator.core.model import DocumentStatus, Relation, Span
from annotator.core.rivals import Rival, joined
from annotator.core.scheme_past import Renewal
from annotator.store.keys import Keys
from annotator.store.merging import matching
from annotator.store.merging.states import States, Work
from annotator.store.queues import Queues


class Weighing:
    """Weighs the works that matching left to it; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys, renewal: Renewal, path: Path) -> None:
        self._db = db
        self._path = path
        self._states = States(db, keys, renewal)
        self._queues = Queues(db, keys)

    def run(self, zones: frozenset[LayerId]) -> Iterator[int]:
        """Write what is left of the states of each work, and yield after each.

        Raises:
            MergeDamagedError: what waits in the copy beside a work cannot be.
        """
        rows = self._db.execute(
            "SELECT d.id, a.id, w.document, w.annotator, w.theirs, w.who FROM m_works w"
            " JOIN main.documents d ON d.pk = w.document"
            " JOIN main.annotators a ON a.pk = w.annotator WHERE w.deed = 'weigh'"
        ).fetchall()
        for document, annotator, *numbers in rows:
            work = Work(
                DocumentId(document.hex()),
                AnnotatorId(annotator.hex()),
                (numbers[0], numbers[1]),
                (numbers[2], numbers[3]),
            )
            if self._weighed(work):
                self._queues.renew([work.document], work.annotator, zones, {})
            yield 1

    def _weighed(self, work: Work) -> bool:
        """Write what is left of the states of a work; tell whether another one is shown."""
        states = self._states
        try:
            theirs, their_rivals = states.theirs(work)
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
            raise MergeDamagedError(path=str(self._path), reason=str(error)) from error
        self._check(work, their_rivals)
        ours, our_rivals = states.ours(work)
        shown, others = joined((ours, *our_rivals, theirs, *their_rivals))
        deed = matching.KEEP
        if sorted(others, key=_id) != sorted(our_rivals, key=_id):
            states.keep_beside(work, others)
            deed = matching.BESIDE
        if shown != ours:
            states.show(work, shown)
            deed = matching.SHOWN
        self._db.execute(
            "UPDATE m_works SET deed = ? WHERE theirs = ? AND who = ?", (deed, *work.theirs)
        )
        return shown != ours

    def _check(self, work: Work, rivals: tuple[Rival, ...]) -> None:
        """Check what waits in the copy beside a work. Raises MergeDamagedError."""
        length = self._db.execute(
            "SELECT length FROM main.documents WHERE pk = ?", work.ours[:1]
        ).fetchone()[0]
        for rival in rivals:
            spans = {span.id for span in rival.spans}
            fits = all(0 <= span.start < span.end <= length for span in rival.spans) and all(
                link.head in spans and link.child in spans for link in rival.relations
            )
            things: tuple[Span | Relation | DocumentStatus, ...]
            things = (*rival.spans, *rival.relations, rival.status)
            own = all(
                (one.document, one.annotator) == (work.document, work.annotator) for one in things
            )
            if not (fits and own):
                raise MergeDamagedError(path=str(self._path), reason="version")


def _id(rival: Rival) -> str:
    return rival.id
