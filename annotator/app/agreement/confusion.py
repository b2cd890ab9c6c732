"""Who takes what for what: the labels of two annotators against each other, with the places."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field

from annotator.app.agreement.choosing import Choice, Voice, layers_of, voices
from annotator.app.agreement.matching import Pairs, in_layer, same
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId
from annotator.core.model import GOLD, Span
from annotator.core.scheme import Scheme
from annotator.store.outgoing import Worked

KEPT = 1000
"""So many places are kept of one cell; all are counted."""
NOTHING = LabelId("")


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article, as one annotator has it and as the other."""

    document: DocumentId
    title: str
    start: int
    end: int
    words: str
    other: tuple[int, int] | None
    """Where the other annotator has it, if elsewhere."""


@dataclass(slots=True)
class Cell:
    """How often one label stands against another."""

    exact: int = 0
    """On the same range, or with nothing on the other side."""
    touching: int = 0
    """On ranges that only touch."""
    places: list[Place] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How often in all."""
        return self.exact + self.touching


@dataclass(slots=True)
class Matrix:
    """The labels of one layer against each other; ``NOTHING`` where a side has no span."""

    layer: LayerId
    pair: tuple[AnnotatorId, AnnotatorId]
    labels: tuple[LabelId, ...]
    cells: dict[tuple[LabelId, LabelId], Cell] = field(default_factory=dict)
    articles: int = 0

    def cell(self, mine: LabelId, theirs: LabelId) -> Cell:
        """Return what stands in a row and a column."""
        return self.cells.get((mine, theirs)) or Cell()


@dataclass(frozen=True, slots=True)
class MatrixProgress:
    """How far the reading is, in articles; the last one has the result, one for each layer."""

    done: int
    total: int
    matrices: tuple[Matrix, ...] | None = None


def confuse(
    articles: Iterable[Worked],
    total: int,
    scheme: Scheme,
    pair: tuple[AnnotatorId, AnnotatorId],
    choice: Choice,
) -> Generator[MatrixProgress, None, None]:
    """Count what two annotators have in the same places, over the articles both have.

    Spans are matched one to one within their layer: the same range and label first, then the same
    label where they touch, then the same range and at last ranges that touch, under any label.
    """
    layers = layers_of(scheme, choice)
    made = {layer: Matrix(layer, pair, labels) for layer, labels in layers.items()}
    wanted = Choice(
        annotators=tuple(who for who in pair if who != GOLD.id), gold=GOLD.id in pair,
        layers=tuple(layers), labels=choice.labels, unfinished=choice.unfinished,
    )  # fmt: skip
    for done, worked in enumerate(articles):
        yield MatrixProgress(done, total)
        sides = {voice.annotator: voice for voice in voices(worked, wanted, layers)}
        if set(pair) <= set(sides):
            _count(worked, sides[pair[0]], sides[pair[1]], made)
    yield MatrixProgress(total, total, tuple(made.values()))


def _count(worked: Worked, one: Voice, two: Voice, made: dict[LayerId, Matrix]) -> None:
    pairs: Pairs = in_layer(one.spans, two.spans)
    mine, theirs = {x.id for x, _ in pairs}, {x.id for _, x in pairs}
    exact = {x.id for x, _ in same(one.spans, two.spans)}
    for matrix in made.values():
        matrix.articles += 1
    for first, second in pairs:
        equal = first.id in exact or (first.start, first.end) == (second.start, second.end)
        _add(worked, made, first, (first.label, second.label), None if equal else second)
    for span in one.spans:
        if span.id not in mine:
            _add(worked, made, span, (span.label, NOTHING), None)
    for span in two.spans:
        if span.id not in theirs:
            _add(worked, made, span, (NOTHING, span.label), None)


def _add(
    worked: Worked,
    made: dict[LayerId, Matrix],
    span: Span,
    labels: tuple[LabelId, LabelId],
    elsewhere: Span | None,
) -> None:
    cell = made[span.layer].cells.setdefault(labels, Cell())
    if elsewhere is None:
        cell.exact += 1
    else:
        cell.touching += 1
    if len(cell.places) < KEPT:
        document = worked.document
        other = None if elsewhere is None else (elsewhere.start, elsewhere.end)
        words = " ".join(document.text[span.start : span.end].split())
        cell.places.append(
            Place(document.id, document.title, span.start, span.end, words[:120], other)
        )
