"""What is seen of a candidate: named signs, hashed to numbers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from zlib import crc32

from annotator.core.suggestions import Range
from annotator.nlp.claim_scorer.candidates import Candidate
from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.quotes import kind_of
from annotator.nlp.claims.scene import Scene

SIZE = 1 << 14
"""Numbers that signs are hashed to; two signs with the same one are seldom seen together."""
_LENGTHS = (3, 5, 8, 12, 18, 26, 40, 60, 100)
_MARKS = frozenset("«»“”„\"'‘’()[]-–—:;,.?!…")
_SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")


def signs(scene: Scene, candidate: Candidate, drafts: Sequence[Range]) -> list[int]:
    """Return the numbers of the signs of a candidate, sorted.

    ``drafts`` are the contents that the rules propose in the same text.
    """
    names = {
        *_own(scene, candidate),
        *_around(scene, candidate),
        *_governed(scene, candidate),
        *_cued(scene, candidate),
        *_known(candidate, drafts),
    }
    return sorted({crc32(name.encode()) % SIZE for name in names})


def _own(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Yield what stands inside the content."""
    words, (first, last) = scene.words, candidate.tokens
    made = candidate.made
    length = sum(last - first + 1 >= step for step in _LENGTHS)
    kind = kind_of(candidate.tokens, scene.quotes)
    finite = sum(words.is_finite(index) for index in range(first, last + 1))
    yield "made " + made
    yield f"length {length}"
    yield f"{made} length {length}"
    yield "kind " + kind
    yield f"{made} kind {kind}"
    yield f"finite {min(finite, 2)}"
    yield f"{made} finite {min(finite, 1)}"
    yield "first " + words.lower[first]
    yield "first pos " + words.pos[first]
    yield "last pos " + words.pos[last]
    if first < last:
        yield f"second {words.pos[first]} {words.pos[first + 1]}"
    if scene.main_conditional(candidate.tokens):
        yield "conditional"
    if any(words.entity[index] in ("PER", "ORG") for index in range(first, last + 1)):
        yield "names somebody"
    for index in range(first, min(last, first + 40) + 1):
        if words.pos[index] == "PRON" and words.morph[index]:
            person = next((part for part in words.morph[index].split("|") if "Person" in part), "")
            if person:
                yield "inside " + person


def _around(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Yield what stands beside the content and where it is in the text."""
    words, (first, last), region = scene.words, candidate.tokens, candidate.region
    before = words.lower[first - 1] if first else ""
    after = words.lower[last + 1] if last + 1 < len(words) else ""
    same_before = bool(first) and words.line[first - 1] == words.line[first]
    same_after = bool(after) and words.line[last + 1] == words.line[last]
    yield f"before {before if before in _MARKS or same_before else ''} {same_before}"
    yield f"after {after} {same_after}"
    yield f"between {before if before in _MARKS else ''} {after if after in _MARKS else ''}"
    if same_after and last + 2 < len(words):
        yield f"next {words.pos[last + 1]} {words.pos[last + 2]}"
    opening = bisect_left(words.line, words.line[first])
    yield f"line opens {words.form[opening] if words.form[opening] in _MARKS else ''}"
    yield f"starts line {opening == first} {words.form[opening] in _MARKS}"
    size = region.last - region.first + 1
    yield f"share {10 * (last - first + 1) // max(size, 1)}"
    yield f"headline {words.line[first] == 0}"
    yield f"sentence ends {words.form[region.last]}"
    yield f"quotes {min(len(region.quotes), 2)}"


def _governed(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Yield what the parser says of the content's head and of what governs it."""
    words, (first, last) = scene.words, candidate.tokens
    heads = [
        index
        for index in range(first, last + 1)
        if not first <= words.head[index] <= last or words.head[index] == index
    ]
    yield f"heads {min(len(heads), 3)}"
    if not heads:
        return
    head = heads[0]
    governor = words.head[head]
    yield f"head {words.dep[head]} {words.pos[head]}"
    yield "head word " + words.lower[head]
    if governor == head:
        yield "root"
        return
    reported = words.lower[governor] in scene.lexicon.forms
    yield f"governor {words.pos[governor]} {reported}"
    yield f"governed {words.dep[head]} {words.pos[governor]} {reported} {governor < first}"
    yield "governor word " + words.lower[governor]


def _cued(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Yield what is known of the nearest verb of saying, and of who speaks."""
    words, (first, last) = scene.words, candidate.tokens
    cue = _nearest(scene, candidate)
    if cue is None:
        yield "no cue"
    else:
        left = cue.last < first
        gap = first - cue.last if left else cue.first - last
        yield f"cue {left} {min(gap, 6)}"
        yield f"cue slot {left} {cue.slot}"
        yield "cue verb " + cue.entry.lemma
        yield f"cue negated {cue.negated}"
    draft = candidate.draft
    if draft is None:
        return
    yield "rule " + draft.rule
    yield f"rule {draft.rule} {draft.kind}"
    yield "modality " + draft.modality
    yield f"parts {draft.source is not None} {draft.cue is not None}"
    if draft.cue is not None:
        yield "cue words " + words.text[slice(*draft.cue)].lower()
    if draft.source is not None:
        yield from _speaker(scene, candidate, draft.source)


def _speaker(scene: Scene, candidate: Candidate, source: Range) -> Iterator[str]:
    words = scene.words
    inside = [
        index
        for index in range(candidate.region.first, candidate.region.last + 1)
        if source[0] <= words.start[index] < source[1]
    ]
    yield f"source length {min(len(inside), 5)}"
    yield "source first " + (words.lower[inside[0]] if inside else "")
    yield "source " + " ".join(
        sorted({words.entity[index] or words.pos[index] for index in inside[:3]})
    )
    yield f"source before {source[0] < candidate.content[0]}"


def _known(candidate: Candidate, drafts: Sequence[Range]) -> Iterator[str]:
    """Yield how the content lies to what the rules propose."""
    start, end = candidate.content
    drafts = [draft for draft in drafts if draft[0] < end and start < draft[1]]
    if candidate.draft is None:
        best = max((overlap(candidate.content, draft) for draft in drafts), default=0.0)
        yield f"rules agree {int(best * 5)}"
        holds = any(start <= low and high <= end for low, high in drafts)
        held = any(low <= start and end <= high for low, high in drafts)
        yield f"rules within {holds} {held} {candidate.made}"
        return
    yield f"rules crossing {min(len(drafts), 3)}"


def _nearest(scene: Scene, candidate: Candidate) -> Cue | None:
    first, last = candidate.tokens
    beside = [cue for cue in scene.cues(candidate.region) if cue.last < first or cue.first > last]
    return min(beside, key=lambda cue: max(first - cue.last, cue.first - last), default=None)


def overlap(one: Range, two: Range) -> float:
    """Return the intersection over the union of two ranges."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, common) / (max(one[1], two[1]) - min(one[0], two[0]))
