"""One attached copy of the project: what it would bring, and bringing it."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import sqlite_utils

from annotator.core.errors import InvalidSchemeError, MergeDamagedError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, RelationTypeId
from annotator.core.model import GOLD, Annotator, Document
from annotator.core.offsets import canonicalise, text_hash
from annotator.core.scheme import Scheme
from annotator.core.scheme_growing import grown
from annotator.core.scheme_past import Renewal
from annotator.core.scheme_reading import read_scheme
from annotator.store.documents import Documents
from annotator.store.keys import Keys
from annotator.store.merging import matching, taking
from annotator.store.merging.attaching import attached, explained
from annotator.store.merging.checking import check_content
from annotator.store.merging.weighing import Weighing
from annotator.store.rows import DOCUMENT_COLUMNS, document_from, to_json

_BATCH = 200
_CACHE = -64_000
"""What SQLite may keep of the project in memory meanwhile, in kB: gestures are found by their ids,
which lie all over the file."""


@dataclass(slots=True, kw_only=True)
class Brought:
    """What a copy brought, or would bring."""

    new_documents: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    spans: dict[AnnotatorId, tuple[int, int, int, int]] = field(default_factory=dict)
    """By annotator in the copy: articles before and after, accepted spans before and after."""
    unknown: tuple[LabelId, ...] = ()
    scheme: Scheme | None = None
    """The project's scheme with labels that it had not, if there are any."""
    works: set[tuple[DocumentId, AnnotatorId]] = field(default_factory=set)
    """The works that are others now."""


class Copy:
    """An attached copy; it is read while it is attached, and only then."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys, path: Path, scheme: Scheme) -> None:
        self._db = db
        self._keys = keys
        self._path = path
        self._scheme = scheme
        self._renewal = Renewal(scheme)
        self._renewing = False
        self.total = 0
        """How many works there are to be written, once that is known."""
        self._other, self.settings = self._read_project()
        self.people = {
            AnnotatorId(row[0].hex()): Annotator(id=AnnotatorId(row[0].hex()), name=row[1])
            for row in db.execute("SELECT id, name FROM theirs.annotators ORDER BY pk").fetchall()
        }
        self.articles: int = db.execute(
            "SELECT count(*) FROM theirs.documents"
            " WHERE pk NOT IN (SELECT document FROM theirs.removed)"
        ).fetchone()[0]

    def look(self) -> Brought:
        """Return what it would bring; nothing is written."""
        connection = self._db.conn
        connection.execute("BEGIN")
        try:
            with explained(self._path):
                return self._looked(connection)
        finally:
            connection.rollback()

    def _looked(self, connection: sqlite3.Connection) -> Brought:
        matching.begin(connection)
        new = matching.match_documents(connection, self._path)
        matching.add_numbers(connection, "m_documents", [(number, -number) for number in new])
        unknown = matching.match_people(connection)
        matching.add_numbers(connection, "m_people", [(row[0], -row[0]) for row in unknown])
        matching.match_origins(connection, write=False)
        grown_scheme = self._match_labels()
        matching.match_works(connection, self._path, renewing=self._renewing)
        return self._brought(len(new), grown_scheme)

    def take(self) -> Generator[int, None, Brought]:
        """Bring it in, yielding how many works were done; the caller holds the transaction."""
        with explained(self._path, writing=True):
            return (yield from self._taken(self._db.conn))

    def _taken(self, connection: sqlite3.Connection) -> Generator[int, None, Brought]:
        matching.begin(connection)
        new = yield from self._take_documents(connection)
        self._add_people(matching.match_people(connection))
        matching.match_origins(connection, write=True)
        scheme = self._match_labels()
        matching.match_works(connection, self._path, renewing=self._renewing)
        brought = self._brought(new, scheme)
        self.total = matching.to_do(connection)
        yield 0
        zones = (scheme or self._scheme).zone_layers()
        yield from taking.take_works(self._db, zones, renewing=self._renewing)
        # States are weighed by what the project knows; only then it learns of more gestures.
        weighing = Weighing(self._db, self._keys, self._renewal, self._path)
        yield from weighing.run(zones)
        taking.take_journal(connection)
        yield 0
        taking.take_rest(connection, batches="package" not in self.settings)
        brought.works = self._changed(connection)
        taking.fix_history(connection, scheme=bool(brought.works or brought.scheme))
        matching.end(connection)
        return brought

    def _read_project(self) -> tuple[Scheme, dict[str, Any]]:
        with explained(self._path):
            text, settings = self._db.execute(
                "SELECT scheme, settings FROM theirs.project"
            ).fetchone()
        try:
            data = msgspec.json.decode(settings, type=dict[str, Any])
            return read_scheme(msgspec.json.decode(text)), data
        except (msgspec.MsgspecError, InvalidSchemeError, TypeError, ValueError) as error:
            raise MergeDamagedError(path=str(self._path), reason=str(error)) from error

    def _take_documents(self, connection: sqlite3.Connection) -> Generator[int, None, int]:
        numbers = iter(matching.match_documents(connection, self._path))
        documents, count = Documents(self._db, self._keys), 0
        while some := list(islice(numbers, _BATCH)):
            listed = ", ".join(str(number) for number in some)
            rows = connection.execute(
                f"SELECT pk, {DOCUMENT_COLUMNS} FROM theirs.documents WHERE pk IN ({listed})"
                " ORDER BY pk"
            ).fetchall()
            new = [self._checked(document_from(tuple(row[1:]))) for row in rows]
            documents.add(new)
            pairs = [
                (row[0], self._keys.document(one.id)) for row, one in zip(rows, new, strict=True)
            ]
            matching.add_numbers(connection, "m_documents", pairs)
            count += len(new)
            yield 0
        return count

    def _checked(self, document: Document) -> Document:
        """Return a document of the copy. Raises MergeDamagedError where it is not what it says."""
        text = document.text
        if not text or canonicalise(text) != text or text_hash(text) != document.sha256:
            raise MergeDamagedError(path=str(self._path), reason=f"text of {document.title!r}")
        return document

    def _add_people(self, unknown: list[tuple[int, bytes, str]]) -> None:
        for number, identifier, name in unknown:
            self._db.execute(
                "INSERT INTO main.annotators (id, name) VALUES (?, ?)", (identifier, name)
            )
            ours = self._keys.annotator(AnnotatorId(identifier.hex()))
            matching.add_numbers(self._db.conn, "m_people", [(number, ours)])

    def _match_labels(self) -> Scheme | None:
        """Find what the copy's labels are here; return the scheme if it had to grow for them."""
        connection = self._db.conn
        pairs = [
            (LayerId(layer), LabelId(label))
            for layer, label in connection.execute(
                "SELECT DISTINCT layer, label FROM theirs.spans"
                " UNION SELECT json_extract(s.value, '$.layer'), json_extract(s.value, '$.label')"
                " FROM theirs.rivals r, json_each(r.content, '$.spans') s"
            ).fetchall()
        ]
        types = [
            RelationTypeId(row[0])
            for row in connection.execute("SELECT DISTINCT type FROM theirs.relations").fetchall()
        ]
        missing = [
            (layer, self._renewal.wanted(label))
            for layer, label in pairs
            if self._renewal.label(label) is None
        ]
        scheme = grown(self._scheme, self._other, missing, types)
        self._renewal = Renewal(scheme)
        self._renewing = bool(scheme.replaced)
        for layer, label in pairs:
            new = self._renewal.label(label)
            assert new is not None
            self._renewing = self._renewing or new != (layer, label)
            connection.execute("INSERT INTO m_labels VALUES (?, ?, ?, ?)", (layer, label, *new))
        connection.create_function("renewed", 3, self._renewed, deterministic=True)
        return None if scheme == self._scheme else scheme

    def _renewed(self, layer: str, attributes: str | None, into: str) -> str | None:
        if attributes is None or not self._renewing:
            return attributes
        values: dict[str, str] = msgspec.json.decode(attributes)
        now = self._renewal.attributes(layer, values, into)
        if now == values:
            return attributes
        return to_json(now) if now else None

    def _brought(self, new: int, scheme: Scheme | None) -> Brought:
        known = {label.id for label in self._scheme.labels(disabled=True)}
        now = [label.id for label in scheme.labels(disabled=True)] if scheme is not None else []
        unknown = [label for label in now if label not in known]
        return Brought(
            new_documents=new,
            verdicts=matching.verdicts(self._db.conn),
            spans=self._tallied(),
            unknown=tuple(unknown),
            scheme=scheme,
        )

    def _tallied(self) -> dict[AnnotatorId, tuple[int, int, int, int]]:
        rows = self._db.execute(_TALLIES).fetchall()
        return {AnnotatorId(row[0].hex()): (row[1], row[2], row[3], row[4]) for row in rows}

    def _changed(self, connection: sqlite3.Connection) -> set[tuple[DocumentId, AnnotatorId]]:
        rows = connection.execute(
            "SELECT d.id, a.id FROM m_works w JOIN main.documents d ON d.pk = w.document"
            " JOIN main.annotators a ON a.pk = w.annotator"
            " WHERE w.deed IN ('take', 'shown', 'beside')"
        )
        return {(DocumentId(one.hex()), AnnotatorId(who.hex())) for one, who in rows.fetchall()}


_OURS = (
    "SELECT count(*) FROM main.{0} x WHERE x.document = w.document AND x.annotator = w.annotator"
)
_THEIRS = "SELECT count(*) FROM theirs.{0} x WHERE x.document = w.theirs AND x.annotator = w.who"
_BEGUN, _ACCEPTED = "AND x.state <> 'new'", "AND x.state = 'accepted'"
_COMING = "w.deed = 'take' OR w.verdict IN ('new', 'further')"
_TALLIES = f"""
SELECT a.id,
    sum(({_OURS.format("statuses")} {_BEGUN})),
    sum(iif({_COMING}, ({_THEIRS.format("statuses")} {_BEGUN}),
        ({_OURS.format("statuses")} {_BEGUN}))),
    sum(iif(w.there, ({_OURS.format("spans")} {_ACCEPTED}), 0)),
    sum(iif({_COMING}, ({_THEIRS.format("spans")} {_ACCEPTED}),
        iif(w.there, ({_OURS.format("spans")} {_ACCEPTED}), 0)))
FROM m_works w JOIN theirs.annotators a ON a.pk = w.who
WHERE a.id <> x'{GOLD.id}' GROUP BY 1
"""
"""A conflict is counted as what is shown now; which it will be is known when it is weighed."""


@contextmanager
def opened_copy(
    db: sqlite_utils.Database, keys: Keys, path: Path, own: Path, scheme: Scheme
) -> Iterator[Copy]:
    """Attach the copy at ``path`` to the project at ``own``, look it through and give it.

    Raises:
        UserFacingError: it cannot be merged.
    """
    cache = db.execute("PRAGMA main.cache_size").fetchone()[0]
    db.execute(f"PRAGMA main.cache_size = {_CACHE}")
    try:
        with attached(db, path, own):
            check_content(db.conn, path)
            yield Copy(db, keys, path, scheme)
    finally:
        db.execute(f"PRAGMA main.cache_size = {cache:d}")
