"""A glance at a project file that is not open: which project it is, and whose."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from annotator.core.ids import AnnotatorId, ProjectId
from annotator.store.address import reading_only
from annotator.store.connection import APPLICATION_ID
from annotator.store.fingerprint import differences, readable
from annotator.store.hardening import harden


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file says of itself."""

    project: ProjectId
    package: AnnotatorId | None
    """For whom it was made, if it is a work package."""


def glance(path: Path) -> Glance | None:
    """Return what a file says of itself; None where it is no project that can be read.

    Nothing is locked or written, whoever has the file open.
    """
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(reading_only(path), uri=True)) as db:
            harden(db).execute("PRAGMA writable_schema = ON")  # see ``connection.check_header``
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            if not readable(differences(db)):
                return None  # what is called a table may be a view without an end
            identifier, stored = db.execute("SELECT id, settings FROM project").fetchone()
            settings = msgspec.json.decode(stored)
            return Glance(ProjectId(identifier.hex()), _package(settings))
    except (sqlite3.Error, msgspec.DecodeError, TypeError, AttributeError):
        return None  # damaged, or half written: opening or merging it says more


def _package(settings: object) -> AnnotatorId | None:
    package = settings.get("package") if isinstance(settings, dict) else None
    found = package.get("annotator") if isinstance(package, dict) else None
    return AnnotatorId(found) if isinstance(found, str) else None
