"""Looking through what another copy of a project holds, before any of it comes in.

Its tables are made as ours are, but who wrote the rows need not have heeded that: kinds of values,
states, what rows refer to, places in texts, and words that are text are looked at row by row.
"""

import sqlite3
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.errors import MergeDamagedError
from annotator.core.model import OriginKind
from annotator.core.scheme_checking import usable_id
from annotator.store.merging.attaching import explained
from annotator.store.values import first_oddity_of_kind

_REFERRED = (
    "d.pk IS NULL OR a.pk IS NULL OR o.pk IS NULL OR typeof(x.id) <> 'blob' OR length(x.id) <> 16"
)
_NO_STATE = "x.state NOT IN ('suggested', 'accepted', 'rejected')"
_AROUND = (
    "LEFT JOIN theirs.documents d ON d.pk = x.document"
    " LEFT JOIN theirs.annotators a ON a.pk = x.annotator"
)
_FAULTS = {
    "annotators": (
        "SELECT 1 FROM theirs.annotators x WHERE typeof(x.id) <> 'blob' OR length(x.id) <> 16"
        " OR typeof(x.name) <> 'text'"
    ),
    "documents": (
        "SELECT 1 FROM theirs.documents x WHERE typeof(x.id) <> 'blob' OR length(x.id) <> 16"
        " OR typeof(x.length) <> 'integer' OR typeof(x.sha256) <> 'blob'"
    ),
    "spans": (
        f"SELECT 1 FROM theirs.spans x {_AROUND} LEFT JOIN theirs.origins o ON o.pk = x.origin"
        f" WHERE {_REFERRED} OR typeof(x.layer) <> 'text' OR typeof(x.label) <> 'text'"
        " OR typeof(x.start) <> 'integer' OR typeof(x.\"end\") <> 'integer'"
        " OR x.\"end\" > d.length OR typeof(x.score) NOT IN ('null', 'real', 'integer')"
        " OR typeof(x.attributes) NOT IN ('null', 'text') OR x.flagged NOT IN (0, 1)"
        " OR typeof(x.comment) <> 'text' OR x.start < 0 OR x.start >= x.\"end\""
        f" OR {_NO_STATE}"
    ),
    "relations": (
        f"SELECT 1 FROM theirs.relations x {_AROUND} LEFT JOIN theirs.origins o ON o.pk = x.origin"
        " LEFT JOIN theirs.spans h ON h.document = x.document AND h.id = x.head"
        " LEFT JOIN theirs.spans c ON c.document = x.document AND c.id = x.child"
        f" WHERE {_REFERRED} OR typeof(x.type) <> 'text'"
        f" OR {_NO_STATE}"
        " OR h.annotator IS NOT x.annotator OR c.annotator IS NOT x.annotator"
    ),
    "statuses": (
        f"SELECT 1 FROM theirs.statuses x {_AROUND} WHERE d.pk IS NULL OR a.pk IS NULL"
        " OR x.flagged NOT IN (0, 1) OR typeof(x.comment) <> 'text'"
        " OR x.state NOT IN ('new', 'in progress', 'done', 'skipped')"
    ),
    "prehighlights": (
        "SELECT 1 FROM theirs.prehighlights x WHERE typeof(x.pipeline) <> 'text'"
        " OR typeof(x.at) <> 'integer'"
    ),
    "times": "SELECT 1 FROM theirs.times x WHERE typeof(x.milliseconds) <> 'integer'",
    "batches": (
        "SELECT 1 FROM theirs.batches x WHERE typeof(x.id) <> 'blob' OR length(x.id) <> 16"
        " OR typeof(x.name) <> 'text' OR typeof(x.at) <> 'integer'"
        " OR x.suggestions NOT IN (0, 1) OR x.others NOT IN (0, 1)"
    ),
    "journal": (
        "SELECT 1 FROM theirs.journal x LEFT JOIN theirs.annotators a ON a.pk = x.annotator"
        " WHERE typeof(x.id) <> 'blob' OR length(x.id) <> 16 OR typeof(x.at) <> 'integer'"
        " OR a.pk IS NULL OR x.kind NOT IN ('do', 'undo', 'redo')"
        " OR typeof(x.operation) <> 'text' OR typeof(x.fields) <> 'text'"
    ),
}
"""What finds a row that cannot be, by table."""
_WORDS = {
    "spans": "SELECT comment FROM theirs.spans WHERE comment <> ''",
    "statuses": "SELECT comment FROM theirs.statuses WHERE comment <> ''",
    "annotators": "SELECT name FROM theirs.annotators",
    "journal": "SELECT DISTINCT operation FROM theirs.journal",
    "prehighlights": "SELECT DISTINCT pipeline FROM theirs.prehighlights",
    "batches": "SELECT name FROM theirs.batches",
}
"""Words that SQLite takes as they are; reading them shows whether they are text."""


def check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Check what the attached copy holds.

    Raises:
        MergeDamagedError: something in it cannot be.
    """
    with explained(path):
        if odd := first_oddity_of_kind(connection, "theirs"):
            raise MergeDamagedError(path=str(path), reason=odd)
        for table, asked in _FAULTS.items():
            if connection.execute(f"{asked} LIMIT 1").fetchone():
                raise MergeDamagedError(path=str(path), reason=table)
        for asked in _WORDS.values():
            for _ in connection.execute(asked):
                pass
        try:
            _check_names(connection)
        except (ValueError, TypeError, msgspec.MsgspecError) as error:
            raise MergeDamagedError(path=str(path), reason=str(error)) from error


def _check_names(connection: sqlite3.Connection) -> None:
    for kind, name, version in connection.execute(
        "SELECT kind, name, version FROM theirs.origins"
    ).fetchall():
        OriginKind(kind)
        if not (isinstance(name, str) and isinstance(version, str)):
            raise TypeError(f"origin {name!r}")
    for asked in (
        "SELECT DISTINCT layer FROM theirs.spans",
        "SELECT DISTINCT label FROM theirs.spans",
        "SELECT DISTINCT type FROM theirs.relations",
    ):
        for (name,) in connection.execute(asked).fetchall():
            if not usable_id(name):
                raise ValueError(repr(name))
    attributes = msgspec.json.Decoder(dict[str, str])
    for (text,) in connection.execute(
        "SELECT DISTINCT attributes FROM theirs.spans WHERE attributes IS NOT NULL"
    ):
        attributes.decode(text)
    fields = msgspec.json.Decoder(dict[str, Any])
    for (text,) in connection.execute("SELECT fields FROM theirs.journal"):
        fields.decode(text)
