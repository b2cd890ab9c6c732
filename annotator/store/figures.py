"""What a digest tells: each figure is one question, over the works that a filter lets through."""

from dataclasses import dataclass
from typing import Any

import msgspec

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.store import figures_sql as sql
from annotator.store.digest import Digest

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose work, from when to when, and which layers. Times are Unix times in milliseconds."""

    layers: tuple[str, ...]
    annotator: AnnotatorId | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody has come."""

    annotator: AnnotatorId
    name: str
    assigned: int
    """Articles that were given to them."""
    done: int
    skipped: int
    begun: int
    left: int
    """Of those assigned, the ones that are neither done nor skipped."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How much work articles were; times in milliseconds."""

    group: str
    articles: int
    timed: int
    """Of the articles, those whose time is known."""
    median: float
    """The middle one of the times per article."""
    total: int
    """All time that is known."""
    spans: int
    """Accepted spans in the articles whose time is known."""
    gestures: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two annotators mark the same: a pair agrees where place and label are the same."""

    group: str
    label: str
    articles: int
    shared: int
    """Spans that the other of a pair has as well, counted for both."""
    seen: int
    """Spans of both of each pair."""

    @property
    def f1(self) -> float | None:
        """The F1 of all pairs together, None where nobody marked anything."""
        return self.shared / self.seen if self.seen else None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What became of suggestions in finished articles."""

    group: str
    accepted: int
    """As they were."""
    corrected: int
    rejected: int
    waiting: int
    made: int
    """Spans made by hand in articles that had suggestions: what these had missed."""

    @property
    def proposed(self) -> int:
        """How many suggestions there were."""
        return self.accepted + self.corrected + self.rejected + self.waiting


@dataclass(frozen=True, slots=True)
class Disputed:
    """An article in which annotators differ."""

    document: DocumentId
    title: str
    people: int
    shared: int
    seen: int

    @property
    def f1(self) -> float:
        """The F1 of all pairs together."""
        return self.shared / self.seen if self.seen else 1.0


@dataclass(frozen=True, slots=True)
class Led:
    """Work on the same articles with suggestions, or without."""

    suggested: bool
    works: int
    median: float
    gestures: float
    spans: float
    """Gestures and accepted spans are means per article."""


class Figures:
    """Asks a digest, in the thread that counts; the newest one made of it is the one to ask."""

    def __init__(self, digest: Digest, choice: Choice) -> None:
        self._db = digest.db
        self._values: dict[str, Any] = {
            "annotator": self._number(choice.annotator),
            "since": choice.since,
            "until": choice.until,
            "layers": msgspec.json.encode(choice.layers).decode(),
        }
        for table in sql.LAID_OUT:
            self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")
        for statement in sql.SETUP:
            self._db.execute(statement, self._values)

    def people(self) -> list[tuple[AnnotatorId, str]]:
        """Return id and name of everybody who works in the project."""
        rows = self._db.execute("SELECT id, name FROM people ORDER BY pk")
        return [(AnnotatorId(row[0].hex()), row[1]) for row in rows]

    def articles(self) -> tuple[int, int, int]:
        """Return how many articles there are, how many anybody finished, and how many several."""
        row = self._ask(sql.ARTICLES)[0]
        return row[0], row[1], row[2]

    def progress(self) -> list[Progress]:
        """Return how far everybody has come, as it stands now."""
        return [Progress(AnnotatorId(row[0].hex()), *row[1:]) for row in self._ask(sql.PROGRESS)]

    def finished(self) -> Rows:
        """Return day, name, and how many articles were finished."""
        return self._ask(sql.FINISHED)

    def gestures(self) -> Rows:
        """Return day, name, and how many gestures there were."""
        return self._ask(sql.GESTURES)

    def pace(self, group: str) -> list[Pace]:
        """Return the work on articles by ``name``, ``week``, ``size`` or ``all``.

        Sizes are thousands of characters, the last of them open above.
        """
        return [Pace(str(row[0]), *row[1:]) for row in self._ask(sql.pace(group))]

    def labels(self, group: str) -> Rows:
        """Return group (``all``, ``name``, ``week``, ``month``), label, spans and articles.

        A month is the one of publication; articles are all finished ones of the group.
        """
        return self._ask(sql.labels(group))

    def agreement(self, *groups: str) -> list[Agreement]:
        """Return agreement by any of ``label``, ``week`` and ``name``.

        A week is that in which the last of an article's annotators finished it.
        """
        return [Agreement(str(row[0]), *row[1:]) for row in self._ask(sql.agreement(groups))]

    def verdicts(self, group: str) -> list[Verdicts]:
        """Return what became of suggestions by ``label``, ``origin`` or ``name``."""
        return [Verdicts(*row) for row in self._ask(sql.verdicts(group))]

    def led(self) -> list[Led]:
        """Return the work with and without suggestions, on articles that were done both ways."""
        return [Led(bool(row[0]), *row[1:]) for row in self._ask(sql.LED)]

    def led_labels(self) -> Rows:
        """Return label, whether with suggestions, and mean spans per article, as for ``led``."""
        return self._ask(sql.LED_LABELS)

    def led_agreement(self) -> Rows:
        """Return how many of two had suggestions (0, 1, 2), shared and seen spans of such pairs."""
        return self._ask(sql.LED_AGREEMENT)

    def disputed(self, most: int) -> list[Disputed]:
        """Return the articles in which the most spans differ."""
        return [
            Disputed(DocumentId(row[0].hex()), *row[1:])
            for row in self._ask(f"{sql.DISPUTED} LIMIT {most:d}")
        ]

    def _ask(self, asked: str) -> Rows:
        return self._db.execute(asked, self._values).fetchall()

    def _number(self, annotator: AnnotatorId | None) -> int | None:
        if annotator is None:
            return None
        asked = "SELECT pk FROM people WHERE id = ?"
        row = self._db.execute(asked, (bytes.fromhex(annotator),)).fetchone()
        return row[0] if row else -1
