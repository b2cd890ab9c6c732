"""What is undecided in a document, read from its spans."""

from collections import Counter
from collections.abc import Iterable

import sqlite_utils

from annotator.core.ids import LayerId
from annotator.core.uncertainty import Open, by_scores, information

_LEXICON = "o.kind = 'rule' AND o.name = 'lexicon'"
"""Such a suggestion stands where the pipeline proposes something else, or nothing."""

MANY = 500
"""With more suggestions left only their scores count, to a thousandth: this is asked with every
gesture."""


def undecided_in(
    db: sqlite_utils.Database, number: int, annotator: int, uncounted: Iterable[LayerId | str]
) -> tuple[int, float]:
    """Return how many suggestions are left in a document, and what they are expected to tell."""
    apart = list(uncounted)
    scores = db.execute(
        "SELECT round(score, 3) FROM spans WHERE document = ? AND annotator = ?"
        f" AND state = 'suggested' AND layer NOT IN ({', '.join('?' * len(apart))})",
        (number, annotator, *apart),
    ).fetchall()
    if not scores:
        return 0, 0.0
    length = db.execute("SELECT length FROM documents WHERE pk = ?", (number,)).fetchone()[0]
    if len(scores) > MANY:
        return len(scores), by_scores(Counter(row[0] for row in scores), length)
    rows = db.execute(
        f'SELECT s.score, s.layer, s.label, s.start, s."end", {_LEXICON}'
        " FROM spans s CROSS JOIN origins o ON o.pk = s.origin"
        " WHERE s.document = ? AND s.annotator = ? AND s.state = 'suggested'"
        f" AND s.layer NOT IN ({', '.join('?' * len(apart))})",
        (number, annotator, *apart),
    ).fetchall()
    return len(rows), information([Open(*row) for row in rows], length)
