"""Hearsay that no verb of saying introduces: « des photos auraient circulé ».

Only the perfect conditional of a main clause is taken for hearsay. The simple conditional more
often tells what would be, and is left alone.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from annotator.core.suggestions import Range
from annotator.nlp.claims.drafts import Draft
from annotator.nlp.language import language_file

_EDGES = " \t\n\"«»“”„‹›'.,;:!?…-–—"


def hearsay_claims(doc: Doc, drafts: Sequence[Draft], silent: Sequence[Range]) -> Iterator[Draft]:
    """Yield the hearsay of a text outside the claims already found and the ranges ``silent``.

    Such claims have neither source nor cue; their kind is unattributed, their modality
    conditional.
    """
    words = language_file(doc.lang_, "claims").get("hearsay")
    if words is None:
        return
    taken = [*silent]
    for draft in drafts:
        taken += [part for part in (draft.content, draft.source, draft.cue) if part is not None]
    for sentence in doc.sents:
        if not _is_hearsay(sentence, words):
            continue
        place = _clause(sentence)
        if place is not None and not any(a < place[1] and place[0] < b for a, b in taken):
            yield Draft(
                content=place,
                source=None,
                cue=None,
                kind="unattributed",
                modality="conditional",
                rule="hearsay",
            )


def _is_hearsay(sentence: Span, words: dict[str, list[str]]) -> bool:
    root = sentence.root
    auxiliaries = [child for child in root.children if child.dep_.startswith("aux")]
    if not any("Mood=Cnd" in str(item.morph) for item in auxiliaries):
        return False
    if "VerbForm=Part" not in str(root.morph) or root.lower_ in words["wished"]:
        return False
    if any(token.lower_ in words["conditions"] for token in sentence):
        return False
    return not any(_speaks(token, words) for token in root.children)


def _speaks(token: Token, words: dict[str, list[str]]) -> bool:
    """Tell whether a token is a subject that tells of itself: « j'aurais aimé »."""
    return token.dep_.startswith("nsubj") and token.lower_ in words["first_person"]


def _clause(sentence: Span) -> Range | None:
    """Return the part between semicolons in which the main verb stands, without its edges."""
    first, last = sentence.start, sentence.end
    for token in sentence:
        if token.text == ";" and token.i < sentence.root.i:
            first = token.i + 1
        elif token.text == ";" and last == sentence.end:
            last = token.i
    if sentence[-1].text == "?" or first >= last:
        return None
    text = sentence.doc.text
    start, end = sentence.doc[first].idx, sentence.doc[last - 1].idx + len(sentence.doc[last - 1])
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None
