"""What is undecided in a document, read from its spans."""

from collections.abc import Iterable

import sqlite_utils

from annotator.core.ids import LayerId
from annotator.core.uncertainty import Open, information

_LEXICON = "o.kind = 'rule' AND o.name = 'lexicon'"
"""Such a suggestion stands where the pipeline proposes something else, or nothing."""


def undecided_in(
    db: sqlite_utils.Database, number: int, annotator: int, uncounted: Iterable[LayerId | str]
) -> tuple[int, float]:
    """Return how many suggestions are left in a document, and what they are expected to tell."""
    apart = list(uncounted)
    rows = db.execute(
        f'SELECT s.score, s.layer, s.label, s.start, s."end", {_LEXICON}'
        " FROM spans s CROSS JOIN origins o ON o.pk = s.origin"
        " WHERE s.document = ? AND s.annotator = ? AND s.state = 'suggested'"
        f" AND s.layer NOT IN ({', '.join('?' * len(apart))})",
        (number, annotator, *apart),
    ).fetchall()
    if not rows:
        return 0, 0.0
    length = db.execute("SELECT length FROM documents WHERE pk = ?", (number,)).fetchone()[0]
    return len(rows), information([Open(*row) for row in rows], length)
