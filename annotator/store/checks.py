"""Looking through a whole project file for what cannot be: damage, and rows that do not agree.

Nothing here writes. Each check is a question by itself, so that what one part of a damaged file
does not tell keeps nobody from asking the next.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from annotator.core.changes import Removed, entities
from annotator.core.errors import InvalidSchemeError
from annotator.core.model import DocumentStatus, Relation, Span, SpanState
from annotator.core.scheme import Scheme
from annotator.core.scheme_reading import read_scheme
from annotator.store.address import reading_only
from annotator.store.changes_text import decoded
from annotator.store.fingerprint import How, differences
from annotator.store.hardening import harden
from annotator.store.migrations import TABLES
from annotator.store.rows import tokens_from_blobs
from annotator.store.values import FAULTS, first_oddity

_MOST = 100
"""Messages of SQLite's own check that are asked for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its kind, where, and how often."""

    kind: str
    where: str = ""
    count: int = 1


Check = Callable[[sqlite3.Connection], Iterator[Finding]]


def examine(path: Path) -> Iterator[tuple[str, list[Finding]]]:
    """Run every check on the file at ``path``; yield its name and what it found.

    The file is read without locks: nobody may write to it meanwhile.
    """
    with closing(sqlite3.connect(reading_only(path), uri=True)) as db:
        with suppress(sqlite3.DatabaseError):  # the first check says what is wrong
            harden(db)
        for name, check in CHECKS.items():
            if name != "schema" and _runs_something(db):
                continue  # the check of the schema says why nothing else was looked at
            try:
                found = list(check(db))
            except (sqlite3.DatabaseError, *FAULTS) as error:
                found = [Finding("unreadable", str(error))]
            yield name, found


def _file(db: sqlite3.Connection) -> Iterator[Finding]:
    for (message,) in db.execute(f"PRAGMA integrity_check({_MOST})"):
        if message != "ok":
            yield Finding("damaged", message)


def _runs_something(db: sqlite3.Connection) -> bool:
    """Tell whether reading our tables would run what we do not know, such as a view."""
    try:
        found = differences(db)
    except sqlite3.DatabaseError:
        return False  # damage: each check finds what it can
    return any(
        one.how is How.OTHER or (one.how is How.FOREIGN and one.name in TABLES) for one in found
    )


def _schema(db: sqlite3.Connection) -> Iterator[Finding]:
    for one in differences(db):
        known = one.name if one.how is How.MISSING else f"{one.kind} {one.name}"
        yield Finding("no-table" if one.how is How.MISSING else "foreign-thing", known)


def _values(db: sqlite3.Connection) -> Iterator[Finding]:
    odd = first_oddity(db)
    if odd:
        yield Finding("odd-values", odd)


def _references(db: sqlite3.Connection) -> Iterator[Finding]:
    broken: dict[str, int] = {}
    for table, _, parent, _ in db.execute("PRAGMA foreign_key_check"):
        broken[f"{table} → {parent}"] = broken.get(f"{table} → {parent}", 0) + 1
    yield from (Finding("refers-to-nothing", where, count) for where, count in broken.items())


def _texts(db: sqlite3.Connection) -> Iterator[Finding]:
    for title, text, sha256, length in db.execute(
        "SELECT title, text, sha256, length FROM documents"
    ):
        if hashlib.sha256(text.encode()).digest() != sha256 or len(text) != length:
            yield Finding("text-changed", title)


def _offsets(db: sqlite3.Connection) -> Iterator[Finding]:
    for title, count in db.execute(
        "SELECT d.title, count(*) FROM spans s JOIN documents d ON d.pk = s.document"
        ' WHERE s."end" > d.length OR s.start < 0 OR s.start >= s."end" GROUP BY d.pk'
    ):
        yield Finding("span-outside-text", title, count)
    rows = db.execute(
        "SELECT d.title, d.length, t.ranges, t.sentences, t.tokenizer"
        " FROM tokens t JOIN documents d ON d.pk = t.document"
    )
    for title, length, *packed in rows:
        tokens = tokens_from_blobs(*packed)
        starts, ends = tokens.starts, tokens.ends
        whole = all(start < end for start, end in zip(starts, ends, strict=True))
        ordered = all(end <= start for end, start in zip(ends, starts[1:], strict=False))
        if not (whole and ordered and (not ends or ends[-1] <= length)):
            yield Finding("tokens-outside-text", title)


def _links(db: sqlite3.Connection) -> Iterator[Finding]:
    for title, count in db.execute(
        "SELECT d.title, count(*) FROM relations r JOIN documents d ON d.pk = r.document"
        " JOIN spans h ON h.document = r.document AND h.id = r.head"
        " JOIN spans c ON c.document = r.document AND c.id = r.child"
        " WHERE h.annotator <> r.annotator OR c.annotator <> r.annotator GROUP BY d.pk"
    ):
        yield Finding("link-between-annotators", title, count)


def _labels(db: sqlite3.Connection) -> Iterator[Finding]:
    stored = db.execute("SELECT scheme FROM project").fetchone()
    try:
        scheme = read_scheme(msgspec.json.decode(stored[0])) if stored else None
    except InvalidSchemeError as error:
        yield Finding("scheme-unreadable", str(error))
        return
    if scheme is None:
        yield Finding("scheme-unreadable", "")
        return
    yield from _unknown(db, scheme)


def _unknown(db: sqlite3.Connection, scheme: Scheme) -> Iterator[Finding]:
    layers = {label.id: layer.id for layer in scheme.layers for label in layer.labels}
    # To count them all, SQLite would sort them all; few labels are unknown, mostly none.
    for layer, label in db.execute("SELECT DISTINCT layer, label FROM spans").fetchall():
        if layers.get(label) != layer:
            asked = "SELECT count(*) FROM spans WHERE layer = ? AND label = ?"
            [count] = db.execute(asked, (layer, label)).fetchone()
            yield Finding("label-unknown", f"{layer}: {label}", count)
    types = {kind.id for kind in scheme.relations}
    for kind, count in db.execute("SELECT type, count(*) FROM relations GROUP BY 1"):
        if kind not in types:
            yield Finding("link-type-unknown", kind, count)


def _journal(db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare what the journal says was done last with what is there.

    Suggestions come and go without a record of each, and values of attributes can be proposed, so
    only what a person decided on is compared: that it is there, where, with which label and state.
    """
    numbers: dict[str, int] = {}
    missing = other = extra = 0
    for (document, identifier), said in _last_said(db).items():
        if document not in numbers:
            row = db.execute(_NUMBER, (bytes.fromhex(document),)).fetchone()
            numbers[document] = row[0] if row else 0
        there = _there(db, numbers[document], bytes.fromhex(identifier))
        missing += bool(said) and there is None
        other += bool(said) and there not in (None, said)
        extra += said is None and there is not None
    for kind, count in (
        ("done-and-gone", missing),
        ("done-otherwise", other),
        ("removed-and-there", extra),
    ):
        if count:
            yield Finding(kind, "", count)


_NUMBER = "SELECT pk FROM documents WHERE id = ?"
_SPAN = 'SELECT layer, label, start, "end", state FROM spans WHERE document = ? AND id = ?'
_RELATION = "SELECT type, head, child, state FROM relations WHERE document = ? AND id = ?"


def _there(db: sqlite3.Connection, document: int, identifier: bytes) -> int | None:
    """Return the digest of a span or link that is stored, None where there is none.

    What the journal speaks of is looked up: there may be far more that it does not speak of.
    """
    row = db.execute(_SPAN, (document, identifier)).fetchone()
    if row is not None:
        return hash(row)
    row = db.execute(_RELATION, (document, identifier)).fetchone()
    return None if row is None else hash((row[0], row[1].hex(), row[2].hex(), row[3]))


def _last_said(db: sqlite3.Connection) -> dict[tuple[str, str], int | None]:
    """Return for each span and link, by document and id, what the journal says of it last.

    That is a digest of what it is; None where it was removed; 0 where nobody has decided on it.
    """
    last: dict[tuple[str, str], int | None] = {}
    documents: dict[str, str] = {}
    for (changes,) in db.execute("SELECT changes FROM journal WHERE changes <> x'' ORDER BY seq"):
        for change in decoded(changes):
            entity = entities(change)[-1]
            if isinstance(entity, Span | Relation):
                removed = isinstance(change, Removed)
                document = documents.setdefault(entity.document, entity.document)  # held once
                last[document, entity.id] = None if removed else _digest(entity)
    return last


def _digest(entity: Span | Relation) -> int:
    if entity.state is SpanState.SUGGESTED:
        return 0
    state = entity.state.value
    if isinstance(entity, Span):
        return hash((entity.layer, entity.label, entity.start, entity.end, state))
    return hash((entity.type, entity.head, entity.child, state))


def _states(db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare each annotator's state of a document with what the journal says of it last."""
    last: dict[tuple[str, str], str] = {}
    asked = "SELECT changes FROM journal WHERE changes <> x'' ORDER BY seq"
    for (changes,) in db.execute(asked):
        for change in decoded(changes):
            entity = entities(change)[-1]
            if isinstance(entity, DocumentStatus) and not isinstance(change, Removed):
                last[entity.document, entity.annotator] = entity.state.value
    rows = db.execute(
        "SELECT d.id, a.id, s.state FROM statuses s JOIN documents d ON d.pk = s.document"
        " JOIN annotators a ON a.pk = s.annotator"
    )
    other = sum(1 for one, who, state in rows if last.get((one.hex(), who.hex()), state) != state)
    if other:
        yield Finding("state-otherwise", "", other)


CHECKS: dict[str, Check] = {
    "file": _file,
    "schema": _schema,
    "values": _values,
    "references": _references,
    "texts": _texts,
    "offsets": _offsets,
    "links": _links,
    "labels": _labels,
    "journal": _journal,
    "states": _states,
}
"""Every check by its name, in the order in which they are made."""
