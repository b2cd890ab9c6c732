"""A span and a place of the article as they are read out."""

from collections.abc import Iterator

from PySide6.QtCore import QLocale

from annotator.core.model import HUMAN, Document, Span
from annotator.core.scheme import Scheme, wording
from annotator.ui.desk import Desk
from annotator.ui.i18n import language, translate
from annotator.ui.inspector.wording import origin_in_words, score_in_words, snippet, state_in_words


def span_in_words(desk: Desk, span: Span) -> str:
    """Return all that is shown of a span: label, words, state, parts, notes, which one it is."""
    return ". ".join(_facts(desk, span))


def named(desk: Desk, span: Span) -> str:
    """Return a span's label and words."""
    label = desk.project.scheme.label(span.label)
    return translate("Speaking", "{label}: “{words}”").format(
        label=wording(label.name, language()) if label else span.label, words=_words(desk, span)
    )


def around_in_words(desk: Desk, offset: int) -> str:
    """Return in which spans a place lies, the shortest first."""
    found = desk.at(offset)
    if not found:
        return translate("Speaking", "In no span")
    return translate("Speaking", "In {spans}").format(
        spans=" · ".join(named(desk, span) for span in found)
    )


def place_in_words(desk: Desk, document: Document) -> str:
    """Return where the annotator is: article, paragraph, character, spans, what is chosen."""
    locale, text, at = QLocale(), document.text, desk.offset
    facts = [
        translate("Speaking", "“{title}”").format(title=document.title),
        translate("Speaking", "Paragraph {number} of {count}, character {at} of {length}").format(
            number=locale.toString(text.count("\n", 0, at) + 1),
            count=locale.toString(text.count("\n") + 1),
            at=locale.toString(at),
            length=locale.toString(len(text)),
        ),
    ]
    chosen, focused = desk.selection, desk.focused
    if chosen is not None:
        words = snippet(text[chosen.start : chosen.end])
        facts.append(translate("Speaking", "Chosen: “{words}”").format(words=words))
    if focused is not None:
        facts.append(span_in_words(desk, focused))
    else:
        facts.append(around_in_words(desk, at))
    left = len(desk.walkable())
    facts.append(translate("Speaking", "%n suggestion(s) left to decide", "", left))
    return ". ".join(facts)


def _facts(desk: Desk, span: Span) -> Iterator[str]:
    scheme = desk.project.scheme
    yield named(desk, span)
    yield state_in_words(span.state)
    if span.origin != HUMAN:
        yield origin_in_words(span.origin)
    if span.score is not None:
        yield score_in_words(span.score)
    yield from _values(span, scheme)
    yield from _links(desk, span)
    if span.flagged:
        yield translate("Speaking", "Flagged")
    if span.comment:
        yield translate("Speaking", "Comment: {words}").format(words=span.comment)
    places = [one.id for one in desk.visible()]
    if span.id in places:
        number, count = QLocale().toString(places.index(span.id) + 1), len(places)
        yield translate("Speaking", "Span {number} of {count}").format(
            number=number, count=QLocale().toString(count)
        )


def _values(span: Span, scheme: Scheme) -> Iterator[str]:
    for attribute in scheme.attributes(span.label, disabled=True):
        value, names = span.attributes.get(attribute.id, ""), dict(attribute.values)
        if value:
            yield translate("Speaking", "{attribute}: {value}").format(
                attribute=wording(attribute.name, language()),
                value=wording(names[value], language()) if value in names else value,
            )


def _links(desk: Desk, span: Span) -> Iterator[str]:
    for link in desk.links(span.id):
        outgoing = link.head == span.id
        other = desk.span(link.child if outgoing else link.head)
        kind = desk.project.scheme.relation(link.type)
        if other is None:
            continue
        said = (
            translate("Speaking", "{relation}: “{words}”")
            if outgoing
            else translate("Speaking", "{relation}, of “{words}”")
        )
        name = wording(kind.name, language()) if kind else link.type
        yield said.format(relation=name, words=_words(desk, other))


def _words(desk: Desk, span: Span) -> str:
    return snippet(desk.document.text[span.start : span.end]) if desk.document else ""
