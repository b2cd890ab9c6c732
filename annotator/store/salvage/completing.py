"""What a project cannot be without, made anew where a damaged file did not give it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import sqlite_utils

from annotator.core.changes import entities
from annotator.core.errors import InvalidSchemeError, NotAProjectError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, new_id
from annotator.core.scheme import Label, Layer, Scheme
from annotator.core.scheme_data import scheme_to_data
from annotator.core.scheme_reading import read_scheme
from annotator.store.changes_text import decoded
from annotator.store.keys import Keys
from annotator.store.queues import Queues
from annotator.store.rows import to_blob, to_json
from annotator.store.salvage.judging import is_json
from annotator.store.salvage.mending import UNKNOWN, Mended
from annotator.store.salvage.replaying import replay
from annotator.store.values import first_oddity


def complete(
    db: sqlite_utils.Database, path: Path, mended: Mended, name: str, scheme: Scheme
) -> None:
    """Give the project what it cannot be without, and make its lists anew.

    ``name`` and ``scheme`` are for a project whose own are gone. Labels that its spans have and
    its scheme has not are added, switched off.

    Raises:
        NotAProjectError: what came of it is not sound: a fault of ours.
    """
    db.execute("PRAGMA foreign_keys = ON")
    with db.atomic():
        replay(db, mended)
        _complete_project(db, mended, name, scheme)
        _renew(db)
    found = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
    odd = first_oddity(db.conn) if found == "ok" else found
    if odd:
        raise NotAProjectError(path=str(path), reason=odd)


def _complete_project(db: sqlite_utils.Database, mended: Mended, name: str, scheme: Scheme) -> None:
    row = db.execute("SELECT scheme, settings, created FROM project").fetchone()
    stored = _scheme_from(row[0]) if row else None
    mended.project = stored is not None
    known = stored or _last_scheme(db) or scheme
    used = db.execute("SELECT DISTINCT layer, label FROM spans").fetchall()
    whole = to_json(scheme_to_data(_with_labels(known, used)))
    if row is None:
        db.execute(
            "INSERT INTO project (id, name, created, scheme, settings) VALUES (?, ?, ?, ?, '{}')",
            (to_blob(new_id()), name, _moment(""), whole),
        )
    else:
        settings = row[1] if is_json(row[1]) else "{}"
        db.execute(
            "UPDATE project SET scheme = ?, settings = ?, created = ?",
            (whole, settings, _moment(row[2])),
        )
    if not db.execute("SELECT 1 FROM annotators").fetchone():
        mended.unnamed += 1
        db.execute("INSERT INTO annotators (id, name) VALUES (?, ?)", (to_blob(new_id()), UNKNOWN))


def _moment(said: str) -> str:
    """Return a moment as it is said, or now where that is none."""
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return datetime.now(UTC).isoformat(timespec="seconds")
    return said


def _last_scheme(db: sqlite_utils.Database) -> Scheme | None:
    """Return the scheme that the journal knows, where the project's own is gone."""
    for (changes,) in db.execute(
        "SELECT changes FROM journal WHERE changes <> x'' ORDER BY seq DESC"
    ):
        for change in reversed(decoded(changes)):
            entity = entities(change)[-1]
            if isinstance(entity, Scheme):
                return entity
    return None


def _renew(db: sqlite_utils.Database) -> None:
    keys = Keys(db)
    queues = Queues(db, keys)
    stored = db.execute("SELECT scheme FROM project").fetchone()[0]
    zones = read_scheme(msgspec.json.decode(stored)).zone_layers()
    pairs = db.execute(
        "SELECT DISTINCT d.id, a.id FROM spans s JOIN documents d ON d.pk = s.document"
        " JOIN annotators a ON a.pk = s.annotator"
    ).fetchall()
    for document, who in pairs:
        queues.renew([DocumentId(document.hex())], AnnotatorId(who.hex()), zones, {})


def _scheme_from(text: str) -> Scheme | None:
    try:
        return read_scheme(msgspec.json.decode(text))
    except (msgspec.DecodeError, InvalidSchemeError):
        return None


def _with_labels(scheme: Scheme, used: Iterable[tuple[str, str]]) -> Scheme:
    """Return ``scheme`` with the labels that spans have, new ones switched off."""
    for layer_id, label_id in used:
        if scheme.label(LabelId(label_id)) is None:
            added = Label(id=LabelId(label_id), name={"en": label_id}, enabled=False)
            layers = [
                replace(layer, labels=(*layer.labels, added)) if layer.id == layer_id else layer
                for layer in scheme.layers
            ]
            if scheme.layer(LayerId(layer_id)) is None:
                made = Layer(id=LayerId(layer_id), name={"en": layer_id}, labels=(added,))
                layers = [*layers, made]
            scheme = replace(scheme, layers=tuple(layers))
    return scheme
