"""Quotations that no reporting verb claims: after a colon, on their own, or within a clause."""

from annotator.nlp.claims.quotes import Quotation
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Found, Scene, Tokens

_GROUP = 6
_TERM = 6
_TOPIC = 8


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
    colon = quote.open - 1
    if colon <= region.first or scene.words.form[colon] != ":" or quote.last - quote.first < 2:
        return None
    short = quote.last - quote.first < _TERM
    if short and not scene.has_finite(quote.first, quote.last):
        return None
    cue, source = _by_noun(scene, region, colon) or _by_verb(scene, region, colon) or (None, None)
    if cue is None:
        source = _topic(scene, region, colon)
    return Found(
        content=(quote.open, quote.close),
        source=source,
        cue=cue,
        modality="asserted",
        rule="colon",
    )


def _by_noun(
    scene: Scene, region: Region, colon: int
) -> tuple[Tokens | None, Tokens | None] | None:
    """Return the last noun of speech before the colon and whose it is."""
    words, nouns = scene.words, scene.lexicon.nouns
    for noun in reversed(list(region.flat(region.first, colon - 1))):
        if words.lower[noun] in nouns and "colon" in nouns[words.lower[noun]].frames:
            start = noun - 1 if noun > region.first and words.pos[noun - 1] == "DET" else noun
            verb = _main_verb(scene, region, colon)
            source = _complement(scene, region, noun, colon)
            if source is None and verb is not None:
                source = scene.sources.left_of(verb, region)
            return (start, noun), source
    return None


def _by_verb(
    scene: Scene, region: Region, colon: int
) -> tuple[Tokens | None, Tokens | None] | None:
    """Return the main verb before the colon and its subject."""
    verb = _main_verb(scene, region, colon)
    if verb is None:
        return None
    head = scene.words.head[verb] if scene.words.pos[verb] == "AUX" else verb
    near = abs(verb - head) < _GROUP
    cue = (min(verb, head), max(verb, head)) if near else (verb, verb)
    return cue, scene.sources.left_of(verb, region)


def _main_verb(scene: Scene, region: Region, colon: int) -> int | None:
    words = scene.words
    return next(
        (
            index
            for index in region.flat(region.first, colon - 1)
            if words.is_finite(index) and words.dep[index] != "acl:relcl"
        ),
        None,
    )


def _topic(scene: Scene, region: Region, colon: int) -> Tokens | None:
    """« X : "…" »: a headline's speaker before the colon."""
    if colon - region.first > _TOPIC:
        return None
    if scene.words.pos[colon - 1] not in {"PROPN", "NOUN", "PRON", "PUNCT"}:
        return None
    return region.first, colon - 1


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
