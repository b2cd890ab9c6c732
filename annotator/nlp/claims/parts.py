"""Who states a content that a person has chosen, and the words that introduce it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.core.suggestions import Range
from annotator.nlp.claims.component import part_range
from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.drafts import Draft
from annotator.nlp.claims.quotes import kind_of
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Scene, Tokens
from annotator.nlp.claims.verb_groups import VerbGroup

_SAME = 0.5
"""From this share in common on, a claim that the rules found is the one that is meant."""
_NOUN_REACH = 8
"""How many tokens before a content the noun that introduces it may stand."""
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "obj", "parataxis", "acl"})
_SPEAKERS = frozenset({"PER", "ORG", "LOC"})
_RULE = "nearest"


@dataclass(frozen=True, slots=True)
class _Parts:
    source: Tokens | None = None
    cue: Tokens | None = None
    modality: str = "asserted"
    gap: int = 0
    """How many tokens lie between them and the content."""


def claim_of(scene: Scene, content: Range, drafts: Sequence[Draft]) -> Draft:
    """Return the claim with the given content: what the rules say of it, else what is nearest."""
    tokens = _tokens(scene, content)
    kind = kind_of(tokens, scene.quotes) if tokens else "indirect"
    parts = _nearest(scene, tokens) if tokens else _Parts()
    near = Draft(
        content=content,
        source=part_range(scene.words, parts.source),
        cue=part_range(scene.words, parts.cue),
        kind=kind,
        modality=parts.modality,
        rule=_RULE,
    )
    meant = [draft for draft in drafts if _is_meant(draft, near)]
    if not meant:
        return near
    found = max(meant, key=lambda draft: _shared(draft.content, content))
    nobody = found.kind == "unattributed" and kind == "indirect"
    return replace(found, content=content, kind=found.kind if nobody else kind)


def _is_meant(draft: Draft, near: Draft) -> bool:
    """Tell whether a claim of the rules is about the content of ``near``.

    Its content is nearly the same, or lies around it with no nearer cue in between.
    """
    content = near.content
    if _shared(draft.content, content) >= _SAME:
        return True
    if not (draft.content[0] <= content[0] and content[1] <= draft.content[1]):
        return False
    if near.cue and near.cue != draft.cue and _shared(near.cue, draft.content):
        return False
    return not any(part and _shared(part, content) for part in (draft.source, draft.cue))


def _tokens(scene: Scene, content: Range) -> Tokens | None:
    """Return the first and last token that a range touches."""
    inside = [
        index
        for index in range(len(scene.words))
        if scene.words.start[index] < content[1] and content[0] < scene.words.end[index]
    ]
    return (inside[0], inside[-1]) if inside else None


def _shared(one: Range, other: Range) -> float:
    """Return the intersection over the union of two ranges."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def _nearest(scene: Scene, content: Tokens) -> _Parts:
    """Return the nearest parts: in the sentence, else in the one that leads to it or follows."""
    places = _around(scene, content)
    for region in places:
        found = min(
            _candidates(scene, region, content), key=lambda parts: parts.gap, default=None
        ) or _governing(scene, region, content)
        if found is not None:
            source = found.source or _speaker(scene, region, content, found.cue)
            return replace(found, source=source)
    return _Parts(_speaker(scene, places[0], content, None)) if places else _Parts()


def _around(scene: Scene, content: Tokens) -> list[Region]:
    """Return the sentences that hold more than the content, the inner before the outer.

    Then come those beside it: the one before where it ends with a colon, the one after where the
    content ends a quotation.
    """
    first, last = content
    holding = [
        region
        for region in scene.regions
        if region.first <= first <= region.last
        and any(not first <= index <= last for index in region.flat())
    ]
    holding.sort(key=lambda region: region.last - region.first)
    before = [region for region in scene.regions if region.last in (first - 1, first - 2)]
    leading = [region for region in before if scene.words.form[region.last] == ":"]
    closed = any(quote.first <= first and quote.close >= last for quote in scene.quotes)
    after = [region for region in scene.regions if region.first in (last + 1, last + 2, last + 3)]
    return [*holding, *leading, *(after if closed else ())]


def _candidates(scene: Scene, region: Region, content: Tokens) -> Iterator[_Parts]:
    first, last = content
    for cue in scene.cues(region):
        if cue.last < first or cue.first > last:
            yield _of_verb(scene, region, content, cue)
    for index in region.flat():
        if first <= index <= last:
            continue
        for phrase in scene.lexicon.attributions.get(scene.words.lower[index], ()):
            end = index + len(phrase.tokens) - 1
            if tuple(scene.words.lower[index : end + 1]) == phrase.tokens:
                source = _after(scene, region, end + 1) if phrase.follows != "nobody" else None
                gap = _gap((index, source[1] if source else end), content)
                yield _Parts(_apart(source, content), (index, end), "asserted", gap)
                break
        if 0 < first - index <= _NOUN_REACH and scene.words.lower[index] in scene.lexicon.nouns:
            yield _of_noun(scene, region, content, index)


def _of_verb(scene: Scene, region: Region, content: Tokens, cue: Cue) -> _Parts:
    before, after = scene.sources.of(cue, region), scene.sources.after(cue, region)
    return _Parts(
        source=_apart(before, content) or _apart(after, content),
        cue=(cue.first, cue.last),
        modality=scene.modality(cue, content),
        gap=_gap((cue.first, cue.last), content),
    )


def _of_noun(scene: Scene, region: Region, content: Tokens, noun: int) -> _Parts:
    words = scene.words
    start = noun - 1 if noun > region.first and words.pos[noun - 1] == "DET" else noun
    source = _after(scene, region, noun + 1)
    if source is not None and source[1] >= content[0]:
        source = None
    modality = scene.lexicon.nouns[words.lower[noun]].modality
    # A verb right beside it says more of who speaks than the noun does.
    return _Parts(source, (start, noun), modality, _gap((start, noun), content) + 1)


def _governing(scene: Scene, region: Region, content: Tokens) -> _Parts | None:
    """Return the verb on which the parser hangs the content, known to report or not."""
    words = scene.words
    for index in range(content[0], content[1] + 1):
        verb = words.head[index]
        if content[0] <= verb <= content[1] or not region.first <= verb <= region.last:
            continue
        if words.pos[verb] == "VERB" and words.dep[index] in _COMPLEMENTS:
            first = VerbGroup(words, scene.lexicon, region, verb).first
            source = _apart(scene.sources.left_of(first, region), content)
            return _Parts(source, (first, verb), gap=_gap((first, verb), content))
    return None


def _after(scene: Scene, region: Region, start: int) -> Tokens | None:
    """Return the noun phrase that begins at or soon after ``start``."""
    words = scene.words
    for index in region.flat(start, start + 5):
        if words.form[index] in ",;:." or words.is_finite(index):
            return None
        if words.pos[index] in {"NOUN", "PROPN", "PRON"}:
            found = scene.sources.phrase(index, region)
            opens = start if words.pos[start] != "ADP" else start + 1
            return min(opens, found[0]), max(index, found[1])
    return None


def _speaker(scene: Scene, region: Region, content: Tokens, cue: Tokens | None) -> Tokens | None:
    """Return the nearest name of a person, body or place in the sentence outside the content."""
    words = scene.words
    names = [
        index
        for index in region.flat()
        if words.entity[index] in _SPEAKERS
        and not content[0] <= index <= content[1]
        and not (cue and cue[0] <= index <= cue[1])
    ]
    if not names:
        return None
    near = min(names, key=lambda index: _gap((index, index), cue or content))
    return _apart(scene.sources.phrase(near, region), content) or (near, near)


def _apart(part: Tokens | None, content: Tokens) -> Tokens | None:
    """Return the part, or None where it shares a token with the content."""
    if part is None or (part[0] <= content[1] and content[0] <= part[1]):
        return None
    return part


def _gap(one: Tokens, other: Tokens) -> int:
    """Return how many tokens lie between two runs of tokens."""
    return max(one[0] - other[1], other[0] - one[1], 0)
