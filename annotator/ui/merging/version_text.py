"""One version of somebody's work on an article, with what only it has marked on the text.

The page is only shown: nothing is read back from it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from annotator.app.merging import Version
from annotator.core.ids import SpanId
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Scheme
from annotator.ui.theme import Theme

_TINT = 40
_OWN = "\u25c6"
"""Stands before the name of a label that only this version has."""

Place = tuple[int, int]
"""Where something begins and ends on the page, in the page's own positions."""


def own_spans(version: Version, others: Iterable[Version]) -> frozenset[SpanId]:
    """Return the spans that not all of the other versions have just so, links included.

    Suggestions left undecided are nobody's work, so they are no difference.
    """
    everywhere = [set(_looks(other).values()) for other in others]
    undecided = {span.id for span in version.spans if span.state is SpanState.SUGGESTED}
    return frozenset(
        span
        for span, look in _looks(version).items()
        if span not in undecided and not all(look in looks for looks in everywhere)
    )


class VersionText:
    """Fills a document with an article and the labels of one version."""

    def __init__(self, document: QTextDocument, scheme: Scheme, theme: Theme, font: QFont) -> None:
        self._document, self._theme = document, theme
        self._labels = {label.id: label for label in scheme.labels(disabled=True)}
        self._apart = scheme.zone_layers()
        document.clear()
        document.setDefaultFont(font)
        document.setDocumentMargin(16)
        self._plain = QTextCharFormat()
        self._plain.setForeground(theme.colour("text"))
        self.places: list[tuple[int, Place]] = []
        """Of each span that only this version has: where it is in the text, and on the page."""

    def write(self, text: str, spans: Sequence[Span], own: Collection[SpanId]) -> None:
        """Write the text; spans in ``own`` stand out by tint, line and sign."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        block = QTextBlockFormat()
        block.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(0.5 * self._document.defaultFont().pointSizeF())
        cursor.setBlockFormat(block)
        shown = [span for span in spans if span.layer not in self._apart and _stands(span, own)]
        begun: dict[SpanId, int] = {}
        for start, end, over, closed in _cut(shown, len(text)):
            for span in over:
                begun.setdefault(span.id, cursor.position())
            cursor.insertText(text[start:end], self._look(over, own))
            for span in closed:
                self._tag(cursor, span, own=span.id in own)
                if span.id in own:
                    self.places.append((span.start, (begun[span.id], cursor.position())))
        cursor.endEditBlock()
        self.places.sort()

    def _look(self, over: Sequence[Span], own: Collection[SpanId]) -> QTextCharFormat:
        look = QTextCharFormat(self._plain)
        if not over:
            return look
        inner = min(over, key=lambda span: span.length)
        ink = self._theme.ink(self._labels.get(inner.label))
        look.setUnderlineColor(ink)
        if any(span.id in own for span in over):
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setBackground(self._theme.colour("accent", _TINT))
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return look

    def _tag(self, cursor: QTextCursor, span: Span, *, own: bool) -> None:
        """Write a label's name, small, behind its words."""
        tag = QTextCharFormat()
        tag.setForeground(self._theme.ink(self._labels.get(span.label)))
        tag.setFontPointSize(max(self._document.defaultFont().pointSizeF() * 0.72, 7))
        tag.setFontWeight(QFont.Weight.Bold)
        tag.setFontStrikeOut(span.state is SpanState.REJECTED)
        if own:
            tag.setBackground(self._theme.colour("accent", _TINT))
        sign = _OWN if own else ""
        asked = "?" if span.state is SpanState.SUGGESTED else ""
        cursor.insertText(f"\u2060\u202f{sign}{span.label}{asked}", tag)


def _stands(span: Span, own: Collection[SpanId]) -> bool:
    """Tell whether a span is to be seen: a rejected one only where that is the difference."""
    return span.visible or span.id in own


def _cut(spans: Sequence[Span], length: int) -> Iterator[tuple[int, int, list[Span], list[Span]]]:
    """Yield the parts of a text, each with the spans over it and those that end with it."""
    edges = sorted({length, *(edge for span in spans for edge in (span.start, span.end))})
    here, waiting, over = 0, sorted(spans, key=lambda span: span.start), list[Span]()
    for end in edges:
        if end > here:
            while waiting and waiting[0].start <= here:
                over.append(waiting.pop(0))
            closed = sorted((one for one in over if one.end == end), key=lambda one: -one.start)
            yield here, end, list(over), closed
            over = [one for one in over if one.end > end]
            here = end


def _looks(version: Version) -> dict[SpanId, object]:
    places = {span.id: (span.start, span.end, span.label) for span in version.spans}
    links: dict[SpanId, set[object]] = {}
    for one in version.relations:
        for here, there, is_head in ((one.head, one.child, True), (one.child, one.head, False)):
            told = (one.type, one.state, is_head, places.get(there))
            links.setdefault(here, set()).add(told)
    return {span.id: _look_of(span, links.get(span.id, set())) for span in version.spans}


def _look_of(span: Span, links: Collection[object]) -> object:
    """Return all that tells a span from another, ids left out: each copy may have made its own."""
    chosen = frozenset(span.attributes.items())
    said = (span.state, span.flagged, span.comment)
    return span.start, span.end, span.layer, span.label, said, chosen, frozenset(links)
