"""Quotations that no reporting verb claims: after a colon, on their own, or within a clause."""

from annotator.nlp.claims.quotes import Quotation
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Found, Scene, Tokens


def loose_claims(
    scene: Scene, region: Region, taken: list[Tokens], inner: list[Tokens]
) -> list[Found]:
    """Return the claims of the quotations in ``region`` that touch none of ``taken``.

    ``inner`` are the contents that incises inside quotations have claimed.
    """
    found: list[Found] = []
    for quote in region.quotes:
        if any(first <= quote.close and quote.open <= last for first, last in taken):
            continue
        claim = _after_colon(scene, region, quote) or _alone(scene, region, quote, inner)
        if claim is not None:
            found.append(claim)
            taken.append(claim.content)
    return found


def _after_colon(scene: Scene, region: Region, quote: Quotation) -> Found | None:
    """« Le témoignage d'un proche : "…" », « X : "…" »."""
    words = scene.words
    colon = quote.open - 1
    if colon <= region.first or words.form[colon] != ":" or quote.last - quote.first < 2:
        return None
    noun = next(
        (
            index
            for index in reversed(list(region.flat(region.first, colon - 1)))
            if words.lower[index] in scene.lexicon.nouns
            and "colon" in scene.lexicon.nouns[words.lower[index]].frames
        ),
        None,
    )
    verb = next(
        (
            index
            for index in region.flat(region.first, colon - 1)
            if words.is_finite(index) and words.dep[index] not in {"acl:relcl"}
        ),
        None,
    )
    cue: Tokens | None = None
    source: Tokens | None
    if noun is not None:
        start = noun - 1 if noun > region.first and words.pos[noun - 1] == "DET" else noun
        cue = (start, noun)
        source = _complement(scene, region, noun, colon) or (
            scene.sources.left_of(verb, region) if verb is not None else None
        )
    elif verb is not None:
        head = words.head[verb] if words.pos[verb] == "AUX" else verb
        cue = (min(verb, head), max(verb, head)) if abs(verb - head) < 6 else (verb, verb)
        source = scene.sources.left_of(verb, region)
    else:
        source = (region.first, colon - 1) if colon - region.first <= 8 else None
        if source is not None and words.pos[source[1]] not in {"PROPN", "NOUN", "PRON", "PUNCT"}:
            source = None
    return Found(
        content=(quote.open, quote.close),
        source=source,
        cue=cue,
        modality="asserted",
        rule="colon",
    )


def _complement(scene: Scene, region: Region, noun: int, limit: int) -> Tokens | None:
    """The speaker in « le témoignage d'un proche »."""
    for index in range(noun + 1, limit):
        if scene.words.pos[index] in {"NOUN", "PROPN"}:
            return scene.sources.phrase(index, region)
        if scene.words.is_finite(index):
            break
    return None


def _alone(scene: Scene, region: Region, quote: Quotation, inner: list[Tokens]) -> Found | None:
    """A quotation that is a sentence, or the quoted part of one."""
    if not _is_proposition(scene, region, quote):
        return None
    if any(
        quote.first <= first and last <= quote.last and _long_part(quote, first, last)
        for first, last in inner
    ):
        return None  # an incise inside the quotation has claimed it
    whole = quote.open <= region.first and quote.close >= scene.bounds.trim_right(
        region.first, region.last
    )
    if whole:
        return Found(
            content=(quote.open, quote.close),
            source=None,
            cue=None,
            modality="asserted",
            rule="free-quote",
        )
    last = scene.bounds.trim_right(region.first, region.last)
    first = region.first
    for index in region.flat(first, quote.open - 1):
        if scene.words.form[index] in {":", ";"}:
            first = index + 1
    return Found(
        content=(first, last), source=None, cue=None, modality="asserted", rule="part-quote"
    )


def _long_part(quote: Quotation, first: int, last: int) -> bool:
    """Tell whether the tokens ``first`` to ``last`` begin the quotation."""
    return first <= quote.first + 1 and last > first


def _is_proposition(scene: Scene, region: Region, quote: Quotation) -> bool:
    """Tell a quoted statement from a title, a term or scare quotes."""
    words = scene.words
    length = quote.last - quote.first + 1
    for index in range(max(region.first, quote.open - 3), quote.open):
        if words.lower[index] in scene.sets["titles"]:
            return False
    if not scene.has_finite(quote.first, quote.last):
        return False
    if quote.open <= region.first:
        return length >= 3
    is_title = words.form[quote.first][0].isupper() and words.form[quote.open - 1] != ","
    return length >= (8 if is_title else 4)
