"""Whom a pronoun that states something stands for: the last plausible source named before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from annotator.core.suggestions import Range
from annotator.nlp.claims.drafts import Draft
from annotator.nlp.language import has_language, language_file

_REACH = 1500
"""How many characters back a pronoun may reach: about three paragraphs."""


@dataclass(frozen=True, slots=True)
class _Pronoun:
    """What is known of whom a pronoun stands for; empty where the form does not tell."""

    number: str
    gender: str


def mentions(doc: Doc, text: str, drafts: Sequence[Draft]) -> dict[Range, str]:
    """Return the words of the mention for each source that is a pronoun and can be resolved.

    Candidates are sources of other claims and names of persons and organisations before the
    pronoun; the nearest that agrees in number and, where both are known, in gender is taken. A
    source of an earlier claim outweighs a mere name at the same distance: who has spoken speaks
    on.
    """
    pronouns = _pronouns(doc.lang_)
    if not pronouns:
        return {}
    sources = [draft.source for draft in drafts if draft.source is not None]
    named = [place for place in sources if _word(text, place) not in pronouns]
    people = [
        (entity.start_char, entity.end_char)
        for entity in doc.ents
        if entity.label_ in ("PER", "ORG", "PERSON")
    ]
    found: dict[Range, str] = {}
    for place in sources:
        pronoun = pronouns.get(_word(text, place))
        if pronoun is None or place in found:
            continue
        for candidate in (*_before(named, place), *_before(people, place)):
            if _agrees(doc, candidate, pronoun):
                found[place] = " ".join(text[slice(*candidate)].split())
                break
    return found


def _before(places: Iterable[Range], pronoun: Range) -> Iterator[Range]:
    """Yield what lies before a pronoun and within reach, the nearest first."""
    near = [place for place in places if pronoun[0] - _REACH <= place[0] and place[1] <= pronoun[0]]
    yield from sorted(set(near), reverse=True)


def _agrees(doc: Doc, place: Range, pronoun: _Pronoun) -> bool:
    span = doc.char_span(*place, alignment_mode="expand")
    if span is None:
        return False
    head = span.root
    number, gender = _feature(head, "Number"), _feature(head, "Gender")
    if head.pos_ == "PROPN":
        # A name tells neither by itself; a person's is singular.
        number = number or "Sing"
        gender = _title_gender(span)
    return _same(number, pronoun.number) and _same(gender, pronoun.gender)


def _title_gender(span: Span) -> str:
    """Return the gender of the noun that introduces a name (« la ministre Anne Lemoal »)."""
    nouns = [token for token in span if token.pos_ == "NOUN"]
    before = span.doc[span.start - 1] if span.start else None
    if not nouns and before is not None and before.pos_ == "NOUN":
        nouns = [before]
    return _feature(nouns[0], "Gender") if nouns else ""


def _feature(token: Token, name: str) -> str:
    value: str = token.morph.to_dict().get(name, "")
    return value


def _same(one: str, other: str) -> bool:
    return not one or not other or one == other


def _word(text: str, place: Range) -> str:
    return text[slice(*place)].lower().replace("’", "'")


@cache
def _pronouns(language: str) -> dict[str, _Pronoun]:
    if not has_language(language or "-"):
        return {}
    data = language_file(language, "language").get("references", {})
    return {
        form: _Pronoun(number, gender)
        for key, listed in data.items()
        for number, _, gender in (key.partition("_"),)
        for form in listed
    }
