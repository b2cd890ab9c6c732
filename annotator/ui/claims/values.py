"""Setting the attributes of the focused span by one key each."""

from functools import partial

from PySide6.QtCore import QObject

from annotator.core.ids import SpanId
from annotator.core.model import Span
from annotator.core.scheme import Attribute, Scheme, wording
from annotator.ui.claims.strip import DIGITS, Choice, ChoiceStrip
from annotator.ui.desk import Notice
from annotator.ui.gestures import Gestures
from annotator.ui.i18n import language

_Value = tuple[Attribute, str, str]
"""An attribute, one of its values, and the name of that."""


class ValueChoice(QObject):
    """Shows the values that the focused span may have; each is set by its digit or a click.

    The strip goes when every attribute was set once, or when another span gets the focus.
    """

    def __init__(self, strip: ChoiceStrip, gestures: Gestures) -> None:
        super().__init__(strip)
        self._strip, self._gestures, self._desk = strip, gestures, gestures.desk
        self._span: SpanId | None = None
        self._page = 0
        self._set: set[str] = set()
        strip.left.connect(self.close)
        desk = self._desk
        for signal in (desk.focus_changed, desk.document_changed, desk.linking_changed):
            signal.connect(self.close)
        desk.spans_changed.connect(self._follow)

    def open(self) -> bool:
        """Show the values of the focused span, or the next of them; tell whether it has any."""
        span = self._desk.focused
        if span is None:
            self._desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return True
        pages = pages_of(self._desk.project.scheme, span)
        if not pages:
            return False
        if self._span == span.id and not self._strip.isHidden():
            self._page += 1
            if self._page >= len(pages):
                self.close()
                return True
        else:
            self._span, self._page, self._set = span.id, 0, set()
        self._show(span)
        return True

    def close(self) -> None:
        """Take the strip away."""
        if self._span is not None:
            self._span = None
            self._strip.close_choices()

    def _follow(self) -> None:
        span = self._desk.focused
        if self._span is not None and span is not None and span.id == self._span:
            self._show(span)
        else:
            self.close()

    def _show(self, span: Span) -> None:
        pages = pages_of(self._desk.project.scheme, span)
        if self._page >= len(pages):
            self.close()
            return
        self._strip.offer(
            "",
            (
                Choice(
                    text=name,
                    take=partial(self._take, attribute.id, value),
                    group=wording(attribute.name, language()),
                    marked=span.attributes.get(attribute.id) == value,
                )
                for attribute, value, name in pages[self._page]
            ),
        )

    def _take(self, attribute: str, value: str) -> None:
        span = self._desk.focused
        if span is None:
            return
        self._set.add(attribute)
        self._gestures.set_attribute(attribute, value)
        wanted = {
            item.id for page in pages_of(self._desk.project.scheme, span) for item, _, _ in page
        }
        if wanted <= self._set:
            self.close()


def pages_of(scheme: Scheme, span: Span) -> list[list[_Value]]:
    """Return the values that a span may be given, as many together as there are digits.

    The values of one attribute stay together where they can.
    """
    pages: list[list[_Value]] = []
    for attribute in scheme.attributes(span.label):
        if attribute.free:
            continue
        values = [
            (attribute, value, wording(name, language())) for value, name in attribute.offered
        ]
        if pages and len(pages[-1]) + len(values) <= len(DIGITS):
            pages[-1] += values
        else:
            pages += [
                values[first : first + len(DIGITS)] for first in range(0, len(values), len(DIGITS))
            ]
    return pages
