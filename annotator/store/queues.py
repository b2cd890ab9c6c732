"""Documents in an order: the library's list, what comes next, and what is undecided in each."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LayerId
from annotator.core.listing import Listing, ListingTooLongError
from annotator.core.uncertainty import Order, Rank
from annotator.store.draws import Draws
from annotator.store.gathering import FIRST, folded
from annotator.store.keys import Keys
from annotator.store.listed import renew_labels
from annotator.store.listing_sql import PRESENT, Statement
from annotator.store.undecided import undecided_in

_STEPS = 2000
"""Steps of SQLite's between two looks at the clock: some hundredths of a millisecond."""


class Queues:
    """Lists documents in an order. What an order needs is stored with each change of spans."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._draws = Draws(db)
        # SQLite's own comparison knows only ASCII, so that « Élysée » would come after « Zurich ».
        db.conn.create_function("folded", 1, folded, deterministic=True)

    def renew(
        self,
        documents: Iterable[DocumentId],
        annotator: AnnotatorId,
        uncounted: Iterable[LayerId],
        fresh: Mapping[DocumentId, int],
    ) -> None:
        """Store anew how many suggestions are left in documents, and how uncertain they are.

        Spans of the layers ``uncounted`` do not count: nobody has to decide on them. ``fresh`` is
        how many of them have a form that is new, where that was counted anew; elsewhere it stays,
        as far as so many are left. The caller holds the transaction in which the spans changed.
        """
        who, apart = self._keys.annotator(annotator), list(uncounted)
        for document in documents:
            number = self._keys.document(document)
            count, told = undecided_in(self._db, number, who, apart)
            self._db.execute(
                "INSERT INTO undecided (document, annotator, count, uncertainty, fresh)"
                " VALUES (?1, ?2, ?3, ?4, coalesce(?5, 0)) ON CONFLICT DO UPDATE SET count = ?3,"
                " uncertainty = ?4, fresh = coalesce(?5, min(fresh, ?3))",
                (number, who, count, told, fresh.get(document)),
            )
            renew_labels(self._db, number, who)
            self._draws.renewed += 1

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """End what the body reads when it takes longer than that.

        Raises:
            ListingTooLongError: it was ended.
        """
        until = perf_counter() + seconds
        self._db.conn.set_progress_handler(lambda: perf_counter() > until, _STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            raise ListingTooLongError from error
        finally:
            self._db.conn.set_progress_handler(None, 0)

    def statement(self, listing: Listing, annotator: AnnotatorId) -> Statement:
        """Return the question for the documents of a listing."""
        who = self._keys.annotator(annotator)
        draw = listing.draw if listing.order is Order.UNCERTAIN else None
        steps = self._draws.steps(who, draw) if draw is not None and draw.share else ()
        return Statement(listing, who, steps)

    def numbers(self, listing: Listing, annotator: AnnotatorId) -> Iterator[int]:
        """Yield the numbers of the documents of a listing, each read when it is asked for."""
        statement = self.statement(listing, annotator)
        asked, given = statement.text("d.pk"), 0
        # To find the first ones is less work than to sort all; few want more.
        most = -1 if listing.sort is None and listing.order is Order.CORPUS else FIRST
        while True:
            rows = self._db.execute(f"{asked} LIMIT {most} OFFSET {given}", statement.values)
            before = given
            try:
                for row in rows:
                    given += 1
                    yield row[0]
            except sqlite3.OperationalError as error:
                # A transaction rolled back meanwhile ends whatever was being read.
                if error.sqlite_errorcode != sqlite3.SQLITE_ABORT_ROLLBACK:
                    raise
            else:
                if given - before != most:
                    return
            most = -1

    def among(self, numbers: Iterable[int], listing: Listing, annotator: AnnotatorId) -> set[int]:
        """Return those of the documents with these numbers that a listing has."""
        statement = self.statement(listing, annotator)
        statement.among(numbers)
        rows = self._db.execute(statement.text("d.pk"), statement.values)
        return {row[0] for row in rows}

    def ids(self, listing: Listing, annotator: AnnotatorId, limit: int) -> list[DocumentId]:
        """Return the ids of the documents of a listing, the first ``limit`` if that is not -1."""
        statement = self.statement(listing, annotator)
        rows = self._db.execute(f"{statement.text('d.id')} LIMIT {limit:d}", statement.values)
        return [DocumentId(row[0].hex()) for row in rows]

    def count(self, listing: Listing, annotator: AnnotatorId) -> int:
        """Return how many documents a listing has."""
        statement = self.statement(listing, annotator)
        asked = f"SELECT count(*) FROM ({statement.text('d.pk')})"
        return int(self._db.execute(asked, statement.values).fetchone()[0])

    def noted(self, annotator: AnnotatorId) -> int:
        """Return in how many documents a span has a flag or a comment; as quick as they are few."""
        row = self._db.execute(
            "SELECT count(DISTINCT document) FROM spans"
            f" WHERE annotator = ? AND (flagged = 1 OR comment <> '') AND document {PRESENT}",
            (self._keys.annotator(annotator),),
        ).fetchone()
        return int(row[0])

    def mine(self, annotator: AnnotatorId) -> int:
        """Return how many documents an annotator was given."""
        row = self._db.execute(
            f"SELECT count(*) FROM assignments WHERE annotator = ? AND document {PRESENT}",
            (self._keys.annotator(annotator),),
        ).fetchone()
        return int(row[0])

    def at_work(self) -> list[str]:
        """Return the names of the annotators who have labels or states in some document."""
        rows = self._db.execute(
            "SELECT DISTINCT name FROM annotators a WHERE"
            " EXISTS (SELECT 1 FROM labelled WHERE annotator = a.pk)"
            " OR EXISTS (SELECT 1 FROM statuses WHERE annotator = a.pk)"
            " ORDER BY name COLLATE NOCASE"
        )
        return [row[0] for row in rows]

    def rank(self, identifier: DocumentId, annotator: AnnotatorId, listing: Listing) -> Rank:
        """Return the place that a document has in the order of a listing now."""
        statement = self.statement(listing.ranking, annotator)
        statement.only(self._keys.document(identifier))
        columns = ", ".join(key for key, _ in statement.keys)
        return tuple(self._db.execute(statement.text(columns), statement.values).fetchone())

    def directions(self, listing: Listing, annotator: AnnotatorId) -> list[bool]:
        """Return for each part of a rank whether the largest comes first."""
        return [down for _, down in self.statement(listing, annotator).keys]

    def neighbour(
        self,
        rank: Rank | None,
        annotator: AnnotatorId,
        listing: Listing,
        *,
        forward: bool = True,
    ) -> DocumentId | None:
        """Return the nearest document after (or before) a place, or the first (or last) of all."""
        statement = self.statement(listing, annotator)
        if rank is not None:
            statement.beyond(rank, forward=forward)
        asked = statement.text("d.id", forward=forward)
        row = self._db.execute(f"{asked} LIMIT 1", statement.values).fetchone()
        return DocumentId(row[0].hex()) if row else None
