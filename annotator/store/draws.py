"""Where articles drawn at random come among the uncertain ones."""

import json
import random

import sqlite_utils

from annotator.core.drawing import Draw, steps_of

_LOOKED_AT = 2000
"""Articles from which it is concluded how much all of them tell."""
_BEGUN, _GROWTH = 8, 1.25


class Draws:
    """Keeps what drawn articles are ordered as; it is found anew as suggestions come in."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db
        self.renewed = 0
        """How often it was stored what an article tells."""
        self._until = 0.0
        self._known: dict[tuple[int, Draw], tuple[float, ...]] = {}

    def steps(self, annotator: int, draw: Draw) -> tuple[float, ...]:
        """Return values that part those of the articles left into equal parts, rising."""
        if self.renewed >= self._until:
            # More and more seldom: one decision changes little in many articles.
            self._until = _BEGUN + self.renewed * _GROWTH
            self._known.clear()
        key = annotator, draw
        if key not in self._known:
            self._known[key] = steps_of(self._values(annotator, draw))
        return self._known[key]

    def _values(self, annotator: int, draw: Draw) -> list[float]:
        last = self._db.execute("SELECT coalesce(max(pk), 0) FROM documents").fetchone()[0]
        numbers: list[int] | range = range(1, last + 1)
        if last > _LOOKED_AT:
            chance = random.Random(draw.seed)  # noqa: S311 (the same articles each time)
            numbers = chance.sample(numbers, _LOOKED_AT)
        rows = self._db.execute(
            "SELECT coalesce(u.uncertainty, 0.0) FROM json_each(?) n"
            " CROSS JOIN documents d ON d.pk = n.value"
            " LEFT JOIN undecided u ON u.document = d.pk AND u.annotator = ?"
            " LEFT JOIN statuses t ON t.document = d.pk AND t.annotator = ?"
            " WHERE coalesce(t.state, 'new') NOT IN ('done', 'skipped')"
            " AND d.pk NOT IN (SELECT document FROM removed)",
            (json.dumps([one for one in numbers if not draw.has(one)]), annotator, annotator),
        )
        return [row[0] for row in rows]
