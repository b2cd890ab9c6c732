"""Counting what goes out, article by article, for the dataset card; memory does not grow."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import combinations

from annotator.app.exporting.card import Acceptance, Agreement, Counts, Lost, Part, Person, Settled
from annotator.app.exporting.gathering import Gathered
from annotator.core.ids import AnnotatorId, LayerId
from annotator.core.model import GOLD, DocumentState, OriginKind, SpanState
from annotator.core.suggestions import CLAIM
from annotator.core.team import DecisionRule
from annotator.formats.writing import Annotated, Loss
from annotator.store.outgoing import Work

WHOLE = "all"
"""What the one part of a dataset is called that is not split."""
_SOURCES = 30
"""So many sources are named on a card."""
Pair = tuple[AnnotatorId, AnnotatorId]


class Tally:
    """Counts for one export."""

    def __init__(self, zones: frozenset[LayerId]) -> None:
        self._zones = zones
        self.spans = Counts()
        """All spans by state, but for parts of articles, on which nobody decides."""
        self.parts: dict[str, Part] = {}
        self.unaligned = 0
        self.claims = 0
        self._people: dict[AnnotatorId, Person] = {}
        self._sources: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self.pipelines: Counter[str] = Counter()
        self._losses: Counter[tuple[str, str]] = Counter()
        self._acceptance: dict[tuple[str, str], Acceptance] = {}
        self._published: tuple[str, str] = ("", "")
        self._annotated: tuple[str, str] = ("", "")
        self._pairs: dict[tuple[Pair, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        self._shared: Counter[Pair] = Counter()
        self._settled: dict[tuple[DecisionRule, AnnotatorId], list[int]] = {}
        self.deferred = 0
        """Places that adjudication has left for later."""

    def add(self, gathered: Gathered) -> None:
        """Count one article."""
        if not gathered.annotated:
            return
        document = gathered.worked.document
        self._sources[document.source] += 1
        self._languages[document.language] += 1
        self.pipelines.update(gathered.worked.pipelines)
        self._published = _widened(self._published, document.published[:10])
        part = self.parts.setdefault(gathered.annotated[0].split.value or WHOLE, Part())
        part.articles += 1
        part.characters += len(document.text)
        part.tokens += len(gathered.annotated[0].tokens)
        for annotated in gathered.annotated:
            self._count(part, annotated)
        self._count_suggestions(gathered)
        self._compare(gathered.worked.works)
        for decision in gathered.decisions:
            if decision.deferred:
                self.deferred += 1
                continue
            counts = self._settled.setdefault((decision.rule, decision.by), [0, 0])
            counts[0] += 1
            counts[1] += len(decision.spans)

    def lost(self, losses: Iterable[Loss]) -> None:
        """Count what the format could not hold of an article."""
        self._losses.update((loss.kind.value, loss.label) for loss in losses)

    @property
    def relations(self) -> Counts:
        """All relations by state."""
        return _total(counts for part in self.parts.values() for counts in part.relations.values())

    @property
    def language(self) -> str:
        """The language of most articles, empty where that is not known."""
        return max(self._languages, key=self._languages.__getitem__, default="")

    @property
    def people(self) -> list[Person]:
        """Whose work it is."""
        return list(self._people.values())

    @property
    def sources(self) -> dict[str, int]:
        """The sources with most articles."""
        return dict(self._sources.most_common(_SOURCES))

    @property
    def dates(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """First and last date of publication, and first and last day of work."""
        return self._published, self._annotated

    @property
    def losses(self) -> list[Lost]:
        """What the format could not hold, the most frequent first."""
        return [Lost(kind, label, count) for (kind, label), count in self._losses.most_common()]

    @property
    def acceptance(self) -> list[Acceptance]:
        """What became of suggestions, by maker and label."""
        return [self._acceptance[key] for key in sorted(self._acceptance)]

    def agreement(self, names: dict[AnnotatorId, str]) -> list[Agreement]:
        """Return how far those agree who have done the same articles, under these names."""
        return [
            Agreement(names[one], names[other], label, self._shared[one, other], *counts)
            for ((one, other), label), counts in sorted(self._pairs.items())
        ]

    def settled(self, names: dict[AnnotatorId, str]) -> list[Settled]:
        """Return how gold came about, by whom under these names, the most frequent way first."""
        ways = sorted(self._settled.items(), key=lambda item: (-item[1][0], item[0]))
        return [Settled(rule.value, names[by], *counts) for (rule, by), counts in ways]

    def _count(self, part: Part, annotated: Annotated) -> None:
        part.records += 1
        who = self._people.setdefault(annotated.annotator.id, Person(annotated.annotator.name))
        who.articles += 1
        day = datetime.fromtimestamp(annotated.changed, UTC).date().isoformat()
        self._annotated = _widened(self._annotated, day)
        aligned = annotated.tokens.edges()
        for span in annotated.spans:
            _add(part.labels.setdefault(span.label, Counts()), span.state)
            if span.layer in self._zones:
                continue
            _add(self.spans, span.state)
            accepted = span.state is SpanState.ACCEPTED
            who.spans += accepted
            self.claims += accepted and span.label == CLAIM
            self.unaligned += span.start not in aligned[0] or span.end not in aligned[1]
        for relation in annotated.relations:
            _add(part.relations.setdefault(relation.type, Counts()), relation.state)

    def _count_suggestions(self, gathered: Gathered) -> None:
        """Count what was decided on, whether or not what was refused goes out."""
        for work in gathered.worked.works:
            for span in work.spans:
                if span.origin.kind is OriginKind.HUMAN or span.state is SpanState.SUGGESTED:
                    continue
                key = str(span.origin), str(span.label)
                found = self._acceptance.setdefault(key, Acceptance(*key))
                if span.state is SpanState.ACCEPTED:
                    found.accepted += 1
                else:
                    found.rejected += 1

    def _compare(self, works: Iterable[Work]) -> None:
        done = [
            work
            for work in works
            if work.status.state is DocumentState.DONE and work.annotator.id != GOLD.id
        ]
        for one, other in combinations(sorted(done, key=lambda work: work.annotator.id), 2):
            pair = one.annotator.id, other.annotator.id
            self._shared[pair] += 1
            mine, theirs = _said(one), _said(other)
            for label in {"", *(each[1] for each in mine | theirs)}:
                counts = self._pairs[pair, label]
                both = [
                    {each for each in side if label in ("", each[1])} for side in (mine, theirs)
                ]
                counts[0] += len(both[0] & both[1])
                counts[1] += len(both[0])
                counts[2] += len(both[1])


def _said(work: Work) -> set[tuple[str, str, int, int]]:
    return {
        (span.layer, span.label, span.start, span.end)
        for span in work.spans
        if span.state is SpanState.ACCEPTED
    }


def _add(found: Counts, state: SpanState) -> None:
    if state is SpanState.ACCEPTED:
        found.accepted += 1
    elif state is SpanState.REJECTED:
        found.rejected += 1
    else:
        found.suggested += 1


def _total(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in counts:
        total.accepted += one.accepted
        total.rejected += one.rejected
        total.suggested += one.suggested
    return total


def _widened(known: tuple[str, str], date: str) -> tuple[str, str]:
    if not date:
        return known
    first, last = known
    return min(first or date, date), max(last, date)
