"""From articles with entities to what spaCy learns from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span
from spacy.training import Example

from annotator.nlp.casing import readable
from annotator.nlp.paragraphs import Paragraphs
from annotator.nlp.training.job import Place, Sample
from annotator.nlp.training.recogniser import Reading, Recogniser


@dataclass(slots=True)
class Made:
    """Examples, and how many entities could not be put into them."""

    examples: list[Example] = field(default_factory=list)
    misaligned: int = 0
    crossing: int = 0


@dataclass(slots=True)
class _Placed:
    """The entities of one text as spans of tokens that do not overlap."""

    entities: list[Span] = field(default_factory=list)
    unknown: list[Span] = field(default_factory=list)
    """Tokens of which an entity covers a part: they are neither inside nor outside."""
    misaligned: int = 0
    crossing: int = 0


class ExampleMaker:
    """Makes examples as the pipeline will see the texts when it makes suggestions.

    Case is made readable and sentence starts are set by the layout, as in ``pipelines.extend``:
    a recogniser that learnt from other tokens than it reads would learn the wrong thing.
    """

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._nlp = recogniser.nlp
        self._paragraphs = Paragraphs()

    def doc(self, text: str) -> Doc:
        """Return the tokens of ``text`` with the sentence starts that its layout gives away."""
        return self._paragraphs(self._nlp.make_doc(readable(text, self._nlp.lang or "")))

    def make(self, samples: Iterable[Sample]) -> Made:
        """Return examples of ``samples``, in parts of a few sentences."""
        made = Made()
        for sample in samples:
            doc = self.doc(sample.text)
            reading = self._recogniser.reading(doc)
            placed = self._placed(doc, sample.entities, reading)
            made.misaligned += placed.misaligned
            made.crossing += placed.crossing
            outside = None if sample.complete else _covered(doc, sample.refused)
            _annotate(doc, placed, reading.others, outside)
            made.examples.extend(parts(doc))
        return made

    def _placed(self, doc: Doc, entities: Iterable[Place], reading: Reading) -> _Placed:
        placed = _Placed()
        taken: set[int] = set()
        for start, end, label in sorted(entities, key=lambda item: (item[0] - item[1], item)):
            own = self._recogniser.own_label(label, reading.labels.get((start, end), ""))
            span = doc.char_span(start, end, label=own)
            if span is not None and not _learnable(span):
                span = None
            whole = span or doc.char_span(start, end, alignment_mode="expand")
            if whole is None:
                placed.misaligned += 1
                continue
            tokens = set(range(whole.start, whole.end))
            if span is None:
                placed.misaligned += 1
                if not tokens & taken:
                    placed.unknown.append(whole)
                    taken |= tokens
            elif tokens & taken:
                placed.crossing += 1
            else:
                placed.entities.append(span)
                taken |= tokens
        return placed


def parts(doc: Doc, size: int = 40) -> Iterator[Example]:
    """Yield examples of at least ``size`` tokens that end where sentences and no entities do.

    Short parts make small steps: a batch holds places from many articles.
    """
    start = 0
    for token in doc:
        at = token.i
        if at - start >= size and token.is_sent_start and token.ent_iob_ != "I":
            yield _example(doc[start:at])
            start = at
    if start < len(doc):
        yield _example(doc[start:])


def _example(span: Span) -> Example:
    """Return an example of a part of a text; what is predicted has its sentence starts alone."""
    reference = span.as_doc()
    predicted = reference.copy()
    predicted.set_ents([], default="missing")
    return Example(predicted, reference)


def _learnable(span: Span) -> bool:
    """Tell whether a recogniser can find it: no sentence starts in it, no white space at its edges.

    spaCy raises where it is asked to learn such a one.
    """
    if span[0].is_space or span[-1].is_space:
        return False
    return not any(token.is_sent_start for token in span[1:])


def _covered(doc: Doc, ranges: Iterable[tuple[int, int]]) -> list[Span]:
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in ranges)
    return [span for span in found if span is not None]


def _annotate(
    doc: Doc, placed: _Placed, others: Sequence[Span], outside: Sequence[Span] | None
) -> None:
    """Write into ``doc`` what is known of its tokens.

    All the rest is no entity, or with ``outside`` only that is.
    """
    taken = {token.i for span in (*placed.entities, *placed.unknown) for token in span}
    kept = [span for span in others if not taken & set(range(span.start, span.end))]
    entities = [*placed.entities, *kept]
    if outside is None:
        doc.set_ents(entities, missing=placed.unknown, default="outside")
        return
    taken |= {token.i for span in kept for token in span}
    free = {token.i for span in outside for token in span} - taken
    nowhere = [Span(doc, place, place + 1) for place in sorted(free)]
    doc.set_ents(entities, outside=nowhere, default="missing")
