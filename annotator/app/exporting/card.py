"""The dataset card: what an export holds, where it comes from and what it lost, as data.

It is written as JSON beside or among the files of the export, and as Markdown to be read. Its
field ``files`` is the checksum manifest by which an export is verified.
"""

from typing import Any

import msgspec

CARD_VERSION = 1


class Counts(msgspec.Struct, omit_defaults=True):
    """Spans or relations by state."""

    accepted: int = 0
    rejected: int = 0
    suggested: int = 0


class Part(msgspec.Struct):
    """What one part of the dataset holds; the parts are ``train``, ``dev``, ``test`` or ``all``."""

    articles: int = 0
    records: int = 0
    """Articles times annotators where everybody's work is exported."""
    tokens: int = 0
    characters: int = 0
    labels: dict[str, Counts] = {}
    relations: dict[str, Counts] = {}


class Person(msgspec.Struct):
    """Somebody whose work is in the export, by name or by number."""

    name: str
    articles: int = 0
    spans: int = 0
    """Accepted ones."""


class Agreement(msgspec.Struct):
    """How far two annotators agree on articles that both have done: strict span F1.

    Spans agree when layer, label and both edges are the same. ``label`` is empty for all labels.
    """

    one: str
    other: str
    label: str
    articles: int
    both: int
    of_one: int
    of_other: int

    @property
    def f1(self) -> float:
        """The harmonic mean of both shares, 0 to 1; 1 where neither has any span."""
        total = self.of_one + self.of_other
        return 2 * self.both / total if total else 1.0


class Acceptance(msgspec.Struct):
    """What became of the suggestions of one maker for one label."""

    origin: str
    label: str
    accepted: int = 0
    rejected: int = 0


class Settled(msgspec.Struct):
    """How often somebody settled a place in a way: by hand, or by which rule."""

    rule: str
    by: str
    cases: int
    spans: int
    """How many spans of gold came of it."""


class Lost(msgspec.Struct):
    """How often a format could not hold something."""

    kind: str
    label: str
    count: int


class FileEntry(msgspec.Struct):
    """One file of the export."""

    sha256: str
    size: int
    """In bytes."""


class Card(msgspec.Struct, kw_only=True):
    """All that is known of an export."""

    version: int = CARD_VERSION
    program: str
    format: str
    folder: bool
    """Whether it is a folder of files; else the card lies beside its one file."""
    made: str
    """ISO 8601, UTC."""
    project: str
    project_id: str
    created: str
    language: str
    choices: dict[str, Any]
    parts: dict[str, Part]
    scheme: dict[str, Any]
    annotators: list[Person]
    agreement: list[Agreement]
    acceptance: list[Acceptance]
    pipelines: dict[str, int]
    """The pipelines that made suggestions, with how many of the articles each has read."""
    sources: dict[str, int]
    """The sources with most articles, and how many those are."""
    published: tuple[str, str]
    """The first and the last date of publication that is known."""
    annotated: tuple[str, str]
    """The first and the last day of work on the articles."""
    losses: list[Lost]
    settled: list[Settled] = []
    """How gold came about; nothing where something else is exported."""
    deferred: int = 0
    """Places that adjudication has left for later: gold holds nothing there."""
    files: dict[str, FileEntry]


def to_json(card: Card) -> bytes:
    """Return the card as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"


def from_json(data: bytes) -> Card:
    """Read a card.

    Raises:
        msgspec.DecodeError: it is none.
    """
    return msgspec.json.decode(data, type=Card)
