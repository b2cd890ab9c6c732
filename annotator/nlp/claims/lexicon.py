"""The words of reported speech in one language, read from its ``claims.toml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.nlp.claims.inflection import Slot, inflect
from annotator.nlp.language import language_file


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb: its constructions, and the words that must follow or precede it."""

    lemma: str
    frames: frozenset[str]
    modality: str
    reflexive: bool
    tail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A reporting noun and its constructions."""

    frames: frozenset[str]
    modality: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """A prepositional phrase that attributes, as lower-case tokens.

    ``follows`` is ``any`` noun phrase, a ``speaker`` (person or body), ``inside`` where the
    phrase's own noun is the source, or ``nobody`` where it names none (an adverb of hearsay).
    """

    tokens: tuple[str, ...]
    follows: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the claim rules know of one language."""

    version: str
    forms: Mapping[str, tuple[tuple[Verb, Slot], ...]]
    nouns: Mapping[str, Noun]
    predicates: Mapping[str, Verb]
    copulas: Mapping[str, Slot]
    support: frozenset[str]
    support_nouns: frozenset[str]
    support_gap: frozenset[str]
    attributions: Mapping[str, tuple[Attribution, ...]]
    """By first token, the longest first."""
    exceptions: frozenset[str]
    words: Mapping[str, frozenset[str]]
    markers: Mapping[str, frozenset[str]]
    """By frame, the words that open its complement."""
    having: Mapping[str, Slot]
    being: Mapping[str, Slot]
    governing: Mapping[str, Slot]
    """Verbs that may stand between a subject and a reporting infinitive."""
    helpers: Mapping[str, Slot]
    """Auxiliaries before an infinitive that make it finite (did say, will say), if any."""
    unreal: Mapping[str, Slot]
    """Verbs that make a reporting infinitive a mere possibility (peut demander)."""


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of ``language`` (ISO 639-1)."""
    data = language_file(language, "claims")
    words = data["words"]
    sets = {
        name: frozenset(value if isinstance(value, list) else value.split())
        for name, value in words.items()
        if not isinstance(value, dict)
    }
    named = data.get("frames", {})
    markers = {**words["infinitive_markers"], **words["np_prepositions"]}
    support = data["support"]
    return Lexicon(
        version=str(data["version"]),
        forms=_verb_forms(data["verbs"], language, named),
        nouns=_nouns(data["nouns"]),
        predicates=_predicates(data["predicates"], named),
        copulas=_inflected(data["predicates"]["copulas"].split(), language),
        support=frozenset(_inflected(support["verbs"].split(), language)),
        support_nouns=frozenset(support["nouns"].split()),
        support_gap=frozenset(support["gap"].split()),
        attributions=_attributions(data["attributions"]),
        exceptions=frozenset(data["attribution_exceptions"]["nouns"].split()),
        words=sets,
        markers={named.get(name, name): frozenset(value) for name, value in markers.items()},
        having=_inflected([words["having"]], language),
        being=_inflected([words["being"]], language),
        helpers={
            form: slot
            for slot, listed in data.get("helpers", {}).items()
            for form in listed.split()
        },
        governing=_inflected(words["coming"].split(), language),
        unreal=_inflected(words["unreal"], language),
    )


def _inflected(lemmas: Iterable[str], language: str) -> dict[str, Slot]:
    forms: dict[str, Slot] = {}
    for lemma in lemmas:
        for form, slot in inflect(lemma, language).items():
            forms.setdefault(form, slot)
    return forms


def _parse_lemma(written: str) -> tuple[str, bool, tuple[str, ...]]:
    """Split ``se_faire_savoir`` into the verb, whether it is reflexive, and what follows it."""
    reflexive = written.startswith(("se_", "s'"))
    bare = written.removeprefix("se_").removeprefix("s'") if reflexive else written
    lemma, *tail = bare.split("_")
    return lemma, reflexive, tuple(tail)


def _verb_forms(
    groups: Iterable[Mapping[str, Any]], language: str, named: Mapping[str, str]
) -> dict[str, tuple[tuple[Verb, Slot], ...]]:
    frames: dict[tuple[str, bool, tuple[str, ...]], set[str]] = {}
    modality: dict[tuple[str, bool, tuple[str, ...]], str] = {}
    for group in groups:
        for written in group["lemmas"].split():
            key = _parse_lemma(written)
            frames.setdefault(key, set()).update(_frames(group, named))
            modality.setdefault(key, group["modality"])
    forms: dict[str, list[tuple[Verb, Slot]]] = {}
    for key in sorted(frames, key=lambda item: (-len(item[2]), not item[1])):
        # The most particular come first: further words, then reflexive verbs.
        lemma, reflexive, tail = key
        verb = Verb(lemma, frozenset(frames[key]), modality[key], reflexive, tail)
        for form, slot in inflect(lemma, language).items():
            finite = slot == "finite"
            if slot == "infinitive" and form in _forms(lemma, language, "finite"):
                forms.setdefault(form, []).append((verb, "finite"))
                finite = True
            forms.setdefault(form, []).append((verb, slot))
            if finite and form in _forms(lemma, language, "past"):
                forms[form].append((verb, "past"))
    return {form: tuple(found) for form, found in forms.items()}


@cache
def _forms(lemma: str, language: str, slot: Slot) -> frozenset[str]:
    return frozenset(inflect(lemma, language, only=slot))


def _frames(group: Mapping[str, Any], named: Mapping[str, str]) -> list[str]:
    """Return the constructions of a group, under the names the rules have for them."""
    return [named.get(frame, frame) for frame in group["frames"]]


def _nouns(groups: Iterable[Mapping[str, Any]]) -> dict[str, Noun]:
    frames: dict[str, set[str]] = {}
    modality: dict[str, str] = {}
    for group in groups:
        for word in f"{group['lemmas']} {group.get('plural', '')}".split():
            frames.setdefault(word, set()).update(group["frames"])
            modality.setdefault(word, group["modality"])
    return {word: Noun(frozenset(frames[word]), modality[word]) for word in frames}


def _predicates(data: Mapping[str, Any], named: Mapping[str, str]) -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for group in data["groups"]:
        for word in group["words"].split():
            verb = Verb(
                word, frozenset(_frames(group, named)), group["modality"], reflexive=False, tail=()
            )
            for ending in data["endings"]:
                found.setdefault(word + ending, verb)
    return found


def _attributions(items: Iterable[Mapping[str, str]]) -> dict[str, tuple[Attribution, ...]]:
    by_first: dict[str, list[Attribution]] = {}
    for item in items:
        tokens = tuple(item["phrase"].split())
        by_first.setdefault(tokens[0], []).append(Attribution(tokens, item["follows"]))
    return {
        first: tuple(sorted(found, key=lambda item: -len(item.tokens)))
        for first, found in by_first.items()
    }
