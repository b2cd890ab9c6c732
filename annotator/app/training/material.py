"""Which articles are learnt from, which tell when to stop, and on which the scores are made."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.app.holdings import Holdings
from annotator.app.training.choices import Choices, Source
from annotator.core.errors import TrainingTooLittleError
from annotator.core.ids import AnnotatorId
from annotator.core.model import DocumentState, Span, SpanState
from annotator.core.splitting import Member, split
from annotator.core.suggestions import CLAIM, Range
from annotator.nlp.training.job import Part, Sample
from annotator.store.outgoing import Work, Worked

FEWEST_ARTICLES = 10
"""To learn from, so that there is anything to learn."""
FEWEST_HELD_OUT = 2
FEWEST_HELD_OUT_SPANS = 10
"""With fewer the scores would tell nothing."""
_PORTION = 20
_LOOKED_AT = 50
"""Held-out articles in which names are counted before a run begins."""
_PARTS = (Part.LEARN, Part.WATCH, Part.TEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What there is to learn from."""

    articles: int = 0
    """Those learnt from and watched."""
    held_out: int = 0
    spans: int = 0
    held_out_spans: int = 0
    labels: dict[str, int] = field(default_factory=dict)
    """Accepted spans by label, in all of them."""

    @property
    def enough(self) -> bool:
        """Whether a run is worth its while and its scores say something."""
        return (
            self.articles >= FEWEST_ARTICLES
            and self.held_out >= FEWEST_HELD_OUT
            and self.held_out_spans >= FEWEST_HELD_OUT_SPANS
        )

    def check(self) -> None:
        """Check that there is enough.

        Raises:
            TrainingTooLittleError: there is not.
        """
        if not self.enough:
            raise TrainingTooLittleError(
                articles=self.articles,
                held_out=self.held_out,
                spans=self.held_out_spans,
                needed=FEWEST_ARTICLES,
                needed_held_out=FEWEST_HELD_OUT,
                needed_spans=FEWEST_HELD_OUT_SPANS,
            )


def learnable(project: Holdings) -> tuple[str, ...]:
    """Return the labels that a recogniser can learn: those of names, in the scheme's order."""
    layers = project.scheme.box_layers()
    return tuple(
        label.id
        for layer in project.scheme.layers
        if layer.id in layers
        for label in layer.labels
        if label.enabled
    )


def annotators_of(project: Holdings, choices: Choices) -> tuple[AnnotatorId, ...]:
    """Return whose work is learnt from, the one whose word counts first in front."""
    return choices.annotators or (project.annotator_id,)


def parts_of(project: Holdings, numbers: Sequence[int], choices: Choices) -> dict[int, Part]:
    """Return what the articles with these numbers are for.

    It follows from the seed and the article's id alone, or its story's: versions of one text never
    stand on both sides, and nothing changes sides when others come in.
    """
    rows = list(project.everybody.belongings(numbers))
    stories = sorted({story for _, _, story, _ in rows if story is not None})
    names = dict(zip(stories, project.identifiers(stories), strict=True))
    members = [
        Member(key=number, name=identifier if story is None else names[story])
        for number, identifier, story, _ in rows
    ]
    return {number: _PARTS[part] for number, part in split(members, choices.plan).items()}


class Material:
    """The articles of one run, by their numbers in the project."""

    def __init__(self, project: Holdings, choices: Choices) -> None:
        self._project, self.choices = project, choices
        self._annotators = annotators_of(project, choices)
        self._labels = frozenset(learnable(project))
        self._layers = project.scheme.box_layers()
        complete = self._worked_on(DocumentState.DONE)
        partial = self._worked_on(DocumentState.IN_PROGRESS) if _also_partial(choices) else set()
        self.finished = len(complete)
        numbers = sorted(complete | partial)
        parts = parts_of(project, numbers, choices)
        # What is not complete cannot be scored: it is learnt from or left out.
        self.numbers = [
            number for number in numbers if number in complete or parts[number] is Part.LEARN
        ]
        self.parts = {number: parts[number] for number in self.numbers}
        self._tally: dict[Part, Counter[str]] = {part: Counter() for part in Part}

    def check(self) -> None:
        """Check that there is enough to learn from, looking at no more than it takes.

        Raises:
            TrainingTooLittleError: there is not.
        """
        counts = dict.fromkeys(Part, 0)
        for part in self.parts.values():
            counts[part] += 1
        test = [number for number in self.numbers if self.parts[number] is Part.TEST]
        Readiness(
            articles=counts[Part.LEARN] + counts[Part.WATCH],
            held_out=counts[Part.TEST],
            held_out_spans=sum(self._counted(test[:_LOOKED_AT])[Part.TEST].values()),
        ).check()

    def readiness(self) -> Readiness:
        """Return how much there is; it takes some 30 ms for 1,000 articles."""
        return self._readiness(self._counted(self.numbers))

    def learnt_from(self) -> Readiness:
        """Return how much there was in the portions, once they have all been taken."""
        return self._readiness(self._tally)

    def _readiness(self, counts: Mapping[Part, Counter[str]]) -> Readiness:
        held_out = sum(part is Part.TEST for part in self.parts.values())
        test, learnt = counts[Part.TEST], counts[Part.LEARN] + counts[Part.WATCH]
        return Readiness(
            articles=len(self.numbers) - held_out,
            held_out=held_out,
            spans=learnt.total(),
            held_out_spans=test.total(),
            labels=dict(sorted((learnt + test).items())),
        )

    def _counted(self, numbers: Sequence[int]) -> dict[Part, Counter[str]]:
        """Count accepted names by what their articles are for and by label."""
        counts: dict[Part, Counter[str]] = {part: Counter() for part in Part}
        known: set[int] = set()
        for annotator in self._annotators:
            mine = [number for number in numbers if number not in known]
            for number, found in self._project.everybody.label_counts(mine, annotator):
                known.add(number)
                counts[self.parts[number]].update(
                    {label: count for label, count in found.items() if label in self._labels}
                )
        return counts

    def portions(self, numbers: Sequence[int] | None = None) -> Iterator[tuple[Part, Sample]]:
        """Yield the samples one after the other, ``_PORTION`` articles in memory at a time."""
        chosen = self.numbers if numbers is None else list(numbers)
        for worked in self._project.everybody.each(chosen, _PORTION):
            sample = self._sample(worked)  # nothing where its state has changed since
            if sample is not None:
                part = self.parts[self._project.number(worked.document.id)]
                self._tally[part].update(label for *_, label in sample.entities)
                yield part, sample

    def _worked_on(self, state: DocumentState) -> set[int]:
        everybody = self._project.everybody
        return {
            number
            for annotator in self._annotators
            for number in everybody.worked_on(annotator, [state])
        }

    def _sample(self, worked: Worked) -> Sample | None:
        works = [work for who in self._annotators if (work := worked.of(who)) is not None]
        done = [work for work in works if work.status.state is DocumentState.DONE]
        if done:
            return self._of(worked, done[0], complete=True)
        partial = [work for work in works if work.status.state is DocumentState.IN_PROGRESS]
        return self._of(worked, partial[0], complete=False) if partial else None

    def _of(self, worked: Worked, work: Work, *, complete: bool) -> Sample:
        accepted = [
            (span.start, span.end, str(span.label))
            for span in work.spans
            if span.state is SpanState.ACCEPTED and span.label in self._labels
        ]
        refused = [
            (span.start, span.end)
            for span in work.spans
            if span.state is SpanState.REJECTED and span.layer in self._layers
        ]
        claims = [span for span in work.spans if span.label == CLAIM]
        return Sample(
            key=worked.document.id,
            text=worked.document.text,
            entities=tuple(dict.fromkeys(accepted)),
            refused=tuple(refused),
            claims=_contents(claims, SpanState.ACCEPTED),
            refused_claims=_contents(claims, SpanState.REJECTED),
            complete=complete,
        )


def finished(project: Holdings, choices: Choices) -> int:
    """Return how many articles there are to learn from or to score, those in progress left out."""
    everybody = project.everybody
    return len(
        {
            number
            for annotator in annotators_of(project, choices)
            for number in everybody.worked_on(annotator, [DocumentState.DONE])
        }
    )


def readiness(project: Holdings, choices: Choices | None = None) -> Readiness:
    """Return what there is to learn from, and whether it is enough."""
    return Material(project, choices or Choices()).readiness()


def _contents(claims: Sequence[Span], state: SpanState) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in claims if span.state is state)


def _also_partial(choices: Choices) -> bool:
    return choices.source is Source.DECIDED
