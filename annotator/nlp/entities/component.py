"""The pipeline component that corrects named entities."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.nlp.claims.labels import entity_label
from annotator.nlp.claims.regions import Layout, layout_of
from annotator.nlp.claims.words import Words, words_of
from annotator.nlp.entities.agreement import agree
from annotator.nlp.entities.apposition import Apposition
from annotator.nlp.entities.dates import date_pattern, dates, with_dates
from annotator.nlp.entities.edges import Edges
from annotator.nlp.entities.lexicon import Names, names
from annotator.nlp.entities.mentions import Mention, put, put_where_free, whole_word
from annotator.nlp.entities.organisations import Organisations
from annotator.nlp.entities.patterns import Patterns

_KEY = "annotator_entities"
RULES_VERSION = "2"
"""Raised when the rules or their data change what they find."""


@Language.factory("annotator_entities", assigns=["doc.ents"], requires=["doc.ents"])
def create_entities(nlp: Language, name: str) -> "Entities":  # noqa: ARG001
    """Build the component."""
    return Entities(nlp.lang or "")


class Entities:
    """Puts the pipeline's entities right and remembers which rule changed each."""

    def __init__(self, language: str) -> None:
        self._names: Names = names(language)
        self._dates = date_pattern(language)

    def __call__(self, doc: Doc) -> Doc:
        """Replace ``doc.ents``."""
        words = words_of(doc)
        place = {token: index for index, token in enumerate(words.token)}
        mentions = [
            Mention(place[span.start], place[span.end - 1], label)
            for span in doc.ents
            if span.start in place and span.end - 1 in place
            if (label := entity_label(words.language, span.label_))
        ]
        settled = correct(words, self._names, mentions, layout_of(doc, words))
        settled = with_dates(settled, dates(words, self._dates))
        given = {(item.first, item.last, item.label) for item in mentions}
        spans: list[Span] = []
        rules: dict[tuple[int, int], str] = {}
        for mention in settled:
            first, last = words.token[mention.first], words.token[mention.last]
            spans.append(Span(doc, first, last + 1, label=mention.label))
            same = (mention.first, mention.last, mention.label) in given
            rules[words.chars(mention.first, mention.last)] = "" if same else mention.rule
        doc.ents = spans
        doc.user_data[_KEY] = rules
        return doc


def rule_of(doc: Doc, start: int, end: int) -> str:
    """Return the rule that made the entity at ``start``-``end``, or nothing."""
    rules: dict[tuple[int, int], str] = doc.user_data.get(_KEY, {})
    return rules.get((start, end), "")


def correct(words: Words, known: Names, mentions: list[Mention], layout: Layout) -> list[Mention]:
    """Return the entities of a text, corrected; in order and without overlap."""
    starts = _starts(words, layout)
    patterns = Patterns(words, known, starts, layout.quotes)
    organisations = Organisations(words, known, starts)
    apposition = Apposition(words, known, starts)
    edges = Edges(words, known, starts, layout.quotes)
    settled = edges.settle(mentions)
    settled = _with_known(patterns, settled)
    settled = put(settled, patterns.datelines(settled))
    settled = _unless_known(settled, patterns.demonyms())
    settled = put(settled, patterns.papers())
    settled = put(settled, organisations.credits())
    settled = put(settled, organisations.institutions(settled))
    settled = put(settled, organisations.papers())
    settled = put(settled, organisations.clubs())
    settled = put(settled, organisations.signed())
    settled = put(settled, organisations.governing())
    settled = put(settled, organisations.alone(settled))
    settled = put(settled, patterns.places(settled))
    settled = put(settled, apposition.found(settled))
    settled = put(settled, apposition.employers(settled))
    settled = put(settled, patterns.persons())
    settled = put(settled, patterns.people_by_role(settled))
    settled = put(settled, patterns.events(settled))
    settled = put(settled, patterns.in_quotes(settled))
    settled = put(settled, patterns.works(settled))
    settled = [_whole(words, mention) for mention in settled]
    return agree(words, put((), settled))


def _whole(words: Words, mention: Mention) -> Mention:
    last = whole_word(words, mention.last)
    return mention if last == mention.last else mention.at(mention.first, last, "trimmed")


def _unless_known(mentions: list[Mention], added: list[Mention]) -> list[Mention]:
    known = [item for item in mentions if item.rule == "known-name"]
    return put(mentions, [new for new in added if not any(new.overlaps(item) for item in known)])


def _starts(words: Words, layout: Layout) -> frozenset[int]:
    """Return the first words of the sentences, behind marks and numbers of lists."""
    starts = {region.first for region in layout.regions}
    last = len(words) - 1
    for region in layout.regions:
        place = region.first
        while place < min(last, region.last) and not words.form[place][0].isalpha():
            place += 1
            starts.add(place)
    return frozenset(starts)


def _with_known(patterns: Patterns, mentions: list[Mention]) -> list[Mention]:
    """Add the known names; one inside a longer entity of the pipeline leaves that alone."""
    certain, free = [], []
    for name in patterns.known():
        around = [item for item in mentions if item.overlaps(name)]
        if any(
            item.first <= name.first
            and name.last <= item.last
            and (item.first, item.last) != (name.first, name.last)
            for item in around
        ):
            continue
        if around:
            certain.append(name)
        elif not patterns.doubtful(name):
            free.append(name)
    return put_where_free(put(mentions, certain), free)
