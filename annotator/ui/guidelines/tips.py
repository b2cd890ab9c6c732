"""What stands over a label or a span while the mouse rests on it."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from annotator.core.model import Span
from annotator.core.scheme import Label, Scheme, wording
from annotator.ui.guidelines.markdown import as_html, plain
from annotator.ui.i18n import language, translate
from annotator.ui.inspector.wording import origin_in_words, score_in_words, state_in_words
from annotator.ui.plain_words import rich

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_TAG = 16.0
"""How far above its words a span's tag may stand, in pixels."""
_WIDTH = 380


def label_tip(label: Label) -> str:
    """Return a label's name, definition and examples as a tooltip."""
    parts = [_head(wording(label.name, language()), label.id)]
    for words in (label.guideline, label.examples):
        text = wording(words, language())
        if text.strip():
            parts.append(as_html(text))
    return _boxed(parts)


def label_words(label: Label) -> str:
    """Return a label's definition in plain words, for a screen reader."""
    return plain(wording(label.guideline, language()))


def span_tip(scheme: Scheme, span: Span) -> str:
    """Return what a span is: its label with the definition, its state and origin, its note."""
    label = scheme.label(span.label)
    name = wording(label.name, language()) if label is not None else str(span.label)
    facts = [state_in_words(span.state), score_in_words(span.score), origin_in_words(span.origin)]
    for attribute in scheme.attributes(span.label, disabled=True):
        value = span.attributes.get(attribute.id, "")
        if value:
            shown = wording(dict(attribute.values).get(value, {}), language()) or value
            facts.append(
                translate("guidelines", "{attribute}: {value}").format(
                    attribute=wording(attribute.name, language()), value=shown
                )
            )
    parts = [_head(name, span.label)]
    text = wording(label.guideline, language()) if label is not None else ""
    if text.strip():
        parts.append(as_html(text))
    parts.append(f"<p>{escape(' · '.join(fact for fact in facts if fact))}</p>")
    if span.comment:
        note = translate("guidelines", "Note: {note}").format(note=span.comment)
        parts.append(f"<p><i>{escape(note)}</i></p>")
    return _boxed(parts)


class SpanTips(QObject):
    """Shows over the article what the span under the mouse is; the shortest where several lie."""

    def __init__(self, view: "ArticleView") -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)

    def remove(self) -> None:
        """Show no tips any more."""
        self._view.viewport().removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Answer when the mouse rests."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return False
        span = self.span_at(QPointF(event.pos()))
        viewport = self._view.viewport()
        if span is None:
            QToolTip.hideText()
            return True
        text = span_tip(self._view.desk.project.scheme, span)
        QToolTip.showText(event.globalPos(), text, viewport)
        return True

    def span_at(self, point: QPointF) -> Span | None:
        """Return the span whose words, or tag, are at a point of the viewport."""
        view = self._view
        if view.desk.document is None:
            return None
        near = view.offsets.to_codepoint(view.cursorForPosition(point.toPoint()).position())
        found = {span.id: span for at in (near, near - 1) for span in view.desk.at(at)}
        spot = view.in_document(point)
        for span in sorted(found.values(), key=lambda one: one.length):
            pieces = view.geometry_of.pieces(
                view.offsets.to_utf16(span.start), view.offsets.to_utf16(span.end)
            )
            if any(QRectF(piece.rect).adjusted(-1, -_TAG, 1, 2).contains(spot) for piece in pieces):
                return span
        return None


def _head(name: str, identifier: str) -> str:
    code = "" if name == identifier else f" <span>({escape(identifier)})</span>"
    return f"<p><b>{escape(name)}</b>{code}</p>"


def _boxed(parts: list[str]) -> str:
    """Return the parts in a box of bounded width: tooltips know no other way to break lines."""
    return rich(f'<table width="{_WIDTH}"><tr><td>{"".join(parts)}</td></tr></table>')
