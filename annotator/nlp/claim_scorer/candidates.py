"""What in a text could be a claim: wider than what the rules propose."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.core.suggestions import Range
from annotator.nlp.claims.component import content_range
from annotator.nlp.claims.drafts import Draft
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Scene, Tokens

_CLAUSES = frozenset({"ccomp", "csubj", "parataxis", "xcomp", "acl", "advcl", "conj", "dislocated"})
_OPENERS = frozenset({"mark", "case", "cc", "punct"})
_SHORTEST = 3
"""Clauses and parts of sentences with fewer tokens are not looked at."""
_MOST = 24
"""Candidates looked at in one sentence: more come from lists and lost full stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of text that could be a claim's content, and where it comes from.

    ``tokens`` are the first and the last one; ``draft`` is the rules' own claim, if it is one.
    """

    content: Range
    tokens: Tokens
    region: Region
    made: str
    draft: Draft | None = None


def candidates(scene: Scene, drafts: Sequence[Draft]) -> list[Candidate]:
    """Return what could be a claim, the rules' proposals first; no content comes twice."""
    found: dict[Range, Candidate] = {}
    if not scene.regions:
        return []
    tokens = _Tokens(scene)
    for draft in drafts:
        place = tokens.of(draft.content)
        region = tokens.region(place[0])
        found[draft.content] = Candidate(
            content=draft.content, tokens=place, region=region, made="rule", draft=draft
        )
    for region, made, place in _places(scene):
        content = content_range(scene, place)
        if content is None or content in found:
            continue
        found[content] = Candidate(
            content=content, tokens=tokens.of(content), region=region, made=made
        )
    return list(found.values())


class _Tokens:
    """Finds tokens and sentences by place."""

    def __init__(self, scene: Scene) -> None:
        self._words = scene.words
        self._first = {start: index for index, start in enumerate(scene.words.start)}
        self._last = {end: index for index, end in enumerate(scene.words.end)}
        self._outer = [region for region in scene.regions if region.inside is None]

    def of(self, content: Range) -> Tokens:
        """Return the first and last token of a range, whose edges are mostly those of tokens."""
        first, last = self._first.get(content[0]), self._last.get(content[1])
        if first is not None and last is not None:
            return first, last
        touched = [
            index
            for index, (start, end) in enumerate(
                zip(self._words.start, self._words.end, strict=True)
            )
            if start < content[1] and content[0] < end
        ]
        return touched[0], touched[-1]

    def region(self, token: int) -> Region:
        """Return the sentence in which a token stands, quotations around it aside."""
        for region in self._outer:
            if region.first <= token <= region.last:
                return region
        return self._outer[-1]


def _places(scene: Scene) -> Iterator[tuple[Region, str, Tokens]]:
    for region in scene.regions:
        for number, (made, place) in enumerate(_inside(scene, region)):
            if number == _MOST:
                break
            yield region, made, place
    yield from _lines(scene)


def _inside(scene: Scene, region: Region) -> Iterator[tuple[str, Tokens]]:
    """Yield what could be a claim in one sentence."""
    yield "sentence" if region.inside is None else "inner", (region.first, region.last)
    for quote in region.quotes:
        yield "quotation", (quote.open, quote.close)
    yield from (("beside", place) for place in _long(_beside(scene, region)))
    yield from _long_clauses(scene, region)


def _long(places: Iterable[Tokens]) -> Iterator[Tokens]:
    return (place for place in places if place[1] - place[0] + 1 >= _SHORTEST)


def _beside(scene: Scene, region: Region) -> Iterator[Tokens]:
    """Yield what stands before and after each verb of saying and its subject."""
    for cue in scene.cues(region):
        source = scene.sources.of(cue, region)
        first = min(cue.first, source[0]) if source else cue.first
        last = max(cue.last, source[1]) if source else cue.last
        yield region.first, first - 1
        yield last + 1, region.last
        yield cue.last + 1, region.last


def _long_clauses(scene: Scene, region: Region) -> Iterator[tuple[str, Tokens]]:
    words = scene.words
    for head in range(region.first, region.last + 1):
        governor = words.head[head]
        if words.dep[head] not in _CLAUSES or not region.first <= governor <= region.last:
            continue
        reach = words.subtree(head)
        low, high = (governor + 1, region.last) if governor < head else (region.first, governor - 1)
        first, last = max(reach[0], low), min(reach[-1], high)
        while first < head and words.dep[first] in _OPENERS and words.head[first] == head:
            first += 1
        for place in _long([(first, last)]):
            yield f"clause {words.dep[head]}", place


def _lines(scene: Scene) -> Iterator[tuple[Region, str, Tokens]]:
    """Yield the paragraphs of several sentences."""
    line = scene.words.line
    run: list[Region] = []
    for region in sorted(scene.regions, key=lambda region: region.first):
        if region.inside is not None:
            continue
        if run and line[run[-1].last] != line[region.first]:
            yield from _line(run)
            run = []
        run.append(region)
    yield from _line(run)


def _line(run: Sequence[Region]) -> Iterator[tuple[Region, str, Tokens]]:
    if len(run) > 1:
        yield run[0], "line", (run[0].first, run[-1].last)
