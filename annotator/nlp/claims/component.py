"""The pipeline component that finds reported claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.core.suggestions import Range
from annotator.nlp.claims.asides import aside_claims
from annotator.nlp.claims.attributions import attribution_claims
from annotator.nlp.claims.complements import complement_claims
from annotator.nlp.claims.drafts import Draft, store_drafts
from annotator.nlp.claims.hearsay import hearsay_claims
from annotator.nlp.claims.incises import incise_claims
from annotator.nlp.claims.lexicon import Lexicon, lexicon
from annotator.nlp.claims.loose import loose_claims
from annotator.nlp.claims.quotes import kind_of
from annotator.nlp.claims.regions import layout_of
from annotator.nlp.claims.scene import Found, Scene, Tokens
from annotator.nlp.claims.words import Words, words_of
from annotator.nlp.zones import BOILERPLATE, zones_of

_SCENE = "annotator_scene"
_EDGES = " \t\n\"«»“”„‹›'"
_FINAL = _EDGES + ".,;:!?…-–—"


@Language.factory("annotator_claims", assigns=["doc.spans"], requires=["token.dep", "token.pos"])
def create_claims(nlp: Language, name: str) -> "Claims":  # noqa: ARG001
    """Build the component (entry point of ``spacy_factories``)."""
    return Claims(nlp.lang or "")


class Claims:
    """Writes the claims of a parsed text.

    They go to ``doc.spans`` (``claims``, ``claim_sources``, ``claim_cues``) and, with their links
    and attributes, to the drafts kept with the document.
    """

    def __init__(self, language: str) -> None:
        self._lexicon: Lexicon = lexicon(language)

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of ``doc``."""
        words = words_of(doc)
        layout = layout_of(doc, words)
        silent = [line for line in zones_of(doc) if line.zone in BOILERPLATE]
        if silent:
            telling = [
                region
                for region in layout.regions
                if not any(line.first <= region.first <= line.last for line in silent)
            ]
            layout = replace(layout, regions=telling)
        scene = doc.user_data[_SCENE] = Scene(words, self._lexicon, layout)
        drafts = draft_claims(scene)
        aside = [words.chars(line.first, line.last) for line in silent]
        drafts = sorted(
            (*drafts, *hearsay_claims(doc, drafts, aside)), key=lambda draft: draft.content
        )
        store_drafts(doc, drafts)
        write_spans(doc, words, drafts)
        return doc


def scene_of(doc: Doc) -> Scene | None:
    """Return the scene in which the claims of ``doc`` were looked for, if they were."""
    return doc.user_data.get(_SCENE)


def draft_claims(scene: Scene) -> list[Draft]:
    """Return the claims of a text in order of their place."""
    found: list[Found] = []
    inner: list[Tokens] = []
    for region in reversed(scene.regions):  # quotations come after the sentences they stand in
        incises = incise_claims(scene, region)
        used = {
            cue.verb for cue in scene.cues(region) for claim in incises if _is(claim, cue.first)
        }
        incises += aside_claims(scene, region, used)
        scene.note_incises(region, frozenset(_closing(incises)))
        here = [*incises, *attribution_claims(scene, region)]
        here += complement_claims(scene, region, used)
        if region.inside is None:
            here += loose_claims(scene, region, [claim.content for claim in here], inner)
        else:
            inner += [claim.content for claim in incises]
        found = here + found
    drafts = [_draft(scene, claim) for claim in found]
    kept = _without_doubles([draft for draft in drafts if draft is not None])
    return sorted(kept, key=lambda draft: draft.content)


def _closing(incises: list[Found]) -> Iterator[int]:
    """Yield the first tokens of the incises that follow all of their content."""
    for claim in incises:
        if claim.cue is not None:
            first = min(claim.cue[0], claim.source[0] if claim.source else claim.cue[0])
            if claim.content[1] < first:
                yield first


def _is(claim: Found, first: int) -> bool:
    return claim.cue is not None and claim.cue[0] == first


def _draft(scene: Scene, claim: Found) -> Draft | None:
    content = content_range(scene, claim.content)
    if content is None:
        return None
    kind = kind_of(claim.content, scene.quotes)
    if kind == "indirect" and claim.source is None:
        kind = "unattributed"  # « il est prévu que… », « la rumeur selon laquelle… »
    return Draft(
        content=content,
        source=part_range(scene.words, claim.source),
        cue=part_range(scene.words, claim.cue),
        kind=kind,
        modality=claim.modality,
        rule=claim.rule,
    )


def content_range(scene: Scene, content: Tokens) -> Range | None:
    """Return the characters of a content: without the marks around it and final punctuation."""
    first, last = content
    wrapped = any(item.open == first and item.close == last for item in scene.quotes)
    if wrapped:
        first += 1
        last -= 1 if scene.words.form[last] in _EDGES else 0
    if first > last:
        return None
    start, end = scene.words.chars(first, last)
    text = scene.words.text
    while start < end and (text[end - 1].isspace() or text[end - 1] in _FINAL[len(_EDGES) :]):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in _FINAL[len(_EDGES) :]):
        start += 1
    return (start, end) if start < end else None


def part_range(words: Words, tokens: Tokens | None) -> Range | None:
    """Return the characters of a source or a cue, without hyphens and marks at its edges."""
    if tokens is None:
        return None
    start, end = words.chars(*tokens)
    while start < end and (words.text[start].isspace() or words.text[start] in '-"«“'):
        start += 1
    while start < end and (words.text[end - 1].isspace() or words.text[end - 1] in '"»”,'):
        end -= 1
    return (start, end) if start < end else None


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Keep the first of drafts that claim nearly the same content."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_overlap(draft.content, other.content) > 0.8 for other in kept):
            kept.append(draft)
    return kept


def _overlap(one: Range, two: Range) -> float:
    """Return the intersection over the union of two ranges."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, common) / (max(one[1], two[1]) - min(one[0], two[0]))


def write_spans(doc: Doc, words: Words, drafts: list[Draft]) -> None:
    """Write drafts to the span groups of ``doc``, in the place of those before."""
    groups: dict[str, list[Span]] = {"claims": [], "claim_sources": [], "claim_cues": []}
    for draft in drafts:
        for name, place, label in (
            ("claims", draft.content, "CLAIM"),
            ("claim_sources", draft.source, "SOURCE"),
            ("claim_cues", draft.cue, "CUE"),
        ):
            if place is None:
                continue
            first = bisect_right(words.start, place[0]) - 1
            last = bisect_left(words.end, place[1])
            groups[name].append(Span(doc, words.token[first], words.token[last] + 1, label=label))
    for name, spans in groups.items():
        doc.spans[name] = spans
