"""Annotations that were lost, out of the journal: it says how each was left last."""

import sqlite3

import sqlite_utils

from annotator.core.changes import Removed, entities
from annotator.core.model import DocumentStatus, Relation, Span, SpanState
from annotator.store.changes_text import decoded
from annotator.store.keys import Keys
from annotator.store.relations import Relations
from annotator.store.salvage.mending import Mended
from annotator.store.spans import Spans
from annotator.store.statuses import Statuses

Said = Span | Relation | DocumentStatus


def replay(db: sqlite_utils.Database, mended: Mended) -> None:
    """Put back what a person decided on and is not there: spans first, then links and states.

    What nobody had decided on stays away: suggestions are made anew. The caller holds the
    transaction.
    """
    last, keys = _last_said(db), Keys(db)
    there = db.execute("SELECT id FROM spans UNION SELECT id FROM relations")
    present = {row[0].hex() for row in there}
    spans, relations, statuses = Spans(db, keys), Relations(db, keys), Statuses(db, keys)
    lost = [one for one in last.values() if one is not None and _is_lost(one, present)]
    for entity in sorted(lost, key=lambda one: isinstance(one, Relation)):
        db.execute("SAVEPOINT one")
        try:
            match entity:
                case Span():
                    spans.add([entity])
                case Relation():
                    relations.add([entity])
                case DocumentStatus():
                    statuses.put(entity)
            mended.restored += not isinstance(entity, DocumentStatus)
        except (KeyError, sqlite3.IntegrityError):  # its article or its ends are gone too
            db.execute("ROLLBACK TO one")
            mended.missing += not isinstance(entity, DocumentStatus)
        finally:
            db.execute("RELEASE one")


def _is_lost(entity: Said, present: set[str]) -> bool:
    if isinstance(entity, DocumentStatus):
        return True  # as the journal has it is as it is
    return entity.state is not SpanState.SUGGESTED and entity.id not in present


def _last_said(db: sqlite_utils.Database) -> dict[str, Said | None]:
    """Return how the journal left each thing; None where it was removed."""
    last: dict[str, Said | None] = {}
    for (changes,) in db.execute("SELECT changes FROM journal WHERE changes <> x'' ORDER BY seq"):
        for change in decoded(changes):
            entity = entities(change)[-1]
            if isinstance(entity, Span | Relation):
                last[entity.id] = None if isinstance(change, Removed) else entity
            elif isinstance(entity, DocumentStatus):
                last[f"{entity.document} {entity.annotator}"] = entity
    return last
