"""Whether the rows of a project file can be rows of a project.

SQLite keeps whatever it is given: text in a column of numbers, bytes that are no text, a span
behind the end of its article. Whoever made a file by hand need not have heeded any rule, so kinds,
ranges, references and everything that is read as JSON are looked at before anything is shown.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from annotator.core.model import OriginKind
from annotator.core.offsets import canonicalise, is_canonical
from annotator.core.rivals import Rival
from annotator.core.scheme_checking import usable_id
from annotator.core.team import DecisionRule
from annotator.store.changes_text import decoded
from annotator.store.migrations import TABLES
from annotator.store.rows import tokens_from_blobs

LONGEST_ARTICLE = 40_000_000
"""Characters; readers take no file larger than 32 MB for one article."""
_OURS = tuple(name for name in TABLES if not name.startswith("words"))
_KINDS = {"INTEGER": "'integer'", "REAL": "'real', 'integer'", "TEXT": "'text'", "BLOB": "'blob'"}
_LATEST = 253_402_300_800_000
"""The year 10,000 in milliseconds: no clock shows more."""
_MANY = 1 << 53

_ROOM = (
    'start < 0 OR start > "end"'
    ' OR "end" > (SELECT d.length FROM {0}.documents d WHERE d.pk = document)'
)
_PLACES = f'start = "end" OR {_ROOM}'
_SPANS = (
    f"{_PLACES} OR length(id) <> 16 OR flagged NOT IN (0, 1) OR abs(coalesce(score, 0)) > {_MANY}"
    " OR state NOT IN ('suggested', 'accepted', 'rejected')"
)
_LINKS = (
    "length(id) <> 16 OR length(head) <> 16 OR length(child) <> 16"
    " OR state NOT IN ('suggested', 'accepted', 'rejected')"
)
ODD = {
    "project": "length(id) <> 16 OR NOT json_valid(settings)",  # nested without a bottom, too
    "annotators": "length(id) <> 16 OR pk < 1",
    "documents": (
        f"length(id) <> 16 OR length(sha256) <> 32 OR pk < 1 OR pk > {_MANY}"
        f" OR length NOT BETWEEN 1 AND {LONGEST_ARTICLE} OR NOT json_valid(metadata)"
    ),
    "spans": _SPANS,
    "incoming_spans": _SPANS,
    "relations": _LINKS,
    "incoming_relations": _LINKS,
    "statuses": ("flagged NOT IN (0, 1) OR state NOT IN ('new', 'in progress', 'done', 'skipped')"),
    "prehighlights": f"at NOT BETWEEN 0 AND {_LATEST}",
    "undecided": f"count NOT BETWEEN 0 AND {_MANY} OR abs(uncertainty) > {_MANY}",
    "lexicon": f"accepted NOT BETWEEN 0 AND {_MANY} OR rejected NOT BETWEEN 0 AND {_MANY}",
    "times": f"milliseconds NOT BETWEEN 0 AND {_MANY}",
    "places": f'"offset" NOT BETWEEN 0 AND {_MANY}',
    "journal": (
        f"length(id) <> 16 OR at NOT BETWEEN 0 AND {_LATEST} OR seq NOT BETWEEN 1 AND {_MANY}"
        " OR kind NOT IN ('do', 'undo', 'redo')"
        " OR standing NOT IN ('done', 'undone', 'dropped', 'fixed')"
    ),
    "batches": (
        f"length(id) <> 16 OR at NOT BETWEEN 0 AND {_LATEST}"
        " OR suggestions NOT IN (0, 1) OR others NOT IN (0, 1)"
    ),
    "decisions": f"{_ROOM} OR length(id) <> 16 OR at NOT BETWEEN 0 AND {_LATEST}",
    "rivals": "length(id) <> 16",
    # 0 stands for the document itself.
    "journal_documents": "annotator <> 0 AND annotator NOT IN (SELECT pk FROM {0}.annotators)",
    "trainings": f"at NOT BETWEEN 0 AND {_LATEST}",
}
"""What no row can be, by table; ``{0}`` stands for the schema that it is in."""
_JSON: dict[str, type[Any]] = {
    "SELECT settings FROM {0}.project": dict[str, Any],
    "SELECT DISTINCT metadata FROM {0}.documents": dict[str, Any],
    "SELECT DISTINCT attributes FROM {0}.spans WHERE attributes IS NOT NULL": dict[str, str],
    "SELECT DISTINCT attributes FROM {0}.incoming_spans WHERE attributes IS NOT NULL": (
        dict[str, str]
    ),
    "SELECT DISTINCT fields FROM {0}.journal": dict[str, Any],
    "SELECT content FROM {0}.rivals": Rival,
    "SELECT record FROM {0}.trainings": dict[str, Any],
    "SELECT chosen FROM {0}.decisions": list[str],
    "SELECT sources FROM {0}.decisions": list[str],
    "SELECT spans FROM {0}.decisions": list[str],
    "SELECT seen FROM {0}.decisions": list[str],
}
"""What is read as JSON, and as what."""
_NAMES = (
    "SELECT DISTINCT layer FROM {0}.spans",
    "SELECT DISTINCT label FROM {0}.spans",
    "SELECT DISTINCT type FROM {0}.relations",
)
FAULTS = (
    ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError,
    AttributeError, msgspec.MsgspecError,
)  # fmt: skip
"""What reading values of a wrong kind has been seen to raise."""
_Check = Callable[[sqlite3.Connection, str], Iterator[str]]


def first_oddity_of_kind(db: sqlite3.Connection, schema: str = "main") -> str:
    """Return where the first row is that SQL alone shows to be odd; for large files."""
    return _first(db, schema, (_kinds, _ranges, _references))


def first_oddity(db: sqlite3.Connection, schema: str = "main") -> str:
    """Return where the first row is that cannot be, such as ``spans``; mostly nothing.

    The tables must be made as ours are (see ``fingerprint``); their text may be read in whole.
    """
    every = (_kinds, _ranges, _references, _words, _texts, _json, _packed, _index)
    return _first(db, schema, every)


def index_fault(db: sqlite3.Connection) -> str:
    """Return what is wrong with the index of words as far as its beginning shows; mostly nothing.

    SQLite reads it when something is first sought, and fails then.
    """
    return _first(db, "main", (_index,))


def _first(db: sqlite3.Connection, schema: str, checks: Iterable[_Check]) -> str:
    try:
        for check in checks:
            for where in check(db, schema):
                return where
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            return ""
        return str(error)  # text that is no UTF-8
    except (sqlite3.DatabaseError, MemoryError) as error:
        return str(error) or "memory"  # a figure in it asks for more memory than there is
    return ""


def _kinds(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    for table in _OURS:
        columns = db.execute(f"PRAGMA {schema}.table_info({table})").fetchall()
        conditions = []
        for _, name, kind, required, _, key in columns:
            allowed = _KINDS[kind] if required or key else f"{_KINDS[kind]}, 'null'"
            conditions.append(f'typeof("{name}") NOT IN ({allowed})')
        asked = f"SELECT 1 FROM {schema}.{table} WHERE {' OR '.join(conditions)} LIMIT 1"
        if db.execute(asked).fetchone():
            yield table


def _ranges(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    for table, odd in ODD.items():
        asked = f"SELECT 1 FROM {schema}.{table} WHERE {odd.format(schema)} LIMIT 1"
        if db.execute(asked).fetchone():
            yield table
    if db.execute(f"SELECT count(*) FROM {schema}.project").fetchone()[0] != 1:
        yield "project"


def _references(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    row = db.execute(f"PRAGMA {schema}.foreign_key_check").fetchone()
    if row is not None:
        yield f"{row[0]} → {row[2]}"


def _words(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    """Read every text once: SQLite fails where one is none."""
    for table in _OURS:
        columns = db.execute(f"PRAGMA {schema}.table_info({table})").fetchall()
        texts = ", ".join(f'"{name}"' for _, name, kind, *_ in columns if kind == "TEXT")
        if not texts or table == "documents":
            continue
        for _ in db.execute(f"SELECT {texts} FROM {schema}.{table}"):
            pass
    yield from ()


def _texts(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    asked = f"SELECT length, text, title, source, author, published, url, language FROM {schema}"
    for length, text, *words in db.execute(f"{asked}.documents"):
        if len(text) != length or canonicalise(text) != text or not all(map(is_canonical, words)):
            yield "documents"
            break


def _json(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    for asked, kind in _JSON.items():
        if not _all_pass(db, asked.format(schema), msgspec.json.Decoder(kind).decode):
            yield asked.split("{0}.")[1].split()[0]
    if not _all_pass(db, f"SELECT changes FROM {schema}.journal WHERE changes <> x''", decoded):
        yield "journal"
    if not _all_pass(db, f"SELECT DISTINCT kind FROM {schema}.origins", OriginKind):
        yield "origins"
    if not _all_pass(db, f"SELECT created FROM {schema}.project", datetime.fromisoformat):
        yield "project"
    if not _all_pass(db, f"SELECT DISTINCT rule FROM {schema}.decisions", DecisionRule):
        yield "decisions"
    for asked in _NAMES:
        if not all(usable_id(name) for (name,) in db.execute(asked.format(schema))):
            yield asked.split("{0}.")[1]


def _packed(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    if next(misfits(db, schema), None) is not None:
        yield "tokens"


def misfits(db: sqlite3.Connection, schema: str = "main") -> Iterator[int]:
    """Yield the numbers of documents whose tokens are no ranges inside their texts."""
    asked = (
        "SELECT d.pk, d.length, t.ranges, t.sentences, t.tokenizer"
        f" FROM {schema}.tokens t JOIN {schema}.documents d ON d.pk = t.document"
    )
    for number, length, *packed in db.execute(asked):
        if not _fit(packed, length):
            yield number


def _fit(packed: list[Any], length: int) -> bool:
    """Tell whether packed tokens are ranges one after the other inside the text."""
    try:
        tokens = tokens_from_blobs(*packed)
    except FAULTS:
        return False
    starts, ends = tokens.starts, tokens.ends
    if len(starts) != len(ends):
        return False
    whole = all(start < end for start, end in zip(starts, ends, strict=True))
    ordered = all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    return whole and ordered and (not ends or ends[-1] <= length)


def _index(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    db.execute(f"SELECT rowid FROM {schema}.words WHERE words MATCH 'a' LIMIT 1").fetchone()
    yield from ()


def _all_pass(db: sqlite3.Connection, asked: str, read: Callable[[Any], object]) -> bool:
    """Tell whether every value that is asked for can be read."""
    try:
        for (value,) in db.execute(asked):
            read(value)
    except FAULTS:
        return False
    return True
